"""The records that a register holds, and which of them a row is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sendinsp.importing.rows import ImportRow
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register, read_inspection
from sendinsp.yaml.canonical import editable
from sendinsp.yaml.document import Document
from sendinsp.yaml.tree import Tree

SAME_WITHIN = 366
"""Days between two starts of fieldwork that may still be meant for one inspection of an area."""


@dataclass(slots=True)
class Held:
    """A record that the register holds."""

    path: Path
    raw: bytes
    inspection: Inspection | None
    fault: str = ""
    planned: str | None = None
    """Its text as it will be, where something was planned for it."""

    @property
    def id(self) -> str:
        """Id of the inspection, by the place of the file."""
        return f"{self.path.parent.name}/{self.path.stem}"


def held_records(register: Register) -> dict[str, list[Held]]:
    """Every record by the area that it is of, those with faults too: they must not be written a second time."""
    found: dict[str, list[Held]] = {}
    for path in register.paths("inspections"):
        document = register.read(path)
        inspection, problems = read_inspection(document)
        fault = next((problem for problem in problems if problem.severity == "error"), None)
        area = document.data.get("area") if isinstance(document.data, dict) else None
        held = Held(path, b"", inspection, f"{fault.code} {fault.message}" if fault else "")
        if not held.fault:
            held.raw = path.read_bytes()
        found.setdefault(area if isinstance(area, str) else path.stem, []).append(held)
    return found


def record_of(held: Iterable[Held], row: ImportRow) -> Held | None:
    """The record of the inspection that a row is about, or None.

    Raises:
        ValueError: it may be one whose file has a fault.
    """
    near: list[tuple[int, Held]] = []
    for record in held:
        if record.inspection is None or record.fault:
            raise ValueError(f"{record.id}{record.path.suffix} has a fault, correct it first: {record.fault}")
        if record.inspection.framework == row.framework and (apart := _apart(record.inspection, row)) <= SAME_WITHIN:
            near.append((apart, record))
    return min(near, key=lambda one: one[0])[1] if near else None


def _apart(inspection: Inspection, row: ImportRow) -> int:
    """Days between a record's inspection and a row's, by the start of fieldwork, else by publication.

    A record without a date may be any.
    """
    published = row.facts.get("report.published")
    if row.start is not None:
        first = last = row.start
        start = inspection.fieldwork.start
    elif isinstance(published, str):
        day = DateSpan.parse(published)
        first, last, start = day.earliest, day.latest, inspection.report.published
    else:
        return SAME_WITHIN
    if start is not None:
        return max((start.earliest - last).days, (first - start.latest).days, 0)
    if inspection.term is None:
        return SAME_WITHIN
    return max((inspection.term.start - last).days, (first - inspection.term.end).days, 0)


def tree_of(register: Register, record: Held) -> tuple[Document, Tree]:
    """A record as it is, or as it is planned to be."""
    raw = record.raw if record.planned is None else record.planned.encode()
    return editable(raw, register.folder.name_of(record.path))
