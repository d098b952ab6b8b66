"""Problems as a JUnit report, which GitLab, Jenkins and others show."""

from __future__ import annotations

import re

from sendinsp.model.problem import Problem
from sendinsp.output.formats import Format
from sendinsp.output.problems import Findings, place, whole_message
from sendinsp.output.summed_up import summed_up
from sendinsp.output.text import clean, plural

_NOT_XML = re.compile("[\ufffe\uffff]")


def as_junit(findings: Findings) -> str:
    """One test a problem: failed for errors, and for warnings where these fail the run; one that passed for none.

    Many problems of one kind in a file are one test; the counts are those of the tests.
    """
    problems = summed_up(findings.problems)
    failures = sum(findings.strict or problem.severity == "error" for problem in problems)
    cases = [_case(problem, findings) for problem in problems]
    if not cases:
        cases = [f'    <testcase classname="sendinsp" name={_attribute(plural(findings.files, "file"))} time="0"/>']
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0" time="0"'
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="sendinsp" tests="{len(cases)}" failures="{failures}" errors="0" time="0">',
        f'  <testsuite name="sendinsp validate" {counts}>',
        *cases,
        "  </testsuite>",
        "</testsuites>",
        "",
    ])  # fmt: skip


def _case(problem: Problem, findings: Findings) -> str:
    name = _attribute(f"{problem.code} {place(problem)}")
    line = f' line="{problem.span.line}"' if problem.span else ""
    file = _attribute(problem.path)
    opening = f'    <testcase classname={file} name={name} file={file}{line} time="0">'
    text = _text(f"{place(problem)}: {problem.code} {whole_message(problem)}")
    if problem.severity == "error" or findings.strict:
        kind = _attribute(f"{problem.severity} {problem.code}")
        inside = f"      <failure message={_attribute(problem.message)} type={kind}>{text}</failure>"
    else:
        inside = f"      <system-out>{text}</system-out>"
    return f"{opening}\n{inside}\n    </testcase>"


def _text(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_NOT_XML.sub("\ufffd", clean(text)))


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_NOT_XML.sub("\ufffd", clean(text)))


FORMAT = Format(order=90, problems=lambda findings, _: as_junit(findings))
