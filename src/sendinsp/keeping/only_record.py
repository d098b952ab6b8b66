"""One inspection, one record: seen to while the folder is locked, since another program may have written meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from sendinsp.keeping.safe_write import NotWritten
from sendinsp.model.same_inspection import Occasion, same_inspection
from sendinsp.register.layout import INSPECTIONS
from sendinsp.register.register import Register, read_inspection
from sendinsp.yaml.files import SUFFIXES


def only_record(
    register: Register, own: Collection[Path], area: str, occasion: Occasion, *, seen: Collection[Path] | None = None
) -> Callable[[], None]:
    """A condition for a change that writes the record of an inspection: no other record is of the same.

    Records of the area's predecessors and successors count too: old inspections appear under the new council.

    Args:
        register: the register that the record is for.
        own: where it is to lie, and where it lay.
        area: slug of its area.
        occasion: when the inspection was.
        seen: the records that were held against it already, by whoever knows the area's; None for none. One of the
            area that came since then is refused whatever its dates.

    Returns:
        What to call with the folder locked; it raises `NotWritten`, naming the other record.
    """
    known = register.areas.get(area)
    family = {area, *known.predecessors, *known.successors} if known is not None else {area}

    def check() -> None:
        for other in _records_of(register.folder.path / INSPECTIONS, family):
            if other in own:
                continue  # whether these have changed is seen to for every file
            came = seen is not None and other not in seen and other.stem == area
            if came or same_inspection(occasion, _occasion(register, other, occasion.framework)):
                raise NotWritten(
                    f"there is a record of this inspection already: {register.folder.name_of(other)}. "
                    + ("It was written meanwhile: run the command again" if came else "Open it to change it")
                )

    return check


def _records_of(inspections: Path, areas: Collection[str]) -> Iterator[Path]:
    """The files that are named after one of the areas, in the order of their names."""
    if not inspections.is_dir():
        return
    for folder in sorted(inspections.iterdir()):
        for area in sorted(areas):
            yield from (path for suffix in SUFFIXES if (path := folder / f"{area}{suffix}").exists())


def _occasion(register: Register, path: Path, framework: str) -> Occasion:
    """When the inspection of a record was; of one too faulty to say, by its place alone, under that framework."""
    inspection, _ = read_inspection(register.read(path))
    return Occasion.of(inspection) if inspection is not None else Occasion(framework, path.parent.name)
