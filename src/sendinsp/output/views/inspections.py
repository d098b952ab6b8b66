"""The table of inspections."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sendinsp import frameworks
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.views.cells import NOT_KNOWN, date_cell, own_cell, published_cell, term_cell
from sendinsp.summary.inspection_rows import DATED

_FIRST = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Term", term_cell, keep=4, key="term"),
    Column("Fieldwork", lambda row: date_cell(row, "fieldwork_start"), keep=6, key="fieldwork_start"),
    Column("Published", published_cell, keep=7, key="report_published"),
)
_REGION = Column("Region", lambda row: row["region"] or "–", keep=3, key="region")


_TITLES = {"fieldwork_end": "Fieldwork to", "ofsted_region": "Ofsted's region", "report_status": "Report is"}
"""Titles of keys that have no column unless rows are sorted by them, where the key itself would not do."""


def columns_for(rows: Sequence[Row], by: str = "", *, asked: bool = False) -> tuple[Column, ...]:
    """The columns of rows of `summary.inspection_rows`: those of the frameworks that the rows are of among them.

    Args:
        rows: the rows.
        by: the key that they are sorted by, which is shown in any case.
        asked: whether they were chosen by what they came to: what all of them share is then the first to go.
    """
    names = dict.fromkeys(row["framework"] for row in rows) or frameworks.ids()
    words = {words.key: words for name in names for words in frameworks.words_of(name).columns}
    shared = {key for key in words if asked and len({row[key] for row in rows}) == 1}
    own = (
        Column(
            one.title,
            partial(own_cell, column=one),
            keep=0 if one.key in shared else one.keep,
            right=one.right,
            key=one.key,
        )
        for one in words.values()
    )
    document = " / ".join(dict.fromkeys(frameworks.words_of(name).document for name in names))
    last = Column(document, lambda row: row["report_url"] or "–", keep=1, key="report_url")
    columns = [*_FIRST, *own, _REGION, last]
    if by in ("", "name"):
        return tuple(columns)
    if by not in {column.key for column in columns}:
        title = _TITLES.get(by) or by.replace("revisit", "re-visit").replace("_", " ").capitalize()
        wraps = any(isinstance(row[by], list) for row in rows)
        columns.insert(-2, Column(title, lambda row: _value(row, by), wraps=wraps, key=by))
    return tuple(one._replace(keep=10) if one.key == by else one for one in columns)


def _value(row: Row, key: str) -> Cell | str:
    """What a row has under a key, for reading."""
    value = row[key]
    if value is None or value == []:
        return NOT_KNOWN
    if key in DATED:
        return date_cell(row, key)
    return ", ".join(value) if isinstance(value, list) else str(value)


def inspections(
    rows: Sequence[Row],
    footer: Sequence[str],
    empty: str = "No inspection fits.",
    by: str = "",
    *,
    asked: bool = False,
) -> Listing:
    """Rows of `summary.inspection_rows` as a listing; `empty` says why there are none, the rest see `columns_for`."""
    return Listing(rows, columns_for(rows, by, asked=asked), footer, empty)
