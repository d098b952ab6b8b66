"""The life of an inspection and its written statement of action, stage by stage, and how sure each stage is."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sendinsp.deadlines.due import Due, Window, due_of
from sendinsp.deadlines.workdays import subtract_working_days
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.framework import Deadline, Framework
from sendinsp.model.inspection import Inspection, Inspection2016

Certainty = Literal["known", "computed", "doubtful", "missing"]
"""known: a source says so; computed: reckoned from other dates; doubtful: recorded, not relied on; missing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way.

    Attributes:
        code: its name for scripts.
        title: its name for reading.
        certainty: how sure its date is.
        earliest: the first day it can have been; None where missing.
        latest: the last day.
        note: what there is to say of it, or None.
        paths: the fields of the record that it shows.
    """

    code: str
    title: str
    certainty: Certainty
    earliest: date | None = None
    latest: date | None = None
    note: str | None = None
    paths: tuple[str, ...] = ()


def life(inspection: Inspection, framework: Framework | None, day: date) -> list[Stage]:
    """The stages of an inspection in their usual order, from the record as it was known on `day` (`model.asof`).

    Those that not every inspection has (a statement sent back, a re-visit) are there where something is known of
    them, or was to be expected.
    """
    return [_with_disputes(stage, inspection) for stage in _stages(inspection, framework, day)]


def _stages(inspection: Inspection, framework: Framework | None, day: date) -> Iterator[Stage]:
    wsoa = inspection.wsoa if isinstance(inspection, Inspection2016) else None
    if framework is not None and framework.notice is not None:
        yield from _notice(inspection, framework.notice.working_days)
    yield _fieldwork(inspection)
    for path, code, title in (
        ("report.letter_dated", "letter", "date on the letter"),
        ("report.received", "received", "report received"),
    ):
        if (wsoa is not None and wsoa.required) or inspection.date_at(path) is not None:
            yield _recorded(inspection, path, code, title)
    yield _publication(inspection)
    if isinstance(inspection, Inspection2016) and wsoa is not None and wsoa.required:
        rule = framework.deadline if framework is not None else None
        due = due_of(inspection, rule, day) if rule is not None else None
        if rule is not None and due is not None:
            yield _due(inspection, due, rule)
        yield from _statement(inspection)
    if isinstance(inspection, Inspection2016):
        yield from _return(inspection, framework)


def _notice(inspection: Inspection, working_days: int) -> Iterator[Stage]:
    start = inspection.fieldwork.start
    if start is not None and start.day is not None and not inspection.doubted("fieldwork.start"):
        day = subtract_working_days(start.day, working_days)
        yield Stage("notice", "notice", "computed", day, day, f"{working_days} working days before fieldwork")


def _fieldwork(inspection: Inspection) -> Stage:
    start, end = inspection.fieldwork.start, inspection.fieldwork.end
    stage = _recorded(inspection, "fieldwork.start", "fieldwork", "fieldwork")
    if start is None:
        if end is None:
            return replace(stage, note=f"within {inspection.term.human()}" if inspection.term else None)
        return replace(stage, certainty="known", earliest=None, latest=end.latest, note="only its end is recorded")
    if end is None:
        return replace(stage, note=stage.note or "its end is not recorded")
    stage = replace(stage, paths=("fieldwork.start", "fieldwork.end"))
    if inspection.doubted("fieldwork.end"):
        doubt = f"end on {end.human()} in doubt: {inspection.doubts['fieldwork.end']}"
        return replace(stage, note=f"{stage.note}; {doubt}" if stage.note else doubt)
    return replace(stage, latest=end.latest)


def _publication(inspection: Inspection) -> Stage:
    stage = _recorded(inspection, "report.published", "published", "report published")
    if stage.certainty == "missing":
        return replace(stage, note="day not recorded, but out" if inspection.is_published else "awaited")
    return stage


def _due(inspection: Inspection2016, due: Due, rule: Deadline) -> Stage:
    window = due.window
    paths = {
        "stated": ("wsoa.due_stated",),
        "received": ("report.received",),
        "letter": ("report.letter_dated",),
        "published": ("report.published",),
    }.get(window.basis, ())
    stage = Stage("due", "statement due", "missing", window.earliest, window.latest, None, paths)
    if window.basis == "unknown":
        return replace(stage, note="no date is known well enough to reckon from")
    notes = [_basis_note(window, rule)]
    if window.basis != "stated" and due.due_stated is not None:
        doubt = ", which is in doubt" if inspection.doubted("wsoa.due_stated") else ""
        notes.append(f"a source states {due.due_stated.human()}{doubt}")
    for other in due.others[:1]:
        if window.basis == "stated" and other.due is not None:
            notes.append(f"by the rule {_window_words(other)}, from {_FROM[other.basis]}")
    if due.provisional:
        notes.append("provisional: bank holidays are not officially listed so far ahead")
    certainty: Certainty = "known" if window.basis == "stated" else "computed"
    return replace(stage, certainty=certainty, note="; ".join(notes))


_FROM = {"received": "receipt", "letter": "the letter's date", "published": "publication", "stated": "a source"}


def _basis_note(window: Window, rule: Deadline) -> str:
    typical = f", typically {human_day(window.due)}" if window.due and window.due != window.earliest else ""
    lag = rule.publication_lag
    return {
        "stated": "stated by a source",
        "received": f"{rule.working_days} working days after receipt",
        "letter": f"{rule.working_days} working days after the date on the letter: an estimate{typical}",
        "published": f"{lag.earliest} to {lag.latest} working days after publication: an estimate{typical}",
    }[window.basis]


def _window_words(window: Window) -> str:
    if window.earliest == window.latest or window.due is None:
        return human_day(window.due) if window.due else "unknown"
    return f"typically {human_day(window.due)}"


def _statement(inspection: Inspection2016) -> Iterator[Stage]:
    for name, title, always in (
        ("submitted", "statement submitted", True),
        ("returned", "sent back, not fit for purpose", False),
        ("resubmission_due", "due again", False),
        ("resubmitted", "submitted again", False),
        ("fit_for_purpose", "found fit for purpose", True),
        ("published", "statement published", False),
    ):
        path = f"wsoa.{name}"
        if always or inspection.date_at(path) is not None:
            code = "statement-published" if name == "published" else name.replace("_", "-")
            yield _recorded(inspection, path, code, title)


def _return(inspection: Inspection2016, framework: Framework | None) -> Iterator[Stage]:
    """The re-visit: when it was to be expected, when it was, and when its letter came out."""
    wsoa, revisit = inspection.wsoa, inspection.revisit
    rule = framework.revisit if framework is not None else None
    if wsoa is not None and wsoa.required and framework is not None and rule is not None:
        fit = wsoa.fit_for_purpose
        if fit is not None and not inspection.doubted("wsoa.fit_for_purpose"):
            latest = _months_after(fit.latest, rule.within_months)
            note = f"within {rule.within_months} months of fit for purpose, as a rule"
            end = framework.in_force.to
            if revisit is None and end is not None and latest > end.latest:
                note += f"; the framework ended in {end.human()}"
            yield Stage(
                "revisit-expected", "re-visit expected", "computed", None, latest, note, ("wsoa.fit_for_purpose",)
            )
    if revisit is None:
        if wsoa is not None and wsoa.required:
            yield Stage("revisit", "re-visit", "missing")
        return
    stage = _recorded(inspection, "revisit.start", "revisit", "re-visit")
    if revisit.end is not None and not inspection.doubted("revisit.end"):
        stage = replace(stage, latest=revisit.end.latest, paths=("revisit.start", "revisit.end"))
    yield stage
    yield _recorded(inspection, "revisit.published", "revisit-published", "re-visit letter published")


def _recorded(inspection: Inspection, path: str, code: str, title: str) -> Stage:
    span: DateSpan | None = inspection.date_at(path)
    if span is None:
        return Stage(code, title, "missing", paths=(path,))
    certainty: Certainty = "doubtful" if inspection.doubted(path) else "known"
    return Stage(code, title, certainty, span.earliest, span.latest, inspection.doubts.get(path), (path,))


def _with_disputes(stage: Stage, inspection: Inspection) -> Stage:
    """The stage with what other sources say of its date."""
    said = [
        f"{', '.join(dispute.sources)} has {_human(str(dispute.value))}"
        for dispute in inspection.disputed
        if dispute.field in stage.paths and stage.code not in ("due", "revisit-expected")
    ]
    if not said:
        return stage
    return replace(stage, note="; ".join([*([stage.note] if stage.note else []), *said]))


def _human(text: str) -> str:
    try:
        return DateSpan.parse(text).human()
    except ValueError:
        return text


def _months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
