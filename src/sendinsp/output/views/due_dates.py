"""The table of due dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendinsp.deadlines.words import BASES, STATE_WORDS, due_words
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural
from sendinsp.output.views.cells import NOT_KNOWN, date_cell, term_cell

if TYPE_CHECKING:
    from sendinsp.deadlines.due import Due

_STYLES = {
    "awaiting-report": "italic cyan",
    "due": "bold yellow",
    "due-date-unknown": "dim",
    "no-submission-recorded": "dim",
    "submitted": "green",
    "accepted": "green",
}


def window_text(row: Row) -> str:
    """A due date for reading: a day, or a window `13-27 Oct 2017, typically 20 Oct`."""
    due, earliest, latest = (
        date.fromisoformat(row[key]) if row[key] else None for key in ("due", "earliest", "latest")
    )
    return due_words(due, earliest, latest) or "–"


def _basis(row: Row) -> str:
    words = BASES[row["basis"]]
    return words.noted(words.short)


def _state(row: Row) -> Cell:
    text, style = STATE_WORDS[row["status"]], _STYLES[row["status"]]
    if row["working_days_left"] is not None:
        return Cell(f"due, {plural(row['working_days_left'], 'working day')} left", style)
    if row["late"]:
        text += ", after its due date"
    return Cell(text, style)


def status_of(due: Due) -> str:
    """What is known of a statement, in words; of silence, that it says nothing about the area."""
    text = STATE_WORDS[due.state]
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
    Column("Rests on", _basis, keep=5),
    Column("Submitted", lambda row: date_cell(row, "submitted") if row["submitted"] else NOT_KNOWN, keep=4),
    Column("Status", _state, keep=7, wraps=True),
)


def due_dates(rows: Sequence[Row], footer: Sequence[str]) -> Listing:
    """Rows of `deadlines.rows` as a listing."""
    return Listing(rows, COLUMNS, footer, "No written statement of action fits.")


def tally(rows: Sequence[Row]) -> str:
    """`83 statements: 60 accepted, 3 submitted, 20 with no submission recorded`."""
    counts = [
        (STATE_WORDS[state], sum(row["status"] == state for row in rows))
        for state in ("accepted", "submitted", "no-submission-recorded", "due", "due-date-unknown", "awaiting-report")
    ]
    parts = ", ".join(f"{count} {text}" for text, count in counts if count)
    return plural(len(rows), "statement") + (f": {parts}" if parts else "")


def date_sentence(row: Row) -> str:
    """A due date for dates given on the command line, in a sentence or two."""
    text = f"Due {window_text(row)}, reckoned from {_basis(row)}."
    if row["provisional"]:
        text += " Provisional: bank holidays are not officially listed so far ahead."
    if row["working_days_left"] is not None:
        text += f" {plural(row['working_days_left'], 'working day')} left."
    return text + " --explain shows the counting."


def dates_listing(rows: Sequence[Row]) -> Listing:
    """Rows of `deadlines.rows.date_row` as a listing."""
    columns = (
        Column("Due", window_text),
        Column("Rests on", _basis, keep=5),
        Column("From", lambda row: date_cell(row, "from"), keep=3),
    )
    return Listing(rows, columns)
