"""Cells that several listings have: dates for reading, and the words of frameworks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sendinsp.frameworks.interface import ColumnWords
from sendinsp.model.dates import DateSpan
from sendinsp.model.terms import Term
from sendinsp.output.listing import Cell, Row

NOT_KNOWN = Cell("–", "dim")
AWAITED = Cell("awaited", "italic cyan")
NOT_RECORDED = Cell("not recorded", "dim")


LONG = timedelta(days=366)
"""After so long without a report in the record it is not awaited: the record is silent, or no report will come."""


def is_long_past(day: date | None, end: DateSpan | None, start: DateSpan | None, term: Term | None) -> bool:
    """Whether fieldwork ended, or else began, or else its term ended, too long before a day to await a report."""
    last = end or start
    if day is None or (last is None and term is None):
        return False
    return day - (last.latest if last is not None else term.end) > LONG  # type: ignore[union-attr]


def silent(rows: Iterable[Row], day: date | None) -> set[str]:
    """The ids of the rows that have no report, though one would long be out."""
    found = set()
    for row in rows:
        if row["report_status"] == "awaited":
            end, start = (
                DateSpan.parse(row[key]) if row[key] else None for key in ("fieldwork_end", "fieldwork_start")
            )
            if is_long_past(day, end, start, Term.parse(row["term"]) if row["term"] else None):
                found.add(row["id"])
    return found


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
