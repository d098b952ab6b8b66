"""What is asked amiss, or stops half-way, does not pass for an answer."""

import json
import shutil
import subprocess
import sys

import pytest

from sendinsp.cli.app import run
from sendinsp.output.views.found import marked

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
    assert "6 Jun 2025" in capsys.readouterr().err


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
    for command in ("--version", "framework"):
        assert run([*own, command]) == 0
        assert "recorded:" not in capsys.readouterr().out
    framework = tmp_path / "own" / "frameworks" / "framework-2023.yaml"
    framework.write_text(framework.read_text(encoding="utf-8").replace("to: 2026-06-26", "to: 2024-02-01", 1), "utf-8")
    assert run([*own, "list"]) == 0
    told = capsys.readouterr().out
    assert "Recorded (framework-2023): inspections to 1 Feb 2024." in told  # and nothing of monitoring, as it was
    assert "is not said" not in told
    assert run([*own, "pap-due", "surrey"]) == 0
    assert "26 Jun 2026" not in capsys.readouterr().err
    assert run([*own, "export", str(tmp_path / "csv")]) == 0
    reaches = (tmp_path / "csv" / "csv" / "reaches.csv").read_text(encoding="utf-8")
    assert "2024-02-01" in reaches
    assert "2022-08-31" not in reaches


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


def test_a_copy_among_the_frameworks_is_a_mistake_not_the_mark_of_a_newer_program(tmp_path, capsys):
    data = with_surrey(tmp_path, "area: surrey", "area: surrey")
    own = (data / "frameworks" / "framework-2016.yaml").read_bytes()
    (data / "frameworks" / "framework-2016-old.yaml").write_bytes(own)
    assert run(["--data", str(data), "validate"]) == 1
    told = capsys.readouterr()
    assert "newer sendinsp" not in told.err
    assert "framework-2016-old.yaml" in told.out


@pytest.mark.parametrize("schema", ['{"properties": 3}', '{"properties": [{}]}', "[" * 3000 + "]" * 3000])
def test_an_odd_schema_keeps_no_fault_from_being_told(tmp_path, capsys, schema):
    data = with_surrey(tmp_path, "area: surrey", "novelty: 3\narea: surrey")
    (data / "schema" / "inspection.schema.json").write_text(schema, encoding="utf-8")
    assert run(["--data", str(data), "validate"]) == 1
    assert "S001 unknown key 'novelty'" in capsys.readouterr().out


def test_help_comes_before_what_is_wrong_with_the_rest(capsys):
    assert run(["list", "--area", "", "--help"]) == 0
    assert "Usage" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--version", "--data", "nowhere"], ["--data", "nowhere", "--version"]])
def test_the_version_is_told_whatever_folder_is_named(capsys, arguments):
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out.startswith("sendinsp ")
    assert told.err.startswith("sendinsp: --data names 'nowhere'")


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


@pytest.mark.parametrize("command", ["show", "next", "wsoa-due", "pap-due", "list --area", "find a --area"])
def test_a_part_of_a_name_is_answered_where_one_area_has_it_and_said(capsys, command):
    assert run([*DATA, *command.split(), "Berkshire"]) == 0
    assert (
        "'Berkshire' is taken for West Berkshire: no other area has a word that begins so.\n" in capsys.readouterr().err
    )
    assert run([*DATA, *command.split(), "Northampton"]) == 1
    several = "North Northamptonshire, Northamptonshire (county to 31 Mar 2021) and West Northamptonshire; name one"
    assert capsys.readouterr() == ("", f"sendinsp: 'Northampton' fits several areas: {several}\n")
    assert run([*DATA, *command.split(), "West Berkshire"]) == 0
    assert "taken for" not in capsys.readouterr().err


def test_which_area_was_taken_is_said_once(capsys):
    assert run([*DATA, "list", "--area", "Berkshire", "--board", "frimley", "--theme", "waits"]) == 0
    assert capsys.readouterr().err.count("taken for") == 1


def test_a_part_of_very_many_names_does_not_list_them_all(capsys):
    assert run([*DATA, "list", "--area", "council"]) == 1
    told = capsys.readouterr().err
    assert " more; name one" in told
    assert told.count(",") < 15


@pytest.mark.parametrize("command", ["next", "wsoa-due", "pap-due", "list --area", "find a --area", "summarise --area"])
def test_of_an_area_that_has_ended_it_is_said_what_came_after(capsys, command):
    ended = "Bournemouth ended on 31 Mar 2019; since, for the same places: Bournemouth, Christchurch and Poole.\n"
    assert run([*DATA, *command.split(), "Bournemouth"]) == 0
    assert capsys.readouterr().err.count(ended) == 1
    assert run([*DATA, *command.split(), "Bournemouth", "--as-of", "2019-03-31"]) == 0
    assert "ended" not in capsys.readouterr().err
    assert run([*DATA, *command.split(), "Somerset"]) == 0  # the county, and what came after it
    assert "ended" not in capsys.readouterr().err


def test_next_says_what_within_leaves_out(capsys):
    day = ["--as-of", "2026-06-30"]
    assert run([*DATA, "next", "kent", "--within", "1", *day]) == 0
    told = capsys.readouterr().out
    assert told.startswith("No inspection is to be expected within 1 month.\n")
    assert "Left out by --within 1: 1 area not inspected yet, to be expected by 31 Dec 2027.\n" in told
    assert run([*DATA, "next", "kent", *day]) == 0
    assert "Left out" not in capsys.readouterr().out
    assert run([*DATA, "next", "--region", "London", "-f", "json", *day]) == 0
    later = [row for row in json.loads(capsys.readouterr().out) if (row["earliest"] or row["latest"]) > "2026-12-30"]
    assert run([*DATA, "next", "--region", "London", "--within", "6", *day]) == 0
    first = min(row["earliest"] for row in later if row["earliest"])
    assert first == "2027-05-03"
    begun = (
        f"{sum(row['earliest'] is not None for row in later)} inspections whose windows begin on 3 May 2027 or later"
    )
    areas = f"{sum(row['earliest'] is None for row in later)} areas not inspected yet, to be expected by 31 Dec 2027"
    assert f"Left out by --within 6: {begun}; and {areas}." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--outcome", "failed", "did you mean widespread-failings (Widespread or systemic failings)?"),
        ("--outcome", "failing", "did you mean widespread-failings ("),
        ("--outcome", "failings", "did you mean widespread-failings ("),
        ("--outcome", "failure", "did you mean widespread-failings ("),
        ("--outcome", "widespread", "did you mean widespread-failings?"),
        ("--outcome", "positive", "did you mean typically-positive ("),
        ("--outcome", "inconsistently", "did you mean inconsistent ("),
        ("--outcome", "outstanding", "one of: wsoa, no-wsoa,"),
        ("--theme", "autism", "did you mean neurodevelopmental-pathways (Autism and ADHD pathways)?"),
        ("--theme", "mental health", "did you mean camhs-access (Mental health services)?"),
        ("--theme", "swimming", "one of: uneven-implementation, sen-support,"),
        ("--region", "Narnia", "one of: East Midlands; East of England; London; North East; North East, Yorkshire"),
        ("--region", "Yorkshire", "did you mean Yorkshire and The Humber or North East, Yorkshire and the Humber?"),
        ("--framework", "2023", "did you mean framework-2023?"),
        ("--board", "medway", "did you mean kent-and-medway ("),
    ],
)
def test_what_is_typed_for_a_code_leads_to_it_or_to_all(capsys, option, typed, said):
    assert run([*DATA, "list", option, typed]) == 1
    assert said in capsys.readouterr().err


def test_data_after_the_command_is_told_where_it_belongs(capsys):
    assert run(["list", "--data", "data"]) == 2
    assert capsys.readouterr().err == "sendinsp: put --data before the command: sendinsp --data DIR list\n"


def test_a_span_of_days_that_ends_before_it_starts_is_refused(capsys):
    assert run([*DATA, "list", "--since", "2020-01-01", "--until", "2019-01-01"]) == 2
    assert "--since: 2020-01-01 is after --until 2019-01-01" in capsys.readouterr().err
    assert run([*DATA, "list", "--since", "2020-01-01", "--until", "2020-01-01"]) == 0


def test_find_marks_the_words_that_match_and_no_others(capsys):
    assert run([*DATA, "find", "co-production"]) == 0
    told = capsys.readouterr().out
    assert "[Co-production] and communication with parents are weak." in told
    assert "[Co-production], commissioning together" in told
    assert run([*DATA, "find", "a", "--area", "bolton"]) == 0
    told = capsys.readouterr().out
    assert "very good, [and] parents' views [are] heeded" in told
    assert "[[" not in told
    assert run([*DATA, "find", "production", "CO-PROD", "-f", "json"]) == 0
    matches = [word.casefold() for row in json.loads(capsys.readouterr().out) for word in row["matches"]]
    assert set(matches) == {"co-production"}


def test_what_a_table_cuts_marks_no_part_of_a_word():
    row = {"summary": f"care {'and care ' * 40}", "matches": ["are"]}
    assert "[" not in marked(row)
    row = {"summary": f"{'x' * 100} are {'care ' * 40}are", "matches": ["are"]}
    assert marked(row).count("[are]") == 1
    assert marked(row).startswith("…x")
    assert marked(row).endswith("…")
