"""Problems to show: what a report of them is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sendinsp.model.problem import Problem
from sendinsp.output.text import plural


@dataclass(frozen=True, slots=True)
class Findings:
    """What `validate` has to show.

    Attributes:
        data: the data folder that was judged.
        files: how many files were.
        problems: what is wrong with them, in order.
        strict: whether a warning fails the run.
        lines: the lines of a file by its name in problems, to show them; [] where they cannot be had.
        rules: which rules were left out, or alone asked for, in words; "" where all were.
    """

    data: str
    files: int
    problems: Sequence[Problem]
    strict: bool = False
    lines: Callable[[str], list[str]] = lambda path: []
    rules: str = ""

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def count(self) -> str:
        """The closing line: `2 errors and 1 warning in 151 files`."""
        files = plural(self.files, "file")
        rules = f" ({self.rules})" if self.rules else ""
        if not self.problems:
            return f"{files} checked, nothing wrong{rules}"
        parts = [
            plural(number, kind) for number, kind in ((self.errors, "error"), (self.warnings, "warning")) if number
        ]
        return f"{' and '.join(parts)} in {files}{rules}"


def place(problem: Problem) -> str:
    """Where a problem is: `path:line:column`, or the path where the fault is the file's as a whole."""
    return f"{problem.path}:{problem.span.line}:{problem.span.column}" if problem.span else problem.path


def whole_message(problem: Problem) -> str:
    """Message and hint in one line, for formats that have no place for a hint."""
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message
