"""The examples of the rules, judged by the JSON Schema: what it can see of a rule, it does see."""

from __future__ import annotations

import re
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

SCHEMAS = {kind: schema_of(kind, Register(DataFolder(BASE))) for kind in ("inspection", "framework")}
RULES = {rule.code: rule for rule in rules() if rule.scope in ("reader", "record")}


class _Plain(SafeConstructor):
    """YAML 1.2 as an editor reads it: a date is text."""


_Plain.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def judged(folder: Path, example: str) -> Any:
    """What the schema says of the file that an example is put into, which is the record where it names none."""
    put(folder, example)
    name = next(iter(re.findall("^# file: (.*)", example)), RECORD)
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Plain
    data = yaml.load((folder / name).read_text(encoding="utf-8"))
    schema = SCHEMAS["inspection" if name == RECORD else "framework"]
    return next(jsonschema.Draft7Validator(schema).iter_errors(data), None)


@pytest.mark.parametrize("code", SEEN)
def test_wrong_examples_are_refused(code: str, data: Path) -> None:
    assert judged(data, RULES[code].wrong) is not None


@pytest.mark.parametrize("code", SEEN)
def test_right_examples_are_accepted(code: str, data: Path) -> None:
    error = judged(data, RULES[code].right)
    assert error is None, error.message
