"""The generator of large registers, and what the comparison needs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import run

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"

pytestmark = pytest.mark.skipif(not BENCHMARKS.exists(), reason="not part of the source distribution")


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_makes_a_valid_register(tmp_path: Path) -> None:
    from make_register import make

    make(700, tmp_path / "made")
    assert sum(1 for _ in (tmp_path / "made" / "inspections").rglob("*.yaml")) == 700
    assert run(["--data", str(tmp_path / "made"), "validate"]) == 0
    assert run(["--data", str(tmp_path / "made"), "schema", "--check"]) == 0


def test_same_bytes_each_time(tmp_path: Path) -> None:
    from make_register import make

    make(320, tmp_path / "one")
    make(320, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_first_records_are_the_real_ones(tmp_path: Path) -> None:
    from make_register import make

    real = files(ROOT / "data")
    make(248, tmp_path / "made")
    assert sum(1 for _ in (tmp_path / "made" / "inspections").rglob("*.yaml")) == 248
    for name, content in files(tmp_path / "made").items():
        assert content == real[name], name


def test_more_areas_where_the_years_do_not_suffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    import make_register

    monkeypatch.setattr(make_register, "EARLIEST", date(2022, 1, 1))
    make_register.make(420, tmp_path / "made")
    assert list((tmp_path / "made" / "inspections").rglob("sandwell-2.yaml"))
    assert run(["--data", str(tmp_path / "made"), "validate"]) == 0
    assert "error" not in capsys.readouterr().out


def test_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    from make_register import make

    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="holds something already"):
        make(10, tmp_path)
    assert files(tmp_path) == {"kept.txt": b"mine"}


@pytest.mark.parametrize("count", [0, -1])
def test_refuses_no_records(count: int, tmp_path: Path) -> None:
    from make_register import make

    with pytest.raises(SystemExit, match="at least one"):
        make(count, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_earlier() -> None:
    from datetime import timedelta

    from make_register import earlier

    week = timedelta(weeks=1)
    assert earlier("2017-05-15", week) == "2017-05-08"
    assert earlier("2017-05", week) == "2017-04-24/2017-05-24"
    assert earlier("2017-10-31/2017-12", week) == "2017-10-24/2017-12-24"


def test_yamale_schema_has_every_key_of_the_json_schema() -> None:
    import json

    from yamale_schema import as_yamale

    file = ROOT / "data" / "schema" / "inspection.schema.json"
    text = as_yamale(file)
    variant = json.loads(file.read_text(encoding="utf-8"))["definitions"]["framework-2016"]
    for key in variant["properties"]:
        assert f"\n{key}: " in f"\n{text}"
    for name, section in variant["definitions"].items():
        assert f"---\n{name}:\n" in text
        for key in section["properties"]:
            assert f"\n  {key}: " in text
    assert "area: enum('" in text
    assert "\n  required: bool()" in text


def test_table() -> None:
    from timing import table

    assert table(["a", "b"], [["x", "10"], ["long", "2"]]) == (
        "| a    |  b |\n| ---- | -: |\n| x    | 10 |\n| long |  2 |"
    )
