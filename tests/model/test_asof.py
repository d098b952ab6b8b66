"""What was known when, over every section and field of the shipped records."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sendinsp.model.asof import known_at
from sendinsp.model.dates import DateSpan

days = st.dates(date(2016, 4, 1), date(2023, 12, 31))
AHEAD = {"wsoa.due_stated", "wsoa.resubmission_due"}
FEW = settings(max_examples=25, deadline=None)


def dates_in(value, path=""):
    """Every date below a section with its path, whether or not evidence is given for it."""
    if isinstance(value, DateSpan):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, inner in value:
            yield from dates_in(inner, f"{path}.{name}".strip("."))
    elif isinstance(value, tuple):
        for inner in value:
            yield from dates_in(inner, path)


def facts_in(value, path=""):
    """Every single value below the sections that grow with time: no doubts, disputes and evidence."""
    if isinstance(value, BaseModel):
        for name, inner in value:
            if name not in ("doubts", "disputed", "evidence"):
                yield from facts_in(inner, f"{path}.{name}".strip("."))
    elif value not in (None, ()):
        yield path, value


def test_the_walk_sees_dates_at_all(register):
    seen = {path for one in register.inspections for path, _ in dates_in(one)}
    assert {"fieldwork.start", "report.published", "wsoa.due_stated", "revisit.published"} <= seen


@FEW
@given(days)
def test_no_date_is_later_than_the_day(register, day):
    for inspection in register.inspections:
        seen = known_at(inspection, day)
        if seen is not None:
            later = [path for path, span in dates_in(seen) if span.latest > day and path not in AHEAD]
            assert later == [], (inspection.id, day)


@FEW
@given(days, st.integers(1, 900))
def test_every_fact_once_seen_stays_as_it_is(register, day, later):
    for inspection in register.inspections:
        before = known_at(inspection, day)
        if before is None:
            continue
        after = dict(facts_in(known_at(inspection, day + timedelta(days=later))))
        for path, value in facts_in(before):
            if path == "wsoa.weaknesses":  # what they are stays; the progress found may be added
                assert [w.summary for w in value] == [w.summary for w in after[path]]
            else:
                assert after.get(path) == value, (inspection.id, path)


@FEW
@given(days)
def test_knowing_twice_is_knowing_once(register, day):
    for inspection in register.inspections:
        seen = known_at(inspection, day)
        if seen is not None:
            assert known_at(seen, day) == seen, inspection.id


@FEW
@given(days)
def test_nothing_is_said_of_an_outcome_before_publication(register, day):
    for inspection in register.inspections:
        published = inspection.report.published
        seen = known_at(inspection, day)
        if seen is None or published is None or published.latest <= day:
            continue
        assert not seen.is_published
        assert (seen.wsoa, seen.revisit, seen.findings, seen.report.url) == (None, None, (), None), inspection.id


def test_at_the_end_of_time_every_record_is_whole(register):
    assert [known_at(one, date.max) for one in register.inspections] == list(register.inspections)


def test_before_the_programme_there_is_nothing(register):
    assert [one.id for one in register.inspections if known_at(one, date(2016, 4, 30))] == []
