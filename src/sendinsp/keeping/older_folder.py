"""Whether a data folder is older than the program in a way that matters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sendinsp.register.find import DataFolder
from sendinsp.register.layout import AREAS, FRAMEWORKS, SCHEMA
from sendinsp.register.register import Register
from sendinsp.register.schema import schema_files


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


def _as_shipped(folder: Path, program: Path) -> bool:
    """Whether the folder has the areas, frameworks and schemas that came with the program: then these are fresh."""
    parts = (AREAS, "themes.yaml", FRAMEWORKS, SCHEMA)
    return all(_same(folder / part, program / part) for part in parts)


def _same(one: Path, other: Path) -> bool:
    if one.is_dir() and other.is_dir():
        names = {path.name for path in (*one.iterdir(), *other.iterdir()) if not path.name.startswith(".")}
        return all(_same(one / name, other / name) for name in names)
    return (one.read_bytes() if one.is_file() else None) == (other.read_bytes() if other.is_file() else None)
