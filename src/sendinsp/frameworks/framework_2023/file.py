"""The file of the framework of 2023: what stands in it beside what all such files have."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Section, SourceId
from sendinsp.model.scalars import Count, Date, Flag, Slug, Text


class Interval(Section):
    """The time within which the next inspection is to be expected: approximately, as the reports say."""

    years: Count | None = None
    months: Count | None = None

    @property
    def in_months(self) -> int:
        """Its length in months."""
        return (self.years or 0) * 12 + (self.months or 0)


class OutcomeEntry(Section):
    """One of the three outcomes, and what follows it."""

    code: Slug
    title: Text = Field(description="The field's words for it.")
    text: Text
    next_full_within: Interval | None = Field(None, description="When the next full inspection is usual.")
    monitoring_within: Interval | None = Field(None, description="When a monitoring inspection is usual.")
    priority_action_plan: Flag = Field(description="Whether a priority action plan is asked for.")
    strategic_plan: Flag = Field(description="Whether the strategic plan is to be updated and published.")
    sources: tuple[SourceId, ...] = Field(min_length=1)


class InspectionKind(Section):
    """A kind of inspection of the framework."""

    code: Slug
    title: Text
    text: Text
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Framework2023(Framework):
    """A framework file: identity, dates, outcomes and what follows them, the plan's rule, and the topics."""

    cycle_ends: Date | None = Field(None, description="By when every area is to have had a full inspection.")
    outcomes: tuple[OutcomeEntry, ...] = ()
    kinds: tuple[InspectionKind, ...] = ()

    key_order: ClassVar[tuple[str, ...]] = (
        "id", "title", "in_force", "cycle_ends", "data_to", "sources", "notice", "outcomes", "kinds", "deadline",
        "topics",
    )  # fmt: skip

    def outcome(self, code: str | None) -> OutcomeEntry | None:
        """The outcome of a code, or None."""
        return next((one for one in self.outcomes if one.code == code), None)

    def figures(self) -> list[str]:
        """The figures of the framework in sentences, those of all frameworks first."""
        found = super().figures()
        for one in self.outcomes:
            after = []
            if one.next_full_within is not None:
                after.append(f"next full inspection within approximately {one.next_full_within.in_months // 12} years")
            if one.monitoring_within is not None:
                after.append(f"monitoring within approximately {one.monitoring_within.in_months} months")
            found.append(f"After {one.title.lower()}: {', '.join(after)}.")
        if self.cycle_ends is not None:
            found.append(f"Every area is to have had a full inspection by {self.cycle_ends.human()}.")
        return found


FILE = Framework2023
