"""Working days in England: Monday to Friday that is no bank holiday.

Christmas Day and Good Friday are among the bank holidays; school holidays are working days. The holidays are
those of the `holidays` library for England (subdivision `ENG`), which the tests hold against GOV.UK's list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

SUBDIVISION = "ENG"
_ONE = timedelta(days=1)


@lru_cache(maxsize=256)
def holidays_of(year: int, subdivision: str = SUBDIVISION) -> dict[date, str]:
    """The bank holidays of a year with their names, weekends included where one falls there."""
    from holidays import country_holidays

    return dict(country_holidays("GB", subdiv=subdivision, years=year, language="en_GB").items())


def holiday_name(day: date) -> str | None:
    """The name of the bank holiday on `day`, or None."""
    return holidays_of(day.year).get(day)


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day in England."""
    return day.weekday() < 5 and day not in holidays_of(day.year)


def add_working_days(day: date, count: int) -> date:
    """The day `count` working days after `day`, which itself does not count.

    A negative count goes back. With 0 the day stays, working day or not.

    Raises:
        OverflowError: the result lies outside the calendar.
    """
    step = _ONE if count > 0 else -_ONE
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def subtract_working_days(day: date, count: int) -> date:
    """The day `count` working days before `day`, which itself does not count."""
    return add_working_days(day, -count)


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after `first` up to and including `last`; negative where `last` is earlier."""
    if last < first:
        return -working_days_between(last, first)
    return sum(is_working_day(day) for day in days_after(first, last))


def days_after(first: date, last: date) -> Iterator[date]:
    """Every day after `first` up to and including `last`."""
    for number in range(1, (last - first).days + 1):
        yield first + timedelta(days=number)


def holidays_between(first: date, last: date) -> list[tuple[date, str]]:
    """The bank holidays on weekdays after `first` up to and including `last`: what counting skips beside weekends."""
    return [
        (day, name) for day in days_after(first, last) if day.weekday() < 5 and (name := holiday_name(day)) is not None
    ]
