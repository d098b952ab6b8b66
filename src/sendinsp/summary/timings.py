"""How long the steps of an inspection took, in working days."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Any

from sendinsp import frameworks
from sendinsp.deadlines.working_days import working_days_between
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register


def timings(inspections: Iterable[Inspection], by: str | None, register: Register) -> list[dict[str, Any]]:
    """A row a measure and group: cases, median, shortest, longest, and how many were left out.

    Only dates known to the day and not in doubt are measured. An inspection with both dates of which one is known
    less well is counted under `left_out`, and there under `in_doubt` or, else, `not_to_the_day`.

    Args:
        inspections: those measured.
        by: `term`, `region` or None for all together.
        register: names the regions.
    """
    found = list(inspections)
    names = sorted({_group(one, by, register) for one in found})
    return [
        _row(measure, dates, label, [one for one in found if _group(one, by, register) == (order, label)])
        for measure, dates in _measures(found).items()
        for order, label in names
    ]


def _measures(inspections: Iterable[Inspection]) -> dict[str, tuple[str, str]]:
    """What is measured of the frameworks that the inspections are of: name -> first and last date."""
    names = sorted({one.framework for one in inspections}) or frameworks.ids()
    return {name: dates for one in names for name, dates in frameworks.life_of(one).measures.items()}


def _row(measure: str, dates: tuple[str, str], group: str, inspections: list[Inspection]) -> dict[str, Any]:
    values, doubtful, coarse = [], 0, 0
    first_path, last_path = dates
    for inspection in inspections:
        first, last = inspection.date_at(first_path), inspection.date_at(last_path)
        if first is None or last is None:
            continue
        if inspection.doubted(first_path) or inspection.doubted(last_path):
            doubtful += 1
        elif first.day is None or last.day is None:
            coarse += 1
        else:
            values.append(working_days_between(first.day, last.day))
    return {
        "measure": measure,
        "group": group,
        "cases": len(values),
        "median": median(values) if values else None,
        "shortest": min(values, default=None),
        "longest": max(values, default=None),
        "left_out": doubtful + coarse,
        "in_doubt": doubtful,
        "not_to_the_day": coarse,
        "values": sorted(values),
    }


def _group(inspection: Inspection, by: str | None, register: Register) -> tuple[str, str]:
    if by == "term":
        term = inspection.term
        return (f"{term.year}-{term.index}", term.human()) if term else ("9999", "Undated")
    if by == "region":
        area = register.areas.get(inspection.area)
        return ("", area.region) if area else ("", "unknown")
    return ("", "All")
