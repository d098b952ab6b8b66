"""England as tiles, one an area: which areas a cycle's map has, where, and in what state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sendinsp import frameworks
from sendinsp.frameworks.interface import NOT_INSPECTED, SHARED_MAP_STATES, MapState
from sendinsp.model.as_of import known_at
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection
from sendinsp.model.terms import Term
from sendinsp.register.register import Register
from sendinsp.register.select import by_fieldwork

GROUPINGS = ("outcome", "year")
"""What the tiles can show: the outcome and what came after it, or the academic year of the last inspection."""
_YEARS = ("#440154", "#443983", "#31688e", "#21918c", "#35b779", "#90d743", "#fde725")
"""Colours for years, dark to light (viridis), which colour-blind people can order. None is near the grey of no year."""


@dataclass(frozen=True, slots=True)
class Tile:
    """An area's place on the map and what it shows.

    Attributes:
        area: slug of the area.
        name: its name.
        short: three letters that stand for it, each area's own.
        q: column; odd rows stand half a tile further right.
        r: row, growing northwards.
        state: a key of `TileMap.states`.
        inspection: id of the inspection shown, or None.
        unsure: whether what is shown is doubted or disputed.
    """

    area: str
    name: str
    short: str
    q: int
    r: int
    state: str
    inspection: str | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map of one cycle.

    Attributes:
        framework: id of the framework.
        title: what is shown.
        day: the day whose areas are shown: the end of a past cycle, else the day of judgement.
        tiles: north first, west first.
        states: those that occur, in the order of the legend.
        without_tile: names of inspected areas that were in being then and have no tile.
        gone: inspections of areas that had ended by then, which the map cannot show.
        earlier: inspections of areas on the map after which another followed in the cycle, which is shown.
    """

    framework: str
    title: str
    day: date
    tiles: tuple[Tile, ...]
    states: Mapping[str, MapState]
    without_tile: tuple[str, ...]
    gone: tuple[Inspection, ...]
    earlier: tuple[Inspection, ...]


def tile_map(register: Register, framework: Framework, day: date, by: str = "outcome") -> TileMap:
    """The map of a framework's cycle as known at the end of `day`.

    A past cycle is mapped as its areas were at its end. Of several inspections of an area the last is shown.
    """
    end = framework.in_force.to
    then = min(day, end.latest) if end is not None else day
    last: dict[str, Inspection] = {}
    whole = (known_at(one, day) for one in register.inspections if one.framework == framework.id)
    seen = by_fieldwork([one for one in whole if one is not None])
    for inspection in seen:
        last[inspection.area] = inspection
    words = frameworks.words_of(framework.id)
    states = _years(last) if by == "year" else {**words.map_states, **SHARED_MAP_STATES}
    shorts = short_names(register)
    tiles, without = [], []
    for slug, area in register.areas.items():
        if not area.in_being(then):
            continue
        shown = last.get(slug)
        if area.tile is None:
            without += [area.name] if shown is not None else []
            continue
        state = NOT_INSPECTED
        if shown is not None:
            state = _year(shown) if by == "year" else words.map_state(shown)
        unsure = shown is not None and any(
            path in shown.doubts or shown.disputes(path) for path in ("outcome", *words.paths.values())
        )
        id_ = shown.id if shown is not None else None
        tiles.append(Tile(slug, area.name, shorts[slug], area.tile.q, area.tile.r, state, id_, unsure))
    occurring = {tile.state for tile in tiles}
    on_it = {tile.area for tile in tiles}
    gone = [one for slug, one in last.items() if slug in register.areas and not register.areas[slug].in_being(then)]
    return TileMap(
        framework.id,
        framework.title,
        then,
        tuple(sorted(tiles, key=lambda tile: (-tile.r, tile.q))),
        {code: state for code, state in states.items() if code in occurring},
        tuple(without),
        tuple(by_fieldwork(gone)),
        tuple(one for one in seen if one.area in on_it and one is not last[one.area]),
    )


def short_names(register: Register) -> dict[str, str]:
    """Three letters for each area, its own among the areas in being: initials, else the beginning of its name."""
    taken: dict[str, str] = {}
    for slug, area in sorted(register.areas.items(), key=lambda item: item[1].to is not None):
        for short in _candidates(area.name):
            holder = taken.get(short)
            if holder is None:
                taken[short] = slug
                break
    found = {slug: short for short, slug in taken.items()}
    return {slug: found.get(slug, area.name[:3].ljust(3)) for slug, area in register.areas.items()}


def _candidates(name: str) -> list[str]:
    words = [
        word for word in name.replace("-", " ").replace(",", " ").split() if word not in ("and", "upon", "of", "on")
    ]
    letters = "".join(words)
    found = []
    if len(words) >= 3:
        found.append("".join(word[0].upper() for word in words[:3]))
    if len(words) == 2:
        found += [words[0][0].upper() + words[1][:2].capitalize(), words[0][:2] + words[1][0].upper()]
    found.append(letters[:3].capitalize())
    found += [letters[:2].capitalize() + letter for letter in letters[3:]]
    found += [letters[0].upper() + one + other for one in letters[1:] for other in letters[2:]]
    return [one for one in found if len(one) == 3]


def _year(inspection: Inspection) -> str:
    when = inspection.fieldwork.start or inspection.report.published
    term = inspection.term or (Term.containing(when.latest) if when is not None else None)
    return term.academic_year if term is not None else "undated"


def _ramp(steps: int) -> list[str]:
    """So many colours from dark to light, as far apart as can be."""
    found = []
    for step in range(steps):
        place = step * (len(_YEARS) - 1) / max(1, steps - 1)
        low = min(int(place), len(_YEARS) - 2)
        first, second = (bytes.fromhex(_YEARS[one][1:]) for one in (low, low + 1))
        mixed = (round(one + (other - one) * (place - low)) for one, other in zip(first, second, strict=True))
        found.append("#" + "".join(f"{part:02x}" for part in mixed))
    return found


def _years(last: Mapping[str, Inspection]) -> dict[str, MapState]:
    years = sorted({_year(one) for one in last.values()})
    states = {
        year: MapState(f"inspected in {year}", year[3], colour, year[2:].replace("-", "/") if year != "undated" else "")
        for year, colour in zip(years, _ramp(len(years)), strict=True)
    }
    return {**states, NOT_INSPECTED: SHARED_MAP_STATES[NOT_INSPECTED]}
