"""The shipped data as a whole."""

import csv
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def test_151_inspections_of_which_83_with_a_statement(register):
    assert len(register.inspections) == 151
    assert sum(one.wsoa.required for one in register.inspections) == 83
    assert register.problems == []


def test_every_file_lies_where_its_id_says(register):
    root = register.folder.path / "inspections"
    files = {path.relative_to(root).with_suffix("").as_posix() for path in register.paths("inspections")}
    assert files == {one.id for one in register.inspections}


def test_every_cited_source_is_there(register):
    cited = {source for one in register.inspections for source in one.evidence}
    cited |= {source for one in register.inspections for dispute in one.disputed for source in dispute.sources}
    assert cited <= set(register.sources)


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
