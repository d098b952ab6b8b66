"""What `show` says of an area and its inspections, as blocks that each form sets out in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sendinsp import frameworks
from sendinsp.frameworks.interface import AWAITED_NOTE, Block, Step, Titled
from sendinsp.model.area import Area
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.fields import FieldSpec, facts_of
from sendinsp.model.inspection import Inspection
from sendinsp.output.page import LEGEND, STYLES, WORDS, Page
from sendinsp.output.views.due_dates import status_of
from sendinsp.summary.dossier import Dossier


def page(area: Area | None, name: str, dossiers: Sequence[Dossier], remarks: Sequence[str] = ()) -> Page:
    """The page of an area, headed `Dorset (county to 31 Mar 2019), South West`; else by the name that it goes by."""
    heading = name
    if area is not None:
        kind = "" if area.to else f", {area.type.replace('-', ' ')}"
        heading = f"{area.label}{kind}, {area.region}"
    return Page(heading, [list(blocks(one)) for one in dossiers], remarks)


def blocks(dossier: Dossier, *, commands: bool = True) -> Iterator[Block]:
    """Everything of one inspection, from what it came to, to its sources.

    Args:
        dossier: the inspection.
        commands: whether commands that say more are named.
    """
    inspection = dossier.inspection
    numbers = {name: f"[{number}]" for number, name in enumerate(dossier.sources, 1)}
    term = inspection.term.human() if inspection.term else "Undated"
    yield Block("heading", f"{term}: {inspection.id}")
    if dossier.framework is not None:
        yield Block("text", f"Framework: {dossier.framework.title} ({inspection.framework})")
    own = frameworks.sections_of(inspection.framework)
    if inspection.is_published:
        yield from own.outcome(inspection)
    else:
        yield Block("text", "The report is awaited.")
    yield Block("section", "Time line")
    yield Block("text", LEGEND, style="dim")
    for step in dossier.steps:
        yield Block("step", _remark(step, numbers), step=step, style=STYLES[step.how])
    yield from _due_date(dossier, commands)
    yield from _cited(own.found(inspection, dossier.titled), numbers)
    yield from _cited(_findings(inspection, dossier.titled), numbers)
    yield from _cited(_named(inspection, dossier.titled), numbers)
    yield from _cited(_doubts(inspection), numbers)
    if inspection.notes:
        yield Block("section", "Notes")
        yield Block("text", inspection.notes)
    yield from _to_read(inspection, own.addresses)
    yield Block("section", "Sources")
    for name, source in dossier.sources.items():
        if source is None:
            yield Block("item", f"{name}: not in sources.yaml", numbers[name])
            continue
        when = f", {year_or_day(source.date)}" if source.date else ""
        url = f" {source.url}" if source.url else ""
        title = source.title.rstrip(".")
        if dossier.day is not None and source.date is not None and source.date.earliest > dossier.day:
            when += ", later than this day"
        yield Block("item", f"{title}. {source.publisher}{when} ({name}; trust: {source.trust}).{url}", numbers[name])


def announced_by(inspection: Inspection, day: date) -> list[str]:
    """What was known, on a day before its fieldwork, of an inspection: that it was announced, or called off."""
    lines = []
    for one in inspection.called_off:
        if one.announced.latest <= day:
            off = one.withdrawn is not None and one.withdrawn.latest <= day
            end = f" and called off {one.withdrawn.human()}" if off and one.withdrawn is not None else ""
            lines.append(f"{inspection.id}: a visit was announced by {one.announced.human()}{end}.")
    announced = inspection.fieldwork.announced
    if announced is not None and announced.latest <= day:
        lines.append(f"{inspection.id}: announced by {announced.human()}; the fieldwork had not begun.")
    return lines


def year_or_day(span: DateSpan) -> str:
    """The date of a source for reading, which may be a bare year."""
    return span.human() if len(span.text) > len("2017") else span.text


def _remark(step: Step, numbers: dict[str, str]) -> str:
    """How a step is known, by which sources, and what there is to say of it."""
    note = "see below" if step.how == "doubtful" and step.sources else step.note
    sources = " ".join(numbers[name] for name in step.sources)
    how = "" if note == AWAITED_NOTE else WORDS[step.how]
    text = "; ".join(part for part in (how, note, "disputed, see below" if step.disputed else "") if part)
    return " ".join(part for part in (sources, text) if part)


def _due_date(dossier: Dossier, commands: bool) -> Iterator[Block]:
    if dossier.explanation is None or dossier.plan is None:
        return
    from sendinsp.output.views.due_explained import sentences

    yield Block("section", f"Due date of the {dossier.plan.plan.noun}")
    yield Block("item", f"Status: {status_of(dossier.plan)}.")
    for sentence in sentences(dossier.explanation):
        yield Block("item", sentence)
    if commands and (command := dossier.plan.plan.command):
        yield Block("item", f"Day by day, with the rule: sendinsp {command} {dossier.inspection.area} --explain")


def _findings(inspection: Inspection, titled: Titled) -> Iterator[Block]:
    for kind, title in (("strength", "Strengths"), ("development", "Areas for development")):
        found = [finding for finding in inspection.findings if finding.kind == kind]
        if found:
            yield Block("section", title)
        for finding in found:
            labels = [titled((finding.question,), "questions")] if finding.question else []
            labels += [titled(finding.themes, "themes")] if finding.themes else []
            text = finding.summary + (f" ({'; '.join(labels)})" if labels else "")
            yield Block("item", text, sources=finding.sources)


def _named(inspection: Inspection, titled: Titled) -> Iterator[Block]:
    """What the fields say themselves: those that have a label and are no dates, which stand in the line of time."""
    found = []
    for path, (spec, _) in facts_of(type(inspection)).items():
        value = inspection.value_at(path)
        if spec.about.label and not spec.dated and value not in (None, ()):
            found.append(Block("item", f"{spec.about.label}: {_in_words(value, spec, titled)}."))
    if found:
        yield Block("section", "Also recorded")
        yield from found


def _in_words(value: object, spec: FieldSpec, titled: Titled) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    values = [str(one) for one in (value if isinstance(value, tuple) else (value,))]
    return titled(values, spec.topic) if spec.topic else "; ".join(values).rstrip(".")


def _doubts(inspection: Inspection) -> Iterator[Block]:
    if inspection.doubts:
        yield Block("section", "In doubt")
    for path, why in inspection.doubts.items():
        span = inspection.date_at(path)
        yield Block("item", f"{path}{f' ({span.human()})' if span else ''}: {why}", "?")
    if inspection.disputed:
        yield Block("section", "Other sources say")
    for dispute in inspection.disputed:
        note = f" {dispute.note}" if dispute.note else ""
        yield Block("item", f"{dispute.field}: {_value(dispute.value)}.{note}", sources=dispute.sources)


def _value(text: str) -> str:
    try:
        return DateSpan.parse(text).human()
    except DateError:
        return {"true": "yes", "false": "no"}.get(text, text)


def _to_read(inspection: Inspection, own: Iterable[tuple[str, str]]) -> Iterator[Block]:
    addresses = [(name, inspection.value_at(path)) for name, path in own]
    if any(url for _, url in addresses):
        yield Block("section", "To read")
    for name, url in addresses:
        if url:
            yield Block("item", f"{name}: {url}")


def _cited(found: Iterable[Block], numbers: dict[str, str]) -> Iterator[Block]:
    """The blocks with the numbers of the sources that they cite after their texts."""
    for block in found:
        yield block._replace(text=" ".join([block.text, *(numbers[name] for name in block.sources)]))
