"""The pages of areas: everything on record of one, over both cycles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sendinsp.frameworks.interface import Block as Shown
from sendinsp.frameworks.interface import Step
from sendinsp.model.dates import DateSpan
from sendinsp.output.page import LEGEND, MARKS, WORDS, shown_date
from sendinsp.output.site import parts
from sendinsp.output.site.matter import Matter, area_path, inspection_path
from sendinsp.output.site.parts import (
    Block,
    Heading,
    Items,
    Page,
    Paragraph,
    Run,
    Text,
    TimeLine,
    TimeStep,
    heading,
    listed,
    note,
    points,
    said,
    text,
)
from sendinsp.output.views.footer import reach
from sendinsp.output.views.inspection_page import announced_by, blocks
from sendinsp.output.views.next_inspections import COLUMNS
from sendinsp.summary.announced import announced
from sendinsp.summary.dossier import Dossier
from sendinsp.summary.next_inspections import next_inspections, row


def index(matter: Matter) -> Page:
    """All areas by region."""
    found: list[Block] = [said("Every local area in being, and those of which an inspection is recorded.")]
    areas = matter.register.areas
    for region, slugs in groupby(
        sorted(matter.slugs, key=lambda slug: areas[slug].region), key=lambda s: areas[s].region
    ):
        own = sorted(slugs, key=lambda slug: areas[slug].label)
        found.append(heading(region))
        found.append(points(((matter.area(slug), Run(_count(matter, slug), style="dim")) for slug in own), "names"))
    return Page("areas.html", "Areas", found, "Every local area, by region.")


def _count(matter: Matter, slug: str) -> str:
    number = len(matter.of_area.get(slug, ()))
    return f" ({number})" if number else " (none recorded)"


def pages(matter: Matter) -> Iterator[Page]:
    """A page an area."""
    expected: dict[str, list[str]] = {}
    for one in next_inspections(matter.register, matter.day, matter.slugs):
        found = row(one, matter.register)
        cells = {column.title: column.shown(found).text for column in COLUMNS}
        line = f"{cells['Inspection'].capitalize()} inspection: {cells['State']}, {cells['Usual']}. "
        line += f"{one.basis[0].upper()}{one.basis[1:]}."
        expected.setdefault(one.area, []).append(line)
    for slug in matter.slugs:
        yield _page(matter, slug, expected.get(slug, []))


def _page(matter: Matter, slug: str, expected: list[str]) -> Page:
    area = matter.register.areas[slug]
    dossiers = matter.of_area.get(slug, [])
    found: list[Block] = []
    kind = "" if area.to else f"{area.type.replace('-', ' ').capitalize()}, "
    found.append(said(f"{area.official_name}. {kind}{area.region}."))
    found += _relatives(matter, slug)
    whole = matter.register.of_areas([slug])
    seen = {one.inspection.id for one in dossiers}
    ahead = [line for one in whole for line in announced(one, matter.day)]
    ahead += [line for one in whole if one.id not in seen for line in announced_by(one, matter.day)]
    found += [said(line) for line in ahead]
    if not dossiers:
        found.append(said(f"No inspection is recorded by {matter.known_on}."))
    else:
        found.append(heading("Line of time"))
        found.append(note(LEGEND))
        found.append(_line(matter, dossiers))
    if expected:
        found.append(heading("To be expected"))
        found.append(points(expected))
        found.append(note("What is usual, not what is announced; there may have been inspections since."))
        current = max(matter.register.frameworks.values(), key=lambda one: one.in_force.from_).id
        found += [note(line) for line in reach(matter.register, matter.day, [current])]
    for one in reversed(dossiers):
        found += _inspection(matter, one)
    label = area.label
    return Page(area_path(slug), label, found, f"Inspections of {label}: line of time, outcome, findings, due dates.")


def _relatives(matter: Matter, slug: str) -> Iterator[Block]:
    areas = matter.register.areas
    others = [one for one in areas.family(slug) if one != slug]
    if others:
        yield Paragraph((Run("Before or since, for the same places: "), *listed(map(matter.area, others)), Run(".")))


def _line(matter: Matter, dossiers: list[Dossier]) -> TimeLine:
    """The dated steps of all inspections, in order of time; what is not dated stands with its inspection."""
    dated: list[tuple[str, int, int, Dossier, Step]] = []
    for number, dossier in enumerate(dossiers):
        for place, step in enumerate(dossier.steps):
            if step.date is not None:
                dated.append((DateSpan.parse(step.date).latest.isoformat(), number, place, dossier, step))
    found, before = [], None
    for _, _, _, dossier, step in sorted(dated, key=lambda one: one[:3]):
        inspection = dossier.inspection
        begins = ""
        if inspection.framework != before and inspection.framework in matter.register.frameworks:
            begins = f"Inspections {matter.cycle_name(inspection.framework)}"
        before = inspection.framework
        remark = "; ".join(part for part in (WORDS[step.how], "disputed" if step.disputed else "") if part)
        where = Run(inspection.term.human() if inspection.term else "undated", inspection_path(inspection.id), "dim")
        runs: Text = (Run(f"{remark}, "), where) if remark else (where,)
        found.append(TimeStep(MARKS[step.how], step.how, shown_date(step), step.label, runs, begins))
    return TimeLine(tuple(found))


def _inspection(matter: Matter, dossier: Dossier) -> Iterator[Block]:
    """What `show` says of an inspection."""
    anchor = dossier.inspection.id.partition("/")[0]
    cited = f"{area_path(dossier.inspection.area)}#{anchor}-source-"
    for kind, group in groupby(blocks(dossier, commands=False), key=lambda block: block.kind):
        own = list(group)
        if kind == "step":
            yield TimeLine(tuple(_step(block, cited) for block in own))
        elif kind == "item":
            yield _items(own, anchor, cited)
        else:
            for block in own:
                yield _said(block, anchor, cited)


def _said(block: Shown, anchor: str, cited: str) -> Block:
    if block.kind == "heading":
        return Heading(block.text, 2, anchor)
    if block.kind == "section":
        words = "".join(letter if letter.isalnum() else "-" for letter in block.text.casefold())
        return Heading(block.text, 3, f"{anchor}-{words}"[:80].rstrip("-"))
    return Paragraph(parts.text(block.text, cited), "outcome" if block.style and block.style != "dim" else "")


def _step(block: Shown, cited: str) -> TimeStep:
    assert block.step is not None
    step = block.step
    return TimeStep(MARKS[step.how], step.how, shown_date(step) or "no date", step.label, text(block.text, cited))


def _items(own: list[Shown], anchor: str, cited: str) -> Items:
    ordered = all(block.label.rstrip(".").isdigit() for block in own)
    sources = all(block.label.startswith("[") for block in own)
    items = []
    for block in own:
        mark = (Run("? ", style="doubt"),) if block.label == "?" else ()
        place = f"{anchor}-source-{block.label[1:-1]}" if sources else ""
        items.append(((*mark, *text(block.text, cited)), place))
    return Items(tuple(items), ordered or sources, "sources" if sources else "")
