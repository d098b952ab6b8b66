"""How areas fared from one cycle of inspections to the next, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sendinsp.output.listing import Column, Listing


def cycles_listing(compared: dict[str, Any], footer: Sequence[str]) -> Listing:
    """What `summary.cycles` gives, as a listing, with what may not be read from it."""
    own = [
        Column(one["label"], lambda row, key=one["key"]: f"{row[key]:,}", keep=9, right=True)  # type: ignore[misc]
        for one in compared["outcomes_now"]
    ]
    columns = (
        Column(f"Then ({compared['then']})", lambda row: row["label"], wraps=True),
        Column("Areas", lambda row: f"{row['areas']:,}", keep=10, right=True),
        Column("Inspected since", lambda row: f"{row['inspected_now']:,}", keep=7, right=True),
        *own,
        Column("Not yet", lambda row: f"{row['not_yet']:,}", keep=6, right=True),
    )
    if not compared["rows"]:
        return Listing([], columns, footer, "There are no inspections of two cycles to compare here.")
    lines = [f"Columns of outcomes: {compared['now']}; of several inspections of an area the last counts."]
    if compared["only_now"]:
        lines.append(f"Inspected in the latest cycle only, most of them areas that are new: {compared['only_now']}.")
    lines += [f"- {caution}" for caution in compared["cautions"]]
    return Listing(
        compared["rows"], columns, [*footer, *lines], "There are no inspections of two cycles to compare here."
    )
