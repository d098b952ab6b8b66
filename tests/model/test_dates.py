"""Dates: their order, what people write instead, and how they read."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sendinsp.model.dates import DateError, DateSpan, human_day, parse_day

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
spans = st.one_of(
    days.map(DateSpan.of),
    days.map(lambda day: DateSpan.parse(f"{day:%Y-%m}")),
    st.tuples(days, days).map(sorted).map(lambda pair: DateSpan.parse(f"{pair[0]}/{pair[1]}")),
)


@given(days)
def test_a_month_reaches_from_its_first_day_to_its_last(day):
    month = DateSpan.parse(f"{day:%Y-%m}")
    assert month.earliest <= day <= month.latest
    assert (month.earliest.day, month.earliest.month, month.latest.month) == (1, day.month, day.month)
    assert (date.fromordinal(month.latest.toordinal() + 1)).day == 1
    assert not month.is_day
    assert month.day is None


@given(st.lists(spans, max_size=6))
def test_spans_sort_by_their_last_day(some):
    ordered = sorted(some)
    assert [one.latest for one in ordered] == sorted(one.latest for one in some)
    assert all(one <= other for one, other in pairwise(ordered))


@given(spans, spans, spans)
def test_certainly_before_is_a_strict_order(one, two, three):
    assert not one.certainly_before(one)
    if one.certainly_before(two) and two.certainly_before(three):
        assert one.certainly_before(three)


@given(spans, spans)
def test_certainly_before_means_every_pair_of_days(one, two):
    assert one.certainly_before(two) == all(
        a < b for a in (one.earliest, one.latest) for b in (two.earliest, two.latest)
    )


@given(days, days)
def test_a_span_that_ends_before_it_starts_is_turned_round(one, other):
    assume(one < other)
    with pytest.raises(DateError) as raised:
        DateSpan.parse(f"{other}/{one}")
    assert raised.value.suggestion == f"{one}/{other}"
    assert DateSpan.parse(raised.value.suggestion).earliest == one


@given(days, st.sampled_from("/.- "), st.booleans())
def test_day_first_dates_are_understood_but_not_taken(day, mark, padded):
    shape = "{0:02d}{3}{1:02d}{3}{2}" if padded else "{0}{3}{1}{3}{2}"
    text = shape.format(day.day, day.month, day.year, mark)
    with pytest.raises(DateError) as raised:
        DateSpan.parse(text)
    assert raised.value.suggestion == day.isoformat()


@given(days)
def test_slashes_are_understood_but_not_taken(day):
    with pytest.raises(DateError) as raised:
        DateSpan.parse(f"{day:%Y/%m/%d}")
    assert raised.value.suggestion == day.isoformat()


nearly_dates = st.one_of(
    st.text(max_size=24),
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}([-/. ][0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"([0-9]{1,2} )?(March|feb|Sept) [0-9]{4}", fullmatch=True),
)


@given(nearly_dates)
@example("2018-0")
@example("1/1/0001")
@example("March 1066")
def test_any_text_is_a_date_or_an_error_whose_suggestion_is_a_date(text):
    try:
        span = DateSpan.parse(text)
    except DateError as error:
        assert error.problem
        if error.suggestion is not None:
            assert DateSpan.parse(error.suggestion).text == error.suggestion
    else:
        assert span.text == text


@given(st.integers(1850, 2250), st.integers(0, 14), st.integers(0, 33))
def test_the_days_that_are_read_are_those_of_the_calendar(year, month, day):
    try:
        expected = date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        expected = None
    try:
        found = DateSpan.parse(f"{year:04d}-{month:02d}-{day:02d}").day
    except DateError:
        found = None
    assert found == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2017-13-01", "month 13"),
        ("2017-00", "month 00"),
        ("2017-01-00", "day 00"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("0017-01-01", "not plausible"),
        ("٢٠١٧-٠٣-٢٧", "not a date"),
    ],
)
def test_a_problem_is_named(text, problem):
    with pytest.raises(DateError, match=problem):
        DateSpan.parse(text)


@pytest.mark.parametrize("text", ["2017-03", "2017-03-01/2017-03-02", "2017-03-27/2017-03-27", "today"])
def test_where_a_day_is_needed_nothing_else_will_do(text):
    with pytest.raises(DateError):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "human"),
    [
        ("2017-03-07", "7 Mar 2017"),
        ("2017-03", "Mar 2017"),
        ("2017-10-31/2017-12", "31 Oct 2017 - Dec 2017"),
    ],
)
def test_dates_for_reading(text, human):
    assert DateSpan.parse(text).human() == human


def test_a_day_for_reading_has_no_leading_nought():
    assert human_day(date(2017, 9, 4)) == "4 Sep 2017"
