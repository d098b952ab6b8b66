"""Sources: where the facts of the register come from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sendinsp.model.inspection import Section, SourceId
from sendinsp.model.scalars import LooseDate, Text, Url

Trust = Literal["high", "medium", "low"]
Kind = Literal[
    "inspectorate", "government", "legislation", "parliament", "council", "nhs", "forum", "voluntary",
    "press", "dataset", "other",
]  # fmt: skip


class Source(Section):
    """A publication that records cite."""

    title: Text = Field(description="Its title, or what it is in our words.")
    publisher: Text = Field(description="Who published it.")
    kind: Kind = Field(description="What sort of publisher it has.")
    date: LooseDate | None = Field(None, description="When it was published; left out where unknown.")
    url: Url | None = Field(None, description="Where it can be read.")
    licence: Text | None = Field(None, description="Its licence (SPDX-like, OGL-3.0), where known.")
    trust: Trust = Field(
        description="high: inspectorate, government, law; medium: council, NHS, forum, press; low: the rest."
    )
    note: Text | None = Field(None, description="What a reader should know of it.")
    acknowledged: Text | None = Field(
        None, description="Why facts may rest on it alone though its trust is low: warnings of that are then not told."
    )


class SourcesFile(Section):
    """`sources.yaml`: every source by id."""

    sources: dict[SourceId, Source]
