"""Themes: what findings, weaknesses and areas for action are about, shared by all frameworks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sendinsp.model.inspection import Section, SourceId
from sendinsp.model.scalars import Slug, Text


class Theme(Section):
    """One theme. How items are coded with it is told in `docs/coding.md`."""

    code: Slug
    title: Text
    text: Text = Field(description="What counts, in one sentence.")
    not_counted: Text | None = Field(None, description="What does not, and where it belongs.")
    origin: Literal["seed", "ours"] = Field(
        description="seed: one of the findings or strengths of the presentation of 2017; ours: added by this register."
    )


class ThemesFile(Section):
    """`themes.yaml`: every theme, in the order of listings."""

    sources: tuple[SourceId, ...] = Field((), description="Ids of the sources of the themes that are not ours.")
    themes: tuple[Theme, ...] = Field(min_length=1)
