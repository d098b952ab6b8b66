"""The explanation of a due date: its days, its words, and its calendar, legible without colour."""

import re
from datetime import date

import pytest

from sendinsp.deadlines.any_date import ReportDates, windows
from sendinsp.deadlines.due import UNKNOWN
from sendinsp.deadlines.explain import explain, explanation_row
from sendinsp.deadlines.working_days import add_working_days, holidays_between
from sendinsp.frameworks import plan_of
from sendinsp.frameworks.plan_due import due_of
from sendinsp.output.views.due_explained import explanation_text, sentences
from sendinsp.output.views.month_calendars import months

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def rule(register):
    return register.frameworks["framework-2016"].deadline


@pytest.fixture
def explained(register, rule):
    def of(name):
        inspection = next(one for one in register.inspections if one.id == name)
        plan = plan_of(inspection.framework)
        due = due_of(inspection, plan, rule, TODAY)
        return explain(due.window, due.others, rule, inspection, plan.starts)

    return of


def marks(explanation):
    return [(mark.count, mark.day.isoformat(), mark.meaning) for mark in explanation.marks]


def test_receipt(rule):
    (window,) = windows(ReportDates(received=date(2022, 2, 28)), rule)
    explanation = explain(window, (), rule)
    assert marks(explanation) == [(70, "2022-06-13", "due")]
    assert [day.isoformat() for day, _ in explanation.skipped] == [
        "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03",
    ]  # fmt: skip
    assert explanation.skipped[-1][1] == "Platinum Jubilee of Elizabeth II"


def test_publication_has_three_days(explained):
    assert marks(explained("autumn-2016/surrey")) == [
        (60, "2017-03-07", "earliest"),
        (65, "2017-03-14", "typical"),
        (70, "2017-03-21", "latest"),
    ]


def test_a_stated_day_stands_among_those_of_the_rule(explained):
    slough = explained("autumn-2021/slough")
    assert (64, "2022-02-18", "stated") in marks(slough)
    assert [count for count, _, _ in marks(slough)] == [60, 64, 65, 70]
    assert slough.said_by == ("parliament-slough-2022",)
    warwickshire = explained("summer-2021/warwickshire")
    assert (65, "2021-12-24", "stated, typical") in marks(warwickshire)


def test_a_letter_gives_the_earliest_day(explained):
    assert (70, "2017-12-01", "earliest") in marks(explained("summer-2017/windsor-and-maidenhead"))


def test_a_stated_month_is_told_of(explained):
    words = " ".join(explained("spring-2020/norfolk").uncertain)
    assert "A source states Sep 2020, which the window is narrowed to." in words


def test_doubtful_dates_are_named_with_the_reason(explained):
    words = " ".join(explained("summer-2021/rotherham").uncertain)
    assert "report.letter_dated (12 Jul 2021) is no basis, being in doubt" in words


def test_unknown_has_no_days(rule):
    explanation = explain(UNKNOWN, (), rule)
    assert (explanation.marks, explanation.first, explanation.last, explanation.skipped) == ((), None, None, ())
    assert list(months(explanation, 100)) == []
    assert "not known" in explanation_text("Nothing", explanation)
    assert list(sentences(explanation))[-1] == "No date is known well enough to start the count."


def counted(explanation, width=100):
    """Day of the month, mark -> how often, in the calendars."""
    text = "\n".join(line.plain for line in months(explanation, width)).rpartition("\n\n")[0]
    return re.findall(r"\d+[.~h]|\[\d+\]", text), text


def test_the_calendar_marks_seventy_days_without_colour(rule):
    (window,) = windows(ReportDates(received=date(2017, 7, 14)), rule)
    found, text = counted(explain(window, (), rule))
    assert sum(mark.endswith(".") for mark in found) == 69
    assert [mark for mark in found if mark.startswith("[")] == ["[23]"]
    assert [mark for mark in found if mark.endswith("h")] == ["28h"]
    assert re.findall(r"[A-Z][a-z]+ 2017", text) == [
        "July 2017", "August 2017", "September 2017", "October 2017",
    ]  # fmt: skip


def test_every_day_of_every_calendar_is_marked_once(register, rule):
    """Counted, window, due and holiday add up, for every statement of the register."""
    seen = 0
    for inspection in register.inspections:
        if inspection.framework != "framework-2016":
            continue
        due = due_of(inspection, plan_of(inspection.framework), rule, TODAY)
        if due is None:
            continue
        explanation = explain(due.window, due.others, rule, inspection)
        if explanation.first is None:
            continue
        found, _ = counted(explanation)
        holidays = holidays_between(explanation.first, explanation.last)
        assert sum(mark.endswith("h") for mark in found) == len(holidays) == len(explanation.skipped)
        assert sum(not mark.endswith("h") for mark in found) == explanation.marks[-1].count, inspection.id
        seen += 1
    assert seen == 81


@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_calendars_fit_the_terminal(explained, width):
    lines = [line.plain for line in months(explained("autumn-2021/slough"), width)]
    assert max(map(len, lines)) <= width
    assert sum("Mo  Tu" in line for line in lines) == -(-4 // max(1, (width + 3) // 31))


def test_the_row_for_scripts(explained):
    row = explanation_row(explained("autumn-2021/slough"))
    assert row["from"] == "2021-11-17"
    assert row["basis_counted"] == "published"
    assert row["days"][1] == {"working_day": 64, "date": "2022-02-18", "meaning": "stated"}
    assert row["skipped"][0] == {"date": "2021-12-27", "name": "Christmas Day (observed)"}
    assert "70 working days" in row["rule"]


def test_the_marks_are_the_rules_own_days(explained, rule):
    explanation = explained("autumn-2016/surrey")
    for mark in explanation.marks:
        assert add_working_days(explanation.first, mark.count) == mark.day
