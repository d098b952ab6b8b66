"""The table of inspections."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp.output.columns import date_cell, published_cell, revisit_cell, term_cell, weaknesses_cell, wsoa_cell
from sendinsp.output.rows import Column, Listing, Row

COLUMNS = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Term", term_cell, keep=4),
    Column("Fieldwork", lambda row: date_cell(row, "fieldwork_start"), keep=6),
    Column("Published", published_cell, keep=7),
    Column("WSOA", wsoa_cell, keep=9),
    Column("Weaknesses", weaknesses_cell, keep=2, right=True),
    Column("Re-visit", revisit_cell, keep=5),
    Column("Region", lambda row: row["region"] or "–", keep=3),
    Column("Letter", lambda row: row["report_url"] or "–", keep=1),
)


def inspections(rows: Sequence[Row], footer: Sequence[str]) -> Listing:
    """Rows of `summary.overview` as a listing."""
    return Listing(rows, COLUMNS, footer, "No inspection fits.")
