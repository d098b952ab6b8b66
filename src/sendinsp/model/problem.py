"""The one type in which everything that is wrong with a file is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file. Lines and columns count from 1, in characters; the end is the first column after."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place in a file. Every output format of `validate` is made from these.

    Attributes:
        code: the rule's code (`sendinsp rules CODE` explains it).
        severity: `error`, or `warning` for what may be right.
        path: the file, relative to the data folder where it lies in it, with forward slashes.
        span: the place, or None where the fault is the file's as a whole.
        field: the dotted path of the field (`report.published`, `disputed[0].value`), or "".
        message: what is wrong, a sentence without a full stop.
        hint: what to do about it, or "".
    """

    code: str
    severity: Severity
    path: str
    span: Span | None
    field: str
    message: str
    hint: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By path, line, column, then code and message."""
        line, column = (self.span.line, self.span.column) if self.span else (0, 0)
        return (self.path, line, column, self.code, self.message)
