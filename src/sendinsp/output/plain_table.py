"""Tables where no one watches: in a pipe or a file, of their natural width and without colour.

They look as `output.table` would draw them there, without the library that it needs: a script that asks for a
table, or a person who pages through one, does not wait for it.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence

from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import clean_line

_SCREEN = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which rich is told to treat what is no terminal as one."""


def is_plain(*, to_file: bool) -> bool:
    """Whether a table goes where there is neither width nor colour."""
    return to_file or not (sys.stdout.isatty() or any(os.environ.get(name) for name in _SCREEN))


def plain_table(listing: Listing) -> str:
    """The listing as a table of its natural width, with its footer."""
    lines = _lines(listing.columns, listing.rows) if listing.rows else [listing.empty]
    return "".join(f"{line}\n" for line in [*lines, *map(clean_line, listing.remarks)])


def _lines(columns: Sequence[Column], rows: Sequence[Row]) -> list[str]:
    set_out = [_set_out(column, [column.title, *(_text(column.shown(row)) for row in rows)]) for column in columns]
    return ["  ".join(cells).rstrip() for cells in zip(*set_out, strict=True)]


def _text(cell: Cell | str) -> str:
    return clean_line(cell if isinstance(cell, str) else cell.text)


def _set_out(column: Column, texts: list[str]) -> list[str]:
    """The texts of a column, all of one width."""
    widths = [width_of(text) for text in texts]
    widest = max(widths)
    if column.right:
        return [" " * (widest - width) + text for text, width in zip(texts, widths, strict=True)]
    return [text + " " * (widest - width) for text, width in zip(texts, widths, strict=True)]


def width_of(text: str) -> int:
    """The number of columns that a text fills in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
