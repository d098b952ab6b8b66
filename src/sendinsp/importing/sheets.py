"""Spreadsheets as published (.ods, .xlsx, .csv) as rows of cells."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read."""

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
        raise CannotRead(f"{path}: which format is that? Give an .ods, .xlsx or .csv file")
    return _workbook(path)


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
        return [
            Sheet(
                name,
                [
                    [_cell(cell) for cell in row]
                    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ],
            )
            for name in book.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise CannotRead(f"{path} is not a spreadsheet that can be read: {error}") from None


def _cell(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str | int | float | bool | date):
        return cell
    return str(cell)
