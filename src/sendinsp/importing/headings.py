"""Finding the table and its columns by their headings, in whatever order and small print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sendinsp.importing.sheets import CannotRead, Cell, Sheet
from sendinsp.model.area import fold

LOOKED_AT = 60
"""Rows at the top of a sheet in which the headings may stand."""

_SMALL_PRINT = re.compile(r"\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Heading:
    """How the heading of a column is known: by the words that it has and those that it has not.

    Attributes:
        column: what the column holds: `code`, `name`, or the path of a field.
        has: each of these must be in it, one of the alternatives where a bar stands between them.
        lacks: none of these may be in it.
    """

    column: str
    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()

    def fits(self, words: set[str]) -> bool:
        """Whether a heading of these words is meant."""
        return all(set(word.split("|")) & words for word in self.has) and not set(self.lacks) & words


HEADINGS = (
    Heading("code", ("code",), ("region", "postcode", "urn")),
    Heading("name", ("name|area|authority",), ("code", "region", "link", "webpage", "url", "inspection", "revisit")),
    Heading("fieldwork.start", ("inspection", "start|began|first"), ("revisit",)),
    Heading("report.published", ("inspection|report|letter", "publication|published"), ("revisit",)),
    Heading("wsoa.required", ("statement|wsoa", "required|outcome"), ("revisit", "number", "weaknesses", "weakness")),
    Heading("wsoa.weakness_count", ("number", "weaknesses"), ("revisit", "progress", "sufficient", "insufficient")),
    Heading("revisit.start", ("revisit", "start|began|first")),
    Heading("revisit.published", ("revisit", "publication|published")),
    Heading("revisit.outcome", ("revisit", "outcome"), ("number",)),
    Heading("revisit.sufficient", ("number", "progress|sufficient", "weaknesses"), ("not", "insufficient")),
    Heading("revisit.insufficient", ("number", "weaknesses", "not|insufficient")),
)
NEEDED = ("fieldwork.start", "report.published", "wsoa.required")
"""Without these a table is not the statistics."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of inspections in a file.

    Attributes:
        sheet: the sheet that it is on.
        heading_row: the row of its headings, counted from 1.
        columns: what is in which column, counted from 0.
    """

    sheet: Sheet
    heading_row: int
    columns: dict[str, int]

    def rows(self) -> list[tuple[int, dict[str, Cell]]]:
        """The rows below the headings that hold anything in these columns, with their numbers counted from 1."""
        found = []
        for number, row in enumerate(self.sheet.rows[self.heading_row :], self.heading_row + 1):
            cells = {name: row[column] if column < len(row) else None for name, column in self.columns.items()}
            if any(cell not in (None, "") and str(cell).strip() for cell in cells.values()):
                found.append((number, cells))
        return found


def find_table(sheets: Sequence[Sheet]) -> Table:
    """The table of inspections: the first row that has the headings of one.

    Raises:
        CannotRead: there is none, with what came nearest; or two columns have the same meaning.
    """
    best: tuple[int, str, list[str]] = (0, "", [])
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:LOOKED_AT], 1):
            columns = _columns(row, sheet, number)
            missing = [name for name in NEEDED if name not in columns]
            if "code" not in columns and "name" not in columns:
                missing.append("code or name of the area")
            if not missing:
                return Table(sheet, number, {name: places[0] for name, places in columns.items()})
            if len(columns) > best[0]:
                best = (len(columns), f"{where(sheet.name, number)} has some headings of it, but none for", missing)
    if best[0] > 1:
        raise CannotRead(f"no table of inspections: {best[1]} {', '.join(best[2])}")
    raise CannotRead(
        "no table of inspections: no row has headings such as 'Local authority code', 'Inspection start date', "
        "'Inspection publication date' and 'written statement of action required?'"
    )


def where(sheet: str, row: int) -> str:
    """A place in a file for a message."""
    return f"sheet {sheet!r}, row {row}" if sheet else f"row {row}"


def _columns(row: Sequence[Cell], sheet: Sheet, number: int) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and cell.strip() and (column := column_of(cell)) is not None:
            columns.setdefault(column, []).append(place)
    twice = next((name for name, places in columns.items() if len(places) > 1), None)
    if twice is not None and all(name in columns for name in NEEDED):
        both = " and ".join(repr(row[place]) for place in columns[twice])
        raise CannotRead(f"{where(sheet.name, number)}: the headings {both} mean the same ({twice}): remove one column")
    return columns


def column_of(heading: str) -> str | None:
    """What a column of that heading holds: `code`, `name` or the path of a field; None where it is not needed."""
    text = re.sub(r"re-?\s?visit", "revisit", _SMALL_PRINT.sub(" ", heading), flags=re.IGNORECASE)
    words = set(fold(text).split())
    return next((one.column for one in HEADINGS if one.fits(words)), None)
