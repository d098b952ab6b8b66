"""Spreadsheets as published (.ods, .xlsx, .csv) as rows of cells."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read."""
MAX_UNFOLDED = 200 * 1024 * 1024
"""Largest size to which the parts of a spreadsheet may unfold. A file of 6 MB that unfolded took 1.7 GB of memory."""
MAX_CELLS = 5_000_000
"""Most cells of a table, those between its corners that are empty included."""

Cell = str | int | float | bool | date | None


class CannotRead(Exception):  # noqa: N818 - what it says is no fault of the program
    """A file that is no spreadsheet, or not one that can be read. The text says what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its rows as they stand, the first being row 1."""

    name: str
    rows: list[list[Cell]]


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a spreadsheet; a .csv is one sheet without a name.

    Raises:
        CannotRead: it is not there, not a spreadsheet, or the library that reads it is not installed.
    """
    try:
        if not path.is_file():
            raise CannotRead(f"there is no file {str(path)!r}" if not path.exists() else f"{path} is not a file")
        if path.stat().st_size > MAX_BYTES:
            raise CannotRead(f"{path} is larger than {MAX_BYTES // 1024 // 1024} MiB: is it the right file?")
        if path.suffix.casefold() in (".csv", ".tsv", ".txt"):
            return [Sheet("", _csv_rows(path.read_bytes()))]
    except (OSError, ValueError) as error:
        raise CannotRead(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if path.suffix.casefold() not in (".ods", ".xlsx", ".xlsm", ".xlsb", ".xls"):
        give = "an .ods, .xlsx or .csv file, a report (.pdf) or a folder of reports"
        raise CannotRead(f"{path}: which format is that? Give {give}")
    _check_unfolded(path)
    return _workbook(path)


def _check_unfolded(path: Path) -> None:
    """Refuse a spreadsheet that would fill the memory, before it is read.

    Raises:
        CannotRead: its parts unfold to more than `MAX_UNFOLDED`, or its tables to more than `MAX_CELLS`.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
            if size > MAX_UNFOLDED:
                raise CannotRead(
                    f"{path} unfolds to {size / 1024 / 1024:,.0f} MiB, more than the {MAX_UNFOLDED // 1024 // 1024} "
                    "that are read: is it the right file? If so, save the sheet as .csv and import that"
                )
            cells = sum(_cells(parts.read(name)) for name in parts.namelist() if _TABLES.fullmatch(name))
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error):
        return  # an older format is no archive; of one that is damaged the reader says so
    if cells > MAX_CELLS:
        raise CannotRead(
            f"{path} has tables of {cells:,} cells, more than the {MAX_CELLS:,} that are read, most of them empty or "
            "repeated: save the part that matters as .csv and import that"
        )


_TABLES = re.compile(r"content\.xml|xl/worksheets/[^/]+\.xml")
_TOKEN = re.compile(
    rb"<(?:table:)?(?P<row>table-row)\b(?P<of_row>[^>]*)>|<table:(?:covered-)?(?P<cell>table-cell)\b(?P<of_cell>[^>]*)>"
    rb"|</table:(?P<end>table-row|table)>|<c\b[^>]*?\br=\"(?P<column>[A-Z]{1,3})(?P<line>\d{1,7})\""
)
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=\"(\d{1,9})\"")


def _cells(xml: bytes) -> int:
    """How many cells the reader would make of the tables in a part of a spreadsheet: rows times columns of each.

    A line of XML may say that a row is to be repeated a million times, or stand for the last cell of the last row.
    """
    cells = height = width = row = column = times = 0
    filled = False
    last = (0, 0)
    for token in _TOKEN.finditer(xml):
        if token["line"]:
            letters = sum((c - 64) * 26**n for n, c in enumerate(reversed(token["column"])))
            last = (max(last[0], int(token["line"])), max(last[1], letters))
        elif token["row"]:
            times, column, filled = _times(token["of_row"]), 0, False
            if token["of_row"].endswith(b"/"):
                row += times
        elif token["cell"]:
            column += _times(token["of_cell"])
            if b"value-type" in token["of_cell"]:
                width, filled = max(width, column), True
        elif token["end"] == b"table-row":
            row += times
            height = row if filled else height
        else:
            cells += height * width
            height = width = row = 0
    return cells + height * width + last[0] * last[1]


def _times(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match[1]) if match else 1


def _csv_rows(raw: bytes) -> list[list[Cell]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # as Excel writes it in Britain
    try:
        tables = [list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) for delimiter in ",;\t"]
    except csv.Error as error:
        raise CannotRead(f"not a CSV file: {error}") from None
    widest = max(tables, key=lambda rows: max((len(row) for row in rows), default=0))
    return [list(row) for row in widest]


def _workbook(path: Path) -> list[Sheet]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise CannotRead(
            'reading spreadsheets needs python-calamine: pip install "sendinsp[spreadsheet]" '
            "(or save the sheet as .csv and import that)"
        ) from None
    try:
        book = CalamineWorkbook.from_path(str(path))
        tables = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        raise CannotRead(f"{path} is not a spreadsheet that can be read: {error}") from None
    return [Sheet(name, [[_cell(cell) for cell in row] for row in rows]) for name, rows in tables.items()]


def _cell(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str | int | float | bool | date):
        return cell
    return str(cell)
