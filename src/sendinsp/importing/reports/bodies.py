"""Bodies named in a cell: "Suffolk County Council, NHS Suffolk and North East Essex ICB and NHS Norfolk ICB".

"and" and commas stand between bodies and inside their names. The text is cut at some of them so that every piece is a
known body (the report's own details page, names given) or ends as bodies' names do; the cut with most such pieces wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sendinsp.importing.reports.pages import Line
from sendinsp.importing.reports.text import alike, join, squeeze

_BETWEEN = re.compile(
    r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+(?=NHS\s(?!(?:foundation\s+)?trust\b))|\s*/\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:councils?|icbs?|boards?|trusts?|authority|authorities|partnerships?|leaders|providers?|services?|schools?"
    r"|colleges?|commissioners?|agencies|partners|teams?|hospitals?|corporation|company|cic|ccgs?|groups?|police|ltd|limited|plc)$"
)
_BOROUGH_OF = re.compile(
    r"^(?:the )?(?:london borough|royal borough|metropolitan borough|borough|city|county|council)(?: council)? of \S"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@lru_cache(maxsize=4096)
def same(name: str) -> str:
    """For comparing bodies: with or without "the", "NHS" and "area", ICB written out or not, a bracketed short form."""
    name = _BRACKETS.sub("", alike(name)).strip(" .,;:")
    name = re.sub(r"\bicb\b", "integrated care board", name).replace("&", "and").replace(",", "")
    name = " ".join(re.sub(r"\b(?:the|area)\b", " ", name).split())
    # "NHS Barset" is not the council that is printed as "Barset".
    return re.sub(r"\bnhs ", "", name) if _ENDS.search(name) else name


def split(text: str, known: Iterable[str] = ()) -> tuple[tuple[str, ...], bool]:
    """The bodies named in `text` as printed, and whether each is known or ends as a body's name does."""
    text = squeeze(text).rstrip(" .,;:")
    if not text:
        return (), True
    known_names = frozenset(filter(None, map(same, known)))
    pieces, joints = _pieces(text)
    best: list[tuple[float, tuple[str, ...], bool]] = [(0.0, (), True)]
    for end in range(1, len(pieces) + 1):
        options = []
        for begin in range(end):
            name = pieces[begin]
            for index in range(begin + 1, end):
                name += joints[index - 1] + pieces[index]
            score, good = _score(name, end - begin, known_names)
            before = best[begin]
            options.append((before[0] + score, (*before[1], name), before[2] and good))
        best.append(max(options, key=lambda one: (one[0], -len(one[1]))))
    return best[-1][1], best[-1][2]


def with_breaks(lines: Sequence[Line], edge: float | None) -> str:
    """A cell's text, ";" put where a line ends though the next word had room on it: a body on a line of its own.

    edge: the right edge of the cell, None where it is not known; then no line is taken to end early.
    """
    whole = ""
    for before, line in zip((None, *lines), lines, strict=False):
        early = False
        if before is not None and edge is not None and before.page == line.page:
            end, first = before.words[-1].x1, line.words[0]
            early = end + (first.x1 - first.x0) + 12 < edge
        ends = early and bool(_ENDS.search(alike(whole)))
        whole = join((whole + ";", line.text)) if ends and line.text[:1].isupper() else join((whole, line.text))
    return whole


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """Text cut at every possible joint outside brackets, and the joints between."""
    pieces, joints, at = [], [], 0
    for joint in _BETWEEN.finditer(text):
        inside = text.count("(", 0, joint.start()) > text.count(")", 0, joint.start())
        if inside or joint.start() == at or joint.end() == len(text):
            continue
        pieces.append(text[at : joint.start()])
        joints.append(joint[0])
        at = joint.end()
    return [*pieces, text[at:]], joints


def looks_whole(text: str, known: Iterable[str] = ()) -> bool:
    """Whether `text` can be the whole of a cell: no joint or half a name at its ends."""
    text = squeeze(text)
    if not text or re.match(r"(?:and|&|of)\b|[,;]|[a-z]", text) or re.search(r"(?:\b(?:and|of|the|NHS)|[,;&])$", text):
        return False
    return split(text, known)[1]


def _score(name: str, pieces: int, known: frozenset[str]) -> tuple[float, bool]:
    plain = _BRACKETS.sub("", alike(name)).strip()
    bonus = 0.5 if plain.startswith("nhs ") else 0.0
    ends = bool(_ENDS.search(plain)) and len(plain.split()) > 1
    if same(name) in known:
        if pieces == 1 and not ends and not bonus:
            return 0.0, True
        return 3.0 + 4.0 * (pieces - 1) + bonus, True
    if ends or _BOROUGH_OF.match(plain):
        return 1.0 + bonus, True
    if bonus:
        return -1.0 + bonus, False
    return -10.0, False


def councils_of(area: str) -> tuple[str, ...]:
    """Names the council of an area is likely to go by, to be matched where the details page names it otherwise."""
    kinds = ("Council", "County Council", "City Council", "Borough Council", "Metropolitan Borough Council")
    return (*(f"{area} {kind}" for kind in kinds), f"London Borough of {area}", f"Royal Borough of {area}")
