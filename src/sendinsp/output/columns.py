"""Cells that several listings have: dates for reading, the WSOA star."""

from __future__ import annotations

from sendinsp.model.dates import DateSpan
from sendinsp.model.terms import Term
from sendinsp.output.rows import Cell, Row

STAR = Cell("★ WSOA", "bold yellow")
NO_WSOA = Cell("no", "dim")
NOT_KNOWN = Cell("–", "dim")
AWAITED = Cell("awaited", "italic cyan")

REVISITS = {
    "all": Cell("all sufficient", "green"),
    "some": Cell("some sufficient", "yellow"),
    "none": Cell("none sufficient", "red"),
}


def date_cell(row: Row, key: str) -> Cell | str:
    """A date of the row for reading (`27 Mar 2017`), or a dash."""
    value = row.get(key)
    return DateSpan.parse(value).human() if value else NOT_KNOWN


def term_cell(row: Row) -> Cell | str:
    """The term for reading (`Spring 2017`)."""
    return Term.parse(row["term"]).human() if row["term"] else Cell("undated", "dim")


def wsoa_cell(row: Row) -> Cell:
    """The star of a required WSOA, which says so in words too."""
    if row["wsoa_required"] is None:
        return AWAITED if row["report_status"] == "awaited" else NOT_KNOWN
    return STAR if row["wsoa_required"] else NO_WSOA


def weaknesses_cell(row: Row) -> Cell | str:
    """How many weaknesses the letter lists, or a dash; Ofsted warns against comparing areas by it."""
    return NOT_KNOWN if row["weaknesses"] is None else str(row["weaknesses"])


def published_cell(row: Row) -> Cell | str:
    """The day of publication, `awaited`, or a dash where it is out but undated."""
    return AWAITED if row["report_status"] == "awaited" else date_cell(row, "report_published")


def revisit_cell(row: Row) -> Cell:
    """What the re-visit found, or a dash where none is recorded."""
    return REVISITS.get(row["revisit_outcome"] or "", NOT_KNOWN)
