"""Tables as plain data: columns, keys and rows, set out for no format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sendinsp.model.dates import DateSpan

Type = Literal["text", "integer", "boolean", "date", "span"]
"""date: a day as `2017-09-04`. span: a date as it stands in a record, a day, a month, a year or a closed span."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: its name.
        type: what its values are.
        description: what it says, in a sentence.
        required: whether every row has a value.
        values: the only values that it can have; () where there is no such list.
        field: the path of the field of a record that it shows; "" where it is computed or no field.
        frameworks: the frameworks whose records have it; () where all do.
        refers: the table and the column of it that hold all its values; None where no other table does.
    """

    name: str
    type: Type
    description: str
    required: bool = False
    values: tuple[str, ...] = ()
    field: str = ""
    frameworks: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: columns whose values stand in columns of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """A table with its rows.

    Attributes:
        name: its name.
        description: what a row is.
        columns: by name, in order.
        key: the columns of the primary key.
        references: its foreign keys.
        number: the column that numbers the rows for the full-text index, unique too; "" where there is none.
        rows: column -> value; a column that is missing is unknown.
    """

    name: str
    description: str
    columns: dict[str, Column] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    references: list[Reference] = field(default_factory=list)
    number: str = ""
    rows: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, description: str, key: tuple[str, ...], columns: Iterable[Column]) -> Table:
        """A table with its columns, which has no rows yet."""
        table = cls(name, description, key=key)
        table.add(columns)
        return table

    def add(self, columns: Iterable[Column]) -> None:
        """Add columns and the foreign keys that they are; one of a name that is there already is merged with it."""
        for column in columns:
            there = self.columns.get(column.name)
            self.columns[column.name] = column if there is None else _merged(there, column)
            if column.refers is not None:
                self.refer((column.name,), column.refers[0], (column.refers[1],))

    def refer(self, columns: tuple[str, ...], table: str, to: tuple[str, ...]) -> None:
        """Add a foreign key, once."""
        reference = Reference(columns, table, to)
        if reference not in self.references:
            self.references.append(reference)


def _merged(one: Column, other: Column) -> Column:
    """A column that the records of two frameworks have."""
    both = bool(one.values and other.values)
    text = one.description if other.description in one.description else f"{one.description} {other.description}"
    return replace(
        one,
        type=one.type if one.type == other.type else "text",
        description=text,
        required=one.required and other.required,
        values=tuple(dict.fromkeys((*one.values, *other.values))) if both else (),
        field=one.field or other.field,
        frameworks=tuple(dict.fromkeys((*one.frameworks, *other.frameworks))) if one.frameworks else (),
    )


def span_columns(name: str, description: str, **more: Any) -> list[Column]:
    """The three columns of a date that a record may know less well than to the day."""
    return [
        Column(name, "span", f"{description} As recorded: a day, a month or a span.", **more),
        Column(f"{name}_earliest", "date", f"First day that `{name}` can be.", **more),
        Column(f"{name}_latest", "date", f"Last day that `{name}` can be; the same where the day is known.", **more),
    ]


def span_values(name: str, span: DateSpan | None) -> Row:
    """The values of these three columns."""
    if span is None:
        return {}
    return {name: span.text, f"{name}_earliest": span.earliest.isoformat(), f"{name}_latest": span.latest.isoformat()}
