"""Text folded at the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console

from sendinsp.output.text import clean_line


class Line(NamedTuple):
    """A line of text before it is folded.

    Attributes:
        text: what it says.
        style: its looks on a terminal, which only repeat what it says.
        first: what stands before it.
        rest: what stands before each line that continues it.
    """

    text: str = ""
    style: str = ""
    first: str = ""
    rest: str = ""


def folded(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, at least one. Words stay whole, so that ids and addresses can be copied."""
    from textwrap import wrap

    lines = wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
    return lines or [first.rstrip()]


def print_folded(screen: Console, lines: Iterable[Line], widest: int) -> None:
    """Print lines folded at the width of the screen, or at `widest` where it is wider."""
    from rich.text import Text

    width = min(screen.width, widest)
    for line in lines:
        for part in folded(clean_line(line.text), width, line.first, line.rest):
            screen.print(Text(part, style=line.style), soft_wrap=True)
