"""What a report says as facts of a record: its framework, which the reading names, says where each field stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sendinsp import frameworks
from sendinsp.frameworks.interface import ReportFields
from sendinsp.importing.origin import Origin
from sendinsp.importing.reports import Previous, Read, ReadReport
from sendinsp.importing.rows import Before, Hint, ImportRow, Value, in_being
from sendinsp.importing.sheets import CannotRead
from sendinsp.model.area import fold
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register


class NotTaken(Exception):  # noqa: N818 - what it says is no fault of the program
    """A report that was read, but of which no record can be made. The text says why."""


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever imports a report says of it.

    Attributes:
        published: the day of its publication, which is not printed in it.
        url: its address.
        source: id of its source, where it is not to be found by address, record or area.
    """

    published: DateSpan | None = None
    url: str | None = None
    source: str | None = None


def known_bodies(register: Register, framework: str) -> list[str]:
    """Names of councils and boards that a framework's reports may name, to read them by."""
    entry, fields = register.frameworks.get(framework), frameworks.imports_of(framework).report
    if entry is None or fields is None:
        return []
    topics = [entry.topics[topic] for _, topic in fields.coded.values() if topic in entry.topics]
    names = [name for topic in topics for one in topic.entries for name in (one.title, *one.aliases)]
    return [*names, *(area.official_name for area in register.areas.values())]


def report_row(
    report: ReadReport, register: Register, number: int, where: str, given: Given
) -> tuple[ImportRow, list[str]]:
    """What a report says of its inspection, and what a person should look at, one sentence each.

    Args:
        report: the report as read.
        register: whose areas and codes it speaks of.
        number: its place among the files, counted from 1.
        where: how messages call it.
        given: what whoever imports it says of it.

    Raises:
        NotTaken: no record can be made of it.
    """
    fields = frameworks.imports_of(report.framework).report
    if fields is None:
        raise NotTaken(f"its framework {report.framework} is not one whose reports become records")
    start = report.inspection_start.value if report.inspection_start is not None else None
    area = _area(report, register, start)
    facts, unsure, remarks = _facts(report, register, fields)
    told: dict[str, str] = {}
    if given.url is not None:
        facts["report.url"], told["report.url"] = given.url, "--url"
    if given.published is not None:
        facts["report.published"], told["report.published"] = given.published.text, "--published"
    end = report.inspection_end.value if report.inspection_end is not None else None
    row = ImportRow(
        number, where, area, report.framework, start, facts, unsure,
        before=_before(report.previous, remarks), hints=tuple(_hints(report, fields)),
        origin=_origin(register, fields, area, start, end, given), told=told,
    )  # fmt: skip
    return row, [*remarks, *report.remarks]


def _area(report: ReadReport, register: Register, start: date | None) -> str:
    name = report.area_name
    if name is None:
        raise NotTaken("its title, which names the area, could not be read: enter it by hand with sendinsp new")
    found = register.areas.find(name, start)
    if not found:
        near = register.areas.suggest(name)
        hint = f": is it {' or '.join(near)}?" if near else ""
        raise NotTaken(f"no area {name!r} in areas.yaml{hint} If it is, add the name there as an alias")
    mine = in_being(register.areas, found, start) if start is not None else found
    if len(mine) != 1:
        what = f"may be {' or '.join(mine)}" if mine else "did not exist"
        day = f" on {human_day(start)}" if start is not None else ""
        raise NotTaken(f"the area {name!r} {what}{day}")
    return mine[0]


def _facts(
    report: ReadReport, register: Register, fields: ReportFields
) -> tuple[dict[str, Value], dict[str, str], list[str]]:
    """Facts by path, why some are not to be relied on, and what could not be taken in, in sentences."""
    facts: dict[str, Value] = {}
    unsure: dict[str, str] = {}
    remarks: list[str] = []
    reads = report.reads()

    def take(path: str, value: Value, read: Read[object]) -> None:
        facts[path] = value
        if not read.sure:
            unsure[path] = f"Not surely read: {read.note}."
            remarks.append(f"{path} is not sure: {read.note}; see page {read.page}.")

    paths = {**fields.facts, **{name: path for name, (path, *_) in {**fields.counts, **fields.coded}.items()}}
    for name, path in paths.items():
        read = reads[name]
        if read is None:
            remarks += [f"{path} could not be read."] if name in report.not_read() else []
        elif name in fields.facts:
            value = read.value
            take(path, value.isoformat() if isinstance(value, date) else fields.values[path][value], read)
        elif name in fields.counts:
            if read.value:
                take(path, str(len(read.value)), read)
        else:
            topic = fields.coded[name][1]
            codes, strange = _codes(read.value, register, report.framework, topic)
            if strange:
                words = ", ".join(map(repr, strange))
                why = f"{words} is no title or alias of the {topic} in the framework's file."
                remarks.append(f"{path} is left out: {why}")
            elif codes:
                take(path, codes, read)
    return facts, unsure, remarks


def _codes(names: tuple[str, ...], register: Register, framework: str, topic: str) -> tuple[tuple[str, ...], list[str]]:
    """The codes of names by a topic's titles and aliases, and the names that have none."""
    entry = register.frameworks.get(framework)
    known: dict[str, str] = {}
    if entry is not None and topic in entry.topics:
        for one in entry.topics[topic].entries:
            known |= {_board(name): one.code for name in (one.title, *one.aliases)}
    codes = [known.get(_board(name)) for name in names]
    strange = [name for name, code in zip(names, codes, strict=True) if code is None]
    return tuple(dict.fromkeys(code for code in codes if code is not None)), strange


def _board(name: str) -> str:
    """A board's name for comparing: with or without NHS, in whatever place, ICB written out, brackets left out."""
    words = fold(re.sub(r"\([^)]*\)", " ", name)).replace("integrated care board", "icb").split()
    return " ".join(word for word in words if word not in ("nhs", "the", "icb"))


def _before(read: Read[Previous] | None, remarks: list[str]) -> Before | None:
    if read is None:
        remarks.append("The dates of the previous inspection could not be read.")
        return None
    if not read.sure:
        remarks.append(f"The previous inspection is not sure: {read.note}; see page {read.page}. Nothing rests on it.")
        return None
    value = read.value
    return Before(value.start, value.end, value.revisit, value.revisit_end, value.none_before)


def _hints(report: ReadReport, fields: ReportFields) -> Iterator[Hint]:
    """The rows and the strengths with their pages."""
    first_count = ""
    for name, (count, path, title) in fields.counts.items():
        read = report.reads()[name]
        if read is None or not read.value:
            continue
        first_count = first_count or count
        items = tuple((_pages(row.pages), _words(row.text, row.responsible)) for row in read.value)
        about = f"{title} ({len(items)}), for `{path}` with `{path.rpartition('.')[2]}_basis`: {_OWN_WORDS}"
        yield Hint(path, count, about, items)
    if report.strengths and first_count:
        good = tuple((f"page {one.page}", one.value) for one in report.strengths)
        about = f"What goes well ({len(good)}), for `findings` with `kind: strength`: {_OWN_WORDS}"
        yield Hint("findings", first_count, about, good)


_OWN_WORDS = "one sentence each in your own words, then delete it here."


def _pages(pages: tuple[int, ...]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}-{pages[-1]}"


def _words(text: str, responsible: tuple[str, ...]) -> str:
    return f"{text}\nTo act: {'; '.join(responsible)}." if responsible else text


def _origin(
    register: Register, fields: ReportFields, area: str, start: date | None, end: date | None, given: Given
) -> Callable[[Inspection | None], Origin]:
    """The source of a report, given the record that the register holds of its inspection.

    It is the one of that address, else the one that the record cites, else a new one: unless another is named.
    """
    title = fields.title.format(area=register.areas.name(area))

    def own(record: Inspection | None) -> Origin:
        sources = register.sources
        here = [name for name, one in sources.items() if given.url is not None and one.url == given.url]
        if here:
            return Origin(here[0])
        cited = [name for name in record.evidence if name in sources] if record is not None else []
        if same := next((name for name in cited if fold(sources[name].title) == fold(title)), None):
            return Origin(same)
        published = given.published or (record.report.published if record is not None else None)
        year = published.earliest.year if published is not None else start.year if start is not None else None
        name = "-".join(["ofsted-report", area, *([str(year)] if year is not None else [])])
        if name in sources:
            return Origin(name)
        entry = {"title": title, "publisher": fields.publisher, "kind": "inspectorate"}
        entry |= {"date": published.text} if published is not None else {}
        url = given.url or (record.report.url if record is not None else None)
        entry |= {"url": url} if url is not None else {}
        return Origin(name, {**entry, "licence": "OGL-3.0", "trust": "high"})

    def find(record: Inspection | None) -> Origin:
        found = own(record)
        if given.source is None or given.source == found.id:
            return found
        if wrong := _unfit(given.source, register, fields, area, end or start, record):
            does = "is entered in sources.yaml" if found.entry is not None else "is in sources.yaml already"
            raise CannotRead(f"--source: {wrong}. Leave --source out: the report's own source, {found.id}, {does}")
        return Origin(given.source)

    return find


def _unfit(
    name: str, register: Register, fields: ReportFields, area: str, last: date | None, record: Inspection | None
) -> str | None:
    """Why a source cannot be that of a report of an area's inspection; None where it can.

    Args:
        name: id of the source.
        register: holds it, and the other inspections of the area.
        fields: the title that such a report has.
        area: slug of the area.
        last: the last day of the inspection, if known.
        record: the record that the register holds of it, if any.
    """
    source = register.sources.get(name)
    if source is None:
        return f"there is no source {name!r} in sources.yaml"
    before, _, after = fields.title.partition("{area}")
    found = re.search(rf"\b{re.escape(before)}(.+?)(?:{re.escape(after)}\b.*|,.*)?$", source.title, re.IGNORECASE)
    if found is None:
        return f"{name} is {source.title!r}, which is no report of such an inspection"
    of = register.areas.find(found[1], last)
    if area not in {one for slug in of for one in (slug, *register.areas.family(slug))}:
        return f"{name} is {source.title!r}, and this report is of {register.areas.name(area)}"
    if source.date is None or last is None:
        return None
    if source.date.latest < last:
        return f"{name} is dated {source.date.text}, before the inspection ended on {human_day(last)}"
    others = [one for one in register.of_areas([area]) if record is None or one.id != record.id]
    begun = [latest for first, latest in filter(None, map(_begun, others)) if first > last]
    if begun and source.date.earliest > min(begun):
        next_ = f"the next inspection of {register.areas.name(area)} had begun by {human_day(min(begun))}"
        return f"{name} is dated {source.date.text}, when {next_}"
    return None


def _begun(inspection: Inspection) -> tuple[date, date] | None:
    """The first and last day on which an inspection can have begun, if known."""
    if start := inspection.sure_date("fieldwork.start"):
        return start.earliest, start.latest
    return (inspection.term.start, inspection.term.end) if inspection.term is not None else None
