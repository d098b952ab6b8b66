"""The table of due dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendinsp.deadlines.words import BASES, STATE_WORDS, due_words
from sendinsp.model.dates import DateSpan
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.text import plural
from sendinsp.output.views.cells import NOT_KNOWN, date_cell, term_cell

if TYPE_CHECKING:
    from sendinsp.frameworks.interface import PlanKind
    from sendinsp.summary.due_rows import PlanDue

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


def _due(row: Row) -> str:
    """The same with a sign where it is an estimate, which says so where there is no room for what it rests on."""
    text = window_text(row)
    return f"≈ {text}" if text != "–" and BASES[row["basis"]].estimate else text


def _basis(row: Row) -> str:
    words = BASES[row["basis"]]
    if row.get("rule_unknown_since"):
        return f"unknown: rule changed {DateSpan.parse(row['rule_unknown_since']).human()}"
    return words.noted(words.short)


def _state(row: Row) -> Cell:
    text, style = STATE_WORDS[row["status"]], _STYLES[row["status"]]
    if row["working_days_left"] is not None:
        about = "about " if BASES[row["basis"]].estimate else ""
        return Cell(f"due, {about}{plural(row['working_days_left'], 'working day')} left", style)
    if row["status_basis"].startswith("inferred"):
        text += f" ({row['status_basis']})"
    if row["late"]:
        text += ", after its due date"
    return Cell(text, style)


def status_of(one: PlanDue) -> str:
    """What is known of a statement, in words; of silence, that it says nothing about the area."""
    due, path = one.due, one.plan.submitted[0]
    doubt = " ?, in doubt" if one.inspection.doubted(path) else " ?, disputed" if one.inspection.disputes(path) else ""
    text = STATE_WORDS[due.state]
    if due.state_basis.startswith("inferred"):
        text += f" ({due.state_basis})"
    if due.submitted is not None:
        text += f" {due.submitted.human()}" if due.state == "submitted" else f"; submitted {due.submitted.human()}"
        text += doubt
    if due.late is not None:
        text += ", after its due date" if due.late else ", in time"
    if due.working_days_left is not None:
        about = "about " if due.window.is_estimate else ""
        text += f", {about}{plural(due.working_days_left, 'working day')} left"
    if due.state == "no-submission-recorded":
        text += " (which says nothing about the area, only about the record)"
    return text


def _submitted(row: Row) -> Cell | str:
    return date_cell(row, "submitted") if row["submitted"] else NOT_KNOWN


COLUMNS = (
    Column("Area", lambda row: row["name"], wraps=True),
    Column("Term", term_cell, keep=3, key="term"),
    Column("Due", _due, keep=9, wraps=True, key="due"),
    Column("Rests on", _basis, keep=7, wraps=True),
    Column("Submitted", _submitted, keep=4, key="submitted"),
    Column("Status", _state, keep=8, wraps=True),
)


def due_dates(rows: Sequence[Row], footer: Sequence[str], plan: PlanKind) -> Listing:
    """Rows of `summary.due_rows` as a listing; what makes the rule itself unsure stands below it."""
    softened = any(row["softened"] for row in rows)
    words = ["Where the rule was softened while the time ran, nothing is called late: --explain says more."]
    sign = "≈ is an estimate, where it is not recorded when the report was received."
    estimated = [sign] if any(_due(row) != window_text(row) for row in rows) else []
    remarks = [*footer, *estimated, *_caveats(rows), *(words if softened else [])]
    return Listing(rows, COLUMNS, remarks, f"No {plan.name} fits.")


def _caveats(rows: Sequence[Row]) -> dict[str, None]:
    return dict.fromkeys(f"Not sure: {caveat}" for row in rows for caveat in row["caveats"])


def tally(rows: Sequence[Row], plan: PlanKind) -> str:
    """`83 statements: 64 accepted (49 of them inferred from the re-visit), 20 with no submission recorded`."""
    parts = []
    for state in ("accepted", "submitted", "no-submission-recorded", "due", "due-date-unknown", "awaiting-report"):
        own = [row for row in rows if row["status"] == state]
        if own:
            inferred = [row["status_basis"] for row in own if row["status_basis"].startswith("inferred")]
            note = f" ({len(inferred)} of them {inferred[0]})" if inferred else ""
            parts.append(f"{len(own)} {STATE_WORDS[state]}{note}")
    return plural(len(rows), plan.noun) + (f": {', '.join(parts)}" if parts else "")


def date_sentence(row: Row) -> str:
    """A due date for dates given on the command line, in a sentence or two, with what makes it unsure."""
    text = f"Due {window_text(row)}, reckoned from {_basis(row)}."
    if row["provisional"]:
        text += " Provisional: bank holidays are not officially listed so far ahead."
    if row["working_days_left"] is not None:
        about = "About " if BASES[row["basis"]].estimate else ""
        text += f" {about}{plural(row['working_days_left'], 'working day')} left."
    return " ".join([text, *_caveats([row])])


def dates_listing(rows: Sequence[Row]) -> Listing:
    """Rows of `summary.due_rows.date_row` as a listing."""
    columns = (
        Column("Due", window_text),
        Column("Rests on", _basis, keep=5),
        Column("From", lambda row: date_cell(row, "from"), keep=3),
    )
    return Listing(rows, columns, list(_caveats(rows)))
