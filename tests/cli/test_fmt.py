"""`fmt`: files named, written, checked, shown as a difference, and left alone."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import run

SHIPPED = Path(__file__).resolve().parents[2] / "data"
FORM = "; only the form was looked at: sendinsp validate checks what they say\n"
UGLY = "area: york\nterm:   'spring-2018'\nframework: framework-2016\nevidence: {ofsted-2022-11: [term]} # why\n"
FORMED = (
    "# yaml-language-server: $schema=../../schema/inspection.schema.json\n"
    "area: york\nframework: framework-2016\nterm: spring-2018\nevidence:  # why\n  ofsted-2022-11: [term]\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "inspections" / "spring-2018").mkdir(parents=True)
    areas = (SHIPPED / "areas.yaml").read_text(encoding="utf-8")
    few = (
        areas[: areas.index("  barnsley:\n")] + areas[areas.index("  york:\n") :]
    )  # else each test formats all of them
    (folder / "areas.yaml").write_text(few, encoding="utf-8")
    return folder


def record(data: Path, text: str, name: str = "york.yaml") -> Path:
    path = data / "inspections" / "spring-2018" / name
    path.write_bytes(text.encode())
    return path


def fmt(data: Path, *arguments: str) -> int:
    return run(["--data", str(data), "fmt", *arguments])


def test_the_shipped_data_are_in_canonical_form(capsys: pytest.CaptureFixture[str]):
    assert run(["--data", str(SHIPPED), "fmt", "--check"]) == 0, capsys.readouterr().out


def test_files_are_written_and_named(data: Path, capsys: pytest.CaptureFixture[str]):
    path = record(data, UGLY)
    assert fmt(data) == 0
    assert path.read_text(encoding="utf-8") == FORMED
    told = capsys.readouterr()
    assert told.out == f"{path.as_posix()}\n"
    assert told.err == "1 file formatted, 1 in canonical form" + FORM
    assert fmt(data) == 0
    assert capsys.readouterr().err == "2 files in canonical form" + FORM


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_write_nothing(data: Path, capsys: pytest.CaptureFixture[str], option: str):
    path = record(data, UGLY)
    assert fmt(data, option) == 1
    assert path.read_text(encoding="utf-8") == UGLY
    told = capsys.readouterr()
    assert path.as_posix() in told.out and "1 file would change" in told.err
    assert ("-term:   'spring-2018'\n" in told.out) is (option == "--diff")
    record(data, FORMED)
    assert fmt(data, option) == 0


def test_a_file_with_a_fault_of_syntax_is_left_alone_and_named_and_the_rest_is_formatted(
    data: Path, capsys: pytest.CaptureFixture[str]
):
    good, bad = record(data, UGLY), record(data, "area: york\n  term: [\n", "bad.yaml")
    assert fmt(data) == 1
    assert good.read_text(encoding="utf-8") == FORMED
    assert bad.read_text(encoding="utf-8") == "area: york\n  term: [\n"
    assert "bad.yaml:2:7: left alone: not YAML" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["a: &x 1\nb: *x\n", "a: !!int 1\n", "a: 1\na: 2\n", "notes: one\ttab\n", "", "# only\n", "a: 1\n---\nb: 2\n"],
)
def test_what_the_reader_refuses_is_not_touched(data: Path, text: str):
    path = record(data, text)
    assert fmt(data, str(path)) == 1
    assert path.read_bytes() == text.encode()


def test_other_faults_do_not_keep_a_file_from_being_formatted(data: Path):
    path = record(data, "wsoa: {requierd: perhaps}\narea: Yorkk\n")
    assert fmt(data, str(path)) == 0
    assert path.read_text(encoding="utf-8").endswith("\narea: Yorkk\nwsoa:\n  requierd: perhaps\n")


@pytest.mark.parametrize(
    "text",
    [
        UGLY.replace("\n", "\r\n"),
        "\ufeff" + UGLY,
        FORMED.replace("  ofsted", "\tofsted").replace(": ", ":\t"),
        FORMED.replace("  # why", "\t# why"),
        "\ufeff" + FORMED.replace("\n  ", "\n\t").replace("\n", "\r\n"),
    ],
)
def test_what_nobody_sees_and_has_one_meaning_is_mended(data: Path, text: str, capsys: pytest.CaptureFixture[str]):
    path = record(data, text)
    assert fmt(data, "--check") == 1
    assert fmt(data, "--diff") == 1
    assert path.read_bytes() == text.encode()
    assert fmt(data) == 0
    assert path.read_bytes() == FORMED.encode()
    assert fmt(data, "--check") == 0


@pytest.mark.parametrize(
    "text",
    [
        FORMED + "notes: one\ttab\n",
        FORMED + "notes: >-\n  one\n  \tdeeper\n",
        FORMED + "notes: 'one\ttab'\n",
    ],
)
def test_a_tab_that_may_mean_several_things_is_left_with_its_place(
    data: Path, text: str, capsys: pytest.CaptureFixture[str]
):
    path = record(data, text)
    assert fmt(data) == 1
    assert path.read_bytes() == text.encode()
    assert "york.yaml:" in (told := capsys.readouterr().err) and "left alone: tab character" in told
    assert "canonical" not in told.replace("1 file in canonical form", "", 1), "that is areas.yaml"


def test_a_file_with_errors_is_not_called_canonical(data: Path, capsys: pytest.CaptureFixture[str]):
    path = record(data, FORMED.replace("term: spring-2018", "term: spring-2018\nwsoa:\n  requierd: true"))
    assert fmt(data, str(path)) == 0
    assert capsys.readouterr().err == "1 file with errors (sendinsp validate shows them)\n"
    assert fmt(data, "--check") == 1
    told = capsys.readouterr().err
    assert told == "1 file in canonical form, 1 with errors (sendinsp validate shows them)" + FORM


def test_an_old_mac_or_missing_line_end_becomes_a_line_feed(data: Path):
    path = record(data, UGLY.rstrip("\n"))
    assert fmt(data) == 0
    assert path.read_text(encoding="utf-8") == FORMED


def test_a_file_outside_any_data_folder_is_known_by_what_it_holds(tmp_path: Path):
    path = tmp_path / "draft.yaml"
    path.write_text(UGLY, encoding="utf-8")
    assert run(["fmt", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == FORMED.split("\n", 1)[1]


def test_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "ci.yml"
    path.write_text("on:   push\n", encoding="utf-8")
    assert run(["fmt", str(path)]) == 1
    assert "neither a record nor areas, sources or a framework" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "on:   push\n"


def test_a_path_that_is_not_there(data: Path, capsys: pytest.CaptureFixture[str]):
    assert fmt(data, "nowhere.yaml") == 2
    assert "there is no file or folder 'nowhere.yaml'" in capsys.readouterr().err


def test_without_a_data_folder_fmt_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    assert run(["fmt"]) == 2
    assert "sendinsp init DIR" in capsys.readouterr().err


def test_stdin_goes_to_stdout(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    for text, options, code, out in (
        (UGLY, [], 0, FORMED.split("\n", 1)[1]),
        (UGLY, ["--check"], 1, ""),
        ("a: [\n", [], 1, ""),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert run(["fmt", "-", *options]) == code
        assert capsys.readouterr().out == out


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_out_of_the_data_folder_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    outside = tmp_path / "outside.yaml"
    outside.write_text(UGLY, encoding="utf-8")
    link = data / "inspections" / "spring-2018" / "york.yaml"
    link.symlink_to(outside)
    assert fmt(data) == 1
    assert "this link leads out of the data folder" in capsys.readouterr().err
    assert outside.read_text(encoding="utf-8") == UGLY


def test_a_file_that_changes_while_it_is_formatted_is_not_overwritten(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from sendinsp.keeping import format_files as module

    path = record(data, UGLY)
    real = module.canonical

    def slow(*arguments: object) -> str:
        if path.exists():
            path.write_text("typed: meanwhile\n", encoding="utf-8")
        return real(*arguments)

    monkeypatch.setattr(module, "canonical", slow)
    assert fmt(data, str(path)) == 1
    assert "was changed by another program" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "typed: meanwhile\n"
