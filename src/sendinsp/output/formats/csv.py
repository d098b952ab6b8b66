"""CSV as RFC 4180 has it, with a heading line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from sendinsp.output.formats import Format
from sendinsp.output.listing import Row


def as_csv(rows: Sequence[Row], columns: Sequence[str] = ()) -> str:
    """Rows with the union of their keys as columns; unknown values are empty, lists and sections JSON.

    Args:
        rows: the rows.
        columns: the columns in their order, where they are known.
    """
    keys = list(columns or dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if keys:
        writer.writerow(keys)
    writer.writerows([_value(row.get(key)) for key in keys] for row in rows)
    return out.getvalue()


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
