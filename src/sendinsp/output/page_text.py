"""Pages of text in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from sendinsp.frameworks.interface import Block, Step
from sendinsp.output.folding import Line, print_folded
from sendinsp.output.page import MARKS, Page, shown_date
from sendinsp.output.table import console, text_of

WIDEST = 110
ROOM = 20
"""Columns that a step's remark needs beside its date and name; where there are fewer, it stands below them."""


def page_text(page: Page, *, to_file: bool = False) -> str:
    """A page folded at the terminal's width, the dates and names of steps set below each other."""
    screen = console(to_file=to_file)
    print_folded(screen, _page(page, min(screen.width, WIDEST)), WIDEST)
    print_folded(screen, map(Line, page.remarks), screen.width)
    return text_of(screen)


def _page(page: Page, width: int) -> Iterator[Line]:
    yield Line(page.heading, "bold")
    for part in page.parts:
        steps = [block.step for block in part if block.step]
        dates = max((cell_len(shown_date(step)) for step in steps), default=0)
        labels = max((len(step.label) for step in steps), default=0)
        for block in part:
            if block.step is not None:
                yield from _step(block, block.step, dates, labels, width)
            else:
                yield from _block(block)


def _block(block: Block) -> Iterator[Line]:
    if block.kind in ("heading", "section"):
        yield Line()
        yield Line(block.text, "bold" if block.kind == "heading" else "underline")
    elif block.kind == "item":
        yield Line(block.text, block.style, f"  {block.label} ", " " * (len(block.label) + 3))
    else:
        yield Line(block.text, block.style)


def _step(block: Block, step: Step, dates: int, labels: int, width: int) -> Iterator[Line]:
    day = shown_date(step)
    first = f"  {MARKS[step.how]} {day}{' ' * (dates - cell_len(day))}  "
    beside = len(first) + labels + 2
    if width - beside >= ROOM:
        yield Line(block.text, block.style, f"{first}{step.label:<{labels}}  ", " " * beside)
    elif len(first) + len(step.label) + 2 + len(block.text) <= width:
        yield Line(block.text, block.style, f"{first}{step.label}  ")
    else:
        yield Line(step.label, block.style, first, " " * len(first))
        if block.text:
            yield Line(block.text, block.style, " " * 6, " " * 6)
