"""When the plan of an inspection is due, and what is known of it: from a record, by its framework's plan and rule."""

from __future__ import annotations

from datetime import date

from sendinsp.deadlines.due import UNKNOWN, Dates, Due, State, Window, bases, deciding_day, softened
from sendinsp.deadlines.working_days import add_working_days, working_days_between
from sendinsp.frameworks.interface import PlanKind
from sendinsp.model.framework import Deadline
from sendinsp.model.inspection import Inspection


def due_of(inspection: Inspection, plan: PlanKind, rule: Deadline, day: date) -> Due | None:
    """The due date of an inspection's plan, from the record as it was known on `day` (see `model.as_of`).

    None where no plan was asked for.
    """
    owed = plan.owed(inspection)
    rule = rule_of(inspection, rule)
    if owed is None:
        return Due(UNKNOWN, (), None, False, None, "awaiting-report", None, None, day)
    if not owed:
        return None
    windows = bases(dates_of(inspection, plan), rule)
    best = windows[0] if windows else UNKNOWN
    less_strict = softened(best, inspection.report.published, rule)
    state = _state(inspection, plan, best, rule, day)
    left = working_days_between(day, best.due) if state == "due" and best.due and best.due >= day else None
    return Due(
        window=best,
        others=tuple(windows[1:]),
        due_stated=inspection.date_at(plan.due_stated),
        provisional=best.latest is not None and best.latest > rule.holidays_listed_to.latest,
        submitted=inspection.date_at(plan.submitted[0]),
        state=state,
        late=_late(inspection, plan, best) if less_strict is None else None,
        working_days_left=left,
        as_of=day,
        state_basis=_state_basis(inspection, plan, state),
        softened=less_strict,
    )


def rule_of(inspection: Inspection, rule: Deadline) -> Deadline:
    """The rule in the version that holds for an inspection's report."""
    return rule.on(deciding_day(inspection.report.published, inspection.report.received))


def dates_of(inspection: Inspection, plan: PlanKind) -> Dates:
    """The dates of a record by which its plan can be due; those in doubt are none."""
    return Dates(**{basis: inspection.sure_date(path) for basis, path in plan.starts.items()})


def _state(inspection: Inspection, plan: PlanKind, window: Window, rule: Deadline, day: date) -> State:
    if plan.accepted(inspection):
        return "accepted"
    if any(inspection.date_at(path) is not None for path in plan.submitted):
        return "submitted"
    latest = window.latest
    if latest is None and rule.working_days is None:
        return "due-date-unknown"
    published = inspection.date_at(plan.published)
    if latest is None and published is not None:  # a doubtful date still bounds the wait
        latest = add_working_days(published.latest, rule.length)
    return "no-submission-recorded" if latest is not None and latest < day else "due"


def _state_basis(inspection: Inspection, plan: PlanKind, state: State) -> str:
    if state == "accepted":
        return plan.accepted(inspection)
    return "recorded" if state == "submitted" else "reckoned"


def _late(inspection: Inspection, plan: PlanKind, window: Window) -> bool | None:
    submitted = inspection.sure_date(plan.submitted[0])
    if submitted is None or submitted.day is None or window.basis not in ("stated", "received") or window.due is None:
        return None
    return submitted.day > window.due
