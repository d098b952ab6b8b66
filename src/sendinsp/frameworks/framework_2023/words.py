"""The outcome of an inspection since 2023, and its cells in listings."""

from __future__ import annotations

from typing import Any

from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.frameworks.interface import AWAITED, UNKNOWN, ColumnWords, ListWords, Words
from sendinsp.model.inspection import Inspection


def _record(inspection: Inspection) -> Inspection2023:
    assert isinstance(inspection, Inspection2023)
    return inspection


def _outcome(inspection: Inspection) -> str:
    return _record(inspection).outcome or (UNKNOWN if inspection.is_published else AWAITED)


def _row(inspection: Inspection) -> dict[str, Any]:
    record = _record(inspection)
    judged = [one for one in record.monitoring if one.outcome is not None]
    return {
        "outcome": record.outcome,
        "priority_actions": record.priority_action.areas_count if record.priority_action else None,
        "improvements": record.improvements_count,
        "monitoring_outcome": judged[-1].outcome if judged else None,
        "boards": list(record.boards),
    }


WORDS = Words(
    outcomes={
        "typically-positive": "Typically positive",
        "inconsistent": "Inconsistent",
        "widespread-failings": "Widespread or systemic failings",
    },
    outcome=_outcome,
    row=_row,
    paths={
        "outcome": "outcome",
        "priority_actions": "priority_action.areas_count",
        "improvements": "improvements_count",
        "monitoring_outcome": "monitoring",
        "boards": "boards",
    },
    lists=(
        ListWords(
            "priority_action.areas", "priority_action.areas_basis", "priority-action", "areas for priority action"
        ),
        ListWords("improvements", "improvements_basis", "improvement", "areas for improvement"),
    ),
    columns=(
        ColumnWords(
            "Outcome",
            "outcome",
            {
                "typically-positive": ("+ typically positive", "green"),
                "inconsistent": ("~ inconsistent", "yellow"),
                "widespread-failings": ("! widespread failings", "bold red"),
            },
            keep=8,
            awaits=True,
        ),
        ColumnWords("Priority actions", "priority_actions", {}, keep=2, right=True),
        ColumnWords(
            "Monitoring",
            "monitoring_outcome",
            {
                "effective-action": ("effective action", "green"),
                "ineffective-action": ("ineffective action", "red"),
            },
            keep=4,
        ),
    ),
    tally=(("outcome", "widespread-failings", "with widespread or systemic failings"),),
)
