"""The parts that a new record lacks, as comments in their places that explain themselves; and taking them out again.

What explains a line begins with two number signs, so that nobody takes it for the rest of a text (Y010).
"""

from __future__ import annotations

import re
import textwrap
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from sendinsp.frameworks import NO_LISTS
from sendinsp.model.fields import FieldSpec, specs_of
from sendinsp.model.terms import Term
from sendinsp.yaml.shapes import Shape, fields
from sendinsp.yaml.tree import Tree, Value

INTRODUCTION = (
    "# What else may be recorded, where a source says so. Remove the number sign and the blank after it, and put",
    "# the real value in; delete what is not needed. sendinsp validate tells what is still wrong.",
)
EVIDENCE = (
    "# Every fact needs a source (its id in sources.yaml): add the fact's field, such as report.published, to the",
    "# list of the source that gives it.",
)
_NOT_OFFERED = ("term", "notes", "doubts", "acknowledged", "disputed", "evidence")
_COLUMN = 40
"""Where explanations begin."""
_WIDE = 100
"""Signs of a line of words that are to be put otherwise."""


def hints_for(root: Value, model: type[BaseModel], day: str, codes: Mapping[str, Sequence[str]]) -> None:
    """Add hints to a record's tree: in the sections that it has at their ends, the others above `evidence`.

    Args:
        root: the record.
        model: its model.
        day: a day to show how dates are written.
        codes: the lists of its framework, by name: of them are the examples of codes, and a key for codes of a list
            that the framework does not have is not proposed.
    """
    hints = _Hints(day, codes)
    lines: list[str] = []
    for spec in specs_of(model):
        shape, present = fields(model)[spec.key], root.get(spec.key)
        if present is not None:
            if shape.kind == "section" and present.kind == "mapping":
                present.foot += _comments(hints.section(shape, present))
        elif spec.key not in _NOT_OFFERED and spec.kind != "map":
            lines += _comments(hints.lines(model, spec, shape))
    lines += _comments(_of_all_records(day))
    evidence = next(entry for entry in root.entries if entry.key == "evidence")
    evidence.head = [*INTRODUCTION, *lines, *EVIDENCE]


IN_WORDS = "#>"
"""What lines begin with that show what is to be put into one's own words."""


def word_hints(title: str, items: Iterable[tuple[str, str]]) -> list[str]:
    """Comments that show what is to be put into one's own words.

    Args:
        title: what the items are, and where they belong.
        items: where each stands, and its words, over several lines where it has points.
    """
    lines = textwrap.wrap(title, _WIDE, break_on_hyphens=False)
    for place, words in items:
        for number, part in enumerate(words.splitlines()):
            first = f"  {place}: " if not number else "    "
            lines += textwrap.wrap(part, _WIDE, initial_indent=first, subsequent_indent="    ", break_on_hyphens=False)
    return [f"{IN_WORDS} {line}" for line in lines]


def add_comments(root: Value, lines: Iterable[str]) -> None:
    """Put comments above a record's evidence."""
    evidence = next((entry for entry in root.entries if entry.key == "evidence"), None)
    (evidence.head if evidence is not None else root.foot).extend(lines)


def drop_hints(tree: Tree, model: type[BaseModel]) -> None:
    """Take the hints out of a record's tree, and what explains keys that are in use. Other comments stay.

    A hint is known by its words, whatever its indentation, and whatever example it shows.
    """
    hints = _Hints("", None)
    lines = [line for spec in specs_of(model) for line in hints.lines(model, spec, fields(model)[spec.key])]
    lines += _of_all_records("")
    known = {_words(comment) for comment in (*INTRODUCTION, *EVIDENCE, *_comments(lines))}
    known |= {_words(about) for _, about in lines if about}

    def kept(comments: list[str]) -> list[str]:
        return [one for one in comments if _words(one) not in known and not one.startswith(IN_WORDS)]

    tree.head = kept(tree.head)
    for value in tree.root.values():
        value.foot = kept(value.foot)
        for entry in value.entries:
            entry.head, entry.trailing = kept(entry.head), kept(entry.trailing)


def _words(comment: str) -> str:
    """The words of a comment; of a line that is explained, its key and its explanation."""
    line, *about = re.split(r" +##? ", comment.lstrip("# -"), maxsplit=1)
    if about:
        return f"{line.partition(':')[0]}: {about[0].strip()}"
    return " ".join(re.sub(r"\d{4}-\d{2}-\d{2}", "", line).split())


_Line = tuple[str, str]
"""A line of YAML, and what is said of it."""


def _of_all_records(day: str) -> list[_Line]:
    """What may stand in a record of any framework."""
    return [
        ("notes: >-", ""),
        ("  Free text for what has no place above.", ""),
        ("doubts:", "A value that is kept but not relied on, and why."),
        ("  report.published: It is a Sunday.", ""),
        ("acknowledged:", "A warning that is known and stands, and why."),
        ("  D004: The source has it so.", ""),
        ("disputed:", "What another source says instead."),
        ("  - field: report.published", ""),
        (f"    value: {day}", ""),
        ("    sources: [id-of-the-source]", ""),
    ]  # fmt: skip


def _comments(lines: list[_Line]) -> list[str]:
    return [f"# {f'{line:<{_COLUMN}}  ## {about}' if about else line}" for line, about in lines]


@dataclass(frozen=True, slots=True)
class _Hints:
    """What examples are made of: see `hints_for`. Without codes, any will do."""

    day: str
    codes: Mapping[str, Sequence[str]] | None

    def section(self, shape: Shape, present: Value | None) -> list[_Line]:
        """A line for each key of a section that is not there yet."""
        assert shape.model is not None
        lines: list[_Line] = []
        for spec in specs_of(shape.model):
            if present is None or present.get(spec.key) is None:
                lines += self.lines(shape.model, spec, fields(shape.model)[spec.key])
        return lines

    def lines(self, model: type[BaseModel], spec: FieldSpec, shape: Shape) -> list[_Line]:
        """The lines that propose a key, and what is below it."""
        key, field = spec.key, model.model_fields[spec.name]
        about = field.description or ""
        if shape.kind == "section":
            return [(f"{key}:", about), *((f"  {line}", of) for line, of in self.section(shape, None))]
        if shape.kind == "list" and shape.item is not None and shape.item.kind == "section":
            inner = enumerate(self.section(shape.item, None))
            return [(f"{key}:", about), *((f"  {'  ' if n else '- '}{line}", of) for n, (line, of) in inner)]
        if shape.kind == "text":  # a comment after a text would look like a part of it
            return [(f"{key}: {about}", "")]
        example = spec.about.example or _example(field.annotation, spec, self.day)
        if spec.topic and spec.topic not in NO_LISTS:
            known = self.codes.get(spec.topic) if self.codes is not None else ["code"]
            if not known:
                return []
            example = example if example in known else known[0]
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
