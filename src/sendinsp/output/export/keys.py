"""Keys that hold: a row that refers to what is not there is left out, and told of."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp.output.export.table import Reference, Row, Table

Key = tuple[object, ...]


def hold_keys(tables: dict[str, Table]) -> list[str]:
    """Leave out the rows whose key is there already or that refer to what is not there.

    Where the column that refers may be empty it is emptied, and the row stays. A register that `validate` has no
    fault to find with loses nothing.

    Args:
        tables: by name, each after those that it refers to.

    Returns:
        What was left out, in sentences.
    """
    said: list[str] = []
    for table in tables.values():
        targets = [(one, {_key(row, one.to) for row in tables[one.table].rows}) for one in table.references]
        kept: dict[Key, Row] = {}
        for row in table.rows:
            key = _key(row, table.key)
            if key in kept:
                said.append(f"{table.name}: {_shown(key)} is there twice")
            elif _refers(table, row, targets, said):
                kept[key] = row
        table.rows = list(kept.values())
    return said


def _refers(table: Table, row: Row, targets: Sequence[tuple[Reference, set[Key]]], said: list[str]) -> bool:
    for reference, there in targets:
        values = _key(row, reference.columns)
        if None in values or values in there:
            continue
        last, key = reference.columns[-1], _shown(_key(row, table.key))
        said.append(f"{table.name}: {key} names {values[-1]!r}, which is not among the {reference.table}")
        if table.columns[last].required or last in table.key:
            return False
        row[last] = None
    return True


def _key(row: Row, columns: Sequence[str]) -> Key:
    return tuple(row.get(name) for name in columns)


def _shown(key: Key) -> str:
    return ", ".join(str(part) for part in key)
