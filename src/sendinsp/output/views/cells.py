"""Cells that several listings have: dates for reading, and the words of frameworks."""

from __future__ import annotations

from sendinsp.frameworks.interface import ColumnWords
from sendinsp.model.dates import DateSpan
from sendinsp.model.terms import Term
from sendinsp.output.listing import Cell, Row

NOT_KNOWN = Cell("–", "dim")
AWAITED = Cell("awaited", "italic cyan")


def date_cell(row: Row, key: str) -> Cell | str:
    """A date of the row for reading (`27 Mar 2017`), or a dash."""
    value = row.get(key)
    return DateSpan.parse(value).human() if value else NOT_KNOWN


def term_cell(row: Row) -> Cell | str:
    """The term for reading (`Spring 2017`)."""
    return Term.parse(row["term"]).human() if row["term"] else Cell("undated", "dim")


def published_cell(row: Row) -> Cell | str:
    """The day of publication, `awaited`, or a dash where it is out but undated."""
    return AWAITED if row["report_status"] == "awaited" else date_cell(row, "report_published")


def own_cell(row: Row, column: ColumnWords) -> Cell | str:
    """What a column of a framework's own shows of a row: words where it has some for the value, else the value."""
    value = row[column.key]
    if value is None:
        return AWAITED if column.awaits and row["report_status"] == "awaited" else NOT_KNOWN
    return Cell(*column.words[value]) if value in column.words else str(value)
