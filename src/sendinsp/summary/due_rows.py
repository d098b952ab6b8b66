"""The rows of `wsoa-due`, as JSON has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendinsp import frameworks
from sendinsp.deadlines.due import Due, Window
from sendinsp.deadlines.explain import Explanation, explain, explanation_row, rule_unknown_since
from sendinsp.deadlines.working_days import add_working_days, working_days_between
from sendinsp.frameworks.interface import PlanKind
from sendinsp.frameworks.plan_due import due_of, rule_of
from sendinsp.model.dates import human_day
from sendinsp.model.framework import Deadline, Framework
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register
from sendinsp.summary.inspection_rows import as_text


@dataclass(frozen=True, slots=True)
class PlanDue:
    """An inspection with the due date of its plan, and the plan and the rule that it goes by."""

    inspection: Inspection
    due: Due
    plan: PlanKind
    rule: Deadline


def plan_due(inspection: Inspection, register: Register, day: date) -> PlanDue | None:
    """When the plan of an inspection is due, the inspection as known on `day`.

    None where no plan is owed, or its framework has no plan or no rule.
    """
    plan, framework = frameworks.plan_of(inspection.framework), register.frameworks.get(inspection.framework)
    if plan is None or framework is None or framework.deadline is None:
        return None
    due = due_of(inspection, plan, framework.deadline, day)
    return PlanDue(inspection, due, plan, rule_of(inspection, framework.deadline)) if due is not None else None


def plans_due(inspections: Iterable[Inspection], register: Register, day: date, command: str) -> list[PlanDue]:
    """Those with a plan due, submitted or awaited, sorted by due date; the inspections as known on `day`.

    Args:
        inspections: those asked for.
        register: holds the rules.
        day: the day of judgement.
        command: the command whose plans are wanted.
    """
    found = (plan_due(one, register, day) for one in inspections if has_plan(one.framework, command))
    return sorted((one for one in found if one is not None), key=_when)


def has_plan(framework: str, command: str) -> bool:
    """Whether a framework has the plan that a command tells of."""
    plan = frameworks.plan_of(framework)
    return plan is not None and plan.command == command


def _when(one: PlanDue) -> tuple[date, str]:
    window = one.due.window
    return (window.due or window.latest or date.max, one.inspection.area)


def row(one: PlanDue, register: Register, *, explained: bool = False) -> dict[str, Any]:
    """One row; days as text, unknown values None. For an estimate `due` is the typical day.

    Args:
        one: what it is about.
        register: names the area.
        explained: whether an `explanation` is to stand in it too.
    """
    inspection, due = one.inspection, one.due
    window = due.window
    found: dict[str, Any] = {
        "id": inspection.id,
        "area": inspection.area,
        "name": register.areas.name(inspection.area),
        "framework": inspection.framework,
        "term": as_text(inspection.term),
        "basis": window.basis,
        "received": as_text(inspection.date_at(one.plan.received)),
        "due": as_text(window.due),
        "due_stated": as_text(due.due_stated),
        "earliest": as_text(window.earliest),
        "latest": as_text(window.latest),
        "provisional": due.provisional,
        "submitted": as_text(due.submitted),
        **{key: as_text(inspection.value_at(path)) for key, path in one.plan.further.items()},
        "late": due.late,
        "softened": due.softened is not None,
        "status": due.state,
        "status_basis": due.state_basis,
        "working_days_left": due.working_days_left,
        "caveats": [one.rule.caveat] if one.rule.caveat and window.start is not None else [],
        "rule_unknown_since": as_text(rule_unknown_since(inspection, one.rule)) if window.basis == "unknown" else None,
    }
    paths = {
        "term": "term",
        "received": one.plan.received,
        "due_stated": one.plan.due_stated,
        "submitted": one.plan.submitted[0],
    }
    if window.basis in one.plan.starts:
        paths["due"] = one.plan.starts[window.basis]
    found["doubted"] = [key for key, path in paths.items() if path in inspection.doubts]
    found["disputed"] = [key for key, path in paths.items() if inspection.disputes(path)]
    if explained:
        found["explanation"] = explanation_row(explanation_of(one))
    return found


def explanation_of(one: PlanDue) -> Explanation:
    """How a plan's due date comes about."""
    return explain(one.due.window, one.due.others, one.rule, one.inspection, one.plan.starts)


def framework_of(register: Register, command: str) -> Framework | None:
    """The latest framework of the register whose plan a command tells of, and which has a rule for it."""
    ruled = [one for one in register.frameworks.values() if one.deadline is not None and has_plan(one.id, command)]
    return max(ruled, key=lambda one: one.in_force.from_, default=None)


def rule_may_change(rule: Deadline, received: date) -> list[str]:
    """A sentence where a report received on a day may have been published when the rule was no more known.

    Reports are published after they are received, by as much as the window from publication tells.
    """
    lag = rule.publication_lag
    last = add_working_days(received, rule.length - lag.earliest)
    later = next((one for one in rule.versions if one.working_days is None and one.softened is None), None)
    if later is None or later.from_.earliest > last:
        return []
    return [
        f"The rule is that of the day of publication: if it is {human_day(later.from_.earliest)} or later, "
        "no due date is known (--published)."
    ]


def out_of_force(register: Register, framework: Framework, days: Iterable[date]) -> list[str]:
    """A sentence for each of the given days on which the framework of the rule was not in force.

    It names the command that tells of the plan of the framework of that day, where there is one.
    """
    force = framework.in_force
    until = f"to {force.to.human()}" if force.to is not None else "until now"
    period = f"in force from {force.from_.human()} {until}"
    return [
        f"{human_day(day)} lies outside of the framework whose rule this is: {framework.id} was {period}."
        + _plan_of_day(register, day)
        for day in dict.fromkeys(days)
        if not _was_in_force(framework, day)
    ]


def _was_in_force(framework: Framework, day: date) -> bool:
    force = framework.in_force
    return force.from_.earliest <= day and (force.to is None or day <= force.to.latest)


def _plan_of_day(register: Register, day: date) -> str:
    """Which command tells of the plan after the reports of a day."""
    for one in register.frameworks.values():
        plan = frameworks.plan_of(one.id)
        if plan is not None and plan.command and one.deadline is not None and _was_in_force(one, day):
            return f" For reports of that day see sendinsp {plan.command} ({plan.name}, {one.id})."
    return ""


def date_row(
    window: Window,
    rule: Deadline,
    day: date,
    explanation: Explanation | None = None,
    caveats: Sequence[str] = (),
) -> dict[str, Any]:
    """The row of a due date for dates given on the command line, with its explanation where there is one.

    Args:
        window: the due date.
        rule: the rule by which it was reckoned.
        day: the day of judgement.
        explanation: how it comes about.
        caveats: why the rule may not hold for it, beside what makes the rule itself unsure.
    """
    found: dict[str, Any] = {
        "basis": window.basis,
        "from": as_text(window.start),
        "due": as_text(window.due),
        "earliest": as_text(window.earliest),
        "latest": as_text(window.latest),
        "provisional": window.latest is not None and window.latest > rule.holidays_listed_to.latest,
        "working_days_left": working_days_between(day, window.due) if window.due and window.due >= day else None,
        "caveats": [*([rule.caveat] if rule.caveat else []), *caveats],
    }
    if explanation is not None:
        found["explanation"] = explanation_row(explanation)
    return found
