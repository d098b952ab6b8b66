"""A folder of files: CSV with a Frictionless Data Package, JSON, and calendars of what is due."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sendinsp import frameworks
from sendinsp.model.event import Calendar
from sendinsp.output.export.content import CAUTIONS, DESCRIPTION, LICENCE, TITLE, Content
from sendinsp.output.export.metadata import MARK
from sendinsp.output.export.table import Column, Table
from sendinsp.output.formats import NotInstalled
from sendinsp.output.formats.csv import as_csv
from sendinsp.output.formats.ics import as_ics
from sendinsp.output.formats.json import as_json
from sendinsp.output.own_folder import files_named
from sendinsp.summary.dossier import as_row
from sendinsp.summary.due_events import event

DESCRIPTOR = "datapackage.json"
"""The file by which a folder is known as a Data Package, and by `MARK` in it as one of ours."""
_TYPES = {
    "text": "string", "span": "string", "date": "date", "integer": "integer", "boolean": "boolean",
}  # fmt: skip
_SPAN = r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}-\d{2}(-\d{2})?)?"


def files(content: Content) -> tuple[dict[str, bytes], list[str]]:
    """The files by their path in the folder, and what had to be left out, in sentences.

    A cell that a spreadsheet would run as a formula begins with an apostrophe in CSV, and in CSV alone.
    """
    said: list[str] = []
    found: dict[str, bytes] = {}
    resources = []
    for table in content.tables.values():
        name = f"csv/{table.name}.csv"
        found[name] = as_csv(table.rows, list(table.columns)).encode()
        resources.append(_resource(table, name, found[name]))
        rows = [{column: row.get(column) for column in table.columns} for row in table.rows]
        found[f"json/{table.name}.json"] = as_json(rows).encode()
    found["json/records.json"] = as_json([as_row(one, content.register) for one in content.dossiers]).encode()
    try:
        found |= {f"calendar/{name}.ics": text.encode() for name, text in _calendars(content)}
    except NotInstalled as error:
        said.append(f"The calendars are left out: {error}")
    found["README.md"] = _read_me(content, found).encode()
    licence = content.register.folder.path / "LICENCE.md"
    if licence.is_file():
        found["LICENCE.md"] = licence.read_bytes()
    found[DESCRIPTOR] = as_json(_descriptor(content, resources, [*found, DESCRIPTOR])).encode()
    return found, said


def files_of(text: str) -> list[str] | None:
    """The files of the folder that a descriptor of ours names; None where it is none of ours."""
    return files_named(text, lambda descriptor: descriptor.get(MARK))


def _descriptor(content: Content, resources: list[Any], names: list[str]) -> dict[str, Any]:
    about = content.about
    return {
        "profile": "tabular-data-package",
        "name": "area-send-inspections",
        "title": TITLE,
        "description": f"{DESCRIPTION}\n\n" + "\n".join(f"- {text}" for text in CAUTIONS),
        "version": f"{about.as_of.isoformat()}+{about.digest[:12]}",
        "keywords": ["SEND", "Ofsted", "CQC", "local area inspection", "written statement of action"],
        "licenses": [{"name": LICENCE[0], "title": LICENCE[1], "path": LICENCE[2]}],
        "sources": [
            {"title": f"{row['title']} ({row['publisher']})", **({"path": row["url"]} if row.get("url") else {})}
            for row in content.tables["sources"].rows
        ],
        MARK: {**{key: value for key, value, _ in about.entries()}, "files": sorted(names)},
        "resources": resources,
    }


def _resource(table: Table, path: str, data: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns.values()],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    # Of a key of several columns, one of them empty: SQL lets it pass, Frictionless does not.
    references = [
        one for one in table.references if len(one.columns) == 1 or all(table.columns[c].required for c in one.columns)
    ]
    if references:
        schema["foreignKeys"] = [
            {"fields": list(one.columns), "reference": {"resource": one.table, "fields": list(one.to)}}
            for one in references
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required or column.name in table.key:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.type == "span":
        constraints["pattern"] = _SPAN
    if column.type == "integer":
        constraints["minimum"] = 0
    if column.name == table.number:
        constraints["unique"] = True
    found: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    if column.field:
        found["recordField"] = column.field
    return found | ({"constraints": constraints} if constraints else {})


def _calendars(content: Content) -> Iterator[tuple[str, str]]:
    """A calendar a kind of plan, named as the command that tells of it."""
    register = content.register
    for plan in frameworks.plans():
        due = [one.plan for one in content.dossiers if one.plan is not None and one.plan.plan.command == plan.command]
        events = [made for one in due if (made := event(one, register)) is not None]
        if events:
            ordered = sorted(events, key=lambda one: (one.day, one.uid))
            yield plan.command, as_ics(Calendar(f"{plan.name.capitalize()}s", content.about.as_of, ordered))


def _read_me(content: Content, found: dict[str, bytes]) -> str:
    about = content.about
    calendars = [name for name in found if name.startswith("calendar/")]
    lines = [
        f"# {TITLE}",
        "",
        DESCRIPTION,
        "",
        *(f"- {text}" for text in CAUTIONS),
        "",
        f"Written by sendinsp {about.program}; version of the data {about.digest}; as known at the end of "
        f"{about.as_of.isoformat()}; filters: {'; '.join(about.filters) or 'none'}.",
        "",
        "- `csv/`: a file a table, described in `datapackage.json` (Frictionless Data Package: types, keys, licence). "
        "A cell that a spreadsheet would run as a formula begins with an apostrophe.",
        "- `json/`: the same tables, and `records.json`, each inspection with all that belongs to it, as `sendinsp "
        "show --format json` has it.",
        *(["- `calendar/`: when plans are or were due, for calendar programs."] if calendars else []),
        "",
        f"{LICENCE[1]}, <{LICENCE[2]}>. What came under another licence is named in `LICENCE.md`, where that is there.",
        "",
        "| table | rows | holds |",
        "| --- | ---: | --- |",
    ]
    lines += [
        f"| `{table.name}` | {len(table.rows):,} | {table.description.replace('|', chr(92) + '|')} |"
        for table in content.tables.values()
    ]
    return "\n".join(lines) + "\n"
