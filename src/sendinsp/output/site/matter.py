"""What a site is about: which inspections, as of which day, put together once for all pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.inspection import Inspection
from sendinsp.output.site.parts import Run
from sendinsp.register.register import Register
from sendinsp.register.select import Selection, by_fieldwork, select
from sendinsp.summary.dossier import Dossier, dossier


@dataclass(frozen=True)
class Matter:
    """What a site is about.

    Attributes:
        register: where it is from.
        selection: which areas and regions were asked for.
        day: what was known at the end of this day.
        title: of the site.
        base_url: where it will stand, with a slash at its end; None where that is not known.
        asked: the areas or regions asked for, in words; "" for all.
        program: version of the program.
        version: version of the data.
    """

    register: Register
    selection: Selection
    day: date
    title: str
    base_url: str | None
    asked: str
    program: str
    version: str

    @cached_property
    def found(self) -> list[Inspection]:
        """The inspections, as they were known, in order of time."""
        return by_fieldwork(select(self.register, self.selection, self.day))

    @cached_property
    def dossiers(self) -> list[Dossier]:
        """The inspections with all that belongs to them, in order of time."""
        whole = {one.id: one for one in self.register.inspections}
        return [dossier(one, self.register, self.day, whole[one.id]) for one in self.found]

    @cached_property
    def of_area(self) -> dict[str, list[Dossier]]:
        """Area -> its inspections in order of time."""
        grouped: dict[str, list[Dossier]] = {}
        for one in self.dossiers:
            grouped.setdefault(one.inspection.area, []).append(one)
        return grouped

    @cached_property
    def slugs(self) -> list[str]:
        """The areas that have a page, by name: those in being, and those of which an inspection is recorded."""
        chosen = self.selection
        found = [
            slug
            for slug, area in self.register.areas.items()
            if (area.in_being(self.day) or slug in self.of_area)
            and (not chosen.areas or slug in chosen.areas)
            and (not chosen.regions or {area.region, area.ofsted_region} & set(chosen.regions))
        ]
        return sorted(found, key=lambda slug: (self.register.areas[slug].label, slug))

    @cached_property
    def cycles(self) -> list[str]:
        """The frameworks of the inspections, the latest first."""
        known = {one.framework for one in self.found} & set(self.register.frameworks)
        return sorted(known, key=lambda name: self.register.frameworks[name].in_force.from_, reverse=True)

    def under(self, framework: str) -> list[Inspection]:
        """The inspections under a framework."""
        return [one for one in self.found if one.framework == framework]

    def cycle_name(self, framework: str) -> str:
        """A framework as a span of years for reading: `2016 to 2022`, `since 2023`."""
        if framework not in self.register.frameworks:
            return framework
        force = self.register.frameworks[framework].in_force
        first = force.from_.earliest.year
        return f"{first} to {force.to.latest.year}" if force.to is not None else f"since {first}"

    def area(self, slug: str) -> Run:
        """The name of an area, as a link to its page."""
        area = self.register.areas.get(slug)
        return Run(area.label if area else slug, area_path(slug) if slug in set(self.slugs) else None)

    def inspection(self, id_: str) -> Run:
        """An inspection, as a link to its place on the page of its area."""
        return Run(id_, inspection_path(id_))

    @property
    def known_on(self) -> str:
        """The day of judgement, for reading."""
        return human_day(self.day)


def area_path(slug: str) -> str:
    """The page of an area."""
    return f"areas/{slug}.html"


def inspection_path(id_: str) -> str:
    """The place of an inspection on the page of its area."""
    term, slug = id_.split("/", 1)
    return f"{area_path(slug)}#{term}"


def day_of(text: str) -> date:
    """The last day that a date of a record can mean."""
    return DateSpan.parse(text).latest
