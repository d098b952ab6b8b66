"""Rules on areas.yaml. Dates in it without a beginning go back beyond 2016, those without an end run on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from sendinsp.model.area import Area, AreasFile, fold
from sendinsp.model.case import FileCase
from sendinsp.model.dates import human_day
from sendinsp.model.fields import Place
from sendinsp.model.rule import Fault, rule

Period = tuple[date, date]
MOST_SHARED = 5
"""With so many others an area is said to share a code, a tile or a name: the file has to be put right anyway."""


def areas_of(case: FileCase[AreasFile]) -> Mapping[str, Area]:
    """The areas whose entries are without fault, by slug."""
    return case.model.areas if case.model else {}


def _in_being(area: Area) -> Period:
    return (area.from_.earliest if area.from_ else date.min, area.to.latest if area.to else date.max)


def _overlap(one: Period, other: Period) -> Period | None:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def _at_one_time(periods: Sequence[Period], owners: Sequence[str] = ()) -> Iterator[tuple[int, int, Period]]:
    """The numbers of periods with those of earlier ones that they share days with, and which days.

    Of each period the first `MOST_SHARED` others are told. Where `owners` are given, only those of other owners
    count. Periods fall into groups first, between which no day is shared, so that a long row is gone through once.
    """
    groups: list[list[int]] = []
    last = date.min
    for number in sorted(range(len(periods)), key=lambda number: periods[number]):
        if not groups or periods[number][0] > last:
            groups.append([])
        groups[-1].append(number)
        last = max(last, periods[number][1])
    found: list[tuple[int, int, Period]] = []
    for group in groups:
        before: list[int] = []
        of: Counter[str] = Counter()
        for number in sorted(group):
            owner = owners[number] if owners else ""
            others = (n for n in before if not owners or owners[n] != owner)
            if not owners or of[owner] < len(before):
                shared = ((number, n, both) for n in others if (both := _overlap(periods[number], periods[n])))
                found += islice(shared, MOST_SHARED)
            before.append(number)
            of[owner] += 1
    return iter(sorted(found))


def _when(period: Period) -> str:
    first, last = period
    if first == date.min:
        return "at all times" if last == date.max else f"until {human_day(last)}"
    return f"from {human_day(first)}" if last == date.max else f"from {human_day(first)} to {human_day(last)}"


@rule("A001", scope="areas")
def one_code_two_areas(case: FileCase[AreasFile]) -> Iterator[Fault]:
    """Two areas have the same code at one time.

    Why:
        Files to import are matched by code and date. Codes may be handed on from one authority to the next, as the
        Department for Education's 815, 825 and 933 were, but on one day each is one area's.
    Wrong:
        # file: areas.yaml
        areas:
          otherton:
            name: Otherton
            official_name: Otherton City Council
            dfe_code: "901"
            ons_codes:
              - code: E06000902
            region: South West
            ofsted_region: South West
            type: unitary
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
    used: dict[str, list[tuple[str, Period, Place]]] = defaultdict(list)
    for slug, area in areas_of(case).items():
        being = _in_being(area)
        used[area.dfe_code].append((slug, being, ("areas", slug, "dfe_code")))
        for number, dated in enumerate(area.ons_codes):
            first = dated.from_.earliest if dated.from_ else being[0]
            last = dated.to.latest if dated.to else being[1]
            used[dated.code].append((slug, (first, last), ("areas", slug, "ons_codes", number, "code")))
    for code, holders in used.items():
        for number, other, common in _at_one_time([period for _, period, _ in holders]):
            slug, _, path = holders[number]
            its_slug, _, its_path = holders[other]
            line = case.document.span(its_path)
            where = f", line {line.line}" if line else ""
            message = f"{code} is the code of {its_slug} too ({_when(common)}{where})"
            hint = "correct one of the codes, or their dates" if its_slug != slug else "remove one of the two"
            yield Fault(path, message, hint)


@rule("A003", scope="areas")
def one_tile(case: FileCase[AreasFile]) -> Iterator[Fault]:
    """Two areas lie on the same tile at one time.

    Why:
        One would hide the other on the map of England.
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
            tile:
              q: 4
              r: 2
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
            tile:
              q: 5
              r: 2
    """
    tiles: dict[tuple[int, int], list[str]] = defaultdict(list)
    areas = areas_of(case)
    for slug, area in areas.items():
        if area.tile is not None:
            tiles[area.tile.q, area.tile.r].append(slug)
    for (q, r), slugs in tiles.items():
        for number, other, common in _at_one_time([_in_being(areas[slug]) for slug in slugs]):
            message = f"the tile at q {q}, r {r} is that of {slugs[other]} too ({_when(common)})"
            yield Fault(("areas", slugs[number], "tile"), message, "move one of the two", key=True)


@rule("A005", scope="areas")
def dates_of_area(case: FileCase[AreasFile]) -> Iterator[Fault]:
    """The dates of an area or of its codes contradict each other.

    Why:
        An area that ends before it begins was never in being, and a code that is dated outside of its area's life
        matches nothing.
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
            from: 2019-04-01
            to: 2018-03-31
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
            from: 2018-04-01
            to: 2019-03-31
    """
    for slug, area in areas_of(case).items():
        being = _in_being(area)
        if being[0] > being[1]:
            yield Fault(("areas", slug, "to"), f"{slug} ends before it begins", "exchange the two")
            continue
        for number, dated in enumerate(area.ons_codes):
            path = ("areas", slug, "ons_codes", number)
            if dated.from_ and dated.to and dated.to.latest < dated.from_.earliest:
                yield Fault((*path, "to"), f"{dated.code} ends before it begins", "exchange the two")
            elif dated.from_ and dated.from_.earliest > being[1]:
                yield Fault((*path, "from"), f"{dated.code} begins after {slug} has ended", "correct one of the two")
            elif dated.to and dated.to.latest < being[0]:
                yield Fault((*path, "to"), f"{dated.code} ends before {slug} begins", "correct one of the two")


@rule("A006", scope="areas")
def one_name_two_areas(case: FileCase[AreasFile]) -> Iterator[Fault]:
    """Two areas go by the same name at one time.

    Why:
        Whoever types that name would get both, and nothing could be written for either. Areas of different times may
        share a name. Case, accents and punctuation make no difference.
    Wrong:
        # file: areas.yaml
        areas:
          otherton:
            name: Otherton
            official_name: Otherton City Council
            aliases:
              - exampleshire
            dfe_code: "902"
            ons_codes:
              - code: E06000902
            region: South West
            ofsted_region: South West
            type: unitary
    Right:
        # file: areas.yaml
        areas:
          otherton:
            name: Otherton
            official_name: Otherton City Council
            aliases:
              - Otherton on Sea
            dfe_code: "902"
            ons_codes:
              - code: E06000902
            region: South West
            ofsted_region: South West
            type: unitary
    """
    areas = areas_of(case)
    names: dict[str, list[tuple[str, str, Place]]] = defaultdict(list)
    for slug, area in areas.items():
        for path, name in _names(slug, area):
            names[fold(name)].append((slug, name, path))
    for holders in names.values():
        owners = [slug for slug, _, _ in holders]
        for number, other, _ in _at_one_time([_in_being(areas[slug]) for slug in owners], owners):
            _, name, path = holders[number]
            yield Fault(path, f"{name!r} is a name of {owners[other]} too", "keep it with one of the two")


def _names(slug: str, area: Area) -> Iterator[tuple[Place, str]]:
    yield ("areas", slug, "name"), area.name
    yield ("areas", slug, "official_name"), area.official_name
    for number, alias in enumerate(area.aliases):
        yield ("areas", slug, "aliases", number), alias
