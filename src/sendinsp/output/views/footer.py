"""Lines under a table: totals, and how far the records reach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sendinsp import frameworks
from sendinsp.model.dates import human_day
from sendinsp.output.listing import Row
from sendinsp.output.text import plural
from sendinsp.register.register import Register


def tally(rows: Sequence[Row]) -> str:
    """`10 inspections, 4 with a WSOA, 2 awaited`."""
    parts = [plural(len(rows), "inspection")]
    awaited = sum(row["report_status"] == "awaited" for row in rows)
    names = dict.fromkeys(row["framework"] for row in rows)
    for key, value, words in (one for name in names for one in frameworks.words_of(name).tally):
        parts.append(f"{sum(row[key] == value for row in rows):,} {words}")
    if awaited:
        parts.append(f"{awaited:,} awaited")
    return ", ".join(parts)


def reach(register: Register, day: date) -> list[str]:
    """Until when the register holds inspections, where `day` lies beyond it; nothing otherwise."""
    end = register.data_to
    return [] if end is None or day <= end else [f"None recorded after {human_day(end)}."]
