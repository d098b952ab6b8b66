"""CSV as RFC 4180 has it, with a heading line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sendinsp.output.formats import Format
from sendinsp.output.listing import Row


def as_csv(rows: Sequence[Row], columns: Sequence[str] = ()) -> str:
    """Rows with the union of their keys as columns; unknown values are empty, lists and sections JSON.

    The numbers of a section have a column each beside, where no columns are given: `outcome_wsoa` those of `outcomes`.

    Args:
        rows: the rows.
        columns: the columns in their order, where they are known.
    """
    keys = list(columns or dict.fromkeys(key for row in rows for key in row))
    if not columns:
        numbers = {key: _numbers(row.get(key) for row in rows) for key in keys}
        beside = [(f"{key.removesuffix('s')}_{part}", key, part) for key in keys for part in numbers[key]]
        rows = [row | {name: (row.get(key) or {}).get(part) for name, key, part in beside} for row in rows]
        keys += [name for name, _, _ in beside if name not in keys]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if keys:
        writer.writerow(keys)
    writer.writerows([_value(row.get(key)) for key in keys] for row in rows)
    return out.getvalue()


def _numbers(values: Iterable[Any]) -> list[str]:
    """The keys of sections of nothing but numbers, sorted; none where there is anything else among them."""
    found: dict[str, None] = {}
    for value in values:
        if value is None:
            continue
        if not isinstance(value, dict) or not all(type(one) is int for one in value.values()):
            return []
        found |= dict.fromkeys(value)
    return sorted(found)


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        value = "; ".join(str(one) for one in value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        return "'" + value  # a spreadsheet would run it as a formula
    return value


FORMAT = Format(order=40, data=as_csv)
