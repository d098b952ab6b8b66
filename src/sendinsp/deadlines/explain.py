"""How a due date comes about: what is counted, what is skipped, what it rests on and what is uncertain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sendinsp.deadlines.due import Window
from sendinsp.deadlines.workdays import holidays_between, working_days_between
from sendinsp.model.dates import DateSpan
from sendinsp.model.framework import Deadline
from sendinsp.model.inspection import Inspection2016


@dataclass(frozen=True, slots=True)
class Explanation:
    """A due date with the way to it.

    Attributes:
        window: the basis explained, with its days.
        others: further bases of the record, for comparison.
        first: day 0 of the count shown: the date reckoned from.
        last: the last day of the count shown.
        count: working days from `first` to `last`.
        skipped: the bank holidays on weekdays between, by name.
        uncertain: what is not sure, a sentence each.
        compared: a stated date against each reckoned one, a sentence each.
        rule: the working-day rule.
    """

    window: Window
    others: tuple[Window, ...]
    first: date | None
    last: date | None
    count: int | None
    skipped: tuple[tuple[date, str], ...]
    uncertain: tuple[str, ...]
    compared: tuple[str, ...]
    rule: Deadline


def explain(
    window: Window, others: tuple[Window, ...], rule: Deadline, inspection: Inspection2016 | None = None
) -> Explanation:
    """Explain a window. For a stated date the count shown is that from the next basis, which it is held against."""
    counted = window if window.start is not None else next((w for w in others if w.start is not None), window)
    first = counted.start
    last = window.due if window.basis == "stated" else counted.due or counted.latest
    return Explanation(
        window=window,
        others=others,
        first=first,
        last=last,
        count=working_days_between(first, last) if first and last else None,
        skipped=tuple(holidays_between(first, last)) if first and last else (),
        uncertain=tuple(_uncertain(window, others, rule, inspection)),
        compared=tuple(_compared(window, others)),
        rule=rule,
    )


def _uncertain(
    window: Window, others: tuple[Window, ...], rule: Deadline, inspection: Inspection2016 | None
) -> list[str]:
    lag = rule.publication_lag
    found = []
    if window.basis == "letter":
        found.append(
            "The day of receipt is not known. This counts from the date on the letter, as an estimate; the report was "
            "received at the latest when it was published."
        )
    elif window.basis == "published":
        found.append(
            "The day of receipt is not known. The window is the one in which stated due dates fall, "
            f"{lag.earliest} to {lag.latest} working days after publication, {lag.typical} as typical: an estimate."
        )
    elif window.basis == "unknown":
        found.append("No date is known well enough to start the count.")
    if window.latest is not None and window.latest > rule.holidays_listed_to.latest:
        found.append(
            f"Bank holidays are officially listed to {rule.holidays_listed_to.human()} only: the date is provisional."
        )
    if inspection is not None:
        for path in ("wsoa.due_stated", "report.received", "report.letter_dated", "report.published"):
            if path in inspection.doubts:
                found.append(f"{path} is no basis, being in doubt: {inspection.doubts[path]}")
        letter = inspection.date_at("report.letter_dated")
        unused = all(one.basis != "letter" for one in (window, *others))
        if letter and unused and not inspection.doubted("report.letter_dated"):
            found.append(_letter_unused(letter, rule))
    if rule.uncertain:
        found.append(rule.uncertain)
    return found


def _letter_unused(letter: DateSpan, rule: Deadline) -> str:
    return (
        f"The letter's date, {letter.human()}, is no basis: it is not a working day within "
        f"{rule.letter_estimate.latest_before_publication} working days before publication."
    )


def _compared(window: Window, others: tuple[Window, ...]) -> list[str]:
    if window.basis != "stated" or window.due is None:
        return []
    found = []
    for other in others:
        if other.due is None:
            continue
        gap = working_days_between(other.due, window.due)
        if gap == 0:
            found.append(f"Reckoned from {_BASIS[other.basis]} it falls on the same day.")
        else:
            days = f"{abs(gap)} working day{'s' if abs(gap) != 1 else ''}"
            side = "after" if gap > 0 else "before"
            where = " and lies within the window" if other.earliest and other.latest and (
                other.earliest <= window.due <= other.latest
            ) else ""  # fmt: skip
            found.append(
                f"The stated date is {days} {side} the one reckoned from {_BASIS[other.basis]}"
                f"{' (the typical one)' if other.is_estimate else ''}{where}."
            )
    return found


_BASIS = {"received": "receipt", "letter": "the letter's date", "published": "publication", "stated": "a statement"}
