"""Where what is shown goes: stdout or a file, in the form that was asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sendinsp.output.formats import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sendinsp.model.event import Calendar
    from sendinsp.output.listing import Listing, Row
    from sendinsp.output.page import Page
    from sendinsp.output.problems import Findings


class OutputError(Exception):
    """The file named with `--output` cannot be written. The text says why."""


def write_rows(listing: Listing, form: str, file: Path | None = None) -> None:
    """Show a listing: its columns, or all keys of its rows.

    Raises:
        UnknownFormat: there is no such form of rows.
        OutputError: the file cannot be written; it is then as it was before.
    """
    how = named(form, "rows")
    emit(how.table(listing, file is not None) if how.table else how.data(listing.rows), file)  # type: ignore[misc]


def write_data(rows: Sequence[Row], form: str, file: Path | None = None, *, whole: Any = None) -> None:
    """Show rows with all their keys; in their place the value that they are part of, where a form has room for it.

    Raises:
        UnknownFormat: there is no such form of data.
        OutputError: see `write_rows`.
    """
    how = named(form, "data")
    emit(how.whole(whole) if whole is not None and how.whole else how.data(rows), file)  # type: ignore[misc]


def write_pages(pages: Sequence[Page], form: str, file: Path | None = None) -> None:
    """Show pages of text.

    Raises:
        UnknownFormat: there is no such form of pages.
        OutputError: see `write_rows`.
    """
    emit(named(form, "page").page(pages, file is not None), file)  # type: ignore[misc]


def write_events(calendar: Calendar, form: str, file: Path | None = None) -> None:
    """Show a calendar.

    Raises:
        UnknownFormat: there is no such form of calendars.
        NotInstalled: its library is missing.
        OutputError: see `write_rows`.
    """
    emit(named(form, "events").events(calendar), file)  # type: ignore[misc]


def write_problems(findings: Findings, form: str, file: Path | None = None) -> None:
    """Show what is wrong with files.

    Raises:
        UnknownFormat: there is no such form of problems.
        OutputError: see `write_rows`.
    """
    emit(named(form, "problems").problems(findings, file is not None), file)  # type: ignore[misc]


def emit(text: str, file: Path | None = None) -> None:
    """Write text to stdout, or to a file at once or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    if file is None:
        stream = sys.stdout
        try:
            stream.write(text)
        except UnicodeEncodeError:  # a terminal that knows no star
            encoding = stream.encoding or "ascii"
            plain = text.translate(_PLAIN)
            stream.write(plain.encode(encoding, "replace").decode(encoding))
        return
    from sendinsp.keeping.atomic import replace_file

    try:
        replace_file(file, text)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"cannot write {str(file)!r}: {reason}; what was there is untouched") from None


_PLAIN = str.maketrans(
    {"★": "*", "●": "*", "○": "o", "–": "-", "…": "...", "─": "-", "━": "-", "█": "#", "·": ".", "→": "->", "’": "'"}
    | dict(zip("▁▂▃▄▅▆▇≈", "1234567~", strict=True))
)
