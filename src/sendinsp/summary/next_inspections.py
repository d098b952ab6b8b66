"""Which inspections are to be expected next: of areas not inspected yet, and what is usual after a report."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sendinsp import frameworks
from sendinsp.model.area import Area
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import add_months
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register
from sendinsp.summary.inspection_rows import as_text

State = Literal["not-inspected", "past", "window", "to-come"]
STATES: dict[State, str] = {
    "not-inspected": "no full inspection of this cycle is recorded; one may have been since the records end",
    "past": "the window is past, and no such inspection is recorded",
    "window": "the window has begun and has not ended",
    "to-come": "the window lies ahead",
}
"""Each state, and what it means."""


@dataclass(frozen=True, slots=True)
class NextInspection:
    """An inspection to be expected.

    Attributes:
        area: slug of the area.
        kind: `full`, `monitoring`.
        earliest: first day of the window; None where there is none but its end.
        latest: last day of it; None where no day is set.
        basis: what it rests on, in words.
        state: see `STATES`.
        last: the inspection that it follows; None for an area not inspected in this cycle.
    """

    area: str
    kind: str
    earliest: date | None
    latest: date | None
    basis: str
    state: State
    last: Inspection | None


def next_inspections(register: Register, day: date, areas: Collection[str] = ()) -> list[NextInspection]:
    """What is to be expected of the areas in being on `day`, by the end of the window, then by name.

    Args:
        register: the register.
        day: what was known at the end of this day counts.
        areas: slugs of the areas asked for; all where none.
    """
    current = _current(register, day)
    if current is None:
        return []
    seen = [known for one in register.inspections if (known := known_at(one, day)) is not None]
    latest: dict[str, Inspection] = {}
    for one in sorted(seen, key=_when):
        if one.framework == current.id:
            latest[one.area] = one
    found: list[NextInspection] = []
    for slug, area in register.areas.items():
        if area.in_being(day) and (not areas or slug in areas):
            found += _of_area(slug, area, latest.get(slug), current, day)
    return sorted(found, key=lambda one: (one.latest or date.max, one.kind, register.areas.name(one.area)))


def within(found: Collection[NextInspection], day: date, months: int) -> list[NextInspection]:
    """Those whose window has begun, or begins within so many months of `day`."""
    end = add_months(day, months)
    return [one for one in found if (one.earliest or one.latest or date.max) <= end]


def row(one: NextInspection, register: Register) -> dict[str, Any]:
    """A row of `next` as JSON has it. `typical` is the end of the window, that from publication."""
    area = register.areas.get(one.area)
    return {
        "area": one.area,
        "name": area.name if area else one.area,
        "region": area.region if area else None,
        "kind": one.kind,
        "earliest": as_text(one.earliest),
        "typical": as_text(one.latest) if one.last is not None else None,
        "latest": as_text(one.latest),
        "basis": one.basis,
        "state": one.state,
        "last_id": one.last.id if one.last is not None else None,
        "last_outcome": frameworks.words_of(one.last.framework).outcome(one.last) if one.last is not None else None,
    }


def _current(register: Register, day: date) -> Framework | None:
    """The framework in force on `day`, the latest where there are several."""
    in_force = [
        one
        for one in register.frameworks.values()
        if one.in_force.from_.earliest <= day and (one.in_force.to is None or day <= one.in_force.to.latest)
    ]
    return max(in_force, key=lambda one: one.in_force.from_, default=None)


def _of_area(
    slug: str, area: Area, last: Inspection | None, framework: Framework, day: date
) -> Iterator[NextInspection]:
    life = frameworks.life_of(framework.id)
    if last is None:
        end = life.every_area_by(framework)
        basis = f"no full inspection of this cycle is recorded; all areas by {end.human()}" if end else "not inspected"
        yield NextInspection(slug, "full", None, end.latest if end else None, basis, "not-inspected", None)
        return
    for one in life.expected(last, framework):
        state: State = "past" if one.latest < day else "window" if one.earliest <= day else "to-come"
        yield NextInspection(slug, one.kind, one.earliest, one.latest, one.basis, state, last)


def _when(inspection: Inspection) -> date:
    when = inspection.fieldwork.start or inspection.report.published
    return when.latest if when is not None else date.min
