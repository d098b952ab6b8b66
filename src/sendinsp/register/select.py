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

NOT_RECORDED = "not-recorded"
"""What `--revisit` takes for an area with a WSOA of which no outcome of a re-visit is recorded."""


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
        theme: a theme of something found.
        since: only reports published on this day or later.
        until: only reports published on this day or earlier.
        outcome: the code of an outcome.
        revisit: what a re-visit found, or `not-recorded` where an area with a WSOA has none recorded.
        boards: codes of integrated care boards.
    """

    terms: Collection[tuple[Term, Term]] = ()
    areas: Collection[str] = ()
    regions: Collection[str] = ()
    framework: str | None = None
    wsoa: bool | None = None
    published: bool | None = None
    reason: str | None = None
    theme: str | None = None
    since: date | None = None
    until: date | None = None
    outcome: str | None = None
    revisit: str | None = None
    boards: Collection[str] = ()

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
        if self.theme is not None and self.theme not in codes_of(inspection, "themes"):
            return False
        if self.outcome is not None and frameworks.words_of(inspection.framework).outcome(inspection) != self.outcome:
            return False
        if self.boards and not set(self.boards) & codes_of(inspection, "boards"):
            return False
        return self._published_within(inspection) and self._revisited(inspection)

    def _published_within(self, inspection: Inspection) -> bool:
        """Whether the report came out on a day asked for; a month counts where any of its days does."""
        if self.since is None and self.until is None:
            return True
        published = inspection.report.published
        return (
            published is not None
            and (self.since is None or published.latest >= self.since)
            and (self.until is None or published.earliest <= self.until)
        )

    def _revisited(self, inspection: Inspection) -> bool:
        if self.revisit is None:
            return True
        row = frameworks.words_of(inspection.framework).row(inspection)
        if self.revisit == NOT_RECORDED:
            return row.get("wsoa_required") is True and row.get("revisit_outcome") is None
        return row.get("revisit_outcome") == self.revisit


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
    return sorted(inspections, key=lambda one: one.in_time)
