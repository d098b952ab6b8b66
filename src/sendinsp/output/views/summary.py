"""The table of groups with bars, and the line of totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from sendinsp import frameworks
from sendinsp.frameworks.interface import AWAITED, SHARED_MAP_STATES, SHARED_OUTCOMES, UNKNOWN
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural

BAR = 30
"""Longest bar, in characters."""


def summary_listing(summary: dict[str, Any], footer: Sequence[str]) -> Listing:
    """A summary of `summary.totals` as a listing of its groups."""
    if "/" in summary["by"]:
        return cross_table(summary, footer)
    rows = summary["groups"]
    if summary["by"] in ("reason", "theme"):
        return _by_code(summary, footer)
    longest = max((row["inspections"] for row in rows), default=0)
    scale = min(1.0, BAR / longest) if longest else 1.0
    shared = (
        Column(summary["by"].capitalize(), lambda row: row["label"], wraps=True),
        Column("Inspections", lambda row: f"{row['inspections']:,}", keep=9, right=True),
        Column("Published", lambda row: f"{row['published']:,}", keep=6, right=True),
        Column("Awaited", lambda row: f"{row['awaited']:,}", keep=5, right=True),
    )
    if (labels := _outcomes(summary)) is not None:
        signs = _signs(summary)
        own = (
            *(
                Column(label, lambda row, code=code: f"{row['outcomes'].get(code, 0):,}", keep=5, right=True)  # type: ignore[misc]
                for code, label in labels.items()
            ),
            Column("Outcomes", lambda row: _signed_bar(row, signs, scale), keep=7),
        )
        footer = [_bar_legend(labels, signs, scale), *footer]
    else:
        own = (
            Column("WSOA", _wsoa, keep=8, right=True),
            Column("Rate", rate, keep=4, right=True),
            Column(f"★ WSOA  # none  . awaited{_scale_words(scale)}", lambda row: Cell(_bar(row, scale)), keep=2),
        )
    return Listing(rows, (*shared, *own), [_totals_line(summary), *footer], "No inspection fits.")


def left_out_words(summary: dict[str, Any]) -> list[str]:
    """Which inspections a grouping does not reach, and why."""
    return [
        f"Left out: {plural(one['inspections'], 'inspection')} of {one['framework']}, which has no such list."
        for one in summary["left_out"]
    ]


def _by_code(summary: dict[str, Any], footer: Sequence[str]) -> Listing:
    """Groups of reasons or themes: areas and items, and what re-visits found of the progress on them."""
    rows = sorted(summary["groups"], key=lambda row: -row["areas"] if row["key"] != "none-recorded" else 1)
    most = max((row["areas"] for row in rows if row["key"] != "none-recorded"), default=0)
    scale = min(1.0, BAR / most) if most else 1.0
    columns = (
        Column(summary["by"].capitalize(), lambda row: row["label"], wraps=True),
        Column("Areas", lambda row: f"{row['areas']:,}", keep=9, right=True),
        Column("Items", lambda row: f"{row['items']:,}", keep=8, right=True),
        Column("Wanting", lambda row: f"{row['shortcomings']:,}", keep=6, right=True),
        Column("Strengths", lambda row: f"{row['strengths']:,}", keep=5, right=True),
        Column("List whole", _whole, keep=4, right=True),
        Column("Progress", _progress, keep=7, right=True),
        Column(
            f"Areas{_scale_words(scale)}",
            lambda row: "" if row["key"] == "none-recorded" else "#" * max(1, round(row["areas"] * scale)),
            keep=2,
        ),
    )
    legend = [
        "Items: what was found in these words; wanting are weaknesses, areas for action and developments.",
        "List whole: of how many areas with such a list it is the letter's or report's own, whole.",
        "Progress: items that a re-visit found sufficient progress on, of those of which it is known.",
    ]
    return Listing(rows, columns, [_totals_line(summary), *legend, *footer], "No inspection fits.")


def _whole(row: Row) -> str:
    return f"{row['list_whole']:,} of {row['with_list']:,}" if row["with_list"] else "–"


def _progress(row: Row) -> str:
    known = row["progress_sufficient"] + row["progress_insufficient"]
    return f"{row['progress_sufficient']:,} of {known:,}" if known else "–"


def _scale_words(scale: float) -> str:
    """What a sign of a bar stands for, where that is more than one."""
    return "" if scale == 1 else f", a sign is {1 / scale:.1f}"


def _signs(summary: dict[str, Any]) -> dict[str, str]:
    """One sign for each outcome, that of the map where it has one."""
    found = {}
    for one in summary["frameworks"]:
        words = frameworks.words_of(one["framework"])
        for code, label in words.outcomes.items():
            state = words.map_states.get(code)
            found[code] = state.mark if state is not None else label[0]
    return {**found, AWAITED: SHARED_MAP_STATES[AWAITED].mark, UNKNOWN: SHARED_MAP_STATES[UNKNOWN].mark}


def _signed_bar(row: Row, signs: dict[str, str], scale: float) -> str:
    counts = {code: row["outcomes"].get(code, 0) for code in signs}
    return "".join(signs[code] * max(1, round(count * scale)) for code, count in counts.items() if count)


def _bar_legend(labels: dict[str, str], signs: dict[str, str], scale: float) -> str:
    names = {**labels, **SHARED_OUTCOMES}
    parts = ", ".join(f"{sign} {names[code].lower().replace('wsoa', 'WSOA')}" for code, sign in signs.items())
    return f"Outcomes: {parts}{_scale_words(scale).replace(', a sign is', '; a sign stands for')}."


def _outcomes(summary: dict[str, Any]) -> dict[str, str] | None:
    """Code and label of the outcomes of the frameworks there are; None where a WSOA is all that is asked about."""
    words = [frameworks.words_of(one["framework"]).outcomes for one in summary["frameworks"]]
    if all("wsoa" in outcomes for outcomes in words):
        return None
    return {code: label for outcomes in words for code, label in outcomes.items()}


def _totals_line(summary: dict[str, Any]) -> str:
    """The line of totals; with the number of each outcome where not all are a matter of a WSOA."""
    if (labels := _outcomes(summary)) is None:
        return totals(summary["totals"])
    counts = {code: sum(one["outcomes"].get(code, 0) for one in summary["frameworks"]) for code in labels}
    parts = [f"{label} {counts[code]:,}" for code, label in labels.items() if counts[code]]
    return "; ".join([_published(summary["totals"]), *parts])


def cross_table(summary: dict[str, Any], footer: Sequence[str]) -> Listing:
    """Two groupings against each other: inspections in each cell, with the number of WSOAs after the star."""
    first, second = summary["by"].split("/")
    cells = {tuple(row["labels"]): row for row in summary["groups"]}
    across = _across(summary["groups"])
    rows = [
        {first: label, **{other: cells.get((label, other)) for other in across}} for label in _down(summary["groups"])
    ]
    columns = [
        Column(f"{first.capitalize()} / {second}", itemgetter(first), wraps=True),
        *(Column(other, _pair_of(other), keep=9, right=True) for other in across),
    ]
    starred = any("wsoa" in one["outcomes"] for one in summary["frameworks"])
    legend = ["Inspections, and after the star those with a WSOA."] if starred or _outcomes(summary) is None else []
    return Listing(rows, columns, [_totals_line(summary), *legend, *footer], "No inspection fits.")


def _down(groups: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(row["labels"][0] for row in groups))


def _across(groups: Sequence[Row]) -> list[str]:
    """The second labels in the order of their grouping: `groups` sorts them within each first label."""
    ordered: list[str] = []
    for row in groups:
        label = row["labels"][1]
        if label not in ordered:
            before = [r["labels"][1] for r in groups if r["labels"][0] == row["labels"][0]]
            after = [one for one in before[before.index(label) + 1 :] if one in ordered]
            ordered.insert(ordered.index(after[0]) if after else len(ordered), label)
    return ordered


def _pair_of(label: str) -> Callable[[Row], Cell | str]:
    def cell(row: Row) -> Cell | str:
        pair = row[label]
        if pair is None:
            return Cell("–", "dim")
        return f"{pair['inspections']:,} ★{pair['wsoa']:,}" if pair["wsoa"] else f"{pair['inspections']:,}"

    return cell


def _wsoa(row: Row) -> Cell:
    return Cell(f"{row['wsoa']:,}", "bold yellow" if row["wsoa"] else "dim")


def rate(row: Row) -> str:
    """The share with a WSOA of those published, in per cent."""
    return "–" if row["wsoa_rate"] is None else f"{row['wsoa_rate']:.0%}"


def totals(row: Row) -> str:
    """`46 inspections: 39 published, 7 awaited, 13 with a WSOA (33%)`."""
    text = f"{_published(row)}, {row['wsoa']:,} with a WSOA"
    return text if row["wsoa_rate"] is None else f"{text} ({rate(row)} of those published)"


def _published(row: Row) -> str:
    return f"{plural(row['inspections'], 'inspection')}: {row['published']:,} published, {row['awaited']:,} awaited"


def _bar(row: Row, scale: float) -> str:
    starred: int = round(row["wsoa"] * scale)
    published: int = max(round(row["published"] * scale) - starred, 0)
    awaited: int = round(row["awaited"] * scale)
    return "★" * starred + "#" * published + "." * awaited
