"""Finding areas: by every name and code, on a day, with suggestions, and by kinship."""

from datetime import date

import pytest

from sendinsp.model.area_names import Areas


def test_every_name_and_code_of_every_area_finds_it(register):
    for slug, area in register.areas.items():
        codes = [code.code for code in area.ons_codes]
        for name in (slug, area.name, area.official_name, *area.aliases, area.dfe_code, *codes):
            found = register.areas.find(name)
            assert slug in found, (slug, name)
            assert slug in register.areas.find(f"  {name.upper()} "), (slug, name)
            assert all(other in register.areas for other in found)


def test_the_area_of_every_inspection_was_in_being(register):
    for one in register.inspections:
        day = one.fieldwork.start or one.report.published
        assert register.areas[one.area].in_being(day.latest), one.id


def test_a_day_tells_namesakes_apart(register):
    assert register.areas.find("Dorset", date(2017, 1, 23)) == ("dorset-county",)
    later = register.areas.find("Dorset", date(2021, 1, 1))
    assert len(later) == 1
    assert later != ("dorset-county",)
    assert register.areas[later[0]].in_being(date(2021, 1, 1))


def test_a_day_on_which_none_was_in_being_hides_none(register):
    one = register.areas["dorset"]
    assert not one.in_being(date(2016, 5, 1))
    areas = Areas({"dorset": one, "dorset-too": one})
    assert areas.find("Dorset", date(2016, 5, 1)) == ("dorset", "dorset-too")


@pytest.mark.parametrize("text", ["", "   ", "-", "Atlantis", "E99999999", "x" * 5000, "\x00"])
def test_what_names_no_area_finds_none(register, text):
    assert register.areas.find(text) == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Sandwel", "Sandwell"),
        ("hartlepol", "Hartlepool"),
        ("Northampton", "Northamptonshire"),
        ("Glouc", "Gloucestershire"),
    ],
)
def test_a_slip_is_met_with_a_suggestion(register, text, meant):
    assert meant in register.areas.suggest(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Berkshire", {"west-berkshire"}),
        ("Cheshire", {"cheshire-east", "cheshire-west-and-chester"}),
        ("Northampton", {"north-northamptonshire", "northamptonshire", "west-northamptonshire"}),
        ("Isle", {"isle-of-wight", "isles-of-scilly"}),
        ("Dorse", {"dorset", "dorset-county"}),
        ("ounty", set()),
        ("xx", set()),
    ],
)
def test_a_part_of_a_name_gives_every_area_with_a_word_that_begins_so(register, text, meant):
    assert set(register.areas.guess(text)) == meant


def test_suggestions_are_few_and_known(register):
    names = {area.name for area in register.areas.values()}
    for text in ("south", "west", "north", "london", ""):
        near = register.areas.suggest(text)
        assert len(near) <= 3
        assert set(near) <= names


def test_kinship_is_mutual(register):
    areas = register.areas
    for slug, area in areas.items():
        assert slug in areas.family(slug)
        for other in (*area.predecessors, *area.successors):
            assert areas.family(other) == areas.family(slug)


def test_the_name_of_an_unknown_slug_is_the_slug(register):
    assert register.areas.name("atlantis") == "atlantis"
    assert register.areas.name("sandwell") == "Sandwell"
