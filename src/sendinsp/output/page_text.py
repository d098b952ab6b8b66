"""Pages of text in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from sendinsp.frameworks.interface import Block
from sendinsp.output.folding import Line, print_folded
from sendinsp.output.page import MARKS, Page, shown_date
from sendinsp.output.table import console, text_of

WIDEST = 110


def page_text(page: Page, *, to_file: bool = False) -> str:
    """A page folded at the terminal's width, the dates and names of steps set below each other."""
    screen = console(to_file=to_file)
    print_folded(screen, _page(page), WIDEST)
    return text_of(screen) + "".join(f"{remark}\n" for remark in page.remarks)


def _page(page: Page) -> Iterator[Line]:
    yield Line(page.heading, "bold")
    for part in page.parts:
        steps = [block.step for block in part if block.step]
        dates = max((cell_len(shown_date(step)) for step in steps), default=0)
        labels = max((len(step.label) for step in steps), default=0)
        for block in part:
            yield from _block(block, dates, labels)


def _block(block: Block, dates: int, labels: int) -> Iterator[Line]:
    if block.kind in ("heading", "section"):
        yield Line()
        yield Line(block.text, "bold" if block.kind == "heading" else "underline")
    elif block.kind == "step":
        assert block.step is not None
        day = shown_date(block.step)
        first = f"  {MARKS[block.step.how]} {day}{' ' * (dates - cell_len(day))}  {block.step.label:<{labels}}  "
        yield Line(block.text, block.style, first, " " * (dates + labels + 8))
    elif block.kind == "item":
        yield Line(block.text, block.style, f"  {block.label} ", " " * (len(block.label) + 3))
    else:
        yield Line(block.text, block.style)
