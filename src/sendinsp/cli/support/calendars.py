"""Calendars as commands give them: what has no day for one is named on stderr, and an empty one is not written."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendinsp.cli.support.session import first_few

if TYPE_CHECKING:
    from sendinsp.model.event import Calendar


def show_calendar(
    calendar: Calendar, left_out: Mapping[str, Sequence[str]], form: str, output: Path | None, nothing: str
) -> None:
    """Show a calendar, unless nothing is in it: RFC 5545 knows no calendar without a component.

    Args:
        calendar: the events that have a day.
        left_out: reason -> names of what has none.
        form: the form that was asked for.
        output: the file that it goes to.
        nothing: what is said where nothing is left out either.
    """
    from sendinsp.output.text import clean
    from sendinsp.output.write import write_events

    reasons = [f"{first_few(names)} ({why})" for why, names in left_out.items()]
    if calendar.events:
        for reason in reasons:
            print(clean(f"left out of the calendar: {reason}"), file=sys.stderr)
        write_events(calendar, form, output)
        return
    unwritten = f"; {str(output)!r} is not written" if output is not None else ""
    print(clean(f"nothing to put into a calendar: {'; '.join(reasons) or nothing}{unwritten}"), file=sys.stderr)
