"""The rows of `wsoa-due`, as JSON has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendinsp.deadlines.due import Due, Window, due_of
from sendinsp.deadlines.explain import Explanation, explain, explanation_row
from sendinsp.deadlines.workdays import working_days_between
from sendinsp.model.framework import Deadline
from sendinsp.model.inspection import Inspection, Inspection2016
from sendinsp.register.register import Register


@dataclass(frozen=True, slots=True)
class Statement:
    """An inspection with the due date of its statement."""

    inspection: Inspection2016
    due: Due


def rule_of(register: Register, framework: str) -> Deadline | None:
    """The working-day rule of a framework, or None where it has none."""
    found = register.frameworks.get(framework)
    return found.deadline if found else None


def statements(inspections: Iterable[Inspection], register: Register, day: date) -> list[Statement]:
    """Those with a statement due, submitted or awaited, sorted by due date; the inspections as known on `day`."""
    found = []
    for inspection in inspections:
        rule = rule_of(register, inspection.framework)
        if not isinstance(inspection, Inspection2016) or rule is None:
            continue
        due = due_of(inspection, rule, day)
        if due is not None:
            found.append(Statement(inspection, due))
    return sorted(found, key=_when)


def _when(statement: Statement) -> tuple[date, str]:
    window = statement.due.window
    return (window.due or window.latest or date.max, statement.inspection.area)


def row(statement: Statement, register: Register, *, explained: bool = False) -> dict[str, Any]:
    """One row; days as text, unknown values None. For an estimate `due` is the typical day.

    Args:
        statement: what it is about.
        register: names the area.
        explained: whether an `explanation` is to stand in it too.
    """
    inspection, due = statement.inspection, statement.due
    window = due.window
    found: dict[str, Any] = {
        "id": inspection.id,
        "area": inspection.area,
        "name": register.areas.name(inspection.area),
        "framework": inspection.framework,
        "term": str(inspection.term) if inspection.term else None,
        "basis": window.basis,
        "received": str(inspection.report.received) if inspection.report.received else None,
        "due": _text(window.due),
        "due_stated": str(due.due_stated) if due.due_stated else None,
        "earliest": _text(window.earliest),
        "latest": _text(window.latest),
        "provisional": due.provisional,
        "submitted": str(due.submitted) if due.submitted else None,
        "late": due.late,
        "status": due.state,
        "working_days_left": due.working_days_left,
    }
    rule = rule_of(register, inspection.framework) if explained else None
    if rule is not None:
        found["explanation"] = explanation_row(explain(window, due.others, rule, inspection))
    return found


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def latest_rule(register: Register) -> Deadline | None:
    """The working-day rule of the latest framework that has one."""
    ruled = [one for one in register.frameworks.values() if one.deadline is not None]
    return max(ruled, key=lambda one: one.in_force.from_).deadline if ruled else None


def date_row(window: Window, rule: Deadline, day: date, explanation: Explanation | None = None) -> dict[str, Any]:
    """The row of a due date for dates given on the command line, with its explanation where there is one."""
    found: dict[str, Any] = {
        "basis": window.basis,
        "from": _text(window.start),
        "due": _text(window.due),
        "earliest": _text(window.earliest),
        "latest": _text(window.latest),
        "provisional": window.latest is not None and window.latest > rule.holidays_listed_to.latest,
        "working_days_left": working_days_between(day, window.due) if window.due and window.due >= day else None,
    }
    if explanation is not None:
        found["explanation"] = explanation_row(explanation)
    return found
