"""A YAML text as plain values, with the place of each at hand.

The C parser of ruamel.yaml composes the nodes where it is installed, its pure Python one otherwise; both
give the same nodes, from which values and positions come. Every scalar stays the text that stands in the
file: the models type it. What would make a parser hang, crash or guess (deep nesting, aliases, tags,
control characters) is refused here, with its place.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import BaseResolver

from sendinsp.model.problem import Problem, Severity, Span

_TAGS = {
    ScalarNode: BaseResolver.DEFAULT_SCALAR_TAG,
    SequenceNode: BaseResolver.DEFAULT_SEQUENCE_TAG,
    MappingNode: BaseResolver.DEFAULT_MAPPING_TAG,
}

_CLoader: Any = None
with suppress(ImportError):  # no wheel of the C parser for this platform
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it has no types

    class _FastLoader(CParser):  # type: ignore[misc]  # for the same reason
        """The C parser with the tags that `BaseResolver` gives, without its search: a third of the time."""

        def resolve(self, kind: type[Node], _value: object, _implicit: object) -> object:
            return _TAGS[kind]

        def descend_resolver(self, _parent: object, _index: object) -> None:
            """Nothing depends on where a node stands."""

        def ascend_resolver(self) -> None:
            """Nothing depends on where a node stands."""

    _CLoader = _FastLoader

MAX_BYTES = 4 * 1024 * 1024
"""Largest file that is read: some forty times the largest data file of the register."""
MAX_DEPTH = 32
"""Deepest nesting that is read: records need five levels."""

type_of = type
_BREAK = re.compile("\r\n|[\r\n]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DEEP_START = re.compile(rf"^[ \-?]{{{MAX_DEPTH}}}", re.MULTILINE)
_REFERENCE = re.compile(r"(?:^|[\s\[\]{},?:-])[&*][^\s&*]", re.MULTILINE)
_TRAILING_HASH = re.compile(r"\S[ \t]+#")

Path = tuple[str | int, ...]


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
    dropped: list[dict[Path, list[int]]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return _BREAK.split(self.text)

    def node(self, path: Path) -> Node | None:
        """The deepest node on the way along `path` that exists: the parent where a key is missing."""
        node = self.root
        for step in path:
            below = _child(node, step)
            if below is None:
                break
            node = below
        return node

    def span(self, path: Path, *, key: bool = False) -> Span | None:
        """Where the value at `path` stands, or its key; where it is missing, where its parent begins."""
        node = self.root
        name: Node | None = None
        for step in path:
            below = _child(node, step)
            if below is None:
                break
            name = _key_node(node, str(step)) if isinstance(node, MappingNode) else below
            node = below
        else:
            if key and name is not None:
                return _span(name)
            return _value_span(node, name)
        return _value_span(node, name, first_line=True)

    def original(self, path: Path) -> Path:
        """Where in the file that stands which the model has at `path`, see `dropped`."""
        for gone in reversed(self.dropped):
            place: Path = ()
            for step in path:
                if isinstance(step, int):
                    for index in gone.get(place, ()):
                        step += index <= step  # noqa: PLW2901 - counts up past each item that went
                place = (*place, step)
            path = place
        return path

    def problem(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        hint: str = "",
        severity: Severity = "error",
        key: bool = False,
    ) -> Problem:
        """A problem at the value at `path`, or at its key."""
        return Problem(code, severity, self.path, self.span(path, key=key), dotted(path), message, hint)


def dotted(path: Path) -> str:
    """A path as text: `disputed[0].value`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def undotted(field_path: str) -> Path:
    """The path of a dotted field name without indexes: `report.published`."""
    return tuple(field_path.split("."))


def parse(raw: bytes | str, path: str) -> Document:
    """Parse a data file. Nothing is raised for what is in it: see `problems` of the result."""
    problems: list[Problem] = []
    if isinstance(raw, bytes):
        text = _decode(raw, path, problems)
        if text is None:
            return Document(path, "", problems=problems)
    else:
        text = raw
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(
            Problem(
                "Y008", "error", path, Span(1, 1, 1, 1), "", "the file begins with a byte-order mark",
                "save it as UTF-8 without one",
            )
        )  # fmt: skip
    document = Document(path, text, problems=problems)
    _check_characters(document)
    _compose(document)
    return document


# --- characters -----------------------------------------------------------------------------------------


def _decode(raw: bytes, path: str, problems: list[Problem]) -> str | None:
    if len(raw) > MAX_BYTES:
        problems.append(too_large(path))
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        problems.append(
            Problem(
                "Y007", "error", path, Span(1, 1, 1, 1), "", "the file is in UTF-16 or UTF-32, not UTF-8",
                "save it as UTF-8",
            )
        )  # fmt: skip
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        lines = _BREAK.split(before)
        line, column = len(lines), len(lines[-1]) + 1
        problems.append(
            Problem(
                "Y007", "error", path, Span(line, column, line, column + 1), "",
                f"byte 0x{raw[error.start]:02x} is not UTF-8", "save the file as UTF-8",
            )
        )  # fmt: skip
        return None


def too_large(path: str) -> Problem:
    """The problem of a file that is larger than `MAX_BYTES`."""
    return Problem(
        "Y013", "error", path, None, "", f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB and was not read",
        "a record needs a few kilobytes: is this another kind of file?",
    )  # fmt: skip


def _check_characters(document: Document) -> None:
    """Report control characters and tabs, then make the text one that every parser reads alike."""
    text = document.text
    if _CONTROL.search(text):
        for span, char in _places(_CONTROL, text):
            document.problems.append(
                Problem(
                    "Y009", "error", document.path, span, "", f"control character U+{ord(char):04X}",
                    "remove it: nobody can see it",
                )
            )  # fmt: skip
        text = _CONTROL.sub("\ufffd", text)
    if "\t" in text:
        seen = 0
        for span, _ in _places(re.compile("\t+"), text):
            if span.line != seen:
                seen = span.line
                document.problems.append(
                    Problem("Y004", "error", document.path, span, "", "tab character", "use spaces")
                )
        text = text.replace("\t", " ")
    document.text = text


def _places(pattern: re.Pattern[str], text: str, most: int = 20) -> list[tuple[Span, str]]:
    """Where a pattern occurs, at most `most` times."""
    found = []
    for number, line in enumerate(_BREAK.split(text), 1):
        for match in pattern.finditer(line):
            found.append((Span(number, match.start() + 1, number, match.end() + 1), match[0]))
            if len(found) == most:
                return found
    return found


# --- nodes ----------------------------------------------------------------------------------------------


def _compose(document: Document) -> None:
    text = document.text
    if ("&" in text or "*" in text) and _REFERENCE.search(text):
        if not (text := _without_references(document)):
            return
        document.text = text
    if (text.count("[") + text.count("{") > MAX_DEPTH or _DEEP_START.search(text)) and _too_deep(document):
        return
    loader = _loader(text)
    try:
        if not loader.check_node():
            _fail(
                document,
                "Y006",
                "the file is empty",
                None,
                "a record needs at least area, framework and evidence",
            )
            return
        node = loader.get_node()
        if loader.check_node():
            second = loader.get_node()
            _fail(
                document, "Y005", "a second document begins here", second,
                "one file holds one document: remove the line with ---",
            )  # fmt: skip
    except MarkedYAMLError as error:
        document.problems.append(_syntax_problem(document, error))
        return
    except (YAMLError, ValueError, RecursionError) as error:
        _fail(document, "Y001", f"not YAML: {type_of(error).__name__}", None)
        return
    finally:
        dispose = getattr(loader, "dispose", None)
        if dispose:
            dispose()
    document.root = node
    builder = _Builder(document)
    document.data = builder.build(node)
    if " #" in text and _TRAILING_HASH.search(text):
        _check_swallowed(document, node)


def _loader(text: str) -> Any:
    if _CLoader is not None:
        return _CLoader(text)
    from ruamel.yaml.docinfo import DocInfo
    from ruamel.yaml.loader import BaseLoader

    class PureLoader(BaseLoader):
        """The pure parser with the same tags: its own resolver would tell dates and numbers from text."""

        def resolve(self, kind: Any, _value: object, _implicit: object) -> Any:
            return _TAGS[kind]

    loader: Any = PureLoader(text, version=(1, 1))  # as the C parser
    loader.max_depth = None  # its composer reads it (0.19.1), only YAML() sets it; depth is bounded above
    loader.doc_infos = [DocInfo()]  # likewise, for the directives %YAML and %TAG
    return loader


def _too_deep(document: Document) -> bool:
    """Count the depth by the events, which cannot overflow a stack; report and say so when too deep."""
    from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

    loader = _loader(document.text)
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    mark = event.start_mark
                    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
                    document.problems.append(
                        Problem(
                            "Y012", "error", document.path, span, "", f"nested more than {MAX_DEPTH} levels deep",
                            "a record needs five levels at most",
                        )
                    )  # fmt: skip
                    return True
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    except MarkedYAMLError as error:
        document.problems.append(_syntax_problem(document, error))
        return True
    return False


_REFERENCE_NAME = re.compile(r"[0-9A-Za-z_-]*", re.ASCII)


def _without_references(document: Document) -> str:
    """Report anchors and aliases, and give the text with them blotted out: the rest is checked all the same.

    One with other signs in its name is an error of syntax: reported, and "" given. (The C parser says so by
    itself, the pure one goes by a later version of YAML, which allows them.)
    """
    from ruamel.yaml.events import AliasEvent, NodeEvent

    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", document.text)
    loader = _loader(document.text)
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
                document.problems.append(_syntax_at(document, mark.line, right, None))
                return ""
            document.problems.append(
                Problem(
                    "Y003", "error", document.path, Span(mark.line + 1, column + 1, mark.line + 1, end + 1), "",
                    "anchors and aliases (& and *) are not used in records", "write the value out",
                )
            )  # fmt: skip
            blot = "x" * (end - column) if sign == "*" else " " * (end - column)
            lines[mark.line] = lines[mark.line][:column] + blot + lines[mark.line][end:]
            if anew:
                document.text = "".join(lines)
                return _without_references(document)
    except (YAMLError, ValueError):
        pass  # said by the composer, with its place
    return "".join(lines)


def _fail(document: Document, code: str, message: str, node: Node | None, hint: str = "") -> None:
    span = _span(node) if node is not None else None
    document.problems.append(Problem(code, "error", document.path, span, "", message, hint))


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
                    self.report(
                        "Y001",
                        "a key must be a single word",
                        key_node,
                        "remove the brackets or the question mark",
                    )
                    continue
                key = key_node.value
                if not self.plain:
                    self.allowed(key_node)
                if key in mapping:
                    first = _key_node(node, key)
                    line = first.start_mark.line + 1 if first is not None else 0
                    self.report(
                        "Y002", f"the key {key!r} stands here a second time (first on line {line})", key_node,
                        "keep one of the two",
                    )  # fmt: skip
                    continue
                mapping[key] = self.build(value_node)
            return mapping
        return [self.build(item) for item in node.value]

    def allowed(self, node: Node) -> bool:
        """Report a tag or an unseen character."""
        if node.tag and not node.tag.startswith(
            ("tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
        ):
            self.report(
                "Y011",
                f"tags (here {node.tag.rsplit(':', 1)[-1]!r}) are not used in records",
                node,
                "remove it",
            )
            return False
        if node.__class__ is ScalarNode and (match := _UNSEEN.search(node.value)):
            self.report(
                "Y009",
                f"control character U+{ord(match[0]):04X} in the text",
                node,
                "remove it: nobody can see it",
            )
        return True

    def report(self, code: str, message: str, node: Node, hint: str) -> None:
        self.document.problems.append(Problem(code, "error", self.document.path, _span(node), "", message, hint))


def _check_swallowed(document: Document, root: Node) -> None:
    """Warn of text after a plain value that YAML takes for a comment, though it reads on."""
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
        if not comment.startswith("#") or not (" " in node.value or re.match(r"#[^\s#]", comment)):
            continue
        column = end.column + len(rest) - len(comment) + 1
        document.problems.append(
            Problem(
                "Y010", "warning", document.path, Span(end.line + 1, column, end.line + 1, end.column + len(rest) + 1),
                "", "YAML takes the rest of this line for a comment",
                "if it belongs to the text, start the text with >-; a comment goes on a line of its own",
            )
        )  # fmt: skip


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value  # type: ignore[no-any-return]
    elif node is not None and not isinstance(node, ScalarNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    return None


def _key_node(node: Node | None, key: str) -> Node | None:
    if isinstance(node, MappingNode):
        for key_node, _ in node.value:
            if key_node.value == key:
                return key_node  # type: ignore[no-any-return]
    return None


def _span(node: Node) -> Span:
    start, end = node.start_mark, node.end_mark
    if end.line > start.line and not isinstance(node, ScalarNode):
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _value_span(node: Node | None, name: Node | None, *, first_line: bool = False) -> Span | None:
    """The span of a value; of its key where the value is empty or runs over many lines."""
    if node is None:
        return None
    empty = isinstance(node, ScalarNode) and node.value == "" and not node.style
    many = not isinstance(node, ScalarNode) and node.end_mark.line > node.start_mark.line
    if name is not None and (empty or many or first_line):
        return _span(name)
    return _span(node)


# --- syntax errors --------------------------------------------------------------------------------------


def _syntax_problem(document: Document, error: MarkedYAMLError) -> Problem:
    """What a parser found, in words that do not depend on which parser it was."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("Y001", "error", document.path, None, "", "not YAML")
    opened = error.context_mark.line if error.context_mark is not None else None
    return _syntax_at(document, mark.line, mark.column, opened)


def _syntax_at(document: Document, line_number: int, column: int, opened: int | None) -> Problem:
    """What is wrong at a place, judged by what stands there; `opened` is the line on which something began."""
    lines = document.lines()
    line_number = min(line_number, len(lines) - 1)
    line = lines[line_number] if lines else ""
    span = Span(line_number + 1, column + 1, line_number + 1, column + 2)
    here = line[column : column + 1]
    if here == ":" or re.match(r"\s*[^#\s][^:#]*: .*: ", line):
        message = "not YAML: a colon followed by a space begins a value, and here one has begun already"
        hint = "put the text in quotes, or start it with >- on a line of its own"
    elif here and here in "@`%":
        message = f"not YAML: a plain value cannot begin with {here}"
        hint = "put the value in quotes"
    elif line_number >= len(lines) - 1 and not line.strip():
        message = "not YAML: the file ends inside a quotation or a bracket"
        if opened is not None and opened < len(lines):
            message += f" that opens on line {opened + 1}"
        hint = "close it"
    elif here and here in "]},":
        message, hint = (
            f"not YAML: no value or bracket that this {here} could belong to",
            "remove it, or quote the text",
        )
    elif line[:column].strip() == "":
        message = "not YAML: this line does not stand where its neighbours do"
        hint = "give keys of the same section the same indentation, and put a colon and a space after each key"
    else:
        message = "not YAML: a new line, a comma or a closing bracket or quotation mark was expected here"
        hint = "write `key: value`, and put text with special characters in quotes"
    return Problem("Y001", "error", document.path, span, "", message, hint)
