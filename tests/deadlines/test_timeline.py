"""The time line of an inspection: what is known, computed, doubtful and missing, and from which day it shows."""

from datetime import date

import pytest

from sendinsp.deadlines.working_days import working_days_between
from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.interface import AWAITED_NOTE
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import add_months
from sendinsp.summary.dossier import as_row, dossier

TODAY = date(2026, 11, 23)
AHEAD = {
    "wsoa.due", "wsoa.due.computed", "wsoa.resubmission_due", "revisit.expected",
    "accelerated_progress_plan.due_stated", "priority_action.due", "priority_action.due.computed",
    "expected.monitoring", "expected.full",
}  # fmt: skip
"""Steps that lie ahead by nature."""


@pytest.fixture
def steps(register):
    def of(name, day=TODAY):
        inspection = known_at(next(one for one in register.inspections if one.id == name), day)
        return {step.step: step for step in dossier(inspection, register, day).steps}

    return of


def test_what_is_missing_stands_at_its_place(steps):
    found = steps("autumn-2021/slough")
    assert list(found) == [
        "fieldwork.announced", "fieldwork.start", "fieldwork.end", "report.letter_dated", "report.received",
        "report.published",
        "wsoa.due", "wsoa.due.computed", "wsoa.submitted", "wsoa.fit_for_purpose", "wsoa.published", "revisit.start",
    ]  # fmt: skip
    assert [name for name, step in found.items() if step.how == "missing"] == [
        "report.letter_dated", "report.received", "wsoa.fit_for_purpose", "wsoa.published", "revisit.start",
    ]  # fmt: skip


def test_what_was_announced_stands_in_place_of_the_reckoned_notice(register, steps):
    seen = 0
    for inspection in register.inspections:
        found = steps(inspection.id)
        if inspection.fieldwork.announced is not None:
            assert "notice" not in found
            assert found["fieldwork.announced"].date == str(inspection.fieldwork.announced)
            seen += 1
    assert seen == 91


def test_before_its_first_day_an_announced_inspection_is_not_listed(register, steps):
    york = next(one for one in register.inspections if one.id == "autumn-2019/york")
    assert known_at(york, date(2019, 12, 8)) is None
    assert "fieldwork.announced" in steps("autumn-2019/york", date(2019, 12, 9))


def test_visits_called_off_come_first(steps):
    found = list(steps("autumn-2019/york").values())
    assert (found[0].label, found[0].date, found[0].note) == (
        "Inspection called off", "2019-11-08", "announced 4 Nov 2019",
    )  # fmt: skip
    assert found[0].sources == ("ofsted-cqc-visits-announced-2022",)
    labels = [step.label for step in steps("spring-2018/worcestershire").values()]
    assert labels.index("Re-visit called off") < labels.index("Re-visit begins")


@pytest.mark.parametrize(
    ("name", "notice", "days"),
    [
        ("spring-2023/cornwall", "2023-01-23", "10 working days before the days on site"),  # from a Monday to a Friday
        ("summer-2023/oxfordshire", None, "8 working days before fieldwork"),  # from a Thursday
    ],
)
def test_the_notice_of_2023_is_reckoned_from_what_the_record_gives(steps, name, notice, days):
    found = steps(name)["notice"]
    assert found.note == days
    assert notice is None or found.date == notice


def test_the_line_of_time_of_2023(steps):
    found = steps("summer-2023/oxfordshire")
    names = list(found)
    assert names.index("report.published") < names.index("priority_action.due")
    assert names.index("priority_action.plan.submitted") < names.index("monitoring")
    assert (found["priority_action.due"].date, found["priority_action.due"].how) == ("2023-10-27", "known")
    unknown = steps("summer-2025/redbridge")["priority_action.due"]
    assert (unknown.date, unknown.how) == (None, "missing")


def test_after_the_outcome_the_next_inspection_is_reckoned(register, steps):
    words = {"typically-positive": 60, "inconsistent": 36, "widespread-failings": 36}
    for inspection in register.inspections:
        published = inspection.report.published
        if inspection.framework != "framework-2023" or published is None or inspection.report.received is not None:
            continue
        expected = add_months(published.latest, words[inspection.outcome])
        assert steps(inspection.id)["expected.full"].date.endswith(expected.isoformat())


def test_notice_is_five_working_days_before(steps):
    found = steps("autumn-2016/surrey")
    notice, start = (date.fromisoformat(found[name].date) for name in ("notice", "fieldwork.start"))
    assert working_days_between(notice, start) == 5
    assert found["notice"].how == "computed"


def test_a_known_step_cites_its_sources(steps):
    assert steps("autumn-2021/slough")["report.published"].sources == ("ofsted-2022-11", "slough-council-2021")


def test_a_stated_and_a_reckoned_due_date_stand_side_by_side(steps):
    found = steps("summer-2017/windsor-and-maidenhead")
    assert (found["wsoa.due"].date, found["wsoa.due"].how) == ("2017-11-24", "known")
    assert (found["wsoa.due.computed"].date, found["wsoa.due.computed"].how) == ("2017-12-01/2017-12-08", "computed")
    assert "5 working days earlier" in found["wsoa.due.computed"].note


def test_what_is_reckoned_from_a_doubtful_date_is_in_doubt(steps):
    found = steps("spring-2020/norfolk")
    assert found["wsoa.fit_for_purpose"].how == "doubtful"
    assert (found["revisit.expected"].date, found["revisit.expected"].how) == ("2022-03-25", "doubtful")
    assert found["revisit.published"].disputed


def test_an_awaited_report_says_so_and_shows_nothing_of_what_follows(steps):
    found = steps("autumn-2016/hartlepool", date(2017, 1, 1))
    assert found["report.published"].note == AWAITED_NOTE
    assert "wsoa.due" not in found
    assert steps("autumn-2016/hartlepool", date(2017, 1, 18))["wsoa.due"].how == "computed"


def test_a_framework_that_ended_expects_no_more_revisits(steps):
    assert "the framework ended in Dec 2022" in steps("summer-2021/rotherham")["revisit.expected"].note


def test_an_area_without_a_statement_has_no_life_of_one(register, steps):
    without = next(
        one for one in register.inspections if isinstance(one, Inspection2016) and one.wsoa and not one.wsoa.required
    )
    assert list(steps(without.id))[-1] == "report.published"


def test_every_inspection_has_a_time_line_on_every_day(register):
    """No step lies in the future of the day asked about, but what is computed or stated as due."""
    for day in (
        date(2016, 9, 1), date(2018, 3, 1), date(2020, 4, 1), date(2022, 3, 15), date(2024, 2, 1), date(2025, 11, 20)
    ):  # fmt: skip
        for inspection in register.inspections:
            known = known_at(inspection, day)
            if known is None:
                continue
            one = dossier(known, register, day)
            for step in one.steps:
                ahead = step.step in AHEAD
                assert step.date is None or ahead or step.date[:10] <= day.isoformat(), (inspection.id, step)
                assert (step.date is None) == (step.how == "missing")
            assert as_row(one, register)["id"] == inspection.id


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2020, 8, 31), 18, date(2022, 2, 28)),
        (date(2019, 12, 1), 1, date(2020, 1, 1)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
    ],
)
def test_months_are_added_within_the_month(day, months, expected):
    assert add_months(day, months) == expected
