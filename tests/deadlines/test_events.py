"""Calendar events: what stands in them, and that other programs read them as meant."""

import subprocess
import sys
from datetime import date

import pytest

from sendinsp.cli.app import run
from sendinsp.model.event import Calendar, Event
from sendinsp.output.formats.ics import as_ics
from sendinsp.register.select import Selection, select
from sendinsp.summary.due_events import event
from sendinsp.summary.due_rows import plans_due

vobject = pytest.importorskip("vobject", reason="installed with the extra test")
STAMP = date(2022, 1, 5)


def event_of(register, area, day=date(2026, 11, 23)):
    (one,) = plans_due(select(register, Selection(areas=[area]), day), register, day, "wsoa-due")
    return event(one, register)


def test_a_stated_date_names_who_states_it(register):
    slough = event_of(register, "slough")
    assert (slough.day, slough.tentative) == (date(2022, 2, 18), False)
    assert "Stated by UK Parliament" in slough.description
    assert "https://www.parallelparliament.co.uk/" in slough.description


def test_an_estimate_is_tentative_and_names_its_window(register):
    surrey = event_of(register, "surrey")
    assert surrey.tentative
    assert "60 to 70 working days from publication, typically 65" in surrey.description
    assert "from 7 Mar 2017 to 21 Mar 2017" in surrey.description
    assert surrey.url == "https://assets.publishing.service.gov.uk/government/uploads/system/uploads/" \
        "attachment_data/file/575666/Joint_local_area_SEND_inspection_in_Surrey.pdf"  # fmt: skip


def test_an_event_names_the_command_that_shows_the_counting(register):
    assert "The counting: sendinsp wsoa-due surrey --explain" in event_of(register, "surrey").description


def test_where_no_day_is_known_there_is_no_event(register):
    assert event_of(register, "dorset-county") is None


def test_the_uid_stays_while_the_date_moves(register):
    """So that importing again updates: before and after the day on which its basis became known."""
    early, late = event_of(register, "oldham", date(2017, 11, 28)), event_of(register, "oldham")
    assert early.uid == late.uid == "wsoa-autumn-2017-oldham@sendinsp"


def test_any_deadline_can_stand_in_a_calendar():
    """The writer knows nothing of statements: whatever has a day and a name."""
    awkward = Event(
        uid="pap-1@sendinsp",
        day=date(2024, 2, 29),
        summary="Plan due: Bath; Bristol, and \\ so on",
        description="Erste Zeile: äöü " + "x" * 200 + "\nsecond line, with comma; and semicolon",
        tentative=True,
    )
    text = as_ics(Calendar("Plans", STAMP, [awkward]))
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[-1] == ""
    read = vobject.readOne(text).vevent
    assert read.summary.value == awkward.summary
    assert read.description.value == awkward.description
    assert read.dtstart.value == date(2024, 2, 29)
    assert read.dtend.value == date(2024, 3, 1)
    assert read.status.value == "TENTATIVE"
    assert "DTSTART;VALUE=DATE:20240229" in lines
    assert "DTSTAMP:20220105T000000Z" in lines  # from the day asked about, never the clock


def test_an_empty_calendar_is_still_one():
    assert vobject.readOne(as_ics(Calendar("None", STAMP, []))).name == "VCALENDAR"


def test_the_day_asked_about_is_the_stamp(register, capsys):
    assert (
        run(["--data", str(register.folder.path), "wsoa-due", "surrey", "--as-of", "2017-03-01", "--format", "ics"])
        == 0
    )
    assert "DTSTAMP:20170301T000000Z" in capsys.readouterr().out


def test_without_the_library_it_says_what_to_install(register):
    code = (
        "import sys; sys.modules['icalendar'] = None\n"
        "from sendinsp.cli.app import run; sys.exit(run(['--data', sys.argv[1], 'wsoa-due', 'surrey', '-f', 'ics']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, register.folder.path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert 'pip install "sendinsp[calendar]"' in done.stderr
    assert done.stdout == ""
