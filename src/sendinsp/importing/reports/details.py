"""The page of the partnership's details: its councils and integrated care boards, from the row under the headings.

The rows below it (lead persons, addresses) are not read: no person's name leaves this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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


Bodies = Read[tuple[str, ...]]


def read(sections: Sequence[Section], known: Iterable[str] = ()) -> tuple[Bodies | None, Bodies | None]:
    """The councils and the boards of a report's details section as printed; None where not read."""
    known = tuple(known)
    parts = (_of_part(part, known) for section in sections for part in section.slices)
    return next((found for found in parts if found is not None), (None, None))


def _of_part(part: Slice, known: tuple[str, ...]) -> tuple[Bodies | None, Bodies | None] | None:
    """The bodies in the two cells of the row under the headings; None where there are no such headings."""
    headings = ((line, second) for line in part.lines if (second := _header(line)) is not None)
    line, second = next(headings, (None, 0.0))
    if line is None:
        return None
    edge = _edge(part, line, second)
    wide = 0.5 * part.width
    rules = sorted(rule.at for rule in part.across if rule.at > line.bottom - 4 and rule.end - rule.start >= wide)
    below = [word for word in part.words if word.top > line.bottom - 3]
    row = next(between(below, rules), None)
    left, right = columns_of(below if row is None else row, edge, part.page)
    if row is None:  # nothing parts it from the rows below
        left, right = _until_gap(left), _until_gap(right)
    ruled = row is not None
    return (
        _bodies(left, part.page, edge, ruled, known),
        _bodies(right, part.page, max(word.x1 for word in part.words), ruled, known),
    )


def _bodies(lines: Sequence[Line], page: int, edge: float, ruled: bool, known: tuple[str, ...]) -> Bodies | None:
    """The bodies named in a cell; `ruled`: whether ruled lines part it from the next row."""
    text = _LABEL.sub("", join(line.text for line in lines))
    if not text:
        return None
    named, good = bodies.split(_LABEL.sub("", bodies.with_breaks(lines, edge)), known)
    # A council may be printed by the area's name alone ("Cornwall"): one name is no less sure for that.
    sure = ruled and (good or len(named) == 1)
    note = "" if sure else ("the table is not ruled" if not ruled else "the names may not be parted rightly")
    return Read(named, page, text, sure=sure, note=note)


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
