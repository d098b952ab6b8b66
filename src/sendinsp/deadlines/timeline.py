"""The life of an inspection and its statement on one time line: what is known, computed, doubtful and missing."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sendinsp.deadlines.due import Due, Window
from sendinsp.deadlines.workdays import subtract_working_days, working_days_between
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.framework import Deadline, Framework
from sendinsp.model.inspection import Inspection, Inspection2016

How = Literal["known", "doubtful", "computed", "missing"]
"""known: a source says so; doubtful: recorded, or reckoned from what is, but not relied on; computed; missing."""
AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        step: its name in the record (`report.published`), or of what is computed (`notice`, `wsoa.due`).
        label: its name for reading.
        date: as it stands in the record or is computed (`2017-10-13/2017-10-27` for a window), None where missing.
        how: how it is known.
        note: what is to be said of it, or "".
        sources: the ids of the sources that give it.
        disputed: whether other sources say otherwise.
    """

    step: str
    label: str
    date: str | None
    how: How
    note: str = ""
    sources: tuple[str, ...] = ()
    disputed: bool = False


_BEFORE_DUE = (
    ("fieldwork.start", "Fieldwork begins"),
    ("fieldwork.end", "Fieldwork ends"),
    ("report.letter_dated", "Date on the letter"),
    ("report.received", "Report received"),
    ("report.published", "Report published"),
)
_AFTER_DUE = (
    ("wsoa.submitted", "WSOA submitted"),
    ("wsoa.returned", "WSOA returned"),
    ("wsoa.resubmission_due", "WSOA due again"),
    ("wsoa.resubmitted", "WSOA submitted again"),
    ("wsoa.fit_for_purpose", "WSOA found fit for purpose"),
    ("wsoa.published", "WSOA published"),
)
_REVISIT = (
    ("revisit.start", "Re-visit begins"),
    ("revisit.end", "Re-visit ends"),
    ("revisit.published", "Re-visit letter published"),
)
_OPTIONAL = frozenset({"wsoa.returned", "wsoa.resubmission_due", "wsoa.resubmitted"})
"""Steps that most statements never take: not missing where they are not recorded."""


def timeline(inspection: Inspection, framework: Framework | None, due: Due | None) -> list[Step]:
    """The steps in the order of life; those that the inspection never takes are left out."""
    return list(_steps(inspection, framework, due))


def _steps(inspection: Inspection, framework: Framework | None, due: Due | None) -> Iterator[Step]:
    yield from _notice(inspection, framework)
    yield from _recorded(inspection, _BEFORE_DUE)
    if not isinstance(inspection, Inspection2016) or inspection.wsoa is None or not inspection.wsoa.required:
        return
    if due is not None and framework is not None and framework.deadline is not None:
        yield from _due(inspection, due, framework.deadline)
    yield from _recorded(inspection, _AFTER_DUE)
    yield from _expected(inspection, framework)
    if inspection.revisit is not None:
        yield from _recorded(inspection, _REVISIT)
    else:
        yield Step("revisit.start", "Re-visit", None, "missing")


def _recorded(inspection: Inspection, steps: tuple[tuple[str, str], ...]) -> Iterator[Step]:
    for path, label in steps:
        span = inspection.date_at(path)
        if span is None:
            if path not in _OPTIONAL:
                yield Step(path, label, None, "missing", _why_missing(inspection, path))
            continue
        doubt = inspection.doubts.get(path)
        step = Step(path, label, str(span), "doubtful" if doubt else "known", doubt or "")
        sources = tuple(name for name, paths in inspection.evidence.items() if path in paths)
        disputed = any(dispute.field == path for dispute in inspection.disputed)
        yield replace(step, sources=sources, disputed=disputed)


def _why_missing(inspection: Inspection, path: str) -> str:
    if path == "report.published":
        return "it is out" if inspection.is_published else AWAITED
    if path == "fieldwork.start" and inspection.term is not None:
        return f"in {inspection.term.human()}"
    return ""


def _notice(inspection: Inspection, framework: Framework | None) -> Iterator[Step]:
    start = inspection.fieldwork.start
    if framework is None or framework.notice is None or start is None or start.day is None:
        return
    days = framework.notice.working_days
    day = subtract_working_days(start.day, days)
    sure = not inspection.doubted("fieldwork.start")
    yield _reckoned("notice", "Notice given", DateSpan.of(day), f"{days} working days before fieldwork", sure)


def _due(inspection: Inspection2016, due: Due, rule: Deadline) -> Iterator[Step]:
    window, label = due.window, "WSOA due"
    if window.earliest is None or window.latest is None:
        yield Step("wsoa.due", label, None, "missing", "no date is known well enough to count from")
        return
    if window.basis != "stated":
        stated = ""
        if due.due_stated is not None and not inspection.doubted("wsoa.due_stated"):
            stated = f"; a source states {due.due_stated.human()}"
        yield Step("wsoa.due", label, _days(window), "computed", _from(window, rule) + stated)
        return
    sources = tuple(name for name, paths in inspection.evidence.items() if "wsoa.due_stated" in paths)
    disputed = any(dispute.field == "wsoa.due_stated" for dispute in inspection.disputed)
    yield Step("wsoa.due", label, _days(window), "known", "a source states it", sources, disputed)
    for other in due.others[:1]:
        note = _from(other, rule)
        if other.due is not None and window.due is not None:
            gap = working_days_between(other.due, window.due)
            days = f"{abs(gap)} working day{'s' if abs(gap) != 1 else ''}"
            note += f"; the stated day is {days} {'later' if gap > 0 else 'earlier'}" if gap else "; the stated day"
        yield Step("wsoa.due.computed", "WSOA due, reckoned", _days(other), "computed", note)


def _from(window: Window, rule: Deadline) -> str:
    lag = rule.publication_lag
    typical = f": typically {human_day(window.due)}, an estimate" if window.due is not None else ": an estimate"
    return {
        "received": f"{rule.working_days} working days after receipt",
        "letter": f"{rule.working_days} working days after the letter's date{typical}",
        "published": f"{lag.earliest} to {lag.latest} working days after publication{typical}",
    }.get(window.basis, "a source states the month")


def _days(window: Window) -> str:
    assert window.earliest is not None and window.latest is not None
    if window.earliest == window.latest:
        return window.earliest.isoformat()
    return f"{window.earliest.isoformat()}/{window.latest.isoformat()}"


def _expected(inspection: Inspection2016, framework: Framework | None) -> Iterator[Step]:
    fit = inspection.date_at("wsoa.fit_for_purpose")
    if fit is None or framework is None or framework.revisit is None:
        return
    months = framework.revisit.within_months
    day = add_months(fit.latest, months)
    note = f"usually within {months} months of fit for purpose"
    end = framework.in_force.to
    if inspection.revisit is None and end is not None and end.latest < day:
        note += f"; the framework ended in {end.human()}"
    sure = not inspection.doubted("wsoa.fit_for_purpose")
    yield _reckoned("revisit.expected", "Re-visit expected by", DateSpan.of(day), note, sure)


def _reckoned(step: str, label: str, span: DateSpan, note: str, sure: bool) -> Step:
    """A computed step; doubtful where the date that it is reckoned from is."""
    note += "" if sure else ", reckoned from a date in doubt"
    return Step(step, label, str(span), "computed" if sure else "doubtful", note)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
