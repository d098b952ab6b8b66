"""What is asked amiss, or stops half-way, does not pass for an answer."""

import json
import shutil
import subprocess
import sys

import pytest

from sendinsp.cli.app import run

DATA = ["--data", "data"]


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def test_a_folder_without_data_files_is_not_a_clean_run(tmp_path, capsys):
    (tmp_path / "picture.png").write_bytes(b"")
    assert run([*DATA, "validate", str(tmp_path)]) == 2
    assert "nothing was checked" in capsys.readouterr().err


def test_a_file_elsewhere_that_is_no_data_file_is_refused(capsys):
    assert run([*DATA, "validate", "README.md"]) == 2
    assert "'README.md' is no data file" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("command", ["--help", "list --help", "list -f json", "schema inspection"])
def test_a_reader_who_has_read_enough_is_no_fault(command):
    process = subprocess.Popen(
        [sys.executable, "-m", "sendinsp", *DATA, *command.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()  # before a byte is written
    assert (process.stderr.read(), process.wait()) == (b"", 0)
    process.stderr.close()


def test_a_day_before_the_framework_gets_that_as_the_reason(capsys):
    assert run([*DATA, "pap-due", "--published", "2019-01-05"]) == 1
    told = capsys.readouterr().err
    assert "5 Jan 2019 lies outside of the framework" in told
    assert "handbook" not in told
    assert run([*DATA, "pap-due", "--published", "2025-07-05"]) == 1
    assert "6 June 2025" in capsys.readouterr().err


def test_of_several_dates_it_is_said_that_one_is_used(capsys):
    assert run([*DATA, "wsoa-due", "--received", "2017-07-14", "--letter", "2017-07-14"]) == 0
    assert "Only the surest of the dates given" in capsys.readouterr().err


def test_a_calendar_bears_no_escape_sequence(capsys):
    assert run([*DATA, "wsoa-due", "--received", "2017-07-14", "-f", "ics", "--name", "Ours\x1b[31m"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_one_cycle_alone_is_not_compared(capsys):
    assert run([*DATA, "summarise", "--cycles", "--framework", "framework-2016"]) == 0
    assert capsys.readouterr().out == "There are no inspections of two cycles to compare here.\n"


def test_inspections_without_a_board_are_told_of(capsys):
    board = ["--board", "cornwall-and-the-isles-of-scilly"]
    assert run([*DATA, "list", *board]) == 0
    told = capsys.readouterr().out
    assert run([*DATA, "list", "--framework", "framework-2023", "-f", "json"]) == 0
    without = sum(not row["boards"] for row in json.loads(capsys.readouterr().out))
    assert without > 0
    assert f"No board is recorded of {without} inspections" in told


def test_an_empty_folder_does_not_claim_to_reach_anywhere(tmp_path, capsys):
    shutil.copytree("data", tmp_path / "data", ignore=shutil.ignore_patterns("inspections"))
    (tmp_path / "data" / "inspections").mkdir()
    for command in ("list", "next"):
        assert run(["--data", str(tmp_path / "data"), command]) == 0
        told = capsys.readouterr().out
        assert "holds no inspections yet" in told
        assert "Recorded (" not in told


def test_a_folder_of_ones_own_does_not_claim_the_reach_of_the_one_it_was_begun_from(tmp_path, capsys):
    own = ["--data", str(tmp_path / "own")]
    assert run([*DATA, "init", str(tmp_path / "own")]) == 0
    assert run([*own, "new", "kent", "--start", "2024-01-15", "--source", "d2i-index-2026"]) == 0
    for command in ("list", "next", "map"):
        capsys.readouterr()
        assert run([*own, command]) == 0
        told = capsys.readouterr().out
        assert "How far the records of this folder reach is not said" in told
        assert "Recorded (" not in told
    assert run([*own, "--version"]) == 0
    assert "recorded" not in capsys.readouterr().out
    framework = tmp_path / "own" / "frameworks" / "framework-2023.yaml"
    framework.write_text(framework.read_text(encoding="utf-8").replace("to: 2026-06-26", "to: 2024-02-01", 1), "utf-8")
    assert run([*own, "list"]) == 0
    assert "Recorded (framework-2023): inspections to 1 Feb 2024" in capsys.readouterr().out


def test_a_report_that_would_long_be_out_is_not_awaited(tmp_path, capsys):
    own = ["--data", str(tmp_path / "own")]
    assert run([*DATA, "init", str(tmp_path / "own")]) == 0
    assert run([*own, "new", "kent", "--start", "2018-03-05", "--source", "ofsted-2022-11"]) == 0
    said = {}
    for command in (("list",), ("show", "kent"), ("list", "--as-of", "2018-06-01"), ("list", "-f", "json")):
        capsys.readouterr()
        assert run([*own, *command]) == 0
        said[command] = capsys.readouterr().out
    assert "awaited" not in said[("list",)] + said[("show", "kent")]
    assert "not recorded" in said[("list",)]
    assert "1 without a report on record" in said[("list",)]
    assert "No report is recorded." in said[("show", "kent")]
    assert "1 awaited" in said[("list", "--as-of", "2018-06-01")]
    assert json.loads(said[("list", "-f", "json")])[0]["report_status"] == "awaited"


def test_reasons_leave_out_and_count_what_has_none(capsys):
    assert run([*DATA, "summarise", "--by", "reason", "-f", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["left_out"] == [{"framework": "framework-2023", "inspections": 97}]
    assert summary["totals"]["inspections"] == 151


def test_find_names_a_theme_that_is_called_so(capsys):
    assert run([*DATA, "find", "autism", "--region", "North East"]) == 0
    assert "--theme neurodevelopmental-pathways" in capsys.readouterr().out


def with_surrey(tmp_path, old, new):
    """A copy of the data in which Surrey's record of 2023 has a text for another."""
    data = tmp_path / "data"
    shutil.copytree("data", data, dirs_exist_ok=True)
    record = data / "inspections" / "autumn-2023" / "surrey.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return data


@pytest.mark.parametrize(
    "command",
    ["list", "show kent", "summarise --by region", "find joint", "wsoa-due", "pap-due", "next", "map", "list -f json"],
)
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("framework: framework-2023", "framework: framework-2031", "surrey: R002 unknown framework 'framework-2031'"),
        ("area: surrey", "area: nowhereton", "nowhereton: R001 unknown area 'nowhereton'"),
    ],
)
def test_a_record_whose_framework_or_area_is_not_known_is_told_of(tmp_path, capsys, command, old, new, said):
    data = with_surrey(tmp_path, old, new)
    assert run(["--data", str(data), *command.split()]) == 1
    told = capsys.readouterr().err
    assert f"autumn-2023/{said}" in told
    assert "not all can be shown or counted; `sendinsp validate` says more" in told


def test_a_site_of_records_of_an_unknown_framework_is_made_all_the_same(tmp_path, capsys):
    data = with_surrey(tmp_path, "framework: framework-2023", "framework: framework-2031")
    assert run(["--data", str(data), "report", str(tmp_path / "site"), "--area", "surrey"]) == 1
    assert "unknown framework 'framework-2031'" in capsys.readouterr().err


def test_a_folder_of_a_newer_program_is_called_that_first(tmp_path, capsys):
    said = "seems to be written by a newer sendinsp, which alone knows"
    data = with_surrey(tmp_path, "area: surrey", "novelty: 3\narea: surrey")
    assert run(["--data", str(data), "validate"]) == 1
    assert said not in capsys.readouterr().err  # a key that its schema does not know either
    schema = data / "schema" / "inspection.schema.json"
    known = json.loads(schema.read_text(encoding="utf-8"))
    known["properties"]["novelty"] = {"type": "integer"}
    schema.write_text(json.dumps(known), encoding="utf-8")
    assert run(["--data", str(data), "validate"]) == 1
    told = capsys.readouterr()
    assert f"{said} novelty: upgrade" in told.err.splitlines()[0]
    assert "S001 unknown key 'novelty'" in told.out


def test_a_framework_of_a_newer_program_is_no_fault_and_is_told_of(tmp_path, capsys):
    data = with_surrey(tmp_path, "framework: framework-2023", "framework: framework-2031")
    later = (data / "frameworks" / "framework-2023.yaml").read_text(encoding="utf-8")
    later = later.replace("id: framework-2023", "id: framework-2031")
    (data / "frameworks" / "framework-2031.yaml").write_text(later, encoding="utf-8")
    assert run(["--data", str(data), "validate", "--select", "R002"]) == 0
    assert "which alone knows framework-2031: upgrade" in capsys.readouterr().err
    assert run(["--data", str(data), "list"]) == 0
    assert "does not know the framework 'framework-2031': a newer one may" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize(
    "command",
    ["list", "find autism", "wsoa-due", "pap-due", "next", "summarise", "summarise --timings", "summarise --cycles"],
)
def test_how_far_the_records_reach_stands_under_all_that_lists_them(capsys, command, form):
    assert run([*DATA, *command.split(), "-f", form]) == 0
    assert "Recorded (framework-" in capsys.readouterr().out
    assert run([*DATA, *command.split(), "-f", form, "--as-of", "2026-11-20"]) == 0
    assert "As known at the end of 20 Nov 2026." in capsys.readouterr().out
    assert run([*DATA, *command.split(), "-f", "csv"]) == 0
    assert "Recorded (" not in capsys.readouterr().out
