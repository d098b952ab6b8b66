"""A data file as a tree that can be changed and written again, with every comment where it belongs.

The values and their places come from `register.document`; the comments are found in the text between them.
A comment on a line of its own belongs to what follows it, or to the end of the section whose indentation it
has; a comment at the end of a line belongs to what stands on that line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from sendinsp.yaml.document import Document

SCHEMA_LINE = re.compile(r"#\s*yaml-language-server\s*:\s*\$schema\s*=")


@dataclass(slots=True)
class Value:
    """A value of the tree.

    Attributes:
        kind: what it is.
        text: a scalar's text.
        style: how a scalar is written: "" plain, `"`, `'`, `>` or `|`.
        entries: what a mapping or a list holds.
        foot: comments after the last entry.
    """

    kind: Literal["scalar", "mapping", "list"]
    text: str = ""
    style: str = ""
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def get(self, key: str) -> Value | None:
        """The value under a key of a mapping, or None."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def at(self, path: str) -> Value | None:
        """The value at a dotted path below a mapping, or None."""
        value: Value | None = self
        for key in path.split("."):
            value = value.get(key) if value is not None and value.kind == "mapping" else None
        return value

    def values(self) -> Iterator[Value]:
        """This value and every one below it."""
        yield self
        for entry in self.entries:
            yield from entry.value.values()

    def plain(self) -> object:
        """The value as mappings, lists and strings."""
        if self.kind == "mapping":
            return {entry.key: entry.value.plain() for entry in self.entries}
        if self.kind == "list":
            return [entry.value.plain() for entry in self.entries]
        return self.text


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list (whose key is None).

    Attributes:
        head: comments above it, each from its `#` on.
        trailing: comments at the end of its line.
    """

    key: str | None
    value: Value
    head: list[str] = field(default_factory=list)
    trailing: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """A whole file.

    Attributes:
        root: its value.
        head: comments of the file as a whole, those above a blank line at its top ("" for a blank line).
        schema: the line that names its JSON Schema, or "".
    """

    root: Value
    head: list[str] = field(default_factory=list)
    schema: str = ""

    def comments(self) -> Iterator[str]:
        """Every comment of the file but the schema line, in no order that counts."""
        yield from (line for line in self.head if line)
        for value in self.root.values():
            yield from value.foot
            for entry in value.entries:
                yield from (*entry.head, *entry.trailing)


def build(data: object) -> Value:
    """A value of the tree from mappings, lists, strings, numbers and flags."""
    if isinstance(data, dict):
        return Value("mapping", entries=[Entry(str(key), build(value)) for key, value in data.items()])
    if isinstance(data, list | tuple):
        return Value("list", entries=[Entry(None, build(value)) for value in data])
    if isinstance(data, bool):
        return Value("scalar", "true" if data else "false")
    return Value("scalar", str(data))


def read_tree(document: Document) -> Tree:
    """The tree of a document that was parsed without errors and whose lines end with a line feed each."""
    assert document.root is not None
    reader = _Reader(document)
    return reader.read(document.root)


@dataclass(slots=True)
class _Spot:
    """Where an entry stands: its line and column, and the containers it lies in, outermost first."""

    line: int
    column: int
    entry: Entry
    node: Node
    chain: tuple[_Container, ...]


@dataclass(slots=True)
class _Container:
    value: Value
    node: Node
    column: int
    flow: bool
    owner: Entry | None


class _Spots:
    """The spots of a file in the order of its entries, and which of them lie before or after a place.

    Nearly always that is the order of their places too. It need not be, so what is searched is the first place
    that any later spot has, and the last line that any earlier one has: these only ever grow.
    """

    def __init__(self, spots: list[_Spot]) -> None:
        self.spots = spots
        places = [(spot.line, spot.column) for spot in spots]
        self.first_from_here = list(accumulate(reversed(places), min))[::-1]
        self.last_line_so_far = list(accumulate((line for line, _ in places), max))

    def before_line(self, line: int) -> _Spot | None:
        """The last spot that stands above a line."""
        return self.number(bisect_left(self.first_from_here, (line, -1)) - 1)

    def up_to(self, line: int, column: int) -> _Spot | None:
        """The last spot that stands before a place or on it."""
        return self.number(bisect_right(self.first_from_here, (line, column)) - 1)

    def after_line(self, line: int) -> _Spot | None:
        """The first spot that stands below a line."""
        return self.number(bisect_right(self.last_line_so_far, line))

    def number(self, number: int) -> _Spot | None:
        """The spot of a number, or None."""
        return self.spots[number] if 0 <= number < len(self.spots) else None


class _Reader:
    def __init__(self, document: Document) -> None:
        self.lines = document.text.split("\n")
        self.spots: list[_Spot] = []
        self.masks: dict[int, list[tuple[int, int]]] = {}

    def read(self, node: Node) -> Tree:
        tree = Tree(self.value(node, (), None))
        self.near = _Spots(self.spots)
        comments = list(self.comments())
        for index, (_, _, text, _) in enumerate(comments):
            if SCHEMA_LINE.match(text):
                tree.schema = text
                del comments[index]
                break
        first = self.spots[0].line if self.spots else len(self.lines)
        border = max((line for line in range(first) if not self.lines[line].strip() or self.starts(line)), default=-1)
        last = -1
        for line, column, text, own in comments:
            if line < border or (not self.spots and own):
                if tree.head and any(not between.strip() for between in self.lines[last + 1 : line]):
                    tree.head.append("")
                tree.head.append(text)
                last = line
            elif own:
                self.place_own(tree, line, column, text)
            else:
                self.place_trailing(tree, line, column, text)
        return tree

    def starts(self, line: int) -> bool:
        return self.lines[line].startswith("---")

    # --- values ---

    def value(self, node: Node, chain: tuple[_Container, ...], owner: Entry | None) -> Value:
        if isinstance(node, ScalarNode):
            self.mask(node)
            return Value("scalar", node.value, node.style or "")
        assert isinstance(node, CollectionNode)
        mapping = isinstance(node, MappingNode)
        value = Value("mapping" if mapping else "list")
        column = node.value[0][0].start_mark.column if mapping and node.value else node.start_mark.column
        below = (*chain, _Container(value, node, column, bool(node.flow_style), owner))
        for item in node.value:
            key_node, value_node = item if mapping else (item, item)
            if mapping:
                self.mask(key_node)
            entry = Entry(key_node.value if mapping else None, Value("scalar"))
            line, place = key_node.start_mark.line, key_node.start_mark.column
            if not mapping and not node.flow_style:
                line, place = self.dash(line, column), column
            self.spots.append(_Spot(line, place, entry, value_node, below))
            entry.value = self.value(value_node, below, entry)
            value.entries.append(entry)
        return value

    def dash(self, line: int, column: int) -> int:
        """The line of the dash of an item whose value begins on `line`, which may be a later one."""
        while line > 0 and self.lines[line][column : column + 1] != "-":
            line -= 1
        return line

    def mask(self, node: ScalarNode) -> None:
        """Remember which part of the text is a scalar's, where a `#` begins no comment."""
        start, end = node.start_mark, node.end_mark
        if node.style in (">", "|"):
            for line in range(start.line + 1, end.line + (end.column > 0)):
                self.masks.setdefault(line, []).append((0, len(self.lines[line])))
            return
        for line in range(start.line, end.line + 1):
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else len(self.lines[line])
            self.masks.setdefault(line, []).append((first, last))

    # --- comments ---

    def comments(self) -> Iterator[tuple[int, int, str, bool]]:
        """Line, column, text and whether it stands on a line of its own, of every comment."""
        for number, line in enumerate(self.lines):
            at = line.find("#")
            for start, end in sorted(self.masks.get(number, ())) if at >= 0 else ():
                if start <= at < end:
                    at = line.find("#", end)
                if at < 0:
                    break
            if at >= 0:
                own = not line[:at].strip(" -") or self.starts(number)
                yield number, at, line[at:].rstrip(), own

    def place_own(self, tree: Tree, line: int, column: int, text: str) -> None:
        before, after = self.near.before_line(line), self.near.after_line(line)
        if before is not None:
            inside = isinstance(before.node, ScalarNode) and before.node.start_mark.line > line
            if inside:  # between a key and its text
                before.entry.head.append(text)
                return
            flow = self.open_flow(before, line)
            if flow is not None:
                if after is not None and any(container is flow for container in after.chain):
                    after.entry.head.append(text)
                else:
                    flow.value.foot.append(text)
                return
        depth = len(after.chain) if after is not None else 0
        closed = before.chain[depth:] if before is not None else ()
        if after is None or column > after.column:
            home = next((c for c in reversed(closed) if c.column <= column and not c.flow), None)
            if home is None and after is None:
                tree.root.foot.append(text)
                return
            if home is not None:
                home.value.foot.append(text)
                return
        assert after is not None
        after.entry.head.append(_moved(text, after.column - column))

    def open_flow(self, spot: _Spot, line: int) -> _Container | None:
        """The innermost bracket that is still open on a line after a spot."""
        return next((c for c in reversed(spot.chain) if c.flow and c.node.end_mark.line >= line), None)

    def place_trailing(self, tree: Tree, line: int, column: int, text: str) -> None:
        at = (line, column)
        spot = self.near.up_to(line, column)
        if spot is None:
            tree.root.foot.append(text)
            return
        entry = spot.entry
        for container in reversed(spot.chain):
            end = container.node.end_mark
            if not container.flow or (end.line, end.column) > at:
                break
            if container.owner is None:
                tree.root.foot.append(text)
                return
            entry = container.owner
        entry.trailing.append(text)


def _moved(comment: str, columns: int) -> str:
    """A comment that will stand so many columns further right; what is commented out in it stays in its column."""
    if columns > 0 and comment[1:].startswith(" " * (columns + 1)):
        return "#" + comment[1 + columns :]
    return comment
