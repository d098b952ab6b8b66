"""Calendars that commands give: nothing is left out of one without a word, and none is empty."""

import pytest

from sendinsp.cli.app import run

DATA = ["--data", "data"]


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["pap-due", "slough"], "Slough (the rule changed on 6 Jun 2025"),
        (["wsoa-due", "dorset-county"], "(no date is known well enough to count from)"),
        (["wsoa-due", "bolton"], "no written statement of action fits"),
        (["wsoa-due", "surrey", "--status", "due"], "no written statement of action fits"),
        (
            ["next", "kent"],
            "Kent (not recorded as inspected in this cycle: expected on no day of its own, only by 31 Dec",
        ),
    ],
)
def test_an_empty_calendar_is_not_written_and_says_why(capsys, tmp_path, command, why):
    file = tmp_path / "calendar.ics"
    for output in ([], ["-o", str(file)]):
        assert run([*DATA, *command, "-f", "ics", *output]) == 0
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "nothing to put into a calendar: " in shown.err
        assert why in shown.err
    assert not file.exists()
    assert "is not written" in shown.err


def test_what_has_no_day_is_named_beside_the_calendar(capsys):
    assert run([*DATA, "pap-due", "-f", "ics"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("BEGIN:VCALENDAR")
    assert "left out of the calendar: Leeds, Redbridge" in shown.err
    assert run([*DATA, "next", "kent", "sandwell", "-f", "ics"]) == 0
    shown = capsys.readouterr()
    assert "Sandwell" in shown.out
    assert "left out of the calendar: Kent (" in shown.err


def test_an_estimate_of_one_day_is_no_sure_event_and_its_command_names_every_date(capsys):
    asked = ["--letter", "2022-12-16", "--published", "2022-12-16"]
    assert run(["--data", "data", "wsoa-due", *asked, "-f", "ics"]) == 0
    text = capsys.readouterr().out.replace("\r\n ", "")
    assert "STATUS:TENTATIVE" in text
    assert "SUMMARY:WSOA due (estimate)" in text
    assert f"sendinsp wsoa-due {' '.join(asked)} --explain" in text


def test_a_date_out_of_time_is_told_once(capsys):
    assert run(["--data", "data", "wsoa-due", "--letter", "2023-01-03", "--published", "2023-01-03"]) == 0
    assert capsys.readouterr().err.count("3 Jan 2023 lies outside") == 1
