"""Problems in any format: what a report is, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

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
    """

    data: str
    files: int
    problems: Sequence[Problem]
    strict: bool = False
    lines: Callable[[str], list[str]] = lambda path: []

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
        if not self.problems:
            return f"{files} checked, nothing wrong"
        parts = [
            plural(number, kind) for number, kind in ((self.errors, "error"), (self.warnings, "warning")) if number
        ]
        return f"{' and '.join(parts)} in {files}"


def place(problem: Problem) -> str:
    """Where a problem is: `path:line:column`, or the path where the fault is the file's as a whole."""
    return f"{problem.path}:{problem.span.line}:{problem.span.column}" if problem.span else problem.path


def whole_message(problem: Problem) -> str:
    """Message and hint in one line, for formats that have no place for a hint."""
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message


def render(findings: Findings, how: str, *, to_file: bool = False) -> str:
    """The findings as `text`, `json`, `github`, `sarif` or `junit`."""
    if how == "json":
        from sendinsp.output.formats.problems_json import as_json

        return as_json(findings)
    if how == "github":
        from sendinsp.output.formats.github import as_github

        return as_github(findings)
    if how == "sarif":
        from sendinsp.output.formats.sarif import as_sarif

        return as_sarif(findings)
    if how == "junit":
        from sendinsp.output.formats.junit import as_junit

        return as_junit(findings)
    from sendinsp.output.formats.text import as_text, in_colour

    return as_text(findings, colour=in_colour(to_file=to_file))


def write(findings: Findings, how: str, file: Path | None = None) -> None:
    """Show the findings on stdout or in a file.

    Raises:
        OSError: the file cannot be written; it is then as it was before.
    """
    from sendinsp.output.listing import emit

    emit(render(findings, how, to_file=file is not None), file)
