"""Everything that the register holds of one inspection, put together for showing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sendinsp.deadlines.due import Due, due_of
from sendinsp.deadlines.explain import Explanation, explain
from sendinsp.deadlines.rows import Statement, row
from sendinsp.deadlines.timeline import Step, timeline
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection, Inspection2016
from sendinsp.model.source import Source
from sendinsp.register.dump import plain
from sendinsp.register.register import Register
from sendinsp.summary.overview import overview


@dataclass(frozen=True, slots=True)
class Dossier:
    """An inspection with all that belongs to it, as known on a day.

    Attributes:
        inspection: the record.
        framework: its framework; None where the register has no file of it.
        due: when its statement is due; None where none is.
        explanation: how that comes about; None where no date can be named.
        steps: its time line.
        sources: every source that it cites, by id; None where the register does not know it.
    """

    inspection: Inspection
    framework: Framework | None
    due: Due | None
    explanation: Explanation | None
    steps: tuple[Step, ...]
    sources: dict[str, Source | None]


def dossier(inspection: Inspection, register: Register, day: date) -> Dossier:
    """Put together what is known of an inspection, which comes as it was known on `day`."""
    framework = register.frameworks.get(inspection.framework)
    rule = framework.deadline if framework is not None else None
    due, explanation = None, None
    if isinstance(inspection, Inspection2016) and rule is not None:
        due = due_of(inspection, rule, day)
        if due is not None and due.window.latest is not None:
            explanation = explain(due.window, due.others, rule, inspection)
    return Dossier(
        inspection,
        framework,
        due,
        explanation,
        tuple(timeline(inspection, framework, due)),
        {source: register.sources.get(source) for source in dict.fromkeys(_cited(inspection))},
    )


def _cited(inspection: Inspection) -> Iterator[str]:
    yield from inspection.evidence
    for finding in inspection.findings:
        yield from finding.sources
    if isinstance(inspection, Inspection2016) and inspection.wsoa is not None:
        for weakness in inspection.wsoa.weaknesses:
            yield from weakness.sources
    for dispute in inspection.disputed:
        yield from dispute.sources


_EMPTY: dict[str, Any] = {"findings": [], "doubts": {}, "disputed": [], "evidence": {}}
"""What stands in a row where the record has nothing."""


def as_row(dossier: Dossier, register: Register) -> dict[str, Any]:
    """The dossier for JSON: the row of `list`, the record's own sections, due date, time line, sources."""
    inspection = dossier.inspection
    due = None
    if dossier.due is not None and isinstance(inspection, Inspection2016):
        due = row(Statement(inspection, dossier.due), register, explained=True)
    record = plain(inspection)
    own = ("fieldwork", "report", "wsoa", "findings", "revisit", "accelerated_progress_plan", "notes", "doubts")
    return {
        **overview(inspection, register),
        **{key: record.get(key, _EMPTY.get(key)) for key in (*own, "disputed", "evidence")},
        "due": due,
        "timeline": [{**asdict(step), "sources": list(step.sources)} for step in dossier.steps],
        "sources": {name: plain(source) if source else None for name, source in dossier.sources.items()},
    }
