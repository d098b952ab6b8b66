"""Problems as SARIF 2.1.0, the exchange format of code scanning."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sendinsp.model.problem import Problem
from sendinsp.output.formats import Format
from sendinsp.output.problems import Findings, whole_message
from sendinsp.output.summed_up import MOST_LISTED
from sendinsp.output.text import clean

if TYPE_CHECKING:
    from sendinsp.model.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(findings: Findings) -> str:
    """One run with its results, and the rules that these break; a notification where not all results are listed."""
    from sendinsp.checks.catalogue import rules

    listed = findings.problems[:MOST_LISTED]
    broken = {problem.code for problem in listed}
    known = [rule for rule in rules() if rule.code in broken]
    numbers = {rule.code: number for number, rule in enumerate(known)}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "sendinsp", "version": _version(), "rules": [_rule(rule) for rule in known]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, numbers[problem.code]) for problem in listed],
    }
    if len(listed) < len(findings.problems):
        text = f"{len(findings.problems):,} problems were found, of which the first {len(listed):,} are listed"
        told = [{"level": "warning", "message": {"text": text}}]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": told}]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("sendinsp")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


def _rule(rule: Rule) -> dict[str, Any]:
    example = f"Wrong:\n\n```yaml\n{rule.wrong}\n```\n\nRight:\n\n```yaml\n{rule.right}\n```"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.check.__name__.split("_")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why, "markdown": f"{rule.why}\n\n{example}"},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family]},
    }


def _result(problem: Problem, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _file(problem.path)}
    span = problem.span
    if span is not None:
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": problem.severity,
        "message": {"text": clean(whole_message(problem))},
        "locations": [{"physicalLocation": place}],
    }


def _file(path: str) -> dict[str, Any]:
    """A file's address: below the root of the checkout, or whole where the path is."""
    from urllib.parse import quote

    if PurePath(path).is_absolute():
        return {"uri": "file://" + quote(path, errors="surrogateescape")}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


FORMAT = Format(order=80, problems=lambda findings, _: as_sarif(findings))
