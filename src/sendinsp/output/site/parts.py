"""What pages are made of, as plain data: the templates set it out, and nothing here knows HTML but ready pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text.

    Attributes:
        text: what it says.
        href: where it leads: an address, or a path from the top of the site; None where it is no link.
        style: `doubt`, `strong`, `dim` or "".
    """

    text: str
    href: str | None = None
    style: str = ""

    @property
    def outside(self) -> bool:
        """Whether it leads away from the site."""
        return self.href is not None and self.href.startswith(("http://", "https://", "webcal://"))


Text = tuple[Run, ...]

_MARKED = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:)\]]|\[\d+\]")


def text(words: str, cited: str = "") -> Text:
    """Words as text whose addresses are links, and so are numbers of sources where `cited` says to where."""
    return tuple(_runs(words, cited))


def listed(runs: Iterable[Run]) -> Text:
    """Pieces of text with a comma between each and the next."""
    found: list[Run] = []
    for run in runs:
        found += [Run(", "), run] if found else [run]
    return tuple(found)


def _runs(words: str, cited: str) -> Iterator[Run]:
    end = 0
    for match in _MARKED.finditer(words):
        found = match[0]
        if found.startswith("[") and not cited:
            continue
        if match.start() > end:
            yield Run(words[end : match.start()])
        yield Run(found, f"{cited}{found[1:-1]}") if found.startswith("[") else Run(_short(found), found)
        end = match.end()
    if end < len(words) or not words:
        yield Run(words[end:])


def _short(address: str) -> str:
    """An address for reading: without its protocol, cut where it is long."""
    plain = address.split("://", 1)[1].removeprefix("www.")
    return plain if len(plain) <= 60 else f"{plain[:57]}..."


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of coloured parts; the numbers stand beside it.

    Attributes:
        parts: share of the whole width (0 to 1) and colour of each part.
    """

    parts: tuple[tuple[float, str], ...]

    @property
    def placed(self) -> list[tuple[float, float, str]]:
        """Beginning, width (in hundredths) and colour of each part."""
        found, start = [], 0.0
        for share, colour in self.parts:
            found.append((round(start, 2), round(share * 100, 2), colour))
            start += share * 100
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        runs: what it says.
        sort: what it is sorted by, where that is not its text.
        bar: a bar, beside or in place of the text.
    """

    runs: Text
    sort: str | float | None = None
    bar: Bar | None = None

    @property
    def nothing(self) -> bool:
        """Whether it says that nothing is known, which a narrow screen has no room for."""
        return self.bar is None and "".join(run.text for run in self.runs) == "–"


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column.

    Attributes:
        title: what it says.
        right: whether the column is set to the right, as numbers are.
        filters: whether the values of the column are offered to choose from.
        sorts: whether rows can be sorted by it: not by numbers that compare no areas.
    """

    title: str
    right: bool = False
    filters: bool = False
    sorts: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        caption: what it is of.
        heads: its columns.
        rows: cells of each row, and the anchor of the row or "".
        remarks: lines under it.
        tools: whether it can be searched, sorted and filtered.
    """

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[Text, ...] = ()
    tools: bool = False
    kind: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a section (level 2) or of a part of one (level 3)."""

    words: str
    level: int = 2
    anchor: str = ""
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is `note`, `lead`, `outcome` or ""."""

    runs: Text
    style: str = ""
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Items:
    """A list: of each item its text and its anchor or ""."""

    items: tuple[tuple[Text, str], ...]
    ordered: bool = False
    style: str = ""
    kind: ClassVar[str] = "items"


@dataclass(frozen=True, slots=True)
class Figures:
    """Headline figures: number and words of each."""

    items: tuple[tuple[str, Text], ...]
    kind: ClassVar[str] = "figures"


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A step of a line of time.

    Attributes:
        mark: the sign that says how it is known.
        how: how it is known, see `frameworks.interface.How`.
        day: its date for reading.
        label: what happened.
        remark: what there is to say of it.
        begins: words of a new part of the line that begins with it, or "".
    """

    mark: str
    how: str
    day: str
    label: str
    remark: Text
    begins: str = ""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A line of time."""

    steps: tuple[TimeStep, ...]
    kind: ClassVar[str] = "timeline"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, in a box of its own that scrolls where the screen is too narrow for its words.

    Attributes:
        svg: as SVG, which must be well-formed and escaped.
        label: what it is of, for who comes to the box by keyboard.
        wide: whether it is of the whole width of a page.
    """

    svg: str
    label: str
    wide: bool
    kind: ClassVar[str] = "picture"


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours of bars mean: colour and label of each."""

    items: tuple[tuple[str, str], ...]
    kind: ClassVar[str] = "legend"


Block = Table | Heading | Paragraph | Items | Figures | TimeLine | Picture | Legend


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        path: from the top of the site.
        title: its heading.
        blocks: what it holds.
        description: one sentence for search engines and previews.
    """

    path: str
    title: str
    blocks: Sequence[Block]
    description: str

    @property
    def root(self) -> str:
        """The way from the page to the top of the site."""
        return "../" * self.path.count("/")


def heading(words: str, level: int = 2) -> Heading:
    """A heading whose anchor is made of its words."""
    return Heading(words, level, re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-"))


def note(words: str) -> Paragraph:
    """A remark in small print."""
    return Paragraph(text(words), "note")


def said(words: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph(text(words))


def points(lines: Iterable[str | Text], style: str = "") -> Items:
    """A list of words or of texts, none of which has an anchor."""
    return Items(tuple((text(line) if isinstance(line, str) else line, "") for line in lines), style=style)
