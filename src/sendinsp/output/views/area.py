"""Inspections of an area for reading, in the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text

from sendinsp.frameworks.interface import Block
from sendinsp.model.area import Area
from sendinsp.output.table import console, text_of
from sendinsp.output.text import clean_line
from sendinsp.output.views.inspection_blocks import MARKS, blocks, shown_date
from sendinsp.summary.dossier import Dossier

WIDEST = 110

Line = tuple[str, str, str, str]
"""A line: text, style, what stands before it, and what stands before its continuation."""


def heading(area: Area) -> str:
    """`Dorset (county to 31 Mar 2019), South West`."""
    kind = "" if area.to else f", {area.type.replace('-', ' ')}"
    return f"{area.label}{kind}, {area.region}"


def show_text(heading: str, dossiers: Sequence[Dossier], *, to_file: bool = False) -> str:
    """All of them under a heading, folded at the terminal's width."""
    screen = console(to_file=to_file)
    width = min(screen.width, WIDEST)
    lines: list[Line] = [(heading, "bold", "", "")]
    for dossier in dossiers:
        found = list(blocks(dossier))
        dates = max((cell_len(shown_date(one.step)) for one in found if one.step), default=0)
        labels = max((len(one.step.label) for one in found if one.step), default=0)
        for block in found:
            lines += _lines(block, dates, labels)
    for text, style, first, rest in lines:
        folded = wrap(
            clean_line(text), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False,
            break_long_words=False,
        )  # fmt: skip
        for part in folded or [first]:
            screen.print(Text(part.rstrip(), style=style), soft_wrap=True)
    return text_of(screen)


def _lines(block: Block, dates: int, labels: int) -> Iterator[Line]:
    if block.kind == "heading":
        yield "", "", "", ""
        yield block.text, "bold", "", ""
    elif block.kind == "section":
        yield "", "", "", ""
        yield block.text, "underline", "", ""
    elif block.kind == "step":
        assert block.step is not None
        day = shown_date(block.step)
        first = f"  {MARKS[block.step.how]} {day}{' ' * (dates - cell_len(day))}  {block.step.label:<{labels}}  "
        yield block.text, block.style, first, " " * (dates + labels + 8)
    elif block.kind == "item":
        yield block.text, block.style, f"  {block.label} ", " " * (len(block.label) + 3)
    else:
        yield block.text, block.style, "", ""


def markdown(heading: str, dossiers: Sequence[Dossier]) -> str:
    """The same as a page of Markdown, the time line as a table."""
    parts = [f"# {_escaped(heading)}"]
    for dossier in dossiers:
        listed = ""
        for block in blocks(dossier):
            if block.kind in ("item", "step") and listed == block.kind:
                parts[-1] += "\n" + _mark_down(block)
            elif block.kind == "step":
                parts.append("| | Date | Step | |\n| --- | --- | --- | --- |\n" + _mark_down(block))
            else:
                parts.append(_mark_down(block))
            listed = block.kind
    return "\n\n".join(parts) + "\n"


def _mark_down(block: Block) -> str:
    text = _escaped(clean_line(block.text))
    if block.kind == "step":
        assert block.step is not None
        mark = MARKS[block.step.how].replace("-", "\\-")
        return f"| {mark} | {shown_date(block.step)} | {block.step.label} | {text} |"
    if block.kind == "item":
        numbered = block.label.strip("[].").isdigit()
        return f"{block.label.strip('[].')}. {text}" if numbered else f"- {text}"
    return {"heading": "## ", "section": "### "}.get(block.kind, "") + text


def _escaped(text: str) -> str:
    for sign in "\\`*_<|[":
        text = text.replace(sign, f"\\{sign}")
    return text
