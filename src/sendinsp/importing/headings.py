"""Finding the table and its columns by their headings, in whatever order and small print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sendinsp import frameworks
from sendinsp.frameworks.interface import TableKind
from sendinsp.importing.sheets import CannotRead, Cell, Sheet
from sendinsp.model.area import fold

LOOKED_AT = 60
"""Rows at the top of a sheet in which the headings may stand."""

_SMALL_PRINT = re.compile(r"\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Table:
    """The table of inspections in a file.

    Attributes:
        sheet: the sheet that it is on.
        heading_row: the row of its headings, counted from 1.
        columns: what is in which column, counted from 0.
        framework: id of the framework whose inspections it lists.
        kind: what its cells mean.
    """

    sheet: Sheet
    heading_row: int
    columns: dict[str, int]
    framework: str
    kind: TableKind

    def rows(self) -> list[tuple[int, dict[str, Cell]]]:
        """The rows below the headings that hold anything in these columns, with their numbers counted from 1."""
        found = []
        for number, row in enumerate(self.sheet.rows[self.heading_row :], self.heading_row + 1):
            cells = {name: row[column] if column < len(row) else None for name, column in self.columns.items()}
            if any(cell not in (None, "") and str(cell).strip() for cell in cells.values()):
                found.append((number, cells))
        return found


def find_table(sheets: Sequence[Sheet]) -> Table:
    """The table of inspections: the first row that has the headings of one. They tell which framework it is of.

    Raises:
        CannotRead: there is none, with what came nearest; or two columns have the same meaning.
    """
    kinds = [(name, kind) for name in frameworks.ids() for kind in frameworks.imports_of(name).tables]
    best: tuple[int, str, list[str]] = (0, "", [])
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:LOOKED_AT], 1):
            for framework, kind in kinds:
                columns = _columns(row, sheet, number, kind)
                missing = [name for name in kind.needed if name not in columns]
                if "code" not in columns and "name" not in columns:
                    missing.append("code or name of the area")
                if not missing:
                    places = {name: found[0] for name, found in columns.items()}
                    return Table(sheet, number, places, framework, kind)
                if len(columns) - len(missing) > best[0] or (len(columns) > 1 and not best[2]):
                    nearest = f"{where(sheet.name, number)} has some headings of it, but none for"
                    best = (len(columns) - len(missing), nearest, missing)
    if best[2]:
        raise CannotRead(f"no table of inspections: {best[1]} {', '.join(best[2])}")
    raise CannotRead(
        f"no table of inspections: no row has headings such as {', nor such as '.join(kind.about for _, kind in kinds)}"
    )


def where(sheet: str, row: int) -> str:
    """A place in a file for a message."""
    return f"sheet {sheet!r}, row {row}" if sheet else f"row {row}"


def _columns(row: Sequence[Cell], sheet: Sheet, number: int, kind: TableKind) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and cell.strip() and (column := column_of(cell, kind)) is not None:
            columns.setdefault(column, []).append(place)
    twice = next((name for name, places in columns.items() if len(places) > 1), None)
    if twice is not None and all(name in columns for name in kind.needed):
        both = " and ".join(repr(row[place]) for place in columns[twice])
        raise CannotRead(f"{where(sheet.name, number)}: the headings {both} mean the same ({twice}): remove one column")
    return columns


def column_of(heading: str, kind: TableKind) -> str | None:
    """What a column of that heading holds: `code`, `name` or the path of a field; None where it is not needed."""
    text = re.sub(r"re-?\s?visit", "revisit", _SMALL_PRINT.sub(" ", heading), flags=re.IGNORECASE)
    words = set(fold(text).split())
    return next((one.column for one in kind.headings if one.fits(words)), None)
