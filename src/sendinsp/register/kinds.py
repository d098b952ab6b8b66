"""Which kind of data file a file is: by its place in the data folder, else by what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of data file.

    Attributes:
        name: `areas`, `sources`, `framework` or `inspection`, as in the name of its JSON Schema.
    """

    name: str

    def model(self, data: Any) -> type[BaseModel]:
        """The model of a file of this kind that holds `data`."""
        if self.name == "inspection":
            from sendinsp.register.canonical import variant_of

            return variant_of(data)
        if self.name == "areas":
            from sendinsp.model.area import AreasFile

            return AreasFile
        if self.name == "sources":
            from sendinsp.model.source import SourcesFile

            return SourcesFile
        from sendinsp.model.framework import Framework

        return Framework


def kind_of(place: str | None, data: Any) -> FileKind | None:
    """The kind of a file.

    Args:
        place: its path within the data folder, or None where it lies in none.
        data: what it holds.
    """
    if place is not None:
        if place in ("areas.yaml", "sources.yaml"):
            return FileKind(place.removesuffix(".yaml"))
        top = place.split("/")[0]
        if top in ("frameworks", "inspections"):
            return FileKind(top.removesuffix("s"))
    if isinstance(data, dict):
        for key, name in (
            ("evidence", "inspection"),
            ("area", "inspection"),
            ("areas", "areas"),
            ("topics", "framework"),
        ):
            if key in data:
                return FileKind(name)
        if isinstance(data.get("sources"), dict):
            return FileKind("sources")
    return None


def schema_of(place: str, kind: FileKind) -> str:
    """The address of a file's JSON Schema, relative to the file, from its path within the data folder."""
    up = "../" * (len(PurePosixPath(place).parts) - 1)
    return f"{up}schema/{kind.name}.schema.json"


def place_in(folder: Path, file: Path) -> str | None:
    """The path of a file within a data folder, with forward slashes; None where it lies outside."""
    try:
        return file.resolve().relative_to(folder.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return None
