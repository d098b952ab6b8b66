"""The parts that a new record lacks, as comments in their places that explain themselves."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

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
            lines += _comments(_lines(key, shape, _description(model, key), day))
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
            lines += _lines(key, below, _description(shape.model, key), day)
    return lines


def _lines(key: str, shape: Shape, about: str, day: str) -> list[_Line]:
    if shape.kind == "section":
        return [(f"{key}:", about), *((f"  {line}", of) for line, of in _section(shape, None, day))]
    if shape.kind == "list" and shape.item is not None and shape.item.kind == "section":
        inner = _section(shape.item, None, day)
        return [(f"{key}:", about), *((f"  {'  ' if n else '- '}{line}", of) for n, (line, of) in enumerate(inner))]
    if shape.kind == "text":  # a comment after a text would look like a part of it
        return [(f"{key}: {about}", "")]
    return [(f"{key}: {_example(key, shape, day)}", about)]


def _example(key: str, shape: Shape, day: str) -> str:
    """A value that shows how this one is written."""
    if shape.kind == "list":
        return f"[{_EXAMPLES.get(key, 'code')}]"
    return _EXAMPLES.get(key, "https://..." if shape.kind == "url" else day)


_EXAMPLES = {
    "required": "true", "weakness_count": "3", "sufficient": "2", "insufficient": "1", "outcome": "some",
    "weaknesses_basis": "whole", "progress": "sufficient", "kind": "strength", "question": "identify",
    "theme": "early-years", "grounds": "failure-to-meet-duties", "reasons": "disjointed-services",
    "sources": "id-of-the-source",
}  # fmt: skip


def _description(model: type[BaseModel], key: str) -> str:
    field: Any = next((f for name, f in model.model_fields.items() if (f.alias or name) == key), None)
    return str(field.description or "") if field is not None else ""
