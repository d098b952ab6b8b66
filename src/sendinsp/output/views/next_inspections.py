"""Inspections to be expected, as a table and as events of a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sendinsp.deadlines.words import days_words
from sendinsp.model.dates import human_day
from sendinsp.model.event import Event
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural
from sendinsp.output.views.cells import NOT_KNOWN
from sendinsp.register.register import Register
from sendinsp.summary.next_inspections import NextInspection

STATES = {
    "not-inspected": Cell("not inspected yet", "bold yellow"),
    "past": Cell("window past, none recorded", "yellow"),
    "window": Cell("in its window", "bold yellow"),
    "to-come": Cell("to come", "green"),
}


def _window(row: Row) -> str:
    latest = date.fromisoformat(row["latest"]) if row["latest"] else None
    if row["earliest"] and latest is not None:
        return days_words(date.fromisoformat(row["earliest"]), latest)
    return f"by {human_day(latest)}" if latest is not None else "–"


COLUMNS = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Inspection", lambda row: row["kind"], keep=7),
    Column("Usual", _window, keep=9, wraps=True),
    Column("State", lambda row: STATES[row["state"]], keep=8, wraps=True),
    Column("After", lambda row: row["last_id"] or NOT_KNOWN, keep=5),
    Column("Region", lambda row: row["region"] or "–", keep=4),
    Column("Rests on", lambda row: row["basis"], keep=3, wraps=True),
)


def expected(rows: Sequence[Row], footer: Sequence[str]) -> Listing:
    """Rows of `summary.next_inspections` as a listing."""
    counts = [f"{sum(row['state'] == state for row in rows)} {cell.text}" for state, cell in STATES.items()]
    tally = f"{plural(len(rows), 'inspection')}: {', '.join(one for one in counts if not one.startswith('0 '))}."
    caution = (
        "What is usual, not what is announced. An area not recorded as inspected may have been since the records end."
    )
    return Listing(rows, COLUMNS, [tally, caution, *footer] if rows else footer, "No inspection is to be expected.")


def events(found: Iterable[NextInspection], register: Register, day: date) -> list[Event]:
    """An event at the end of each window that is a report's; those of areas not inspected yet have no day of their own.

    Args:
        found: what is to be expected.
        register: names the areas.
        day: windows that ended before are past, and their events remind nobody.
    """
    made = []
    for one in found:
        if one.latest is None or one.earliest is None or one.last is None:
            continue
        name = register.areas.name(one.area)
        made.append(
            Event(
                uid=f"next-{one.kind}-{one.last.id.replace('/', '-')}@sendinsp",
                day=one.latest,
                summary=f"{one.kind.capitalize()} inspection usual by now: {name} (estimate)",
                description=(
                    f"{days_words(one.earliest, one.latest)}: {one.basis}. What is usual, not what is announced.\n"
                    f"Record: {one.last.id}"
                ),
                tentative=True,
                url=one.last.report.url,
                alarms=(90, 30) if one.latest >= day else (),
            )
        )
    return made
