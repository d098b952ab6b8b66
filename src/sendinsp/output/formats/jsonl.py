"""JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sendinsp.output.formats import Format


def as_jsonl(rows: Iterable[Any]) -> str:
    """One row a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


FORMAT = Format(order=30, data=as_jsonl, nested=True)
