"""Laws of dates, terms and of what was known when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendinsp.model.as_of import known_at, latest_date
from sendinsp.model.dates import DateError, DateSpan, parse_day
from sendinsp.model.terms import Term, TermError

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
months = days.map(lambda day: f"{day:%Y-%m}")
texts = st.one_of(days.map(date.isoformat), months)
spans = st.one_of(texts, st.tuples(texts, texts).map(lambda pair: "/".join(sorted(pair)))).map(DateSpan.parse)


@given(spans)
def test_a_span_reads_back_from_its_text(span):
    assert DateSpan.parse(str(span)) == span
    assert span.earliest <= span.latest


@given(spans, spans)
def test_what_is_certainly_before_sorts_before(one, other):
    if one.certainly_before(other):
        assert one < other
        assert not other.certainly_before(one)


@given(days)
def test_a_day_is_its_own_span(day):
    assert DateSpan.of(day).day == day == parse_day(day.isoformat())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("27/03/2017", "2017-03-27"),
        ("2017/03/27", "2017-03-27"),
        ("27 March 2017", "2017-03-27"),
        ("2017-02-30", "2017-02-28"),
        ("2017-27-03", "2017-03-27"),
        ("20170327", "2017-03-27"),
        ("March 2017", "2017-03"),
        ("2018/2017", None),
        ("soon", None),
        ("", None),
    ],
)
def test_what_is_no_date_may_say_what_was_meant(text, meant):
    with pytest.raises(DateError) as raised:
        DateSpan.parse(text)
    assert raised.value.suggestion == meant


@given(days)
def test_a_term_contains_its_days(day):
    term = Term.containing(day)
    assert term.start <= day <= term.end
    assert Term.parse(str(term)) == term


@given(days, days)
def test_terms_sort_by_time(one, other):
    if one < other:
        assert Term.containing(one) <= Term.containing(other)


@given(days)
def test_an_academic_year_runs_from_september_to_august(day):
    first = day.year if day.month >= 9 else day.year - 1
    assert Term.containing(day).academic_year == f"{first}-{(first + 1) % 100:02d}"


@pytest.mark.parametrize(
    ("text", "meant"), [("Spring 2017", "spring-2017"), ("2017-sumer", "summer-2017"), ("x", None)]
)
def test_what_is_no_term_may_say_what_was_meant(text, meant):
    with pytest.raises(TermError) as raised:
        Term.parse(text)
    assert raised.value.suggestion == meant


@settings(max_examples=30)
@given(st.dates(date(2016, 5, 1), date(2026, 12, 31)))
def test_nothing_dated_later_than_the_day_is_seen(register, day):
    for inspection in register.inspections:
        seen = known_at(inspection, day)
        if seen is None:
            continue
        ahead = {
            "wsoa.due_stated", "wsoa.resubmission_due", "accelerated_progress_plan.due_stated",
            "priority_action.plan.due_stated",
        }  # fmt: skip
        for path in {path for paths in inspection.evidence.values() for path in paths} - ahead:
            span = seen.date_at(path)
            assert span is None or span.latest <= day, (inspection.id, path)


@settings(max_examples=30)
@given(st.dates(date(2016, 5, 1), date(2026, 12, 31)), st.integers(0, 700))
def test_what_is_seen_stays_seen(register, day, later):
    for inspection in register.inspections:
        before, after = known_at(inspection, day), known_at(inspection, day + timedelta(days=later))
        if before is None:
            continue
        assert after is not None
        for path in {path for paths in before.evidence.values() for path in paths}:
            assert before.date_at(path) == after.date_at(path)
        for section in ("wsoa", "revisit", "outcome", "priority_action"):
            assert before.value_at(section) is None or after.value_at(section) is not None


def test_at_the_end_of_time_all_is_seen(register):
    for inspection in register.inspections:
        assert known_at(inspection, latest_date(inspection)) == inspection
