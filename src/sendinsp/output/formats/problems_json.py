"""Problems as JSON: keys are only ever added."""

from __future__ import annotations

import json
from typing import Any

from sendinsp.model.problem import Problem
from sendinsp.output.problems import Findings


def as_json(findings: Findings) -> str:
    """One object: the folder, the counts, and every problem. Lines and columns count from 1, the end is exclusive."""
    value = {
        "data": findings.data,
        "files": findings.files,
        "errors": findings.errors,
        "warnings": findings.warnings,
        "problems": [_problem(problem) for problem in findings.problems],
    }
    # A surrogate half can stand in the name of a file; escaped it is JSON, as it is it could not be written.
    text = json.dumps(value, indent=2, ensure_ascii=False)
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(value, indent=2)
    return text + "\n"


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
