"""The table of how long things took, with a small histogram each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sendinsp.output.listing import Column, Listing, Row

BARS = " ▁▂▃▄▅▆▇█"
BINS = 16


def listing(rows: Sequence[Row]) -> Listing:
    """Rows of `deadlines.timings` as a listing; those without a case are left out of it."""
    shown = [row for row in rows if row["cases"] or row["left_out"]]
    columns = (
        Column("Working days from", lambda row: row["measure"], wraps=True),
        Column("Group", lambda row: row["group"], keep=8),
        Column("Cases", lambda row: str(row["cases"]), keep=7, right=True),
        Column("Median", lambda row: _number(row["median"]), keep=9, right=True),
        Column("Range", lambda row: f"{row['shortest']}-{row['longest']}" if row["cases"] else "–", keep=6, right=True),
        Column("Left out", lambda row: str(row["left_out"]), keep=5, right=True),
        Column("Shortest to longest", lambda row: histogram(row["values"]), keep=3),
    )
    doubtful, coarse = (sum(row[key] for row in shown) for key in ("in_doubt", "not_to_the_day"))
    footer = [f"Left out: {doubtful} in doubt, {coarse} not known to the day."] if shown else []
    return Listing(shown, columns, footer, "Nothing to measure.")


def histogram(values: Sequence[int]) -> str:
    """The spread of the values in equal steps from shortest to longest, a bar a step; "" for too few to spread."""
    if len(values) < 3 or min(values) == max(values):
        return ""
    low, high = min(values), max(values)
    bins = [0] * min(BINS, high - low + 1)
    for value in values:
        bins[min((value - low) * len(bins) // (high - low), len(bins) - 1)] += 1
    most = max(bins)
    return "".join(BARS[-(-number * 8 // most)] for number in bins)


def _number(value: Any) -> str:
    return "–" if value is None else f"{value:g}"
