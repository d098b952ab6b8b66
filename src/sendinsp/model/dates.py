"""Dates as sources give them: a day, a month, or a closed span."""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})(?:[T ].*)?", re.ASCII)
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\s+(\d{4})", re.ASCII)


class DateError(ValueError):
    """A text that is no date of a record.

    Attributes:
        problem: what is wrong, as a clause ("February 2024 has 29 days").
        suggestion: the text that may have been meant, or None.
    """

    def __init__(self, problem: str, suggestion: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date known to the day, to the month, or to lie within a closed span.

    Attributes:
        earliest: the first day that it can be.
        latest: the last day that it can be, the same for a day.
        text: as it stands in the record: `2017-09-04`, `2017-09`, `2017-10-31/2017-12`.

    Sorting is by `latest` (then `earliest`): a month counts as its end, as everywhere in a register.
    """

    earliest: date
    latest: date
    text: str

    @classmethod
    def parse(cls, text: str) -> DateSpan:
        """Read a day, a month or a closed span `from/to` of either.

        Raises:
            DateError: the text is not one, or names a day that does not exist.
        """
        if len(text) == 10:  # the common case first: nearly every date is a day
            match = _DAY.fullmatch(text)
            if match:
                day = _day(int(match[1]), int(match[2]), int(match[3]), text)
                return cls(day, day, text)
        if "/" in text:
            first, slash, last = text.partition("/")
            if _ISO_PART.fullmatch(first) and _ISO_PART.fullmatch(last):
                start, end = cls.parse(first), cls.parse(last)
                if end.latest < start.earliest:
                    raise DateError("the span ends before it starts", f"{last}{slash}{first}")
                return cls(start.earliest, end.latest, text)
        match = _MONTH.fullmatch(text)
        if match:
            year, month = int(match[1]), int(match[2])
            _check_year_month(year, month)
            return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), text)
        raise DateError("not a date as records write them", _guess(text))

    @classmethod
    def of(cls, day: date) -> DateSpan:
        """The span of the one day `day`."""
        return cls(day, day, day.isoformat())

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    @property
    def day(self) -> date | None:
        """The day, or None where only a month or a span is known."""
        return self.earliest if self.earliest == self.latest else None

    def certainly_before(self, other: DateSpan) -> bool:
        """Whether this lies before `other` whatever the days within the two."""
        return self.latest < other.earliest

    def __lt__(self, other: DateSpan) -> bool:
        return (self.latest, self.earliest) < (other.latest, other.earliest)

    def __le__(self, other: DateSpan) -> bool:
        return (self.latest, self.earliest) <= (other.latest, other.earliest)

    def __str__(self) -> str:
        return self.text

    def human(self) -> str:
        """For reading: `27 Mar 2017`, `Mar 2017`, `31 Oct - Dec 2017`."""
        if "/" in self.text:
            first, last = (DateSpan.parse(part) for part in self.text.split("/"))
            return f"{first.human()} - {last.human()}"
        if self.earliest == self.latest:
            return human_day(self.earliest)
        return f"{_MONTHS[self.earliest.month - 1]} {self.earliest.year}"


_ISO_PART = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)


def human_day(day: date) -> str:
    """A day for reading, the same in every locale: `27 Mar 2017`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def parse_day(text: str) -> date:
    """Read a day written `2017-03-27`.

    Raises:
        DateError: the text is not one, or names a day that does not exist.
    """
    span = DateSpan.parse(text.strip())
    if span.day is None or "/" in text:
        raise DateError("it is a month or a span")
    return span.day


def _check_year_month(year: int, month: int) -> None:
    if not 1900 <= year <= 2200:
        raise DateError(f"the year {year:04d} is not plausible (1900 to 2200)")
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month:02d}")


def _day(year: int, month: int, day: int, text: str) -> date:
    if 1900 <= year <= 2200:
        with suppress(ValueError):
            return date(year, month, day)
    try:
        _check_year_month(year, month)
    except DateError as error:
        swapped = f"{year:04d}-{day:02d}-{month:02d}"
        if 1900 <= year <= 2200 and month > 12 and 1 <= day <= 12 and month <= calendar.monthrange(year, day)[1]:
            raise DateError(error.problem, swapped) from None
        raise
    days = calendar.monthrange(year, month)[1]
    if day == 0:
        raise DateError("there is no day 00")
    raise DateError(f"{calendar.month_name[month]} {year} has {days} days", f"{year:04d}-{month:02d}-{days:02d}")


def _guess(text: str) -> str | None:
    """What a date written another way would be here; None where that would be no date either."""
    meant = _written_otherwise(text.strip())
    if meant is not None:
        with suppress(DateError):
            return DateSpan.parse(meant).text
    return None


def _written_otherwise(text: str) -> str | None:
    """A date that stands day-first, with slashes, in words, without hyphens or without a leading nought."""
    try:
        if match := _DAY_FIRST.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        if match := _YEAR_FIRST.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := _IN_WORDS.fullmatch(text):
            month = [name.casefold() for name in _MONTHS].index(match[2][:3].casefold()) + 1
            if match[1]:
                return date(int(match[3]), month, int(match[1])).isoformat()
            return f"{int(match[3]):04d}-{month:02d}"
    except ValueError:
        return None
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text, re.ASCII):
        try:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            return None
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})", text, re.ASCII):
        return f"{match[1]}-{int(match[2]):02d}"
    return None
