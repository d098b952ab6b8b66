"""The examples of the rules, judged by the JSON Schema: what it can see of a rule, it does see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from sendinsp.checks.catalogue import rules
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register
from sendinsp.register.schema import schema_of

from .conftest import BASE, RECORD, put

jsonschema = pytest.importorskip("jsonschema")

SEEN = [
    "S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008", "S009", "S010", "S011", "S012",
    "R001", "R002", "R003", "R004", "R005", "R006", "E005",
]  # fmt: skip
"""Rules whose wrong example a schema can tell from the one file alone."""

SCHEMA = schema_of("inspection", Register(DataFolder(BASE)))
RULES = {rule.code: rule for rule in rules() if rule.scope in ("reader", "record")}


class _Plain(SafeConstructor):
    """YAML 1.2 as an editor reads it: a date is text."""


_Plain.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def judged(folder: Path) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Plain
    data = yaml.load((folder / RECORD).read_text(encoding="utf-8"))
    return next(jsonschema.Draft7Validator(SCHEMA).iter_errors(data), None)


@pytest.mark.parametrize("code", SEEN)
def test_wrong_examples_are_refused(code: str, data: Path) -> None:
    put(data, RULES[code].wrong)
    assert judged(data) is not None


@pytest.mark.parametrize("code", SEEN)
def test_right_examples_are_accepted(code: str, data: Path) -> None:
    put(data, RULES[code].right)
    error = judged(data)
    assert error is None, error.message
