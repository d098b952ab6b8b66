"""Rows to show: what a listing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its text says everything, the style only repeats it in colour."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: its heading.
        cell: what a row shows in it.
        keep: how dear it is: where the terminal is too narrow, the columns with the lowest go first.
        right: whether it is set to the right, as numbers are.
        wraps: whether its text may run over several lines.
        vital: whether the reader must be told where it had to be left out.
    """

    title: str
    cell: Callable[[Row], Cell | str]
    keep: int = 0
    right: bool = False
    wraps: bool = False
    vital: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with all that is needed to show them.

    Attributes:
        rows: the data, as JSON has it.
        columns: the table's columns, left to right.
        footer: lines under the table.
        empty: the line instead of a table without rows.
    """

    rows: Sequence[Row]
    columns: Sequence[Column]
    footer: Sequence[str] = ()
    empty: str = "Nothing to show."
