"""JSON and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


def as_json(value: Any) -> str:
    """Indented JSON, letters beyond ASCII as they are."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def as_jsonl(rows: Iterable[Any]) -> str:
    """One row a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
