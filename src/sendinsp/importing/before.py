"""The inspection before the one that a file is about, held against the records of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter

from sendinsp import frameworks
from sendinsp.importing.held import Held, tree_of
from sendinsp.importing.hold import action_of, hold
from sendinsp.importing.origin import Origin
from sendinsp.importing.plan import NOTHING_DONE, Plan
from sendinsp.importing.rows import Before, ImportRow
from sendinsp.importing.rows import Value as FactValue
from sendinsp.keeping.create import INSPECTION_SCHEMA
from sendinsp.keeping.edit_record import value_at
from sendinsp.keeping.safe_write import Change
from sendinsp.model.dates import human_day
from sendinsp.model.inspection import Inspection
from sendinsp.model.same_inspection import APART_DAYS
from sendinsp.register.layout import record_model
from sendinsp.register.register import Register
from sendinsp.yaml.canonical import write_tree

Visit = tuple[int, Held, tuple[str, str]]
"""A visit that the inspection before may have been: days between it and what a file says, its record, and the fields of
its first and last day."""


def hold_before(
    register: Register, row: ImportRow, before: Before, held: Mapping[str, list[Held]], plan: Plan, source: Origin
) -> None:
    """Hold what a file says of the inspection before against the records of before.

    What is called so may have been a re-visit. What differs becomes a dispute, never a change.
    """
    family = register.areas.family(row.area) or (row.area,)
    first = row.start or date.max
    records = [
        (one.inspection, one)
        for slug in family
        for one in held.get(slug, ())
        if one.inspection is not None and not one.fault and _known_before(one.inspection, first)
    ]
    if before.none:
        if names := ", ".join(one.id for inspection, one in records if inspection.area == row.area):
            plan.remarks.append(f"{row.where}: not previously inspected, as it says; the register has {names}")
        return
    for start, end in ((before.start, before.end), (before.revisit, before.revisit_end)):
        if start is None and end is None:
            continue
        nearest = min(_visits(records, start, end), key=itemgetter(0), default=None)
        if nearest is not None and nearest[0] <= APART_DAYS:
            _merge_before(register, row, nearest, (start, end), plan, source)
        else:
            none = "none so near" if nearest is not None else "none before it"
            days = human_day(start or end or first)
            plan.remarks.append(f"{row.where}: it speaks of an inspection of {days}; the register has {none}")


def _known_before(inspection: Inspection, day: date) -> bool:
    """Whether an inspection is known to have begun before a day."""
    start = inspection.fieldwork.start
    first = start.earliest if start is not None else inspection.term.start if inspection.term is not None else None
    return first is not None and first < day


def _visits(records: Iterable[tuple[Inspection, Held]], start: date | None, end: date | None) -> Iterator[Visit]:
    """The visits of records that may be the one that began and ended as a file says."""
    for inspection, record in records:
        for paths in frameworks.imports_of(inspection.framework).visits:
            began, ended = (inspection.date_at(path) for path in paths)
            said, known = (start, began) if start is not None else (end, ended or began)
            if said is not None and known is not None:
                apart = max((known.earliest - said).days, (said - known.latest).days, 0)
                yield apart, record, paths


def _merge_before(
    register: Register,
    row: ImportRow,
    visit: Visit,
    days: tuple[date | None, date | None],
    plan: Plan,
    source: Origin,
) -> None:
    """Hold the first and last day that a file gives against those of a visit."""
    _, record, paths = visit
    document, tree = tree_of(register, record)
    said = zip(paths, days, strict=True)
    facts: dict[str, FactValue] = {path: day.isoformat() for path, day in said if day is not None}
    recorded = {path: value_at(tree.root, path) for path in facts}
    if any(action_of(value, recorded[path]) == "contradict" for path, value in facts.items()):
        # Dates that the file has otherwise: a day that is missing is not filled from among them.
        facts = {path: value for path, value in facts.items() if recorded[path] is not None}
    groups = hold(tree.root, facts, {}, source.id, correct=False)
    if set(groups).difference(NOTHING_DONE):
        text = write_tree(tree, record_model(document.data), INSPECTION_SCHEMA)
        try:
            plan.check(text, record.path, document.text, source)
        except ValueError as error:
            raise ValueError(f"what it says of the inspection before does not go into {record.id}: {error}") from None
        plan.change(Change(record.path, text, record.raw), source)
        record.planned = text
    plan.tell(groups, row, record.id, record.path, source, previous=True)
