"""Which facts a record holds: the paths that evidence, doubts and disputes may name."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from sendinsp.model.inspection import Inspection

EXEMPT = frozenset({"area", "framework", "notes", "doubts", "disputed", "evidence"})
"""Keys that need no source: identity, and what is said about the facts."""
ADDRESSES = ("url", "page")
"""Last steps of paths that hold an address: whoever follows it sees that it is right."""


@cache
def fact_paths(model: type[Inspection]) -> frozenset[str]:
    """Every path that can hold a fact under a framework: single values and whole lists."""
    return frozenset(path for path, _, _ in _fields(model, "") if path not in EXEMPT)


@cache
def section_paths(model: type[Inspection]) -> frozenset[str]:
    """Every path of a section, which is a parent of facts and none itself."""
    return frozenset(part for path in fact_paths(model) for part in _parents(path))


@cache
def list_paths(model: type[Inspection]) -> frozenset[str]:
    """Every path of a list."""
    return frozenset(path for path, _, is_list in _fields(model, "") if is_list)


@cache
def owner_of(model: type[Inspection], path: str) -> type[BaseModel]:
    """The model of the section that holds the field at `path`."""
    return next(owner for known, owner, _ in _fields(model, "") if known == path)


def _fields(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, type[BaseModel], bool]]:
    for name, field in model.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        if path in EXEMPT:
            continue
        section = _section(field.annotation)
        if section is not None:
            yield from _fields(section, f"{path}.")
        else:
            yield path, model, _is_list(field.annotation)


def _section(annotation: Any) -> type[BaseModel] | None:
    """The model of an optional or needed section; None for single values and lists."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if typing.get_origin(annotation) is tuple:
        return None
    return next((found for part in typing.get_args(annotation) if (found := _section(part))), None)


def _is_list(annotation: Any) -> bool:
    return typing.get_origin(annotation) is tuple or any(_is_list(part) for part in typing.get_args(annotation))


def _parents(path: str) -> Iterator[str]:
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def present(data: dict[str, Any]) -> set[str]:
    """The paths of all single values and whole lists that stand in a record's file, known or not."""
    found: set[str] = set()
    for key, value in data.items():
        if key in EXEMPT:
            continue
        if value.__class__ is dict:
            found.update(_below(value, key))
        else:
            found.add(key)
    return found


def _below(section: dict[str, Any], prefix: str) -> Iterator[str]:
    for key, value in section.items():
        if value.__class__ is dict:
            yield from _below(value, f"{prefix}.{key}")
        else:
            yield f"{prefix}.{key}"
