"""The front page: area, dates, previous inspection, outcome and what follows it, out of its text.

It works on text, so that both readers' text (pypdf's and pdfplumber's) goes through it and one can bear out the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sendinsp.importing.reports import dates
from sendinsp.importing.reports.model import Outcome, Previous, Read
from sendinsp.importing.reports.text import alike, join, squeeze

FIRST_DAY = date(2023, 1, 1)
"""No inspection of this framework began before."""

_TITLE = re.compile(r"\barea send (?:full )?inspection (?:of|in|for) (?:the )?", re.IGNORECASE)
_LOCAL_AREA = re.compile(r"\s+local\s+area(?:\s+partnership)?$", re.IGNORECASE)
_DATES_LABEL = re.compile(
    r"\b(?:inspection (?:start |fieldwork )?dates?|dates? of (?:the |this )?inspection)(?:\s*:\s*|\s+(?=\d))",
    re.IGNORECASE,
)
_PREVIOUS_LABEL = re.compile(
    r"\b(?:dates?\s+of\s+(?:the\s+)?(?:previous|last)(?:\s+\(?(?:full|joint|local|area|send)\)?)*\s+inspections?(?:\(s\))?"
    r"(?:\s+\(?and\s+(?:(?:the|any|dates?|of)\s+)*re-?\s?visits?\)?)?"
    r"(?:\s+dates?)?(?:\s*:|\s+(?=\d|Not\b|None\b))|(?:previous|last)(?:\s+(?:full|joint|local|area|send))*\s+inspections?(?:\s+dates?)?\s*:)\s*",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\b(?:URN|Unique reference number|(?:Inspection |Report )+number|Lead inspectors?|Publication date|Published)\b"
)
_OUTCOME_LABEL = re.compile(r"\binspection outcomes?\b:?|\boutcomes? of (?:the|this) inspection\b:?", re.IGNORECASE)
_OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (3, re.compile(r"widespread and\s?/\s?or systemic failings|widespread (?:and|or) systemic failings")),
    (2, re.compile(r"(?:lead|leads|leading) to inconsistent experiences")),
    (1, re.compile(r"typically leads? to positive experiences|leads? to typically positive experiences")),
)
_WITHIN = (
    r"(?:within|in|after)\s+(?:(?:approximately|about|around)\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|eighteen)\s+(?:months?|years?)(?:'\s+time)?"
)
_NEXT = re.compile(
    rf"next\s+(?:full\s+)?(?:area\s+send\s+)?(?:full\s+)?(?:re-?)?inspection\b[^.]*?\b({_WITHIN})", re.IGNORECASE
)
_MONITORING = re.compile(
    rf"monitoring\s+(?:inspection|visit)s?\s+(?:will|is|are|to)\b[^.]*?\b({_WITHIN})", re.IGNORECASE
)
_PLAN = re.compile(
    r"(?:requires?|must|needs? to)\b[^.]*?\b(?:prepare|submit|produce)\b[^.]*?\bpriority action plan\b", re.IGNORECASE
)
_STRATEGIC = re.compile(
    r"\bask(?:s|ed)?\b[^.]*?\bupdates?\b[^.]*?\bpublish(?:es)?\b[^.]*?\bstrategic plan\b", re.IGNORECASE
)
_URN = re.compile(r"\b(?:URN|Unique reference number)(?:\s*\(URN\))?\s*:?\s*(\d{5,8})\b", re.IGNORECASE)


def bare_area(title: str) -> str:
    """The area's name without "Local Area Partnership" or "Local Area"."""
    return _LOCAL_AREA.sub("", squeeze(title))


def read(lines: Iterable[str], page: int) -> dict[str, Read[Any]]:
    """What one reader's text of the front page says: a `Read` for each field found, by name."""
    text = join(lines)
    head = text
    found: dict[str, Read[Any]] = {}
    outcome_at = _OUTCOME_LABEL.search(text)
    if outcome_at:
        head = text[: outcome_at.start()]
    previous_at = _PREVIOUS_LABEL.search(head)
    dates_at = next(
        (
            m
            for m in _DATES_LABEL.finditer(head)
            if not (previous_at and previous_at.start() <= m.start() < previous_at.end())
        ),
        None,
    )
    _title(head, page, [m.start() for m in (dates_at, previous_at) if m], found)
    if dates_at:
        end = previous_at.start() if previous_at and previous_at.start() > dates_at.start() else len(head)
        _days(head[dates_at.end() : end], page, found)
    if previous_at:
        end = dates_at.start() if dates_at and dates_at.start() > previous_at.start() else len(head)
        words = squeeze(_OTHER_LABEL.split(head[previous_at.end() : end])[0])
        if words and (read := dates.previous(words, revisit_named="visit" in previous_at[0].casefold())) is not None:
            found["previous"] = Read(read[0], page, words, sure=not read[1], note=read[1])
    if outcome_at:
        _outcome(text[outcome_at.end() :], page, found)
    if urn := _URN.search(text):
        found["urn"] = Read(urn[1], page, squeeze(urn[0]))
    return found


def _title(head: str, page: int, ends: list[int], found: dict[str, Read[Any]]) -> None:
    start = _TITLE.search(head)
    if start is None:
        return
    end = min((at for at in ends if at > start.end()), default=len(head))
    name = squeeze(head[start.end() : end])
    whole = re.match(r"(.*?\blocal\s+area\s+partnership)\b(.*)", name, re.IGNORECASE)
    if whole:
        name, rest = whole[1], whole[2].strip()
    else:
        rest = "" if end < len(head) and len(name) < 90 else name[:60]
    if name:
        found["area"] = Read(
            name, page, squeeze(head[start.start() : start.end()] + name), sure=bool(whole) and not rest,
            note="" if whole and not rest else "the title does not end in Local Area Partnership",
        )  # fmt: skip


def _days(text: str, page: int, found: dict[str, Read[Any]]) -> None:
    spans = dates.spans(text)
    if not spans:
        return
    span = dates.whole(spans)
    start, end = span.start, span.last
    notes = []
    if not span.likely:
        notes.append("the days printed do not make a span of an inspection")
    elif start.weekday() > 4 or end.weekday() > 4:
        notes.append("it begins or ends on a weekend")
    if start < FIRST_DAY:
        notes.append("the framework began in 2023")
    if len(spans) > 1:
        notes.append("more than one span is printed; first to last is taken")
    words = squeeze(text[span.at : span.to])
    found["inspection_start"] = Read(start, page, words, sure=not notes, note="; ".join(notes))
    found["inspection_end"] = Read(end, page, words, sure=not notes, note="; ".join(notes))


def _outcome(text: str, page: int, found: dict[str, Read[Any]]) -> None:
    """The outcome by the words of its sentence, and held against what follows: next inspection, monitoring, plan."""
    box = re.split(r"\binformation about the (?:local )?area\b", text, maxsplit=1, flags=re.IGNORECASE)[0][:2000]
    plain = alike(box)
    said = [(match.start(), outcome, match) for outcome, words in _OUTCOMES if (match := words.search(plain))]
    if said:
        _, outcome, match = min(said, key=lambda one: one[0])
        sure = len(said) == 1
        found["outcome"] = Read(
            outcome, page, match[0], sure=sure, note="" if sure else "the words of two outcomes stand there"
        )
    for name, pattern in (("next_full", _NEXT), ("monitoring", _MONITORING)):
        if when := pattern.search(box):
            found[name] = Read(squeeze(when[1]), page, squeeze(when[0]))
    if plan := _PLAN.search(box):
        found["plan_required"] = Read(True, page, squeeze(plan[0]))
    elif plan := _STRATEGIC.search(box):
        found["plan_required"] = Read(False, page, squeeze(plan[0]))
    _hold_against_what_follows(found, page)


def _hold_against_what_follows(found: dict[str, Read[Any]], page: int) -> None:
    follows = _outcome_by_what_follows(found)
    outcome = found.get("outcome")
    if outcome is None:
        if follows is not None:
            found["outcome"] = Read(
                follows[0], page, follows[1], sure=False, note="taken from what follows it; its own words are not known"
            )
        return
    if follows is None or follows[0] != outcome.value:
        note = (
            "what follows it was not read"
            if follows is None
            else f"what follows it ({follows[1]}) goes with outcome {follows[0]}"
        )
        found["outcome"] = replace(outcome, sure=False, note=note)


def _outcome_by_what_follows(found: Mapping[str, Read[Any]]) -> tuple[Outcome, str] | None:
    """5 years: 1; 3 years: 2; 3 years, monitoring and a priority action plan: 3."""
    plan, next_full, monitoring = found.get("plan_required"), found.get("next_full"), found.get("monitoring")
    if monitoring or (plan and plan.value):
        return 3, (monitoring or plan).words  # type: ignore[union-attr] # one is there
    if next_full is None:
        return None
    words = alike(next_full.value)
    if re.search(r"\b(?:five|5)\b", words):
        return 1, next_full.words
    if re.search(r"\b(?:three|3)\b", words):
        return 2, next_full.words
    return None


def agree(first: Mapping[str, Read[Any]], second: Mapping[str, Read[Any]] | None) -> dict[str, Read[Any]]:
    """Two readers' findings made one: the same is sure; what only one found, or both otherwise, is not.

    second: None where the second reader could not read the page at all; then nothing is borne out and nothing doubted.
    """
    if second is None:
        return dict(first)
    made: dict[str, Read[Any]] = {}
    for name in {**first, **second}:
        one, other = first.get(name), second.get(name)
        if one is not None and other is not None:
            same = _same(one.value, other.value)
            made[name] = one if same else replace(
                one, sure=False, note=f"a second reading of the page gives: {_shown(other.value)}"
            )  # fmt: skip
        elif (only := one or other) is not None:
            made[name] = replace(only, sure=False, note=only.note or "only one of two readings of the page has it")
    return made


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return alike(one) == alike(other)
    return bool(one == other)


def _shown(value: Any) -> str:
    if isinstance(value, Previous):
        return ", ".join(str(day) for day in (value.start, value.end, value.revisit) if day) or "none before"
    return str(value)


def hold_against_footers(found: dict[str, Read[Any]], footers: Iterable[str]) -> tuple[str, ...]:
    """Doubt the dates or the area where a footer contradicts the title: the title stands, a remark says it."""
    remarks: dict[str, None] = {}
    area, start, end = found.get("area"), found.get("inspection_start"), found.get("inspection_end")
    for footer in footers:
        spans = dates.spans(footer)
        if start and end and spans:
            span = dates.whole(spans)
            if (span.start, span.last) != (start.value, end.value):
                said = squeeze(footer[span.at : span.to])
                note = f"the footers say {said}"
                found["inspection_start"] = replace(start, sure=False, note=note)
                found["inspection_end"] = replace(end, sure=False, note=note)
                remarks[f"The footers say {said}, the title page {start.words}: the title page is taken."] = None
        name = re.search(r"report:\s*(.+?\blocal\s+area\b)", footer, re.IGNORECASE)
        if area and name and alike(bare_area(name[1])) != alike(bare_area(area.value)):
            found["area"] = replace(area, sure=False, note=f"the footers say {bare_area(name[1])}")
            remarks[f"The footers name {bare_area(name[1])}, the title {bare_area(area.value)}."] = None
    return tuple(remarks)
