"""Counts and rates of inspections, in total and by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_OUTCOMES
from sendinsp.model.inspection import Inspection
from sendinsp.model.terms import Term
from sendinsp.register.register import Register
from sendinsp.register.select import codes_of, is_rated
from sendinsp.summary.found import items_of

Row = dict[str, Any]
Keys = list[tuple[str, str]]
"""The groups that an inspection belongs to: key and label of each."""

UNDATED = ("undated", "Undated")
NONE_RECORDED = ("none-recorded", "None recorded")


def summarise(
    inspections: Sequence[Inspection], register: Register, by: Sequence[str], day: date, *, with_outcomes: bool = False
) -> Row:
    """Totals, totals a framework, and totals a group; the inspections as known on `day`.

    Inspections of a framework that has no list of what is grouped by (reasons) are left out, and counted as such.

    Args:
        inspections: what is counted.
        register: names areas, frameworks and codes.
        by: one or two of `GROUPINGS`; with two, a group is a pair and its key `first/second`.
        day: the day of judgement.
        with_outcomes: see `groups`.
    """
    lists = [_TOPICS[name] for name in by if name in _TOPICS]
    names = {one.framework for one in inspections}
    without = {name for name in names if not all(register.titles(topic, name) for topic in lists)}
    beyond = Counter(one.framework for one in inspections if one.framework in without)
    inspections = [one for one in inspections if one.framework not in without]
    return {
        "as_of": day.isoformat(),
        "totals": count(inspections),
        "frameworks": [
            {"framework": name, **count(own), "outcomes": outcomes(own)}
            for name in sorted(names - without)
            if (own := [one for one in inspections if one.framework == name])
        ],
        "left_out": [{"framework": name, "inspections": number} for name, number in sorted(beyond.items())],
        "by": "/".join(by),
        "groups": groups(inspections, register, by, with_outcomes=with_outcomes),
    }


def frameworks_in(inspections: Iterable[Inspection], register: Register, by: str) -> dict[str, set[str]]:
    """The frameworks that the inspections of each group are of, by the group's key."""
    found: dict[str, set[str]] = {}
    for inspection in inspections:
        for key, _ in GROUPINGS[by](inspection, register):
            found.setdefault(key, set()).add(inspection.framework)
    return found


def count(inspections: Iterable[Inspection]) -> Row:
    """How many, how many published and awaited, how many of the rated outcome, and their share of those published.

    The rate is of records of a framework that rates an outcome: None where nothing is published, and in totals that
    hold inspections of another framework too.
    """
    found = list(inspections)
    published = sum(one.is_published for one in found)
    rated = sum(is_rated(one) is True for one in found)
    return {
        "inspections": len(found),
        "published": published,
        "awaited": len(found) - published,
        "wsoa": rated,
        "wsoa_rate": round(rated / published, 4) if published and one_scale(found) else None,
    }


def one_scale(inspections: Iterable[Inspection]) -> bool:
    """Whether all inspections are of frameworks that count one of their outcomes with a rate."""
    return all(frameworks.words_of(name).rated for name in {one.framework for one in inspections})


def outcomes(inspections: Iterable[Inspection]) -> dict[str, int]:
    """How many inspections had each outcome."""
    return dict(Counter(frameworks.words_of(one.framework).outcome(one) for one in inspections))


def groups(
    inspections: Sequence[Inspection], register: Register, by: Sequence[str], *, with_outcomes: bool = False
) -> list[Row]:
    """A row a group, in the groups' own order. An inspection may stand in several groups of reasons or themes.

    Where there are inspections of a framework that rates no outcome, or `with_outcomes` asks for it, each row says how
    many had each outcome.
    """
    with_outcomes = with_outcomes or not one_scale(inspections)
    found: dict[tuple[tuple[str, str], ...], list[Inspection]] = {}
    for inspection in inspections:
        pairs: list[tuple[tuple[str, str], ...]] = [()]
        for name in by:
            pairs = [(*before, key) for before in pairs for key in GROUPINGS[name](inspection, register)]
        for pair in pairs:
            found.setdefault(pair, []).append(inspection)
    ordered = sorted(found.items(), key=lambda item: [order_of(n, k) for n, k in zip(by, item[0], strict=True)])
    rows = []
    topic = next((name for name in by if name in _FOUND), None)
    for pair, members in ordered:
        labels = [label for _, label in pair]
        key = "/".join(key for key, _ in pair)
        row = {"key": key, "label": ", ".join(labels), "labels": labels, **count(members)}
        if topic is not None:
            row |= _found_of(members, topic, dict(zip(by, pair, strict=True))[topic][0])
        rows.append(row | {"outcomes": outcomes(members)} if with_outcomes else row)
    return rows


_FOUND = ("reason", "theme")
_TOPICS = {"reason": "reasons", "theme": "themes", "board": "boards"}
"""Groupings by codes, the first of them by what was found, with the list of codes that each is of."""


def _found_of(members: Sequence[Inspection], grouping: str, code: str) -> Row:
    """What was found that has a code: how many items in how many areas, how whole the lists are, and what progressed.

    Progress is as further visits judged it, of those items of which it is known. `shortcomings` are the items that are
    no strengths.
    """
    items = [item for one in members for item in items_of(one) if code in getattr(item, _TOPICS[grouping])]
    lists = [one for one in members if any(item.basis for item in items_of(one))]
    whole = [one for one in lists if all(item.basis in (None, "whole") for item in items_of(one))]
    return {
        "areas": len({one.area for one in members}),
        "items": len(items),
        "shortcomings": sum(item.kind != "strength" for item in items),
        "strengths": sum(item.kind == "strength" for item in items),
        "with_list": len(lists),
        "list_whole": len(whole),
        "progress_sufficient": sum(item.progress == "sufficient" for item in items),
        "progress_insufficient": sum(item.progress == "insufficient" for item in items),
    }


def order_of(grouping: str, key: tuple[str, str]) -> tuple[int, Any]:
    """What the groups of a grouping are sorted by."""
    if key in (UNDATED, NONE_RECORDED):
        return (1, "")
    if grouping == "term":
        term = Term.parse(key[0])
        return (0, f"{term.year}-{term.index}")
    if grouping == "outcome":
        return (0, f"{_outcome_order().index(key[0]):04d}")
    return (0, key[1])


@cache
def _outcome_order() -> tuple[str, ...]:
    """The codes of outcomes, framework after framework, then those that all have."""
    return (*(code for name in frameworks.ids() for code in frameworks.words_of(name).outcomes), *SHARED_OUTCOMES)


def _outcome(inspection: Inspection, _register: Register) -> Keys:
    words = frameworks.words_of(inspection.framework)
    code = words.outcome(inspection)
    return [(code, {**words.outcomes, **SHARED_OUTCOMES}[code])]


def _term(inspection: Inspection, _register: Register) -> Keys:
    return [(str(inspection.term), inspection.term.human())] if inspection.term else [UNDATED]


def _year(inspection: Inspection, _register: Register) -> Keys:
    return [(inspection.term.academic_year, inspection.term.academic_year)] if inspection.term else [UNDATED]


def _area_field(name: str) -> Callable[[Inspection, Register], Keys]:
    def keys(inspection: Inspection, register: Register) -> Keys:
        area = register.areas.get(inspection.area)
        value = str(getattr(area, name)) if area else "unknown"
        label = value.replace("-", " ").capitalize() if name == "type" else value
        return [(value.casefold().replace(",", "").replace(" ", "-"), label)]

    return keys


def _framework(inspection: Inspection, register: Register) -> Keys:
    framework = register.frameworks.get(inspection.framework)
    return [(inspection.framework, framework.title if framework is not None else inspection.framework)]


def _coded(topic: str) -> Callable[[Inspection, Register], Keys]:
    def keys(inspection: Inspection, register: Register) -> Keys:
        known = register.titles(topic, inspection.framework)
        return [(code, known.get(code, code)) for code in sorted(codes_of(inspection, topic))] or [NONE_RECORDED]

    return keys


GROUPINGS: dict[str, Callable[[Inspection, Register], Keys]] = {
    "term": _term,
    "region": _area_field("region"),
    "ofsted-region": _area_field("ofsted_region"),
    "year": _year,
    "type": _area_field("type"),
    "outcome": _outcome,
    "reason": _coded("reasons"),
    "theme": _coded("themes"),
    "framework": _framework,
    "board": _coded("boards"),
}
"""What `--by` takes. A year is an academic year; a region the statistical one unless Ofsted's is asked for."""

__all__ = ["GROUPINGS", "count", "frameworks_in", "groups", "outcomes", "summarise"]
