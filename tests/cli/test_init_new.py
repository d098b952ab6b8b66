"""`init` and `new`: from nothing to a record that is right, and to one with mistakes that are shown."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import run
from sendinsp.keeping import create as module
from sendinsp.yaml.parse import parse

SHIPPED = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` writes, once for all: each test has a copy of it."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    assert run(["--data", str(SHIPPED), "init", str(folder)]) == 0
    return folder


@pytest.fixture
def data(begun: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "data"))


def new(data: Path, *arguments: str) -> int:
    return run(["--data", str(data), "new", *arguments])


def records(data: Path) -> list[str]:
    return sorted(path.relative_to(data / "inspections").as_posix() for path in data.glob("inspections/*/*"))


# --- init -----------------------------------------------------------------------------------------------


def test_init_writes_a_folder_that_is_right_and_in_form(data: Path, capsys: pytest.CaptureFixture[str]):
    assert sorted(path.name for path in data.iterdir()) == [
        ".begun-from", "LICENCE.md", "README.md", "areas.yaml", "ci", "frameworks", "inspections", "neighbours.yaml",
        "schema", "sources.yaml", "themes.yaml",
    ]  # fmt: skip
    assert list((data / "inspections").iterdir()) == []
    assert sorted(path.name for path in (data / "schema").iterdir()) == [
        f"{kind}.schema.json" for kind in ("areas", "framework", "inspection", "neighbours", "sources", "themes")
    ]
    capsys.readouterr()
    assert run(["--data", str(data), "validate", "--strict"]) == 0
    assert run(["--data", str(data), "fmt", "--check"]) == 0
    assert run(["--data", str(data), "schema", "--check"]) == 0
    assert run(["--data", str(data), "list", "--format", "json"]) == 0
    assert capsys.readouterr().out.endswith("[]\n")


def test_init_takes_an_empty_folder_and_refuses_any_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty").mkdir()
    assert run(["--data", str(SHIPPED), "init", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty" / "areas.yaml").is_file()
    held = tmp_path / "held"
    held.mkdir()
    for name in ("a", "b", "c", "d"):
        (held / name).write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert run(["--data", str(SHIPPED), "init", str(held)]) == 1
    assert "held is not empty (it holds a, b, c and 1 more)" in capsys.readouterr().err
    assert run(["--data", str(SHIPPED), "init", str(held / "a")]) == 1
    assert "is a file" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "held"]


def test_init_leaves_nothing_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.Path, "write_bytes", full)
    assert run(["--data", str(SHIPPED), "init", str(tmp_path / "data")]) == 1
    assert "cannot be written: no space left on device" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_init_works_from_the_copy_inside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert run(["init", "records"]) == 0
    assert (tmp_path / "records" / "areas.yaml").is_file()


# --- new ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["hull", "--start", "2018-03-05"], ["spring-2018/kingston-upon-hull.yaml", "term", "fieldwork.start"]),
        (["Brighton & Hove", "--term", "autumn-2021"], ["autumn-2021/brighton-and-hove.yaml", "term"]),
        (["825", "--term", "spring-2018"], ["spring-2018/buckinghamshire-county.yaml", "term"]),
        (["Buckinghamshire", "--start", "2022-03-07"], ["spring-2022/buckinghamshire.yaml", "term", "fieldwork.start"]),
        (["Dorset", "--start", "2019-03-29"], ["spring-2019/dorset-county.yaml", "term", "fieldwork.start"]),
        (["Dorset", "--start", "2019-04-01"], ["summer-2019/dorset.yaml", "term", "fieldwork.start"]),
    ],
)
def test_a_new_record_is_right_as_it_stands(data: Path, arguments: list[str], expected: list[str]):
    assert new(data, *arguments, "--source", "ofsted-2022-11") == 0
    assert records(data) == [expected[0]]
    path = data / "inspections" / expected[0]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/inspection.schema.json\narea: ")
    assert parse(text, "x").data["evidence"] == {"ofsted-2022-11": expected[1:]}
    assert run(["--data", str(data), "validate", "--strict"]) == 0
    assert run(["--data", str(data), "fmt", "--check"]) == 0


def test_the_hints_become_a_record_when_the_number_signs_go(data: Path, capsys: pytest.CaptureFixture[str]):
    """Every hint is YAML in its right place: what `validate` then says is of the made-up values alone."""
    assert new(data, "york", "--start", "2018-03-05", "--source", "ofsted-2022-11") == 0
    path = data / "inspections" / "spring-2018" / "york.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    prose = ("# What else", "# the real value", "# Every fact", "# list of the source", "# yaml-language-server")
    for number, line in enumerate(lines):
        if line.lstrip().startswith("# ") and not line.startswith(prose):
            lines[number] = line.replace("# ", "", 1)
    document = parse("\n".join(lines), "york.yaml")
    assert document.problems == []
    assert set(document.data) == {
        "area", "framework", "term", "fieldwork", "report", "wsoa", "findings", "revisit",
        "accelerated_progress_plan", "called_off", "notes", "doubts", "acknowledged", "disputed", "evidence",
    }  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    assert run(["--data", str(data), "validate", "--format", "json", str(path)]) == 1
    import json

    codes = {problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]}
    assert not {code for code in codes if code[0] in "YS"}, "a hint that is malformed"


def test_a_hint_in_use_sets_off_no_warning_even_behind_a_date_in_words(data: Path, capsys: pytest.CaptureFixture[str]):
    assert new(data, "york", "--start", "2018-03-05", "--source", "ofsted-2022-11") == 0
    path = data / "inspections" / "spring-2018" / "york.yaml"
    text = path.read_text(encoding="utf-8").replace("# report:", "report:")
    path.write_text(text.replace("#   letter_dated: 2018-03-05", "  letter_dated: 14 May 2018"), encoding="utf-8")
    capsys.readouterr()
    assert run(["--data", str(data), "validate", str(path)]) == 1
    told = capsys.readouterr().out
    assert "S004" in told and "Y010" not in told and "warning" not in told


def test_the_hints_go_at_once_and_what_was_written_stays(data: Path, capsys: pytest.CaptureFixture[str]):
    assert new(data, "york", "--start", "2018-03-05", "--source", "ofsted-2022-11") == 0
    path = data / "inspections" / "spring-2018" / "york.yaml"
    assert f"sendinsp fmt --drop-hints {path.as_posix()}" in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    text = text.replace("# report:  ", "report:  ").replace(
        "#   letter_dated: 2018-03-05", "  letter_dated: 2018-05-14"
    )
    text = text.replace("area: york", "# Kept by hand.\n\narea: york  # not the county")
    path.write_text(text.replace("[term", "[report.letter_dated, term"), encoding="utf-8")
    assert run(["--data", str(data), "fmt", "--check", "--drop-hints", str(path)]) == 1
    assert run(["--data", str(data), "fmt", "--drop-hints", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/inspection.schema.json\n# Kept by hand.\n\n"
        "area: york  # not the county\nframework: framework-2016\nterm: spring-2018\n"
        "fieldwork:\n  start: 2018-03-05\nreport:\n  letter_dated: 2018-05-14\n"
        "evidence:\n  ofsted-2022-11: [term, fieldwork.start, report.letter_dated]\n"
    )
    assert run(["--data", str(data), "fmt", "--check", "--drop-hints"]) == 0


def test_all_hints_in_use_lose_their_explanations_too(data: Path):
    assert new(data, "york", "--start", "2018-03-05", "--source", "ofsted-2022-11") == 0
    path = data / "inspections" / "spring-2018" / "york.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    prose = ("# What else", "# the real value", "# Every fact", "# list of the source", "# yaml-language-server")
    used = [line if line.startswith(prose) else line.replace("# ", "", 1) if "# " in line else line for line in lines]
    path.write_text("\n".join(used), encoding="utf-8")
    before = parse(path.read_bytes(), "").data
    assert run(["--data", str(data), "fmt", "--drop-hints", str(path)]) == 0
    assert parse(path.read_bytes(), "").data == before
    assert path.read_text(encoding="utf-8").count("#") == 1  # the schema's line


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["york", "--source", "ofsted-2022-11"], 2, "say when: --start DATE"),
        (["york", "--term", "spring-2018"], 2, "every fact needs a source"),
        (["york", "--term", "sprng-2018", "--source", "ofsted-2022-11"], 2, "did you mean spring-2018"),
        (["york", "--term", "spring-2018..summer-2018", "--source", "ofsted-2022-11"], 2, "one term"),
        (["york", "--start", "5/3/2018", "--source", "ofsted-2022-11"], 2, "did you mean 2018-03-05"),
        (["york", "--start", "2018-03-05", "--term", "summer-2018", "--source", "ofsted-2022-11"], 2, "lies in spring"),
        (["yrok", "--term", "spring-2018", "--source", "ofsted-2022-11"], 1, "no area 'yrok': did you mean York"),
        (["york", "--term", "spring-2018", "--source", "ofsted-2022-12"], 1, "did you mean ofsted-2022-11"),
        (["york", "--term", "spring-2018", "--source", "a-b-1999"], 1, "add it first:\n\n  a-b-1999:"),
        (["york", "--start", "2015-03-05", "--source", "ofsted-2022-11"], 1, "no framework of this"),
        (["york", "--term", "spring-2018", "--source", "ofsted-2022-11", "--framework", "framework-2106"], 1,
         "did you mean framework-2016"),
        (["buckinghamshire-county", "--start", "2022-03-07", "--source", "ofsted-2022-11"], 1,
         "In its place there was buckinghamshire"),
        (["Northamptonshire", "--start", "2022-03-07", "--source", "ofsted-2022-11"], 1,
         "north-northamptonshire or west-northamptonshire"),
        (["kent", "--start", "2030-01-07", "--source", "ofsted-2022-11"], 1, "no right record: D003 "),
        (["kent", "--start", "2023-01-09", "--framework", "framework-2016", "--source", "ofsted-2022-11"], 1,
         "no right record: R009 "),
        (["../../etc/passwd", "--term", "spring-2018", "--source", "ofsted-2022-11"], 1, "there is no area"),
    ],
)  # fmt: skip
def test_what_cannot_be_begun(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
):
    assert new(data, *arguments) == code
    assert said in capsys.readouterr().err
    assert records(data) == []


def test_a_record_that_exists_is_refused(data: Path, capsys: pytest.CaptureFixture[str]):
    arguments = ["york", "--term", "spring-2018", "--source", "ofsted-2022-11"]
    assert new(data, *arguments) == 0
    path = data / "inspections" / "spring-2018" / "york.yaml"
    path.write_text("mine", encoding="utf-8")
    assert new(data, *arguments) == 1
    assert "there is a record of this inspection already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


def test_without_a_data_folder_new_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "york", "--term", "spring-2018"]) == 2
    assert "sendinsp init DIR" in capsys.readouterr().err


# --- --edit ---------------------------------------------------------------------------------------------


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *replacements: tuple[str, str]) -> None:
    """An editor in which someone replaces words."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text(encoding='utf-8')\n"
        f"for old, new in {replacements!r}:\n    text = text.replace(old, new)\n"
        "path.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


WRONG = "wsoa:\n  requierd: true\n  weakness_count: 3\n#"
ARGUMENTS = ["york", "--start", "2018-03-05", "--source", "ofsted-2022-11", "--edit"]


def test_two_mistakes_in_the_editor_are_both_shown_and_kept_then_mended(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    editor(
        tmp_path,
        monkeypatch,
        ("fieldwork:\n  start: 2018-03-05", "fieldwork:\n  start: 2018-05-03"),
        ("# wsoa:  ", WRONG),
    )
    assert new(data, *ARGUMENTS) == 1
    told = capsys.readouterr().err
    path = data / "inspections" / "spring-2018" / "york.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    assert f"york.yaml:{lines.index('  requierd: true') + 1}:3: S001" in told and "did you mean required?" in told
    assert "york.yaml:4:7: D002" in told
    assert f"What you typed is kept in {path.as_posix()}" in told
    text = path.read_text(encoding="utf-8").replace("requierd", "required").replace("2018-05-03", "2018-03-05")
    path.write_text(
        text.replace("fieldwork.start]", "fieldwork.start, wsoa.required, wsoa.weakness_count]"), encoding="utf-8"
    )
    assert run(["--data", str(data), "validate", "--strict", str(path)]) == 0


def test_an_editor_session_without_mistakes_is_silent(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    editor(tmp_path, monkeypatch)
    assert new(data, *ARGUMENTS) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("command", "said"),
    [("no-such-editor", "cannot be started"), (f'"{sys.executable}" -c "raise SystemExit(3)"', "exit code 3")],
)
def test_an_editor_that_fails_leaves_the_record(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, said: str
):
    monkeypatch.setenv("VISUAL", command)
    assert new(data, *ARGUMENTS) != 0
    assert said in capsys.readouterr().err
    assert records(data) == ["spring-2018/york.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_new_files_can_be_read_by_others(data: Path):
    mask = os.umask(0o022)
    try:
        assert new(data, "york", "--term", "spring-2018", "--source", "ofsted-2022-11") == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE((data / "inspections" / "spring-2018" / "york.yaml").stat().st_mode) == 0o644
