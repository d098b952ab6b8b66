"""`validate` and `rules` as people and pipelines run them."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from sendinsp.cli.app import run

TESTS = Path(__file__).resolve().parents[1]
BASE = TESTS / "checks" / "base"
GOLDEN = TESTS / "golden"
RECORD = "data/inspections/summer-2017/exampleshire.yaml"
FORMATS = ("text", "json", "github", "sarif", "junit")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sound `data` in it, as the current one."""
    shutil.copytree(BASE, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def faulty(here: Path) -> Path:
    """The data folder with one of each kind of fault."""
    record = here / RECORD
    text = record.read_text()
    text = text.replace("start: 2017-05-15", "start: 2017-16-05").replace("required: true", "requierd: true")
    text = text.replace("published: 2019-06-26", "published: 2019-06-29")
    record.write_text(text + "notes: Tab\there, and 100% of <it>, at::once # lost\n")
    (here / "data" / "inspections" / "summer-2017" / "otherton.yaml").write_bytes(b"area: caf\xe9\n")
    (here / "data" / "inspections" / "summer-2017" / "a, b.yaml").mkdir()
    (here / "data" / "stray.yaml").write_text("area: otherton\n")
    return here


def validate(*arguments: str) -> int:
    return run(["validate", *arguments])


# --- formats ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_golden(form: str, faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("--format", form) == 1
    captured = capsys.readouterr()
    assert captured.err == "sendinsp: judged data\n"
    golden = GOLDEN / f"validate.{form}"
    text = captured.out
    if form == "sarif":
        value = json.loads(text)
        value["runs"][0]["tool"]["driver"]["version"] = "VERSION"
        text = json.dumps(value, indent=2) + "\n"
    if os.environ.get("SENDINSP_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_golden_of_a_sound_folder(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("--format", form) == 0
    out = capsys.readouterr().out
    if form in ("text", "github"):
        assert out == "5 files checked, nothing wrong\n"
    elif form == "json":
        assert json.loads(out) == {"data": "data", "files": 5, "errors": 0, "warnings": 0, "problems": []}
    elif form == "sarif":
        assert json.loads(out)["runs"][0]["results"] == []
    else:
        assert [case.attrib["name"] for case in ElementTree.fromstring(out).iter("testcase")] == ["5 files"]


def test_json_is_what_scripts_may_rely_on(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    validate("--format", "json")
    value = json.loads(capsys.readouterr().out)
    assert list(value) == ["data", "files", "errors", "warnings", "problems"]
    assert value["errors"] + value["warnings"] == len(value["problems"])
    keys = ["code", "severity", "path", "line", "column", "end_line", "end_column", "field", "message", "hint"]
    assert all(list(problem) == keys for problem in value["problems"])
    date = next(problem for problem in value["problems"] if problem["code"] == "S004")
    assert (date["path"], date["line"], date["column"], date["end_column"]) == (RECORD, 6, 10, 20)
    assert date["field"] == "fieldwork.start"


@pytest.mark.parametrize("spoilt", [True, False])
def test_sarif_fits_its_schema(here: Path, request: pytest.FixtureRequest, spoilt: bool, capsys) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    if spoilt:
        request.getfixturevalue("faulty")
    validate("--format", "sarif")
    value = json.loads(capsys.readouterr().out)
    schema = json.loads((TESTS / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(value)
    results, rules = value["runs"][0]["results"], value["runs"][0]["tool"]["driver"]["rules"]
    assert bool(results) is spoilt
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert not spoilt or "data/inspections/summer-2017/a%2C%20b.yaml" in places


def test_junit_counts_what_it_holds(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for strict in (False, True):
        validate("--format", "junit", *(["--strict"] if strict else []))
        root = ElementTree.fromstring(capsys.readouterr().out)
        (suite,) = root
        cases = list(suite)
        assert int(suite.attrib["tests"]) == int(root.attrib["tests"]) == len(cases)
        failed = [case for case in cases if case.find("failure") is not None]
        assert int(suite.attrib["failures"]) == int(root.attrib["failures"]) == len(failed)
        assert (len(failed) == len(cases)) is strict
        assert len({case.attrib["name"] for case in cases}) == len(cases)


def test_output_file(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("-o", "report.txt") == 1
    assert capsys.readouterr().out == ""
    assert (faulty / "report.txt").read_text(encoding="utf-8") == (GOLDEN / "validate.text").read_text("utf-8")
    assert validate("-o", "no/such/folder.txt") == 2
    assert "no/such/folder.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour(faulty: Path, monkeypatch, capsys, environment: dict[str, str], coloured: bool) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    validate()
    assert ("\x1b[31m" in capsys.readouterr().out) is coloured


# --- which files ------------------------------------------------------------------------------------------


def test_paths(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def paths(*arguments: str) -> set[str]:
        validate("--format", "json", *arguments)
        return {problem["path"] for problem in json.loads(capsys.readouterr().out)["problems"]}

    everything = paths()
    assert paths("data") == everything
    assert paths(str(faulty / "data")) == everything
    assert paths(RECORD) == {RECORD}
    assert paths(str(faulty / RECORD)) == {RECORD}
    assert paths("data/areas.yaml") == set()
    assert paths("data/inspections") == everything - {"data/stray.yaml"}
    assert paths("data/inspections/summer-2017/otherton.yaml", RECORD) == {
        RECORD, "data/inspections/summer-2017/otherton.yaml",
    }  # fmt: skip


def test_folder_is_found_from_the_file_upward(here: Path, monkeypatch, capsys) -> None:
    (here / "data").rename(here / "register")
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert validate(str(here / "register" / "inspections")) == 0
    assert "judged" in capsys.readouterr().err
    assert validate() == 2
    assert "sendinsp init" in capsys.readouterr().err


def test_paths_in_two_folders(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(here / "data", here / "other" / "data")
    assert validate("data/areas.yaml", "other/data/areas.yaml") == 2
    assert "several data folders" in capsys.readouterr().err


def test_what_is_no_data_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "data" / "README.md").write_text("# Data")
    assert validate("data/README.md") == 0
    assert "I006" in capsys.readouterr().out
    (here / "draft.yaml").write_text("area: exampleshir\nframework: framework-2016\n")
    assert validate("draft.yaml") == 1
    out = capsys.readouterr().out
    assert "I005" in out
    assert "did you mean exampleshire?" in out
    assert validate("nothing.yaml") == 2
    assert "there is no file or folder 'nothing.yaml'" in capsys.readouterr().err


def test_without_a_data_folder_the_packaged_one_is_not_judged(tmp_path: Path, monkeypatch, capsys) -> None:
    shutil.rmtree(tmp_path / "data")
    assert validate() == 2
    assert run(["--data", str(tmp_path / "no"), "validate"]) == 2
    assert "--data" in capsys.readouterr().err


def stdin(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text)))


def test_stdin(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = (here / RECORD).read_bytes()
    stdin(monkeypatch, text)
    assert validate("-") == 0
    wrong = text.replace(b"term: summer-2017", b"term: spring-2017")
    stdin(monkeypatch, wrong)
    assert validate("-") == 1
    out = capsys.readouterr().out
    assert "<stdin>:4:7: D002" in out
    assert "    4 | term: spring-2017" in out
    stdin(monkeypatch, wrong)
    assert validate("-", "--stdin-filename", RECORD) == 1
    out = capsys.readouterr().out
    assert f"{RECORD}:4:7: I002" in out
    assert "    4 | term: spring-2017" in out
    stdin(monkeypatch, text)
    assert validate("-", "--stdin-filename", "data/areas.yaml", "--format", "json") == 1
    assert {p["path"] for p in json.loads(capsys.readouterr().out)["problems"]} == {"data/areas.yaml"}


@pytest.mark.parametrize("given", ["sandwell.yaml", "drafts/sandwell.yaml"])
def test_stdin_under_a_name_outside_the_data_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    stdin(monkeypatch, (here / RECORD).read_bytes().replace(b"term: summer-2017", b"term: sumer-2017"))
    assert validate("-", "--stdin-filename", given) == 1
    out = capsys.readouterr().out
    assert f"{given}: I005" in out
    assert f"\n{given}:4:7: S005" in out
    assert "    4 | term: sumer-2017" in out
    stdin(monkeypatch, b"")
    assert validate("-", "--stdin-filename", "sandwell.txt") == 2
    assert "'sandwell.txt' is no data file (.yaml)" in capsys.readouterr().err


def test_stdin_with_other_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("-", RECORD) == 2
    assert validate("--stdin-filename", RECORD) == 2
    assert "--stdin-filename" in capsys.readouterr().err


# --- which rules, which exit code -------------------------------------------------------------------------


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, set[str]]:
    code = validate("--format", "json", *arguments)
    return code, {problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]}


def test_select_and_ignore(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, every = codes(capsys)
    assert {"D004", "S001", "S004", "Y007", "I005"} <= every
    assert codes(capsys, "--select", "S") == (1, {"S001", "S002", "S004"})
    assert codes(capsys, "--select", "s004,Y007") == (1, {"S004", "Y007"})
    assert codes(capsys, "--select", "S", "--ignore", "S001,S002") == (1, {"S004"})
    assert codes(capsys, "--ignore", "Y,S,I,E", "--ignore", "R") == (0, {"D004"})
    assert codes(capsys, "--ignore", "Y,S,I,E,R", "--strict") == (1, {"D004"})
    assert codes(capsys, "--ignore", "Y,S,I,E,R,D", "--strict") == (0, set())


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_code(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(option, "D0001") == 1
    assert "did you mean D001" in capsys.readouterr().err
    assert validate(option, "Q") == 1
    assert "sendinsp rules" in capsys.readouterr().err


def test_as_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys, "--as-of", "2017-06-01", RECORD) == (1, {"D003"})
    assert codes(capsys, "--as-of", "2019-06-26", RECORD) == (0, set())
    assert validate("--as-of", "01/06/2017") == 2
    assert "did you mean 2017-06-01?" in capsys.readouterr().err


def test_fault_of_the_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def faulty(document: object) -> None:
        raise RuntimeError("made for the test")

    monkeypatch.setattr("sendinsp.checks.records.read_inspection", faulty)
    assert validate() == 3
    assert "made for the test" in capsys.readouterr().err


def test_help_names_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("--help") == 0
    assert "--strict" in capsys.readouterr().out


def test_progress_bar_shows_only_where_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    from sendinsp.cli.support import progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for watched, patience, shown in ((True, 0.0, True), (True, 60.0, False), (False, 0.0, False)):
        stream = Terminal() if watched else io.StringIO()
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "PATIENCE", patience)
        with progress.Progress() as bar:
            bar.tell(1, 2)
            bar.tell(2, 2)
        assert bool(stream.getvalue()) is shown


# --- rules ------------------------------------------------------------------------------------------------


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"code", "severity", "family", "title", "why", "wrong", "right"} <= set(rows[0])
    assert rows[0]["code"] == "Y001"
    assert run(["rules", "d00"]) == 0
    out = capsys.readouterr().out
    assert "D005" in out
    assert "W001" not in out
    assert run(["rules", "D001"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("D001 Two dates are in the wrong order (error)\n")
    assert "Wrong:\n    fieldwork:\n      start: 2017-05-15" in out
    assert run(["rules", "X999"]) == 1
    assert "there is no rule 'X999'" in capsys.readouterr().err


def test_rules_that_were_left_out_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--data", str(BASE), "validate", "--ignore", "A301"]
    assert run([*folder, "--ignore", "S,D003"]) == 0
    assert capsys.readouterr().out == "5 files checked, nothing wrong (rules A301, S, D003 left out)\n"
    assert run([*folder, "--select", "D"]) == 0
    assert "nothing wrong (rules D alone, rules A301 left out)" in capsys.readouterr().out
