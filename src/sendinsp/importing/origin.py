"""Which source a file of statistics is: known by its cover sheet, or named by whoever imports it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendinsp.importing.headings import Table
from sendinsp.importing.sheets import CannotRead, Cell, Sheet
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.source import Source
from sendinsp.model.suggest import did_you_mean, nearest

_NOTE = re.compile(r"\s*\[note[^\]]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the sheets around the table say of the file.

    Attributes:
        title: heading of the table, or of the file.
        published: when it was published.
        publisher: who published it.
        licence: its licence, SPDX-like, where it says.
    """

    title: str | None
    published: DateSpan | None
    publisher: str | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a file.

    Attributes:
        id: its id in `sources.yaml`.
        entry: what to enter there under that id; None where it is there already.
    """

    id: str
    entry: dict[str, str] | None = None


def read_cover(sheets: Sequence[Sheet], table: Table) -> Cover:
    """What the sheets beside the table, and the lines above it, say of the file."""
    said: dict[str, Cell] = {}
    licence = None
    for sheet in sheets:
        for row in sheet.rows[: table.heading_row - 1 if sheet is table.sheet else 60]:
            cells = [cell for cell in row if cell not in (None, "")]
            if len(cells) > 1 and isinstance(cells[0], str):
                said.setdefault(cells[0].strip().rstrip(":").casefold(), cells[1])
            if any(isinstance(cell, str) and "open government licence" in cell.casefold() for cell in cells):
                licence = "OGL-3.0"
    above = (row[0] for row in table.sheet.rows[: table.heading_row - 1] if row)
    title = next((_NOTE.sub("", cell).strip() for cell in above if isinstance(cell, str) and cell.strip()), None)
    issued = said.get("issued by")
    publisher = str(issued).split("\n")[0].strip() if issued else None
    if publisher and "ofsted" in publisher.casefold():
        publisher = "Ofsted"
    return Cover(title, _date(said.get("published on")), publisher, licence)


def origin(cover: Cover, sources: dict[str, Source], named: str | None) -> Origin:
    """The source of a file: the one named, else the one in the register that its cover sheet describes.

    Raises:
        CannotRead: neither is possible; the text says what to do.
    """
    if named is not None and named in sources:
        return Origin(named)
    described = cover.published is not None and cover.publisher is not None and cover.title is not None
    if named is None and described:
        fits = [name for name, source in sources.items() if _is(source, cover)]
        if len(fits) == 1:
            return Origin(fits[0])
        if len(fits) > 1:
            raise CannotRead(
                f"the cover sheet fits several sources: name one with --source {' or '.join(sorted(fits))}"
            )
    if not described:
        if named is None:
            raise CannotRead(
                "the file does not say when and by whom it was published: name its source with --source ID, "
                "a key of sources.yaml"
            )
        hint = did_you_mean(nearest(named, sources, 3), "add it there first", " Else add it there first")
        raise CannotRead(f"--source: there is no source {named!r} in sources.yaml: {hint}")
    assert cover.published is not None and cover.publisher is not None and cover.title is not None
    name = named or _new_id(cover.publisher, cover.published.earliest)
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name, re.ASCII):
        raise CannotRead(f"--source: {name!r} is no id: lower-case letters, digits and hyphens, as ofsted-2022-11")
    if name in sources:
        raise CannotRead(
            f"sources.yaml has a source {name!r}, but of another date or publisher: name one with --source"
        )
    entry = {"title": cover.title, "publisher": cover.publisher}
    official = cover.publisher == "Ofsted"
    entry |= {"kind": "inspectorate" if official else "other", "date": cover.published.text}
    entry |= {"licence": cover.licence} if cover.licence else {}
    return Origin(name, entry | {"trust": "high" if official else "medium"})


def _is(source: Source, cover: Cover) -> bool:
    """Whether a source of the register is what the cover sheet describes: publisher, day and kind of contents."""
    same = source.publisher.casefold() == (cover.publisher or "").casefold()
    return same and source.date == cover.published and "send" in source.title.casefold()


def _new_id(publisher: str, published: date) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", publisher.casefold()).strip("-")
    return f"{'-'.join(words.split('-')[:4]) or 'source'}-{published:%Y-%m}"


def _date(cell: Cell) -> DateSpan | None:
    if isinstance(cell, date):
        return DateSpan.of(cell)
    try:
        return DateSpan.parse(str(cell or "").strip())
    except DateError as error:
        return DateSpan.parse(error.suggestion) if error.suggestion else None
