"""What was found, item by item, and how much of it is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural
from sendinsp.output.views.cells import term_cell
from sendinsp.summary.found import Coverage

KINDS = {
    "weakness": "weakness",
    "priority-action": "priority action",
    "improvement": "improvement",
    "strength": "strength",
    "development": "development",
    "notes": "notes",
}
LONGEST = 160
"""Characters of a summary that a table shows; notes are cut around the first match."""


def marked(row: Row) -> str:
    """A summary with its matches between brackets, cut where it is long."""
    text: str = row["summary"]
    words = "|".join(re.escape(word) for word in sorted(set(row["matches"]), key=len, reverse=True))
    whole = re.finditer(rf"(?<![^\W_])(?:{words})(?![^\W_])", text) if words else ()
    spans = [match.span() for match in whole]
    begin, end = 0, len(text)
    if len(text) > LONGEST:
        begin = max(0, (spans[0][0] if spans else 0) - LONGEST // 3)
        end = min(end, begin + LONGEST)
    shown, at = "…" if begin else "", begin
    for first, last in spans:
        if begin <= first and last <= end:
            shown += f"{text[at:first]}[{text[first:last]}]"
            at = last
    return f"{shown}{text[at:end]}{'…' if end < len(text) else ''}"


COLUMNS = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Term", term_cell, keep=5),
    Column("Kind", lambda row: Cell(KINDS[row["kind"]]), keep=6),
    Column("Found", marked, keep=9, wraps=True),
)


def matches(rows: Sequence[Row], footer: Sequence[str]) -> Listing:
    """Rows of `summary.found.match_row` as a listing."""
    areas = len({row["area"] for row in rows})
    tally = f"{plural(len(rows), 'item')} of {plural(areas, 'area')}."
    return Listing(rows, COLUMNS, [tally, *footer] if rows else footer, "Nothing that is recorded holds these words.")


def themes_words(called: Mapping[str, str]) -> list[str]:
    """Where else to look: what was found may bear a theme of that name without the words."""
    return [f"Theme {title}: sendinsp list --theme {code} has all that bear it." for code, title in called.items()]


def coverage_words(known: Coverage) -> str:
    """How much of what was found is recorded, in a sentence."""
    if not known.inspections:
        return "No report of these inspections is out."
    text = f"What was found is in words for {known.with_items:,} of {plural(known.inspections, 'published inspection')}"
    if known.owed:
        text += f"; of {known.owed:,} with a list of weaknesses or areas for action, {known.whole:,} have it whole"
        text += f" and {known.partly:,} in part" if known.partly else ""
    return f"{text}. What is missing means nothing; numbers of items do not compare areas."
