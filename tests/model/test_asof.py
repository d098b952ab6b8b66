"""What was known when, over every section and field of the shipped records."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import DateSpan

days = st.dates(date(2016, 4, 1), date(2026, 12, 31))
AHEAD = {
    "wsoa.due_stated", "wsoa.resubmission_due", "accelerated_progress_plan.due_stated",
    "priority_action.plan.due_stated",
}  # fmt: skip
GROWING = {"wsoa.weaknesses", "monitoring", "called_off", "improvement_notices"}
"""Lists whose items are added to, or told more of, as time goes on."""
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
            if name not in ("doubts", "acknowledged", "disputed", "evidence"):
                yield from facts_in(inner, f"{path}.{name}".strip("."))
    elif value not in (None, ()):
        yield path, value


def test_the_walk_sees_dates_at_all(register):
    seen = {path for one in register.inspections for path, _ in dates_in(one)}
    assert {"fieldwork.start", "report.published", "wsoa.due_stated", "revisit.published"} <= seen
    assert {"called_off.withdrawn", "priority_action.plan.submitted", "monitoring.published"} <= seen
    assert {"improvement_notices", "strategic_plan.published"} <= seen


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
            if path in GROWING:
                assert all(map(_grew, value, after[path])), (inspection.id, path)
            else:
                assert after.get(path) == value, (inspection.id, path)


def _grew(one, later):
    """Whether all that was known of an item is known of it later: what was judged of it may be added."""
    if isinstance(one, DateSpan):
        return one == later
    return all(value in (None, ()) or getattr(later, name) == value for name, value in one)


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
        own = ("wsoa", "revisit", "accelerated_progress_plan", "outcome", "priority_action", "strategic_plan")
        lists = ("findings", "improvements", "monitoring", "boards", "improvement_notices")
        counts = ("report.url", "improvements_count", "improvements_basis")
        assert [path for path in (*own, *lists, *counts) if seen.value_at(path) not in (None, ())] == [], inspection.id


def test_at_the_end_of_time_every_record_is_whole(register):
    assert [known_at(one, date.max) for one in register.inspections] == list(register.inspections)


def test_before_the_programme_there_is_nothing(register):
    assert [one.id for one in register.inspections if known_at(one, date(2016, 4, 30))] == []


WHOLE = Inspection2016.model_validate(
    {
        "area": "exampleshire",
        "framework": "framework-2016",
        "term": "spring-2017",
        "fieldwork": {"announced": "2017-01-09", "start": "2017-01-16", "end": "2017-01-20"},
        "report": {"received": "2017-03-20", "published": "2017-03-27", "url": "https://example.org/letter"},
        "wsoa": {
            "required": True,
            "weakness_count": 2,
            "weaknesses": [
                {"summary": "One.", "reasons": ["disjointed-services"], "progress": "sufficient"},
                {"summary": "Two.", "progress": "insufficient"},
            ],
            "due_stated": "2017-07-03",
            "submitted": "2017-07-01",
            "returned": "2017-07-20",
            "resubmission_due": "2017-09-01",
            "resubmitted": "2017-08-30",
            "fit_for_purpose": "2017-09",
            "published": "2017-10-02",
            "url": "https://example.org/statement",
        },
        "findings": [{"summary": "A strength.", "kind": "strength"}],
        "revisit": {
            "announced": "2019-03-04",
            "start": "2019-03-18",
            "end": "2019-03-20",
            "published": "2019-05-13",
            "outcome": "some",
            "sufficient": 1,
            "insufficient": 1,
            "url": "https://example.org/revisit",
        },
        "accelerated_progress_plan": {"required": True},
        "doubts": {"revisit.end": "Told by one source only."},
        "evidence": {"some-source": ["fieldwork.start", "revisit.start", "revisit.end"]},
    }
)
"""A record that has everything: few shipped ones say what the weaknesses were."""


def test_the_whole_record_has_every_field_that_time_reveals():
    for section in (WHOLE.fieldwork, WHOLE.wsoa, WHOLE.revisit):
        missing = {name for name, value in section if value in (None, ())}
        assert missing <= {"grounds", "weaknesses_basis"}


@pytest.mark.parametrize(
    ("day", "seen", "unseen"),
    [
        ("2017-01-16", ["fieldwork.start"], ["fieldwork.end", "wsoa", "report.url", "findings", "doubts"]),
        ("2017-03-26", ["fieldwork.end"], ["report.published", "report.url", "wsoa", "findings"]),
        ("2017-03-27", ["report.url", "wsoa.due_stated", "wsoa.weaknesses", "findings"], ["wsoa.submitted", "revisit"]),
        ("2017-07-19", ["wsoa.submitted"], ["wsoa.returned", "wsoa.resubmission_due"]),
        ("2017-07-20", ["wsoa.returned", "wsoa.resubmission_due"], ["wsoa.resubmitted"]),
        ("2017-09-29", ["wsoa.resubmitted"], ["wsoa.fit_for_purpose", "wsoa.url"]),
        ("2017-09-30", ["wsoa.fit_for_purpose"], ["wsoa.published", "wsoa.url"]),
        ("2017-10-02", ["wsoa.published", "wsoa.url"], ["revisit"]),
        ("2019-03-17", ["wsoa.url"], ["revisit"]),  # `show` tells of its announcement: see summary.announced
        ("2019-03-18", ["revisit.announced", "revisit.start"], ["revisit.end", "revisit.outcome", "doubts"]),
        ("2019-05-12", ["revisit.end", "doubts"], ["revisit.outcome", "revisit.url", "accelerated_progress_plan"]),
        ("2019-05-13", ["revisit.outcome", "revisit.url", "accelerated_progress_plan"], []),
    ],
)
def test_each_fact_shows_from_its_day(day, seen, unseen):
    known = known_at(WHOLE, date.fromisoformat(day))
    assert [path for path in seen if not value_at(known, path)] == []
    assert [path for path in unseen if value_at(known, path)] == []


def value_at(value, path):
    for key in path.split("."):
        value = getattr(value, key, None)
    return value


def test_progress_on_a_weakness_shows_with_the_letter_of_the_revisit():
    before, after = (known_at(WHOLE, date(2019, 5, day)).wsoa.weaknesses for day in (12, 13))
    assert [weakness.progress for weakness in before] == [None, None]
    assert [weakness.progress for weakness in after] == ["sufficient", "insufficient"]


@given(days, st.integers(0, 900))
def test_the_laws_hold_of_the_whole_record(day, later):
    before, after = known_at(WHOLE, day), known_at(WHOLE, day + timedelta(days=later))
    if before is None:
        assert day < date(2017, 1, 16)
        return
    assert [path for path, span in dates_in(before) if span.latest > day and path not in AHEAD] == []
    assert known_at(before, day) == before
    facts = dict(facts_in(after))
    assert all(facts[path] == value for path, value in facts_in(before) if path != "wsoa.weaknesses")
    assert all(value_at(before, path) for paths in before.evidence.values() for path in paths)


LATER = Inspection2023.model_validate(
    {
        "area": "exampleshire",
        "framework": "framework-2023",
        "term": "spring-2024",
        "fieldwork": {"announced": "2024-01-22", "start": "2024-02-05", "end": "2024-02-09"},
        "report": {"received": "2024-04-08", "published": "2024-04-15", "url": "https://example.org/report"},
        "called_off": [
            {"visit": "inspection", "announced": "2023-11-06", "withdrawn": "2023-11-10"},
        ],
        "outcome": "widespread-failings",
        "priority_action": {
            "areas_count": 1,
            "areas_basis": "whole",
            "areas": [{"summary": "One.", "themes": ["early-years"]}],
            "plan": {
                "called": "The plan",
                "due_stated": "2024-05-28",
                "submitted": "2024-05-24",
                "accepted": "2024-06",
                "accepted_by": "the inspectorates",
                "published": "2024-07-01",
                "url": "https://example.org/plan",
            },
        },
        "improvements_count": 1,
        "improvements_basis": "whole",
        "improvements": [{"summary": "Two.", "themes": ["early-years"]}],
        "findings": [{"summary": "A strength.", "kind": "strength"}],
        "strategic_plan": {"published": "2025-01", "url": "https://example.org/strategy"},
        "improvement_notices": ["2024-06-20", "2025-02-03"],
        "monitoring": [
            {"start": "2025-09-15", "end": "2025-09-17", "published": "2025-11-03", "outcome": "ineffective-action"},
            {
                "start": "2026-05-11", "end": "2026-05-13", "published": "2026-06-22", "outcome": "effective-action",
                "url": "https://example.org/monitoring",
            },
        ],
        "boards": ["dorset"],
        "doubts": {"strategic_plan.published": "Told by one source only."},
        "evidence": {"some-source": ["fieldwork.start", "monitoring", "strategic_plan.published"]},
    }
)  # fmt: skip
"""A record of 2023 that has everything."""


def test_the_whole_record_of_2023_has_every_field_that_time_reveals():
    plan = LATER.priority_action.plan
    for section in (LATER, LATER.fieldwork, LATER.priority_action, plan, LATER.strategic_plan, LATER.monitoring[1]):
        missing = {name for name, value in section if value in (None, (), {})}
        assert missing <= {"notes", "disputed", "acknowledged"}, type(section).__name__


@pytest.mark.parametrize(
    ("day", "seen", "unseen"),
    [
        ("2024-02-05", ["fieldwork.start", "called_off"], ["fieldwork.end", "outcome", "boards", "monitoring"]),
        ("2024-04-14", ["fieldwork.end", "report.received"], ["outcome", "priority_action", "improvements"]),
        (
            "2024-04-15",
            ["outcome", "priority_action.areas", "priority_action.plan.due_stated", "improvements", "boards"],
            ["priority_action.plan.submitted", "priority_action.plan.called", "improvement_notices", "monitoring"],
        ),
        ("2024-05-24", ["priority_action.plan.submitted"], ["priority_action.plan.accepted"]),
        ("2024-06-29", [], ["priority_action.plan.accepted", "priority_action.plan.accepted_by"]),
        ("2024-06-30", ["priority_action.plan.accepted", "priority_action.plan.accepted_by"], ["monitoring"]),
        ("2024-07-01", ["priority_action.plan.called", "priority_action.plan.url"], ["strategic_plan.url"]),
        ("2025-01-31", ["strategic_plan.url", "doubts"], ["monitoring"]),
        ("2025-09-14", ["strategic_plan"], ["monitoring"]),
        ("2025-09-15", ["monitoring"], []),
    ],
)
def test_each_fact_of_2023_shows_from_its_day(day, seen, unseen):
    known = known_at(LATER, date.fromisoformat(day))
    assert [path for path in seen if not value_at(known, path)] == []
    assert [path for path in unseen if value_at(known, path)] == []


@pytest.mark.parametrize(
    ("day", "items"),
    [
        ("2025-09-14", []),
        ("2025-09-15", [("2025-09-15", None, None, None)]),
        ("2025-09-17", [("2025-09-15", "2025-09-17", None, None)]),
        ("2025-11-03", [("2025-09-15", "2025-09-17", "2025-11-03", "ineffective-action")]),
        (
            "2026-05-11",
            [("2025-09-15", "2025-09-17", "2025-11-03", "ineffective-action"), ("2026-05-11", None, None, None)],
        ),
        (
            "2026-06-22",
            [
                ("2025-09-15", "2025-09-17", "2025-11-03", "ineffective-action"),
                ("2026-05-11", "2026-05-13", "2026-06-22", "effective-action"),
            ],
        ),
    ],
)
def test_monitoring_shows_item_by_item_each_from_its_own_days(day, items):
    known = known_at(LATER, date.fromisoformat(day))
    found = [
        tuple(None if value is None else str(value) for value in (one.start, one.end, one.published, one.outcome))
        for one in known.monitoring
    ]
    assert found == items


def test_notices_show_each_from_its_own_day():
    for day, count in (("2024-06-19", 0), ("2024-06-20", 1), ("2025-02-02", 1), ("2025-02-03", 2)):
        assert len(known_at(LATER, date.fromisoformat(day)).improvement_notices) == count


@given(days, st.integers(0, 900))
def test_the_laws_hold_of_the_whole_record_of_2023(day, later):
    before, after = known_at(LATER, day), known_at(LATER, day + timedelta(days=later))
    if before is None:
        assert day < date(2024, 2, 5)
        return
    assert [path for path, span in dates_in(before) if span.latest > day and path not in AHEAD] == []
    assert known_at(before, day) == before
    facts = dict(facts_in(after))
    for path, value in facts_in(before):
        if path in GROWING:
            assert all(map(_grew, value, facts[path]))
        else:
            assert facts[path] == value
    assert all(value_at(before, path) for paths in before.evidence.values() for path in paths)
