"""The rows of a record in the tables that `records` reads off the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sendinsp import frameworks
from sendinsp.model.dates import DateSpan
from sendinsp.model.fields import specs_of
from sendinsp.model.inspection import Inspection, Section
from sendinsp.model.terms import Term
from sendinsp.output.export.records import INSPECTIONS, ITEMS, MAPS, Place, places, singular
from sendinsp.output.export.table import Row, Table, span_values


def fill(found: dict[str, Table], inspection: Inspection, own: Row) -> None:
    """Add the rows of one record.

    Args:
        found: the tables.
        inspection: the record as it is to be shown.
        own: the values of the columns that `inspections` has beside those of the records.
    """
    key = {"inspection_id": inspection.id}
    singles: dict[str, Row] = {INSPECTIONS: {}}
    for place in places(inspection.framework):
        value = place.of(inspection)
        if value is None or value in ((), {}):
            continue
        table = found[place.table]
        if place.kind == "value":
            singles.setdefault(place.table, {}).update(_values(place.column, value))
        elif place.kind == "map":
            table.rows += [key | row for row in _map_rows(place, value)]
        elif place.kind == "values":
            table.rows += _list_rows(table, inspection, place.column, value, key)
        elif place.kind == "items":
            _fill_items(found, place, inspection, value)
        else:
            for number, section in enumerate(value, 1):
                owner = {**key, "row": number}
                row = _section_row(found, table, inspection, section, singular(place.table), owner)
                table.rows.append({**key, "position": number, **row})
    found[INSPECTIONS].rows.append({**singles.pop(INSPECTIONS), **own})
    for name, row in singles.items():
        found[name].rows.append(key | _with_framework(found[name], inspection) | row)


def _fill_items(found: dict[str, Table], place: Place, inspection: Inspection, value: Any) -> None:
    kinds = {one.path: one.kind for one in frameworks.words_of(inspection.framework).lists}
    for number, item in enumerate(value, 1):
        name = f"{inspection.id}/{place.table}/{number}"
        row = _section_row(found, found[place.table], inspection, item, "item", {"item_id": name})
        found[place.table].rows.append({"inspection_id": inspection.id, "id": name, "position": number, **row})
        found[ITEMS].rows.append({
            "number": len(found[ITEMS].rows) + 1,
            "id": name,
            "inspection_id": inspection.id,
            "list": place.table,
            "kind": kinds.get(place.path) or getattr(item, "kind", place.table),
            "position": number,
            "summary": item.summary,
            "progress": getattr(item, "progress", None),
        })  # fmt: skip


def _section_row(
    found: dict[str, Table],
    table: Table,
    inspection: Inspection,
    section: Section,
    beginning: str,
    owner: Row,
    prefix: str = "",
) -> Row:
    """The values of a section in the columns of a table; the lists in it become rows of tables of their own.

    Args:
        found: the tables.
        table: the one that is to have the row.
        inspection: the record.
        section: a section of it.
        beginning: beginning of the names of the tables of its lists.
        owner: the values by which these name the row.
        prefix: beginning of the names of its columns.
    """
    row = _with_framework(table, inspection)
    for spec in specs_of(type(section)):
        value = section.__dict__[spec.name]
        name = prefix + spec.name.rstrip("_")
        if value is None or value == ():
            continue
        if spec.kind == "value":
            row |= _values(name, value)
        elif spec.kind == "section":
            row |= _section_row(found, table, inspection, value, beginning, owner, f"{name}_")
        elif spec.kind == "list" and spec.section is None:
            link = found[f"{beginning}_{name}"]
            link.rows += _list_rows(link, inspection, "date" if spec.dated else singular(name), value, owner)
    return row


def _list_rows(table: Table, inspection: Inspection, column: str, values: Any, owner: Row) -> list[Row]:
    same = owner | _with_framework(table, inspection)
    return [{**same, "position": number, **_values(column, value)} for number, value in enumerate(values, 1)]


def _with_framework(table: Table, inspection: Inspection) -> Row:
    return {"framework": inspection.framework} if "framework" in table.columns else {}


def _map_rows(place: Place, value: dict[str, Any]) -> Iterator[Row]:
    first, second = MAPS.get(place.path, ("key", "value"))
    for key, held in value.items():
        for one in dict.fromkeys(held) if isinstance(held, tuple) else [held]:
            yield {first: key, second: _values("", one)[""]}


def _values(name: str, value: Any) -> Row:
    if isinstance(value, DateSpan):
        return span_values(name, value)
    return {name: str(value) if isinstance(value, Term) else value}
