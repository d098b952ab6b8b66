"""The file of the framework of 2016: what stands in it beside what all such files have."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Section, SourceId
from sendinsp.model.scalars import Count


class RevisitRule(Section):
    """When inspectors return."""

    within_months: Count = Field(description="Usually within so many months of `fit for purpose`.")
    notice_working_days: Count
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Framework2016(Framework):
    """A framework file: identity, dates, rules with their figures, and the topics."""

    revisit: RevisitRule | None = None

    key_order: ClassVar[tuple[str, ...]] = (
        "id", "title", "in_force", "data_to", "sources", "notice", "deadline", "revisit", "topics",
    )  # fmt: skip

    def figures(self) -> list[str]:
        """The figures of the framework in sentences, those of all frameworks first."""
        found = super().figures()
        if self.revisit:
            found.append(
                f"Re-visit: usually within {self.revisit.within_months} months, with "
                f"{self.revisit.notice_working_days} working days' notice."
            )
        return found


FILE = Framework2016
