"""The one form of every data file: order of keys, style of values, place of comments.

- The first line names the JSON Schema. Keys stand in the order of the models, areas and sources by id,
  doubts by the field that they are about, evidence by the first field that each source gives, in a record's order.
- Short lists of codes, paths and ids stand on one line, all else in block style, two columns deeper a level.
- Dates, numbers and flags are plain; so is text where every YAML parser reads it as text, else it is quoted.
  Long text, and always `notes`, is folded at 100 columns.
- Comments stay with what they comment on. Blank lines go, but for one under the comments of the whole file.

Only form changes, never meaning: `canonical` compares what both texts say before it gives the new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from sendinsp.model.fields import facts_of
from sendinsp.model.inspection import Inspection
from sendinsp.model.scalars import EMPTY
from sendinsp.yaml.document import Document, value_at
from sendinsp.yaml.parse import parse
from sendinsp.yaml.shapes import Shape, fields
from sendinsp.yaml.styles import (
    QUOTED,
    WIDTH,
    flow_safe,
    folded,
    literal,
    looks_typed,
    plain_safe,
    quoted,
    quoted_lines,
    typed,
    word,
)
from sendinsp.yaml.tree import Entry, Tree, Value, read_tree


class MeaningChanged(Exception):  # noqa: N818 - names what would have happened
    """The new text would not say the same as the old one: it was not used."""


def canonical(document: Document, model: type[BaseModel] | None, schema: str | None) -> str:
    """The canonical form of a file that was parsed without errors, lines ending with line feeds.

    Args:
        document: the file.
        model: what it should be; None where no model of this program fits (then the keys stay in their order).
        schema: address of its JSON Schema, relative to the file; None to leave the line as it is.

    Raises:
        MeaningChanged: the result would differ in more than form (a fault of the program).
    """
    before = _with_line_feeds(document)
    tree = read_tree(before)
    text = write_tree(tree, model, schema)
    after = parse(text, document.path)
    if meaning(after.data) != meaning(before.data):
        raise MeaningChanged(f"{document.path}: the canonical form would change what the file says")
    if Counter(read_tree(after).comments()) != Counter(tree.comments()):
        raise MeaningChanged(f"{document.path}: the canonical form would lose a comment")
    return text


def editable(raw: bytes, name: str) -> tuple[Document, Tree]:
    """A file's document and its tree, to be changed and written again.

    Raises:
        ValueError: it is not YAML as records use it; the text says what is wrong.
    """
    document = parse(raw, name)
    faults = [problem for problem in document.problems if problem.severity == "error"]
    if document.root is None or faults:
        raise ValueError(faults[0].message if faults else "it cannot be read")
    document = _with_line_feeds(document)
    return document, read_tree(document)


def _with_line_feeds(document: Document) -> Document:
    """The document with line feeds for line ends, one at its end: itself where it has them already."""
    text = document.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    return document if text == document.text else parse(text, document.path)


def meaning(data: Any) -> Any:
    """What a file says, with the lists whose order says nothing sorted."""
    evidence = value_at(data, "evidence")
    if not isinstance(evidence, dict):
        return data
    same = {
        source: sorted(paths) if isinstance(paths, list) and all(isinstance(path, str) for path in paths) else paths
        for source, paths in evidence.items()
    }
    return {**data, "evidence": same}


def write_tree(tree: Tree, model: type[BaseModel] | None, schema: str | None) -> str:
    """The text of a tree in canonical form. Its entries are put into order on the way."""
    paths = tuple(facts_of(model)) if model is not None and issubclass(model, Inspection) else ()
    writer = _Writer({path: number for number, path in enumerate(paths)})
    first = f"# yaml-language-server: $schema={schema}" if schema else tree.schema
    lines = [first] if first else []
    if tree.head:
        lines += [*tree.head, ""]
    shape = Shape("section", model=model) if model is not None else Shape("any")
    lines += writer.block(tree.root, shape, 0)
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, rank: dict[str, int]) -> None:
        self.rank = rank
        self.sorted: dict[str, Callable[[Entry], Any]] = {
            "areas": lambda entry: entry.key,
            "sources": lambda entry: entry.key,
            "doubts": lambda entry: self.place(entry.key or ""),
            "evidence": self.by_first_fact,
        }

    def place(self, path: str) -> int:
        """Where a field stands in a record; unknown ones last."""
        return self.rank.get(path, len(self.rank))

    def by_first_fact(self, entry: Entry) -> tuple[int, int, str]:
        """Sources in the order of the first fact that each gives, who gives more before who gives fewer."""
        places = [self.place(item.value.text) for item in entry.value.entries]
        return (min(places, default=len(self.rank)), -len(places), entry.key or "")

    # --- mappings and lists ---

    def block(self, value: Value, shape: Shape, indent: int) -> list[str]:
        """A value in lines of its own."""
        pad = " " * indent
        lines: list[str] = []
        if value.kind == "scalar":
            lines.append(pad + self.scalar("", value, shape, indent, False)[0].lstrip())
        elif value.kind == "mapping":
            if shape.kind == "section" and shape.model is not None:
                order = {key: number for number, key in enumerate(_keys(shape))}
                value.entries.sort(key=lambda entry: order.get(entry.key or "", len(order)))
            for entry in value.entries:
                if indent == 0 and (key := self.sorted.get(entry.key or "")) and entry.value.kind == "mapping":
                    entry.value.entries.sort(key=key)
                lines += self.entry(f"{pad}{word(entry.key or '') or quoted('')}:", entry, shape, indent)
        else:
            for entry in value.entries:
                lines += self.entry(f"{pad}-", entry, shape, indent)
        return lines + [pad + comment for comment in value.foot]

    def entry(self, start: str, entry: Entry, parent: Shape, indent: int) -> list[str]:
        """A key or a dash with its value, and its comments."""
        value, shape, pad = entry.value, parent.below(entry.key), " " * indent
        if entry.key is not None and shape.kind == "list" and parent.kind == "map":
            value.entries.sort(key=lambda item: self.place(item.value.text))  # paths of evidence
        beside, above, last = entry.trailing[:1], entry.trailing[1:], 0
        if value.kind != "scalar" and start.endswith("-"):
            beside, above = [], entry.trailing
        if value.kind == "scalar":
            lines = self.scalar(start, value, shape, indent, bool(beside), entry.key)
            last = -1 if lines[0].startswith(f'{start} "') else 0  # within quotes a comment would be text
        elif not value.entries and not value.foot:
            lines = [f"{start} {'[]' if value.kind == 'list' else '{}'}"]
        elif (line := self.one_line(start, value, shape)) is not None:
            lines = [line]
        elif start.endswith("-") and value.kind == "mapping" and value.entries:
            first = value.entries[0] if not _keys(shape) else min(value.entries, key=lambda e: _rank(shape, e))
            hoisted, first.head = first.head, []
            lines = self.block(value, shape, indent + 2)
            first.head = hoisted
            lines[0] = f"{start} {lines[0].lstrip()}"
            above = [*above, *hoisted]
        else:
            lines = [start, *self.block(value, shape, indent + 2)]
        lines[last] += "".join(f"  {comment}" for comment in beside)
        return [pad + comment for comment in (*entry.head, *above)] + lines

    def one_line(self, start: str, value: Value, shape: Shape) -> str | None:
        """A list of codes in brackets, where it fits and no comment stands in it."""
        if value.kind != "list" or value.foot or (shape.item is not None and shape.item.kind == "text"):
            return None
        items = []
        for item in value.entries:
            if item.value.kind != "scalar" or item.head or item.trailing or not flow_safe(item.value.text):
                return None
            items.append(item.value.text)
        line = f"{start} [{', '.join(items)}]"
        return line if len(line) <= WIDTH else None

    # --- single values ---

    def scalar(
        self, start: str, value: Value, shape: Shape, indent: int, commented: bool, key: str | None = None
    ) -> list[str]:
        """A scalar after its key or dash, in one line or several."""
        text = value.text
        if not value.style and text in EMPTY:
            return [f"{start} {text}".rstrip()]  # nothing: refused elsewhere, never made into a text here
        if shape.kind in ("typed", "url"):
            return [f"{start} {typed(text)}"]
        if shape.kind == "any" and not value.style and " " not in text:
            return [f"{start} {typed(text)}"]
        if not value.style and commented and plain_safe(text) and not looks_typed(text):
            return [f"{start} {text}"]  # what follows may be the rest of the text, cut off: let `validate` say so
        one = word(text)
        fits = len(start) + 1 + len(one) <= WIDTH and "\n" not in text
        notes = key == "notes" and shape.kind == "text" and indent == 0
        if notes or not fits or (one != text and len(text) >= QUOTED):
            block = folded(text, indent + 2) or literal(text, indent + 2)
            if block is not None and (notes or " " in text or "\n" in text):
                return [f"{start} {block[0]}", *block[1:]]
        if not fits and " " in text:
            first, *more = quoted_lines(text, len(start) + 1, indent + 2)
            return [f"{start} {first}", *more]
        return [f"{start} {one}"]


def _keys(shape: Shape) -> tuple[str, ...]:
    return tuple(fields(shape.model)) if shape.kind == "section" and shape.model is not None else ()


def _rank(shape: Shape, entry: Entry) -> int:
    keys = _keys(shape)
    return keys.index(entry.key) if entry.key in keys else len(keys)
