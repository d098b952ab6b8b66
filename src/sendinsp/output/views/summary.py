"""The table of groups with bars, and the line of totals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import ceil, floor
from operator import itemgetter
from typing import Any

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_MAP_STATES, SHARED_OUTCOMES, Words
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.table import WIDE, console, least_width
from sendinsp.output.text import plural
from sendinsp.summary.counts import NONE_RECORDED

BAR = 30
"""Longest bar, in characters."""
SHORTEST = 20
"""The least that the longest bar is given in a narrow terminal."""
Counts = Callable[[Row], Mapping[str, int]]


def summary_listing(
    summary: dict[str, Any], footer: Sequence[str], within: Mapping[str, Collection[str]] | None = None
) -> Listing:
    """A summary of `summary.totals` as a listing of its groups.

    Args:
        summary: the summary.
        footer: lines under it.
        within: the frameworks that there are in each group, by its key: an outcome that none of these has gets a dash.
    """
    if "/" in summary["by"]:
        return cross_table(summary, footer)
    rows = summary["groups"]
    if summary["by"] in ("reason", "theme"):
        return _by_code(summary, footer)
    shared = (
        Column(summary["by"].capitalize(), lambda row: row["label"], wraps=True),
        Column("Inspections", lambda row: f"{row['inspections']:,}", keep=11, right=True),
        Column("Published", lambda row: f"{row['published']:,}", keep=6, right=True),
        Column("Awaited", lambda row: f"{row['awaited']:,}", keep=5, right=True),
    )
    if (labels := _outcomes(summary)) is not None:
        own = tuple(Column(label, _number_of(code, within or {}), keep=8, right=True) for code, label in labels.items())
        signs, dear = outcome_marks(summary), 10
        counts: Counts = itemgetter("outcomes")
    else:
        own = (Column(_rated(summary), _number_rated, keep=8, right=True), Column("Rate", rate, keep=4, right=True))
        signs, counts, dear = _rated_marks(summary), _rated_counts, 2
    if not rows:
        return Listing(rows, (*shared, *own), [_totals_line(summary), *footer], "No inspection fits.")
    bar, legend = _bar_column(rows, (*shared, *own), signs, counts, dear)
    return Listing(rows, (*shared, *own, bar), [_totals_line(summary), *legend, *footer])


def outcome_marks(summary: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Outcomes that occur: code -> its sign, that of the map, and its label, in the order of their frameworks."""
    found: dict[str, tuple[str, str]] = {}
    for one in summary["frameworks"]:
        words = frameworks.words_of(one["framework"])
        states = {**words.map_states, **SHARED_MAP_STATES}
        for code, label in {**words.outcomes, **SHARED_OUTCOMES}.items():
            if one["outcomes"].get(code):
                taken = {sign for other, (sign, _) in found.items() if other != code}
                own = states[code].mark if code in states else "#"
                found[code] = (next(sign for sign in (own, *"#=*%&o") if sign not in taken), label)
    return {code: found[code] for code in sorted(found, key=lambda code: code in SHARED_OUTCOMES)}


def _number_of(code: str, within: Mapping[str, Collection[str]]) -> Callable[[Row], Cell | str]:
    """How many of a row's inspections had an outcome, or a dash where that is none of their frameworks'."""

    def cell(row: Row) -> Cell | str:
        names = within.get(row["key"], ())
        if names and not any(code in frameworks.words_of(name).outcomes for name in names):
            return Cell("–", "dim")
        return f"{row['outcomes'].get(code, 0):,}"

    return cell


def _bar_column(
    rows: Sequence[Row], others: Sequence[Column], signs: dict[str, tuple[str, str]], counts: Counts, keep: int
) -> tuple[Column, list[str]]:
    """The column of bars, as long as the terminal has room for, and the line that says what the marks stand for.

    Where there is room, the heading of the column says so itself.
    """
    longest = max((row["inspections"] for row in rows), default=0)
    words = "  ".join(f"{sign} {label}" for sign, label in signs.values())
    width = console().width
    size, room = BAR, WIDE
    if width != WIDE:
        widths = [(one.keep, least_width(one, [one.shown(row).text for row in rows]) + 2) for one in others]
        dear = [least for kept, least in widths if kept > keep or not kept]
        room = max(width - sum(least for _, least in widths), min(width - sum(dear), SHORTEST))
        size = max(min(room, BAR), SHORTEST)
    limit = max(size, room)
    scale = min(1.0, size / longest) if longest else 1.0
    while size > len(signs) and max((len(_bar(counts(row), scale, signs)) for row in rows), default=0) > limit:
        size -= 1  # marks of what is little make a bar longer than its share
        scale = min(1.0, size / longest)
    each = f"{1 / scale:.2g}" if scale < 1 else ""
    title = f"{words}, each {each}" if each else words
    column = Column(title, lambda row: Cell(_bar(counts(row), scale, signs)), keep=keep)
    if len(title) <= limit:
        return column, []
    short = column._replace(title=f"Each {each or 1}")
    return short, [
        f"Marks: {words}; each stands for {plural(1, 'inspection') if not each else f'about {each} inspections'}."
    ]


def left_out_words(summary: dict[str, Any]) -> list[str]:
    """Which inspections a grouping does not reach, and why."""
    return [
        f"Left out: {plural(one['inspections'], 'inspection')} of {one['framework']}, which has no such list."
        for one in summary["left_out"]
    ]


def _by_code(summary: dict[str, Any], footer: Sequence[str]) -> Listing:
    """Groups of reasons, in the order of their areas, or of themes, of what was found wanting; and progress on them.

    Reasons are of weaknesses alone. Strengths have themes too, and these are to move none up.
    """
    first, what = ("areas", "areas") if summary["by"] == "reason" else ("shortcomings", "wanting")
    rows = sorted(summary["groups"], key=lambda row: (row["key"] == NONE_RECORDED[0], -row[first], -row["areas"]))
    most = max((row[first] for row in rows if row["key"] != NONE_RECORDED[0]), default=0)
    scale = min(1.0, BAR / most) if most else 1.0
    columns = (
        Column(summary["by"].capitalize(), lambda row: row["label"], wraps=True),
        Column("Areas", lambda row: f"{row['areas']:,}", keep=9, right=True),
        Column("Items", lambda row: f"{row['items']:,}", keep=8, right=True),
        Column("Wanting", lambda row: f"{row['shortcomings']:,}", keep=6, right=True),
        Column("Strengths", lambda row: f"{row['strengths']:,}", keep=5, right=True),
        Column("List whole", _whole, keep=9, right=True),
        Column("Progress", _progress, keep=7, right=True),
        Column(
            f"# = {1 / scale:.2g}",
            lambda row: "" if row["key"] == NONE_RECORDED[0] else "#" * ceil(row[first] * scale),
            keep=2,
        ),
    )
    legend = [
        "Items: what was found in these words; wanting are weaknesses, areas for action and developments.",
        f"#: {what}, by which the rows are sorted.",
        "List whole: of how many areas with such a list it is the letter's or report's own, whole.",
        "Progress: items that a re-visit found sufficient progress on, of those of which it is known.",
    ]
    return Listing(rows, columns, [_totals_line(summary), *legend, *footer], "No inspection fits.")


def _whole(row: Row) -> str:
    return f"{row['list_whole']:,} of {row['with_list']:,}" if row["with_list"] else "–"


def _progress(row: Row) -> str:
    known = row["progress_sufficient"] + row["progress_insufficient"]
    return f"{row['progress_sufficient']:,} of {known:,}" if known else "–"


def _outcomes(summary: dict[str, Any]) -> dict[str, str] | None:
    """Code and label of the outcomes of the frameworks there are; None where each of them rates one of its outcomes."""
    words = _words(summary)
    if words and all(one.rated for one in words):
        return None
    return {code: label for one in words for code, label in one.outcomes.items()}


def _words(summary: dict[str, Any]) -> list[Words]:
    return [frameworks.words_of(one["framework"]) for one in summary["frameworks"]]


def _rated(summary: dict[str, Any]) -> str:
    """What the rated outcome is called."""
    return next((one.rated_as for one in _words(summary) if one.rated), "")


def _totals_line(summary: dict[str, Any]) -> str:
    """`46 inspections: 39 published, 7 awaited, 13 with a WSOA (33%)`; else with the number of each outcome."""
    totals = summary["totals"]
    if (labels := _outcomes(summary)) is None:
        text = f"{_published(totals)}, {totals['wsoa']:,} with a {_rated(summary)}"
        return text if totals["wsoa_rate"] is None else f"{text} ({rate(totals)} of those published)"
    counts = {code: sum(one["outcomes"].get(code, 0) for one in summary["frameworks"]) for code in labels}
    parts = [f"{label} {counts[code]:,}" for code, label in labels.items() if counts[code]]
    return "; ".join([_published(totals), *parts])


def cross_table(summary: dict[str, Any], footer: Sequence[str]) -> Listing:
    """Two groupings against each other: inspections in each cell, after the star those of the rated outcome."""
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
    starred = summary["totals"]["wsoa"] or _outcomes(summary) is None
    legend = [f"Inspections, and after the star those with a {_rated(summary)}."] if starred else []
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


def _number_rated(row: Row) -> Cell:
    return Cell(f"{row['wsoa']:,}", "bold yellow" if row["wsoa"] else "dim")


def rate(row: Row) -> str:
    """The share of the rated outcome of those published, in per cent."""
    return "–" if row["wsoa_rate"] is None else f"{row['wsoa_rate']:.0%}"


def _published(row: Row) -> str:
    return f"{plural(row['inspections'], 'inspection')}: {row['published']:,} published, {row['awaited']:,} awaited"


def _rated_marks(summary: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {"rated": ("★", _rated(summary)), "none": ("#", "none"), "awaited": (".", "awaited")}


def _rated_counts(row: Row) -> dict[str, int]:
    return {"rated": row["wsoa"], "none": row["published"] - row["wsoa"], "awaited": row["awaited"]}


def _bar(counts: Mapping[str, int], scale: float, signs: dict[str, tuple[str, str]]) -> str:
    """A mark for so many inspections of an outcome: as many for equal numbers, and one at least for what is there."""
    numbers = ((sign, counts.get(code, 0)) for code, (sign, _) in signs.items())
    return "".join(sign * max(1, floor(number * scale + 0.5)) for sign, number in numbers if number)
