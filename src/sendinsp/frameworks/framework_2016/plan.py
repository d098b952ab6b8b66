"""The written statement of action: who owes one, and what shows what became of it."""

from __future__ import annotations

from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.interface import PlanKind
from sendinsp.model.inspection import Inspection


def _owed(inspection: Inspection) -> bool | None:
    assert isinstance(inspection, Inspection2016)
    if inspection.wsoa is not None:
        return inspection.wsoa.required
    return False if inspection.is_published else None


def _accepted(inspection: Inspection) -> str:
    assert isinstance(inspection, Inspection2016)
    if inspection.wsoa is not None and inspection.wsoa.fit_for_purpose is not None:
        return "recorded"
    return "inferred from the re-visit" if inspection.revisit is not None else ""


PLAN = PlanKind(
    command="wsoa-due",
    name="written statement of action",
    short="WSOA",
    noun="statement",
    owed=_owed,
    due_stated="wsoa.due_stated",
    submitted=("wsoa.submitted", "wsoa.resubmitted"),
    accepted=_accepted,
)
