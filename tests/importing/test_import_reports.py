"""Importing reports: the record that one becomes, what it says of the inspection before, refusals, folders of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

if any(find_spec(name) is None for name in ("pdfplumber", "pypdf", "reportlab")):
    pytest.skip("the libraries that read and make PDF are not installed", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).parent / "reports"))

from report_pdfs import Report, Table, document, locked, scan

from sendinsp.cli.app import run
from sendinsp.importing.reports import process, worker
from sendinsp.yaml.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data"
DUTY = "Leaders should make sure that assessments are done in the time that the law allows."
CHOICE = "Leaders should widen the offer of short breaks so that families have a choice."
YORK = Report(
    title=("Area SEND inspection of York Local", "Area Partnership"),
    dates="Inspection dates: 24 to 28 March 2025",
    previous=("Dates of previous inspection: 9 to 13 December 2019",),
    outcome=3,
    tables=[
        Table(
            [("City of York Council and NHS Humber and North Yorkshire Integrated Care Board", DUTY)],
            "Areas for priority action", ("Responsible body", "Areas for priority action"), two=True,
        ),
        Table([("", CHOICE), ("", "Leaders should listen.")], "Areas for improvement", ("", "Areas for improvement")),
    ],
    details=("City of York Council", "NHS Humber and North Yorkshire ICB"),
    footer=None,
)  # fmt: skip
ID = "spring-2025/york"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENDINSP_TODAY", "2026-11-23")
    monkeypatch.delenv("SENDINSP_FORMAT", raising=False)
    monkeypatch.delenv("SENDINSP_DATA", raising=False)


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read in this process, as the reading process would: starting that took longer than all the rest.

    Those that ask for `reading_process` read in one; what it must withstand is shown in `reports/test_process.py`.
    """
    if "reading_process" in request.fixturenames:
        return

    def ask(_: process.Reader, request: dict[str, Any]) -> Any:
        return json.loads(json.dumps(worker.answer(json.loads(json.dumps(request)))))

    monkeypatch.setattr(process.Reader, "_ask", ask)
    for name in ("bind_process", "bind_unpacking"):  # they would bind this process for good
        monkeypatch.setattr(worker, name, lambda limits: None)


@pytest.fixture
def reading_process() -> None:
    """For tests that read reports in a process of its own, as the program does."""


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("started") / "data"
    assert run(["--data", str(SHIPPED), "init", str(folder)]) == 0
    return folder


@pytest.fixture
def fresh(started: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(started, tmp_path / "data"))


@pytest.fixture
def full(small: Path, tmp_path: Path) -> Path:
    """A copy of the small folder; York has not been inspected since 2023 in it."""
    return Path(shutil.copytree(small, tmp_path / "data"))


def made(tmp_path: Path, report: Report = YORK, name: str = "report.pdf") -> Path:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(report.pdf())
    return path


def bring_in(folder: Path, file: Path, *options: str) -> int:
    return run(["--data", str(folder), "import", str(file), *options])


def read(folder: Path, name: str = ID) -> Any:
    return parse((folder / "inspections" / f"{name}.yaml").read_bytes(), name).data


def text(folder: Path, name: str = ID) -> str:
    return (folder / "inspections" / f"{name}.yaml").read_text(encoding="utf-8")


def sources(folder: Path) -> dict[str, Any]:
    data: Any = parse((folder / "sources.yaml").read_bytes(), "sources.yaml").data
    return dict(data["sources"])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- one report ------------------------------------------------------------------------------------------


def test_nothing_is_written_without_apply(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    before = files(fresh)
    assert bring_in(fresh, made(tmp_path)) == 0
    assert files(fresh) == before
    assert "1 record to create" in capsys.readouterr().out


def test_facts_become_a_record_and_sentences_hints(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], reading_process: None
):
    assert bring_in(fresh, made(tmp_path), "--apply") == 0
    facts = [
        "fieldwork.start",
        "fieldwork.end",
        "outcome",
        "priority_action.areas_count",
        "improvements_count",
        "boards",
    ]
    assert read(fresh) == {
        "area": "york",
        "framework": "framework-2023",
        "term": "spring-2025",
        "fieldwork": {"start": "2025-03-24", "end": "2025-03-28"},
        "outcome": "widespread-failings",
        "priority_action": {"areas_count": "1"},
        "improvements_count": "2",
        "boards": ["humber-and-north-yorkshire"],
        "evidence": {"ofsted-report-york-2025": ["term", *facts]},
    }
    assert sources(fresh)["ofsted-report-york-2025"] == {
        "title": "Area SEND inspection of York Local Area Partnership",
        "publisher": "Ofsted and CQC",
        "kind": "inspectorate",
        "licence": "OGL-3.0",
        "trust": "high",
    }
    hints = [line for line in text(fresh).splitlines() if line.startswith("#>")]
    assert f"#>   page 2: {DUTY}" in hints
    assert any("Leaders listen." in line for line in hints)
    assert "Areas for improvement (2), for `improvements`" in text(fresh)


def test_hints_raise_no_warning_but_what_is_not_in_words_does(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert bring_in(fresh, made(tmp_path), "--apply") == 0
    capsys.readouterr()
    assert run(["--data", str(fresh), "validate", "--format", "json"]) == 0
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [one["code"] for one in problems] == ["P004", "P004"]
    assert run(["--data", str(fresh), "fmt", "--check"]) == 0
    assert run(["--data", str(fresh), "fmt", "--drop-hints", str(fresh)]) == 0
    assert "#>" not in text(fresh)
    item = "  - summary: {}\n    themes: [early-years]\n"
    path = fresh / "inspections" / f"{ID}.yaml"
    said = text(fresh).replace(
        "  areas_count: 1\n",
        "  areas_count: 1\n  areas_basis: whole\n  areas:\n"
        "    - summary: Keep to the time.\n      themes: [early-years]\n",
    ).replace(
        "improvements_count: 2\n",
        "improvements_count: 2\nimprovements_basis: whole\nimprovements:\n"
        f"{item.format('Widen.')}{item.format('Hear.')}",
    ).replace(
        "    - improvements_count\n",
        "    - improvements_count\n    - improvements_basis\n    - improvements\n    - priority_action.areas\n"
        "    - priority_action.areas_basis\n",
    )  # fmt: skip
    path.write_text(said, encoding="utf-8")
    capsys.readouterr()
    run(["--data", str(fresh), "validate", "--format", "json"])
    assert "P004" not in capsys.readouterr().out


def test_running_it_twice_changes_nothing(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = made(tmp_path)
    assert bring_in(fresh, file, "--apply") == 0
    before = files(fresh)
    assert bring_in(fresh, file, "--apply") == 0
    assert files(fresh) == before
    assert "Nothing to create, nothing to fill." in capsys.readouterr().out


def test_date_and_address_are_told_not_read(fresh: Path, tmp_path: Path):
    address = "https://files.ofsted.gov.uk/v1/file/50999999"
    assert bring_in(fresh, made(tmp_path), "--published", "2026-01-09", "--url", address, "--apply") == 0
    assert read(fresh)["report"] == {"published": "2026-01-09", "url": address}
    source = sources(fresh)["ofsted-report-york-2026"]
    assert (source["date"], source["url"]) == ("2026-01-09", address)
    # The source is known again by its address, and by the record that cites it.
    assert bring_in(fresh, made(tmp_path), "--url", address, "--apply") == 0
    assert bring_in(fresh, made(tmp_path), "--apply") == 0
    assert [name for name in sources(fresh) if "report-york" in name] == ["ofsted-report-york-2026"]


def test_a_record_from_a_table_is_filled_and_dates_the_source(fresh: Path, tmp_path: Path):
    table = tmp_path / "mi.csv"
    table.write_text(
        "area,inspection_start,published,outcome,priority_action_plan_required\n"
        "York,2025-03-24,2026-01-09,Widespread and/or systemic failings,Yes\n",
        encoding="utf-8",
    )
    assert bring_in(fresh, table, "--source", "ofsted-area-send-mi-2023", "--apply") == 0
    assert bring_in(fresh, made(tmp_path), "--apply") == 0
    held = read(fresh)
    assert held["fieldwork"]["end"] == "2025-03-28"
    assert set(held["evidence"]) == {"ofsted-area-send-mi-2023", "ofsted-report-york-2026"}
    assert sources(fresh)["ofsted-report-york-2026"]["date"] == "2026-01-09"
    assert DUTY in " ".join(text(fresh).replace("#>", "").split())


def test_what_contradicts_is_noted_and_nothing_overwritten(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert bring_in(fresh, made(tmp_path), "--apply") == 0
    path = fresh / "inspections" / f"{ID}.yaml"
    path.write_text(text(fresh).replace("ofsted-report-york-2025:", "ofsted-2022-11:"), encoding="utf-8")
    other = replace(YORK, dates="Inspection dates: 25 to 28 March 2025", details=("City of York Council", "Dorset ICB"))
    capsys.readouterr()
    assert bring_in(fresh, made(tmp_path, other), "--published", "2025-06-02", "--apply") == 0
    said = capsys.readouterr().out
    assert "1 contradiction noted under disputed" in said
    assert "contradicts, say so under notes" in said
    held = read(fresh)
    assert held["fieldwork"]["start"] == "2025-03-24"
    assert held["boards"] == ["humber-and-north-yorkshire"]
    assert [(one["field"], one["value"]) for one in held["disputed"]] == [("fieldwork.start", "2025-03-25")]


def test_what_is_not_surely_read_is_doubted(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    footer = "Area SEND inspection report: York Local Area Partnership, 24 to 31 March 2025"
    file = made(tmp_path, replace(YORK, footer=footer))
    assert bring_in(fresh, file, "--apply") == 0
    assert "is not sure" in capsys.readouterr().out
    assert "footers" in read(fresh)["doubts"]["fieldwork.end"]


def test_a_board_that_no_one_knows_is_said_and_left_out(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = made(tmp_path, replace(YORK, details=("City of York Council", "NHS Atlantis Integrated Care Board")))
    assert bring_in(fresh, file, "--apply") == 0
    assert "'NHS Atlantis Integrated Care Board' is no title or alias" in capsys.readouterr().out
    assert "boards" not in read(fresh)


def test_a_date_that_is_not_recorded_is_missed_and_one_that_differs_is_said_to_be_told(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = made(tmp_path)
    missing = "when it was published is not recorded"
    assert bring_in(fresh, file, "--apply") == 0
    assert missing in capsys.readouterr().out
    assert bring_in(fresh, file, "--published", "2025-06-02", "--apply") == 0
    assert missing not in capsys.readouterr().out
    assert bring_in(fresh, file) == 0
    assert missing not in capsys.readouterr().out
    assert bring_in(fresh, file, "--published", "2025-06-03") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "is not what --published says, which is not read from the file" in said
    assert "not what this file says" not in said


# --- the inspection before -------------------------------------------------------------------------------


def previous(steps: list[Any]) -> set[tuple[str, str, str]]:
    return {(one["id"], one["action"], fact["field"]) for one in steps if one["previous"] for fact in one["facts"]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("9 to 13 December 2019", {("confirm", "fieldwork.start"), ("fill", "fieldwork.end")}),
        ("2 to 6 December 2019", {("contradict", "fieldwork.start")}),
    ],
)
def test_the_inspection_before_is_held_against_its_record(
    line: str, expected: set[tuple[str, str]], full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = made(tmp_path, replace(YORK, previous=(f"Dates of previous inspection: {line}",)))
    assert bring_in(full, file, "--format", "json", "--apply") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert {(action, field) for _, action, field in previous(one["steps"])} == expected
    held = read(full, "autumn-2019/york")
    assert held["fieldwork"]["start"] == "2019-12-09"
    assert any(
        "ofsted-report-york-2025" in by for by in (held["evidence"], *(x["sources"] for x in held.get("disputed", [])))
    )


def test_what_it_calls_the_inspection_before_may_be_a_revisit(
    full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = next(full.glob("inspections/*-202[56]/bury.yaml"), None) or full / "inspections/spring-2024/bury.yaml"
    path.unlink()
    bury = replace(
        YORK,
        title=("Area SEND inspection of Bury Local", "Area Partnership"),
        previous=("Dates of previous inspection: 13 to 15 May 2019",),
        details=("Bury Metropolitan Borough Council", "NHS Greater Manchester ICB"),
    )
    assert bring_in(full, made(tmp_path, bury), "--format", "json") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert previous(one["steps"]) == {
        ("summer-2017/bury", "confirm", "revisit.start"),
        ("summer-2017/bury", "confirm", "revisit.end"),
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [("Not previously inspected", "the register has autumn-2019/york"), ("1 to 5 May 2017", "none so near")],
)
def test_an_inspection_before_that_no_record_is_of_is_said(
    line: str, says: str, full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = made(tmp_path, replace(YORK, previous=(f"Dates of previous inspection: {line}",)))
    assert bring_in(full, file) == 0
    assert says in capsys.readouterr().out


# --- what is shown ---------------------------------------------------------------------------------------


def test_explain_names_page_and_words(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "200")
    assert bring_in(fresh, made(tmp_path), "--explain") == 0
    lines = capsys.readouterr().out.splitlines()
    (start,) = [line for line in lines if line.startswith("inspection_start")]
    assert start.split(maxsplit=3)[1:3] == ["2025-03-24", "1"]
    assert "24 to 28 March 2025" in start
    assert any(line.startswith("priority_actions 1") and "City of York Council" in line for line in lines)


def test_json_has_reading_and_plan(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert bring_in(fresh, made(tmp_path), "--format", "json") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["area"] == "york"
    assert one["refused"] is None
    assert one["report"]["outcome"]["value"] == 3
    assert [step["action"] for step in one["steps"]] == ["create"]


# --- refusals --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"This is a letter.", "not a PDF"),
        (scan(), "holds no text"),
        (locked(), "locked with a password"),
        (YORK.pdf()[:4000], "cut off or damaged"),
        (document(["Minutes of the parish council", "Drains were discussed."]), "not a report of an area SEND"),
        (replace(YORK, title=("Area SEND inspection of Atlantis", "Local Area Partnership")).pdf(), "no area 'Atlan"),
    ],
    ids=["no PDF", "scan", "locked", "truncated", "minutes", "no such area"],
)  # fmt: skip
def test_refusals_are_one_sentence_and_write_nothing(
    content: bytes, says: str, fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], reading_process: None
):
    file = tmp_path / "report.pdf"
    file.write_bytes(content)
    before = files(fresh)
    assert bring_in(fresh, file, "--apply") == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert files(fresh) == before


def test_the_extra_is_named_where_it_is_missing(fresh: Path, tmp_path: Path):
    code = (
        "import importlib.util, sys\n"
        "real = importlib.util.find_spec\n"
        "import sendinsp.importing.reports.process as process\n"
        "process.find_spec = lambda name, *rest: None if name in ('pdfplumber', 'pypdf') else real(name, *rest)\n"
        "from sendinsp.cli.app import run\n"
        f"sys.exit(run(['--data', {str(fresh)!r}, 'import', {str(made(tmp_path))!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "sendinsp[reports]" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--published", "9 Jan 2026"), "--published"),
        (("--url", "files.ofsted.gov.uk"), "--url"),
        (("--source", "Not An Id"), "--source"),
    ],
)
def test_malformed_options_are_refused(
    options: tuple[str, ...], says: str, fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert bring_in(fresh, made(tmp_path), *options, "--apply") == 2
    assert says in capsys.readouterr().err
    assert not (fresh / "inspections" / f"{ID}.yaml").exists()


@pytest.fixture
def with_sources(fresh: Path) -> Path:
    """A folder with sources that are reports of areas' inspections."""
    path = fresh / "sources.yaml"
    titles = {
        "york-early": ("Area SEND inspection of York Local Area Partnership", "2025-03-27"),
        "york-late": ("Report of the area SEND inspection of York, as shown on the local offer", "2025-03-28"),
        "leeds": ("Area SEND inspection of Leeds Local Area Partnership", "2025-06-02"),
    }
    entries = "".join(
        f"  {name}:\n    title: {title}\n    publisher: Ofsted and CQC\n    kind: inspectorate\n"
        f"    date: {day}\n    trust: high\n"
        for name, (title, day) in titles.items()
    )
    path.write_text(path.read_text(encoding="utf-8") + entries, encoding="utf-8")
    return fresh


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("ofsted-2022-11", "is no report of such an inspection"),
        ("nix", "there is no source 'nix' in sources.yaml"),
        ("leeds", "this report is of York"),
        ("york-early", "is dated 2025-03-27, before the inspection ended on"),
    ],
)
def test_a_source_that_a_report_cannot_be_is_refused(
    source: str, says: str, with_sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    before = files(with_sources)
    assert bring_in(with_sources, made(tmp_path), "--source", source, "--apply") == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Leave --source out: the report's own source, ofsted-report-york-2025, is entered" in said
    assert files(with_sources) == before


@pytest.mark.parametrize("source", ["york-late", "ofsted-report-york-2025"])
def test_a_source_that_a_report_can_be_is_credited(source: str, with_sources: Path, tmp_path: Path):
    assert bring_in(with_sources, made(tmp_path), "--source", source, "--apply") == 0
    assert list(read(with_sources)["evidence"]) == [source]
    assert source in sources(with_sources)


def test_a_source_of_after_the_next_inspection_is_refused(
    with_sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """It is the report of that one, or of one later still."""
    later = replace(YORK, dates="Inspection dates: 7 to 11 September 2026", previous=())
    assert bring_in(with_sources, made(tmp_path, later, "later.pdf"), "--published", "2026-11-02", "--apply") == 0
    before = files(with_sources)
    capsys.readouterr()
    assert bring_in(with_sources, made(tmp_path), "--source", "ofsted-report-york-2026", "--apply") == 2
    said = capsys.readouterr().err
    assert "is dated 2026-11-02, when the next inspection of York had begun by 7 Sep 2026. Leave --source out" in said
    assert files(with_sources) == before
    assert bring_in(with_sources, made(tmp_path), "--source", "york-late", "--apply") == 0
    assert list(read(with_sources)["evidence"]) == ["york-late"]


def test_options_of_reports_are_refused_for_tables(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "t.csv"
    file.write_text("a,b\n", encoding="utf-8")
    assert bring_in(fresh, file, "--explain") == 2
    assert "--explain is for reports" in capsys.readouterr().err


# --- a folder --------------------------------------------------------------------------------------------


def test_a_folder_is_read_and_what_is_refused_is_told(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], reading_process: None
):
    folder = tmp_path / "reports"
    made(tmp_path, name="reports/york.pdf")
    (folder / "broken.pdf").write_bytes(b"no")
    (folder / "notes.txt").write_text("not read", encoding="utf-8")
    assert bring_in(fresh, folder, "--apply") == 1
    said = capsys.readouterr()
    assert "2 files: 1 read, 1 refused." in said.out
    assert "broken.pdf: This is not a PDF" in said.err
    assert read(fresh)["area"] == "york"


def test_an_empty_folder_and_options_of_one_report_are_refused(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "reports"
    folder.mkdir()
    assert bring_in(fresh, folder) == 2
    assert "there is no report" in capsys.readouterr().err
    made(tmp_path, name="reports/york.pdf")
    assert bring_in(fresh, folder, "--published", "2026-01-09") == 2
    assert "is of one report" in capsys.readouterr().err


def test_two_reports_may_speak_of_one_record_before(full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """As successors of one area do: both become its source."""
    for name, area in (("a.pdf", "Cumberland"), ("b.pdf", "Westmorland and Furness")):
        (path,) = full.glob(f"inspections/*/{area.lower().replace(' ', '-')}.yaml")
        path.unlink()
        report = replace(
            YORK,
            title=(f"Area SEND inspection of {area} Local", "Area Partnership"),
            previous=("Dates of previous inspection: 18 to 22 March 2019",),
            details=(f"{area} Council", "NHS North East and North Cumbria"),
        )
        made(tmp_path, report, f"reports/{name}")
    assert bring_in(full, tmp_path / "reports", "--apply") == 0
    (cumbria,) = full.glob("inspections/*/cumbria.yaml")
    said = cumbria.read_text(encoding="utf-8")
    assert "ofsted-report-cumberland-" in said
    assert "ofsted-report-westmorland-and-furness-" in said
