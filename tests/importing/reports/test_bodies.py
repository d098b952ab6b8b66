"""Bodies parted where "and" and commas stand between them, not inside their names."""

from __future__ import annotations

import pytest

from sendinsp.importing.reports.bodies import councils_of, looks_whole, same, split


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Barset County Council", ["Barset County Council"]),
        ("Barset County Council and NHS Barset and Downs ICB", ["Barset County Council", "NHS Barset and Downs ICB"]),
        ("Barset Council, NHS Barset Integrated Care Board and Barset Children\u2019s Trust",
         ["Barset Council", "NHS Barset Integrated Care Board", "Barset Children\u2019s Trust"]),
        ("North and South Barset Council, NHS East, West and Far Barset ICB and NHS Down and Up area ICB",
         ["North and South Barset Council", "NHS East, West and Far Barset ICB", "NHS Down and Up area ICB"]),
        ("Barset City Council; NHS Barset ICB", ["Barset City Council", "NHS Barset ICB"]),
        ("Barset City Council NHS Barset ICB", ["Barset City Council", "NHS Barset ICB"]),
        ("Barset City Council, NHS Barset ICB, school and college leaders.",
         ["Barset City Council", "NHS Barset ICB", "school and college leaders"]),
        ("The London Borough of Barset and North West London ICB",
         ["The London Borough of Barset", "North West London ICB"]),
        ("NHS Barset Integrated Care Board (ICB) and Barset Council",
         ["NHS Barset Integrated Care Board (ICB)", "Barset Council"]),
        ("Barset Local Authority & NHS Barset ICB", ["Barset Local Authority", "NHS Barset ICB"]),
        ("Barset Community Services NHS Foundation Trust", ["Barset Community Services NHS Foundation Trust"]),
        ("Barset Healthcare NHS Foundation Trust and Barset Council",
         ["Barset Healthcare NHS Foundation Trust", "Barset Council"]),
    ],
)  # fmt: skip
def test_by_how_names_end(text: str, named: list[str]) -> None:
    assert split(text) == (tuple(named), True)


@pytest.mark.parametrize(
    ("text", "known", "named"),
    [
        ("Barset and NHS Barset and Downshire ICB", ["Barset"], ["Barset", "NHS Barset and Downshire ICB"]),
        ("Barset and Isles of Sheep ICB", ["Barset"], ["Barset and Isles of Sheep ICB"]),
        ("Barset Council and NHS Downs", ["NHS Downs"], ["Barset Council", "NHS Downs"]),
        ("London Borough of Barset and Sheep and North London ICB", ["The London Borough of Barset and Sheep"],
         ["London Borough of Barset and Sheep", "North London ICB"]),
        ("NHS Barset and Far Downs, Integrated Care Board", ["NHS Barset and Far Downs Integrated Care Board"],
         ["NHS Barset and Far Downs, Integrated Care Board"]),
        ("Barset Care Group Ltd and Barset Council", ["Barset Care Group Ltd"],
         ["Barset Care Group Ltd", "Barset Council"]),
    ],
)  # fmt: skip
def test_by_known_names(text: str, known: list[str], named: list[str]) -> None:
    assert split(text, known) == (tuple(named), True)


def test_unknown_names_are_said_to_be_unsure() -> None:
    assert split("Somebody and somebody else")[1] is False
    assert split("") == ((), True)


def test_the_same_body_written_otherwise() -> None:
    assert same("NHS Barset and Downs area ICB") == same("The Barset & Downs Integrated Care Board (ICB).")


def test_whole_cells() -> None:
    assert looks_whole("Barset Council") and looks_whole("Barset Council and NHS Barset ICB")
    assert not any(
        map(looks_whole, ("Barset Council and", "and NHS Barset ICB", "Board", "", "Barset Council and NHS"))
    )


def test_councils_of_an_area() -> None:
    assert "Barset Borough Council" in councils_of("Barset")
