"""Everything that the register holds of one inspection, put together for showing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sendinsp import frameworks
from sendinsp.deadlines.explain import Explanation
from sendinsp.frameworks.interface import AWAITED_NOTE, Step, Titled
from sendinsp.model.fields import codes_in
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection
from sendinsp.model.plain_values import as_plain
from sendinsp.model.source import Source
from sendinsp.register.register import Register
from sendinsp.summary.due_rows import PlanDue, explanation_of, plan_due, row
from sendinsp.summary.inspection_rows import overview


@dataclass(frozen=True, slots=True)
class Dossier:
    """An inspection with all that belongs to it, as known on a day.

    Attributes:
        inspection: the record.
        framework: its framework; None where the register has no file of it.
        plan: when its plan is due; None where none is.
        explanation: how that comes about; None where no date can be named.
        steps: its time line.
        sources: every source that it cites, by id; None where the register does not know it.
        titled: gives the titles of codes.
        day: the day of judgement.
    """

    inspection: Inspection
    framework: Framework | None
    plan: PlanDue | None
    explanation: Explanation | None
    steps: tuple[Step, ...]
    sources: dict[str, Source | None]
    titled: Titled
    day: date | None = None


def dossier(inspection: Inspection, register: Register, day: date, whole: Inspection | None = None) -> Dossier:
    """Put together what is known of an inspection, which comes as it was known on `day`.

    Args:
        inspection: the record, as it was known.
        register: holds what surrounds it.
        day: the day of judgement.
        whole: all of the record, by which what lay ahead is told from what is not recorded.
    """
    framework = register.frameworks.get(inspection.framework)
    plan = plan_due(inspection, register, day)
    explanation = explanation_of(plan) if plan is not None and plan.due.window.latest is not None else None
    steps = frameworks.life_of(inspection.framework).steps(inspection, framework, plan.due if plan else None)
    cited = [*inspection.evidence, *(code for topic, code, _ in codes_in(inspection) if topic == "sources")]
    return Dossier(
        inspection, framework, plan, explanation, tuple(_ahead(step, whole) for step in steps),
        {source: register.sources.get(source) for source in dict.fromkeys(cited)},
        lambda codes, topic: register.titled(codes, topic, inspection.framework), day,
    )  # fmt: skip


def _ahead(step: Step, whole: Inspection | None) -> Step:
    """A step of which no date was known, told apart: what the whole record dates had not come yet."""
    if step.how != "missing" or whole is None or whole.date_at(step.step) is None:
        return step
    return step._replace(how="ahead", note="" if step.note == AWAITED_NOTE else step.note)


_EMPTY: dict[str, Any] = {"findings": [], "doubts": {}, "disputed": [], "evidence": {}}
"""What stands in a row where the record has nothing."""


def as_row(dossier: Dossier, register: Register) -> dict[str, Any]:
    """The dossier for JSON: the row of `list`, the record's own sections, due date, time line, sources."""
    inspection = dossier.inspection
    due = row(dossier.plan, register, explained=True) if dossier.plan is not None else None
    record = as_plain(inspection)
    own = [key for key in type(inspection).key_order if key not in ("area", "framework", "term")]
    return {
        **overview(inspection, register),
        **{key: record.get(key, _EMPTY.get(key)) for key in own},
        "due": due,
        "timeline": [{**step._asdict(), "sources": list(step.sources)} for step in dossier.steps],
        "sources": {name: as_plain(source) if source else None for name, source in dossier.sources.items()},
    }
