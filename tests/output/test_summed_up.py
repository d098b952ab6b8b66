"""Many problems of one kind: people see the first few and a number, programs all of them up to a bound."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sendinsp.model.problem import Problem, Span
from sendinsp.output.formats import named
from sendinsp.output.problems import Findings
from sendinsp.output.summed_up import FEW, MOST_LISTED, summed_up


def render(findings: Findings, how: str) -> str:
    """The findings in a format, as they would be written to a file."""
    form = named(how, "problems")
    assert form.problems is not None
    return form.problems(findings, True)


def problems(number: int, *, code: str = "S001", path: str = "data/a.yaml", severity: str = "error") -> list[Problem]:
    return [Problem(code, severity, path, Span(n, 1, n, 4), "", f"fault {n}") for n in range(1, number + 1)]  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [0, 1, FEW, FEW + 1])
def test_few_are_shown_as_they_are(number: int) -> None:
    assert summed_up(problems(number)) == problems(number)


def test_many_are_counted_at_the_end_of_their_file() -> None:
    first = sorted([*problems(500), *problems(3, code="S002")], key=lambda problem: problem.sort_key)
    second = problems(FEW + 2, path="data/b.yaml", severity="warning")
    shown = summed_up([*first, *second])
    assert [(p.code, p.path, p.severity) for p in shown if p.span is None] == [
        ("S001", "data/a.yaml", "error"), ("S001", "data/b.yaml", "warning"),
    ]  # fmt: skip
    rest = next(p for p in shown if p.span is None)
    assert rest.message == f"{500 - FEW} more problems of this kind, on lines {FEW + 1} to 500"
    assert shown.index(rest) == FEW + 3
    assert len(shown) == FEW + 3 + 1 + FEW + 1


def test_the_counts_count_all() -> None:
    findings = Findings("data", 1, problems(500))
    text = render(findings, "text")
    assert text.endswith("500 errors in 1 file\n")
    assert f"data/a.yaml: S001 {500 - FEW} more problems of this kind" in text
    assert text.count("S001") == FEW + 1
    github = render(findings, "github")
    assert github.count("::error ") == FEW + 1
    assert github.endswith("500 errors in 1 file\n")


@pytest.mark.parametrize("strict", [True, False])
def test_junit_counts_its_tests(strict: bool) -> None:
    many = [*problems(500), *problems(400, path="data/b.yaml", severity="warning")]
    root = ElementTree.fromstring(render(Findings("data", 2, many, strict), "junit"))
    cases = list(root.iter("testcase"))
    assert int(root.attrib["tests"]) == len(cases) == 2 * FEW + 2
    failed = sum(case.find("failure") is not None for case in cases)
    assert int(root.attrib["failures"]) == failed == (2 * FEW + 2 if strict else FEW + 1)


def test_programs_get_all_of_them() -> None:
    value = json.loads(render(Findings("data", 1, problems(500)), "json"))
    assert len(value["problems"]) == value["errors"] == 500
    assert "left_out" not in value
    assert len(json.loads(render(Findings("data", 1, problems(500)), "sarif"))["runs"][0]["results"]) == 500


@pytest.fixture(scope="module")
def too_many() -> Findings:
    return Findings("data", 1, problems(MOST_LISTED + 7))


@pytest.fixture(scope="module")
def sarif_that_stops(too_many: Findings) -> str:
    return render(too_many, "sarif")


def test_programs_are_told_where_the_list_stops(too_many: Findings, sarif_that_stops: str) -> None:
    value = json.loads(render(too_many, "json"))
    assert value["errors"] == MOST_LISTED + 7
    assert (len(value["problems"]), value["left_out"]) == (MOST_LISTED, 7)
    run = json.loads(sarif_that_stops)["runs"][0]
    assert len(run["results"]) == MOST_LISTED
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "25,007 problems were found, of which the first 25,000 are listed"


def test_sarif_that_stops_fits_its_schema(sarif_that_stops: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    value = json.loads(sarif_that_stops)
    value["runs"][0]["results"] = value["runs"][0]["results"][:10]
    schema = Path(__file__).resolve().parents[1] / "data" / "sarif-2.1.0.json"
    jsonschema.Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(value)
