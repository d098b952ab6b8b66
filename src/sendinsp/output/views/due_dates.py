"""The table of due dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendinsp.model.dates import human_day
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural
from sendinsp.output.views.cells import NOT_KNOWN, date_cell, term_cell

if TYPE_CHECKING:
    from sendinsp.deadlines.due import Due, Window

STATES = {
    "awaiting-report": Cell("report awaited", "italic cyan"),
    "due": Cell("due", "bold yellow"),
    "no-submission-recorded": Cell("no submission recorded", "dim"),
    "submitted": Cell("submitted", "green"),
    "accepted": Cell("accepted", "green"),
}
BASES = {
    "stated": "a source states it",
    "received": "receipt",
    "letter": "letter (estimate)",
    "published": "publication (estimate)",
    "unknown": "unknown",
}


def window_text(row: Row) -> str:
    """A due date for reading: a day, or a window `13-27 Oct 2017, typically 20 Oct`."""
    due, earliest, latest = (
        date.fromisoformat(row[key]) if row[key] else None for key in ("due", "earliest", "latest")
    )
    return _window(due, earliest, latest) if earliest is not None and latest is not None else "–"


def window_words(window: Window, *, weekday: bool = False) -> str:
    """The same of a window: `Friday 18 Feb 2022`, `13-27 Oct 2017, typically 20 Oct`, `not known`."""
    if window.earliest is None or window.latest is None:
        return "not known"
    if weekday and window.earliest == window.latest:
        return f"{window.earliest:%A} {human_day(window.earliest)}"
    return _window(window.due, window.earliest, window.latest)


def _window(due: date | None, earliest: date, latest: date) -> str:
    if earliest == latest:
        return human_day(earliest)
    text = span_text(earliest, latest)
    return f"{text}, typically {_day_month(due)}" if due is not None else text


def span_text(first: date, last: date) -> str:
    """Two days for reading, saying month and year once: `13-27 Oct 2017`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{human_day(last)}"
    if first.year == last.year:
        return f"{_day_month(first)} - {human_day(last)}"
    return f"{human_day(first)} - {human_day(last)}"


def _day_month(day: date) -> str:
    return human_day(day).rsplit(" ", 1)[0]


def _state(row: Row) -> Cell:
    cell = STATES[row["status"]]
    if row["working_days_left"] is not None:
        return Cell(f"due, {plural(row['working_days_left'], 'working day')} left", cell.style)
    if row["late"]:
        return Cell(f"{cell.text}, after its due date", cell.style)
    return cell


def status_of(due: Due) -> str:
    """What is known of a statement, in words; of silence, that it says nothing about the area."""
    text = STATES[due.state].text
    if due.submitted is not None:
        text += f" {due.submitted.human()}" if due.state == "submitted" else f"; submitted {due.submitted.human()}"
    if due.late is not None:
        text += ", after its due date" if due.late else ", in time"
    if due.working_days_left is not None:
        text += f", {plural(due.working_days_left, 'working day')} left"
    if due.state == "no-submission-recorded":
        text += " (which says nothing about the area, only about the record)"
    return text


COLUMNS = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Term", term_cell, keep=3),
    Column("Due", window_text, keep=9, wraps=True),
    Column("Rests on", lambda row: BASES[row["basis"]], keep=5),
    Column("Submitted", lambda row: date_cell(row, "submitted") if row["submitted"] else NOT_KNOWN, keep=4),
    Column("Status", _state, keep=7, wraps=True),
)


def due_dates(rows: Sequence[Row], footer: Sequence[str]) -> Listing:
    """Rows of `deadlines.rows` as a listing."""
    return Listing(rows, COLUMNS, footer, "No written statement of action fits.")


def tally(rows: Sequence[Row]) -> str:
    """`83 statements: 60 accepted, 3 submitted, 20 with no submission recorded`."""
    counts = [
        (STATES[state].text, sum(row["status"] == state for row in rows))
        for state in ("accepted", "submitted", "no-submission-recorded", "due", "awaiting-report")
    ]
    parts = ", ".join(f"{count} {text}" for text, count in counts if count)
    return plural(len(rows), "statement") + (f": {parts}" if parts else "")


def date_sentence(row: Row) -> str:
    """A due date for dates given on the command line, in a sentence or two."""
    text = f"Due {window_text(row)}, reckoned from {BASES[row['basis']]}."
    if row["provisional"]:
        text += " Provisional: bank holidays are not officially listed so far ahead."
    if row["working_days_left"] is not None:
        text += f" {plural(row['working_days_left'], 'working day')} left."
    return text + " --explain shows the counting."


def dates_listing(rows: Sequence[Row]) -> Listing:
    """Rows of `deadlines.rows.date_row` as a listing."""
    columns = (
        Column("Due", window_text),
        Column("Rests on", lambda row: BASES[row["basis"]], keep=5),
        Column("From", lambda row: date_cell(row, "from"), keep=3),
    )
    return Listing(rows, columns)
