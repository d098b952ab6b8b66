"""The map of tiles in the terminal: three letters and a mark for each area, in colour where there is colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from sendinsp.output.folding import Line, print_folded
from sendinsp.output.table import console, text_of
from sendinsp.summary.map_tiles import TileMap

TILE = 4
"""Columns of a tile: three letters and a mark."""
_GREY = "#f2f2f2"


def map_text(
    shown: TileMap, heading: str, footer: Sequence[str] = (), *, names: bool = False, to_file: bool = False
) -> str:
    """The map with its legend, the inspections that it cannot show, and a footer; with `names`, the area of each tile.

    Where the terminal is too narrow for it, the areas by name under each sign of the legend.
    """
    screen = console(to_file=to_file)
    print_folded(screen, [Line(heading, "bold"), Line()], screen.width)
    rows = list(_rows(shown))
    needed = max((row.cell_len for row in rows), default=0)
    if needed <= screen.width:
        for line in [*rows, Text(), *_legend(shown)]:
            screen.print(line, soft_wrap=True)
        footer = [names_of(shown) if names else "Which area a tile stands for: --names says.", *footer]
    else:
        for code, line in zip(shown.states, _legend(shown), strict=True):
            screen.print(line, soft_wrap=True)
            areas = sorted(f"{one.name}{' ?' * one.unsure}" for one in shown.tiles if one.state == code)
            print_folded(screen, [Line(", ".join(areas), first=" " * 4, rest=" " * 4)], screen.width)
        why = f"A list, since the map needs {needed} columns and this terminal has {screen.width}."
        print_folded(screen, [Line(), Line(why)], screen.width)
    print_folded(screen, map(Line, [*notes(shown), *footer]), screen.width)
    return text_of(screen)


def _rows(shown: TileMap) -> Iterator[Text]:
    tiles = {(tile.q, tile.r): tile for tile in shown.tiles}
    if not tiles:
        return
    columns = range(min(q for q, _ in tiles), max(q for q, _ in tiles) + 1)
    for r in range(max(r for _, r in tiles), min(r for _, r in tiles) - 1, -1):
        line = Text(" " * (TILE // 2) if r % 2 else "")
        for q in columns:
            tile = tiles.get((q, r))
            if tile is None:
                line.append(" " * TILE)
                continue
            state = shown.states[tile.state]
            mark = "?" if tile.unsure and state.mark == " " else state.mark
            line.append(f"{tile.short}{mark}", style=_style(state.colour))
        line.rstrip()
        yield line


def _style(colour: str) -> str:
    """Dark letters on a light colour, light ones on a dark one."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    light = (red * 299 + green * 587 + blue * 114) / 1000 > 100
    return f"{'#000000' if light else '#ffffff'} on {colour}" if colour != _GREY else "dim"


def _legend(shown: TileMap) -> Iterator[Text]:
    for code, state in shown.states.items():
        count = sum(tile.state == code for tile in shown.tiles)
        line = Text("  ")
        line.append(f"Abc{state.mark}", style=_style(state.colour))
        line.append(f"  {count:>3}  {state.label}")
        yield line


def names_of(shown: TileMap, gap: str = " ") -> str:
    """The area that each tile stands for, in the order of their letters; `gap` stands between these and the name."""
    tiles = sorted(shown.tiles, key=lambda tile: (tile.short.casefold(), tile.short))
    return f"Areas: {'; '.join(f'{tile.short}{gap}{tile.name}' for tile in tiles)}."


def notes(shown: TileMap) -> list[str]:
    """What the map cannot show, in sentences."""
    found = []
    if shown.earlier:
        ids = ", ".join(one.id for one in shown.earlier)
        found.append(f"A tile shows the latest inspection of its area. Not shown, since another followed: {ids}.")
    if shown.without_tile:
        found.append(f"Without a tile: {', '.join(shown.without_tile)}.")
    if shown.gone:
        found.append(f"Of areas that had ended by then: {', '.join(one.id for one in shown.gone)}.")
    unsure = [tile.name for tile in shown.tiles if tile.unsure]
    if unsure:
        found.append(f"In doubt or disputed in some point: {', '.join(unsure)} (sendinsp show AREA says what).")
    return found
