"""The page of the partnership's details: its councils and integrated care boards, from the row under the headings.

The rows below it (lead persons, addresses) are not read: no person's name leaves this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sendinsp.importing.reports import bodies
from sendinsp.importing.reports.model import Read
from sendinsp.importing.reports.pages import Line, between, columns_of
from sendinsp.importing.reports.sections import Section, Slice
from sendinsp.importing.reports.text import join, squeeze

_COUNCIL = re.compile(r"local authorit(?:y|ies)|councils?", re.IGNORECASE)
_BOARD = re.compile(r"integrated care(?: boards?| systems?)?(?:\(s\))?(?: \(?icbs?\)?)?|icbs?", re.IGNORECASE)
_LABEL = re.compile(
    r"names? of (?:the )?(?:local )?(?:authorit(?:y|ies)|councils?|icbs?|integrated care boards?)\s*:\s*", re.IGNORECASE
)
_OTHER_LABEL = re.compile(r"(?:names? of|website|address|lead)\b.*:|(?:https?://|www\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """Councils and boards as printed; None where not read."""

    councils: Read[tuple[str, ...]] | None = None
    boards: Read[tuple[str, ...]] | None = None


def read(sections: Sequence[Section], known: Iterable[str] = ()) -> Details:
    """The councils and boards of a report's details section."""
    known = tuple(known)
    for section in sections:
        for part in section.slices:
            cells = _cells(part)
            if cells is None:
                continue
            right = max(word.x1 for word in part.words)
            return Details(
                _bodies(cells.left, part.page, cells.edge, cells.ruled, known),
                _bodies(cells.right, part.page, right, cells.ruled, known),
            )
    return Details()


@dataclass(frozen=True, slots=True)
class _Cells:
    """The first row's two cells, where the left one ends, and whether ruled lines part them from the next row."""

    left: list[Line]
    right: list[Line]
    edge: float
    ruled: bool


def _bodies(
    lines: Sequence[Line], page: int, edge: float, ruled: bool, known: tuple[str, ...]
) -> Read[tuple[str, ...]] | None:
    text = _LABEL.sub("", join(line.text for line in lines))
    if not text:
        return None
    named, good = bodies.split(_LABEL.sub("", bodies.with_breaks(lines, edge)), known)
    # A council may be printed by the area's name alone ("Cornwall"): one name is no less sure for that.
    sure = ruled and (good or len(named) == 1)
    note = "" if sure else ("the table is not ruled" if not ruled else "the names may not be parted rightly")
    return Read(named, page, text, sure=sure, note=note)


def _cells(part: Slice) -> _Cells | None:
    for line in part.lines:
        split = _header(line)
        if split is None:
            continue
        edge = _edge(part, line, split)
        wide = 0.5 * part.width
        rules = sorted(rule.at for rule in part.across if rule.at > line.bottom - 4 and rule.end - rule.start >= wide)
        below = [word for word in part.words if word.top > line.bottom - 3]
        row = next(between(below, rules), None)
        if row is not None:
            return _Cells(*columns_of(row, edge, part.page), edge, True)
        left, right = map(_until_gap, columns_of(below, edge, part.page))
        return _Cells(left, right, edge, False)
    return None


def _header(line: Line) -> float | None:
    """Where the second heading begins in the header row "Local authority | Integrated care board"."""
    for index in range(1, len(line.words)):
        left = squeeze(" ".join(word.text for word in line.words[:index]))
        right = squeeze(" ".join(word.text for word in line.words[index:]))
        if _COUNCIL.fullmatch(left) and _BOARD.fullmatch(right):
            return line.words[index].x0
    return None


def _edge(part: Slice, header: Line, second: float) -> float:
    """Where the left column ends: the ruled line before the second heading, else a little before it."""
    beside = [
        rule.at
        for rule in part.down
        if header.x0 + 20 < rule.at <= second + 1 and rule.start < header.bottom + 30 and rule.end > header.top - 5
    ]
    return max(beside) if beside else second - 6


def _until_gap(lines: Iterable[Line]) -> list[Line]:
    """A column's first lines up to a gap wider than between lines, a person's title or an address."""
    kept: list[Line] = []
    for line in lines:
        if kept and line.top - kept[-1].bottom > 0.5 * kept[-1].words[0].height:
            break
        if kept and (_OTHER_LABEL.match(line.text) or re.search(r"\b(?:director|chief|officer)\b", line.text, re.I)):
            break
        kept.append(line)
    return kept
