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


def expected(rows: Sequence[Row], footer: Sequence[str], within: int | None = None) -> Listing:
    """Rows of `summary.next_inspections` as a listing; `within`: of how many months, where some lie beyond."""
    counts = [f"{sum(row['state'] == state for row in rows)} {cell.text}" for state, cell in STATES.items()]
    tally = f"{plural(len(rows), 'inspection')}: {', '.join(one for one in counts if not one.startswith('0 '))}."
    caution = (
        "What is usual, not what is announced. An area not recorded as inspected may have been since the records end."
    )
    when = f" within {plural(within, 'month')}" if within is not None else ""
    empty = f"No inspection is to be expected{when}."
    return Listing(rows, COLUMNS, [tally, caution, *footer] if rows else footer, empty)


def later_words(later: Sequence[NextInspection], months: int) -> list[str]:
    """What `--within` leaves out, and when that is to be expected."""
    texts = []
    begin = [one.earliest for one in later if one.earliest is not None]
    if begin:
        whose = "whose window begins on" if len(begin) == 1 else "whose windows begin on"
        or_later = "" if len(begin) == 1 else " or later"
        texts.append(f"{plural(len(begin), 'inspection')} {whose} {human_day(min(begin))}{or_later}")
    open_ = [one.latest for one in later if one.earliest is None]
    if open_:
        known = [day for day in open_ if day is not None]
        by = f" by {human_day(max(known))}" if known else ""
        texts.append(f"{plural(len(open_), 'area')} not inspected yet, to be expected{by}")
    return [f"Left out by --within {months}: {'; and '.join(texts)}."] if texts else []


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


def left_out(found: Iterable[NextInspection], register: Register) -> dict[str, list[str]]:
    """What is no event: reason -> names of areas. Of a whole cycle's end it is not known whose inspection falls on it.

    Args:
        found: what is to be expected.
        register: names the areas.
    """
    names: dict[str, list[str]] = {}
    for one in found:
        if one.latest is None or one.earliest is None or one.last is None:
            by = f", only by {human_day(one.latest)}" if one.latest is not None else ""
            why = f"not recorded as inspected in this cycle: expected on no day of its own{by}"
            names.setdefault(why, []).append(register.areas.name(one.area))
    return names
