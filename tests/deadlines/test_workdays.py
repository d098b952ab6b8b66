"""Working days in England against GOV.UK's list, and the laws of counting."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendinsp.deadlines.working_days import (
    add_working_days,
    holiday_name,
    holidays_between,
    is_working_day,
    subtract_working_days,
    working_days_between,
)

LIST = Path(__file__).parent.parent / "data" / "bank-holidays-england-and-wales.csv"
OFFICIAL = {date.fromisoformat(row["date"]) for row in csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())}

days = st.dates(date(2012, 1, 1), date(2028, 6, 30))
counts = st.integers(0, 120)


def test_every_day_of_the_official_list():
    day, last = date(2012, 1, 1), date(2028, 12, 31)
    differing = []
    while day <= last:
        if is_working_day(day) != (day.weekday() < 5 and day not in OFFICIAL):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


def test_the_framework_knows_where_the_official_list_ends(register):
    assert register.frameworks["framework-2016"].deadline.holidays_listed_to.day.year == max(OFFICIAL).year


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2020, 5, 8), "May"),
        (date(2022, 6, 2), "Spring"),
        (date(2022, 6, 3), "Jubilee"),
        (date(2022, 9, 19), "Funeral"),
        (date(2023, 5, 8), "Coronation"),
    ],
)
def test_moved_and_one_off_holidays_by_name(day, word):
    assert not is_working_day(day)
    assert word in holiday_name(day)


@given(days, counts)
def test_adding_then_counting_gives_the_number_back(day, count):
    assert working_days_between(day, add_working_days(day, count)) == count


@given(days.filter(is_working_day), counts)
def test_subtracting_undoes_adding_from_a_working_day(day, count):
    assert subtract_working_days(add_working_days(day, count), count) == day


@given(days, days, counts)
def test_order_is_kept(one, other, count):
    first, second = sorted((one, other))
    assert add_working_days(first, count) <= add_working_days(second, count)


@given(days, days)
def test_counting_back_is_counting_forward_with_a_minus(one, other):
    assert working_days_between(one, other) == -working_days_between(other, one)


@given(days, st.integers(1, 120))
def test_what_is_added_ends_on_a_working_day(day, count):
    assert is_working_day(add_working_days(day, count))


@given(days, days)
def test_skipped_holidays_are_those_of_the_list(one, other):
    first, last = sorted((one, other))
    expected = sorted(day for day in OFFICIAL if first < day <= last and day.weekday() < 5)
    assert [day for day, _ in holidays_between(first, last)] == expected


def test_seventy_working_days_are_98_to_112_days():
    starts = (date(2016, 1, 1) + timedelta(days=n) for n in range(2500))
    lengths = {(add_working_days(day, 70) - day).days for day in starts if is_working_day(day)}
    assert min(lengths) >= 98
    assert max(lengths) <= 112
