"""Local areas: the authorities of England that are or were responsible for SEND, by whatever name."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from sendinsp.model.dates import human_day
from sendinsp.model.inspection import AreaSlug, Section, SourceId
from sendinsp.model.scalars import Count, Date, ParsedBy, Text, text_of


def _code(pattern: str, example: str, kind: str) -> tuple[ParsedBy, WithJsonSchema]:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        text = text_of(value)
        if compiled.fullmatch(text):
            return text
        raise PydanticCustomError("area_code", "malformed code", {"kind": kind, "example": example})

    return ParsedBy(check), WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


OnsCode = Annotated[str, *_code(r"E\d{8}", "E08000038", "ONS")]
DfeCode = Annotated[str, *_code(r"\d{3}", '"370"', "DfE")]


class DatedCode(Section):
    """An ONS code with the days between which it was the area's."""

    code: OnsCode
    from_: Date | None = Field(None, alias="from", description="First day; left out when before 2016.")
    to: Date | None = Field(None, description="Last day; left out while in use.")


class Tile(Section):
    """The hexagon of an area on the map of England: odd-r layout, r growing northwards."""

    q: Count
    r: Count


class Area(Section):
    """One local authority, in being for all or part of the time since 2016."""

    name: Text = Field(description="Short name. Several may have borne it: see `label`.")
    official_name: Text = Field(description="The council's name in full.")
    aliases: tuple[Text, ...] = Field((), description="Other spellings by which people find it.")
    dfe_code: DfeCode = Field(description="The Department for Education's three digits.")
    ons_codes: tuple[DatedCode, ...] = Field(min_length=1, description="ONS codes, the current or last one first.")
    region: Text = Field(description="Statistical region.")
    ofsted_region: Text = Field(description="Ofsted's region.")
    type: Literal["london-borough", "metropolitan-district", "unitary", "county"]
    from_: Date | None = Field(None, alias="from", description="First day in being; left out when before 2016.")
    to: Date | None = Field(None, description="Last day in being; left out while in being.")
    predecessors: tuple[AreaSlug, ...] = Field((), description="Who held the area before.")
    successors: tuple[AreaSlug, ...] = Field((), description="Who holds it since.")
    tile: Tile | None = Field(None, description="Place on the map of England.")

    def in_being(self, day: date) -> bool:
        """Whether the authority existed on `day`."""
        return not (self.from_ and day < self.from_.earliest) and not (self.to and day > self.to.latest)

    @property
    def label(self) -> str:
        """The name, with type and dates where the authority has ended, to tell namesakes apart."""
        if self.to is None:
            return self.name
        return f"{self.name} ({self.type.replace('-', ' ')} to {human_day(self.to.latest)})"


class AreasFile(Section):
    """`areas.yaml`: every local area by slug, and the sources that the file is built from."""

    sources: tuple[SourceId, ...] = Field((), description="Ids of the sources of this file.")
    areas: dict[AreaSlug, Area]


def fold(text: str) -> str:
    """A name without case, accents, punctuation and the difference between "&" and "and"."""
    if text.isascii():
        plain = text
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain.casefold().replace("&", " and ")))


_WORD = re.compile(r"[^\W_]+")
