"""A SQLite database: tables with keys, types, checks and comments, views, and a full-text index of what was found."""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sendinsp.output.export.content import Content
from sendinsp.output.export.table import Column, Table

APPLICATION_ID = 0x53454E44
"""`SEND`, in the header of every database that this program has written."""
FORMAT_VERSION = 1
"""Raised when a table or column is renamed or removed."""
SEARCH = "search"
"""The full-text index."""
_STRICT = (3, 37)
"""The first version of SQLite with tables that hold their columns to their types."""
_TYPES = {"text": "TEXT", "date": "TEXT", "span": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
_DAY = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"


class NoDatabase(Exception):  # noqa: N818 - what it says is no fault of the program
    """SQLite cannot do what is needed here. The text says what."""


def database(content: Content) -> bytes:
    """The database file. The same content gives the same bytes, with one version of SQLite.

    Raises:
        NoDatabase: this Python's SQLite has no full-text search.
        OSError: the disk is full.
    """
    with tempfile.TemporaryDirectory(prefix="sendinsp-export-") as folder:
        file = Path(folder, "x.sqlite")
        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            connection.execute("PRAGMA page_size = 4096")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
            connection.execute("BEGIN")
            _write(connection, content)
            connection.execute("COMMIT")
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            assert not broken, f"keys that do not hold: {broken[:3]}"
            # Without gaps and traces of how it came about.
            connection.execute("VACUUM INTO ?", (str(file),))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                raise OSError(errno.ENOSPC, "no room for the database") from None
            raise
        finally:
            connection.close()
        return file.read_bytes()


def _write(connection: sqlite3.Connection, content: Content) -> None:
    for table in content.tables.values():
        connection.execute(create(table, strict=sqlite3.sqlite_version_info >= _STRICT))
        for index in indexes(table):
            connection.execute(index)
        if table.rows:
            marks = ", ".join("?" * len(table.columns))
            rows = ([row.get(name) for name in table.columns] for row in table.rows)
            connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)
    for view in content.views:
        connection.execute(f"CREATE VIEW {_quoted(view.name)} AS\n-- {_comment(view.description)}\n{view.sql}")
    _index_text(connection)


def create(table: Table, *, strict: bool) -> str:
    """The statement that creates a table, with what each column says as a comment."""
    parts = [(_declared(column, table), column.description) for column in table.columns.values()]
    parts.append((f"{'UNIQUE' if table.number else 'PRIMARY KEY'} ({_list(table.key)})", ""))
    for reference in table.references:
        target = f"{_quoted(reference.table)} ({_list(reference.to)})"
        parts.append((f"FOREIGN KEY ({_list(reference.columns)}) REFERENCES {target}", ""))
    for name, column in table.columns.items():
        if column.type == "span":
            earliest, latest = f"{name}_earliest", f"{name}_latest"
            parts.append((f"CHECK ({_quoted(earliest)} <= {_quoted(latest)})", ""))
    lines = []
    for number, (text, comment) in enumerate(parts):
        comma = "," if number < len(parts) - 1 else ""
        lines.append(f"  {text}{comma}" + (f" -- {_comment(comment)}" if comment else ""))
    body = "\n".join(lines)
    return (
        f"CREATE TABLE {_quoted(table.name)} ( -- {_comment(table.description)}\n{body}\n){' STRICT' if strict else ''}"
    )


def _declared(column: Column, table: Table) -> str:
    name = _quoted(column.name)
    if column.name == table.number:
        return f"{name} INTEGER PRIMARY KEY"
    text = f"{name} {_TYPES[column.type]}"
    if column.required or column.name in table.key:
        text += " NOT NULL"
    if column.values:
        text += f" CHECK ({name} IN ({', '.join(_text(value) for value in column.values)}))"
    elif column.type == "boolean":
        text += f" CHECK ({name} IN (0, 1))"
    elif column.type == "integer":
        text += f" CHECK ({name} >= 0)"
    elif column.type == "date":
        text += f" CHECK ({name} GLOB '{_DAY}')"
    else:
        text += f" CHECK ({name} <> '')"
    return text


def indexes(table: Table) -> Iterator[str]:
    """An index for every foreign key that the primary key does not begin with."""
    keys = [table.key]
    for reference in table.references:
        columns = reference.columns
        if any(key[: len(columns)] == columns for key in keys):
            continue
        keys.append(columns)
        name = f"{table.name}_by_{'_'.join(columns)}"
        yield f"CREATE INDEX {_quoted(name)} ON {_quoted(table.name)} ({_list(columns)})"


def _index_text(connection: sqlite3.Connection) -> None:
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE {SEARCH} USING fts5(\n"
            "  text, -- what was found, or the notes of a record\n"
            "  area, -- name of the area\n"
            "  themes, -- titles of the themes\n"
            "  kind UNINDEXED, -- as in items, or notes\n"
            "  inspection_id UNINDEXED,\n"
            "  item_id UNINDEXED, -- none for notes\n"
            "  tokenize = 'porter unicode61 remove_diacritics 2'\n)"
        )
    except sqlite3.OperationalError as error:
        raise NoDatabase(f"this Python's SQLite has no full-text search (FTS5): {error}") from None
    connection.execute(
        f"INSERT INTO {SEARCH} (rowid, text, area, themes, kind, inspection_id, item_id)\n"
        "SELECT number, summary, area_name, themes, kind, inspection_id, id FROM found ORDER BY number"
    )
    connection.execute(
        f"INSERT INTO {SEARCH} (text, area, kind, inspection_id)\n"
        "SELECT i.notes, a.label, 'notes', i.id FROM inspections AS i JOIN areas AS a ON a.slug = i.area\n"
        "WHERE i.notes IS NOT NULL ORDER BY i.id"
    )
    connection.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')")


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _text(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _comment(text: str) -> str:
    return " ".join(text.split())
