"""The map of tiles as SVG: hexagons with short names, a legend, where it is from, and a text for who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from sendinsp.frameworks.interface import MapState
from sendinsp.output.text import plural
from sendinsp.summary.map_tiles import Tile, TileMap

SIDE = 26.0
"""Length of a hexagon's side, in pixels."""
_WIDTH = sqrt(3) * SIDE
_MARGIN = 24
_LEAST = 480
"""Width of a picture of few tiles: its title, legend and notes need room too."""
_LETTER = 0.57
"""Mean width of a letter, in parts of its size, in the widest of the fonts."""
_BOLD = 0.63
"""The same of a title's."""
_BOX = 20
_FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"


def map_svg(
    shown: TileMap,
    heading: str,
    source: str,
    *,
    notes: Sequence[str] = (),
    ids: str = "map",
    href: Callable[[Tile], str | None] = lambda tile: None,
) -> str:
    """A whole SVG document.

    Args:
        shown: the map.
        heading: its title.
        source: the line that says where the data are from.
        notes: what the map cannot show, in sentences.
        ids: beginning of its ids, which differ where a page holds several pictures.
        href: where a tile leads to; None for nowhere.
    """
    columns = max(tile.q for tile in shown.tiles) + 1 if shown.tiles else 1
    rows = max(tile.r for tile in shown.tiles) + 1 if shown.tiles else 1
    entries = list(_entries(shown))
    box = _box(shown)
    needed = [_MARGIN * 2 + box + 8 + _LETTER * 13 * len(entry) for entry in entries]
    width = round(max(_LEAST, _MARGIN * 2 + _WIDTH * (columns + 0.5), *needed))
    room = width - _MARGIN * 2
    headings = _folded(heading, room / (20 * _BOLD))
    below = [line for text in (*notes, source) for line in _folded(text, room / (12 * _LETTER))]
    half = (len(entries) + 1) // 2
    aside = width / 2  # where the second column of the legend begins, if both have room
    if max(needed[:half], default=0) - _MARGIN > aside or aside + max(needed[half:], default=0) - _MARGIN > width:
        half, aside = len(entries), _MARGIN
    top = _MARGIN + 10 + 24 * len(headings)
    map_height = SIDE * 1.5 * rows + SIDE
    legend_top = top + map_height + 16
    legend_end = legend_top + 24 * half
    height = round(legend_end + 16 * len(below) + 28)
    title, description = escape(heading), escape(alternative_text(shown))
    tiles = list(_tiles(shown, rows, top, href))
    role = "group" if any(line.startswith("<a ") for line in tiles) else "img"  # what is in an image cannot be reached
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="{role}" aria-labelledby="{ids}-title {ids}-desc">',
        f'<title id="{ids}-title">{title}</title>',
        f'<desc id="{ids}-desc">{description}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<g font-family="{_FONT}" fill="#1a1a1a">',
        *(
            f'<text x="{_MARGIN}" y="{_MARGIN + 10 + 24 * number}" font-size="20" font-weight="600">'
            f"{escape(line)}</text>"
            for number, line in enumerate(headings)
        ),
        *tiles,
        *_legend(shown, entries, legend_top, half, aside, box),
        *(
            f'<text x="{_MARGIN}" y="{legend_end + 20 + 16 * number:.1f}" font-size="12" fill="#444444">'
            f"{escape(line)}</text>"
            for number, line in enumerate(below)
        ),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def alternative_text(shown: TileMap) -> str:
    """The map in a sentence, with the number of areas in each state."""
    counts = [
        f"{sum(tile.state == code for tile in shown.tiles)} {state.label}" for code, state in shown.states.items()
    ]
    return f"{plural(len(shown.tiles), 'tile')}, one for each local area of England: {'; '.join(counts)}."


def _tiles(shown: TileMap, rows: int, top: float, href: Callable[[Tile], str | None]) -> Iterator[str]:
    for tile in shown.tiles:
        x = _MARGIN + _WIDTH * (tile.q + 0.5 + (0.5 if tile.r % 2 else 0))
        y = top + SIDE + SIDE * 1.5 * (rows - 1 - tile.r)
        state = shown.states[tile.state]
        points = " ".join(
            f"{x + dx * _WIDTH / 2:.1f},{y + dy * SIDE:.1f}"
            for dx, dy in ((0, -1), (1, -0.5), (1, 0.5), (0, 1), (-1, 0.5), (-1, -0.5))
        )
        ink = _ink(state.colour)
        mark = escape(_mark(state)) if state.mark.strip() else ""
        address, label = href(tile), _label(tile, shown)
        begin, end = ("<g>", "</g>")
        if address is not None:
            begin, end = (f"<a href={quoteattr(address)} aria-label={quoteattr(label)}>", "</a>")
        yield (
            f"{begin}<title>{escape(label)}</title>"
            f'<polygon points="{points}" fill="{state.colour}" stroke="#ffffff" stroke-width="1.5"/>'
            f'<text x="{x:.1f}" y="{y + 3:.1f}" font-size="13" text-anchor="middle" fill="{ink}">'
            f"{escape(tile.short)}</text>"
            f'<text x="{x:.1f}" y="{y + 16:.1f}" font-size="{_mark_size(state, 11)}" text-anchor="middle" '
            f'fill="{ink}">{mark}</text>{end}'
        )


def _label(tile: Tile, shown: TileMap) -> str:
    unsure = ", in doubt or disputed in some point" if tile.unsure else ""
    return f"{tile.name}: {shown.states[tile.state].label}{unsure}"


def _entries(shown: TileMap) -> Iterator[str]:
    """What the legend says of each state."""
    for code, state in shown.states.items():
        yield f"{state.label}: {sum(tile.state == code for tile in shown.tiles)}"


def _folded(text: str, letters: float) -> list[str]:
    """The text as lines of so many letters, none of which ends within a date or at a no-break space."""
    whole = re.sub(r"(\d) ([A-Z][a-z]{2}) (?=\d{4})", "\\1\u00a0\\2\u00a0", text)
    return [line.replace("\u00a0", " ") for line in wrap(whole, int(letters))]


def _box(shown: TileMap) -> int:
    """Width of the legend's boxes, which hold the longest mark."""
    return _BOX + 4 * max((len(_mark(state)) - 1 for state in shown.states.values()), default=0)


def _legend(shown: TileMap, entries: Sequence[str], top: float, half: int, aside: float, box: int) -> Iterator[str]:
    """The legend in one column or two: `half` entries in the first; the second begins at `aside`."""
    for number, (state, entry) in enumerate(zip(shown.states.values(), entries, strict=True)):
        x = aside if number >= half else _MARGIN
        y = top + 24 * (number % half)
        ink = _ink(state.colour)
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{box}" height="18" fill="{state.colour}" stroke="#888888" '
            'stroke-width="0.5"/>'
        )
        yield (
            f'<text x="{x + box / 2:.1f}" y="{y + 13.5:.1f}" font-size="{_mark_size(state, 12)}" text-anchor="middle" '
            f'fill="{ink}">{escape(_mark(state))}</text>'
        )
        yield f'<text x="{x + box + 8:.1f}" y="{y + 14:.1f}" font-size="13">{escape(entry)}</text>'


def _mark(state: MapState) -> str:
    """The sign of a state, the longer one where it has one."""
    return state.long_mark or state.mark


def _mark_size(state: MapState, usual: int) -> int:
    return usual if len(_mark(state)) == 1 else 10


def _ink(colour: str) -> str:
    """The colour of letters on a ground of a colour."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#000000" if (red * 299 + green * 587 + blue * 114) / 1000 > 100 else "#ffffff"
