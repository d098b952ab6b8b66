"""The life of an inspection and its statement on one line of time: what is known, computed, doubtful and missing."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sendinsp.deadlines.due import Due, Window, bases
from sendinsp.deadlines.workdays import subtract_working_days, working_days_between
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection, Inspection2016

How = Literal["known", "doubtful", "computed", "missing"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        step: its name in the record (`report.published`), or of what is computed (`notice`, `wsoa.due`).
        label: its name for reading.
        date: as it stands in the record or is computed, or None where it is missing.
        shown: the date for reading, "" where it is missing.
        how: how it is known.
        note: what is to be said of it, or "".
    """

    step: str
    label: str
    date: str | None
    shown: str
    how: How
    note: str = ""


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
    ("revisit.published", "Re-visit published"),
)
_OPTIONAL = frozenset({"wsoa.returned", "wsoa.resubmission_due", "wsoa.resubmitted"})
"""Steps that most statements never take: not missing where they are not recorded."""


def timeline(inspection: Inspection, framework: Framework | None, due: Due | None) -> list[Step]:
    """The steps in the order of life; those that the inspection never takes are left out."""
    steps = [*_notice(inspection, framework)]
    steps += [step for path, label in _BEFORE_DUE if (step := _recorded(inspection, path, label))]
    if not isinstance(inspection, Inspection2016) or inspection.wsoa is None or not inspection.wsoa.required:
        return steps
    if due is not None and framework is not None and framework.deadline is not None:
        steps += _due(inspection, due, framework)
    steps += [step for path, label in _AFTER_DUE if (step := _recorded(inspection, path, label))]
    steps += _expected(inspection, framework)
    steps += [step for path, label in _REVISIT if (step := _recorded(inspection, path, label))]
    return steps


def _recorded(inspection: Inspection, path: str, label: str) -> Step | None:
    span = inspection.date_at(path)
    if span is None:
        return None if path in _OPTIONAL else Step(path, label, None, "", "missing")
    doubt = inspection.doubts.get(path)
    return Step(path, label, str(span), span.human(), "doubtful" if doubt else "known", doubt or "")


def _notice(inspection: Inspection, framework: Framework | None) -> Iterator[Step]:
    start = inspection.fieldwork.start
    if framework is None or framework.notice is None or start is None or start.day is None:
        return
    days = framework.notice.working_days
    day = subtract_working_days(start.day, days)
    yield Step("notice", "Notice given", day.isoformat(), human_day(day), "computed", f"{days} working days before")


def _due(inspection: Inspection2016, due: Due, framework: Framework) -> Iterator[Step]:
    window = due.window
    if window.earliest is None or window.latest is None:
        yield Step("wsoa.due", "WSOA due", None, "", "missing", "no date is known well enough to count from")
        return
    if window.basis == "stated":
        yield Step("wsoa.due", "WSOA due", *_days(window), "known", "as a source states")
        assert framework.deadline is not None
        for other in [one for one in bases(inspection, framework.deadline) if one.basis != "stated"][:1]:
            if other.due is not None and window.due is not None:
                gap = working_days_between(other.due, window.due)
                note = f"from {other.basis}; the stated day is {gap:+d} working days from it" if gap else "the same day"
                yield Step("wsoa.due.computed", "WSOA due, reckoned", *_days(other), "computed", note)
        return
    note = f"from {window.basis}" + (", an estimate" if window.is_estimate else "")
    yield Step("wsoa.due", "WSOA due", *_days(window), "computed", note)


def _days(window: Window) -> tuple[str, str]:
    assert window.earliest is not None and window.latest is not None
    if window.earliest == window.latest:
        return window.earliest.isoformat(), human_day(window.earliest)
    return (
        f"{window.earliest.isoformat()}/{window.latest.isoformat()}",
        f"{human_day(window.earliest)} - {human_day(window.latest)}",
    )


def _expected(inspection: Inspection2016, framework: Framework | None) -> Iterator[Step]:
    fit = inspection.date_at("wsoa.fit_for_purpose")
    if fit is None or framework is None or framework.revisit is None:
        return
    months = framework.revisit.within_months
    day = add_months(fit.latest, months)
    span = DateSpan.of(day)
    yield Step(
        "revisit.expected", "Re-visit expected by", str(span), span.human(), "computed",
        f"usually within {months} months of fit for purpose",
    )  # fmt: skip


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
