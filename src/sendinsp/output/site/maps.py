"""The maps of tiles on pages, with the same in words for who cannot see or read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sendinsp.output.pictures.map_svg import map_svg
from sendinsp.output.site.matter import Matter, area_path
from sendinsp.output.site.parts import (
    Block,
    Heading,
    Page,
    Paragraph,
    Picture,
    Run,
    heading,
    listed,
    note,
    points,
    said,
)
from sendinsp.output.text import plural
from sendinsp.output.views.footer import reach
from sendinsp.summary.map_tiles import TileMap, tile_map

_MANY = 10
"""Columns of tiles from which on a map is wide."""


def shown(matter: Matter, framework: str) -> TileMap:
    """The map of a cycle, cut to the areas asked for."""
    whole = tile_map(matter.register, matter.register.frameworks[framework], matter.day)
    chosen = set(matter.slugs)
    if not matter.selection.areas and not matter.selection.regions:
        return whole
    tiles = [tile for tile in whole.tiles if tile.area in chosen]
    left = min((tile.q for tile in tiles), default=0)
    low = min((tile.r for tile in tiles), default=0) // 2 * 2  # odd rows stay odd: they stand half a tile right
    states = {tile.state for tile in tiles}
    return replace(
        whole,
        tiles=tuple(replace(tile, q=tile.q - left, r=tile.r - low) for tile in tiles),
        states={code: state for code, state in whole.states.items() if code in states},
        without_tile=(),
        gone=tuple(one for one in whole.gone if one.area in chosen),
        earlier=tuple(one for one in whole.earlier if one.area in chosen),
    )


def picture(matter: Matter, framework: str, ids: str) -> Picture | None:
    """The map of a cycle, its tiles leading to the pages of the areas; None where it would be empty."""
    found = shown(matter, framework)
    if not found.tiles:
        return None
    title = f"{'England' if not matter.asked else matter.asked}, inspections {matter.cycle_name(framework)}"
    source = " ".join(["Source: sendinsp.", *reach(matter.register, matter.day, [framework])])
    pages = set(matter.slugs)
    svg = map_svg(found, title, source, ids=ids, href=lambda tile: area_path(tile.area) if tile.area in pages else None)
    columns = {tile.q for tile in found.tiles}
    return Picture(svg, f"Map: {title}", max(columns) - min(columns) >= _MANY)


def remarks(matter: Matter, framework: str) -> Iterator[Block]:
    """What stands under a map: of how many inspections it shows the last of each area, and which are in doubt."""
    found, total = shown(matter, framework), len(matter.under(framework))
    on_it, earlier = sum(tile.inspection is not None for tile in found.tiles), len(found.earlier)
    reasons = ((earlier, "earlier of the same areas"), (total - on_it - earlier, "of areas without a tile"))
    why = ", ".join(f"{count:,} {words}" for count, words in reasons if count)
    counted = f"{on_it:,} of {plural(total, 'recorded inspection')}"
    left_out = f"; not shown: {why}" if why else ""
    yield note(f"A tile shows the latest inspection of its area: {counted}{left_out}.")
    unsure = [matter.area(tile.area) for tile in found.tiles if tile.unsure]
    if unsure:
        yield Paragraph((Run("In doubt or disputed in some point: "), *listed(unsure), Run(".")), "note")


def page(matter: Matter) -> Page:
    """The maps of all cycles, each with the same in words."""
    blocks: list[Block] = [
        said(
            "A tile stands for one local area, wherever it is and however many live there. A past cycle is mapped as "
            "its areas were at its end. Every tile leads to the page of its area."
        )
    ]
    for framework in matter.cycles:
        blocks += _cycle(matter, framework)
    return Page("map.html", "Map", blocks, "Each local area on a map of tiles, by what its last inspection came to.")


def _cycle(matter: Matter, framework: str) -> Iterator[Block]:
    found = shown(matter, framework)
    made = picture(matter, framework, framework)
    yield heading(f"Inspections {matter.cycle_name(framework)}")
    if made is None:
        yield said("No area to show has a place on this map.")
        return
    yield made
    yield from remarks(matter, framework)
    yield Heading("The same in words", 3, f"{framework}-in-words")
    for code, state in found.states.items():
        own = sorted((tile for tile in found.tiles if tile.state == code), key=lambda tile: tile.name)
        unsure = (Run(" (in doubt or disputed in some point)"),)
        yield Heading(f"{state.label[0].upper()}{state.label[1:]}: {len(own)}", 4)
        yield points(((matter.area(tile.area), *(unsure if tile.unsure else ())) for tile in own), "names")
    if found.without_tile:
        yield note(f"Without a tile: {', '.join(found.without_tile)}.")
    if found.gone:
        yield Heading(f"Of areas that had ended by then: {len(found.gone)}", 4)
        yield points(((matter.area(one.area), Run(f" ({one.id})")) for one in found.gone), "names")
