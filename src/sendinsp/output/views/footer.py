"""Lines under a table: totals, and how far the records reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sendinsp import frameworks
from sendinsp.model.dates import human_day
from sendinsp.output.listing import Row
from sendinsp.output.text import plural
from sendinsp.register.register import ReachesTo, Register

NOT_SAID = "How far the records of this folder reach is not said: what is missing here says nothing about the areas."


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


def as_of_line(asked: str | None, day: date) -> list[str]:
    """The line that says as of which day all is shown, where somebody asked for one."""
    return [f"As known at the end of {human_day(day)}."] if asked is not None else []


def reach(register: Register, day: date, frameworks: Iterable[str]) -> list[str]:
    """How far the records of frameworks reach, of what lies before `day`: a line a framework, of all where none.

    Where a folder of one's own does not say so of some of them, that.
    """
    if not register.paths("inspections"):
        return ["This data folder holds no inspections yet: what is missing here says nothing about the areas."]
    lines = []
    names = list(dict.fromkeys(frameworks) or register.reaches)
    for name in names:
        parts = reach_words(one for one in register.reaches.get(name, ()) if one.to.latest < day)
        if parts:
            lines.append(f"Recorded ({name}): {parts}.")
    untold = any(name in register.reaches and not register.reaches[name] for name in names)
    return [*lines, NOT_SAID] if untold else lines


def reach_words(reaches: Iterable[ReachesTo]) -> str:
    """`inspections to 31 Aug 2022; re-visits to Feb 2023, only some of them`."""
    return "; ".join(f"{one.of} to {one.to.human()}{', only some of them' if one.patchy else ''}" for one in reaches)
