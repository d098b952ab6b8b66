"""The tables of the records, read off the models of all frameworks.

Single values stand in `inspections`; a section with dates of its own, if one framework alone has it, is a table
(`revisit` is `revisits`), as is every list. Where an item of a list says in words what was found, it stands in `items`
too, under the same id, and its codes in `item_themes` and the like.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sendinsp import frameworks
from sendinsp.model.fields import FieldSpec, specs_of
from sendinsp.model.inspection import Inspection, Section
from sendinsp.output.export.table import Column, Table, span_columns

Model: TypeAlias = Any
"""The model of a section."""
BY_HAND = frozenset({"area", "framework", "term"})
"""Fields of a record that `inspections` has in columns of its own."""
NAMES = {"disputed": "disputes"}
"""Path -> table, where the path is no noun."""
MAPS = {"doubts": ("field", "why"), "acknowledged": ("rule", "why"), "evidence": ("source", "field")}
"""Path of a map -> the names of its two columns."""
WHOLE = {"areas": ("areas", "slug"), "sources": ("sources", "id"), "themes": ("themes", "code")}
"""List of codes that all frameworks share -> its table and key."""
NO_TABLE = frozenset({"fields", "frameworks"})
"""Lists of codes that are no table, or are seen to otherwise."""
INSPECTIONS, ITEMS = "inspections", "items"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field of a record goes.

    Attributes:
        kind: `value` of a column; `values`, a list of single ones; `items`, a list of what was found; `rows`, another
            list of sections; `map`.
        table: the table.
        column: the column of a value; the name of the value in a list of single ones.
        names: the attributes on the way to it.
        path: the same as evidence names it.
        spec: its field.
        model: the model of the section that holds the field.
    """

    kind: str
    table: str
    column: str
    names: tuple[str, ...]
    path: str
    spec: FieldSpec
    model: Model

    def of(self, section: Section) -> Any:
        """Its value in a record, or None."""
        value: Any = section
        for name in self.names:
            value = value.__dict__.get(name) if value is not None else None
        return value


def places(framework: str) -> Iterator[Place]:
    """Where the fields of a framework's records go."""
    lists = {one.path: one.kind for one in frameworks.words_of(framework).lists}
    yield from _places(frameworks.record_of(framework), (), (), INSPECTIONS, "", lists)


def _places(
    model: Model,
    names: tuple[str, ...],
    keys: tuple[str, ...],
    table: str,
    prefix: str,
    lists: dict[str, str],
) -> Iterator[Place]:
    for spec in specs_of(model):
        here, path_keys = (*names, spec.name), (*keys, spec.key)
        path = ".".join(path_keys)
        if path in BY_HAND:
            continue
        if spec.kind == "value":
            yield Place("value", table, prefix + spec.name.rstrip("_"), here, path, spec, model)
        elif spec.kind == "section" and spec.section is not None:
            own = keys or spec.key not in Inspection.model_fields
            if own and any(inner.dated and inner.kind == "value" for inner in specs_of(spec.section)):
                yield from _places(spec.section, here, path_keys, plural("_".join(path_keys)), "", lists)
            else:
                yield from _places(spec.section, here, path_keys, table, f"{prefix}{spec.key}_", lists)
        elif spec.kind == "map":
            yield Place("map", NAMES.get(path, "_".join(path_keys)), "", here, path, spec, model)
        elif spec.section is not None:
            found = {"summary", "themes"} <= set(spec.section.model_fields)
            name = plural(lists[path].replace("-", "_")) if path in lists else NAMES.get(path, "_".join(path_keys))
            yield Place("items" if found else "rows", name, "", here, path, spec, model)
        elif spec.dated:
            yield Place("values", "_".join(path_keys), "date", here, path, spec, model)
        else:
            yield Place("values", f"inspection_{spec.key}", singular(spec.key), here, path, spec, model)


def plural(noun: str) -> str:
    """`revisits`, `weaknesses`."""
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def singular(noun: str) -> str:
    """`theme` of `themes`."""
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


# --- columns ---------------------------------------------------------------------------------------------------


def tables(names: Iterable[str], own: Iterable[Column]) -> dict[str, Table]:
    """The tables of the records of frameworks, without rows.

    Args:
        names: ids of the frameworks.
        own: the columns that `inspections` has beside those of the records.
    """
    found: dict[str, Table] = {}
    text = "An inspection of a local area, as known on the day of the export."
    main = found[INSPECTIONS] = Table.of(INSPECTIONS, text, ("id",), own)
    main.refer(("framework", "outcome"), "outcomes", ("framework", "code"))
    text = "Something that an inspection found, of whatever list: a weakness, an area for action, a strength."
    items = found[ITEMS] = Table.of(ITEMS, text, ("id",), _ITEM_COLUMNS)
    items.number = "number"
    for name in names:
        for place in places(name):
            _declare(found, place, name)
    for table in found.values():
        _set_order(table)
    return found


_INSPECTION_ID = Column("inspection_id", "text", "The inspection.", required=True, refers=(INSPECTIONS, "id"))
_ITEM_ID = Column("item_id", "text", "What was found.", required=True, refers=(ITEMS, "id"))
_POSITION = Column("position", "integer", "Its place in the list, from 1.", required=True)
_FRAMEWORK = Column("framework", "text", "Id of the framework, whose list of codes it is.", required=True)
_ITEM_COLUMNS = (
    Column("number", "integer", "Its number in this export, by which the full-text index finds it.", required=True),
    Column("id", "text", "Inspection, list and place in it.", required=True),
    _INSPECTION_ID,
    Column("list", "text", "The table that holds all that is known of it, under the same id.", required=True),
    Column("kind", "text", "What it is called.", required=True),
    _POSITION,
    Column("summary", "text", "One sentence in the register's own words.", required=True),
    Column("progress", "text", "As judged at a later visit; unknown where only totals are known."),
)


def _declare(found: dict[str, Table], place: Place, framework: str) -> None:
    shared = place.path.split(".")[0] in Inspection.model_fields and place.spec.key in _shared(place)
    marks: dict[str, Any] = {"frameworks": () if shared else (framework,)}
    if place.kind == "value":
        if place.table not in found:
            _table(found, place.table, (place.model.__doc__ or "").strip().split("\n")[0], ("inspection_id",))
        _value(found[place.table], place.column, place.path, place.spec, place.model, marks)
        return
    text = in_an_export(place.model.model_fields[place.spec.name].description or place.table)
    if place.kind == "map":
        first, second = MAPS.get(place.path, ("key", "value"))
        table = _table(found, place.table, text, ("inspection_id", first, *((second,) if second == "field" else ())))
        for name in (first, second):
            refers = ("sources", "id") if name == "source" else None
            words = _MAP_WORDS.get(name, "As in the record.")
            table.add([Column(name, "text", words, required=True, refers=refers)])
    elif place.kind == "values":
        table = _table(found, place.table, text, ("inspection_id", "position"), _POSITION)
        _value(table, place.column, place.path, place.spec, place.model, marks, one_of_many=True)
    elif place.kind == "items":
        own = Column("id", "text", "Its id in `items`.", required=True, refers=(ITEMS, "id"))
        table = _table(found, place.table, text, ("id",), own, _POSITION)
        _columns(found, table, place.spec.section, "", marks, Link("item", (_ITEM_ID,)))
    else:
        table = _table(found, place.table, text, ("inspection_id", "position"), _POSITION)
        row = Column("row", "integer", f"Its position in `{table.name}`.", required=True)
        whose = (replace(_INSPECTION_ID, refers=None), row)
        _columns(found, table, place.spec.section, "", marks, Link(singular(table.name), whose, table.name))


def _set_order(table: Table) -> None:
    """Put what says whose a row is first, and free text last."""
    first = ("number", "id", "inspection_id", "item_id", "framework", "row", "position")
    order = [name for name in first if name in table.columns] if table.name != INSPECTIONS else []
    last = [name for name in table.columns if name == "notes"]
    names = [*order, *(name for name in table.columns if name not in (*order, *last)), *last]
    table.columns = {name: table.columns[name] for name in names}


_MAP_WORDS = {
    "field": "Dotted path of the field, as in `columns.record_field`, or of a whole list.",
    "why": "The reason, in the register's own words.",
    "rule": "Code of the rule.",
    "source": "Id of the source.",
}


def _shared(place: Place) -> set[str]:
    """The keys that a section has in the records of all frameworks."""
    model: Any = Inspection
    for name in place.names[:-1]:
        info = model.model_fields.get(name)
        model = info.annotation if info is not None else None
        if not (isinstance(model, type) and issubclass(model, Section)):
            return set()
    return {spec.key for spec in specs_of(model)}


def _table(found: dict[str, Table], name: str, text: str, key: tuple[str, ...], *columns: Column) -> Table:
    """The table of a name, made where it is not there yet: it begins with whose its rows are."""
    if name not in found:
        found[name] = Table.of(name, text, key, (_INSPECTION_ID, *columns))
    return found[name]


def in_an_export(text: str) -> str:
    """What a model says to those who keep records, said to those who read an export."""
    return text.replace("in your own words", "in the register's own words").replace("left out", "empty")


@dataclass(frozen=True, slots=True)
class Link:
    """How the tables that hold the lists of a row name it.

    Attributes:
        beginning: beginning of their names.
        owner: the columns by which they name the row.
        rows: the table of rows whose `inspection_id` and `position` these are; "" where the column refers by itself.
    """

    beginning: str
    owner: tuple[Column, ...]
    rows: str = ""


def _columns(found: dict[str, Table], table: Table, model: Model, prefix: str, marks: Any, link: Link) -> None:
    """The columns of a table whose rows are sections, and the tables of the lists in them."""
    for spec in specs_of(model):
        name = prefix + spec.name.rstrip("_")
        if spec.kind == "value":
            _value(table, name, "", spec, model, marks)
        elif spec.kind == "section":
            _columns(found, table, spec.section, f"{name}_", marks, link)
        elif spec.kind == "list" and spec.section is None:
            linked = f"{link.beginning}_{name}"
            if linked not in found:
                text = in_an_export(model.model_fields[spec.name].description or name)
                owner = tuple(column.name for column in link.owner)
                found[linked] = Table.of(linked, text, (*owner, "position"), (*link.owner, _POSITION))
                if link.rows:
                    found[linked].refer(owner, link.rows, ("inspection_id", "position"))
            column = "date" if spec.dated else singular(name)
            _value(found[linked], column, "", spec, model, marks, one_of_many=True)


def _value(
    table: Table,
    name: str,
    path: str,
    spec: FieldSpec,
    model: Model,
    marks: Any,
    *,
    one_of_many: bool = False,
) -> None:
    info = model.model_fields[spec.name]
    text = in_an_export(info.description or name)
    more = {"field": path, **marks}
    if table.name == INSPECTIONS and path == name and name in table.columns:
        there = table.columns[name]  # a framework's own outcome, which stands there for all frameworks
        table.columns[name] = replace(there, field=there.field or path)
        return
    if spec.dated:
        table.add(span_columns(name, text, **more))
        return
    types, values = _leaves(info.annotation)
    # A date may still lie ahead and what rests on one with it: then there is no value, however needed it is.
    needed = one_of_many or (info.is_required() and not spec.about.by and spec.about.shown != "own-day")
    kind: Any = "boolean" if bool in types else "integer" if int in types else "text"
    whole = WHOLE.get(spec.topic)
    table.add([Column(name, kind, text, required=needed, values=tuple(values), refers=whole, **more)])
    if whole is None and spec.topic and spec.topic not in NO_TABLE:
        if table.name != INSPECTIONS:
            table.add([_FRAMEWORK])
        table.refer(("framework", name), topic_table(spec.topic), ("framework", "code"))


def topic_table(topic: str) -> str:
    """The table of a list of codes that a framework's file holds."""
    return topic.replace("-", "_")


def _leaves(annotation: Any) -> tuple[set[Any], list[str]]:
    """The types of the single values that a field can have, and the values where they are listed."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return {str}, [str(one) for one in arguments]
    if not arguments:
        return {annotation}, []
    types: set[Any] = set()
    values: list[str] = []
    for part in arguments[:1] if origin is typing.Annotated else arguments:
        if part not in (type(None), Ellipsis):
            more, listed = _leaves(part)
            types |= more
            values += listed
    return types, values
