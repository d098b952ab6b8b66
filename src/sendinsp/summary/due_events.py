"""Due dates as calendar events."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp import frameworks
from sendinsp.deadlines.due import Window
from sendinsp.deadlines.explain import rule_unknown_since
from sendinsp.deadlines.words import BASES, count_words, rule_unknown_words, window_words
from sendinsp.model.dates import human_day
from sendinsp.model.event import Event
from sendinsp.model.framework import Deadline
from sendinsp.register.register import Register
from sendinsp.summary.due_rows import PlanDue


def event(one: PlanDue, register: Register) -> Event | None:
    """The event of a plan's due date; None where no day can be named."""
    inspection, window = one.inspection, one.due.window
    if window.due is None or window.earliest is None or window.latest is None:
        return None
    name = register.areas.name(inspection.area)
    lines = [_basis(window, one.rule)]
    lines += _said(one, register)
    disputed = inspection.disputes(one.plan.starts.get(window.basis, ""))
    if disputed:
        lines.append("Other sources say otherwise of the date that it rests on.")
    if window.earliest != window.latest:
        lines.append(f"It may be due from {human_day(window.earliest)} to {human_day(window.latest)}.")
    caveat = one.rule.caveat if window.start is not None else None
    if caveat:
        lines.append(f"Not sure: {caveat}")
    if one.due.softened is not None:
        lines.append(f"Softened for a time: {one.due.softened.softened}.")
    if one.due.provisional:
        lines.append("Provisional: bank holidays are not officially listed so far ahead.")
    lines += [f"The counting: sendinsp {one.plan.command} {inspection.area} --explain", f"Record: {inspection.id}"]
    address = inspection.report.url or inspection.report.page
    estimate = " (estimate)" if window.is_estimate else ""
    if address:
        lines.append(f"{frameworks.words_of(inspection.framework).document}: {address}")
    return Event(
        uid=f"{one.plan.short.casefold()}-{inspection.id.replace('/', '-')}@sendinsp",
        day=window.due,
        summary=f"{one.plan.short} due: {name}{estimate}",
        description="\n".join(lines),
        tentative=window.is_estimate or one.due.provisional or caveat is not None or disputed,
        url=address,
        alarms=(14, 1) if window.due >= one.due.as_of else (),
    )


def why_no_event(one: PlanDue) -> str:
    """Why no day can be named for a plan, in a few words."""
    if one.due.state == "awaiting-report":
        return "the report is awaited"
    if one.due.window.earliest is not None:
        return f"no day is known, only {window_words(one.due.window)}"
    since = rule_unknown_since(one.inspection, one.rule)
    return rule_unknown_words(since) if since is not None else "no date is known well enough to count from"


def _basis(window: Window, rule: Deadline) -> str:
    if window.basis == "stated":
        return "A source states this date."
    count, words = count_words(window.basis, rule), BASES[window.basis]
    if window.basis == "published":
        return f"An estimate: {count} from {words.event}, typically {rule.publication_lag.typical}."
    return f"{'An estimate: ' if words.estimate else ''}{count} from {words.day}."


def _said(one: PlanDue, register: Register) -> Iterator[str]:
    """Who states the date, where a source does."""
    if one.due.window.basis != "stated":
        return
    for name in one.inspection.given_by(one.plan.due_stated):
        source = register.sources.get(name)
        if source is not None:
            yield f"Stated by {source.publisher}" + (f": {source.url}" if source.url else "")
