"""Markdown: tables, and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sendinsp.output.formats import Format
from sendinsp.output.listing import Cell
from sendinsp.output.text import clean_line

if TYPE_CHECKING:
    from sendinsp.frameworks.interface import Block
    from sendinsp.output.listing import Listing
    from sendinsp.output.page import Page


def as_markdown(listing: Listing) -> str:
    """A table with all columns, then the footer."""
    lines = [
        "| " + " | ".join(column.title for column in listing.columns) + " |",
        "| " + " | ".join("---:" if column.right else "---" for column in listing.columns) + " |",
    ]
    for row in listing.rows:
        cells = (column.shown(row) for column in listing.columns)
        lines.append("| " + " | ".join(_escaped(c.text if isinstance(c, Cell) else c) for c in cells) + " |")
    if listing.remarks:
        lines += ["", *(_escaped(line) for line in listing.remarks)]
    return "\n".join(lines) + "\n"


def pages_as_markdown(pages: Sequence[Page]) -> str:
    """The pages one after another, each with a line of time as a table."""
    return "\n".join(_page(page) for page in pages)


def _page(page: Page) -> str:
    found = [f"# {_escaped(page.heading)}"]
    for part in page.parts:
        listed = ""
        for block in part:
            if block.kind in ("item", "step") and listed == block.kind:
                found[-1] += "\n" + _block(block)
            elif block.kind == "step":
                found.append("| | Date | Step | |\n| --- | --- | --- | --- |\n" + _block(block))
            else:
                found.append(_block(block))
            listed = block.kind
    return "\n\n".join(found) + "\n"


def _block(block: Block) -> str:
    text = _escaped(block.text)
    if block.kind == "step":
        from sendinsp.output.page import MARKS, shown_date

        assert block.step is not None
        mark = MARKS[block.step.how].replace("-", "\\-")
        return f"| {mark} | {shown_date(block.step)} | {block.step.label} | {text} |"
    if block.kind == "item":
        number = block.label.strip("[].")
        return f"{number}. {text}" if number.isdigit() else f"- {text}"
    return {"heading": "## ", "section": "### "}.get(block.kind, "") + text


def _escaped(text: str) -> str:
    text = clean_line(text)
    for sign in "\\`*_<|[":
        text = text.replace(sign, f"\\{sign}")
    return text


FORMAT = Format(
    order=50,
    table=lambda listing, _: as_markdown(listing),
    page=lambda pages, _: pages_as_markdown(pages),
)
