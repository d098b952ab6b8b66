"""Statistical neighbours: which areas are most like one another."""

from __future__ import annotations

from pydantic import Field

from sendinsp.model.inspection import AreaSlug, Section, SourceId


class NeighboursFile(Section):
    """`neighbours.yaml`: for each area, those most like it, nearest first."""

    sources: tuple[SourceId, ...] = Field(min_length=1, description="Ids of the sources of the file.")
    neighbours: dict[AreaSlug, tuple[AreaSlug, ...]]
