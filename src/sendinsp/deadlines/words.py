"""Due dates in words: what each basis and each state is called, and how windows and counts are written.

Every place that speaks of a basis puts its sentence together from these words. Nothing here is slow to import.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendinsp.model.dates import human_day

if TYPE_CHECKING:
    from sendinsp.deadlines.due import Window
    from sendinsp.model.framework import Deadline

STATE_WORDS = {
    "awaiting-report": "report awaited",
    "due": "due",
    "due-date-unknown": "due date unknown",
    "no-submission-recorded": "no submission recorded",
    "submitted": "submitted",
    "accepted": "accepted",
}
"""State of a plan -> what it is called, in the order of life. What each means: `deadlines.due.STATES`."""


class BasisWords(NamedTuple):
    """What a basis is called.

    Attributes:
        short: in a cell.
        day: the day that it stands for, in a sentence.
        event: what happened on that day: `70 working days after ...`, `reckoned from ...`.
        mark: the same beside a calendar.
        estimate: whether what is counted from it is an estimate.
    """

    short: str
    day: str
    event: str
    mark: str = "day 0"
    estimate: bool = False

    def noted(self, words: str) -> str:
        """Words for it, with a note where it gives an estimate."""
        return f"{words} (estimate)" if self.estimate else words


BASES = {
    "stated": BasisWords("a source states it", "a source states it", "a statement"),
    "received": BasisWords("receipt", "the day the report was received", "receipt", "day of receipt"),
    "letter": BasisWords("letter", "the date on the letter", "the letter's date", "date on the letter", estimate=True),
    "published": BasisWords(
        "publication", "the day of publication", "publication", "day of publication", estimate=True
    ),
    "unknown": BasisWords("unknown", "nothing that is known well enough", "nothing"),
}
"""Basis -> its words, best first (see `deadlines.due.Basis`)."""


def count_words(basis: str, rule: Deadline) -> str:
    """How many working days lie between a basis and the due date: `70 working days`, `60 to 70 working days`."""
    lag = rule.publication_lag
    return f"{lag.earliest} to {lag.latest} working days" if basis == "published" else f"{rule.length} working days"


def rule_unknown_words(since: date) -> str:
    """Why no day can be counted where the rule is not known, to be read after `no due date is known: `."""
    return f"the rule changed on {human_day(since)}, and its number of working days since is not known"


def days_words(first: date, last: date) -> str:
    """Two days for reading, saying month and year once: `13-27 Oct 2017`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{human_day(last)}"
    if first.year == last.year:
        return f"{_day_month(first)} - {human_day(last)}"
    return f"{human_day(first)} - {human_day(last)}"


def due_words(due: date | None, earliest: date | None, latest: date | None) -> str:
    """A due date for reading: `20 Oct 2017`, `13-27 Oct 2017, typically 20 Oct`; "" where it is not known."""
    if earliest is None or latest is None:
        return ""
    if earliest == latest:
        return human_day(earliest)
    text = days_words(earliest, latest)
    return f"{text}, typically {_day_month(due)}" if due is not None else text


def window_words(window: Window, *, weekday: bool = False) -> str:
    """The same of a window: `Friday 18 Feb 2022`, `13-27 Oct 2017, typically 20 Oct`, `not known`."""
    name = f"{window.earliest:%A} " if weekday and window.earliest and window.earliest == window.latest else ""
    return name + (due_words(window.due, window.earliest, window.latest) or "not known")


def _day_month(day: date) -> str:
    return human_day(day).rsplit(" ", 1)[0]
