"""Everything that the register holds of one inspection, put together for showing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sendinsp.deadlines.due import Due, due_of
from sendinsp.deadlines.rows import Statement, row, rule_of
from sendinsp.deadlines.timeline import Step, timeline
from sendinsp.model.inspection import Inspection, Inspection2016
from sendinsp.model.source import Source
from sendinsp.register.dump import plain
from sendinsp.register.register import Register
from sendinsp.summary.overview import overview


@dataclass(frozen=True, slots=True)
class Dossier:
    """An inspection with its due date, its line of time and its sources, as known on a day."""

    inspection: Inspection
    due: Due | None
    steps: tuple[Step, ...]
    sources: dict[str, Source | None]


def dossier(inspection: Inspection, register: Register, day: date) -> Dossier:
    """Put together what is known of an inspection, which comes as it was known on `day`."""
    framework = register.frameworks.get(inspection.framework)
    rule = rule_of(register, inspection.framework)
    due = due_of(inspection, rule, day) if isinstance(inspection, Inspection2016) and rule is not None else None
    cited = list(inspection.evidence)
    cited += [source for dispute in inspection.disputed for source in dispute.sources if source not in cited]
    return Dossier(
        inspection,
        due,
        tuple(timeline(inspection, framework, due)),
        {source: register.sources.get(source) for source in dict.fromkeys(cited)},
    )


def as_row(dossier: Dossier, register: Register) -> dict[str, Any]:
    """The dossier for JSON: the row of `list`, the record's own sections, due date, line of time, sources."""
    inspection = dossier.inspection
    due = None
    if dossier.due is not None and isinstance(inspection, Inspection2016):
        due = row(Statement(inspection, dossier.due), register)
    record = plain(inspection)
    own = ("fieldwork", "report", "wsoa", "findings", "revisit", "accelerated_progress_plan", "notes", "doubts")
    return {
        **overview(inspection, register),
        **{key: record.get(key) for key in (*own, "disputed", "evidence")},
        "due": due,
        "timeline": [
            {"step": step.step, "label": step.label, "date": step.date, "how": step.how, "note": step.note}
            for step in dossier.steps
        ],
        "sources": {name: plain(source) if source else None for name, source in dossier.sources.items()},
    }
