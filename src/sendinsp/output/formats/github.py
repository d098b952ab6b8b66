"""Problems as workflow commands, which GitHub Actions turns into annotations on the lines of a change."""

from __future__ import annotations

from sendinsp.model.problem import Problem
from sendinsp.output.formats import Format
from sendinsp.output.problems import Findings, whole_message
from sendinsp.output.summed_up import summed_up
from sendinsp.output.text import clean


def as_github(findings: Findings) -> str:
    """A command a problem, many of one kind summed up, then the count of all, which shows in the log."""
    return "".join(f"{line}\n" for line in [*map(_command, summed_up(findings.problems)), findings.count])


def _command(problem: Problem) -> str:
    parts = {"title": f"sendinsp {problem.code}", "file": problem.path}
    span = problem.span
    if span is not None:
        parts |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.end_line == span.line:  # GitHub takes columns only within one line
            parts |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    properties = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
    return f"::{problem.severity} {properties}::{_data(f'{problem.code} {whole_message(problem)}')}"


def _data(text: str) -> str:
    """A message as a command needs it. Control characters are written out: the log shows them on a terminal."""
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format(order=70, problems=lambda findings, _: as_github(findings))
