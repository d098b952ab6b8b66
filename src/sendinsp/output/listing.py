"""Rows in any format: what a listing is, and where it goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its text says everything, the style only repeats it in colour."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: its heading.
        cell: what a row shows in it.
        keep: how dear it is: where the terminal is too narrow, the columns with the lowest go first.
        right: whether it is set to the right, as numbers are.
        wraps: whether its text may run over several lines.
        vital: whether the reader must be told where it had to be left out.
    """

    title: str
    cell: Callable[[Row], Cell | str]
    keep: int = 0
    right: bool = False
    wraps: bool = False
    vital: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with all that is needed to show them.

    Attributes:
        rows: the data, as JSON has it.
        columns: the table's columns, left to right.
        footer: lines under the table.
        empty: the line instead of a table without rows.
    """

    rows: Sequence[Row]
    columns: Sequence[Column]
    footer: Sequence[str] = ()
    empty: str = "Nothing to show."


class OutputError(Exception):
    """The file named with `--output` cannot be written. The text says why."""


def write(listing: Listing, how: str, file: Path | None = None) -> None:
    """Show a listing as `table`, `json`, `jsonl`, `csv` or `markdown`, on stdout or in a file.

    Raises:
        OutputError: the file cannot be written; it is then as it was before.
    """
    if how == "table":
        emit(_table(listing, to_file=file is not None), file)
    else:
        emit(render(listing, how), file)


def _table(listing: Listing, *, to_file: bool) -> str:
    from sendinsp.output.plain_table import is_plain, plain_table

    if is_plain(to_file=to_file):
        return plain_table(listing)
    from sendinsp.output.table import table_text

    return table_text(listing, to_file=to_file)


def render(listing: Listing, how: str) -> str:
    """A listing as the text of a format other than the table."""
    if how == "json":
        from sendinsp.output.formats.json import as_json

        return as_json(list(listing.rows))
    if how == "jsonl":
        from sendinsp.output.formats.json import as_jsonl

        return as_jsonl(listing.rows)
    if how == "csv":
        from sendinsp.output.formats.csv import as_csv

        return as_csv(listing.rows)
    from sendinsp.output.formats.markdown import as_markdown

    return as_markdown(listing)


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
    | dict(zip("▁▂▃▄▅▆▇", "1234567", strict=True))
)
