"""What is missing is said where it is missing, by the C parser and by the pure one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sendinsp.checks.run import Checker
from sendinsp.register.find import DataFolder
from sendinsp.yaml import loader
from sendinsp.yaml.parse import parse

COLON = "not YAML: a space is missing after the colon of {!r}"
HYPHEN = "not YAML: a space is missing after the hyphen"
BASE = Path(__file__).resolve().parents[1] / "checks" / "base"


@pytest.fixture(params=["as installed", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(loader, "_CLoader", None)


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("area:sandwell\nframework: x\n", 1, 5, COLON.format("area"), "write `area: sandwell`"),
        ("framework: x\narea:sandwell\nterm: y\n", 2, 5, COLON.format("area"), "write `area: sandwell`"),
        ("framework: x\narea:sandwell\n", 2, 5, COLON.format("area"), "write `area: sandwell`"),
        ("area:sandwell # here\nb: c\n", 1, 5, COLON.format("area"), "write `area: sandwell`"),
        ("area: x\n\n# c\nframework:y\n\n# d\nterm: z\n", 4, 10, COLON.format("framework"), "write `framework: y`"),
        ("report:\n  url:https://x.org\n  page: y\n", 2, 6, COLON.format("url"), "write `url: https://x.org`"),
        ("a: x\nb :c\nd: e\n", 2, 3, COLON.format("b"), "write `b: c`"),
        ("e:\n  s:\n    - a\n    -wsoa.required\n    - b\n", 4, 5, HYPHEN, "write `- wsoa.required`"),
        ("e:\n  s:\n    - a\n    -wsoa.required\nterm: x\n", 4, 5, HYPHEN, "write `- wsoa.required`"),
        ("findings:\n  -summary: x\n    kind: y\n", 2, 3, HYPHEN, "write `- summary: x`"),
        ("a: x\nreport\nc: d\n", 2, 7, "not YAML: a colon is missing after 'report'", "write `report: value`"),
    ],
)
def test_told_where_it_is_missing(text: str, line: int, column: int, message: str, hint: str) -> None:
    (problem,) = parse(text, "x").problems
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize(
    "text",
    [
        "notes: a\nhttps://x.org\nb: c\n",  # an address is no key
        "notes: The council says: more.\n",
        "notes: >-\n  time:now\n b: c: d\n",
        "text: 'abc\nfoo: bar\n",
        "a: [b\nc: d\n",
        "10:30 is the time\nb: c\n",
    ],
)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    assert not any("space is missing" in problem.message for problem in parse(text, "x").problems)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            "  example-news-2017: [fieldwork.end]\n", "  example-news-2017:\n    -fieldwork.end\n", 1,
            "a list is needed here: a space is missing after the hyphen",
        ),
        (
            "fieldwork:\n  start: 2017-05-15\n  end: 2017-05-19\n", "fieldwork:\n  start:2017-05-15\n", 1,
            "a section with keys is needed here: a space is missing after the colon of 'start'",
        ),
    ],
)  # fmt: skip
def test_where_it_makes_text_of_a_list_or_a_section(old: str, new: str, line: int, message: str) -> None:
    name = "inspections/summer-2017/exampleshire.yaml"
    text = (BASE / name).read_text(encoding="utf-8")
    assert old in text
    broken = text.replace(old, new)
    report = Checker(DataFolder(BASE), date(2024, 1, 1), processes=1).text(broken.encode(), name)
    problem = next(problem for problem in report.problems if "space is missing" in problem.message)
    assert problem.message == message
    assert problem.span is not None
    assert problem.span.line == broken[: broken.index(new)].count("\n") + 1 + line


@pytest.mark.parametrize(
    ("text", "line", "column", "end"),
    [
        ("area: 'kent\nterm: x\n# what the framework's list has\nb: c\n", 1, 7, "' on line 3"),
        ('a: x\ne:\n  s: ["a, b]\n# the "list" of it\n', 3, 7, '" on line 4'),
        ("a: x\nf:\n  - 'one\n    more # it's so\nb: c\n", 3, 5, "' on line 4"),
    ],
)
def test_a_quotation_left_open_is_told_where_it_opens(text: str, line: int, column: int, end: str) -> None:
    document = parse(text.encode(), "a.yaml")
    (problem,) = document.problems
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)
    assert problem.message == f"not YAML: this quotation is not closed: it runs on to the {end}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 'one\n  two'\nterm: 'b' c\n", 3),
        ("area: x\nnotes: >-\n  Leaders said, 'we plan\n  together' often.\nterm: 'spring-2017' x\n", 5),
        ("area: rock-'n roll\nterm: 'spring-2017' x\n", 2),
        ("a: a # see: 'x\nterm: 'b' c\n", 2),
    ],
)
def test_a_quotation_that_is_closed_is_not_blamed_for_what_comes_later(text: str, line: int) -> None:
    (problem,) = parse(text.encode(), "a.yaml").problems
    assert problem.span is not None
    assert problem.span.line == line
    assert "not closed" not in problem.message
