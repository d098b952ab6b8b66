"""Rules on which area follows which, in areas.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sendinsp.checks.areas import areas_of
from sendinsp.model.area import AreasFile
from sendinsp.model.case import FileCase
from sendinsp.model.dates import human_day
from sendinsp.model.rule import Fault, rule
from sendinsp.model.suggest import Search

DAY = timedelta(days=1)


@rule("A002", scope="areas")
def gap_between(case: FileCase[AreasFile]) -> Iterator[Fault]:
    """A successor does not begin on the day after its predecessor ends.

    Why:
        Somebody is responsible on every day. A gap or an overlap means that an inspection of those days has no area,
        or two.
    Wrong:
        # file: areas.yaml
        areas:
          exampleshire-county:
            name: Exampleshire
            official_name: Exampleshire County Council
            dfe_code: "900"
            ons_codes:
              - code: E10000900
            region: South West
            ofsted_region: South West
            type: county
            to: 2017-03-30
            successors: [exampleshire]
    Right:
        # file: areas.yaml
        areas:
          exampleshire-county:
            name: Exampleshire
            official_name: Exampleshire County Council
            dfe_code: "900"
            ons_codes:
              - code: E10000900
            region: South West
            ofsted_region: South West
            type: county
            to: 2017-03-31
            successors: [exampleshire]
    """
    areas = areas_of(case)
    for slug, area in areas.items():
        for before in area.predecessors:
            old = areas.get(before)
            if old is None:
                continue
            if area.from_ is None:
                message = f"{slug} follows {before}, but has no first day"
                yield Fault(("areas", slug, "predecessors"), message, "add from", key=True)
            elif old.to is None:
                message = f"{slug} began {area.from_.human()}, but {before}, which it follows, has no last day"
                yield Fault(("areas", slug, "from"), message, f"add to: to {before}")
            elif between := (area.from_.earliest - old.to.latest).days - 1:
                days = f"{abs(between)} day{'s' if abs(between) > 1 else ''}"
                message = f"{slug} and {before}, which it follows, overlap by {days}"
                if between > 0:
                    message = f"{days} between the end of {before} ({old.to.human()}) and the beginning of {slug}"
                hint = f"it should begin {human_day(old.to.latest + DAY)}" if old.to.latest < date.max else ""
                yield Fault(("areas", slug, "from"), message, hint)


@rule("A004", scope="areas")
def lineage(case: FileCase[AreasFile]) -> Iterator[Fault]:
    """Predecessors and successors do not name each other, or are unknown.

    Why:
        Whoever asks for an area gets the inspections of those before it. That works from both sides only if both say
        so.
    Wrong:
        # file: areas.yaml
        areas:
          otherton:
            name: Otherton
            official_name: Otherton City Council
            dfe_code: "902"
            ons_codes:
              - code: E06000902
            region: South West
            ofsted_region: South West
            type: unitary
            to: 2023-03-31
            successors: [exampelshire]
    Right:
        # file: areas.yaml
        areas:
          otherton:
            name: Otherton
            official_name: Otherton City Council
            dfe_code: "902"
            ons_codes:
              - code: E06000902
            region: South West
            ofsted_region: South West
            type: unitary
    """
    areas = areas_of(case)
    known = set(case.document.data.get("areas", ())) if isinstance(case.document.data, dict) else set()
    search = Search(known)
    for slug, area in areas.items():
        for key, back in (("predecessors", "successors"), ("successors", "predecessors")):
            for number, other in enumerate(getattr(area, key)):
                path = ("areas", slug, key, number)
                if other not in known:
                    yield Fault(path, f"unknown area {other!r}", search.hint(other, "areas are named by key"))
                elif other in areas and slug not in getattr(areas[other], back):
                    message = f"{other} does not name {slug} among its {back}"
                    yield Fault(path, message, f"add it to {other}, or remove {other} here")
