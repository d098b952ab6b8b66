"""Working days in England: Monday to Friday that is no bank holiday.

Christmas Day and Good Friday are among the bank holidays; school holidays are working days. The holidays are
those of the `holidays` library for England (subdivision `ENG`), which the tests hold against GOV.UK's list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def _england() -> HolidayBase:
    """The bank holidays of England with their names; years are filled in as they are asked for."""
    from holidays import country_holidays

    return country_holidays("GB", subdiv="ENG", language="en_GB")


def holiday_name(day: date) -> str | None:
    """The name of the bank holiday on `day`, or None."""
    name: str | None = _england().get(day)
    return name


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day in England."""
    return _england().is_working_day(day)


@lru_cache(maxsize=4096)
def add_working_days(day: date, count: int) -> date:
    """The day `count` working days after `day`, which itself does not count.

    A negative count goes back. With 0 the day stays, working day or not.

    Raises:
        ValueError: the result lies outside the calendar.
    """
    return _england().get_nth_working_day(day, count) if count else day


def subtract_working_days(day: date, count: int) -> date:
    """The day `count` working days before `day`, which itself does not count."""
    return add_working_days(day, -count)


@lru_cache(maxsize=4096)
def working_days_between(first: date, last: date) -> int:
    """How many working days lie after `first` up to and including `last`; negative where `last` is earlier."""
    if last < first:
        return -working_days_between(last, first)
    return _england().get_working_days_count(first + timedelta(days=1), last) if first < last else 0


def days_after(first: date, last: date) -> Iterator[date]:
    """Every day after `first` up to and including `last`."""
    for number in range(1, (last - first).days + 1):
        yield first + timedelta(days=number)


def holidays_between(first: date, last: date) -> list[tuple[date, str]]:
    """The bank holidays on weekdays after `first` up to and including `last`: what counting skips beside weekends."""
    return [
        (day, name) for day in days_after(first, last) if day.weekday() < 5 and (name := holiday_name(day)) is not None
    ]
