"""Listings of the command line as tables of a page: the same columns and words, with links and what to sort by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from sendinsp import frameworks
from sendinsp.model.terms import Term
from sendinsp.output.listing import Column, Listing, Row
from sendinsp.output.site.matter import inspection_path
from sendinsp.output.site.parts import Cell, Head, Run, Table, Text, text

UNSURE = "? in doubt, or other sources say otherwise: the page of the area says what."
UNCOMPARED = frozenset({"weaknesses", "priority_actions", "improvements"})
"""Keys of rows by which areas are not sorted: lists differ in how they divide things, as Ofsted warns."""
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
Linked = Callable[[Row, str], Run | None]
"""Given a row and the title of a column: the text of the cell as a link, or None to leave it as it is."""


def from_listing(
    listing: Listing,
    caption: str,
    linked: Linked = lambda row, title: None,
    *,
    tools: bool = False,
    filters: Iterable[str] = (),
) -> Table:
    """A listing as a table.

    Args:
        listing: what is shown.
        caption: of the table.
        linked: see `Linked`.
        tools: whether it can be searched, sorted and filtered.
        filters: titles of columns whose values are offered to choose from.
    """
    unsure = any(column.is_unsure(row) for row in listing.rows for column in listing.columns)
    wanted = set(filters)
    return Table(
        caption,
        tuple(Head(one.title, one.right, one.title in wanted, one.key not in UNCOMPARED) for one in listing.columns),
        tuple(tuple(_cell(column, row, linked) for column in listing.columns) for row in listing.rows),
        tuple(text(line) for line in (*listing.footer, *([UNSURE] if unsure else []))),
        tools,
    )


def to_inspection(row: Row, title: str) -> Run | None:
    """The name of an area as a link to the inspection that the row is of, see `Linked`."""
    return Run(row["name"], inspection_path(row["id"])) if title == "Area" else None


def _cell(column: Column, row: Row, linked: Linked) -> Cell:
    words = column.shown(row).text
    unsure = column.is_unsure(row)
    run = linked(row, column.title)
    if run is not None:
        runs: Text = (run, Run(" ?", style="doubt")) if unsure else (run,)
    elif words.startswith(("https://", "http://")):
        named = frameworks.words_of(row["framework"]).document if "framework" in row else "Open"
        address = words.removesuffix(" ?")
        runs = (Run(named, address), Run(" ?", style="doubt")) if unsure else (Run(named, address),)
    else:
        runs = (Run(words, style="doubt" if unsure else ""),)
    return Cell(runs, _sort(column, row, words))


def _sort(column: Column, row: Row, words: str) -> str | float | None:
    value: Any = row.get(column.key) if column.key else None
    if column.key == "term" or column.title == "Term":
        return term_order(row.get("term"))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value[:4].isdigit():
        return value
    if column.right and (number := _NUMBER.match(words)):
        return float(number[0].replace(",", ""))
    return "" if words == "–" else None


def term_order(term: str | None) -> str:
    """What a term is sorted by; "" where there is none."""
    if term is None:
        return ""
    parsed = Term.parse(term)
    return f"{parsed.year}-{parsed.index}"


def plain(words: object) -> Cell:
    """A cell of plain text."""
    return Cell((Run(str(words)),))


def number(value: int | float | None) -> Cell:
    """A cell of a number, with thousands told apart; a dash where there is none."""
    if value is None:
        return Cell((Run("–", style="dim"),), "")
    return Cell((Run(f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"),), value)
