"""Which files of a data folder are what: by their place in it, else by what they hold."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel

from sendinsp import frameworks
from sendinsp.model.inspection import Inspection
from sendinsp.yaml.document import value_at
from sendinsp.yaml.files import SUFFIXES, entries_of, is_folder

AREAS, SOURCES = "areas.yaml", "sources.yaml"
SINGLE = {AREAS: "areas", SOURCES: "sources", "themes.yaml": "themes", "neighbours.yaml": "neighbours"}
"""The files that stand alone in a data folder, with the kind of each; the last two may be missing."""
FRAMEWORKS, INSPECTIONS, SCHEMA = "frameworks", "inspections", "schema"
BASE = ".begun-from"
"""The folder within a data folder that holds what it was begun from, or last brought up to."""


def base_name(name: str) -> str:
    """Where a folder keeps the file that it was begun from. No tool takes it for YAML to check or to format."""
    return f"{BASE}/{name}.base"


@dataclass(slots=True)
class Layout:
    """The files of a data folder by kind, as paths below it with forward slashes, sorted.

    Attributes:
        frameworks: files of `frameworks/`.
        others: `themes.yaml` and `neighbours.yaml`, where they are there.
        records: files of `inspections/TERM/`.
        misplaced: YAML files where none is read.
        passed_over: files among the records and frameworks that are not read, since their names end otherwise.
        unlisted: folders whose contents cannot be listed.
        links: those of the files that are links.
    """

    frameworks: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def layout(folder: Path) -> Layout:
    """Look through a data folder. Hidden names are passed over, links to folders are not followed."""
    found = Layout()
    _look(os.fspath(folder), "", found)
    return found


def _look(folder: str, below: str, found: Layout) -> None:
    try:
        entries = entries_of(folder)
    except OSError:
        found.unlisted.append(below.rstrip("/") or ".")
        return
    for entry in entries:
        name = below + entry.name
        if entry.name.endswith(SUFFIXES):
            if entry.is_symlink():
                found.links.add(name)
            kind = kind_of(name)
            if kind == "record":
                found.records.append(name)
            elif kind == "framework":
                found.frameworks.append(name)
            elif kind is None:
                found.misplaced.append(name)
            elif kind in ("themes", "neighbours"):
                found.others.append(name)
        elif is_folder(entry):
            if name != SCHEMA:
                _look(entry.path, f"{name}/", found)
        elif below.startswith((f"{FRAMEWORKS}/", f"{INSPECTIONS}/")):
            found.passed_over.append(name)


def kind_of(name: str) -> str | None:
    """What the file at a path below the data folder is: areas, sources, framework, record, or None for no data file."""
    if name in SINGLE:
        return SINGLE[name]
    if not name.endswith(SUFFIXES):
        return None
    first, *rest = name.split("/")
    if first == FRAMEWORKS and len(rest) == 1:
        return "framework"
    if first == INSPECTIONS and len(rest) == 2:
        return "record"
    return None


def place_of(name: str) -> str:
    """Folder and name of a record's file without the ending: `spring-2017/sandwell`."""
    return name.partition("/")[2].rpartition(".")[0]


# --- the kind of a file that may lie anywhere -----------------------------------------------------------------


def record_model(data: Any) -> type[Inspection]:
    """The model of a record, by the framework that it names."""
    return frameworks.record_of(_text(data, "framework"))


def model_of(kind: str, data: Any) -> type[BaseModel]:
    """The model of a file that holds `data`.

    Args:
        kind: `areas`, `sources`, `themes`, `neighbours`, `framework` or `inspection`, as in its JSON Schema's name.
        data: what it holds, which says of what framework it is.
    """
    if kind == "inspection":
        return record_model(data)
    if kind == "framework":
        return frameworks.file_of(_text(data, "id"))
    from sendinsp.model.area import AreasFile
    from sendinsp.model.neighbours import NeighboursFile
    from sendinsp.model.source import SourcesFile
    from sendinsp.model.theme import ThemesFile

    models: dict[str, type[BaseModel]] = {
        "areas": AreasFile,
        "sources": SourcesFile,
        "themes": ThemesFile,
        "neighbours": NeighboursFile,
    }
    return models[kind]


def _text(data: Any, key: str) -> str:
    text = value_at(data, key)
    return text if isinstance(text, str) else ""


def kind_of_file(place: str | None, data: Any) -> str | None:
    """The kind of a file, as in the name of its JSON Schema.

    Args:
        place: its path within the data folder, or None where it lies in none.
        data: what it holds.
    """
    if place is not None:
        if place in SINGLE:
            return SINGLE[place]
        top = place.split("/")[0]
        if top in (FRAMEWORKS, INSPECTIONS):
            return top.removesuffix("s")
    if isinstance(data, dict):
        for key, name in (
            ("evidence", "inspection"),
            ("area", "inspection"),
            ("areas", "areas"),
            ("themes", "themes"),
            ("neighbours", "neighbours"),
            ("topics", "framework"),
        ):
            if key in data:
                return name
        if isinstance(data.get("sources"), dict):
            return "sources"
    return None


def schema_address(place: str, kind: str) -> str:
    """The address of a file's JSON Schema, relative to the file, from its path within the data folder."""
    up = "../" * (len(PurePosixPath(place).parts) - 1)
    return f"{up}schema/{kind}.schema.json"


def place_in(folder: Path, file: Path) -> str | None:
    """The path of a file within a data folder, with forward slashes; None where it lies outside."""
    try:
        return file.resolve().relative_to(folder.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return None
