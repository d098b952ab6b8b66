"""Basis, window, state and lateness of due dates; the window's figures against the records."""

from datetime import date

import pytest

from sendinsp.deadlines.any_date import ImpossibleDates, ReportDates, windows
from sendinsp.deadlines.due import Dates, bases, from_publication
from sendinsp.deadlines.explain import explain
from sendinsp.deadlines.working_days import working_days_between
from sendinsp.frameworks import plan_of
from sendinsp.frameworks.plan_due import due_of
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import DateSpan
from sendinsp.register.select import Selection, select
from sendinsp.summary.due_rows import plans_due, row

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def rule(register):
    return register.frameworks["framework-2016"].deadline


def rows_at(register, day, **selection):
    chosen = select(register, Selection(**selection), day)
    return {one["area"]: one for one in (row(s, register) for s in plans_due(chosen, register, day, "wsoa-due"))}


def test_all_83_have_a_row(register):
    assert len(rows_at(register, TODAY)) == 83


@pytest.mark.parametrize(
    ("area", "basis", "due", "earliest", "latest"),
    [
        ("slough", "stated", "2022-02-18", "2022-02-18", "2022-02-18"),
        ("bristol", "received", "2020-03-27", "2020-03-27", "2020-03-27"),
        ("surrey", "published", "2017-03-14", "2017-03-07", "2017-03-21"),
        ("dorset-county", "unknown", None, None, None),  # its date of publication is in doubt
        ("bracknell-forest", "stated", "2022-06-07", "2022-06-07", "2022-06-07"),
    ],
)
def test_basis_and_window(register, area, basis, due, earliest, latest):
    one = rows_at(register, TODAY)[area]
    assert (one["basis"], one["due"], one["earliest"], one["latest"]) == (basis, due, earliest, latest)


@pytest.mark.parametrize("area", ["rotherham", "essex"])
def test_a_doubtful_letter_starts_no_clock(register, area):
    inspection = next(one for one in register.inspections if one.area == area and one.framework == "framework-2016")
    assert inspection.report.letter_dated is not None
    assert rows_at(register, TODAY)[area]["basis"] == "published"


def test_a_stated_month_narrows_the_window(register):
    one = rows_at(register, TODAY)["norfolk"]
    assert one["due_stated"] == "2020-09"
    assert "2020-09-01" <= one["earliest"] <= one["due"] <= one["latest"] <= "2020-09-30"


def test_time_moves_the_state(register):
    assert rows_at(register, date(2017, 1, 1))["hartlepool"]["status"] == "awaiting-report"
    surrey = rows_at(register, date(2017, 3, 1))["surrey"]
    assert (surrey["status"], surrey["working_days_left"]) == ("due", 9)
    assert rows_at(register, date(2017, 3, 10))["surrey"]["status"] == "submitted"
    assert rows_at(register, date(2017, 3, 23))["surrey"]["status"] == "accepted"


def test_at_the_end_of_2018_silence_is_not_guilt(register):
    states = [one["status"] for one in rows_at(register, date(2018, 12, 31)).values()]
    assert {"no-submission-recorded", "accepted"} <= set(states)
    assert sum(state in ("no-submission-recorded", "accepted") for state in states) > len(states) / 2


def test_lateness_is_said_only_where_it_is_sure(register):
    found = rows_at(register, TODAY)
    assert found["slough"]["late"] is False  # submitted on the stated day
    for one in found.values():
        if one["late"] is not None:
            assert one["basis"] in ("stated", "received")
            assert len(one["submitted"]) == 10


def test_the_windows_figures_of_2023_are_those_of_the_records(register):
    lag = register.frameworks["framework-2023"].deadline.publication_lag
    inspections = {one.id: one for one in register.inspections}
    for case in lag.cases:
        inspection = inspections[case.inspection]
        other = inspection.date_at(f"priority_action.plan.{case.measured}")
        assert case.from_ == inspection.report.published, case.inspection
        assert case.to.earliest == other.earliest, case.inspection
        days = working_days_between(case.from_.day, case.to.earliest)
        assert case.working_days == days, case.inspection
        if case.excluded is None:
            assert lag.earliest <= case.working_days <= lag.latest
            assert inspection.report.published.latest < date(2025, 6, 6)
        else:
            assert inspection.report.published.earliest >= date(2025, 6, 6)
    assert lag.typical == min(case.working_days for case in lag.cases if case.excluded is None)


def test_the_rule_of_2023_has_two_versions(register):
    rule = register.frameworks["framework-2023"].deadline
    assert rule.on(date(2025, 6, 5)).working_days == 35
    assert rule.on(date(2025, 6, 6)).working_days is None
    found = {one.inspection.id: one.due for one in plans_due(register.inspections, register, TODAY, "pap-due")}
    assert len(found) == 25
    for name, due in found.items():
        published = next(one for one in register.inspections if one.id == name).report.published
        unknown = published.earliest >= date(2025, 6, 6)
        assert (due.window.basis == "unknown") is unknown, name
        assert (due.window.latest is None) is unknown, name
        if unknown:
            assert due.state in ("due-date-unknown", "submitted", "accepted"), name
            assert due.late is None


def test_the_windows_figures_are_those_of_the_records(register, rule):
    lag = rule.publication_lag
    inspections = {one.id: one for one in register.inspections}
    for case in lag.cases:
        inspection = inspections[case.inspection]
        path = {"due_stated": "wsoa.due_stated", "received": "report.received"}[case.measured]
        dates = sorted((inspection.date_at(path).day, inspection.report.published.day))
        assert [case.from_.day, case.to.day] == dates, case.inspection
        assert case.working_days == working_days_between(*dates), case.inspection
    measured = {
        (one.id, kind)
        for one in register.inspections
        for kind, path in (("due_stated", "wsoa.due_stated"), ("received", "report.received"))
        if (span := one.date_at(path)) is not None and span.day is not None and not one.doubted(path)
    }
    assert measured == {(case.inspection, case.measured) for case in lag.cases}
    counted = [case for case in lag.cases if case.excluded is None]
    assert all(lag.earliest <= c.working_days <= lag.latest for c in counted if c.measured == "due_stated")
    typical = sorted(case.working_days for case in counted if case.measured == "due_stated")
    assert typical[len(typical) // 2] == lag.typical


def test_a_due_date_past_the_official_list_is_provisional(rule):
    window = from_publication(DateSpan.parse("2028-11-01"), rule)
    assert any("provisional" in sentence for sentence in explain(window, (), rule).uncertain)


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (ReportDates(received=date(2017, 8, 1), published=date(2017, 7, 1)), "swapped"),
        (ReportDates(received=date(2014, 8, 1)), "regulations"),
        (ReportDates(letter=date(2017, 7, 15)), "no working day"),
        (ReportDates(letter=date(2017, 6, 1), published=date(2017, 7, 14)), "before publication"),
    ],
)
def test_dates_that_cannot_belong_to_one_report(rule, asked, word):
    with pytest.raises(ImpossibleDates, match=word):
        windows(asked, rule)


def test_seventy_days_from_receipt(rule):
    (window,) = windows(ReportDates(received=date(2017, 7, 14)), rule)
    assert window.due == date(2017, 10, 23)
    explanation = explain(window, (), rule)
    assert [(mark.count, mark.day, mark.meaning) for mark in explanation.marks] == [(70, window.due, "due")]
    assert [day for day, _ in explanation.skipped] == [date(2017, 8, 28)]


def test_a_record_before_publication_has_no_due_date(register, rule):
    oxfordshire = next(one for one in register.inspections if one.id == "autumn-2017/oxfordshire")
    due = due_of(known_at(oxfordshire, date(2017, 11, 24)), plan_of("framework-2016"), rule, date(2017, 11, 24))
    assert due.state == "awaiting-report"
    assert due.window.basis == "unknown"


def test_a_stated_month_without_a_window_begins_and_ends_on_working_days(register):
    rule = register.frameworks["framework-2023"].deadline.on(date(2025, 7, 1))
    (window,) = bases(Dates(stated=DateSpan.parse("2023-09")), rule)  # 30 September 2023 is a Saturday
    assert (window.earliest, window.due, window.latest) == (date(2023, 9, 1), None, date(2023, 9, 29))
    (window,) = bases(Dates(stated=DateSpan.parse("2023-09-30/2023-10-01")), rule)
    assert (window.earliest, window.latest) == (date(2023, 9, 30), date(2023, 10, 1))
