"""The answer to the action: due so many working days after the area received it."""

from __future__ import annotations

from sendinsp.frameworks.interface import PlanKind
from sendinsp.model.inspection import Inspection

from .record import Inspection2099


def _owed(inspection: Inspection) -> bool | None:
    assert isinstance(inspection, Inspection2099)
    if inspection.outcome is None:
        return None
    return inspection.action is not None


PLAN = PlanKind(
    command="",
    name="answer to the action",
    short="Answer",
    noun="answer",
    owed=_owed,
    due_stated="action.due_stated",
    submitted=("action.handed_in",),
    accepted=lambda inspection: "",
    received="action.received",
    letter="",
    published="",
)
