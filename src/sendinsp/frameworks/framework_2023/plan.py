"""The priority action plan: who owes one, and what shows what became of it."""

from __future__ import annotations

from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.frameworks.interface import PlanKind
from sendinsp.model.inspection import Inspection


def _owed(inspection: Inspection) -> bool | None:
    assert isinstance(inspection, Inspection2023)
    if inspection.outcome is not None:
        return inspection.outcome == "widespread-failings"
    return False if inspection.is_published else None


def _accepted(inspection: Inspection) -> str:
    assert isinstance(inspection, Inspection2023)
    plan = inspection.priority_action.plan if inspection.priority_action is not None else None
    if plan is not None and (plan.accepted is not None or plan.accepted_by is not None):
        return "recorded"
    return "inferred from the monitoring inspection" if inspection.monitoring else ""


PLAN = PlanKind(
    command="pap-due",
    name="priority action plan",
    short="PAP",
    noun="plan",
    owed=_owed,
    due_stated="priority_action.plan.due_stated",
    submitted=("priority_action.plan.submitted",),
    accepted=_accepted,
    further={
        "accepted": "priority_action.plan.accepted",
        "accepted_by": "priority_action.plan.accepted_by",
        "published": "priority_action.plan.published",
        "called": "priority_action.plan.called",
    },
    letter="",
)
