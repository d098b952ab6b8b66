"""Due dates for any dates at all, without a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sendinsp.deadlines.due import Window, from_letter, from_publication, from_receipt
from sendinsp.deadlines.working_days import is_working_day, working_days_between
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.framework import Deadline

FIRST = date(2015, 11, 9)
"""The regulations came into force on this day (SI 2015/1792): no statement was due under them before."""


class ImpossibleDates(ValueError):  # noqa: N818 - what it says is no fault of the program
    """Dates that cannot belong to one report. The text says why."""


@dataclass(frozen=True, slots=True)
class ReportDates:
    """The dates of a report, each of which may be unknown."""

    received: date | None = None
    letter: date | None = None
    published: date | None = None


def windows(dates: ReportDates, rule: Deadline) -> list[Window]:
    """The due date on each basis that the dates allow, best first.

    Raises:
        ImpossibleDates: a date lies before the regulations, a receipt or letter after publication, or a letter's date
            is none from which a receipt can be estimated.
    """
    for name in ("received", "letter", "published"):
        day = getattr(dates, name)
        if day is not None and day < FIRST:
            raise ImpossibleDates(
                f"{human_day(day)} lies before the regulations came into force on {human_day(FIRST)}: "
                "no statement was due then"
            )
    if dates.received and dates.published and dates.received > dates.published:
        raise ImpossibleDates(
            f"the report was received on {human_day(dates.received)}, after its publication on "
            f"{human_day(dates.published)}: areas receive it before; are the two dates swapped?"
        )
    found = []
    if dates.received:
        found.append(from_receipt(dates.received, rule))
    if dates.letter:
        _check_letter(dates, rule)
        found.append(from_letter(dates.letter, dates.published, rule))
    if dates.published:
        found.append(from_publication(DateSpan.of(dates.published), rule))
    return found


def _check_letter(dates: ReportDates, rule: Deadline) -> None:
    letter, published = dates.letter, dates.published
    assert letter is not None
    if not is_working_day(letter):
        raise ImpossibleDates(f"{letter:%A} {human_day(letter)} is no working day: no letter's date to count from")
    if dates.received and letter > dates.received:
        raise ImpossibleDates(f"the letter is dated {human_day(letter)}, after it was received")
    if published is not None:
        lag = working_days_between(letter, published)
        most = rule.letter_estimate.latest_before_publication if rule.letter_estimate else -1
        if not 0 <= lag <= most:
            raise ImpossibleDates(
                f"the letter's date lies {abs(lag)} working days {'before' if lag > 0 else 'after'} publication: it "
                f"serves as an estimate only where it lies 0 to {most} before"
            )
