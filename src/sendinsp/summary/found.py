"""What inspections found, item by item: weaknesses, areas for action, strengths, and words in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sendinsp import frameworks
from sendinsp.model.inspection import Inspection
from sendinsp.model.theme import Theme
from sendinsp.register.register import Register
from sendinsp.summary.inspection_rows import as_text

NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an inspection found.

    Attributes:
        inspection: whose it is.
        kind: `weakness`, `priority-action`, `improvement`, `strength`, `development`, or `notes`.
        number: its place in its list, from 1.
        summary: in words.
        themes: codes of themes.
        reasons: codes of the framework's reasons.
        progress: as a further visit judged it, or None.
        basis: how its list was come by, or None.
        sources: the sources of the item itself.
    """

    inspection: Inspection
    kind: str
    number: int
    summary: str
    themes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    progress: str | None = None
    basis: str | None = None
    sources: tuple[str, ...] = ()


def items_of(inspection: Inspection) -> Iterator[Item]:
    """What one inspection found, as its record has it: its framework's lists, then the findings."""
    for one in frameworks.words_of(inspection.framework).lists:
        basis = inspection.value_at(one.basis)
        items: Any = inspection.value_at(one.path) or ()
        for number, item in enumerate(items, 1):
            yield Item(
                inspection,
                one.kind,
                number,
                item.summary,
                item.themes,
                getattr(item, "reasons", ()),
                getattr(item, "progress", None),
                as_text(basis),
                item.sources,
            )
    for number, finding in enumerate(inspection.findings, 1):
        yield Item(inspection, finding.kind, number, finding.summary, finding.themes, sources=finding.sources)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much is known of what inspections found.

    Attributes:
        inspections: how many there are.
        with_items: of how many anything found is recorded.
        owed: of how many a list is to be expected, by a count or by the outcome.
        whole: of how many of these the list is whole.
        partly: of how many it is partly known.
    """

    inspections: int
    with_items: int
    owed: int
    whole: int
    partly: int


def coverage(inspections: Iterable[Inspection]) -> Coverage:
    """How much of what the inspections found is recorded; published ones count."""
    total = some = owed = whole = partly = 0
    for one in inspections:
        if not one.is_published:
            continue
        total += 1
        bases = [one.value_at(words.basis) for words in frameworks.words_of(one.framework).lists]
        plan = frameworks.plan_of(one.framework)
        some += any(True for _ in items_of(one))
        if any(bases) or (plan is not None and plan.owed(one)):
            owed += 1
            known = [basis for basis in bases if basis]
            whole += bool(known) and all(basis == "whole" for basis in known)
            partly += bool(known) and not all(basis == "whole" for basis in known)
    return Coverage(total, some, owed, whole, partly)


# --- words -----------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_HYPHENED = re.compile(rf"{_WORD.pattern}(?:[-‐‑]{_WORD.pattern})*")
_BETWEEN = re.compile(r"[-‐‑]|\s+")
"""What may stand between the words of a text where a hyphen was typed."""


def plain_text(text: str) -> str:
    """A text without case and accents, of the same length where it has none that fold into several letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


@dataclass(frozen=True, slots=True)
class Match:
    """An item in which all the words looked for begin some word.

    Attributes:
        item: the item.
        spans: where in its summary the matches are, as first and last character.
    """

    item: Item
    spans: tuple[tuple[int, int], ...]


def find(text: str, inspections: Sequence[Inspection], *, notes: bool = True) -> list[Match]:
    """The items that hold every word of `text`, as the beginning of a word, case and accents aside.

    What a hyphen joins is looked for together: `co-production` is not in "communication and production".

    Args:
        text: the words looked for.
        inspections: where to look, in the order of the result.
        notes: whether the records' free notes are looked through too.
    """
    wanted = [tuple(plain_text(word) for word in _WORD.findall(joined)) for joined in _HYPHENED.findall(text)]
    if not wanted:
        return []
    found = []
    for inspection in inspections:
        items = list(items_of(inspection))
        if notes and inspection.notes:
            items.append(Item(inspection, NOTES, 1, " ".join(inspection.notes.split())))
        found += [match for item in items if (match := _match(item, wanted)) is not None]
    return found


def themes_called(text: str, themes: Mapping[str, Theme]) -> dict[str, str]:
    """Code and title of the themes whose title holds every word of `text`, as the beginning of a word."""
    wanted = [plain_text(word) for word in _WORD.findall(text)]
    found = {}
    for code, theme in themes.items():
        own = [plain_text(word) for word in _WORD.findall(theme.title)]
        if wanted and all(any(word.startswith(one) for word in own) for one in wanted):
            found[code] = theme.title
    return found


def _match(item: Item, wanted: Sequence[tuple[str, ...]]) -> Match | None:
    words = list(_WORD.finditer(item.summary))
    plain = [plain_text(word[0]) for word in words]
    spans: list[tuple[int, int]] = []
    hit: set[tuple[str, ...]] = set()
    for at, word in enumerate(words):
        begun = [one for one in wanted if plain[at].startswith(one[0]) and _stands(one, at, words, plain, item.summary)]
        hit.update(begun)
        if begun and (not spans or word.start() >= spans[-1][1]):
            spans.append((word.start(), words[at + max(map(len, begun)) - 1].end()))
    return Match(item, tuple(spans)) if hit.issuperset(wanted) else None


def _stands(wanted: tuple[str, ...], at: int, words: Sequence[re.Match[str]], plain: Sequence[str], text: str) -> bool:
    """Whether the words wanted together stand from word `at` on; the last may go on."""
    end = at + len(wanted) - 1
    return len(wanted) == 1 or (
        end < len(words)
        and tuple(plain[at:end]) == wanted[:-1]
        and plain[end].startswith(wanted[-1])
        and all(_BETWEEN.fullmatch(text, words[k].end(), words[k + 1].start()) for k in range(at, end))
    )


def match_row(match: Match, register: Register) -> dict[str, Any]:
    """A row of `find` as JSON has it. `matches`: the words of the summary that match, as they stand there."""
    item = match.item
    inspection = item.inspection
    return {
        "id": inspection.id,
        "area": inspection.area,
        "name": register.areas.name(inspection.area),
        "framework": inspection.framework,
        "term": as_text(inspection.term),
        "kind": item.kind,
        "number": item.number,
        "summary": item.summary,
        "themes": list(item.themes),
        "reasons": list(item.reasons),
        "progress": item.progress,
        "basis": item.basis,
        "matches": [item.summary[first:last] for first, last in match.spans],
    }
