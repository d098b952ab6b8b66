"""Markdown tables."""

from __future__ import annotations

from sendinsp.output.listing import Cell, Listing
from sendinsp.output.text import clean_line


def as_markdown(listing: Listing) -> str:
    """A table with all columns, then the footer."""
    lines = [
        "| " + " | ".join(column.title for column in listing.columns) + " |",
        "| " + " | ".join("---:" if column.right else "---" for column in listing.columns) + " |",
    ]
    for row in listing.rows:
        cells = (column.cell(row) for column in listing.columns)
        lines.append("| " + " | ".join(_escaped(c.text if isinstance(c, Cell) else c) for c in cells) + " |")
    if listing.footer:
        lines += ["", *(_escaped(line) for line in listing.footer)]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    text = clean_line(text)
    for sign in "\\`*_<|[":
        text = text.replace(sign, f"\\{sign}")
    return text
