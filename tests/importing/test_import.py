"""Importing Ofsted's statistics: the real file, and what may go wrong with one."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from sendinsp.cli.app import run
from sendinsp.frameworks.framework_2016.imports import STATISTICS
from sendinsp.importing.headings import column_of, find_table
from sendinsp.importing.sheets import read_sheets
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register
from sendinsp.yaml.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data"
REAL = ROOT / "tests" / "data" / "Area_SEND_inspection_data_01_May_2016_to_31_August_2022.ods"
HEAD = (
    "Local authority code", "Area name", "Inspection start date", "Inspection publication date",
    "Inspection outcome: written statement of action required?",
    "Number significant weaknesses identified in written statement of action", "Revisit start date",
    "Revisit publication date", "Revisit outcome: sufficient progress in addressing all significant weaknesses?",
    "Number significant weaknesses where sufficient progress has been made",
    "Number significant weaknesses where sufficient progress has not been made",
)  # fmt: skip
YORK = ("E06000014", "York", "09/12/2019", "28/02/2020", "Yes", "4", "Not revisited yet", "", "", "", "")
BURY = ("E08000002", "Bury", "12/06/2017", "31/07/2017", "Yes", "8", "13/05/2019", "27/06/2019", "Some", "5", "3")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENDINSP_TODAY", "2026-11-23")
    monkeypatch.delenv("SENDINSP_FORMAT", raising=False)
    monkeypatch.delenv("SENDINSP_DATA", raising=False)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder fresh from `init`."""
    folder = tmp_path_factory.mktemp("started") / "data"
    assert run(["--data", str(SHIPPED), "init", str(folder)]) == 0
    return folder


@pytest.fixture
def fresh(started: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(started, tmp_path / "data"))


def table(path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD, encoding: str = "utf-8") -> Path:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def record(folder: Path, name: str):
    return parse((folder / "inspections" / f"{name}.yaml").read_bytes(), name).data


def bring_in(folder: Path, file: Path, *options: str) -> int:
    return run(["--data", str(folder), "import", str(file), "--source", "ofsted-2022-11", *options])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- the real file --------------------------------------------------------------------------------------


def test_the_shipped_register_holds_all_that_the_real_file_says(capsys: pytest.CaptureFixture[str]):
    assert run(["--data", str(SHIPPED), "import", str(REAL), "--all", "--format", "json"]) == 0
    steps = json.loads(capsys.readouterr().out)
    assert {step["action"] for step in steps} <= {"agrees", "disputed"}
    assert len({step["id"] for step in steps}) == 149
    assert sum(len(step["facts"]) for step in steps) == 759


def test_the_real_file_into_a_fresh_folder_gives_149_valid_records(fresh: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["--data", str(fresh), "import", str(REAL)]) == 0
    plan = capsys.readouterr().out
    assert "149 records to create" in plan and "nothing is written yet" in plan
    assert not list((fresh / "inspections").iterdir())
    assert run(["--data", str(fresh), "import", str(REAL), "--apply"]) == 0
    assert "149 records created" in capsys.readouterr().out
    register = Register(DataFolder(fresh))
    assert len(register.inspections) == 149
    assert register.problems == []
    assert run(["--data", str(fresh), "validate"]) == 0
    assert run(["--data", str(fresh), "fmt", "--check", str(fresh / "inspections")]) == 0
    after = files(fresh)
    assert run(["--data", str(fresh), "import", str(REAL), "--apply"]) == 0
    assert files(fresh) == after, "the second time changes nothing"


def test_buckinghamshires_row_goes_to_the_authority_of_its_day(fresh: Path):
    assert run(["--data", str(fresh), "import", str(REAL), "--apply"]) == 0
    assert record(fresh, "spring-2022/buckinghamshire")["fieldwork"] == {"start": "2022-03-07"}
    assert not list(fresh.rglob("buckinghamshire-county.yaml"))
    assert record(fresh, "summer-2016/north-yorkshire-county")["area"] == "north-yorkshire-county"


def test_a_created_record_holds_the_row_and_its_source(fresh: Path):
    assert run(["--data", str(fresh), "import", str(REAL), "--apply"]) == 0
    assert record(fresh, "summer-2017/bury") == {
        "area": "bury",
        "framework": "framework-2016",
        "term": "summer-2017",
        "fieldwork": {"start": "2017-06-12"},
        "report": {"published": "2017-07-31"},
        "wsoa": {"required": "true", "weakness_count": "8"},
        "revisit": {
            "start": "2019-05-13", "published": "2019-06-27", "outcome": "some", "sufficient": "5", "insufficient": "3",
        },
        "evidence": {
            "ofsted-2022-11": [
                "term", "fieldwork.start", "report.published", "wsoa.required", "wsoa.weakness_count", "revisit.start",
                "revisit.published", "revisit.outcome", "revisit.sufficient", "revisit.insufficient",
            ]
        },
    }  # fmt: skip


# --- merging --------------------------------------------------------------------------------------------

PARTLY = """\
# yaml-language-server: $schema=../../schema/inspection.schema.json
# Kept by hand.

area: york
framework: framework-2016
term: autumn-2019
fieldwork:
  start: 2019-12  # the month only
report:
  published: 2020-02-27  # Thursday
wsoa:
  required: true
notes: >-
  Mine.
evidence:
  cqc-2017-11: [term, fieldwork.start, report.published, wsoa.required]
"""


def test_blanks_are_filled_agreement_gains_the_source_and_contradictions_are_noted(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = fresh / "inspections" / "autumn-2019" / "york.yaml"
    path.parent.mkdir()
    path.write_text(PARTLY, encoding="utf-8")
    file = table(tmp_path / "x.csv", YORK)
    assert bring_in(fresh, file, "--format", "json") == 0
    steps = {step["action"]: [fact["field"] for fact in step["facts"]] for step in json.loads(capsys.readouterr().out)}
    assert steps == {
        "sharpen": ["fieldwork.start"],
        "contradict": ["report.published"],
        "confirm": ["wsoa.required"],
        "fill": ["wsoa.weakness_count"],
    }
    assert path.read_text(encoding="utf-8") == PARTLY
    assert bring_in(fresh, file) == 0
    shown = capsys.readouterr().out
    assert "report.published 2020-02-28, recorded 2020-02-27 (cqc-2017-11)" in shown
    assert bring_in(fresh, file, "--apply") == 0
    assert (
        path.read_text(encoding="utf-8")
        == PARTLY.replace("2019-12  #", "2019-12-09  #")
        .replace("  required: true\n", "  required: true\n  weakness_count: 4\n")
        .replace(
            "evidence:\n",
            "disputed:\n  - field: report.published\n    value: 2020-02-28\n    sources: [ofsted-2022-11]\nevidence:\n",
        )
        + "  ofsted-2022-11: [fieldwork.start, wsoa.required, wsoa.weakness_count]\n"
    )
    before = path.read_bytes()
    capsys.readouterr()
    assert bring_in(fresh, file, "--apply") == 0
    assert path.read_bytes() == before
    assert "1 contradiction noted already" in capsys.readouterr().out


def test_a_dispute_that_another_source_began_gains_this_source(fresh: Path, tmp_path: Path):
    path = fresh / "inspections" / "autumn-2019" / "york.yaml"
    path.parent.mkdir()
    note = (
        "disputed:\n  - field: report.published\n    value: 2020-02-28\n    sources: [govuk-bank-holidays]\nevidence:\n"
    )
    path.write_text(PARTLY.replace("evidence:\n", note), encoding="utf-8")
    assert bring_in(fresh, table(tmp_path / "x.csv", YORK), "--apply") == 0
    disputed = record(fresh, "autumn-2019/york")["disputed"]
    assert [entry["sources"] for entry in disputed] == [["govuk-bank-holidays", "ofsted-2022-11"]]


def test_an_undated_record_moves_to_its_term_when_its_date_becomes_known(fresh: Path, tmp_path: Path):
    path = fresh / "inspections" / "undated" / "york.yaml"
    path.parent.mkdir()
    path.write_text(
        "area: york\nframework: framework-2016\nreport: {published: 2020-02-28} # by post\n"
        "evidence: {cqc-2017-11: [report.published]}\n",
        encoding="utf-8",
    )
    assert bring_in(fresh, table(tmp_path / "x.csv", YORK), "--apply") == 0
    assert not path.exists()
    moved = record(fresh, "autumn-2019/york")
    assert moved["term"] == "autumn-2019" and "term" in moved["evidence"]["ofsted-2022-11"]
    assert "# by post" in (fresh / "inspections" / "autumn-2019" / "york.yaml").read_text(encoding="utf-8")


def test_another_start_in_the_same_year_is_a_contradiction_not_a_second_inspection(fresh: Path, tmp_path: Path):
    assert bring_in(fresh, table(tmp_path / "x.csv", YORK), "--apply") == 0
    other = (*YORK[:2], "13/01/2020", *YORK[3:])
    assert bring_in(fresh, table(tmp_path / "y.csv", other), "--apply", "--source", "cqc-2017-11") == 0
    assert [path.name for path in (fresh / "inspections").iterdir()] == ["autumn-2019"]
    assert record(fresh, "autumn-2019/york")["disputed"][0]["value"] == "2020-01-13"


def test_a_record_with_a_fault_is_neither_changed_nor_written_a_second_time(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = fresh / "inspections" / "autumn-2019" / "york.yaml"
    path.parent.mkdir()
    path.write_text(PARTLY.replace("required: true", "required: perhaps"), encoding="utf-8")
    before = files(fresh)
    assert bring_in(fresh, table(tmp_path / "x.csv", YORK), "--apply") == 1
    assert files(fresh) == before
    assert "autumn-2019/york.yaml has a fault, correct it first" in capsys.readouterr().err


# --- a source that says otherwise than the record says it does --------------------------------------------


@pytest.fixture
def slip(fresh: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A folder into which the file was imported, with one date wrong since then; and the file."""
    file = table(tmp_path / "x.csv", YORK, BURY)
    assert bring_in(fresh, file, "--apply") == 0
    path = fresh / "inspections" / "autumn-2019" / "york.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2020-02-28", "2020-02-27"), encoding="utf-8")
    return fresh, file


def test_a_slip_is_no_dispute_of_a_source_with_itself(slip: tuple[Path, Path], capsys: pytest.CaptureFixture[str]):
    folder, file = slip
    before = files(folder)
    capsys.readouterr()
    assert bring_in(folder, file, "--apply") == 0
    told = capsys.readouterr().out
    assert files(folder) == before
    assert "differs from itself" in told
    assert "report.published 2020-02-28, recorded 2020-02-27 (ofsted-2022-11)" in told
    assert "1 value that the register credits to ofsted-2022-11 is not what this file says" in told
    assert "--correct" in told and "as a source of its own" in told
    assert "holds it all" not in told


def test_correct_sets_what_the_source_says_and_keeps_the_source(
    slip: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
):
    folder, file = slip
    was = files(folder)
    capsys.readouterr()
    assert bring_in(folder, file, "--correct") == 0
    assert "1 value to correct" in capsys.readouterr().out
    assert files(folder) == was
    assert bring_in(folder, file, "--correct", "--apply") == 0
    assert "1 value corrected" in capsys.readouterr().out
    held = record(folder, "autumn-2019/york")
    assert held["report"]["published"] == "2020-02-28" and "disputed" not in held
    assert "report.published" in held["evidence"]["ofsted-2022-11"]
    assert bring_in(folder, file, "--correct") == 0
    assert "The register holds it all." in capsys.readouterr().out


def test_a_corrected_value_that_others_gave_too_is_kept_for_them_as_disputed(
    slip: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "300")
    folder, file = slip
    path = folder / "inspections" / "autumn-2019" / "york.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  cqc-2017-11: [report.published]\n", encoding="utf-8")
    capsys.readouterr()
    assert bring_in(folder, file, "--correct") == 0
    told = capsys.readouterr().out
    assert "its other source, cqc-2017-11, keeps 2020-02-27 under disputed" in told
    assert "1 value to correct, 1 old value to keep under disputed for other sources" in told
    assert bring_in(folder, file, "--correct", "--apply") == 0
    assert "1 old value kept under disputed for other sources" in capsys.readouterr().out
    held = record(folder, "autumn-2019/york")
    assert held["disputed"] == [{"field": "report.published", "value": "2020-02-27", "sources": ["cqc-2017-11"]}]
    assert list(held["evidence"]) == ["ofsted-2022-11"]


def test_a_corrected_start_takes_the_record_to_its_term(slip: tuple[Path, Path], tmp_path: Path):
    folder, _ = slip
    file = table(tmp_path / "y.csv", (*YORK[:2], "13/01/2020", *YORK[3:]))
    assert bring_in(folder, file, "--correct", "--apply") == 0
    assert not (folder / "inspections" / "autumn-2019" / "york.yaml").exists()
    assert record(folder, "spring-2020/york")["term"] == "spring-2020"
    assert run(["--data", str(folder), "validate"]) == 0


def test_a_contradiction_noted_already_is_not_passed_over(fresh: Path, tmp_path: Path, capsys):
    file = table(tmp_path / "x.csv", YORK)
    other = table(tmp_path / "y.csv", (*YORK[:3], "27/02/2020", *YORK[4:]))
    assert bring_in(fresh, file, "--apply") == 0
    for _ in range(2):
        capsys.readouterr()
        assert bring_in(fresh, other, "--apply", "--source", "cqc-2017-11") == 0
    told = capsys.readouterr().out
    assert "Nothing to add." in told and "1 contradiction noted already" in told and "holds it all" not in told


@pytest.mark.parametrize("options", [[], ["--all"]])
def test_every_format_has_the_same_rows(slip: tuple[Path, Path], capsys: pytest.CaptureFixture[str], options):
    folder, file = slip
    shown = {}
    for form in ("json", "jsonl", "csv", "table", "markdown"):
        capsys.readouterr()
        assert bring_in(folder, file, "--format", form, *options) == 0
        shown[form] = capsys.readouterr().out
    steps = [(str(step["row"]), step["id"]) for step in json.loads(shown["json"])]
    assert len(steps) == (3 if options else 1)
    assert [(str(one["row"]), one["id"]) for one in map(json.loads, shown["jsonl"].splitlines())] == steps
    assert [(one["row"], one["id"]) for one in csv.DictReader(io.StringIO(shown["csv"]))] == steps
    for form in ("table", "markdown"):
        assert sum(identity in line for line in shown[form].splitlines() for _, identity in set(steps)) == len(steps)
    assert ("--all shows these too" in shown["table"]) is not bool(options)


def test_two_rows_of_one_inspection_make_one_record(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    near = (*YORK[:2], "13/01/2020", *YORK[3:])
    assert bring_in(fresh, table(tmp_path / "x.csv", YORK, near), "--apply") == 1
    assert "row 3: the same inspection as row 2" in capsys.readouterr().err
    assert [path.name for path in (fresh / "inspections").iterdir()] == ["autumn-2019"]
    assert bring_in(fresh, table(tmp_path / "x.csv", near, YORK), "--apply") == 1
    assert "row 3: the same inspection as row 2" in capsys.readouterr().err


# --- files of all sorts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *zip(HEAD, ("code", "name", "fieldwork.start", "report.published", "wsoa.required", "wsoa.weakness_count",
                    "revisit.start", "revisit.published", "revisit.outcome", "revisit.sufficient",
                    "revisit.insufficient"), strict=True),
        ("Inspection START date [note 4] (dd/mm/yyyy)", "fieldwork.start"),
        ("Re-visit start date", "revisit.start"),
        ("Date of publication of the inspection letter", "report.published"),
        ("ONS code", "code"),
        ("Local area", "name"),
        ("Was a written statement of action required?", "wsoa.required"),
        ("Ofsted region", None),
        ("Web link to Ofsted local authority webpage", None),
        ("Period covered", None),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_words_of_their_headings(heading: str, column: str | None):
    assert column_of(heading, STATISTICS) == column


def test_the_real_file_is_found_on_its_sheet_and_row():
    found = find_table(read_sheets(REAL))
    assert (found.sheet.name, found.heading_row, len(found.rows())) == ("Area_SEND_up_to_31_Aug_2022", 5, 149)
    assert len(found.columns) == 11


def test_order_of_columns_encoding_and_delimiter_do_not_matter(fresh: Path, tmp_path: Path):
    order = [10, 3, 1, 0, 9, 2, 4, 8, 6, 5, 7]
    rows = [";".join(row[n] for n in order) for row in (HEAD, BURY)]
    file = tmp_path / "x.csv"
    file.write_bytes(("Statistics – as at August;;\r\n\r\n" + "\r\n".join(rows)).encode("cp1252"))
    assert bring_in(fresh, file, "--apply") == 0
    assert record(fresh, "summer-2017/bury")["revisit"]["insufficient"] == "3"


@pytest.mark.parametrize(
    "start", ["2017-06-12", "12/06/2017", "12.6.2017", "12 June 2017", "12-Jun-2017", "2017-06-12T00:00:00"]
)
def test_dates_are_read_day_first(fresh: Path, tmp_path: Path, start: str):
    assert bring_in(fresh, table(tmp_path / "x.csv", (*BURY[:2], start, *BURY[3:])), "--apply") == 0
    assert record(fresh, "summer-2017/bury")["fieldwork"] == {"start": "2017-06-12"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("E99999999", "Narnia", *BURY[2:]), "no area Narnia (E99999999) in areas.yaml"),
        (("", "Burry", *BURY[2:]), "no area 'Burry' in areas.yaml: is it Bury or Surrey?"),
        (("E08000002", "York", *BURY[2:]), "the code E08000002 is that of Bury, not of York"),
        ((*BURY[:2], "31/06/2017", *BURY[3:]), "fieldwork.start: '31/06/2017' is no date"),
        ((*BURY[:2], "06/13/2017", *BURY[3:]), "fieldwork.start: '06/13/2017' is no date"),
        ((*BURY[:2], "", *BURY[3:]), "no date on which the inspection of Bury (E08000002) started"),
        ((*BURY[:2], "1900-01-01", *BURY[3:]), "not a likely date"),
        ((*BURY[:4], "Perhaps", *BURY[5:]), "wsoa.required: 'Perhaps' is neither Yes nor No"),
        ((*BURY[:5], "eight", *BURY[6:]), "wsoa.weakness_count: 'eight' is not a whole number"),
        ((*BURY[:8], "Mostly", *BURY[9:]), "revisit.outcome: 'Mostly' is neither Yes, Some nor No"),
        ((*BURY[:2], "12/06/2014", *BURY[3:]), "no framework"),
        ((*BURY[:3], "31/07/2016", *BURY[4:]), "this would make no right record"),
        ((*BURY[:3], "31/07/2036", *BURY[4:]), "this would make no right record"),
        (("E10000021", "Northamptonshire", "14/06/2021", "30/07/2021", "No", *[""] * 6), "on 14 Jun 2021"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_go_on(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], row: tuple[str, ...], said: str
):
    file = table(tmp_path / "x.csv", row, YORK)
    assert bring_in(fresh, file, "--apply") == 1
    told = capsys.readouterr()
    assert f"{file}: row 2: " in told.err and said in told.err
    assert "1 row could not be taken in" in told.out
    assert [path.stem for path in (fresh / "inspections").rglob("*.yaml")] == ["york"]


def test_the_same_inspection_twice_is_told(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert bring_in(fresh, table(tmp_path / "x.csv", YORK, YORK)) == 1
    assert "row 3: the same inspection as row 2" in capsys.readouterr().err


def test_the_row_of_a_county_that_ended_is_found_by_name_among_its_successors(fresh: Path, tmp_path: Path):
    bcp = ("E10000009", "Dorset", "14/06/2021", "30/07/2021", "No", *[""] * 6)
    assert bring_in(fresh, table(tmp_path / "x.csv", bcp), "--apply") == 0
    assert record(fresh, "summer-2021/dorset")["area"] == "dorset"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.ods", b"no zip", "not a spreadsheet that can be read"),
        ("x.xlsx", b"", "not a spreadsheet that can be read"),
        ("x.pdf", b"%PDF", "This is not a PDF"),
        ("x.csv", b"", "no table of inspections"),
        ("x.csv", b"code,name\n1,2\n", "no table of inspections"),
        ("x.csv", b"ONS code,Inspection start date\n", "but none for report.published, wsoa.required"),
    ],
)
def test_files_that_are_something_else(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
):
    (tmp_path / name).write_bytes(content)
    assert bring_in(fresh, tmp_path / name) == 2
    assert said in capsys.readouterr().err


def test_without_the_library_the_message_says_what_to_install(
    fresh: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    assert bring_in(fresh, REAL) == 2
    assert 'pip install "sendinsp[spreadsheet]"' in capsys.readouterr().err


# --- its source -----------------------------------------------------------------------------------------


def test_a_file_without_a_cover_needs_its_source_named(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = table(tmp_path / "x.csv", YORK)
    assert run(["--data", str(fresh), "import", str(file)]) == 2
    assert "name its source with --source ID" in capsys.readouterr().err
    assert run(["--data", str(fresh), "import", str(file), "--source", "ofsted-2022-12"]) == 2
    assert "did you mean ofsted-2022-11" in capsys.readouterr().err


def test_a_source_that_is_not_there_yet_is_entered_from_the_cover(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = fresh / "sources.yaml"
    text = path.read_text(encoding="utf-8").replace("date: 2022-11-17", "date: 2021-11-17")
    path.write_text(text.replace("  ofsted-2022-11:", "  # The first.\n  ofsted-2021-11:"), encoding="utf-8")
    for part in (fresh / "frameworks", fresh):
        for file in part.glob("*.yaml"):
            file.write_text(
                file.read_text(encoding="utf-8").replace("ofsted-2022-11", "ofsted-2021-11"), encoding="utf-8"
            )
    assert run(["--data", str(fresh), "import", str(REAL), "--apply"]) == 0
    assert "ofsted-2022-11 (new in sources.yaml)" in capsys.readouterr().out
    entry = parse(path.read_bytes(), "x").data["sources"]["ofsted-2022-11"]
    assert entry == {
        "title": "Area SEND inspection and revisit outcomes from inspections and revisits carried out by 31 August "
        "2022, published by 31 October 2022",
        "publisher": "Ofsted",
        "kind": "inspectorate",
        "date": "2022-11-17",
        "licence": "OGL-3.0",
        "trust": "high",
    }
    assert "# The first." in path.read_text(encoding="utf-8")
    assert run(["--data", str(fresh), "validate"]) == 0


def test_a_source_id_that_is_a_path_is_refused(fresh: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["--data", str(fresh), "import", str(REAL), "--source", "../../x"]) == 2
    assert "is no id" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothere.pdf", "there is no file 'nothere.pdf'"),
        ("nothere.ods", "there is no file 'nothere.ods'"),
        ("data/areas.yaml", "Give an .ods, .xlsx or .csv file, a report (.pdf) or a folder of reports"),
        ("", "it is empty"),
    ],
)
def test_a_name_of_nothing_that_can_be_imported_is_refused(
    name: str,
    says: str,
    fresh: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "report.pdf").write_bytes(b"This is not to be read.")
    assert fresh == tmp_path / "data"
    assert run(["--data", str(fresh), "import", name]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Errno" not in said
