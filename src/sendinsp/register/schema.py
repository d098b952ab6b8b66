"""JSON Schema (draft-07) of each kind of data file, made from the models and the codes of a data folder.

An editor with yaml-language-server completes keys and codes by it; other validators can check files by it.
What only a whole folder can show (references between files, the order of dates) no schema says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sendinsp import frameworks as known_frameworks
from sendinsp.model.fields import facts_of, specs_of
from sendinsp.model.scalars import CODES_OF
from sendinsp.register.layout import model_of
from sendinsp.register.register import Register

Schema = dict[str, Any]
Codes = Mapping[str, Mapping[str, str]]
"""Topic -> code -> title."""

KINDS = {
    "inspection": "inspections/<term>/<area>.yaml",
    "areas": "areas.yaml",
    "sources": "sources.yaml",
    "framework": "frameworks/<framework>.yaml",
    "themes": "themes.yaml",
    "neighbours": "neighbours.yaml",
}
"""The kinds of data file, and where each lies in a data folder."""

_FIRST = ("title", "description", "type")
_DRAFT = {"$schema": "http://json-schema.org/draft-07/schema#"}
_WORDS = {"ons": "ONS", "dfe": "DfE", "url": "URL", "id": "Id"}


def file_name(kind: str) -> str:
    """The name of a kind's schema file: `inspection.schema.json`."""
    return f"{kind}.schema.json"


def schema_files(register: Register) -> dict[str, str]:
    """File name -> text of every schema of a data folder: the same bytes for the same folder."""
    return {file_name(kind): as_text(schema_of(kind, register)) for kind in KINDS}


def as_text(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_of(kind: str, register: Register) -> Schema:
    """The schema of one kind of file.

    Args:
        kind: one of `KINDS`.
        register: the data folder that gives the codes.
    """
    if kind == "inspection":
        return _inspection(register)
    model = _framework_file() if kind == "framework" else model_of(kind, None)
    # These files are where codes are made: a schema that lists those there are would refuse the next one.
    return {**_DRAFT, **_of_model(model, "#/definitions/{model}", {})}


def _framework_file() -> type[BaseModel]:
    """The model of any framework's file: with the keys of all of them, of which each takes its own."""
    from pydantic import create_model

    from sendinsp.model.framework import Framework

    own = tuple(dict.fromkeys(known_frameworks.file_of(name) for name in known_frameworks.ids()))
    return create_model("Framework", __base__=own, __doc__=Framework.__doc__)


def _inspection(register: Register) -> Schema:
    """The schema of a record: which framework's it is decides by which variant it is judged."""
    areas = {slug: area.label for slug, area in sorted(register.areas.items())}
    frameworks = {name: framework.title for name, framework in sorted(register.frameworks.items())}
    variants = {}
    for name in known_frameworks.ids():
        if name in frameworks:
            model, framework = known_frameworks.record_of(name), register.frameworks[name]
            topics = {topic: register.titles(topic, name) for topic in framework.lists()}
            fields = dict.fromkeys(facts_of(model), "")
            codes = {**topics, "areas": areas, "fields": fields}
            variant = _of_model(model, f"#/definitions/{name}/definitions/{{model}}", codes)
            variant["properties"] = {spec.key: variant["properties"][spec.key] for spec in specs_of(model)}
            variant["title"] = frameworks[name]
            variants[name] = variant
    return {
        **_DRAFT,
        "title": "Inspection",
        "description": "One inspection of one local area. Its framework says which keys it has.",
        "type": "object",
        "properties": {"framework": {"title": "Framework", "type": "string", **_enum(frameworks)}},
        "required": ["framework"],
        "allOf": [
            {"if": {"properties": {"framework": {"const": name}}}, "then": {"$ref": f"#/definitions/{name}"}}
            for name in variants
        ],
        "definitions": variants,
    }  # fmt: skip


def _of_model(model: type[BaseModel], reference: str, codes: Codes) -> Schema:
    raw = model.model_json_schema(ref_template=reference)
    definitions = {name: _plain(part, codes) for name, part in sorted(raw.pop("$defs", {}).items())}
    schema: Schema = _plain(raw, codes)
    return {**schema, "definitions": definitions} if definitions else schema


def _plain(node: Schema, codes: Codes) -> Schema:
    """A part of Pydantic's schema (2020-12) as draft-07 has it, with codes in the place of their marks."""
    schema = {key: value for key, value in node.items() if key != "default"}
    if choices := schema.pop("anyOf", None):  # a key that may be left out: a data file never holds null
        (only,) = [choice for choice in choices if choice.get("type") != "null"]
        schema = {**only, **schema}
    topic = schema.pop(CODES_OF, "")
    if "const" not in schema and (known := codes.get(topic)):
        for key in ("pattern", "patternErrorMessage", "minLength"):
            schema.pop(key, None)
        schema |= _enum(known)
    if "description" in schema:
        schema["description"] = " ".join(schema["description"].split())
    if "title" in schema:
        schema["title"] = _words(schema["title"])
    if "$ref" in schema and len(schema) > 1:  # draft-07 disregards whatever stands beside a reference
        schema = {"allOf": [{"$ref": schema.pop("$ref")}], **schema}
    if "properties" in schema:
        schema["properties"] = {key: _plain(part, codes) for key, part in schema["properties"].items()}
    if "items" in schema:
        schema["items"] = _plain(schema["items"], codes)
        schema.setdefault("minItems", 1)
    if "patternProperties" in schema:
        _mapping(schema, codes)
    return {key: schema[key] for key in (*_FIRST, *schema) if key in schema}


def _mapping(schema: Schema, codes: Codes) -> None:
    """A mapping whose keys are free, or each one of a list: then spelt out, so that editors complete them."""
    ((pattern, part),) = schema.pop("patternProperties").items()
    value = _plain(part, codes)
    value.pop("title", None)
    known = codes.get(schema.pop("propertyNames", {}).get(CODES_OF, ""))
    if known:
        schema["properties"] = {code: value | ({"title": title} if title else {}) for code, title in known.items()}
    else:
        schema["patternProperties"] = {pattern: value}
    schema |= {"additionalProperties": False, "minProperties": 1}


def _enum(titles: Mapping[str, str]) -> Schema:
    if not titles:
        return {}
    described = {"enumDescriptions": list(titles.values())} if any(titles.values()) else {}
    return {"enum": list(titles), **described}


def _words(name: str) -> str:
    """The name of a key or a model as words: `Due stated`, `DfE code`."""
    words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)
    known = _WORDS | {plan.short.lower(): plan.short for plan in known_frameworks.plans()}
    text = " ".join(known.get(word.lower(), word.lower()) for word in words)
    return text[:1].upper() + text[1:]


def stale(register: Register) -> list[str]:
    """The names of the schema files of the data folder that are missing or not what they should be."""
    folder = register.folder.path / "schema"
    return [name for name, text in schema_files(register).items() if _read(folder / name) != text.encode()]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
