"""Due dates as calendar events."""

from __future__ import annotations

from sendinsp.deadlines.event import Event
from sendinsp.deadlines.rows import Statement
from sendinsp.model.dates import human_day
from sendinsp.register.register import Register

_BASIS = {
    "stated": "A source states this date.",
    "received": "70 working days from the day the report was received.",
    "letter": "An estimate from the date on the letter.",
    "published": "An estimate from the day of publication.",
}


def event(statement: Statement, register: Register) -> Event | None:
    """The event of a statement's due date; None where no day can be named."""
    inspection, window = statement.inspection, statement.due.window
    if window.due is None or window.earliest is None or window.latest is None:
        return None
    name = register.areas.name(inspection.area)
    lines = [_BASIS[window.basis]]
    if window.earliest != window.latest:
        lines.append(f"It may be due from {human_day(window.earliest)} to {human_day(window.latest)}.")
    if statement.due.provisional:
        lines.append("Provisional: bank holidays are not officially listed so far ahead.")
    lines.append(f"Record: {inspection.id}")
    address = inspection.report.url or inspection.report.page
    if address:
        lines.append(f"Letter: {address}")
    return Event(
        uid=f"wsoa-{inspection.id.replace('/', '-')}@sendinsp",
        day=window.due,
        summary=f"WSOA due: {name}",
        description="\n".join(lines),
        tentative=window.is_estimate or statement.due.provisional,
        url=address,
    )
