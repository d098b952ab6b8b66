"""Reading a report from first to last, in the process that calls: `read_bytes`.

`process.read_report` does the same in a process of its own and is what the program calls.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any

from sendinsp.importing.reports import bodies, details, front, kind, strengths, tables
from sendinsp.importing.reports.limits import Limits
from sendinsp.importing.reports.model import Read, ReadReport, Row
from sendinsp.importing.reports.opening import check_bytes, lines_by_pypdf, open_pdf
from sendinsp.importing.reports.pages import Page, lines_of, read_pages
from sendinsp.importing.reports.refusals import HostilePdf, NotAReadableReport, TruncatedPdf
from sendinsp.importing.reports.sections import Document, Kind, cut
from sendinsp.importing.reports.text import alike, join

_LOOKED_AT = 3
"""Pages from whose text it is told what kind of document it is."""


def read_bytes(
    data: bytes,
    *,
    known_bodies: Iterable[str] = (),
    known_areas: Collection[str] | None = None,
    limits: Limits | None = None,
) -> ReadReport:
    """A report's content. Raises a `NotAReadableReport` that says what is wrong. Not bounded in time: see `process`.

    known_bodies: names of councils and boards that responsible bodies may be, beside those the report itself lists.
    known_areas: names of areas; where given, an area whose name is not among them is read but marked unsure.
    """
    limits = limits or Limits()
    try:
        check_bytes(data, limits)
        reader, count = open_pdf(data, limits)
        pages = _pages(data, limits)
        return _report(pages, count, reader, tuple(known_bodies), known_areas)
    except (MemoryError, RecursionError):
        raise HostilePdf from None


def _pages(data: bytes, limits: Limits) -> list[Page]:
    """All pages, the kind of document told by the first before the rest are read."""
    found = read_pages(BytesIO(data), limits.pages)
    try:
        pages = list(islice(found, _LOOKED_AT))
        texts = ["\n".join(line.text for line in lines_of(page.words, page.number)) for page in pages]
        if refusal := kind.refusal_for(texts):
            raise refusal
        pages += found
    except (NotAReadableReport, MemoryError, RecursionError):
        raise
    except Exception as error:
        # pdfplumber and pdfminer raise whatever the damaged place provokes: KeyError, TypeError, PDFSyntaxError; what
        # ended the reading for its size comes wrapped in an error of theirs.
        raise refusal_within(error) or TruncatedPdf() from error
    finally:
        with suppress(Exception):  # where not all was read, closing looks at the rest, which may be damaged
            found.close()
    return pages


def refusal_within(error: BaseException) -> NotAReadableReport | None:
    """The refusal that an error of a library wraps, as its argument, cause or context; None where it wraps none."""
    seen: list[BaseException] = [error]
    for one in seen:
        if isinstance(one, NotAReadableReport):
            return one
        if isinstance(one, MemoryError | RecursionError):
            return HostilePdf()
        within = (*one.args, one.__cause__, one.__context__)
        seen += [other for other in within if isinstance(other, BaseException) and other not in seen]
    return None


def _report(
    pages: Sequence[Page], count: int, reader: Any, known_bodies: tuple[str, ...], known_areas: Collection[str] | None
) -> ReadReport:
    document = cut(pages)
    found = _front(document, reader)
    remarks = [*front.hold_against_footers(found, document.footers)]
    if known_areas is not None and (area := found.get("area")) is not None:
        names = {alike(front.bare_area(name)) for name in known_areas}
        if alike(front.bare_area(area.value)) not in names:
            found["area"] = replace(area, sure=False, note="no area of that name is known")
    name = front.bare_area(found["area"].value) if "area" in found else ""
    known = (*known_bodies, *(bodies.councils_of(name) if name else ()))
    if name:
        known += (name,)
    councils, boards = details.read(document.all(Kind.DETAILS), known)
    known += tuple(one for read in (councils, boards) if read for one in read.value)
    blank = [page.number for page in pages if not page.words]
    remarks += [f"Page {number} holds no text: what may stand there was not read." for number in blank]
    priority = _rows(document, Kind.PRIORITY, known, remarks, blank)
    improvement = _rows(document, Kind.IMPROVEMENT, known, remarks, blank)
    return ReadReport(
        pages=count,
        **found,
        priority_actions=_against_plan(priority, found, remarks),
        improvements=improvement,
        local_authorities=councils,
        integrated_care_boards=boards,
        strengths=strengths.read(document.all(Kind.STRENGTHS)),
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _front(document: Document, reader: Any) -> dict[str, Read[Any]]:
    """The front page read twice, by pdfplumber and by pypdf."""
    sections = (*document.all(Kind.FRONT), *document.all(Kind.OUTCOME)[:1])
    lines = [line for one in sections for line in (*((one.heading,) if one.heading else ()), *one.lines)]
    if not lines:
        return {}
    numbers = sorted({line.page for line in lines})
    first = front.read((line.text for line in lines), numbers[0])
    text = lines_by_pypdf(reader, numbers)
    second = front.read(text, numbers[0]) if text and len(join(text)) > 100 else None
    return front.agree(first, second)


def _rows(
    document: Document, which: Kind, known: tuple[str, ...], remarks: list[str], blank: Sequence[int]
) -> Read[tuple[Row, ...]] | None:
    """All rows of the sections of a kind; None where there is no such section or nothing in it."""
    made: list[Row] = []
    heading, page = "", 0
    for section in document.all(which):
        rows, said = tables.rows(section, known)
        remarks += said
        if rows and not page:
            heading = section.heading.text if section.heading else ""
            page = section.heading.page if section.heading else rows[0].pages[0]
        made += rows
    if not made:
        return None
    notes = [f"{number}: {row.note}" for number, row in enumerate(made, 1) if not row.sure]
    if any(made[0].pages[0] < number <= made[-1].pages[-1] + 1 for number in blank):
        notes.append("a page among them holds no text")
    return Read(tuple(made), page, heading, sure=not notes, note="; ".join(notes))


def _against_plan(
    rows: Read[tuple[Row, ...]] | None, found: dict[str, Read[Any]], remarks: list[str]
) -> Read[tuple[Row, ...]] | None:
    """Rows of priority action held against whether a plan is required: the one comes with the other."""
    plan = found.get("plan_required")
    if rows is None:
        if plan is not None and not plan.value and plan.sure:
            return Read((), plan.page, plan.words)
        if plan is not None and plan.value:
            remarks.append("A priority action plan is required, but no areas for priority action were found.")
        return None
    if plan is not None and not plan.value:
        return replace(rows, sure=False, note="no priority action plan is required, yet areas for it are listed")
    return rows
