"""What stands between two ruled lines of a table, before it is a row; and how it is parted where nothing is ruled."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from sendinsp.importing.reports.pages import Line, Word
from sendinsp.importing.reports.text import NUMBER, ends_sentence, join


@dataclass(slots=True)
class Piece:
    """The cell on the left (if there are two), the one on the right, and why a person should look at them."""

    left: list[Line]
    right: list[Line]
    notes: list[str] = field(default_factory=list)

    @property
    def left_text(self) -> str:
        """What the cell on the left says."""
        return join(line.text for line in self.left)

    @property
    def right_text(self) -> str:
        """What the cell on the right says."""
        return join(line.text for line in self.right)

    def take(self, rest: Piece) -> None:
        """Add the rest of it that stands elsewhere."""
        self.left += rest.left
        self.right += rest.right


def by_list(pieces: Sequence[Piece]) -> list[Piece]:
    """Rows typed as a list in one cell made rows: "1." to "4.", or bullets where nothing stands before the first."""
    numbered = [(piece, _marked(piece.right, lambda word: _number(word) is not None)) for piece in pieces]
    counted = [_number(piece.right[start].words[0]) for piece, starts in numbered for start in starts]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)) and numbered[0][1][:1] == [0]:
        parts: list[Piece] = []
        for piece, starts in numbered:
            first, *rest = _cut_at(piece, starts, drop=True) if starts else [piece]
            if parts and starts[:1] != [0]:
                parts[-1].take(first)  # where every row has a number, what has none is the rest of the row before
            else:
                parts.append(first)
            parts += rest
        return parts
    made = []
    for piece in pieces:
        starts = _marked(piece.right, lambda word: word.bullet)
        made += _cut_at(piece, starts, drop=True) if starts and starts[0] == 0 else [piece]
    return made


def paragraphs(piece: Piece) -> list[Piece]:
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
    return _cut_at(piece, starts, drop=False) if starts else [piece]


def joined_sentences(pieces: Iterable[Piece]) -> list[Piece]:
    """Paragraphs of which the first does not end a sentence made one."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].right and not ends_sentence(made[-1].right_text):
            made[-1].right += piece.right
        else:
            made.append(piece)
    return made


def _number(word: Word) -> int | None:
    """The number of a list that a word is: 2 of "2." and "(2)"."""
    match = NUMBER.match(word.text)
    return int(match[1]) if match else None


def _marked(lines: Sequence[Line], is_mark: Callable[[Word], object]) -> list[int]:
    """Indexes of the lines that begin with a mark and stand furthest to the left of those that do."""
    marks = [index for index, line in enumerate(lines) if len(line.words) > 1 and is_mark(line.words[0])]
    left = min((lines[index].x0 for index in marks), default=0.0)
    return [index for index in marks if lines[index].x0 < left + 4]


def _cut_at(piece: Piece, starts: Sequence[int], *, drop: bool) -> list[Piece]:
    """A piece cut before the lines `starts`; `drop`: the mark they begin with is left out."""
    parts = []
    for begin, end in itertools.pairwise(sorted({0, *starts, len(piece.right)})):
        lines = piece.right[begin:end]
        if drop and begin in starts:
            lines[0] = lines[0].without_mark
        parts.append(Piece(piece.left if begin == 0 else [], lines, list(piece.notes)))
    return parts
