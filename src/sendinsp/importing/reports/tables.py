"""Rows of the tables of areas for priority action and for improvement, out of ruled lines and the words between.

A table is not looked for as a whole (pdfplumber's `find_tables` misses one report in five): a section's text between
two ruled lines that run across it is a row; pieces of a row on two pages are joined; where nothing is ruled, bullets,
numbers and gaps part the rows, and the rows say that they are unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sendinsp.importing.reports import bodies
from sendinsp.importing.reports.model import Row
from sendinsp.importing.reports.pages import Line, Rule, Word, between, columns_of, lines_of
from sendinsp.importing.reports.pieces import Piece, by_list, joined_sentences, paragraphs
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


def rows(section: Section, known: Iterable[str] = ()) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows of a section, and remarks: one sentence on each thing found beside the table."""
    known = tuple(known)
    remarks: list[str] = []
    pieces: list[Piece] = []
    ruled = any(_row_rules(part) for part in section.slices)
    edge: float | None = None
    swapped = False
    for part in section.slices:
        if not part.lines:
            continue
        edge = _column_edge(part) or edge
        swapped = swapped or _bodies_on_the_right(part)
        found = _pieces(part, edge, ruled, remarks)
        if swapped:
            found = [Piece(one.right, one.left) for one in found]
        if found and pieces and (note := _goes_on(pieces[-1], found[0], edge is not None, known)) is not None:
            pieces[-1].take(found.pop(0))
            pieces[-1].notes += [note] if note else []
        pieces += found
    unsure = ""
    if not ruled:
        unsure = "the section is not ruled as a table"
        pieces = joined_sentences(part for piece in pieces for part in paragraphs(piece))
    pieces = by_list(pieces)
    if ruled and len(pieces) == 1 and len(parts := paragraphs(pieces[0])) > 1 and all(map(_is_sentence, parts)):
        pieces, unsure = parts, "one cell holds them all; they are parted at its paragraphs"
    made = tuple(_row(piece, edge, known, unsure) for piece in pieces)
    return tuple(row for row in made if row.text or row.responsible_text), tuple(remarks)


def _is_sentence(piece: Piece) -> bool:
    return ends_sentence(piece.right_text) and piece.right_text[0].isupper()


# --- the ruled lines -----------------------------------------------------------------------------------------------


def _wide(part: Slice, rules: Iterable[Rule]) -> list[Rule]:
    """Those of some lines that run across most of the section's text."""
    least = _WIDE * max(part.width, 200)
    return [rule for rule in rules if rule.end - rule.start >= least]


def _row_rules(part: Slice) -> list[Rule]:
    """The ruled lines that part rows."""
    return [rule for rule in _wide(part, part.across) if rule.at < part.bottom] if part.lines else []


def _column_edge(part: Slice) -> float | None:
    """Where the left column ends: the ruled line inside the table, else the gap before the header's second cell."""
    across = _row_rules(part)
    if across:
        left, right = min(rule.start for rule in across), max(rule.end for rule in across)
        margin = 0.1 * (right - left)
        inside = [rule for rule in _sides(part) if left + margin < rule.at < right - margin]
        if inside:
            return max(inside, key=lambda rule: rule.end - rule.start).at
    for line in part.lines:
        text = squeeze(line.text)
        if is_header_row(text) and re.search(r"\bresponsible\b", text, re.IGNORECASE):
            gaps = [(b.x0 - a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)]
            if gaps and max(gaps)[0] > 10:
                return max(gaps)[1] - 5
    return None


def _sides(part: Slice) -> list[Rule]:
    """The ruled lines that run down beside cells."""
    return [rule for rule in part.down if rule.end - rule.start > 8]


def _bodies_on_the_right(part: Slice) -> bool:
    """Whether the header row names the bodies second ("Areas for priority action | Responsible body")."""
    return any(
        is_header_row(line.text)
        and re.match(r"(?:areas?|priority|improve|actions?).*\bresponsible\b", line.text, re.IGNORECASE)
        for line in part.lines
    )


# --- pieces --------------------------------------------------------------------------------------------------------


def _pieces(part: Slice, edge: float | None, ruled: bool, remarks: list[str]) -> list[Piece]:
    """What stands between the ruled lines of a page; what stands beside the table is left out, with a remark."""
    cuts = sorted(rule.at for rule in _row_rules(part))
    if ruled and not cuts:
        cuts = _shade_cuts(part)
    found = []
    for words in _cut(part, cuts):
        piece = _piece(words, part.page, edge)
        if not (piece.left or piece.right):
            continue
        if ruled and not _inside(part, words):
            text = join(line.text for line in lines_of(words, part.page))
            remarks.append(f'Page {part.page}: text beside the table was left out: "{text[:80]}".')
            continue
        found.append(piece)
    return found


def _cut(part: Slice, cuts: Sequence[float]) -> Iterable[list[Word]]:
    """The words of a page's part, cut at heights that go down the page."""
    return between(part.words, [part.top - 3, *cuts, float("inf")])


def _piece(words: Sequence[Word], page: int, edge: float | None) -> Piece:
    """The cells between two ruled lines, header rows and stray bullets taken out."""
    lines = lines_of(words, page)
    while lines and is_header_row(lines[0].text):
        lines = lines[1:]
    left, right = columns_of((word for line in lines for word in line.words), edge, page)
    return Piece(_no_stray(left), _no_stray(right))


def _no_stray(lines: list[Line]) -> list[Line]:
    """Bullets that stand alone: put before the line that follows closely, else dropped as strays."""
    kept: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        if line.bare_bullet:
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
    cuts = sorted(rule.at for rule in _wide(part, part.shade_edges))
    for words in _cut(part, cuts):
        text = join(line.text for line in lines_of(words, part.page))
        if not ends_sentence(text) and not is_header_row(text):
            return []
    return cuts


def _inside(part: Slice, words: Sequence[Word]) -> bool:
    """Whether words stand inside the table: a ruled line runs down beside at least half of their height."""
    sides = _sides(part)
    if not sides:
        return True
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return max(min(bottom, rule.end) - max(top, rule.start) for rule in sides) >= 0.5 * (bottom - top)


# --- over the page -------------------------------------------------------------------------------------------------


def _goes_on(before: Piece, after: Piece, two: bool, known: tuple[str, ...]) -> str | None:
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
        return None if NUMBER.match(first.text) and not two else ""
    if first.bullet and any(line.words[0].bullet for line in before.right):
        return "the row is taken to go on over the page with a further bullet"
    if rest[0].islower():
        return ""
    return "the row is taken to go on over the page, by its first word there" if _POINTS_BACK.match(rest) else None


# --- a row ---------------------------------------------------------------------------------------------------------


def _row(piece: Piece, edge: float | None, known: tuple[str, ...], unsure: str) -> Row:
    text, items = body_text(piece.right)
    notes = [unsure, *piece.notes] if unsure else list(piece.notes)
    named: tuple[str, ...] = ()
    cell = piece.left_text if edge is not None else ""
    if edge is not None:
        named, good = bodies.split(bodies.with_breaks(piece.left, edge), known)
        if not cell:
            notes.append("no body is named beside it")
        elif not good:
            notes.append("not every name in the cell is known as a body's")
    if not ends_sentence(text):
        notes.append("it does not end in a full stop")
    return Row(
        text=text,
        items=items,
        pages=tuple(sorted({line.page for line in (*piece.left, *piece.right)})),
        responsible=named,
        responsible_text=cell,
        sure=not notes,
        note="; ".join(notes),
    )


def body_text(lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """A cell's text with each bulleted item on a line of its own that begins with "- ", and the items."""
    parts: list[tuple[bool, list[str]]] = []
    bullet_x = text_x = 0.0
    for line in lines:
        if line.bulleted:
            bullet_x, text_x = line.x0, line.words[1].x0
            parts.append((True, [line.without_mark.text]))
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
