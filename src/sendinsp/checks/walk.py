"""Which files of a data folder are what."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sendinsp.register.files import SUFFIXES

AREAS, SOURCES = "areas.yaml", "sources.yaml"
FRAMEWORKS, INSPECTIONS, SCHEMA = "frameworks", "inspections", "schema"


@dataclass(slots=True)
class Layout:
    """The files of a data folder by kind, as paths below it with forward slashes, sorted.

    Attributes:
        frameworks: files of `frameworks/`.
        records: files of `inspections/TERM/`.
        misplaced: YAML files where none is read.
        passed_over: files among the records and frameworks that are not read, since their names end otherwise.
        unlisted: folders whose contents cannot be listed.
        links: those of the files that are links.
    """

    frameworks: list[str] = field(default_factory=list)
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
        entries = sorted(_entries(folder), key=lambda entry: entry.name)
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
        elif _is_folder(entry):
            if name != SCHEMA:
                _look(entry.path, f"{name}/", found)
        elif below.startswith((f"{FRAMEWORKS}/", f"{INSPECTIONS}/")):
            found.passed_over.append(name)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if not entry.name.startswith("."))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def kind_of(name: str) -> str | None:
    """What the file at a path below the data folder is: areas, sources, framework, record, or None for no data file."""
    if name == AREAS:
        return "areas"
    if name == SOURCES:
        return "sources"
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
