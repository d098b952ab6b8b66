"""Runs over whole folders and parts of them: what is told, where, and in what order."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sendinsp.checks import pool, records
from sendinsp.checks.run import Checker
from sendinsp.register.find import DataFolder
from sendinsp.register.layout import kind_of

from .conftest import BASE, RECORD, TODAY, check, merged, put

REAL = Path(__file__).parents[2] / "data"
Codes = Callable[..., list[tuple[str, int]]]


def checker(folder: Path, **options: object) -> Checker:
    return Checker(DataFolder(folder), TODAY, **options)  # type: ignore[arg-type]


def test_shipped_data_have_no_errors() -> None:
    report = check(REAL)
    assert report.count("error") == 0, [f"{p.path}: {p.code} {p.message}" for p in report.problems]
    assert not report.faults
    assert report.files == 254


def test_shipped_data_have_no_warnings_but_those_acknowledged() -> None:
    """`validate --strict` passes: what is known and stands is said once, in the record."""
    assert check(REAL).problems == ()
    undated = REAL / "inspections/undated/thurrock.yaml"
    text = undated.read_text(encoding="utf-8")
    assert "acknowledged:\n  D007: " in text
    bare = re.sub(r"^acknowledged:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    (problem,) = checker(REAL).text(bare.encode(), "inspections/undated/thurrock.yaml").problems
    assert (problem.code, problem.severity) == ("D007", "warning")


def test_several_faults_are_told_at_once_each_at_its_line(codes: Codes) -> None:
    found = codes(
        "fieldwork:\n  start: 2017-06-31\n  end: 2017-05-19\nreport:\n  published: 2107-07-20\n  url: ftp://x\n"
        "wsoa:\n  required: yes\n  weakness_count: 0\n"
    )
    assert {("S004", 6), ("D003", 9), ("S006", 10), ("S009", 12)} <= set(found)
    assert found == sorted(found, key=lambda one: one[1])


def test_a_misspelt_key_gives_one_message(codes: Codes) -> None:
    assert codes("wsoa:\n  requierd: true\n  weakness_count: 5\n") == [("S001", 12)]


def test_evidence_of_a_misspelt_key_is_not_told_of(codes: Codes) -> None:
    assert codes("report:\n  publised: 2017-07-20\n  url: https://www.example.org/letter.pdf\n") == [("S001", 9)]


def test_rules_still_run_where_area_or_framework_are_missing(data: Path, record: Path) -> None:
    text = record.read_text().replace("area: exampleshire\n", "").replace("end: 2017-05-19", "end: 2017-05-12")
    record.write_text(text)
    assert [problem.code for problem in check(data).problems] == ["S002", "D001"]


def test_the_date_that_clashes_with_most_others_is_the_wrong_one(codes: Codes) -> None:
    assert codes("fieldwork:\n  start: 2021-05-17\n  end: 2017-05-19\n")[:2] == [("D002", 4), ("D001", 6)]


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2017-05", "2017-05-02", False),
        ("2017-05", "2017-04-28", True),
        ("2017-05-15/2017-06", "2017-05-15", False),
        ("2017-05-15", "2017-05", False),
    ],
)
def test_months_are_out_of_order_only_where_they_must_be(codes: Codes, start: str, end: str, wrong: bool) -> None:
    found = codes(f"fieldwork:\n  start: {start}\n  end: {end}\n")
    assert ("D001" in [code for code, _ in found]) is wrong


def test_doubted_dates_take_no_part_in_order_weekday_and_gap(codes: Codes) -> None:
    section = "fieldwork:\n  start: 2017-05-15\n  end: 2017-05-13\n"
    assert [code for code, _ in codes(section)] == ["D001", "D004"]
    assert codes(f"{section}doubts:\n  fieldwork.end: From a draft.\n") == []


def test_the_future_is_told_of_doubted_dates_too(codes: Codes) -> None:
    found = codes("report:\n  published: 2107-07-20\ndoubts:\n  report.published: Odd.\n")
    assert "D003" in [code for code, _ in found]


def test_due_dates_may_lie_ahead(data: Path) -> None:
    put(data, "wsoa:\n  required: true\n  weakness_count: 5\n  due_stated: 2027-01-04\n")
    assert "D003" not in [problem.code for problem in check(data).problems]


def test_grade_as_a_code(codes: Codes) -> None:
    found = codes("findings:\n  - summary: Fine.\n    kind: strength\n    question: good\n")
    assert ("S008", 39) in found
    assert "R004" not in [code for code, _ in found]


LATER = """\
# whole file: inspections/spring-2024/otherton.yaml
area: otherton
framework: framework-2023
term: spring-2024
outcome: inconsistent
{more}evidence:
  ofsted-2022-11: [term, outcome]
"""


def later(data: Path, more: str = "", outcome: str = "inconsistent") -> list[tuple[str, str, str]]:
    """Code, message and hint of what is found in a record of 2023."""
    put(data, LATER.format(more=more).replace("outcome: inconsistent", f"outcome: {outcome}"))
    return [(problem.code, problem.message, problem.hint) for problem in check(data).problems]


def test_a_record_of_2023_has_its_own_keys(data: Path) -> None:
    assert later(data) == []


def test_an_outcome_is_refused_in_a_record_of_2016_with_the_reason(data: Path, record: Path) -> None:
    put(data, "outcome: inconsistent\n")
    ((code, hint),) = [(problem.code, problem.hint) for problem in check(data).problems]
    assert code == "S001"
    assert hint == "inspections of 2016 to 2022 end in a narrative letter without an outcome: see wsoa.required"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (
            "wsoa:\n  required: true\n",
            "written statements of action ended with the framework of 2016: see priority_action",
        ),
        ("revisit:\n  outcome: all\n", "re-visits ended with the framework of 2016: see monitoring"),
    ],
)
def test_what_ended_in_2022_is_refused_in_a_record_of_2023_with_the_reason(data: Path, more: str, reason: str) -> None:
    ((code, _, hint),) = later(data, more)
    assert (code, hint) == ("S001", reason)


@pytest.mark.parametrize("grade", ["good", "Outstanding", "requires-improvement", "inadequate"])
def test_a_grade_is_no_outcome(data: Path, grade: str) -> None:
    assert [code for code, *_ in later(data, outcome=grade)] == ["S008"]


def test_a_grade_is_no_key_of_a_record_of_2023(data: Path) -> None:
    assert [code for code, *_ in later(data, "overall_effectiveness: good\n")] == ["S008"]


def test_an_acknowledged_warning_is_told_of_no_more_and_an_error_still_is(data: Path) -> None:
    gap = "fieldwork:\n  start: 2024-01-15\nreport:\n  published: 2025-06-30\n"
    told = [code for code, *_ in later(data, gap)]
    assert "D005" in told
    quiet = [code for code, *_ in later(data, f"{gap}acknowledged:\n  D005: It took that long.\n")]
    assert quiet == [code for code in told if code != "D005"]
    wrong = "fieldwork:\n  start: 2024-01-15\n  end: 2024-01-12\nacknowledged:\n  D001: Not to be silenced.\n"
    assert {"D001", "E011"} <= {code for code, *_ in later(data, wrong)}


@pytest.mark.parametrize("spoilt", ["sources.yaml", "areas.yaml", "frameworks/framework-2023.yaml"])
@pytest.mark.parametrize("how", ["garbled", "gone", "one entry"])
def test_where_what_rules_go_by_is_missing_no_acknowledgement_is_called_idle(data: Path, spoilt: str, how: str) -> None:
    idle = "acknowledged:\n  D005: It took that long.\n"
    assert "E011" in {code for code, *_ in later(data, idle)}
    path = data / spoilt
    if how == "garbled":
        path.write_text("]", encoding="utf-8")
    elif how == "gone":
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("publisher:", "publihser:", 1).replace("region:", "rgion:", 1), encoding="utf-8")
    expected = how == "one entry" and spoilt.startswith("frameworks")  # it has neither of the two keys
    assert ("E011" in {code for code, *_ in later(data, idle)}) is expected


def test_grade_words_in_free_text_are_fine(codes: Codes) -> None:
    assert codes("notes: The letter calls the work in nurseries outstanding and good.\n") == []


def test_an_empty_value_of_a_required_key_says_what_belongs_there(data: Path, record: Path) -> None:
    record.write_text(re.sub(r"^area: .*$", "area:", record.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    (hint,) = [problem.hint for problem in check(data).problems if problem.code == "S007"]
    assert hint == "the key is required: Slug of the local area (data/areas.yaml)."


def test_places_are_right_after_a_faulty_item(codes: Codes) -> None:
    """The rules see a record without its faulty items; what they find is told at the place in the file."""
    found = codes(
        "findings:\n  - summary: One.\n    kind: praise\n  - summary: Two.\n    kind: strength\n    themes: [nothing]\n"
    )
    assert ("S012", 38) in found
    assert ("R004", 41) in found


def test_list_with_sources_of_its_own_needs_no_evidence(codes: Codes) -> None:
    item = "findings:\n  - summary: One.\n    kind: strength\n    themes: [early-years]\n"
    assert codes(item) == [("E001", 36)]
    assert codes(f"{item}    sources: [ofsted-2022-11]\n") == []


@pytest.mark.parametrize(
    ("path", "code", "word"),
    [
        ("report", "E005", "name its fields: report.published"),
        ("findings.0.summary", "E005", "name the whole list: findings"),
        ("wsoa.weaknesses[0].summary", "E005", "name the whole list: wsoa.weaknesses"),
        ("area", "E005", "remove it"),
        ("report.publisht", "E005", "did you mean report.published?"),
        ("report.received", "E002", "add report.received, or remove this"),
    ],
)
def test_paths(data: Path, record: Path, path: str, code: str, word: str) -> None:
    record.write_text(record.read_text() + f'  unlisted: ["{path}"]\n')
    found = {problem.code: problem for problem in check(data).problems}
    assert word in found[code].hint
    assert found["R007"].span is not None


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("report.published", "2017-07", None),
        ("report.published", "soon", "E006"),
        ("wsoa.weakness_count", "6", None),
        ("wsoa.weakness_count", "six", "E006"),
        ("wsoa.required", "false", None),
        ("wsoa.required", "no", "E006"),
        ("revisit.outcome", "some", None),
        ("revisit.outcome", "Good", "E006"),
        ("term", "spring-2017", None),
        ("term", "spring 2017", "E006"),
        ("report.url", "example", "E006"),
        ("report.published", "2017-07-20", "E007"),
    ],
)
def test_disputed_values(codes: Codes, field: str, value: str, code: str | None) -> None:
    found = codes(f"disputed:\n  - field: {field}\n    value: {value}\n    sources: [example-news-2017]\n")
    assert [one for one, _ in found] == ([code] if code else [])


def test_low_trust_is_one_warning_and_doubts_exempt(data: Path, record: Path) -> None:
    text = record.read_text().replace("example-news-2017: [fieldwork.end]", "example-news-2017: [term]")
    text = text.replace("[report.url]", "[report.url, fieldwork.end]")
    record.write_text(text)
    assert [problem.code for problem in check(data).problems] == ["E008"]
    record.write_text(text + "doubts:\n  fieldwork.end: A table without an origin.\n")
    assert check(data).problems == ()


# --- the folder -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("areas.yaml", "areas"),
        ("sources.yaml", "sources"),
        ("themes.yaml", "themes"),
        ("neighbours.yaml", "neighbours"),
        ("frameworks/framework-2016.yaml", "framework"),
        ("frameworks/a/b.yaml", None),
        ("inspections/spring-2017/x.yml", "record"),
        ("inspections/x.yaml", None),
        ("inspections/a/b/c.yaml", None),
        ("/elsewhere/x.yaml", None),
        ("areas.json", None),
    ],
)
def test_kinds(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_broken_areas_do_not_make_every_area_unknown(data: Path) -> None:
    (data / "areas.yaml").write_text("areas: [")
    assert {problem.code for problem in check(data).problems} == {"Y001"}
    (data / "areas.yaml").unlink()
    assert [problem.code for problem in check(data).problems] == ["Y014"]


def test_one_faulty_area_is_known_all_the_same(data: Path) -> None:
    path = data / "areas.yaml"
    path.write_text(path.read_text().replace('dfe_code: "901"', "dfe_code: ninehundred"))
    assert "R001" not in [problem.code for problem in check(data).problems]


def test_unknown_sources_of_the_other_files(data: Path) -> None:
    path = data / "areas.yaml"
    path.write_text(path.read_text().replace("sources: [ofsted-2022-11]", "sources: [ofsted-2022]"))
    (problem,) = check(data).problems
    assert (problem.code, problem.span.line if problem.span else 0) == ("R007", 1)
    assert problem.hint == "did you mean ofsted-2022-11?"


def test_hidden_files_and_the_schema_folder_are_passed_over(data: Path) -> None:
    (data / "schema").mkdir()
    (data / "schema" / "inspection.schema.yaml").write_text("a: b")
    (data / "inspections" / "summer-2017" / ".exampleshire.yaml.swp").write_bytes(b"\0")
    assert check(data).problems == ()


# --- some files only --------------------------------------------------------------------------------------


def test_only_the_files_asked_for_are_told_of(data: Path, record: Path) -> None:
    other = data / "inspections" / "summer-2017" / "otherton.yaml"
    other.write_text("area: otherton\nframework: framework-2016\nterm: Summer\n")
    record.write_text(record.read_text().replace("required: true", "required: yes"))
    report = checker(data).only([RECORD])
    assert [problem.code for problem in report.problems] == ["S009"]
    assert report.files == 1


def test_one_file_still_knows_what_surrounds_it(data: Path, record: Path) -> None:
    record.write_text(record.read_text().replace("area: exampleshire", "area: exampleshir"))
    found = checker(data).only([RECORD]).problems
    assert [problem.code for problem in found] == ["I001", "R001"]
    assert found[1].hint == "did you mean exampleshire?"


@pytest.mark.parametrize("asked", ["exampleshire", "exampleshire-county"])
def test_duplicates_are_told_at_the_file_asked_for(data: Path, asked: str) -> None:
    put(
        data,
        "# whole file: inspections/summer-2017/exampleshire-county.yaml\narea: exampleshire-county\n"
        "framework: framework-2016\nterm: summer-2017\nevidence:\n  ofsted-2022-11: [term]\n",
    )
    found = checker(data).only([f"inspections/summer-2017/{asked}.yaml"]).problems
    assert "I004" in [problem.code for problem in found]
    assert all(problem.path.endswith(f"/{asked}.yaml") for problem in found)


def test_sources_alone_still_know_who_cites_them(data: Path) -> None:
    assert checker(data).only(["sources.yaml"]).problems == ()
    (data / RECORD).unlink()
    found = checker(data).only(["sources.yaml"]).problems
    assert [problem.code for problem in found] == ["A101", "A101"]


def test_what_surrounds_is_told_of_where_it_cannot_be_read(data: Path) -> None:
    (data / "sources.yaml").write_text("sources: [")
    found = checker(data).only([RECORD]).problems
    assert [problem.code for problem in found] == ["Y001"]


def test_text_in_the_place_of_a_file(data: Path) -> None:
    base = (BASE / RECORD).read_text()
    assert checker(data).text(base.encode(), RECORD).problems == ()
    wrong = base.replace("term: summer-2017", "term: spring-2017").encode()
    assert [p.code for p in checker(data).text(wrong, RECORD).problems] == ["D002", "I002"]
    assert [p.code for p in checker(data).text(wrong, None).problems] == ["D002"]
    assert checker(data).text((BASE / "sources.yaml").read_bytes(), "sources.yaml").problems == ()
    twice = (BASE / "areas.yaml").read_text().replace('"902"', '"901"').encode()
    assert [p.code for p in checker(data).text(twice, "areas.yaml").problems] == ["A001"]
    assert [p.code for p in checker(data).text(b"a: b", "notes.yaml").problems] == ["I005"]


# --- processes --------------------------------------------------------------------------------------------


@pytest.fixture
def many(data: Path) -> Path:
    """A folder of some dozen records, some of them wrong."""
    for number in range(60):
        folder = data / "inspections" / f"spring-{1990 + number}"
        folder.mkdir()
        text = merged((BASE / RECORD).read_text(), f"term: {'spring' if number % 3 else 'autumn'}-{1990 + number}\n")
        (folder / "exampleshire.yaml").write_text(text)
    return data


def test_processes_give_the_same_in_the_same_order(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ENOUGH", 10)
    monkeypatch.setattr(pool, "CHUNK", 7)
    told: list[tuple[int, int]] = []
    two = checker(many, processes=2, progress=lambda done, of: told.append((done, of))).everything()
    one = checker(many, processes=1).everything()
    assert two == one
    assert len(one.problems) > 60
    assert told[-1] == (61, 61)
    assert told == sorted(told)


def test_without_processes_one_does_it_all(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> object:
        raise PermissionError("no semaphores here")

    monkeypatch.setattr(pool, "ENOUGH", 10)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", none)
    assert checker(many, processes=2).everything() == checker(many, processes=1).everything()


def _die(names: list[str]) -> records.Checked:
    os._exit(1)


def test_processes_that_die_are_done_without(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ENOUGH", 10)
    monkeypatch.setattr(pool, "_work", _die)
    assert checker(many, processes=2).everything() == checker(many, processes=1).everything()


def test_a_fault_of_a_rule_ends_no_run(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = records.read_inspection

    def faulty(document):  # type: ignore[no-untyped-def]
        if "spring-1999" in document.path:
            raise RuntimeError("made for the test")
        return real(document)

    monkeypatch.setattr(records, "read_inspection", faulty)
    report = checker(many, processes=1).everything()
    assert len(report.faults) == 1
    assert "spring-1999" in report.faults[0]
    assert len(report.problems) > 50


def test_shipped_gaps_lie_within_the_range_that_is_told() -> None:
    """What D005 calls the range of the register is the range of the register, for each framework."""
    from sendinsp.frameworks import ids, life_of
    from sendinsp.register.register import Register

    inspections = Register(DataFolder(REAL)).inspections
    gaps = [(framework, gap) for framework in ids() for gap in life_of(framework).gaps]
    assert len(gaps) == 12
    for framework, (first, second, least, most, seen_least, seen_most) in gaps:
        days = [
            (end.day - start.day).days
            for one in inspections
            if one.framework == framework
            and (start := one.date_at(first)) and (end := one.date_at(second)) and start.day and end.day
            and not one.doubted(first) and not one.doubted(second)
        ]  # fmt: skip
        assert least <= min(days) == seen_least, (framework, first, second)
        assert seen_most == max(days) <= most, (framework, first, second)


def test_copy_of_shipped_data_is_as_sound(tmp_path: Path) -> None:
    shutil.copytree(REAL, tmp_path / "anything")
    assert check(tmp_path / "anything").count("error") == 0


@pytest.mark.parametrize("line", ["findings: []", "doubts: {}", "disputed: [ ]"])
def test_an_empty_list_or_section_is_an_empty_value(line):
    from sendinsp.register.register import read_inspection
    from sendinsp.yaml.parse import parse

    _, problems = read_inspection(parse(f"area: york\nframework: framework-2016\n{line}\n", "york.yaml"))
    assert [(problem.code, problem.span.line) for problem in problems] == [("S007", 3)]
