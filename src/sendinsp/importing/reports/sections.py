"""The report cut into its sections by their headings, page furniture (footers, running heads) taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sendinsp.importing.reports.pages import Line, Page, Rule, Word, lines_of
from sendinsp.importing.reports.text import alike, squeeze


class Kind(Enum):
    """What a section is about, by its heading."""

    FRONT = "front"
    OUTCOME = "outcome"
    ABOUT_AREA = "about the area"
    EXPERIENCE = "what it is like"
    STRENGTHS = "what is effective"
    WEAKNESSES = "what to do better"
    PRIORITY = "areas for priority action"
    IMPROVEMENT = "areas for improvement"
    DETAILS = "partnership details"
    INSPECTION = "about the inspection"
    TEAM = "inspection team"


_AREA = r"(?:the )?(?:local )?(?:area )?(?:partnership|area|partners|leaders)(?: partnership)?"
_HEADINGS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words}):?", re.IGNORECASE))
    for kind, words in (
        (Kind.OUTCOME, r"(?:inspection )?outcomes?(?: of (?:the|this) inspection)?"),
        (Kind.ABOUT_AREA, rf"information about (?:this |{_AREA}).*partnership|information about {_AREA}|about {_AREA}"),
        (Kind.EXPERIENCE, r"what is it like to be a child\b.*"),
        (
            Kind.STRENGTHS,
            rf"what (?:is|are|does) {_AREA} (?:doing|do) (?:that is|that are|well|effectively).*"
            rf"|what (?:is|are) {_AREA} doing well.*",
        ),
        (Kind.WEAKNESSES, rf"what (?:does|do) {_AREA} need to (?:do better|improve).*"),
        (Kind.PRIORITY, r"(?:areas?|actions?) (?:for|requiring) priority actions?|priority actions?|priority areas?"),
        (Kind.IMPROVEMENT, r"areas? (?:for|that need|requiring) (?:further )?improvements?|areas? to improve"),
        (Kind.DETAILS, rf"(?:{_AREA}) details|details of {_AREA}|local area details"),
        (Kind.INSPECTION, r"information about (?:this|the) inspections?|about this inspection"),
        (Kind.TEAM, r"(?:the )?inspection team"),
    )
)
_RESPONSIBLE = (
    r"responsible (?:body|bodies|organisations?|partners?|party|parties|for action)(?:\(s\)|\(ies\)|/bodies)?"
)
_HEADER_CELL = (
    rf"(?:{_RESPONSIBLE}|areas? for (?:priority action|improvement)s?|priority actions?|improvements?|actions?)"
)
_HEADER_ROW = re.compile(rf"{_HEADER_CELL}(?: {_HEADER_CELL})?:?", re.IGNORECASE)
_FOOTER = re.compile(r"(?:area send |joint )?(?:full )?(?:inspection )?report: \S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a section on one page: from `top` to `bottom`, with the lines of text and the ruled lines there."""

    page: int
    top: float
    bottom: float
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    shade_edges: tuple[Rule, ...]
    lines: tuple[Line, ...]

    @property
    def words(self) -> list[Word]:
        """The words of its lines."""
        return [word for line in self.lines for word in line.words]

    @property
    def width(self) -> float:
        """How much of the page its text takes across; it must have some."""
        words = self.words
        return max(word.x1 for word in words) - min(word.x0 for word in words)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None before the first) and what stands under it, page by page."""

    kind: Kind
    heading: Line | None
    slices: tuple[Slice, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines in order."""
        return tuple(line for part in self.slices for line in part.lines)


@dataclass(frozen=True, slots=True)
class Document:
    """The report: its sections in order and what the footers say, page by page."""

    sections: tuple[Section, ...]
    footers: tuple[str, ...]

    def all(self, kind: Kind) -> tuple[Section, ...]:
        """Every section of a kind."""
        return tuple(one for one in self.sections if one.kind is kind)


def is_header_row(text: str) -> bool:
    """Whether a line is the header row of a table ("Responsible body Areas for priority action")."""
    return bool(_HEADER_ROW.fullmatch(squeeze(text)))


def heading_kind(line: Line) -> Kind | None:
    """What section a line opens, None where it is no heading. Headings begin with a capital and fill their line."""
    text = squeeze(line.text)
    if not text[:1].isupper() or len(text) > 110:
        return None
    for kind, pattern in _HEADINGS:
        if pattern.fullmatch(text):
            return kind
    if re.match(_RESPONSIBLE, text, re.IGNORECASE) and is_header_row(text):
        return Kind.PRIORITY
    return None


def cut(pages: Sequence[Page]) -> Document:
    """The sections of a report. A heading that repeats the kind of the section it stands in is a table's header row."""
    lines, footers = _without_furniture(pages)
    openings: list[tuple[Kind, Line | None, int, float]] = [(Kind.FRONT, None, pages[0].number, 0.0)] if pages else []
    for line in lines:
        kind = heading_kind(line)
        if kind is not None and kind is not openings[-1][0] and not _header_of_two(line, kind, openings[-1][0]):
            openings.append((kind, line, line.page, line.top))
    sections = []
    for index, (kind, heading, page, top) in enumerate(openings):
        last = index + 1 == len(openings)
        end_page, end = (pages[-1].number, float("inf")) if last else openings[index + 1][2:]
        header_line = heading is not None and is_header_row(heading.text) and "responsible" in alike(heading.text)
        parts = []
        for one in pages:
            if not page <= one.number <= end_page:
                continue
            upper = 0.0 if one.number > page else top if heading is None or header_line else heading.bottom - 0.5
            lower = end if one.number == end_page else float("inf")
            parts.append(_slice(one, upper, lower, lines))
        sections.append(Section(kind, heading, tuple(parts)))
    return Document(tuple(sections), footers)


def _header_of_two(line: Line, kind: Kind, now: Kind) -> bool:
    """A header row that names the bodies too, in a table of improvements: it opens no section on priority action."""
    return kind is Kind.PRIORITY and now is Kind.IMPROVEMENT and "priority" not in alike(line.text)


def _slice(page: Page, top: float, bottom: float, lines: Sequence[Line]) -> Slice:
    mine = tuple(line for line in lines if line.page == page.number and top <= line.top < bottom)
    upper = top - 2
    return Slice(
        page=page.number,
        top=top,
        bottom=min(bottom, max((line.bottom for line in mine), default=top) + 40),
        across=tuple(rule for rule in page.across if upper <= rule.at < bottom),
        down=tuple(rule for rule in page.down if rule.end > upper and rule.start < bottom),
        shade_edges=tuple(rule for rule in page.shade_edges if upper <= rule.at < bottom),
        lines=mine,
    )


def _without_furniture(pages: Sequence[Page]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of all pages less footers, running heads and page numbers; and the footers' text."""
    by_page = {page.number: lines_of(page.words, page.number) for page in pages}
    repeated = _repeated(pages, by_page)
    kept: list[Line] = []
    footers: list[str] = []
    for page in pages:
        lines = by_page[page.number]
        foot = next(
            (line.top for line in lines if line.top > 0.85 * page.height and _FOOTER.match(squeeze(line.text))),
            float("inf"),
        )
        below = []
        for line in lines:
            edge = _at_edge(line, page)
            number = edge and re.fullmatch(rf"(?:page )?{page.number}(?: of \d+)?", alike(line.text))
            if line.top >= foot - 1:
                below.append(_without_number(line, page))
            elif not (number or (edge and _shape(line.text) in repeated)):
                kept.append(line)
        if below:
            footers.append(squeeze(" ".join(below)))
    return kept, tuple(footers)


def _at_edge(line: Line, page: Page) -> bool:
    return line.top > 0.88 * page.height or line.bottom < 0.1 * page.height


def _without_number(line: Line, page: Page) -> str:
    number = str(page.number)
    return " ".join(word.text for word in line.words if word.text != number or word.x0 <= 0.8 * page.width)


def _repeated(pages: Sequence[Page], by_page: dict[int, list[Line]]) -> set[str]:
    """Lines at the edge of a page that stand, but for their digits, on half of the pages and on two at least."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line.text) for line in by_page[page.number] if _at_edge(line, page)})
    return {shape for shape, times in seen.items() if times >= max(2, len(pages) / 2)}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", alike(text))
