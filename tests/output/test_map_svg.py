"""The map as a picture: what is written on it has room, and its colours are told apart."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from sendinsp.output.pictures.map_svg import map_svg
from sendinsp.output.site.maps import picture
from sendinsp.output.site.matter import Matter
from sendinsp.register.register import Register
from sendinsp.register.select import Selection
from sendinsp.summary.map_tiles import tile_map

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 11, 28)


def spans(svg: str) -> tuple[float, dict[float, list[tuple[float, float]]]]:
    """The width of a picture, and of each line of text in it where its words begin and end, as wide as they may be."""
    root = ElementTree.fromstring(svg)
    lines: dict[float, list[tuple[float, float]]] = {}
    for one in root.iter(f"{SVG}text"):
        if one.text and one.get("text-anchor") != "middle":
            begin, size = float(one.get("x", "")), float(one.get("font-size", ""))
            letter = size * (0.6 if one.get("font-weight") else 0.54)
            lines.setdefault(float(one.get("y", "")), []).append((begin, begin + letter * len(one.text)))
    return float(root.get("width", "")), lines


def drawn(register: Register, asked: str, selection: Selection, framework: str) -> str:
    made = picture(Matter(register, selection, DAY, "T", None, asked, "1", "0" * 64), framework, "map")
    assert made is not None
    return made.svg


@pytest.mark.parametrize("framework", ["framework-2016", "framework-2023"])
@pytest.mark.parametrize("asked", ["Suffolk", "Bury", "North East", "South West", ""])
def test_what_is_written_has_room(register: Register, asked: str, framework: str) -> None:
    areas = register.areas.find(asked) if asked in ("Suffolk", "Bury") else []
    selection = Selection(areas=areas, regions=[asked] if asked and not areas else [])
    width, lines = spans(drawn(register, asked, selection, framework))
    for words in lines.values():
        assert all(end <= width for _, end in words)
        for (_, end), (begin, _) in pairwise(sorted(words)):
            assert end <= begin


@pytest.mark.parametrize("by", ["outcome", "year"])
def test_no_line_ends_within_a_date(register: Register, by: str) -> None:
    for name, framework in register.frameworks.items():
        shown = tile_map(register, framework, DAY, by)
        for length in range(20):
            svg = map_svg(shown, f"{'x' * length} {framework.title}: {by} as known on 28 Nov 2026", "Source.")
            shown_lines = [one.text or "" for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]
            assert any("28 Nov 2026" in line for line in shown_lines), (name, length)


def seen(colour: str, matrix: tuple[tuple[float, float, float], ...]) -> tuple[float, float, float]:
    """A colour in CIELAB, as seen by who sees with these cones."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (
        min(1, max(0, sum(share * part for share, part in zip(row, linear, strict=True)))) for row in matrix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
"""Machado, Oliveira and Fernandes (2009), severity 1."""


@pytest.mark.parametrize("eyes", EYES)
def test_years_are_told_apart_and_from_no_year(register: Register, eyes: str) -> None:
    shown = tile_map(register, register.frameworks["framework-2016"], DAY, "year")
    assert len(shown.states) == 8
    for one, other in combinations(shown.states.values(), 2):
        first, second = seen(one.colour, EYES[eyes]), seen(other.colour, EYES[eyes])
        apart = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        assert apart > 12, (one.label, other.label)
    svg = map_svg(shown, "Years", "Source.")
    for mark in ("15/16", "21/22"):
        assert re.search(f">{mark}</text>", svg)
