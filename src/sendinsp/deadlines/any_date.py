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


class AskedError(ValueError):
    """Dates that cannot belong to one report. The text says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The dates of a report, each of which may be unknown."""

    received: date | None = None
    letter: date | None = None
    published: date | None = None


def windows(asked: Asked, rule: Deadline) -> list[Window]:
    """The due date on each basis that the dates allow, best first.

    Raises:
        AskedError: a date lies before the regulations, a receipt or letter after publication, or a letter's date is
            none from which a receipt can be estimated.
    """
    for name in ("received", "letter", "published"):
        day = getattr(asked, name)
        if day is not None and day < FIRST:
            raise AskedError(
                f"{human_day(day)} lies before the regulations came into force on {human_day(FIRST)}: "
                "no statement was due then"
            )
    if asked.received and asked.published and asked.received > asked.published:
        raise AskedError(
            f"the report was received on {human_day(asked.received)}, after its publication on "
            f"{human_day(asked.published)}: areas receive it before; are the two dates swapped?"
        )
    found = []
    if asked.received:
        found.append(from_receipt(asked.received, rule))
    if asked.letter:
        _check_letter(asked, rule)
        found.append(from_letter(asked.letter, asked.published, rule))
    if asked.published:
        found.append(from_publication(DateSpan.of(asked.published), rule))
    return found


def _check_letter(asked: Asked, rule: Deadline) -> None:
    letter, published = asked.letter, asked.published
    assert letter is not None
    if not is_working_day(letter):
        raise AskedError(f"{letter:%A} {human_day(letter)} is no working day: no letter's date to count from")
    if asked.received and letter > asked.received:
        raise AskedError(f"the letter is dated {human_day(letter)}, after it was received")
    if published is not None:
        lag = working_days_between(letter, published)
        most = rule.letter_estimate.latest_before_publication if rule.letter_estimate else -1
        if not 0 <= lag <= most:
            raise AskedError(
                f"the letter's date lies {abs(lag)} working days {'before' if lag > 0 else 'after'} publication: it "
                f"serves as an estimate only where it lies 0 to {most} before"
            )
