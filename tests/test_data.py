"""The shipped data as a whole."""

import csv
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sendinsp.checks.run import Checker
from sendinsp.cli.app import run
from sendinsp.model.as_of import known_at
from sendinsp.model.fields import codes_in
from sendinsp.register.find import DataFolder

HERE = Path(__file__).parent
KNOWN = {
    "fieldwork.announced": 89,
    "revisit.announced": 42,
    "fieldwork.end": 95,
    "revisit.end": 42,
    "wsoa.due_stated": 22,
    "report.letter_dated": 19,
    "report.received": 2,
    "wsoa.submitted": 14,
    "wsoa.fit_for_purpose": 17,
}
"""How many inspections of the first cycle have each date."""


@pytest.fixture(scope="module")
def of_2016(register):
    return [one for one in register.inspections if one.framework == "framework-2016"]


@pytest.fixture(scope="module")
def of_2023(register):
    return [one for one in register.inspections if one.framework == "framework-2023"]


def test_151_inspections_of_2016_of_which_83_with_a_statement(of_2016):
    assert len(of_2016) == 151
    assert sum(one.wsoa.required for one in of_2016) == 83


def test_97_inspections_since_2023_with_their_outcomes(of_2023):
    assert len(of_2023) == 97
    assert Counter(one.outcome for one in of_2023) == {
        "typically-positive": 19, "inconsistent": 53, "widespread-failings": 25,
    }  # fmt: skip


def test_every_inspection_is_of_one_of_them(register, of_2016, of_2023):
    assert len(register.inspections) == len(of_2016) + len(of_2023) == 248
    assert register.problems == []


def test_how_many_dates_of_which_kind_are_known_of_the_first_cycle(of_2016):
    known = {path: sum(one.date_at(path) is not None for one in of_2016) for path in KNOWN}
    assert known["fieldwork.announced"] == 89
    assert known["revisit.announced"] == 42
    assert known == KNOWN


def test_four_visits_were_called_off(register):
    assert {(one.area, off.visit) for one in register.inspections for off in one.called_off} == {
        ("york", "inspection"), ("darlington", "inspection"), ("cheshire-west-and-chester", "inspection"),
        ("worcestershire", "revisit"),
    }  # fmt: skip


def test_announcements_come_before_the_visit_and_are_no_more_than_weeks_old(of_2016):
    for one in of_2016:
        for visit in ("fieldwork", "revisit"):
            announced, start = one.date_at(f"{visit}.announced"), one.date_at(f"{visit}.start")
            if announced is not None:
                assert start is not None
                assert 0 <= (start.latest - announced.earliest).days <= 31, (one.id, visit)


def test_cornwall_came_round_again(of_2023):
    assert [one.id for one in of_2023 if one.area == "cornwall"] == ["spring-2023/cornwall", "spring-2026/cornwall"]
    assert len({one.area for one in of_2023}) == 96


def test_the_one_without_a_date_of_fieldwork_counts_from_its_publication(register):
    (thurrock,) = [one for one in register.inspections if one.term is None]
    assert thurrock.id == "undated/thurrock"
    assert list(thurrock.acknowledged) == ["D007"]
    assert known_at(thurrock, date(2026, 3, 8)) is None
    assert known_at(thurrock, date(2026, 3, 9)) is thurrock


def test_what_buckinghamshire_is_known_of_is_a_month(of_2023):
    (one,) = [one for one in of_2023 if one.area == "buckinghamshire"]
    assert not one.fieldwork.start.is_day


def test_no_count_is_nought(register):
    for one in register.inspections:
        for path in ("wsoa.weakness_count", "priority_action.areas_count", "improvements_count"):
            assert one.value_at(path) != 0, (one.id, path)


def test_themes_and_boards_are_those_of_the_lists(register, of_2023):
    boards = set(register.frameworks["framework-2023"].codes("boards"))
    assert {board for one in of_2023 for board in one.boards} <= boards
    themes = {code for one in register.inspections for topic, code, _ in codes_in(one) if topic == "themes"}
    assert themes <= set(register.themes)


def test_neighbours_are_areas(register):
    assert len(register.neighbours) == 72
    for slug, near in register.neighbours.items():
        assert slug not in near
        assert {slug, *near} <= set(register.areas)


def test_every_file_lies_where_its_id_says(register):
    root = register.folder.path / "inspections"
    files = {path.relative_to(root).with_suffix("").as_posix() for path in register.paths("inspections")}
    assert files == {one.id for one in register.inspections}


def test_every_cited_source_is_there(register):
    cited = {source for one in register.inspections for source in one.evidence}
    cited |= {source for one in register.inspections for dispute in one.disputed for source in dispute.sources}
    assert cited <= set(register.sources)


COUNCIL = """\
  example-shire:
    name: Example Shire
    official_name: Example Shire Council
    dfe_code: "999"
    ons_codes:
      - code: E06999999
        from: 2027-04-01
    region: South East
    ofsted_region: South East
    type: unitary
    from: 2027-04-01
    predecessors: [surrey]
"""


def test_a_new_unitary_council_needs_a_new_row_and_nothing_else(register, tmp_path, capsys):
    """Surrey is to be replaced in 2027; the council here is made up. Its history is linked, not merged."""
    data = tmp_path / "data"
    shutil.copytree(register.folder.path, data)
    areas = data / "areas.yaml"
    text = areas.read_text(encoding="utf-8")
    head, _, rest = text.partition("  surrey:\n")
    entry, name, after = rest.partition("    type: county\n")
    surrey = f"{entry}{name}    to: 2027-03-31\n    successors: [example-shire]\n"
    areas.write_text(f"{head}  surrey:\n{surrey}{after}", encoding="utf-8")
    areas.write_text(
        areas.read_text(encoding="utf-8").replace("  gateshead:\n", f"{COUNCIL}  gateshead:\n"), encoding="utf-8"
    )
    report = Checker(DataFolder(data), date(2027, 5, 1)).everything()
    assert [problem.message for problem in report.problems if problem.severity == "error"] == []
    for spelling in ("Example Shire", "999", "E06999999", "example-shire"):
        assert run(["--data", str(data), "show", spelling]) == 0
        shown = capsys.readouterr().out
        assert "No inspection is recorded" in shown
        assert "Before or since, for the same places: surrey." in shown
    assert run(["--data", str(data), "show", "surrey"]) == 0
    assert "autumn-2016/surrey" in capsys.readouterr().out
    assert run(["--data", str(data), "list", "--area", "example-shire", "-f", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_161_areas(register):
    assert len(register.areas) == 161


@pytest.mark.parametrize(
    "row",
    list(csv.DictReader((HERE / "data" / "spellings.csv").read_text(encoding="utf-8").splitlines())),
    ids=lambda row: row["spelling"],
)
def test_every_spelling_finds_its_areas(register, row):
    assert sorted(register.areas.find(row["spelling"])) == row["areas"].split()


def test_case_and_accents_do_not_matter(register):
    assert register.areas.find("SÄNDWELL") == ("sandwell",)
    assert register.areas.find("brighton AND hove") == register.areas.find("Brighton & Hove")
