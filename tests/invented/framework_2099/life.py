"""The line of time of an inspection of 2099."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.deadlines.due import Due
from sendinsp.frameworks.interface import Life, Step
from sendinsp.frameworks.steps import beginning, due_steps, recorded
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection

from .plan import PLAN


def steps(inspection: Inspection, framework: Framework | None, due: Due | None) -> Iterator[Step]:
    """Up to the report, then the action."""
    yield from beginning(inspection, framework)
    if PLAN.owed(inspection):
        yield from due_steps(inspection, PLAN, due, framework.deadline if framework is not None else None)
        yield from recorded(inspection, "action")


LIFE = Life(
    steps,
    gaps=(("report.published", "action.handed_in", 10, 60, 30, 35),),
    measures={"Publication to the answer": ("report.published", "action.handed_in")},
)
