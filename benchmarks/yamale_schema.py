"""The JSON Schema of a record as a schema of yamale, so that both judge the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Schema = dict[str, Any]


def as_yamale(schema_file: Path, framework: str = "framework-2016") -> str:
    """The schema of one framework's records in yamale's language."""
    whole = json.loads(schema_file.read_text(encoding="utf-8"))
    variant = whole["definitions"][framework]
    parts = [_section(variant | {"required": [*whole["required"], *variant["required"]]})]
    for name, definition in variant["definitions"].items():
        body = "\n".join(f"  {line}" for line in _section(definition).splitlines())
        parts.append(f"---\n{name}:\n{body}")
    return "\n".join(parts) + "\n"


def _section(schema: Schema) -> str:
    required = schema.get("required", [])
    return "\n".join(
        f"{key}: {_value(part, '' if key in required else 'required=False')}"
        for key, part in schema["properties"].items()
    )


def _value(schema: Schema, more: str = "") -> str:
    if "allOf" in schema:
        return _call("include", [_quoted(schema["allOf"][0]["$ref"].rpartition("/")[2])], more)
    if "$ref" in schema:
        return _call("include", [_quoted(schema["$ref"].rpartition("/")[2])], more)
    if "const" in schema:
        return _call("enum", [_quoted(schema["const"])], more)
    if "enum" in schema:
        return _call("enum", [_quoted(code) for code in schema["enum"]], more)
    kind, pattern = schema["type"], schema.get("pattern", "")
    if kind == "array":
        return _call("list", [_value(schema["items"]), f"min={schema['minItems']}"], more)
    if kind == "object":
        return _call("map", _mapping(schema), more)
    if isinstance(kind, list):
        return _call("any", ["str(min=1)", "int()", "bool()", "day()"], more)
    if "[0-9]" in pattern and "-" in pattern and "spring" not in pattern:  # a day reaches yamale as a date
        return _call("any", ["day()", f"regex({_quoted(pattern)})"], more)
    if kind == "string":
        return _call("regex", [_quoted(pattern)], more)
    if kind == "integer":
        return _call("int", [f"min={schema['minimum']}", f"max={schema['maximum']}"], more)
    return _call("bool", [], more)


def _mapping(schema: Schema) -> list[str]:
    if "properties" in schema:
        keys = ", ".join(_quoted(key) for key in schema["properties"])
        return [_value(next(iter(schema["properties"].values()))), f"key=enum({keys})"]
    ((pattern, part),) = schema["patternProperties"].items()
    return [_value(part), f"key=regex({_quoted(pattern)})"]


def _call(name: str, arguments: list[str], more: str) -> str:
    return f"{name}({', '.join([*arguments, *([more] if more else [])])})"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
