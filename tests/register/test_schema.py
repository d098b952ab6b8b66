"""The schemas, by the judgement of a validator that knows nothing of this program."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from sendinsp import frameworks
from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.keeping.schemas import write_schemas
from sendinsp.model.fields import facts_of
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register
from sendinsp.register.schema import KINDS, file_name, schema_files, schema_of, stale

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
BASE = ROOT / "tests" / "checks" / "base"
RECORD = "inspections/summer-2017/exampleshire.yaml"


class _Plain(SafeConstructor):
    """YAML 1.2 as an editor reads it: a date is text."""


_Plain.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Plain
    return yaml.load(text)


def validator(schema: dict[str, Any]) -> Any:
    return jsonschema.Draft7Validator(schema)


@pytest.fixture(scope="module")
def shipped(register: Register) -> dict[str, Any]:
    return {kind: validator(schema_of(kind, register)) for kind in KINDS}


@pytest.fixture(scope="module")
def of_base() -> Any:
    return validator(schema_of("inspection", Register(DataFolder(BASE))))


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_draft_07(kind: str, register: Register) -> None:
    schema = schema_of(kind, register)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert "$defs" not in text
    assert "x-codes-of" not in text
    assert '"null"' not in text


def test_shipped_schemas_are_fresh(register: Register) -> None:
    assert stale(register) == []


def test_same_bytes_each_time(register: Register) -> None:
    assert schema_files(register) == schema_files(Register(DataFolder(DATA)))


@pytest.mark.parametrize("kind", KINDS)
def test_accepts_every_shipped_file(kind: str, shipped: dict[str, Any]) -> None:
    pattern = KINDS[kind].replace("<term>", "*").replace("<area>", "*").replace("<framework>", "*")
    files = sorted(DATA.glob(pattern))
    assert files
    for file in files:
        errors = list(shipped[kind].iter_errors(read(file.read_text(encoding="utf-8"))))
        assert not errors, f"{file}: {errors[0].message}"


@pytest.mark.parametrize("kind", KINDS)
def test_first_line_names_the_schema(kind: str) -> None:
    pattern = KINDS[kind].replace("<term>", "*").replace("<area>", "*").replace("<framework>", "*")
    for file in DATA.glob(pattern):
        with file.open(encoding="utf-8") as lines:
            name = next(lines).strip().removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / name).resolve() == DATA / "schema" / file_name(kind), file


def changed(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


BAD = {
    "unknown key": ("  required: true", "  requierd: true"),
    "key in the wrong section": ("  published: 2017-07-20", "  submitted: 2017-07-20"),
    "missing area": ("area: exampleshire\n", ""),
    "missing framework": ("framework: framework-2016\n", ""),
    "unknown area": ("area: exampleshire", "area: examplshire"),
    "unknown framework": ("framework: framework-2016", "framework: framework-2017"),
    "malformed term": ("term: summer-2017", "term: Summer 2017"),
    "year of a term": ("term: summer-2017", "term: summer-0017"),
    "month 13": ("start: 2017-05-15", "start: 2017-13-15"),
    "30 February": ("start: 2017-05-15", "start: 2017-02-30"),
    "31 June": ("start: 2017-05-15", "start: 2017-06-31"),
    "day first": ("start: 2017-05-15", "start: 15/05/2017"),
    "year alone": ("start: 2017-05-15", "start: 2017"),
    "no date": ("start: 2017-05-15", "start: [2017-05-15]"),
    "empty value": ("start: 2017-05-15", "start:"),
    "null": ("start: 2017-05-15", "start: ~"),
    "no address": ("url: https://www.example.org/letter.pdf", "url: www.example.org/letter.pdf"),
    "yes": ("required: true", "required: yes"),
    "number in words": ("weakness_count: 5", "weakness_count: five"),
    "negative number": ("weakness_count: 5", "weakness_count: -5"),
    "fraction": ("weakness_count: 5", "weakness_count: 5.5"),
    "graded judgement as key": ("  outcome: all", "  grade: good"),
    "graded judgement as value": ("  outcome: all", "  outcome: good"),
    "evidence for a parent": ("    - fieldwork.start", "    - fieldwork"),
    "evidence into a list": ("    - fieldwork.start", "    - findings[0]"),
    "evidence for nothing": ("  example-scrape: [report.url]", "  example-scrape: []"),
    "malformed source": ("  example-scrape: [report.url]", "  Example scrape: [report.url]"),
    "doubt for a parent": ("evidence:", "doubts:\n  report: Hardly.\nevidence:"),
    "section instead of value": ("term: summer-2017", "term: {season: summer}"),
    "value instead of section": ("fieldwork:\n  start: 2017-05-15\n  end: 2017-05-19", "fieldwork: 2017-05-15"),
    "unknown theme": ("evidence:", "findings:\n  - {summary: A., kind: strength, theme: nonsense}\nevidence:"),
    "unknown reason": ("  required: true", "  required: true\n  weaknesses: [{summary: A., reasons: [nonsense]}]"),
    "unknown ground": ("  required: true", "  required: true\n  grounds: [nonsense]"),
}


@pytest.mark.parametrize("fault", BAD)
def test_refuses_bad_records(fault: str, of_base: Any) -> None:
    text = (BASE / RECORD).read_text(encoding="utf-8")
    assert of_base.is_valid(read(text))
    assert not of_base.is_valid(read(changed(text, *BAD[fault])))


BAD_ELSEWHERE = {
    "areas": [('dfe_code: "301"', "dfe_code: 301"), ("type: london-borough", "type: borough"), ("E09000002", "E9")],
    "sources": [("kind: dataset", "kind: data"), ("trust: low", "trust: none"), ("publisher:", "published_by:")],
    "framework": [
        ("working_days: 70", "working_days: seventy"),
        ("holidays_listed_to: 2028-12-31", "holidays_listed_to: soon"),
    ],
}


def beginning(text: str) -> str:
    """A file with its first three areas or sources alone: reading them all time and again is what takes long."""
    head, *entries = re.split(r"^(?=  [a-z0-9-]+:$)", text, flags=re.MULTILINE)
    return "".join([head, *entries[:3]])


@pytest.mark.parametrize("kind", BAD_ELSEWHERE)
def test_refuses_bad_other_files(kind: str, shipped: dict[str, Any]) -> None:
    file = next(DATA.glob(KINDS[kind].replace("<framework>", "*")))
    text = file.read_text(encoding="utf-8")
    if kind != "framework":
        text = beginning(text)
    assert shipped[kind].is_valid(read(text))
    for old, new in BAD_ELSEWHERE[kind]:
        assert not shipped[kind].is_valid(read(changed(text, old, new))), new


def test_completes_codes(register: Register) -> None:
    variant = schema_of("inspection", register)["definitions"]["framework-2016"]
    area = variant["properties"]["area"]
    assert area["enum"] == sorted(register.areas)
    assert area["enumDescriptions"][area["enum"].index("dorset-county")].startswith("Dorset (county to")
    reasons = variant["definitions"]["Weakness"]["properties"]["reasons"]["items"]["enum"]
    assert reasons == list(register.frameworks["framework-2016"].codes("reasons"))


def test_every_key_is_described(register: Register) -> None:
    """An editor shows the description beside the key that it completes."""
    variant = schema_of("inspection", register)["definitions"]["framework-2016"]
    for section in (variant, *variant["definitions"].values()):
        for key, part in section["properties"].items():
            assert part.get("description"), key


def test_every_variant_with_a_framework_file_is_told_apart(register: Register) -> None:
    schema = schema_of("inspection", register)
    names = [name for name in frameworks.ids() if name in register.frameworks]
    assert [rule["if"]["properties"]["framework"]["const"] for rule in schema["allOf"]] == names
    assert sorted(schema["definitions"]) == sorted(names)


def test_facts_of() -> None:
    paths = tuple(facts_of(Inspection2016))
    assert paths[:3] == ("term", "fieldwork.announced", "fieldwork.start")
    assert {"wsoa.weaknesses", "findings", "accelerated_progress_plan.required"} <= set(paths)
    assert not {"area", "framework", "notes", "wsoa", "doubts", "wsoa.weaknesses.summary"} & set(paths)


def test_facts_of_2023() -> None:
    paths = set(facts_of(frameworks.record_of("framework-2023")))
    assert {"outcome", "priority_action.areas", "priority_action.plan.accepted_by", "monitoring", "boards"} <= paths
    assert not {"priority_action", "priority_action.plan", "monitoring.start", "wsoa.required"} & paths


def test_write_renews_what_is_stale_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(BASE, folder)
    register = Register(DataFolder(folder))
    assert [path.name for path in write_schemas(register)] == [file_name(kind) for kind in KINDS]
    assert write_schemas(register) == []
    (folder / "schema" / "areas.schema.json").write_text("{}", encoding="utf-8")
    assert stale(register) == ["areas.schema.json"]
    assert [path.name for path in write_schemas(register)] == ["areas.schema.json"]
