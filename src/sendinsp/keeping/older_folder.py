"""Whether a data folder is older than the program, or newer, in a way that matters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sendinsp import frameworks
from sendinsp.register.find import DataFolder
from sendinsp.register.layout import AREAS, FRAMEWORKS, SCHEMA
from sendinsp.register.register import Register
from sendinsp.register.schema import schema_files
from sendinsp.yaml.document import value_at
from sendinsp.yaml.files import read_document


class Older(NamedTuple):
    """In what a folder is older than the program, where that matters.

    Attributes:
        file: the file that is missing or out of date, below the folder.
        what: what is the matter with it.
    """

    file: str
    what: str


def older(folder: DataFolder, program: Path | None) -> Iterator[Older]:
    """What of a folder is older than the program: a framework that it lacks, a schema that says other than it should.

    Args:
        folder: the data folder.
        program: the data folder that came with the program; None for no comparison with it.
    """
    mine = Register(folder)
    if program is not None:
        held = {path.stem for path in mine.paths(FRAMEWORKS)}
        for path in Register(DataFolder(program)).paths(FRAMEWORKS):
            if held and path.stem not in held:
                what = f"the framework {path.stem} is missing: this version of sendinsp brings it"
                yield Older(f"{FRAMEWORKS}/{path.name}", what)
    schemas = folder.path / SCHEMA
    if schemas.is_dir() and not (program is not None and _as_shipped(folder.path, program)):
        for name, text in schema_files(mine).items():
            path = schemas / name
            if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") != text.encode():
                yield Older(f"{SCHEMA}/{name}", "the schema is not what this version makes of the folder")


def newer(folder: DataFolder, *, keys: bool) -> list[str]:
    """What of a folder only a newer program can know: its frameworks, and keys that its schemas have besides ours.

    A file among the frameworks that says another id than its name, or none, is a mistake, of which the rules tell.

    Args:
        folder: the data folder.
        keys: whether to look for keys.
    """
    mine = Register(folder)
    unknown = [path for path in mine.paths(FRAMEWORKS) if not frameworks.is_known(path.stem)]
    found = [path.stem for path in unknown if value_at(read_document(path, path.name).data, "id") == path.stem]
    for name, text in schema_files(mine).items() if keys else ():
        try:
            theirs = _keys(json.loads((folder.path / SCHEMA / name).read_bytes()))
        except (OSError, ValueError, RecursionError):
            continue
        ours = _keys(json.loads(text))
        found += sorted(theirs - ours) if ours < theirs else []
    return found


def _keys(schema: Any) -> set[str]:
    """The keys that a JSON Schema knows, at any depth."""
    if isinstance(schema, list):
        return {key for part in schema for key in _keys(part)}
    if not isinstance(schema, dict):
        return set()
    properties = schema.get("properties")
    own = properties if isinstance(properties, dict) else ()
    return {*own, *(key for part in schema.values() for key in _keys(part))}


def _as_shipped(folder: Path, program: Path) -> bool:
    """Whether the folder has the areas, frameworks and schemas that came with the program: then these are fresh."""
    parts = (AREAS, "themes.yaml", FRAMEWORKS, SCHEMA)
    return all(_same(folder / part, program / part) for part in parts)


def _same(one: Path, other: Path) -> bool:
    if one.is_dir() and other.is_dir():
        names = {path.name for path in (*one.iterdir(), *other.iterdir()) if not path.name.startswith(".")}
        return all(_same(one / name, other / name) for name in names)
    return (one.read_bytes() if one.is_file() else None) == (other.read_bytes() if other.is_file() else None)
