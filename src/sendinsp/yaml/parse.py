"""From the text of a data file to plain values with their places.

The parser composes the nodes, from which values and positions come. Every scalar stays the text that stands in the
file: the models type it. What would make a parser hang, crash or guess (deep nesting, aliases, tags, control
characters) is refused here, with its place.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from sendinsp.model.problem import Span
from sendinsp.yaml.characters import UNSEEN, check_characters, decode
from sendinsp.yaml.document import Document, span_at, span_of
from sendinsp.yaml.loader import loader_of
from sendinsp.yaml.syntax_errors import tell_syntax, tell_syntax_at

MAX_DEPTH = 32
"""Deepest nesting that is read: records need five levels."""

MAX_ANEW = 50
"""How often the pure parser begins anew behind an alias that is a key: of more the rest of the file is left alone."""

# A column can begin two levels: a mapping, and below one of its keys a list that is not indented.
_DEEP_START = re.compile(rf"^[ \-?]{{{MAX_DEPTH // 2}}}", re.MULTILINE)
_HALF_DEEP_START = re.compile(rf"^[ \-?]{{{MAX_DEPTH // 4}}}", re.MULTILINE)
_FLAT = re.compile(r"\[[^\[\]{}\"'#\r\n]*\]|\{[^\[\]{}\"'#\r\n]*\}")
"""Brackets on one line with none inside, nor a sign between them that could begin or end a text or a comment: where
the first of them opens a list or a section, the second closes it."""
_REFERENCE = re.compile(r"[&*](?<![^\s\[\]{},?:-].)[^\s&*]")
_REFERENCE_NAME = re.compile(r"[0-9A-Za-z_-]*", re.ASCII)
_TRAILING_HASH = re.compile(r"\S[ \t]+#")


def parse(raw: bytes | str, path: str) -> Document:
    """Parse a data file. Nothing is raised for what is in it: see `problems` of the result."""
    document = Document(path, "")
    text = decode(raw, document) if isinstance(raw, bytes) else raw
    if text is None:
        return document
    if text.startswith("\ufeff"):
        text = text[1:]
        document.fault(
            "Y008", Span(1, 1, 1, 1), "the file begins with a byte-order mark", "save it as UTF-8 without one"
        )
    document.text = text
    check_characters(document)
    _compose(document)
    return document


def _compose(document: Document) -> None:
    text = document.text
    if ("&" in text or "*" in text) and _REFERENCE.search(text):
        if not (text := _without_references(document)):
            return
        document.text = text
    if _may_be_deep(text) and _too_deep(document):
        return
    loader = loader_of(text)
    try:
        if not loader.check_node():
            document.fault("Y006", None, "the file is empty", "a record needs at least area, framework and evidence")
            return
        node = loader.get_node()
        if loader.check_node():
            hint = "one file holds one document: remove the line with ---"
            document.fault("Y005", span_of(loader.get_node()), "a second document begins here", hint)
    except MarkedYAMLError as error:
        tell_syntax(document, error)
        return
    except (YAMLError, ValueError, RecursionError) as error:
        document.fault("Y001", None, f"not YAML: {type(error).__name__}")
        return
    finally:
        dispose = getattr(loader, "dispose", None)
        if dispose:
            dispose()
    document.root = node
    document.data = _Builder(document).build(node)
    if " #" in text and _TRAILING_HASH.search(text):
        _check_swallowed(document, node)


def _may_be_deep(text: str) -> bool:
    """Whether there are columns or brackets enough to nest too deep: a glance that spares most files the count."""
    if text.count("[") + text.count("{") > MAX_DEPTH:
        rest = _FLAT.sub("", text)
        if rest.count("[") + rest.count("{") > MAX_DEPTH // 2 - 2 or _HALF_DEEP_START.search(rest):
            return True
    return _DEEP_START.search(text) is not None


def _too_deep(document: Document) -> bool:
    """Count the depth by the events, which cannot overflow a stack; report and say so when too deep."""
    from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

    loader = loader_of(document.text)
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    span = span_at(event.start_mark.line, event.start_mark.column)
                    message = f"nested more than {MAX_DEPTH} levels deep"
                    document.fault("Y012", span, message, "a record needs five levels at most")
                    return True
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    except MarkedYAMLError as error:
        tell_syntax(document, error)
        return True
    return False


def _without_references(document: Document, begun_anew: int = 0) -> str:
    """Report anchors and aliases, and give the text with them blotted out: the rest is checked all the same.

    One with other signs in its name is an error of syntax: reported, and "" given. (The C parser says so by
    itself, the pure one goes by a later version of YAML, which allows them.)
    """
    from ruamel.yaml.events import AliasEvent, NodeEvent

    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", document.text)
    loader = loader_of(document.text)
    blots: dict[int, list[tuple[int, int, str]]] = {}
    anew = False
    try:
        while loader.check_event():
            event = loader.get_event()
            if not isinstance(event, NodeEvent) or not event.anchor:
                continue
            sign = "*" if isinstance(event, AliasEvent) else "&"
            mark = event.start_mark
            column = lines[mark.line].find(sign + event.anchor, mark.column)
            if column < 0:
                continue
            end = column + 1 + len(event.anchor)
            right = column + 1 + _REFERENCE_NAME.match(event.anchor).end()  # type: ignore[union-attr] # it can be empty
            if sign == "*" and event.anchor.endswith(":") and right == end - 1:
                end -= 1  # the pure parser takes the colon of a key for part of the name: begin anew without it
                anew = True
            elif right < end:
                tell_syntax_at(document, mark.line, right, None)
                return ""
            message = "anchors and aliases (& and *) are not used in records"
            document.fault("Y003", span_at(mark.line, column, end), message, "write the value out")
            blots.setdefault(mark.line, []).append((column, end, "x" if sign == "*" else " "))
            if anew:
                break
    except (YAMLError, ValueError):
        pass  # said by the composer, with its place
    for number, found in blots.items():
        lines[number] = _blotted(lines[number], found)
    text = "".join(lines)
    if not anew:
        return text
    if begun_anew >= MAX_ANEW:
        return ""
    document.text = text
    return _without_references(document, begun_anew + 1)


def _blotted(line: str, blots: list[tuple[int, int, str]]) -> str:
    """A line with some parts of it, in order, written over with a sign."""
    parts, last = [], 0
    for start, end, sign in blots:
        if start >= last:
            parts += [line[last:start], sign * (end - start)]
            last = end
    return "".join([*parts, line[last:]])


class _Builder:
    """Turns nodes into mappings, lists and strings, reporting what records may not use."""

    def __init__(self, document: Document) -> None:
        self.document = document
        text = document.text
        self.plain = not ("!" in text or "\\" in text)

    def build(self, node: Node) -> Any:
        kind = node.__class__
        if not self.plain and not self.allowed(node):
            return ""
        if kind is ScalarNode:
            return node.value
        if kind is MappingNode:
            mapping: dict[str, Any] = {}
            for key_node, value_node in node.value:
                if key_node.__class__ is not ScalarNode:
                    hint = "remove the brackets or the question mark"
                    self.report("Y001", "a key must be a single word", key_node, hint)
                    continue
                key = key_node.value
                if not self.plain:
                    self.allowed(key_node)
                if key in mapping:
                    line = self.document.pairs(node)[key][0].start_mark.line + 1
                    message = f"the key {key!r} stands here a second time (first on line {line})"
                    self.report("Y002", message, key_node, "keep one of the two")
                    continue
                mapping[key] = self.build(value_node)
            return mapping
        return [self.build(item) for item in node.value]

    def allowed(self, node: Node) -> bool:
        """Report a tag or an unseen character."""
        if node.tag and not node.tag.startswith(
            ("tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
        ):
            tag = node.tag.rsplit(":", 1)[-1]
            self.report("Y011", f"tags (here {tag!r}) are not used in records", node, "remove it")
            return False
        if node.__class__ is ScalarNode and (match := UNSEEN.search(node.value)):
            message = f"control character U+{ord(match[0]):04X} in the text"
            self.report("Y009", message, node, "remove it: nobody can see it")
        return True

    def report(self, code: str, message: str, node: Node, hint: str) -> None:
        self.document.fault(code, span_of(node), message, hint)


def _check_swallowed(document: Document, root: Node) -> None:
    """Warn of text after a plain value that YAML takes for a comment, though it reads on.

    Two number signs say that a comment is meant.
    """
    lines = document.lines()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ScalarNode):
            for item in node.value:
                waiting.extend(item if isinstance(item, tuple) else (item,))
            continue
        if node.style or not node.value:  # quoted or folded; of an empty value S007 tells
            continue
        end = node.end_mark
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        comment = rest.lstrip()
        if (
            not comment.startswith("#")
            or comment.startswith("##")
            or not (" " in node.value or re.match(r"#[^\s#]", comment))
        ):
            continue
        last = end.column + len(rest)
        document.fault(
            "Y010", span_at(end.line, last - len(comment), last), "YAML takes the rest of this line for a comment",
            "if it belongs to the text, start the text with >-; a comment goes on a line of its own", "warning",
        )  # fmt: skip
