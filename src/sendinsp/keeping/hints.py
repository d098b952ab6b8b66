"""The parts that a new record lacks, as comments in their places that explain themselves."""

from __future__ import annotations

import typing
from typing import Any

from pydantic import BaseModel

from sendinsp.model.fields import FieldSpec, specs_of
from sendinsp.model.terms import Term
from sendinsp.yaml.shapes import Shape, fields
from sendinsp.yaml.tree import Value

INTRODUCTION = (
    "# What else may be recorded, where a source says so. Remove the number sign and the blank after it, and put",
    "# the real value in; delete what is not needed. sendinsp validate tells what is still wrong.",
)
EVIDENCE = (
    "# Every fact needs a source (its id in sources.yaml): add the fact's field, such as report.published, to the",
    "# list of the source that gives it.",
)
_NOT_OFFERED = ("term", "notes", "doubts", "disputed", "evidence")
_COLUMN = 40
"""Where explanations begin."""


def hints_for(root: Value, model: type[BaseModel], day: str) -> None:
    """Add hints to a record's tree: in the sections that it has at their ends, the others above `evidence`.

    Args:
        root: the record.
        model: its model.
        day: a day to show how dates are written.
    """
    lines: list[str] = []
    for key, shape in fields(model).items():
        present = root.get(key)
        if present is not None:
            if shape.kind == "section" and present.kind == "mapping":
                present.foot += _comments(_section(shape, present, day))
        elif key not in _NOT_OFFERED:
            lines += _comments(_lines(model, key, shape, day))
    lines += _comments([
        ("notes: >-", ""),
        ("  Free text for what has no place above.", ""),
        ("doubts:", "A value that is kept but not relied on, and why."),
        ("  report.published: It is a Sunday.", ""),
        ("disputed:", "What another source says instead."),
        ("  - field: report.published", ""),
        (f"    value: {day}", ""),
        ("    sources: [id-of-the-source]", ""),
    ])  # fmt: skip
    evidence = next(entry for entry in root.entries if entry.key == "evidence")
    evidence.head = [*INTRODUCTION, *lines, *EVIDENCE]


_Line = tuple[str, str]
"""A line of YAML, and what is said of it."""


def _comments(lines: list[_Line]) -> list[str]:
    return [f"# {f'{line:<{_COLUMN}}  # {about}' if about else line}" for line, about in lines]


def _section(shape: Shape, present: Value | None, day: str) -> list[_Line]:
    """A line for each key of a section that is not there yet."""
    assert shape.model is not None
    lines: list[_Line] = []
    for key, below in fields(shape.model).items():
        if present is None or present.get(key) is None:
            lines += _lines(shape.model, key, below, day)
    return lines


def _lines(model: type[BaseModel], key: str, shape: Shape, day: str) -> list[_Line]:
    spec = next(one for one in specs_of(model) if one.key == key)
    field = model.model_fields[spec.name]
    about = field.description or ""
    if shape.kind == "section":
        return [(f"{key}:", about), *((f"  {line}", of) for line, of in _section(shape, None, day))]
    if shape.kind == "list" and shape.item is not None and shape.item.kind == "section":
        inner = _section(shape.item, None, day)
        return [(f"{key}:", about), *((f"  {'  ' if n else '- '}{line}", of) for n, (line, of) in enumerate(inner))]
    if shape.kind == "text":  # a comment after a text would look like a part of it
        return [(f"{key}: {about}", "")]
    example = spec.about.example or _example(field.annotation, spec, day)
    return [(f"{key}: {f'[{example}]' if shape.kind == 'list' else example}", about)]


def _example(annotation: Any, spec: FieldSpec, day: str) -> str:
    """How a value of this type is written, where the field gives no example itself."""
    if spec.dated:
        return day
    if spec.address:
        return "https://..."
    if typing.get_origin(annotation) is typing.Literal:
        return str(typing.get_args(annotation)[0])
    if annotation in _EXAMPLES:
        return _EXAMPLES[annotation]
    parts = [part for part in typing.get_args(annotation) if part is not type(None) and part is not Ellipsis]
    return _example(parts[0], spec, day) if parts else "..."


_EXAMPLES = {bool: "true", int: "1", str: "code", Term: "spring-2018"}
"""Type -> a value of it. A text that is no free text is a code."""
