"""Tables for the terminal, as wide as it is; of their natural width where the output goes elsewhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sendinsp.output.listing import Cell, Column, Listing
from sendinsp.output.text import clean_line

WIDE = 10_000
"""Columns of an output that is no terminal: more than any table needs."""
NARROWEST = 12
"""Least width of a column whose text wraps."""
TIGHT = 9
"""The same where fewer than `ENOUGH` columns would be shown else."""
ENOUGH = 3
LONGEST_WORD = 24
"""A longer word may be broken in a column whose text wraps: it is an address, or no word."""


def console(*, to_file: bool = False) -> Console:
    """A console that writes into memory, with the width and colours that stdout has."""
    screen = Console(file=sys.stdout)
    real = sys.stdout.isatty() and not to_file
    return Console(
        file=io.StringIO(),
        width=screen.width if real else WIDE,
        force_terminal=screen.is_terminal and not to_file,
        color_system=screen.color_system if not to_file else None,  # type: ignore[arg-type]
        no_color=screen.no_color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def text_of(screen: Console) -> str:
    """What was printed to a console of `console`, without blanks at the ends of lines."""
    assert isinstance(screen.file, io.StringIO)
    lines = screen.file.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def table_text(listing: Listing, *, to_file: bool = False) -> str:
    """The listing as a table, with its footer."""
    screen = console(to_file=to_file)
    if not listing.rows:
        screen.print(Text(listing.empty))
    else:
        table, left_out = _table(listing, screen.width)
        screen.print(table)
        if left_out:
            screen.print(
                Text(
                    f"Not shown, for want of width: {', '.join(left_out)}. A wider terminal or --format csv shows all."
                )
            )
    for line in listing.remarks:
        screen.print(Text(clean_line(line)), soft_wrap=screen.width == WIDE)
    return text_of(screen)


def _table(listing: Listing, width: int) -> tuple[Table, list[str]]:
    """The table, and the titles of the columns left out."""
    cells = {id(column): [_cell(column, row) for row in listing.rows] for column in listing.columns}
    texts = {key: [cell.text for cell in own] for key, own in cells.items()}
    narrowest = NARROWEST
    columns = fitting(listing.columns, texts, width)
    if len(columns) < min(ENOUGH, len(listing.columns)):
        narrowest = TIGHT
        columns = fitting(listing.columns, texts, width, narrowest)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for column, room in zip(columns, widths(columns, texts, width, narrowest), strict=True):
        table.add_column(Text(column.title), justify="right" if column.right else "left", width=room, overflow="fold")
    for number in range(len(listing.rows)):
        table.add_row(*(Text(cells[id(c)][number].text, style=cells[id(c)][number].style) for c in columns))
    return table, [column.title for column in listing.columns if column not in columns]


def _cell(column: Column, row: dict[str, object]) -> Cell:
    cell = column.shown(row)
    return Cell(clean_line(cell.text), cell.style)


def fitting(
    columns: Sequence[Column], texts: dict[int, list[str]], width: int, narrowest: int = NARROWEST
) -> list[Column]:
    """The columns that fit into a width: those that say nothing go first, then those with the lowest `keep`.

    Of several as dear the last goes first; the first column never.
    """
    least = {id(column): least_width(column, texts[id(column)], narrowest) for column in columns}
    kept = list(columns)
    while len(kept) > 1 and sum(least[id(column)] + 2 for column in kept) - 2 > width:
        kept.remove(min(reversed(kept[1:]), key=lambda column: (not is_blank(texts[id(column)]), column.keep)))
    return kept


def is_blank(texts: Sequence[str]) -> bool:
    """Whether the cells of a column are noughts and dashes alone."""
    return all(text in ("0", "–", "") for text in texts)


def widths(columns: Sequence[Column], texts: dict[int, list[str]], width: int, narrowest: int = NARROWEST) -> list[int]:
    """The width of each column: as much as it would fill, where there is room; else the widest have less of it."""
    natural = [natural_width(column, texts[id(column)]) for column in columns]
    found = [least_width(column, texts[id(column)], narrowest) for column in columns]
    for _ in range(width - 2 * (len(columns) - 1) - sum(found)):
        wanting = [number for number in range(len(found)) if found[number] < natural[number]]
        if not wanting:
            break
        found[min(wanting, key=lambda number: found[number])] += 1
    return found


def natural_width(column: Column, texts: Sequence[str]) -> int:
    """The width that a column fills where nothing wraps."""
    return max(map(cell_len, [column.title, *texts]))


def least_width(column: Column, texts: Sequence[str], narrowest: int = NARROWEST) -> int:
    """The width below which a column cannot go: its widest cell or, where text wraps, its longest word.

    The titles of numbers wrap too: they are often far longer than these.
    """
    natural = natural_width(column, texts)
    if column.right:
        return max(map(cell_len, [*column.title.split(), *texts]), default=natural)
    if not column.wraps:
        return natural
    word = max((cell_len(word) for text in [column.title, *texts] for word in text.split()), default=0)
    return min(natural, max(narrowest, min(word, LONGEST_WORD)))
