"""A row of the statistics as facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sendinsp.importing.headings import Table, where
from sendinsp.importing.sheets import Cell
from sendinsp.model.area_names import Areas
from sendinsp.model.dates import DateError, DateSpan, human_day

_NOTHING = frozenset({"", "-", "–", "n/a", "na", "not applicable", "not revisited yet", "not yet revisited", "null"})
_OUTCOMES = {"yes": "all", "all": "all", "some": "some", "no": "none", "none": "none"}
_DAY_FIRST = re.compile(r"\d{1,2}(?:[/.\- ]\d{1,2}[/.\- ]|(?:st|nd|rd|th)?[\s\-]+[A-Za-z]{3,9}[\s\-]+)\d{4}")
_DASHED = re.compile(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?")


class BadRow(Exception):  # noqa: N818 - what it says is no fault of the program
    """A row that cannot be read. The text says where and why."""


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """What a row says of one inspection.

    Attributes:
        number: the row, counted from 1.
        where: its place for messages.
        area: slug of the area.
        start: the first day of fieldwork.
        facts: path -> value as a record writes it, in a record's order.
    """

    number: int
    where: str
    area: str
    start: date
    facts: dict[str, str]


def read_rows(table: Table, areas: Areas) -> tuple[list[StatisticsRow], list[str]]:
    """The rows of a table, and what is wrong with those that cannot be read, each with its sheet and row."""
    rows: list[StatisticsRow] = []
    bad: list[str] = []
    seen: dict[tuple[str, date], str] = {}
    for number, cells in table.rows():
        place = where(table.sheet.name, number)
        try:
            row = _row(number, place, cells, areas)
            if (first := seen.setdefault((row.area, row.start), place)) != place:
                raise BadRow(f"the same inspection as {first}")
        except BadRow as error:
            bad.append(f"{place}: {error}")
        else:
            rows.append(row)
    return rows, bad


def _row(number: int, place: str, cells: dict[str, Cell], areas: Areas) -> StatisticsRow:
    facts: dict[str, str] = {}
    for path, cell in cells.items():
        if path in ("code", "name"):
            continue
        if (value := _value(path, cell)) is not None:
            facts[path] = value
    if "fieldwork.start" not in facts:
        raise BadRow(f"no date on which the inspection of {_shown(cells)} started")
    start = DateSpan.parse(facts["fieldwork.start"]).earliest
    return StatisticsRow(number, place, _area(cells, start, areas), start, facts)


def _value(path: str, cell: Cell) -> str | None:
    text = _text(cell)
    if text.casefold() in _NOTHING:
        return None
    last = path.rsplit(".", 1)[1]
    if last in ("start", "published"):
        return _date(path, cell, text)
    if last == "required":
        flags = {"yes": "true", "no": "false", "true": "true", "false": "false", "y": "true", "n": "false"}
        if text.casefold() not in flags:
            raise BadRow(f"{path}: {text!r} is neither Yes nor No")
        return flags[text.casefold()]
    if last == "outcome":
        if text.casefold() not in _OUTCOMES:
            raise BadRow(f"{path}: {text!r} is neither Yes, Some nor No")
        return _OUTCOMES[text.casefold()]
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
    then = [slug for slug in found if areas[slug].in_being(start)]
    if not then:  # the code of an authority that had ended, or had not begun: whoever had the area that day
        relatives = {one for slug in found for one in areas.family(slug) if areas[one].in_being(start)}
        then = sorted(relatives)
    if len(then) > 1:
        then = [slug for slug in then if slug in by_name] or then
    if len(then) != 1:
        what = f"was any of {', '.join(then)}" if then else "did not exist"
        raise BadRow(f"the area {_shown(cells)} {what} on {human_day(start)}")
    return then[0]


def _shown(cells: dict[str, Cell]) -> str:
    code, name = _text(cells.get("code")), _text(cells.get("name"))
    return f"{name} ({code})" if code and name else repr(name or code)
