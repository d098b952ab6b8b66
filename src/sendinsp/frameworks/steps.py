"""Steps of a line of time, of which the frameworks put together theirs."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.deadlines.due import Due, Window
from sendinsp.deadlines.explain import rule_unknown_since
from sendinsp.deadlines.words import BASES, count_words, rule_unknown_words
from sendinsp.deadlines.working_days import subtract_working_days, working_days_between
from sendinsp.frameworks.interface import AWAITED_NOTE, PlanKind, Step
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.fields import facts_of
from sendinsp.model.framework import VISITS, Before, Deadline, Framework
from sendinsp.model.inspection import Inspection


def beginning(inspection: Inspection, framework: Framework | None, before: Before = "fieldwork") -> Iterator[Step]:
    """The steps that all inspections take: visits called off, notice, fieldwork, report.

    Args:
        inspection: the record.
        framework: its framework's file.
        before: what the first day of its fieldwork is the first day of.
    """
    yield from called_off(inspection, "inspection", "Inspection called off")
    yield from notice(inspection, framework, before)
    yield from recorded(inspection, "fieldwork", "report")


def called_off(inspection: Inspection, visit: str, label: str) -> Iterator[Step]:
    """Visits of a kind that were announced and then called off."""
    for one in inspection.called_off:
        if one.visit == visit:
            day, note = one.announced, "announced; when it was called off is not known"
            if one.withdrawn is not None:
                day, note = one.withdrawn, f"announced {one.announced.human()}"
            yield Step("called_off", label, str(day), "known", note, inspection.given_by("called_off"))


def recorded(inspection: Inspection, *sections: str) -> Iterator[Step]:
    """The labelled dates of sections, in their order; those that are not recorded too, unless they are rare."""
    for path, (spec, _) in facts_of(type(inspection)).items():
        if path.partition(".")[0] not in sections or not (spec.dated and spec.about.label):
            continue
        span = inspection.date_at(path)
        if span is not None:
            yield of_record(inspection, path, spec.about.label, span)
        elif not spec.about.rare:
            yield Step(path, spec.about.label, None, "missing", _why_missing(inspection, path))


def of_record(inspection: Inspection, path: str, label: str, span: DateSpan) -> Step:
    """The step of a date that is recorded in the field at a path, or in an item of the list there."""
    doubt = inspection.doubts.get(path)
    return Step(
        path, label, str(span), "doubtful" if doubt else "known", doubt or "", inspection.given_by(path),
        inspection.disputes(path),
    )  # fmt: skip


def _why_missing(inspection: Inspection, path: str) -> str:
    if path == "report.published":
        return "it is out" if inspection.is_published else AWAITED_NOTE
    if path == "fieldwork.start" and inspection.term is not None:
        return f"in {inspection.term.human()}"
    return ""


def notice(inspection: Inspection, framework: Framework | None, before: Before) -> Iterator[Step]:
    """The notice, reckoned back from the first day of fieldwork, where its announcement is not recorded."""
    start = inspection.fieldwork.start
    days = framework.notice_before(before) if framework is not None else None
    if days is None or start is None or start.day is None or inspection.fieldwork.announced is not None:
        return
    day = subtract_working_days(start.day, days)
    sure = not inspection.doubted("fieldwork.start")
    yield reckoned("notice", "Notice given", DateSpan.of(day), f"{days} working days before {VISITS[before]}", sure)


def due_steps(inspection: Inspection, plan: PlanKind, due: Due | None, rule: Deadline | None) -> Iterator[Step]:
    """When the plan is due: as a source states and as reckoned."""
    if due is None or rule is None:
        return
    step, label = f"{plan.due_stated.partition('.')[0]}.due", f"{plan.short} due"
    window = due.window
    less_strict = f"; for a time softened: {due.softened.softened}" if due.softened is not None else ""
    if window.earliest is None or window.latest is None:
        since = rule_unknown_since(inspection, rule)
        why = rule_unknown_words(since) if since is not None else "no date is known well enough to count from"
        yield Step(step, label, None, "missing", why + less_strict)
        return
    if window.basis != "stated":
        stated = ""
        if due.due_stated is not None and not inspection.doubted(plan.due_stated):
            stated = f"; a source states {due.due_stated.human()}"
        disputed = inspection.disputes(plan.starts.get(window.basis, ""))
        note = _from(window, rule) + stated + less_strict
        yield Step(step, label, _days(window), "computed", note, disputed=disputed)
        return
    yield Step(
        step, label, _days(window), "known", "a source states it" + less_strict,
        inspection.given_by(plan.due_stated), inspection.disputes(plan.due_stated),
    )  # fmt: skip
    for other in due.others[:1]:
        note = _from(other, rule)
        if other.due is not None and window.due is not None:
            gap = working_days_between(other.due, window.due)
            days = f"{abs(gap)} working day{'s' if abs(gap) != 1 else ''}"
            note += f"; the stated day is {days} {'later' if gap > 0 else 'earlier'}" if gap else "; the stated day"
        yield Step(f"{step}.computed", f"{label}, reckoned", _days(other), "computed", note)


def _from(window: Window, rule: Deadline) -> str:
    if window.basis not in ("received", "letter", "published"):
        return "a source states the month"
    text = f"{count_words(window.basis, rule)} after {BASES[window.basis].event}"
    typical = f"typically {human_day(window.due)}, " if window.due is not None else ""
    return f"{text}: {typical}an estimate" if window.is_estimate else text


def _days(window: Window) -> str:
    assert window.earliest is not None and window.latest is not None
    if window.earliest == window.latest:
        return window.earliest.isoformat()
    return f"{window.earliest.isoformat()}/{window.latest.isoformat()}"


def reckoned(step: str, label: str, span: DateSpan, note: str, sure: bool) -> Step:
    """A computed step; doubtful where the date that it is reckoned from is."""
    note += "" if sure else ", reckoned from a date in doubt"
    return Step(step, label, str(span), "computed" if sure else "doubtful", note)
