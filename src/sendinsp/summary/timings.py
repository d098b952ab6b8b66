"""How long the steps of an inspection took."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from statistics import median
from typing import Any, Literal

from sendinsp import frameworks
from sendinsp.deadlines.working_days import working_days_between
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register
from sendinsp.summary.counts import GROUPINGS, order_of

Unit = Literal["working-days", "days", "months"]
UNITS: dict[Unit, Callable[[date, date], float]] = {
    "working-days": working_days_between,
    "days": lambda first, last: (last - first).days,
    "months": lambda first, last: round((last - first).days / 30.4375, 1),
}
"""What a time can be measured in, each as a function of two days. A month is a twelfth of 365.25 days."""


def timings(
    inspections: Iterable[Inspection], by: str | None, register: Register, unit: Unit = "working-days"
) -> list[dict[str, Any]]:
    """A row a measure and group: cases, median, shortest and longest with their inspections, and what was left out.

    Only dates known to the day and not in doubt are measured. An inspection with both dates of which one is known
    less well is counted under `left_out`, and there under `in_doubt` or, else, `not_to_the_day`; one that takes the
    step, but of which only the first date is recorded, under `unknown`. `disputed` are those measured of which another
    source gives another date.

    An inspection counts for a measure of its own framework only: none lacks the end of a step it does not have.

    Args:
        inspections: those measured.
        by: one of `summary.counts.GROUPINGS`, or None for all together.
        register: names the groups.
        unit: what is counted.
    """
    found = list(inspections)
    groups: dict[tuple[str, str], list[Inspection]] = {}
    for one in found:
        for key in GROUPINGS[by](one, register) if by is not None else [("all", "All")]:
            groups.setdefault(key, []).append(one)
    ordered = sorted(groups, key=lambda key: order_of(by, key)) if by is not None else list(groups)
    return [_row(measure, label, groups[key, label], unit) for measure in _measures(found) for key, label in ordered]


def own_grouping(inspections: Iterable[Inspection]) -> str | None:
    """What is measured apart where nothing is asked for: frameworks, whose times measure different things."""
    return "framework" if len({one.framework for one in inspections}) > 1 else None


def _measures(inspections: Iterable[Inspection]) -> list[str]:
    """What is measured of the frameworks that the inspections are of, by name."""
    names = sorted({one.framework for one in inspections}) or frameworks.ids()
    return list(dict.fromkeys(name for one in names for name in frameworks.life_of(one).measures))


def _taken(inspection: Inspection, path: str) -> bool:
    """Whether a step is one that the inspection takes: what follows the report, only where a plan was asked for."""
    if path.startswith(("fieldwork.", "report.")):
        return True
    plan = frameworks.plan_of(inspection.framework)
    return plan is not None and plan.owed(inspection) is True


def _row(measure: str, group: str, inspections: list[Inspection], unit: Unit) -> dict[str, Any]:
    values: list[tuple[float, str]] = []
    doubtful, coarse, unknown, disputed = [], [], [], []
    for inspection in inspections:
        dates = frameworks.life_of(inspection.framework).measures.get(measure)
        if dates is None:
            continue
        first_path, last_path = dates
        first, last = inspection.date_at(first_path), inspection.date_at(last_path)
        if first is None or last is None:
            unknown += [inspection.id] if first is not None and _taken(inspection, last_path) else []
        elif inspection.doubted(first_path) or inspection.doubted(last_path):
            doubtful.append(inspection.id)
        elif first.day is None or last.day is None:
            coarse.append(inspection.id)
        else:
            values.append((UNITS[unit](first.day, last.day), inspection.id))
            if inspection.disputes(first_path) or inspection.disputes(last_path):
                disputed.append(inspection.id)
    lengths = sorted(length for length, _ in values)
    return {
        "measure": measure,
        "group": group,
        "unit": unit,
        "cases": len(values),
        "median": median(lengths) if lengths else None,
        "shortest": lengths[0] if lengths else None,
        "shortest_id": min(values)[1] if values else None,
        "longest": lengths[-1] if lengths else None,
        "longest_id": max(values)[1] if values else None,
        "left_out": len(doubtful) + len(coarse),
        "in_doubt": len(doubtful),
        "not_to_the_day": len(coarse),
        "left_out_ids": [*doubtful, *coarse],
        "unknown": len(unknown),
        "disputed": len(disputed),
        "disputed_ids": disputed,
        "values": lengths,
    }
