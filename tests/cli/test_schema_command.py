"""`sendinsp schema`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sendinsp.cli.app import run

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "checks" / "base"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path / "data"


def test_prints_one(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert run(["--data", str(folder), "schema", "inspection"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "exampleshire" in schema["definitions"]["framework-2016"]["properties"]["area"]["enum"]


def test_writes_one_to_a_file(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "out.json"
    assert run(["--data", str(folder), "schema", "areas", "-o", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8"))["title"] == "Areas file"


def test_write_and_check(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert run(["--data", str(folder), "schema", "--check"]) == 1
    assert "schema/inspection.schema.json is out of date" in capsys.readouterr().out
    assert run(["--data", str(folder), "schema", "--write"]) == 0
    assert "inspection.schema.json" in capsys.readouterr().out
    assert run(["--data", str(folder), "schema", "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_check_fails_after_a_new_area(folder: Path) -> None:
    run(["--data", str(folder), "schema", "--write"])
    areas = folder / "areas.yaml"
    areas.write_text(areas.read_text(encoding="utf-8").replace("exampleshire:", "otherwise:"), encoding="utf-8")
    assert run(["--data", str(folder), "schema", "--check"]) == 1


@pytest.mark.parametrize(
    "arguments", [[], ["inspection", "--check"], ["--write", "--check"], ["--write", "-o", "x.json"], ["nonsense"]]
)
def test_wrong_usage(arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", str(folder), "schema", *arguments]) == 2
    assert capsys.readouterr().err
    assert not (folder / "schema").exists()


def test_never_writes_into_the_packaged_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["schema", "--write"]) == 2
    assert "no data folder" in capsys.readouterr().err
    assert run(["schema", "sources"]) == 0


def test_tells_of_files_with_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "areas.yaml").write_text("areas: [\n", encoding="utf-8")
    assert run(["--data", str(folder), "schema", "inspection"]) == 1
    assert "areas.yaml" in capsys.readouterr().err
