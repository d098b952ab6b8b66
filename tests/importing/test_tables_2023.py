"""Importing what lists inspections of the framework of 2023: management information, and Data to Insight's workbook."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from sendinsp.cli.app import run
from sendinsp.yaml.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data"
MI = ROOT / "tests" / "data" / "area-send-2023-framework-ofsted-mi.csv"
WORKBOOK = ROOT / "tests" / "data" / "d2i-send-overview.xlsx"
MI_SOURCE, WORKBOOK_SOURCE = "ofsted-area-send-mi-2023", "d2i-send-overview-2026"
HEAD = (
    "urn", "la_code", "region_code", "ltla23cd", "stat_neighbours", "local_authority", "inspection_link",
    "outcome_grade", "previous_inspection_date", "inspection_start_date", "inspection_end_date", "publication_date",
    "next_inspection", "next_inspection_by_date", "local_link_to_all_inspections", "inspection_outcome_text",
)  # fmt: skip
INCONSISTENT = "Inconsistent experiences and outcomes"
ADDRESS = "https://files.ofsted.gov.uk/v1/file/50999999"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENDINSP_TODAY", "2026-11-23")
    monkeypatch.delenv("SENDINSP_FORMAT", raising=False)
    monkeypatch.delenv("SENDINSP_DATA", raising=False)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("started") / "data"
    assert run(["--data", str(SHIPPED), "init", str(folder)]) == 0
    return folder


@pytest.fixture
def fresh(started: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(started, tmp_path / "data"))


def bring_in(folder: Path, file: Path, source: str, *options: str) -> int:
    return run(["--data", str(folder), "import", str(file), "--source", source, *options])


def record(folder: Path, name: str):
    return parse((folder / "inspections" / f"{name}.yaml").read_bytes(), name).data


def row(
    name: str = "york", code: str = "E06000014", *, grade: str = "2.0", before: str = "01/01/1900", start: str = "",
    end: str = "", published: str = "13/05/25",
) -> list[str]:  # fmt: skip
    return ["1", "816", "YH", code, "", name, ADDRESS, grade, before, start, end, published, "None", "", "0", "Text."]


def workbook(path: Path, *rows: list[str]) -> Path:
    """A table of the workbook's columns, as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


@pytest.mark.parametrize(("file", "source", "rows"), [(MI, MI_SOURCE, 16), (WORKBOOK, WORKBOOK_SOURCE, 72)])
def test_the_shipped_register_has_nothing_against_them(
    file: Path, source: str, rows: int, capsys: pytest.CaptureFixture[str]
):
    if file.suffix == ".xlsx":
        pytest.importorskip("python_calamine")
    assert bring_in(SHIPPED, file, source, "--all", "--format", "json") == 0
    steps = json.loads(capsys.readouterr().out)
    assert {step["action"] for step in steps} <= {"agrees", "disputed", "confirm", "fill"}
    assert len({step["row"] for step in steps}) == rows


def test_management_information_becomes_records(fresh: Path, capsys: pytest.CaptureFixture[str]):
    assert bring_in(fresh, MI, MI_SOURCE, "--apply") == 0
    assert "16 records created" in capsys.readouterr().out
    assert record(fresh, "summer-2023/plymouth") == {
        "area": "plymouth",
        "framework": "framework-2023",
        "term": "summer-2023",
        "fieldwork": {"start": "2023-06-26"},
        "report": {"published": "2023-08-22"},
        "outcome": "widespread-failings",
        "priority_action": {"areas_count": "5"},
        "evidence": {
            MI_SOURCE: ["term", "fieldwork.start", "report.published", "outcome", "priority_action.areas_count"]
        },
    }
    assert run(["--data", str(fresh), "validate", "--strict"]) == 0
    assert bring_in(fresh, MI, MI_SOURCE) == 0
    assert "Nothing to create, nothing to fill." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("Typically positive experiences and outcomes,No,", "Fine,No,", "'Fine' is none of the three outcomes"),
        ("Inconsistent experiences and outcomes,No,", f"{INCONSISTENT},Yes,", "does not go with"),
        ("Inconsistent experiences and outcomes,No,", f"{INCONSISTENT},Maybe,", "neither Yes nor No"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_refused(
    was: str, becomes: str, says: str, fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "mi.csv"
    file.write_text(MI.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    assert bring_in(fresh, file, MI_SOURCE) == 1
    said = capsys.readouterr()
    assert says in said.err
    assert "15 records to create" in said.out


def test_blanks_and_the_year_1900_are_unknown(fresh: Path, tmp_path: Path):
    assert bring_in(fresh, workbook(tmp_path / "w.csv", row(grade="")), WORKBOOK_SOURCE, "--apply") == 0
    assert record(fresh, "undated/york") == {
        "area": "york",
        "framework": "framework-2023",
        "report": {"published": "2025-05-13", "url": ADDRESS},
        "evidence": {WORKBOOK_SOURCE: ["report.published", "report.url"]},
    }


def test_a_record_that_was_undated_gains_its_dates_and_moves(fresh: Path, tmp_path: Path):
    assert bring_in(fresh, workbook(tmp_path / "w.csv", row()), WORKBOOK_SOURCE, "--apply") == 0
    later = workbook(tmp_path / "w.csv", row(start="24/03/25", end="28/03/25"))
    assert bring_in(fresh, later, WORKBOOK_SOURCE, "--apply") == 0
    assert not (fresh / "inspections/undated/york.yaml").exists()
    assert record(fresh, "spring-2025/york")["fieldwork"] == {"start": "2025-03-24", "end": "2025-03-28"}


def test_its_slips_are_contradictions(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert bring_in(fresh, MI, MI_SOURCE, "--apply") == 0
    slip = row("plymouth", "E06000026", grade="3.0", start="22/06/23", published="22/08/23")
    capsys.readouterr()
    assert bring_in(fresh, workbook(tmp_path / "w.csv", slip), WORKBOOK_SOURCE, "--apply") == 0
    assert "contradicts" in capsys.readouterr().out
    held = record(fresh, "summer-2023/plymouth")
    assert held["fieldwork"] == {"start": "2023-06-26"}
    assert held["disputed"] == [{"field": "fieldwork.start", "value": "2023-06-22", "sources": [WORKBOOK_SOURCE]}]


def test_its_previous_inspection_is_the_last_day_of_one_before(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data = Path(shutil.copytree(small, tmp_path / "data"))
    file = workbook(tmp_path / "w.csv", row(before="13/12/19", start="24/03/25", end="28/03/25"))
    assert bring_in(data, file, WORKBOOK_SOURCE, "--all", "--format", "json") == 0
    steps = [step for step in json.loads(capsys.readouterr().out) if step["previous"]]
    assert [(step["id"], step["action"], step["facts"][0]["field"]) for step in steps] == [
        ("autumn-2019/york", "fill", "fieldwork.end")
    ]
