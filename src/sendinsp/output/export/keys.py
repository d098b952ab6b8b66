"""Keys that hold: a row that refers to what is not there is left out, and told of."""

from __future__ import annotations

from sendinsp.output.export.table import Reference, Row, Table


def hold_keys(tables: dict[str, Table]) -> list[str]:
    """Leave out the rows whose key is there already or that refer to what is not there.

    Where the column that refers may be empty it is emptied, and the row stays. A register that `validate` has no
    fault to find with loses nothing.

    Returns:
        What was left out, in sentences.
    """
    said: list[str] = []
    done: dict[tuple[str, tuple[str, ...]], set[tuple[object, ...]]] = {}
    held: set[str] = set()

    def keys_of(reference: Reference) -> set[tuple[object, ...]]:
        place = (reference.table, reference.to)
        if place not in done:
            target = tables.get(reference.table)
            done[place] = {tuple(row.get(name) for name in reference.to) for row in target.rows} if target else set()
        return done[place]

    def hold(name: str) -> None:
        if name in held or name not in tables:
            return
        held.add(name)
        table = tables[name]
        for reference in table.references:
            hold(reference.table)
        kept: list[Row] = []
        seen: set[tuple[object, ...]] = set()
        for row in table.rows:
            key = tuple(row.get(column) for column in table.key)
            if key in seen:
                said.append(f"{name}: {_shown(key)} is there twice")
            elif _refers(table, row, keys_of, key, said):
                seen.add(key)
                kept.append(row)
        table.rows = kept

    for name in tables:
        hold(name)
    return said


def _refers(table: Table, row: Row, keys_of: object, key: tuple[object, ...], said: list[str]) -> bool:
    assert callable(keys_of)
    for reference in table.references:
        values = tuple(row.get(name) for name in reference.columns)
        if None in values or values in keys_of(reference):
            continue
        last = reference.columns[-1]
        said.append(f"{table.name}: {_shown(key)} names {values[-1]!r}, which is not among the {reference.table}")
        if table.columns[last].required or last in table.key:
            return False
        row[last] = None
    return True


def _shown(key: tuple[object, ...]) -> str:
    return ", ".join(str(part) for part in key)
