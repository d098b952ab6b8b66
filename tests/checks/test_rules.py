"""Every rule says what it is, and does what its examples say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sendinsp.checks.catalogue import rules
from sendinsp.checks.docs import page
from sendinsp.model.rule import FAMILIES, Rule, rule

from .conftest import check, put

RULES = rules()
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_says_what_it_is(one: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", one.code)
    assert one.code[0] in FAMILIES
    assert 10 < len(one.title) < 110
    assert not one.title.endswith(".")
    assert len(one.why) > 40
    assert one.wrong
    assert one.right
    assert one.wrong != one.right


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_examples(one: Rule, data: Path) -> None:
    put(data, one.wrong)
    report = check(data)
    assert not report.faults
    found = [problem for problem in report.problems if problem.code == one.code]
    assert found, [problem.code for problem in report.problems]
    assert {problem.severity for problem in found} == {one.severity}


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_right_examples(one: Rule, data: Path) -> None:
    put(data, one.right)
    report = check(data)
    assert not report.faults
    assert one.code not in [problem.code for problem in report.problems]


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_wrong_examples_have_one_cause(one: Rule, data: Path) -> None:
    """The example of a rule shows that rule: at most one other code comes with it, beside those on evidence."""
    put(data, one.wrong)
    others = {problem.code for problem in check(data).problems} - {one.code, "E001", "E002"}
    assert len(others) <= 2, others


def test_base_is_sound(data: Path) -> None:
    report = check(data)
    assert report.problems == ()
    assert report.files == 5


def test_two_rules_cannot_share_a_code() -> None:
    with pytest.raises(ValueError, match="D001"):
        rule("D001")(print)


def test_families_are_not_empty() -> None:
    assert {one.code[0] for one in RULES} == set(FAMILIES)


def test_documentation_is_fresh() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page(), (
        "run: python -m sendinsp.checks.docs > docs/rules.md"
    )
