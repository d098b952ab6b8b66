"""What a parser found wrong, in words that do not depend on which parser it was."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from sendinsp.model.problem import Span
from sendinsp.yaml.document import Document, span_at

_KEY = re.compile(r" *(?:- +)*([A-Za-z_][\w.-]*) *(:)([^\s:/].*)")
_ITEM = re.compile(r" *(?:- +)*(-)([A-Za-z].*)")
_WORD = re.compile(r" *(?:- +)*([A-Za-z_][\w.-]*)\s*")
_UNCLOSED = re.compile(r"""(?:^|[:,\[{-])\s*(?P<quoted>"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_VALUE_BEGINS = re.compile(r":(?:\s|$)")


def space_missing(text: str) -> tuple[int, str, str] | None:
    """Where in a line a space is missing after the colon of its key or the hyphen of its item, or None.

    Returns:
        The column, from 0, of the colon or the hyphen; what is missing; and how to write it.
    """
    if found := _ITEM.match(text):
        return found.start(1), "a space is missing after the hyphen", f"write `- {_short(found[2])}`"
    if (found := _KEY.match(text)) and not _VALUE_BEGINS.search(text):
        what = f"a space is missing after the colon of {found[1]!r}"
        return found.start(2), what, f"write `{found[1]}: {_short(found[3])}`"
    return None


def _short(text: str) -> str:
    text = text.partition(" #")[0].strip()
    return text if len(text) <= 40 else f"{text[:37]}..."


def tell_syntax(document: Document, error: MarkedYAMLError) -> None:
    """Note what a parser found, in words that do not depend on which parser it was."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        document.fault("Y001", None, "not YAML")
    else:
        opened = error.context_mark.line if error.context_mark is not None else None
        tell_syntax_at(document, mark.line, mark.column, opened)


def tell_syntax_at(document: Document, line_number: int, column: int, opened: int | None) -> None:
    """Note what is wrong at a place, judged by what stands there; `opened` is the line on which something began."""
    lines = document.lines()
    line_number = min(line_number, len(lines) - 1)
    line = lines[line_number] if lines else ""
    span = span_at(line_number, column)
    here = line[column : column + 1]
    elsewhere = _quoted_above(lines, line_number, column) or _begun_above(lines, line_number, column, opened)
    if elsewhere:
        span, message, hint = elsewhere
    elif here == ":" or re.match(r"\s*[^#\s][^:#]*: .*: ", line):
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
        message = f"not YAML: no value or bracket that this {here} could belong to"
        hint = "remove it, or quote the text"
    elif line[:column].strip() == "":
        message = "not YAML: this line does not stand where its neighbours do"
        hint = "give keys of the same section the same indentation, and put a colon and a space after each key"
    else:
        message = "not YAML: a new line, a comma or a closing bracket or quotation mark was expected here"
        hint = "write `key: value`, and put text with special characters in quotes"
    document.fault("Y001", span, message, hint)


def _quoted_above(lines: list[str], line_number: int, column: int) -> tuple[Span, str, str] | None:
    """What is wrong with a quotation above that was not closed and ran on to the next such sign, even in a comment."""
    read = lines[line_number][:column].rstrip() if lines else ""
    if not read.endswith(("'", '"')):
        return None
    sign = read[-1]
    for number in range(line_number - 1, -1, -1):
        if _says(lines[number]) and (found := _UNCLOSED.search(lines[number])) and found["quoted"][0] == sign:
            since = "\n".join([found["quoted"], *lines[number + 1 : line_number], read])
            if not _QUOTED.fullmatch(since):  # it ended before, or is none: a text, a comment
                continue
            message = f"not YAML: this quotation is not closed: it runs on to the {sign} on line {line_number + 1}"
            return span_at(number, found.start("quoted")), message, "close it"
    return None


def _says(line: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    return not line.lstrip().startswith("#") and bool(line.strip())


def _begun_above(lines: list[str], line_number: int, column: int, opened: int | None) -> tuple[Span, str, str] | None:
    """What is wrong with a line above, after which the parser read on until it stood before what could not follow.

    Where it took the line for the beginning of a key, `opened` is that line. Where it took it for that of a text,
    the text ran on until the first colon that begins a value.
    """
    if opened is not None and opened < line_number:
        above: int | None = opened
    elif lines and lines[line_number][column : column + 1] == ":":
        if _VALUE_BEGINS.search(lines[line_number][:column]):
            return None
        above = next((n for n in range(line_number - 1, -1, -1) if _says(lines[n])), None)
    else:  # a comment ends a text: behind it nothing can follow where the file is one text so far
        said = [n for n in range(line_number) if _says(lines[n])]
        above = said[0] if len(said) == 1 else None
    if above is None:
        return None
    missing = space_missing(lines[above])
    if missing is None and opened is not None and (word := _WORD.fullmatch(lines[above])):
        missing = word.end(1), f"a colon is missing after {word[1]!r}", f"write `{word[1]}: value`"
    if missing is None:
        return None
    place, what, hint = missing
    return span_at(above, place), f"not YAML: {what}", hint
