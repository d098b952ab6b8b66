"""The table of inspections."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp import frameworks
from sendinsp.output.listing import Column, Listing, Row
from sendinsp.output.views.cells import date_cell, own_cell, published_cell, term_cell

_FIRST = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Term", term_cell, keep=4, key="term"),
    Column("Fieldwork", lambda row: date_cell(row, "fieldwork_start"), keep=6, key="fieldwork_start"),
    Column("Published", published_cell, keep=7, key="report_published"),
)
_REGION = Column("Region", lambda row: row["region"] or "–", keep=3)


def columns_for(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of rows of `summary.inspection_rows`: those of the frameworks that the rows are of among them."""
    names = dict.fromkeys(row["framework"] for row in rows) or frameworks.ids()
    words = {words.key: words for name in names for words in frameworks.words_of(name).columns}
    own = (
        Column(one.title, lambda row, one=one: own_cell(row, one), keep=one.keep, right=one.right, key=one.key)  # type: ignore[misc]
        for one in words.values()
    )
    document = " / ".join(dict.fromkeys(frameworks.words_of(name).document for name in names))
    return (*_FIRST, *own, _REGION, Column(document, lambda row: row["report_url"] or "–", keep=1))


def inspections(rows: Sequence[Row], footer: Sequence[str], empty: str = "No inspection fits.") -> Listing:
    """Rows of `summary.inspection_rows` as a listing; `empty` says why there are none."""
    return Listing(rows, columns_for(rows), footer, empty)
