"""The table of how long things took, with a small histogram each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sendinsp.output.listing import Column, Listing, Row
from sendinsp.output.text import plural

BARS = " ▁▂▃▄▅▆▇█"
BINS = 16
UNITS = {"working-days": "Working days from", "days": "Days from", "months": "Months from"}
NAMED = 12
"""Inspections left out that are named at most."""


def listing(rows: Sequence[Row], footer: Sequence[str] = ()) -> Listing:
    """Rows of `summary.timings` as a listing; those without a case are left out of it."""
    shown = [row for row in rows if row["cases"] or row["left_out"]]
    title = UNITS[rows[0]["unit"]] if rows else UNITS["working-days"]
    columns = [
        Column(title, lambda row: row["measure"], wraps=True),
        Column("Group", lambda row: row["group"], keep=10, wraps=True),
        Column("Cases", lambda row: str(row["cases"]), keep=7, right=True),
        Column("Median", lambda row: _number(row["median"]), keep=9, right=True),
        Column("Range", _range, keep=6, right=True),
        Column("Shortest", lambda row: _named(row, "shortest_id"), keep=4),
        Column("Longest", lambda row: _named(row, "longest_id"), keep=5),
        Column("Left out", lambda row: str(row["left_out"]), keep=3, right=True),
        Column("Shortest to longest", lambda row: histogram(row["values"]), keep=2),
    ]
    if len({row["group"] for row in rows}) < 2:
        del columns[1]
    return Listing(shown, columns, [*_footer(shown), *footer], "Nothing to measure.")


def _footer(shown: Sequence[Row]) -> list[str]:
    if not shown:
        return []
    doubtful, coarse, unknown, disputed = (
        sum(row[key] for row in shown) for key in ("in_doubt", "not_to_the_day", "unknown", "disputed")
    )
    ids = list(dict.fromkeys(one for row in shown for one in row["left_out_ids"]))
    named = ", ".join(ids[:NAMED]) + (f" and {len(ids) - NAMED} more" if len(ids) > NAMED else "")
    lines = [f"Left out: {doubtful} in doubt, {coarse} not known to the day{f' ({named})' if named else ''}."]
    if unknown:
        lines.append(f"Not recorded when it ended: {plural(unknown, 'case')}.")
    if disputed:
        lines.append(f"Measured though another source gives another date (?): {disputed} (--format json names them).")
    return lines


def _named(row: Row, key: str) -> str:
    """An inspection, with a question mark where another source gives another date."""
    return f"{row[key]}{' ?' if row[key] in row['disputed_ids'] else ''}" if row[key] else "–"


def _range(row: Row) -> str:
    return f"{_number(row['shortest'])}-{_number(row['longest'])}" if row["cases"] else "–"


def histogram(values: Sequence[float]) -> str:
    """The spread of the values in equal steps from shortest to longest, a bar a step; "" for too few to spread."""
    if len(values) < 3 or min(values) == max(values):
        return ""
    low, high = min(values), max(values)
    bins = [0] * min(BINS, int(high - low) + 1)
    for value in values:
        bins[min(int((value - low) * len(bins) / (high - low)), len(bins) - 1)] += 1
    most = max(bins)
    return "".join(BARS[-(-number * 8 // most)] for number in bins)


def _number(value: Any) -> str:
    return "–" if value is None else f"{value:g}"
