"""A YAML text as plain values, with the place of each at hand (`parsing` makes it)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from sendinsp.model.fields import Place
from sendinsp.model.problem import Problem, Severity, Span

LINE_BREAK = re.compile("\r\n|[\r\n]")
"""Where a line ends."""

Pairs = dict[str, tuple[Node, Node]]
"""The keys of a mapping: the node of each, and that of its value."""


@dataclass(slots=True)
class Document:
    """A parsed file.

    Attributes:
        path: the file as it is named in problems.
        text: its text, without a byte-order mark.
        data: mappings, lists and strings; None where the text could not be parsed.
        root: the YAML node of `data`.
        problems: what is wrong with the text as YAML.
        dropped: which items the model made of this document lacks, as they had faults: for each round of taking
            faults out, the path of a list -> the numbers of its items that went.
    """

    path: str
    text: str
    data: Any = None
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    dropped: list[dict[Place, list[int]]] = field(default_factory=list)
    _pairs: dict[int, Pairs] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return LINE_BREAK.split(self.text)

    def span(self, path: Place, *, key: bool = False) -> Span | None:
        """Where the value at `path` stands, or its key; where it is missing, where its parent begins."""
        node = self.root
        name: Node | None = None
        for step in path:
            below = self.child(node, step)
            if below is None:
                break
            name = self.pairs(node)[str(step)][0] if isinstance(node, MappingNode) else below
            node = below
        else:
            if key and name is not None:
                return span_of(name)
            return _value_span(node, name)
        return _value_span(node, name, first_line=True)

    def pairs(self, node: Node) -> Pairs:
        """The keys of one of the document's mappings; of a key that stands there twice, the first."""
        found = self._pairs.get(id(node))
        if found is None:
            found = self._pairs[id(node)] = {}
            for key, value in node.value:
                if isinstance(key, ScalarNode):
                    found.setdefault(key.value, (key, value))
        return found

    def child(self, node: Node | None, step: str | int) -> Node | None:
        """The node below one of the document's nodes at a key or an index, or None."""
        if isinstance(node, MappingNode):
            pair = self.pairs(node).get(step) if isinstance(step, str) else None
            return pair[1] if pair is not None else None
        if node is not None and not isinstance(node, ScalarNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step]  # type: ignore[no-any-return]
        return None

    def original(self, path: Place) -> Place:
        """Where in the file that stands which the model has at `path`, see `dropped`."""
        for gone in reversed(self.dropped):
            place: Place = ()
            for step in path:
                if isinstance(step, int) and (items := gone.get(place)):
                    # The item that is number n of those kept stands behind as many that went as lie before n + they.
                    step += bisect_right(range(len(items)), step, key=lambda n: items[n] - n)  # noqa: PLW2901
                place = (*place, step)
            path = place
        return path

    def problem(
        self,
        code: str,
        message: str,
        path: Place,
        *,
        hint: str = "",
        severity: Severity = "error",
        key: bool = False,
    ) -> Problem:
        """A problem at the value at `path`, or at its key."""
        return Problem(code, severity, self.path, self.span(path, key=key), dotted(path), message, hint)

    def fault(self, code: str, span: Span | None, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Note what is wrong with the text as YAML; of the file as a whole where no place is given."""
        self.problems.append(Problem(code, severity, self.path, span, "", message, hint))


def parts_in(data: Any) -> Iterator[tuple[Place, dict[str, Any] | list[Any]]]:
    """Every section and every list of a file with its place, the whole file first."""
    waiting: list[tuple[Place, Any]] = [((), data)]
    while waiting:
        place, part = waiting.pop()
        if isinstance(part, dict | list):
            yield place, part
            below = part.items() if isinstance(part, dict) else enumerate(part)
            waiting += [((*place, step), value) for step, value in below if not isinstance(value, str)]


def value_at(data: Any, path: str) -> Any:
    """The value at a dotted path of keys, or None where there is none."""
    for key in path.split("."):
        data = data.get(key) if isinstance(data, dict) else None
    return data


def listed_under(data: Any, key: str) -> Iterator[tuple[str, Place]]:
    """Every text of a list that stands under a key, at whatever depth, with its place."""
    for place, part in parts_in(data):
        if isinstance(part, list) and place[-1:] == (key,):
            yield from ((item, (*place, number)) for number, item in enumerate(part) if isinstance(item, str))


def dotted(path: Place) -> str:
    """A path as text: `disputed[0].value`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def span_at(line: int, column: int, end: int | None = None) -> Span:
    """A place on a line, both counted from 0, up to a column; one character where no end is given."""
    return Span(line + 1, column + 1, line + 1, column + 2 if end is None else end + 1)


def span_of(node: Node) -> Span:
    """Where a node stands; of a collection over several lines, where it begins."""
    start, end = node.start_mark, node.end_mark
    if end.line > start.line and not isinstance(node, ScalarNode):
        return span_at(start.line, start.column)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _value_span(node: Node | None, name: Node | None, *, first_line: bool = False) -> Span | None:
    """The span of a value; of its key where the value is empty or runs over many lines."""
    if node is None:
        return None
    empty = isinstance(node, ScalarNode) and node.value == "" and not node.style
    many = not isinstance(node, ScalarNode) and node.end_mark.line > node.start_mark.line
    if name is not None and (empty or many or first_line):
        return span_of(name)
    return span_of(node)
