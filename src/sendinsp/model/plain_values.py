"""Models as plain values for JSON: dates and terms as their text, what is unknown left out."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from sendinsp.model.dates import DateSpan
from sendinsp.model.terms import Term


def as_plain(value: Any) -> Any:
    """Sections as mappings without empty keys, tuples as lists, dates and terms as text."""
    if isinstance(value, BaseModel):
        pairs = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
        return {key: as_plain(inner) for key, inner in pairs if inner is not None and inner not in ((), {})}
    if isinstance(value, DateSpan | Term):
        return str(value)
    if isinstance(value, dict):
        return {key: as_plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(inner) for inner in value]
    return value
