"""The table of groups with bars, and the line of totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural

BAR = 30
"""Longest bar, in characters."""


def summary_listing(summary: dict[str, Any], footer: Sequence[str]) -> Listing:
    """A summary of `summary.totals` as a listing of its groups."""
    if "/" in summary["by"]:
        return cross_table(summary, footer)
    rows = summary["groups"]
    longest = max((row["inspections"] for row in rows), default=0)
    scale = min(1.0, BAR / longest) if longest else 1.0
    columns = (
        Column(summary["by"].capitalize(), lambda row: row["label"], wraps=True),
        Column("Inspections", lambda row: f"{row['inspections']:,}", keep=9, right=True),
        Column("Published", lambda row: f"{row['published']:,}", keep=6, right=True),
        Column("Awaited", lambda row: f"{row['awaited']:,}", keep=5, right=True),
        Column("WSOA", _wsoa, keep=8, right=True),
        Column("Rate", rate, keep=4, right=True),
        Column("★ WSOA  # none  . awaited", lambda row: Cell(_bar(row, scale)), keep=2),
    )
    return Listing(rows, columns, [totals(summary["totals"]), *footer], "No inspection fits.")


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
        *(Column(other, _pair_of(other), keep=9, right=True, vital=True) for other in across),
    ]
    legend = "Inspections, and after the star those with a WSOA."
    return Listing(rows, columns, [totals(summary["totals"]), legend, *footer], "No inspection fits.")


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
    text = f"{plural(row['inspections'], 'inspection')}: {row['published']:,} published, {row['awaited']:,} awaited"
    text += f", {row['wsoa']:,} with a WSOA"
    return text if row["wsoa_rate"] is None else f"{text} ({rate(row)} of those published)"


def _bar(row: Row, scale: float) -> str:
    starred: int = round(row["wsoa"] * scale)
    published: int = max(round(row["published"] * scale) - starred, 0)
    awaited: int = round(row["awaited"] * scale)
    return "★" * starred + "#" * published + "." * awaited
