"""Rows of the tables of areas for priority action and for improvement, out of ruled lines and the words between.

A table is not looked for as a whole (pdfplumber's `find_tables` misses one report in five): a section's text between
two ruled lines that run across it is a row; pieces of a row on two pages are joined; where nothing is ruled, bullets,
numbers and gaps part the rows, and the rows say that they are unsure.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from sendinsp.importing.reports import bodies
from sendinsp.importing.reports.model import Row
from sendinsp.importing.reports.pages import Line, Rule, Word, lines_of
from sendinsp.importing.reports.sections import Section, Slice, is_header_row
from sendinsp.importing.reports.text import NUMBER, ends_sentence, join, squeeze

_WIDE = 0.6
"""A ruled line parts rows where it runs across this share of the section's text."""


_POINTS_BACK = re.compile(
    r"(?:this|these|those|they|it|its|their|such|in addition|in particular|however|therefore|as a result|for example"
    r"|where this|leaders (?:should|must|need to) also|they should)\b(?! area)",
    re.IGNORECASE,
)
"""What a row hardly begins with: it points to a sentence before."""


@dataclass(slots=True)
class _Piece:
    """What stands between two ruled lines: the cell on the left (if there are two) and the one on the right."""

    left: list[Line]
    right: list[Line]
    page: int
    notes: list[str] = field(default_factory=list)

    @property
    def left_text(self) -> str:
        return join(line.text for line in self.left)

    @property
    def right_text(self) -> str:
        return join(line.text for line in self.right)


def rows(section: Section, known: Iterable[str] = ()) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows of a section, and remarks: one sentence on each thing found beside the table."""
    known = tuple(known)
    remarks: list[str] = []
    pieces: list[_Piece] = []
    ruled = any(_row_rules(part) for part in section.slices)
    edge: float | None = None
    swapped = False
    for part in section.slices:
        if not part.words:
            continue
        edge = _column_edge(part) or edge
        swapped = swapped or _bodies_on_the_right(part)
        found = _pieces(part, edge, ruled, remarks)
        if swapped:
            found = [_Piece(one.right, one.left, one.page, one.notes) for one in found]
        if found and pieces and (note := _goes_on(pieces[-1], found[0], edge is not None, known)) is not None:
            pieces[-1].left += found[0].left
            pieces[-1].right += found[0].right
            pieces[-1].notes += [note] if note else []
            found = found[1:]
        pieces += found
    unsure = "" if ruled else "the section is not ruled as a table"
    apart: list[_Piece] = []
    if not ruled:
        apart = [part for piece in pieces for part in _paragraphs(piece)]
        pieces = _joined_sentences(apart)
    pieces = _by_list(pieces)
    if len(pieces) == 1 and ruled and len(parts := _paragraphs(pieces[0])) > 1 and _all_sentences(parts):
        pieces, unsure = parts, "one cell holds them all; they are parted at its paragraphs"
    made = tuple(_row(piece, edge, known, unsure) for piece in pieces)
    return tuple(row for row in made if row.text or row.responsible_text), tuple(remarks)


# --- pieces --------------------------------------------------------------------------------------------------------


def _row_rules(part: Slice) -> list[Rule]:
    """The ruled lines that part rows: those that run across most of the section's text."""
    if not part.words:
        return []
    width = max(word.x1 for word in part.words) - min(word.x0 for word in part.words)
    return [rule for rule in part.across if rule.end - rule.start >= _WIDE * max(width, 200) and rule.at < part.bottom]


def _column_edge(part: Slice) -> float | None:
    """Where the left column ends: the ruled line inside the table, else the gap before the header's second cell."""
    lines = [rule for rule in part.down if rule.end - rule.start > 8]
    if lines and (across := _row_rules(part)):
        left, right = min(rule.start for rule in across), max(rule.end for rule in across)
        inside = [rule for rule in lines if left + 0.1 * (right - left) < rule.at < right - 0.1 * (right - left)]
        if inside:
            longest = max(inside, key=lambda rule: rule.end - rule.start)
            return longest.at
    for line in part.lines:
        text = squeeze(line.text)
        if is_header_row(text) and re.search(r"\bresponsible\b", text, re.IGNORECASE):
            gaps = [(b.x0 - a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)]
            if gaps and max(gaps)[0] > 10:
                return max(gaps)[1] - 5
    return None


def _bodies_on_the_right(part: Slice) -> bool:
    """Whether the header row names the bodies second ("Areas for priority action | Responsible body")."""
    return any(
        is_header_row(line.text)
        and re.match(r"(?:areas?|priority|improve|actions?).*\bresponsible\b", line.text, re.IGNORECASE)
        for line in part.lines
    )


def _pieces(part: Slice, edge: float | None, ruled: bool, remarks: list[str]) -> list[_Piece]:
    cuts = [rule.at for rule in _row_rules(part)]
    if ruled and not cuts:
        cuts = _shade_cuts(part)
    bounds = [part.top - 3, *sorted(cuts), float("inf")]
    found = []
    for upper, lower in itertools.pairwise(bounds):
        words = [word for word in part.words if upper <= (word.top + word.bottom) / 2 < lower]
        if not words:
            continue
        piece = _piece(words, part.page, edge)
        if not (piece.left or piece.right):
            continue
        if ruled and not _inside(part, words):
            text = join(line.text for line in lines_of(words, part.page))
            remarks.append(f'Page {part.page}: text beside the table was left out: "{text[:80]}".')
            continue
        found.append(piece)
    return found


def _piece(words: Sequence[Word], page: int, edge: float | None) -> _Piece:
    """The cells between two ruled lines, header rows and stray bullets taken out."""
    lines = lines_of(words, page)
    while lines and is_header_row(lines[0].text):
        lines = lines[1:]
    words = [word for line in lines for word in line.words]
    left = [word for word in words if edge is not None and word.x0 < edge - 1]
    right = [word for word in words if edge is None or word.x0 >= edge - 1]
    return _Piece(_no_stray(lines_of(left, page)), _no_stray(lines_of(right, page)), page)


def _no_stray(lines: list[Line]) -> list[Line]:
    """Bullets that stand alone: put before the line that follows closely, else dropped as strays."""
    kept: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        if len(line.words) == 1 and line.words[0].bullet:
            waiting = line
            continue
        if waiting is not None and line.top - waiting.top < 2 * waiting.words[0].height:
            kept.append(Line((*waiting.words, *line.words), line.page))
        else:
            kept.append(line)
        waiting = None
    return kept


def _shade_cuts(part: Slice) -> list[float]:
    """Edges of shaded rows, where every part between them ends a sentence; else none."""
    width = max(word.x1 for word in part.words) - min(word.x0 for word in part.words)
    cuts = sorted(rule.at for rule in part.shade_edges if rule.end - rule.start >= _WIDE * max(width, 200))
    bounds = [part.top - 3, *cuts, float("inf")]
    for upper, lower in itertools.pairwise(bounds):
        words = [word for word in part.words if upper <= (word.top + word.bottom) / 2 < lower]
        text = join(line.text for line in lines_of(words, part.page))
        if text and not ends_sentence(text) and not is_header_row(text):
            return []
    return cuts


def _inside(part: Slice, words: Sequence[Word]) -> bool:
    """Whether words stand inside the table: a ruled line runs down beside at least half of their height."""
    sides = [rule for rule in part.down if rule.end - rule.start > 8]
    if not sides:
        return True
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    shared = max((min(bottom, rule.end) - max(top, rule.start) for rule in sides), default=0.0)
    return shared >= 0.5 * (bottom - top)


# --- over the page -------------------------------------------------------------------------------------------------


def _goes_on(before: _Piece, after: _Piece, two: bool, known: tuple[str, ...]) -> str | None:
    """Whether `after`, first on its page, is the rest of `before`: None where not, else a note ("" where certain)."""
    text, rest = before.right_text, after.right_text
    if two and (not after.left or not after.right):
        return ""
    if not text or not rest:
        return ""
    first = after.right[0].words[0]
    if rest[0].islower() and not ends_sentence(text):
        return ""
    if two:
        names = before.left_text, after.left_text
        whole = [bodies.looks_whole(name, known) for name in (*names, join(names))]
        if whole[0] and whole[1]:
            return None
        if whole[2] and (not whole[0] or re.match(r"(?:and|of|&)\b|[,;]", names[1])):
            return ""
    if not ends_sentence(text):
        if NUMBER.match(first.text) and not two:
            return None
        return ""
    if first.bullet and any(line.words[0].bullet for line in before.right):
        return "the row is taken to go on over the page with a further bullet"
    if rest[0].islower():
        return ""
    return "the row is taken to go on over the page, by its first word there" if _POINTS_BACK.match(rest) else None


# --- lists and paragraphs ------------------------------------------------------------------------------------------


def _marked(lines: Sequence[Line], is_mark: Callable[[Word], object]) -> list[int]:
    """Indexes of the lines that begin with a mark and stand furthest to the left of those that do."""
    marks = [index for index, line in enumerate(lines) if len(line.words) > 1 and is_mark(line.words[0])]
    if not marks:
        return []
    left = min(lines[index].x0 for index in marks)
    return [index for index in marks if lines[index].x0 < left + 4]


def _cut_at(piece: _Piece, starts: Sequence[int], drop: bool) -> list[_Piece]:
    """A piece cut before the lines `starts`, the mark they begin with dropped."""
    cuts = [*starts, len(piece.right)]
    if cuts[0] != 0:
        cuts = [0, *cuts]
    parts = []
    for begin, end in itertools.pairwise(cuts):
        lines = list(piece.right[begin:end])
        if drop and begin in starts:
            lines[0] = Line(lines[0].words[1:], lines[0].page)
        parts.append(_Piece(piece.left if begin == cuts[0] else [], lines, lines[0].page, list(piece.notes)))
    return parts


def _by_list(pieces: list[_Piece]) -> list[_Piece]:
    """Rows typed as a list in one cell made rows: "1." to "4.", or bullets where nothing stands before the first."""
    numbers = [
        [
            index
            for index in _marked(piece.right, lambda word: NUMBER.match(word.text))
            if len(piece.right[index].words) > 1
        ]
        for piece in pieces
    ]
    counted = [
        int(match[1])
        for piece, starts in zip(pieces, numbers, strict=True)
        for index in starts
        if (match := NUMBER.match(piece.right[index].words[0].text))
    ]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)) and numbers[0][:1] == [0]:
        parts: list[_Piece] = []
        for piece, starts in zip(pieces, numbers, strict=True):
            cut = _cut_at(piece, starts, drop=True) if starts else [piece]
            if parts and starts[:1] != [0]:
                # Where every row has a number, what has none is the rest of the row before.
                parts[-1].right += cut[0].right
                parts[-1].left += cut[0].left
                cut = cut[1:]
            parts += cut
        return parts
    made = []
    for piece in pieces:
        starts = _marked(piece.right, lambda word: word.bullet)
        made += _cut_at(piece, starts, drop=True) if starts and starts[0] == 0 else [piece]
    return made


def _paragraphs(piece: _Piece) -> list[_Piece]:
    """A piece cut where the gap to the next line is clearly wider than between lines."""
    lines = piece.right
    pitches = [b.top - a.top for a, b in itertools.pairwise(lines) if a.page == b.page and b.top > a.top]
    if not pitches:
        return [piece]
    usual = median(sorted(pitches)[: max(1, (len(pitches) + 1) // 2)])
    starts = [
        index + 1
        for index, (a, b) in enumerate(itertools.pairwise(lines))
        if a.page == b.page
        and b.top - a.top > 1.3 * usual
        and ends_sentence(a.text)
        and not (b.words[0].bullet and index > 0 and not lines[0].words[0].bullet)
    ]
    return _cut_at(piece, [0, *starts], drop=False) if starts else [piece]


def _joined_sentences(pieces: list[_Piece]) -> list[_Piece]:
    """Paragraphs of which the first does not end a sentence made one."""
    made: list[_Piece] = []
    for piece in pieces:
        if made and made[-1].right and not ends_sentence(made[-1].right_text):
            made[-1].right += piece.right
        else:
            made.append(piece)
    return made


def _all_sentences(parts: Sequence[_Piece]) -> bool:
    return all(ends_sentence(part.right_text) and part.right_text[0].isupper() for part in parts)


# --- a row ---------------------------------------------------------------------------------------------------------


def _row(piece: _Piece, edge: float | None, known: tuple[str, ...], unsure: str) -> Row:
    text, items = body_text(piece.right)
    row = Row(
        text=text,
        items=items,
        pages=tuple(sorted({line.page for line in (*piece.left, *piece.right)})),
        note="; ".join(filter(None, [unsure, *piece.notes])),
        sure=not (unsure or piece.notes),
    )
    notes = [row.note] if row.note else []
    if edge is not None:
        cell = piece.left_text
        named, good = bodies.split(bodies.with_breaks(piece.left, edge), known)
        row = replace(row, responsible=named, responsible_text=cell)
        if not cell:
            notes.append("no body is named beside it")
        elif not good:
            notes.append("not every name in the cell is known as a body's")
    if not ends_sentence(text):
        notes.append("it does not end in a full stop")
    return replace(row, note="; ".join(notes), sure=not notes)


def body_text(lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """A cell's text with each bulleted item on a line of its own that begins with "- ", and the items."""
    parts: list[tuple[bool, list[str]]] = []
    bullet_x = text_x = 0.0
    for line in lines:
        marked = len(line.words) > 1 and line.words[0].bullet
        if marked:
            bullet_x, text_x = line.x0, line.words[1].x0
            parts.append((True, [Line(line.words[1:], line.page).text]))
            continue
        back = parts and parts[-1][0] and line.x0 < text_x - 3 and line.x0 <= bullet_x + 2
        if not parts or (back and ends_sentence(parts[-1][1][-1])):
            parts.append((False, []))
        parts[-1][1].append(line.text)
    whole = [(item, join(texts)) for item, texts in parts]
    return (
        "\n".join(f"- {text}" if item else text for item, text in whole),
        tuple(text for item, text in whole if item),
    )
