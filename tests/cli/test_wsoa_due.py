"""`wsoa-due` as people and pipelines run it."""

import json
import shutil

import pytest

from sendinsp.cli.app import run

DATA = ["--data", "data"]


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def test_a_term(capsys):
    assert run([*DATA, "wsoa-due", "--term", "autumn-2016", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in rows} == {"Rochdale", "Surrey", "Hartlepool", "Sefton", "Suffolk"}
    assert list(rows[0]) == [
        "id", "area", "name", "framework", "term", "basis", "received", "due", "due_stated", "earliest", "latest",
        "provisional", "submitted", "late", "softened", "status", "status_basis", "working_days_left", "caveats",
        "rule_unknown_since", "doubted", "disputed",
    ]  # fmt: skip
    assert [row["due"] for row in rows] == sorted(row["due"] for row in rows)


def test_windows_read_as_windows(capsys):
    assert run([*DATA, "wsoa-due", "surrey"]) == 0
    assert "7-21 Mar 2017, typically 14 Mar" in capsys.readouterr().out


def test_nothing_ever_reads_overdue(capsys):
    for day in ("2017-01-01", "2018-12-31", "2026-11-23"):
        for form in ("table", "json", "csv", "markdown", "ics") if day == "2026-11-23" else ("table",):
            assert run([*DATA, "wsoa-due", "--as-of", day, "--format", form]) == 0
            assert "overdue" not in capsys.readouterr().out.casefold()


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["--received", "2017-02-31"], 2, "2017-02-28"),
        (["--received", "1850-01-01"], 2, "1850"),
        (["--received", "spring-2017"], 2, "spring-2017"),
        (["--received", "2017-08-01", "--published", "2017-07-01"], 2, "swapped"),
        (["nowhere"], 1, "nowhere"),
        (["Surey"], 1, "Surrey"),
        (["--status", "late"], 2, "status"),
        (["--term", "spring-17"], 2, "spring-2017"),
    ],
)
def test_bad_input_gets_a_clear_message(capsys, arguments, code, word):
    assert run([*DATA, "wsoa-due", *arguments]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert word in shown.err
    assert "Traceback" not in shown.err


def test_an_area_without_a_statement_says_why(capsys):
    assert run([*DATA, "wsoa-due", "bolton"]) == 0
    assert "no written statement of action was required" in capsys.readouterr().err


def test_an_area_whose_statement_was_not_asked_for_is_not_said_to_have_none(capsys):
    assert run([*DATA, "wsoa-due", "surrey", "--term", "spring-2017"]) == 0
    said = capsys.readouterr().err
    assert "no written statement" not in said
    assert "the statement of autumn-2016/surrey is not among those asked for" in said


def test_a_state_that_does_not_fit_is_no_silence(capsys):
    assert run([*DATA, "wsoa-due", "surrey", "--status", "due"]) == 0
    assert "No written statement of action fits." in capsys.readouterr().out
    assert run([*DATA, "wsoa-due", "surrey", "--status", "due", "--explain"]) == 0
    assert "No written statement of action fits." in capsys.readouterr().err


def test_an_area_without_an_inspection_leads_to_its_relatives(capsys):
    day = ["--as-of", "2024-06-30"]  # before its first inspection
    assert run([*DATA, "wsoa-due", "cumberland", *day]) == 0
    said = "no inspection is recorded by 30 Jun 2024 (see Cumbria (county to 31 Mar 2023), Westmorland and Furness)."
    assert said in capsys.readouterr().err


def test_an_area_inspected_under_another_framework_leads_to_its_plan(capsys):
    assert run([*DATA, "wsoa-due", "cumberland"]) == 0
    said = capsys.readouterr().err
    assert "summer-2025/cumberland (report of 9 Sep 2025) was inspected under the framework of 2023" in said
    assert "no WSOA; see pap-due." in said
    before = "Before, for the same places: Cumbria (county to 31 Mar 2023), with a written statement of action: see "
    assert f"{before}sendinsp wsoa-due cumbria.\n" in said
    assert run([*DATA, "wsoa-due", "cumberland", "cumbria"]) == 0
    assert "Before, for" not in capsys.readouterr().err
    assert run([*DATA, "wsoa-due", "cumberland", "--as-of", "2019-03-01"]) == 0
    assert "Before, for" not in capsys.readouterr().err


def test_before_its_fieldwork_an_area_has_no_inspection(capsys):
    assert run([*DATA, "wsoa-due", "slough", "--as-of", "2018-01-01"]) == 0
    assert "no inspection is recorded by 1 Jan 2018" in capsys.readouterr().err


def test_another_framework_knows_no_statement(small, capsys, tmp_path):
    shutil.copytree(small, tmp_path / "data")
    inspections = tmp_path / "data" / "inspections"
    (inspections / "autumn-2016" / "surrey.yaml").unlink()
    (inspections / "autumn-2028").mkdir()
    (inspections / "autumn-2028" / "surrey.yaml").write_text(
        "area: surrey\nframework: framework-2028\nterm: autumn-2028\nfieldwork:\n  start: 2028-09-25\n"
        "report:\n  published: 2028-12-01\n",
        encoding="utf-8",
    )
    rules = tmp_path / "data" / "frameworks" / "framework-2016.yaml"
    later = rules.read_text(encoding="utf-8").replace("id: framework-2016", "id: framework-2028")
    later = later.replace("  from: 2016-05\n  to: 2022-12\n", "  from: 2028-01\n")
    (rules.parent / "framework-2028.yaml").write_text(later, encoding="utf-8")
    assert run(["--data", str(tmp_path / "data"), "wsoa-due", "surrey", "--as-of", "2029-01-01"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "(report of 1 Dec 2028) was inspected under the framework of 2028 (" in shown.err
    assert "): no WSOA." in shown.err


def test_explained_for_scripts(capsys):
    assert run([*DATA, "wsoa-due", "slough", "--explain", "-f", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["explanation"]["days"][-1] == {"working_day": 70, "date": "2022-02-28", "meaning": "latest"}
    assert run([*DATA, "wsoa-due", "--received", "2017-07-14", "--explain", "-f", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["due"] == "2017-10-23"
    assert row["explanation"]["skipped"] == [{"date": "2017-08-28", "name": "Late Summer Bank Holiday"}]


@pytest.mark.parametrize("form", ["csv", "markdown", "ics"])
def test_no_explanation_in_forms_that_cannot_hold_one(capsys, form):
    assert run([*DATA, "wsoa-due", "slough", "--explain", "-f", form]) == 2
    assert "table, json and jsonl" in capsys.readouterr().err


def test_a_statement_due_while_the_rule_was_softened_says_so(capsys):
    assert run([*DATA, "wsoa-due", "norfolk", "--explain"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "2-16 Sep 2020, typically 9 Sep" in said
    assert (
        "From 24 Apr 2020 to 25 Sep 2020 the period was within 70 working days, or as soon as it could reasonably be "
        "done (legislation-2020-445): nothing is called late by it." in said
    )
    assert "A source states Sep 2020" in said
    assert run([*DATA, "wsoa-due", "surrey", "--explain"]) == 0
    assert "reasonably" not in capsys.readouterr().out


SOFTENED = {
    "central-bedfordshire", "york", "leicestershire", "shropshire", "somerset-county", "norfolk",
}  # fmt: skip


def test_six_statements_by_reckoning_and_none_of_them_late(capsys):
    assert run([*DATA, "wsoa-due", "-f", "json"]) == 0
    rows = [row for row in json.loads(capsys.readouterr().out) if row["softened"]]
    assert {row["area"] for row in rows} == SOFTENED
    assert {row["late"] for row in rows} == {None}
    for area in SOFTENED:
        for command in (["wsoa-due", area, "--explain"], ["show", area]):
            assert run([*DATA, *command]) == 0
            assert "as soon as it could reasonably be done" in " ".join(capsys.readouterr().out.split()), command


def test_one_case_bears_the_rule_out_to_the_day(capsys):
    assert run([*DATA, "wsoa-due", "bracknell-forest", "--explain"]) == 0
    shown = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "Due Tuesday 7 Jun 2022" in lines
    assert "Day 0 Tuesday 22 Feb 2022, the date on the letter" in lines
    assert "Day 70 Tuesday 7 Jun 2022, the stated date, earliest" in lines
    assert "Compared Reckoned from the letter's date it falls on the same day." in lines
    assert run([*DATA, "wsoa-due", "bracknell-forest", "-f", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["basis"], row["due"], row["earliest"], row["latest"]) == ("stated", *["2022-06-07"] * 3)


def test_every_statement_can_be_explained(capsys):
    assert run([*DATA, "wsoa-due", "--explain"]) == 0
    text = capsys.readouterr().out
    assert text.count("\nRests on ") == 83
    assert text.count("Rule       ") == 83
    assert "overdue" not in text.casefold()
    assert "which says nothing about the area, only about the record" in text


def test_dates_far_ahead_are_provisional(capsys):
    assert run([*DATA, "wsoa-due", "--published", "2028-11-01"]) == 0
    assert "29 Jan - 12 Feb 2029, typically 5 Feb" in (said := capsys.readouterr().out)
    assert "Provisional" in said
    assert run([*DATA, "wsoa-due", "--received", "2200-12-31"]) == 0
    assert "Provisional" in capsys.readouterr().out


def test_the_version_says_how_far_the_official_list_reaches(capsys, monkeypatch):
    monkeypatch.setenv("SENDINSP_DATA", "data")
    assert run(["--version"]) == 0
    assert "listed to 31 Dec 2028" in capsys.readouterr().out


def test_a_due_date_from_a_disputed_date_is_marked_and_says_what_else_it_may_be(capsys):
    assert run([*DATA, "wsoa-due", "kent", "--explain"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Due 27 Jun - 11 Jul 2019, typically 4 Jul ? Rests on the day of publication (estimate), disputed" in said
    assert (
        "report.published (29 Mar 2019) is disputed: canterbury-labour-2022 has 22 Mar 2019, from which it would be "
        "due 20 Jun - 4 Jul 2019, typically 27 Jun." in said
    )
    assert run([*DATA, "show", "kent"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "typically 4 Jul 2019, an estimate; disputed, see below" in said
    assert "4 Jul ?, disputed, an estimate from the day of publication" in said
    assert "has 22 Mar 2019" in said
    assert run([*DATA, "wsoa-due", "slough", "--explain"]) == 0
    assert "disputed" not in capsys.readouterr().out


def test_a_letter_alone_gives_a_window_as_it_does_in_a_record(capsys):
    assert run([*DATA, "wsoa-due", "--letter", "2017-03-27"]) == 0
    assert "7-21 Jul 2017, typically 7 Jul" in capsys.readouterr().out
    assert run([*DATA, "wsoa-due", "--letter", "2017-03-27", "--published", "2017-04-03"]) == 0
    assert "7-14 Jul 2017, typically 7 Jul" in capsys.readouterr().out
    assert run([*DATA, "wsoa-due", "--letter", "2017-03-27", "--explain"]) == 0
    assert "as if it lay 10 working days after the letter's date" in " ".join(capsys.readouterr().out.split())


def test_fail_past_due(capsys):
    assert run([*DATA, "wsoa-due", "wolverhampton", "--fail-past-due"]) == 1
    assert run([*DATA, "wsoa-due", "surrey", "--fail-past-due"]) == 0
    capsys.readouterr()


def test_explain_names_days_holidays_and_rule(capsys):
    assert run([*DATA, "wsoa-due", "--received", "2017-07-14", "--explain"]) == 0
    shown = capsys.readouterr().out
    for part in ("Friday 14 Jul 2017", "Day 70", "Monday 23 Oct 2017", "28 Aug 2017", "SI 2015/1792", "[23]", "28h"):
        assert part in shown


def test_explain_holds_a_stated_date_against_the_computed_one(capsys):
    assert run([*DATA, "wsoa-due", "windsor-and-maidenhead", "--explain"]) == 0
    assert "5 working days before the one reckoned from the letter's date" in " ".join(capsys.readouterr().out.split())


def test_calendar_reads_back_with_another_library(capsys):
    vobject = pytest.importorskip("vobject", reason="installed with the extra test")
    assert run([*DATA, "wsoa-due", "--format", "ics"]) == 0
    text = capsys.readouterr().out
    assert run([*DATA, "wsoa-due", "--format", "ics"]) == 0
    assert capsys.readouterr().out == text  # the same data, the same bytes
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = {event.uid.value: event for event in vobject.readOne(text).vevent_list}
    assert len(events) == 81  # two have no date sure enough
    slough = events["wsoa-autumn-2021-slough@sendinsp"]
    assert slough.dtstart.value.isoformat() == "2022-02-18"
    assert slough.status.value == "CONFIRMED"
    assert events["wsoa-autumn-2016-surrey@sendinsp"].status.value == "TENTATIVE"
