"""JSON: rows, whatever holds them, and problems. Keys are only ever added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sendinsp.output.formats import Format
from sendinsp.output.summed_up import MOST_LISTED

if TYPE_CHECKING:
    from sendinsp.model.problem import Problem
    from sendinsp.output.problems import Findings


def as_json(value: Any) -> str:
    """Indented JSON, letters beyond ASCII as they are."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    # A surrogate half can stand in the name of a file; escaped it is JSON, as it is it could not be written.
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(value, indent=2)
    return text + "\n"


def problems_as_json(findings: Findings) -> str:
    """One object: the folder, the counts, and every problem. Lines and columns count from 1, the end is exclusive.

    Where there are more than `MOST_LISTED` problems, `left_out` says how many are not listed.
    """
    value: dict[str, Any] = {
        "data": findings.data,
        "files": findings.files,
        "errors": findings.errors,
        "warnings": findings.warnings,
    }
    if len(findings.problems) > MOST_LISTED:
        value["left_out"] = len(findings.problems) - MOST_LISTED
    value["problems"] = [_problem(problem) for problem in findings.problems[:MOST_LISTED]]
    return as_json(value)


def _problem(problem: Problem) -> dict[str, Any]:
    span = problem.span
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.path,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "field": problem.field or None,
        "message": problem.message,
        "hint": problem.hint or None,
    }


FORMAT = Format(
    order=20,
    data=lambda rows: as_json(list(rows)),
    whole=as_json,
    problems=lambda findings, _: problems_as_json(findings),
    nested=True,
)
