"""Rows to show: what a listing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]


class Cell(NamedTuple):
    """A table's cell: its text says everything, the style only repeats it in colour."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        title: its heading.
        cell: what a row shows in it.
        keep: how dear it is: where the terminal is too narrow, the columns with the lowest go first.
        right: whether it is set to the right, as numbers are.
        wraps: whether its text may run over several lines.
        key: the key of the row that it shows; where the row calls that doubted or disputed, a question mark says so.
    """

    title: str
    cell: Callable[[Row], Cell | str]
    keep: int = 0
    right: bool = False
    wraps: bool = False
    key: str = ""

    def shown(self, row: Row) -> Cell:
        """What a row shows in it, with a question mark where that is in doubt or disputed."""
        found = self.cell(row)
        cell = Cell(found) if isinstance(found, str) else found
        return Cell(f"{cell.text} ?", cell.style) if self.is_unsure(row) else cell

    def is_unsure(self, row: Row) -> bool:
        """Whether the row calls what is shown doubted or disputed."""
        return bool(self.key) and (self.key in row.get("doubted", ()) or self.key in row.get("disputed", ()))


UNSURE = "? in doubt, or other sources say otherwise: sendinsp show AREA says what."


class Listing(NamedTuple):
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

    @property
    def remarks(self) -> list[str]:
        """The lines under the table: its footer, and what a question mark means where one is shown."""
        unsure = any(column.is_unsure(row) for row in self.rows for column in self.columns)
        return [*self.footer, *([UNSURE] if unsure else [])]
