"""Rows of the whole register for other tools: plain dicts whose values are text, numbers, booleans, lists or None."""

from __future__ import annotations

from datetime import date
from typing import Any

from sendinsp import frameworks
from sendinsp.register.register import Register
from sendinsp.register.select import Selection, by_fieldwork, select
from sendinsp.summary.due_rows import plans_due, row
from sendinsp.summary.inspection_rows import overview


def rows(register: Register, *, as_of: date | None = None) -> list[dict[str, Any]]:
    """Every inspection as a row of `sendinsp list --format json`, in order of time.

    Dates are ISO text, to the day, the month or the year, or a span of two of them, as the record has them.

    Args:
        register: the records, as `load()` gives them.
        as_of: show what was known at the end of that day; without it, what is known now.
    """
    chosen = by_fieldwork(select(register, Selection(), as_of or date.today()))
    return [overview(one, register) for one in chosen]


def deadline_rows(register: Register, *, as_of: date | None = None, command: str | None = None) -> list[dict[str, Any]]:
    """Every plan that an inspection called for as a row of `sendinsp wsoa-due --format json`, each kind by due date.

    Args:
        register: the records, as `load()` gives them.
        as_of: the day of judgement; without it, today.
        command: `wsoa-due` or `pap-due` for the plans of one kind; without it, those of every kind.

    Raises:
        ValueError: no framework has a plan with such a command.
    """
    plans = (frameworks.plan_of(name) for name in frameworks.ids())
    kinds = [plan.command for plan in plans if plan is not None]
    if command is not None and command not in kinds:
        raise ValueError(f"{command!r} is none of {', '.join(kinds)}")
    day = as_of or date.today()
    chosen = select(register, Selection(), day)
    return [
        row(one, register)
        for kind in kinds
        if command in (None, kind)
        for one in plans_due(chosen, register, day, kind)
    ]
