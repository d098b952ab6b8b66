"""The paths by which evidence, doubts and disputes name the facts of a record."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from sendinsp.model.inspection import KEY_ORDER, Inspection

NO_FACTS = frozenset({"area", "framework", "notes", "doubts", "disputed", "evidence"})
"""Keys of a record that are no facts with a source: its identity, and what is said about the facts."""


@cache
def fact_paths(model: type[Inspection]) -> tuple[str, ...]:
    """The dotted path of every fact that records of a framework can hold: a field, or a list as a whole."""
    order = {name: place for place, name in enumerate(KEY_ORDER)}
    names = sorted((name for name in model.model_fields if name not in NO_FACTS), key=lambda n: order.get(n, 99))
    return tuple(path for name in names for path in _paths(name, model.model_fields[name].annotation))


def _paths(prefix: str, annotation: object) -> Iterator[str]:
    section = _section(annotation)
    if section is None:
        yield prefix
        return
    for name, field in section.model_fields.items():
        yield from _paths(f"{prefix}.{field.alias or name}", field.annotation)


def _section(annotation: object) -> type[BaseModel] | None:
    """The model of a section, optional or not; None for a list or a single value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if typing.get_origin(annotation) in (tuple, dict):
        return None
    return next((found for part in typing.get_args(annotation) if (found := _section(part))), None)
