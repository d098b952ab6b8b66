"""`pap-due` as people run it: what makes its rule unsure stands wherever a date does."""

import json

import pytest

from sendinsp.cli.app import run

DATA = ["--data", "data"]
CAVEAT = "The 35 working days are known from the press only"


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def said(capsys):
    shown = capsys.readouterr()
    return " ".join(shown.out.split()), " ".join(shown.err.split())


@pytest.mark.parametrize("options", [[], ["--explain"], ["-f", "json"], ["-f", "csv"], ["-f", "markdown"]])
@pytest.mark.parametrize("start", ["--received", "--published"])
def test_what_makes_the_rule_unsure_stands_beside_its_dates(capsys, start, options):
    assert run([*DATA, "pap-due", start, "2025-03-03", *options]) == 0
    assert CAVEAT in said(capsys)[0]
    assert run([*DATA, "pap-due", "plymouth", *options]) == 0
    assert CAVEAT in said(capsys)[0]
    assert run([*DATA, "wsoa-due", start, "2017-03-06", *options]) == 0
    assert "Not sure:" not in said(capsys)[0]


def test_no_event_by_an_unsure_rule_is_confirmed(capsys):
    assert run([*DATA, "pap-due", "--received", "2025-03-03", "-f", "ics"]) == 0
    text = capsys.readouterr().out
    assert "STATUS:TENTATIVE" in text
    assert "STATUS:CONFIRMED" not in text
    whole = text.replace("\r\n ", "")
    assert "press only" in whole
    assert "sendinsp pap-due --received 2025-03-03 --explain" in whole
    assert run([*DATA, "wsoa-due", "--received", "2017-03-06", "-f", "ics"]) == 0
    assert "STATUS:CONFIRMED" in capsys.readouterr().out


def test_the_day_of_publication_decides_which_rule_holds(capsys):
    assert run([*DATA, "pap-due", "--received", "2025-05-30", "--published", "2025-06-10"]) == 1
    out, err = said(capsys)
    assert out == ""
    assert "no due date is known for a report of 10 Jun 2025: the rule changed on 6 Jun 2025" in err
    assert run([*DATA, "pap-due", "--received", "2025-05-30", "--published", "2025-06-05"]) == 0
    assert "Due 18 Jul 2025" in said(capsys)[0]


def test_a_receipt_shortly_before_the_change_may_be_of_a_report_published_after_it(capsys):
    for day, warns in (("2025-05-30", True), ("2025-05-19", False)):
        for options in ([], ["--explain"]):
            assert run([*DATA, "pap-due", "--received", day, *options]) == 0
            assert ("if it is 6 Jun 2025 or later, no due date is known" in said(capsys)[0]) is warns


@pytest.mark.parametrize("area", ["slough", "sheffield", "redbridge"])
def test_where_the_rule_is_not_known_that_is_the_reason(capsys, area):
    for command in (["pap-due", area, "--explain"], ["show", area]):
        assert run([*DATA, *command]) == 0
        out, _ = said(capsys)
        assert "the rule changed on 6 Jun 2025, and its number of working days since is not known" in out
        assert "No date is known well enough" not in out
    assert run([*DATA, "pap-due", area]) == 0
    assert "unknown: rule changed 6 Jun 2025" in said(capsys)[0]
    assert run([*DATA, "pap-due", area, "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["rule_unknown_since"] == "2025-06-06"


def test_a_submission_in_doubt_is_marked_in_the_status(capsys):
    for command in (["pap-due", "bracknell-forest", "--explain"], ["show", "spring-2025/bracknell-forest"]):
        assert run([*DATA, *command]) == 0
        assert "submitted May 2025 ?, in doubt" in said(capsys)[0]


def test_a_month_narrows_a_window_to_its_working_days(capsys):
    assert run([*DATA, "pap-due", "plymouth", "--explain"]) == 0
    out, _ = said(capsys)
    assert "27-29 Sep 2023" in out
    assert "Saturday 30" not in out
    assert out.count("Day 27 ") == 1


def test_a_date_of_another_framework_leads_to_its_command(capsys):
    assert run([*DATA, "wsoa-due", "--published", "2025-03-03"]) == 0
    assert "sendinsp pap-due (priority action plan, framework-2023)" in said(capsys)[1]
    assert run([*DATA, "pap-due", "--published", "2018-03-05"]) == 1
    assert "sendinsp wsoa-due (written statement of action, framework-2016)" in said(capsys)[1]


@pytest.mark.parametrize("area", ["surrey", "sandwell"])
def test_why_there_is_none_begins_with_the_inspection_that_could_have_asked_for_one(capsys, area):
    assert run([*DATA, "pap-due", area]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{area.capitalize()}: no priority action plan was required in ")
    assert "-2023/" in first
    assert second.startswith("  ")
    assert "under the framework of 2016" in second


def test_an_area_not_inspected_under_the_framework_is_told_so_first(capsys):
    assert run([*DATA, "pap-due", "kent"]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("Kent: no inspection under the framework of 2023 (")
    assert first.endswith("is recorded (records reach to 26 Jun 2026).")
    assert "spring-2019/kent (report of 29 Mar 2019 ?) was inspected under the framework of 2016" in second


def test_a_month_for_a_day_is_answered_once(capsys):
    assert run([*DATA, "pap-due", "--published", "2025-03"]) == 2
    assert "it is a month or a span; write a day as 2017-03-27" in (err := capsys.readouterr().err)
    assert err.count("2017-03-27") == 1
