"""What a parser found wrong, in words that do not depend on which parser it was."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from sendinsp.model.problem import Problem, Span
from sendinsp.yaml.document import Document


def syntax_problem(document: Document, error: MarkedYAMLError) -> Problem:
    """What a parser found, in words that do not depend on which parser it was."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("Y001", "error", document.path, None, "", "not YAML")
    opened = error.context_mark.line if error.context_mark is not None else None
    return syntax_at(document, mark.line, mark.column, opened)


def syntax_at(document: Document, line_number: int, column: int, opened: int | None) -> Problem:
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
