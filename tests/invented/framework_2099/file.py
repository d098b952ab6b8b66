"""The file of the framework of 2099, with a figure of its own."""

from __future__ import annotations

from typing import ClassVar

from sendinsp.model.framework import Framework
from sendinsp.model.scalars import Count


class Framework2099(Framework):
    """A framework file with the years between two inspections."""

    every_years: Count | None = None

    key_order: ClassVar[tuple[str, ...]] = (
        "id", "title", "in_force", "data_to", "sources", "notice", "deadline", "every_years", "topics",
    )  # fmt: skip

    def figures(self) -> list[str]:
        """Its own figure after the others."""
        own = [f"Every area is inspected every {self.every_years} years."] if self.every_years else []
        return [*super().figures(), *own]


FILE = Framework2099
