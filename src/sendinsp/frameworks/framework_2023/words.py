"""The outcome of an inspection since 2023, and its cells in listings."""

from __future__ import annotations

from typing import Any

from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.frameworks.interface import AWAITED, UNKNOWN, ColumnWords, ListWords, MapState, Words
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


def _map_state(inspection: Inspection) -> str:
    monitoring = _record(inspection).monitoring
    if not monitoring:
        return _outcome(inspection)
    judged = [one.outcome for one in monitoring if one.outcome is not None]
    return f"monitored-{judged[-1].removesuffix('-action')}" if judged else "monitored"


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
    map_state=_map_state,
    map_states={
        "typically-positive": MapState("typically positive", "+", "#009e73"),
        "inconsistent": MapState("inconsistent", "~", "#f0e442"),
        "widespread-failings": MapState("widespread or systemic failings", "!", "#d55e00"),
        "monitored-effective": MapState("failings; monitoring found effective action", "=", "#0072b2"),
        "monitored-ineffective": MapState("failings; monitoring found ineffective action", "#", "#cc79a7"),
        "monitored": MapState("failings; monitored, what was found is not recorded", "*", "#999999"),
    },
    tally=(("outcome", "widespread-failings", "with widespread or systemic failings"),),
)
