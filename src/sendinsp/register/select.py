"""Choosing inspections: the filters that every listing command has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sendinsp import frameworks
from sendinsp.model.as_of import known_at
from sendinsp.model.fields import codes_in
from sendinsp.model.inspection import Inspection
from sendinsp.model.terms import Term
from sendinsp.register.register import Register


@dataclass(frozen=True, slots=True)
class Selection:
    """Which inspections. An empty filter lets all pass; several values of one filter are alternatives.

    Attributes:
        terms: first and last term of each range asked for.
        areas: slugs.
        regions: statistical or Ofsted's regions.
        framework: the id of one framework.
        wsoa: only with (True) or known without (False) a written statement of action.
        published: only reports that are out (True) or awaited (False).
        reason: a reason under which a weakness falls.
        theme: a theme of a finding.
    """

    terms: Collection[tuple[Term, Term]] = ()
    areas: Collection[str] = ()
    regions: Collection[str] = ()
    framework: str | None = None
    wsoa: bool | None = None
    published: bool | None = None
    reason: str | None = None
    theme: str | None = None

    def admits(self, inspection: Inspection, register: Register) -> bool:
        """Whether an inspection passes every filter."""
        if self.framework is not None and inspection.framework != self.framework:
            return False
        if self.terms and not any(
            inspection.term is not None and first <= inspection.term <= last for first, last in self.terms
        ):
            return False
        if self.areas and inspection.area not in self.areas:
            return False
        if self.regions:
            area = register.areas.get(inspection.area)
            if area is None or not {area.region, area.ofsted_region} & set(self.regions):
                return False
        if self.wsoa is not None and wsoa_required(inspection) is not self.wsoa:
            return False
        if self.published is not None and inspection.is_published is not self.published:
            return False
        if self.reason is not None and self.reason not in codes_of(inspection, "reasons"):
            return False
        return self.theme is None or self.theme in codes_of(inspection, "themes")


def select(register: Register, selection: Selection, day: date) -> list[Inspection]:
    """The inspections that pass, as they were known at the end of `day`."""
    seen = (known_at(inspection, day) for inspection in register.inspections)
    return [inspection for inspection in seen if inspection is not None and selection.admits(inspection, register)]


def wsoa_required(inspection: Inspection) -> bool | None:
    """Whether a WSOA was required; None where that is not known, or the framework has none."""
    required: bool | None = frameworks.words_of(inspection.framework).row(inspection).get("wsoa_required")
    return required


def codes_of(inspection: Inspection, topic: str) -> set[str]:
    """The codes of a list of the framework that stand in a record."""
    return {code for of, code, _ in codes_in(inspection) if of == topic}


def by_fieldwork(inspections: Iterable[Inspection]) -> list[Inspection]:
    """Sorted by the start of fieldwork, then area; undated ones by publication."""

    def key(inspection: Inspection) -> tuple[date, str]:
        when = inspection.fieldwork.start or inspection.report.published
        return (when.latest if when else date.max, inspection.area)

    return sorted(inspections, key=key)
