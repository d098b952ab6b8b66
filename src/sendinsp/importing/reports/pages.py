"""A PDF's pages as words and ruled lines: all that the reader needs of pdfplumber, in plain values.

Distances are in points (1/72 inch) from the page's top left corner.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from sendinsp.importing.reports.text import clean, is_bullet

_SYMBOLS = re.compile(r"wingdings|webdings|dingbats|symbol", re.IGNORECASE)
HAIR = 3.0
"""A rectangle thinner than this is a ruled line: Word draws table borders as rectangles of half a point."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands; symbol: in a font of symbols, as bullets often are."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    symbol: bool = False

    @property
    def middle(self) -> float:
        """Half-way between its upper and lower edge."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """Height of its box, near enough the font size."""
        return self.bottom - self.top

    @property
    def bullet(self) -> bool:
        """Whether it would be a bullet at the start of a line."""
        return is_bullet(self.text, symbol=self.symbol)


@dataclass(frozen=True, slots=True)
class Line:
    """The words on one line of print, left to right."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        """As read: no space where two words touch (a word that the PDF draws in two pieces)."""
        whole = self.words[0].text
        for before, word in zip(self.words, self.words[1:], strict=False):
            touching = word.x0 - before.x1 < 0.08 * word.height
            whole += word.text if touching else f" {word.text}"
        return whole

    @property
    def bulleted(self) -> bool:
        """Whether it begins with a bullet, with text after it."""
        return self.words[0].bullet and len(self.words) > 1

    @property
    def bare_bullet(self) -> bool:
        """Whether it is a bullet and nothing else: its text stands on the next line, or it is a stray."""
        return self.words[0].bullet and len(self.words) == 1

    @property
    def without_mark(self) -> Line:
        """The line without its first word, which is a bullet or a number."""
        return Line(self.words[1:], self.page)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: `at` is its y (or x where it runs down the page), from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words in no certain order, its ruled lines across and down, and the edges of shaded boxes."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    shade_edges: tuple[Rule, ...] = ()


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Words put into lines, top to bottom: two share a line where more than half of the smaller one's height does.

    A bullet is often set larger than its text and stands a little higher; it still belongs to the line.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.middle):
        for line in reversed(lines[-3:]):
            last = line[-1]
            shared = min(word.bottom, last.bottom) - max(word.top, last.top)
            if shared > 0.55 * min(word.height, last.height):
                line.append(word)
                break
        else:
            lines.append([word])
    made = [Line(tuple(sorted(line, key=lambda one: one.x0)), page) for line in lines]
    return sorted(made, key=lambda line: line.top)


def columns_of(words: Iterable[Word], edge: float | None, page: int) -> tuple[list[Line], list[Line]]:
    """The lines to the left of an edge and those to the right of it; all are to the right of none."""
    left: list[Word] = []
    right: list[Word] = []
    for word in words:
        (left if edge is not None and word.x0 < edge - 1 else right).append(word)
    return lines_of(left, page), lines_of(right, page)


def between(words: Sequence[Word], bounds: Iterable[float]) -> Iterator[list[Word]]:
    """The words between each height on a page and the next, where there are any."""
    for upper, lower in pairwise(bounds):
        if found := [word for word in words if upper <= word.middle < lower]:
            yield found


def merged(rules: Iterable[Rule], *, near: float = 2.0, gap: float = 4.0) -> tuple[Rule, ...]:
    """Rules on one height that touch, made one: Word draws a border as a piece for every cell and corner."""
    level: list[Rule] = []
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if level and rule.at - level[0].at > near:
            found += _on_one_level(level, gap)
            level = []
        level.append(rule)
    return (*found, *_on_one_level(level, gap))


def _on_one_level(rules: Sequence[Rule], gap: float) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: one.start):
        if found and rule.start <= found[-1].end + gap:
            found[-1] = Rule(found[-1].at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(rule)
    return found


def read_pages(stream: BytesIO, most: int) -> Generator[Page, None, None]:
    """Every page of a PDF in turn, no more than `most`. Raises what pdfplumber raises on a damaged file."""
    import pdfplumber

    with pdfplumber.open(stream, pages=list(range(1, most + 1))) as pdf:
        for page in pdf.pages:
            yield _page(page)
            page.close()


def _page(page: Any) -> Page:
    """One page of pdfplumber's. Its layout is read directly: its dictionaries of every attribute cost a third more."""
    from pdfplumber.utils.text import extract_words

    items = list(_items(page.layout))
    height = float(page.height)
    chars = [_char(item, height) for item in items if hasattr(item, "fontname") and item.upright]
    words = tuple(
        Word(
            text=clean(word["text"]),
            x0=float(word["x0"]),
            x1=float(word["x1"]),
            top=float(word["top"]),
            bottom=float(word["bottom"]),
            symbol=bool(_SYMBOLS.search(str(word["fontname"]))),
        )
        for word in extract_words(chars, extra_attrs=["fontname"])
        if clean(word["text"]).strip()
    )
    across: list[Rule] = []
    down: list[Rule] = []
    shade: list[Rule] = []
    for x0, x1, top, bottom, drawn in _boxes(items, height):
        if bottom - top <= HAIR and x1 - x0 > HAIR:
            across.append(Rule((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= HAIR and bottom - top > HAIR:
            down.append(Rule((x0 + x1) / 2, top, bottom))
        elif x1 - x0 > HAIR and bottom - top > HAIR:
            sides = [Rule(top, x0, x1), Rule(bottom, x0, x1)]
            if drawn:
                across += sides
                down += [Rule(x0, top, bottom), Rule(x1, top, bottom)]
            else:
                shade += sides
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=height,
        words=words,
        across=merged(across),
        down=merged(down),
        shade_edges=merged(shade),
    )


def _items(layout: Any) -> Iterator[Any]:
    """Characters and drawn things of a layout, those inside figures too."""
    for item in layout:
        if hasattr(item, "__iter__"):
            yield from _items(item)
        else:
            yield item


def _char(item: Any, height: float) -> dict[str, Any]:
    """A character as pdfplumber's `extract_words` takes it."""
    top = height - item.y1
    return {
        "text": item.get_text(),
        "fontname": item.fontname,
        "size": item.size,
        "upright": True,
        "x0": item.x0,
        "x1": item.x1,
        "top": top,
        "bottom": height - item.y0,
        "doctop": top,
    }


def _boxes(items: Iterable[Any], height: float) -> Iterator[tuple[float, float, float, float, bool]]:
    """Every rectangle and straight line of a page; the last value: whether its outline is drawn."""
    from pdfminer.layout import LTCurve, LTLine, LTRect

    for item in items:
        if isinstance(item, LTRect | LTLine):
            drawn = bool(item.stroke) or isinstance(item, LTLine)
            yield item.x0, item.x1, height - item.y1, height - item.y0, drawn
        elif isinstance(item, LTCurve):
            for (xa, ya), (xb, yb) in pairwise(item.pts):
                if abs(xa - xb) <= 1 or abs(ya - yb) <= 1:
                    yield min(xa, xb), max(xa, xb), height - max(ya, yb), height - min(ya, yb), True
