"""What a file says of one inspection as facts: a row of a table here, a report in `report_row`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sendinsp.frameworks.interface import PREVIOUS_END, TableKind
from sendinsp.importing.headings import Table, where
from sendinsp.importing.origin import Origin
from sendinsp.importing.sheets import Cell
from sendinsp.model.area import fold
from sendinsp.model.area_names import Areas
from sendinsp.model.dates import DateError, DateSpan, human_day
from sendinsp.model.inspection import Inspection

_NOTHING = frozenset({"", "-", "–", "n/a", "na", "not applicable", "not revisited yet", "not yet revisited", "null"})
_DAY_FIRST = re.compile(r"\d{1,2}(?:[/.\- ]\d{1,2}[/.\- ]|(?:st|nd|rd|th)?[\s\-]+[A-Za-z]{3,9}[\s\-]+)\d{4}")
_DASHED = re.compile(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})")
_SHORT_YEAR = re.compile(r"(\d{1,2}/\d{1,2}/)(\d{2})")
"""As spreadsheets write a day of this century."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?")


class BadRow(Exception):  # noqa: N818 - what it says is no fault of the program
    """A row that cannot be read. The text says where and why."""


Value = str | tuple[str, ...]
"""What a record holds in a field: the text of it, or a list of codes."""


@dataclass(frozen=True, slots=True)
class Before:
    """When the file says that the inspection before was.

    Attributes:
        start: its first day.
        end: its last day.
        revisit: the first day of the re-visit that followed it.
        revisit_end: the last day of that.
        none: whether the file says that there was none.
    """

    start: date | None = None
    end: date | None = None
    revisit: date | None = None
    revisit_end: date | None = None
    none: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """What is to be put into one's own words.

    Attributes:
        path: the list that it belongs to.
        count: path of the number of its items.
        title: what they are called.
        items: each item with its page.
    """

    path: str
    count: str
    title: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What a file says of one inspection.

    Attributes:
        number: the row, counted from 1.
        where: its place for messages.
        area: slug of the area.
        framework: id of the framework.
        start: the first day of fieldwork, where the file says.
        facts: path -> value as a record writes it, in a record's order.
        unsure: path -> why a value of `facts` is not to be relied on.
        before: the inspection before, where the file says.
        hints: what the record is to say in one's own words.
        origin: its source, given the record that the register holds; None for that of the file.
        told: path -> the option that gave the fact, where it is not from the file.
    """

    number: int
    where: str
    area: str
    framework: str
    start: date | None
    facts: dict[str, Value]
    unsure: dict[str, str] = field(default_factory=dict)
    before: Before | None = None
    hints: tuple[Hint, ...] = ()
    origin: Callable[[Inspection | None], Origin] | None = None
    told: dict[str, str] = field(default_factory=dict)


def read_rows(table: Table, areas: Areas) -> tuple[list[ImportRow], list[str]]:
    """The rows of a table, and what is wrong with those that cannot be read, each with its sheet and row."""
    rows: list[ImportRow] = []
    bad: list[str] = []
    seen: dict[tuple[str, date | None], str] = {}
    for number, cells in table.rows():
        place = where(table.sheet.name, number)
        try:
            row = _row(number, place, cells, areas, table)
            if (first := seen.setdefault((row.area, row.start), place)) != place:
                raise BadRow(f"the same inspection as {first}")
        except BadRow as error:
            bad.append(f"{place}: {error}")
        else:
            rows.append(row)
    return rows, bad


def _row(number: int, place: str, cells: dict[str, Cell], areas: Areas, table: Table) -> ImportRow:
    facts: dict[str, Value] = {}
    asides: dict[str, str] = {}
    for path, cell in cells.items():
        if path in ("code", "name"):
            continue
        if (value := _value(path, cell, table.kind)) is None:
            continue
        if path in table.kind.asides:
            asides[path] = value
        else:
            facts[path] = value
    start, published = facts.get("fieldwork.start"), facts.get("report.published")
    dated = start or published
    if not isinstance(dated, str) or (start is None and not table.kind.unknown):
        raise BadRow(f"no date on which the inspection of {_shown(cells)} started")
    if fault := table.kind.fault(facts, asides):
        raise BadRow(fault)
    began = DateSpan.parse(start).earliest if isinstance(start, str) else None
    area = _area(cells, DateSpan.parse(dated).earliest, areas)
    end = asides.get(PREVIOUS_END)
    before = Before(end=DateSpan.parse(end).earliest) if end is not None else None
    return ImportRow(number, place, area, table.framework, began, facts, before=before)


def _value(path: str, cell: Cell, kind: TableKind) -> str | None:
    text = _text(cell)
    if text.casefold() in _NOTHING or (kind.unknown and fold(text) in kind.unknown):
        return None
    last = path.rsplit(".", 1)[-1]
    if last in ("start", "end", "published"):
        return _date(path, cell, text)
    if (words := kind.words.get(path)) is not None:
        said = fold(text.removesuffix(".0"))
        if said not in words:
            raise BadRow(f"{path}: {text!r} is {kind.named[path]}")
        return words[said]
    if last == "url":
        return text
    if not re.fullmatch(r"0|[1-9]\d{0,3}", text, re.ASCII):
        raise BadRow(f"{path}: {text!r} is not a whole number")
    return text


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _date(path: str, cell: Cell, text: str) -> str:
    """A date, day-first where it is written with the day first, as such spreadsheets do."""
    if isinstance(cell, date):
        text = cell.isoformat()
    elif match := _ISO.fullmatch(text):
        text = match[1]
    elif match := _SHORT_YEAR.fullmatch(text):
        text = f"{match[1]}20{match[2]}"
    try:
        span = DateSpan.parse(_DASHED.sub(r"\1 \2 \3", text))
    except DateError as error:
        if error.suggestion is None or not _DAY_FIRST.fullmatch(text):
            raise BadRow(f"{path}: {text!r} is no date: {error.problem}") from None
        span = DateSpan.parse(error.suggestion)
    if not 2000 <= span.earliest.year <= 2100:
        raise BadRow(f"{path}: {text!r} is not a likely date")
    return span.text


def _area(cells: dict[str, Cell], start: date, areas: Areas) -> str:
    """The area, by code first, then by name, as it was on the day the inspection started."""
    code, name = _text(cells.get("code")), _text(cells.get("name"))
    by_code = areas.find(code) if code else ()
    by_name = areas.find(name) if name else ()
    found = by_code or by_name
    if not found:
        near = areas.suggest(name) if name else []
        hint = f": is it {' or '.join(near)}?" if near else ""
        raise BadRow(f"no area {_shown(cells)} in areas.yaml{hint}")
    if by_code and by_name and not any(slug in areas.family(other) for slug in by_code for other in by_name):
        raise BadRow(f"the code {code} is that of {areas.name(by_code[0])}, not of {name}")
    then = in_being(areas, found, start)
    if len(then) > 1:
        then = [slug for slug in then if slug in by_name] or then
    if len(then) != 1:
        what = f"was any of {', '.join(then)}" if then else "did not exist"
        raise BadRow(f"the area {_shown(cells)} {what} on {human_day(start)}")
    return then[0]


def in_being(areas: Areas, found: Sequence[str], day: date) -> list[str]:
    """Those of some areas that were in being on a day; where none was, whoever had these areas then."""
    then = [slug for slug in found if areas[slug].in_being(day)]
    return then or sorted({one for slug in found for one in areas.family(slug) if areas[one].in_being(day)})


def _shown(cells: dict[str, Cell]) -> str:
    code, name = _text(cells.get("code")), _text(cells.get("name"))
    return f"{name} ({code})" if code and name else repr(name or code)
