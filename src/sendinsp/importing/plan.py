"""Holding what files say against a register: what to create, to fill, what agrees and what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from sendinsp import frameworks
from sendinsp.importing.origin import Origin
from sendinsp.importing.rows import Before, Hint, ImportRow
from sendinsp.importing.rows import Value as FactValue
from sendinsp.importing.rule_check import Judge
from sendinsp.keeping.create import (
    INSPECTION_SCHEMA,
    NewRecord,
    frameworks_on,
    record_change,
    record_path,
    record_text,
)
from sendinsp.keeping.edit_record import (
    add_dispute,
    add_doubt,
    add_evidence,
    disputes,
    list_at,
    remove_evidence,
    set_value,
    sources_of,
    value_at,
)
from sendinsp.keeping.hints import add_comments, word_hints
from sendinsp.keeping.only_record import only_record
from sendinsp.keeping.safe_write import Change
from sendinsp.model.dates import DateError, DateSpan, human_day
from sendinsp.model.inspection import Inspection
from sendinsp.model.same_inspection import APART_DAYS, Occasion, same_inspection
from sendinsp.model.source import SourcesFile
from sendinsp.model.terms import Term
from sendinsp.register.layout import record_model
from sendinsp.register.register import Register, read_inspection
from sendinsp.yaml.canonical import editable, write_tree
from sendinsp.yaml.document import Document
from sendinsp.yaml.parse import parse
from sendinsp.yaml.tree import Entry, Tree, Value, build

Action = Literal[
    "create", "fill", "sharpen", "confirm", "contradict", "correct", "differs", "unsure", "by-hand", "agrees",
    "disputed",
]  # fmt: skip
"""What becomes of facts: a record made of them, a blank filled, a month made a day, a source added to what agrees, a
contradiction noted, a value corrected that the record credits to this very source; or nothing, since such a value
differs and nobody asked to correct it, since what differs was not surely read, since it is a list, of which no dispute
can be noted, since they agree and say so already, or their contradiction is noted already."""

NOTHING_DONE = ("agrees", "disputed", "differs", "unsure", "by-hand")
SAME_WITHIN = 366
"""Days between two starts of fieldwork that may still be meant for one inspection of an area."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value in the file beside the record's.

    Attributes:
        path: the field.
        value: what the file says.
        recorded: what the record says, or None.
        sources: the sources of what the record says.
    """

    path: str
    value: str
    recorded: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Facts of one row to which the same happens.

    Attributes:
        row: the row that they are from.
        id: id of the inspection.
        path: its file.
        source: id of the source that gives them.
        previous: whether it is the inspection before the one that the row is about.
    """

    action: Action
    row: ImportRow
    id: str
    path: Path
    facts: tuple[Fact, ...]
    source: str = ""
    previous: bool = False


@dataclass(slots=True)
class Plan:
    """What an import would do.

    Attributes:
        origin: the source of the file; None where each row has its own.
        rows: how many rows were read.
        steps: what becomes of their facts.
        changes: the files to write, in the order in which a half-done import leaves a sound register.
        bad: rows that cannot be taken in, each with its place and why.
        remarks: what was noticed and does nothing to a record, each with its place.
        judge: knows what makes a record right.
        correct: whether values that a record credits to this very source are set as the file has them.
        seen: the files of all records that the rows were held against.
        created: area -> the inspections for which records are made, each with the place of its row.
        new_sources: id -> the sources to enter.
    """

    origin: Origin | None
    rows: int = 0
    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    judge: Judge | None = None
    correct: bool = False
    seen: frozenset[Path] = frozenset()
    created: dict[str, list[tuple[Occasion, str]]] = field(default_factory=dict)
    new_sources: dict[str, Origin] = field(default_factory=dict)

    def check(self, text: str, path: Path, was: str | None, source: Origin) -> None:
        """See that a record that was made breaks no rule that it did not break before.

        Raises:
            ValueError: it does.
        """
        if self.judge is not None:
            if source.entry is not None:
                self.judge.origins.add(source.id)
            self.judge.check(text, path, was)

    def change(self, change: Change, source: Origin) -> None:
        """Plan to write a file, in the place of what was planned for it before."""
        before = next((n for n, one in enumerate(self.changes) if one.path == change.path), None)
        if before is None:
            self.changes.append(change)
        else:
            self.changes[before] = change
        if source.entry is not None:
            self.new_sources.setdefault(source.id, source)


@dataclass(slots=True)
class _Held:
    """A record that the register holds."""

    path: Path
    raw: bytes
    inspection: Inspection | None
    fault: str = ""
    planned: str | None = None
    """Its text as it will be, where something was planned for it."""


def make_plan(
    register: Register,
    rows: Iterable[ImportRow],
    bad: Iterable[str],
    origin: Origin | None,
    today: date,
    *,
    correct: bool = False,
) -> Plan:
    """Hold rows against a register. Nothing is written.

    Args:
        register: the register to import into.
        rows: what was read.
        bad: what could not be read.
        origin: the source of the file; None where each row has its own.
        today: nothing may lie after this day.
        correct: whether to set values that differ though the record credits them to this very source.
    """
    held = _held(register)
    seen = frozenset(record.path for records in held.values() for record in records)
    plan = Plan(origin, bad=list(bad), judge=Judge(register, today), correct=correct, seen=seen)
    removals: list[Change] = []
    merged: dict[Path, str] = {}
    for row in rows:
        plan.rows += 1
        try:
            record = _same(held.get(row.area, ()), row)
            source = row.origin(record.inspection if record is not None else None) if row.origin else origin
            assert source is not None  # where the file has none, each row has
            if record is None:
                _create(register, row, plan, source)
            elif (other := merged.setdefault(record.path, row.where)) != row.where:
                raise ValueError(f"the same inspection as {other}: the register holds one of them")
            else:
                _merge(register, row, record, plan, removals, source)
            if row.before is not None:
                _hold_before(register, row, row.before, held, plan, source)
        except ValueError as error:
            plan.bad.append(f"{row.where}: {error}")
    if plan.new_sources:
        plan.changes.insert(0, _add_sources(register, plan.new_sources.values()))
    plan.changes += removals
    return plan


def _held(register: Register) -> dict[str, list[_Held]]:
    """Every record by the area that it is of, those with faults too: they must not be written a second time."""
    found: dict[str, list[_Held]] = {}
    for path in register.paths("inspections"):
        document = register.read(path)
        inspection, problems = read_inspection(document)
        fault = next((problem for problem in problems if problem.severity == "error"), None)
        area = document.data.get("area") if isinstance(document.data, dict) else None
        held = _Held(path, b"", inspection, f"{fault.code} {fault.message}" if fault else "")
        if not held.fault:
            held.raw = path.read_bytes()
        found.setdefault(area if isinstance(area, str) else path.stem, []).append(held)
    return found


def _same(held: Iterable[_Held], row: ImportRow) -> _Held | None:
    """The record of the inspection that a row is about, or None.

    Raises:
        ValueError: it may be one whose file has a fault.
    """
    best: tuple[int, _Held] | None = None
    for record in held:
        if record.inspection is None or record.fault:
            raise ValueError(
                f"{record.path.parent.name}/{record.path.name} has a fault, correct it first: {record.fault}"
            )
        if record.inspection.framework != row.framework:
            continue
        apart = _apart(record.inspection, row)
        if apart <= SAME_WITHIN and (best is None or apart < best[0]):
            best = (apart, record)
    return best[1] if best is not None else None


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


def _create(register: Register, row: ImportRow, plan: Plan, source: Origin) -> None:
    framework = register.frameworks.get(row.framework)
    if framework is None:
        raise ValueError(f"this data folder has no {row.framework}: sendinsp init --update brings it")
    if row.start is not None and framework not in frameworks_on(register, row.start):
        raise ValueError(f"no framework of such inspections was in force on {row.start}: {framework.title} was not")
    term = Term.containing(row.start) if row.start is not None else None
    evidence = {source.id: [*(["term"] if term is not None else ()), *row.facts]}
    record = NewRecord(row.area, row.framework, term, row.facts, evidence, row.unsure)
    created = plan.created.setdefault(row.area, [])
    if other := next((where for occasion, where in created if same_inspection(occasion, record.occasion)), None):
        raise ValueError(f"the same inspection as {other}: two starts of fieldwork so near are of one inspection")
    comments = [line for hint in row.hints for line in _comments(hint)]
    change = record_change(register, record, record_text(record, in_words=comments), seen=plan.seen)
    if change.path.exists():
        raise ValueError(f"{register.folder.name_of(change.path)} is there, but is no record of {row.area}: look at it")
    plan.check(change.text or "", change.path, None, source)
    facts = tuple(Fact(path, in_text(value)) for path, value in row.facts.items())
    created.append((record.occasion, row.where))
    plan.steps.append(Step("create", row, record.id, change.path, facts, source.id))
    plan.change(change, source)


def in_text(value: FactValue) -> str:
    """A value as messages and disputes write it."""
    return value if isinstance(value, str) else ", ".join(value)


def _comments(hint: Hint) -> list[str]:
    return word_hints(hint.title, hint.items)


def _merge(
    register: Register, row: ImportRow, record: _Held, plan: Plan, removals: list[Change], source: Origin
) -> None:
    """Hold a row against its record and plan what to add to it."""
    document, tree = _tree(register, record)
    root = tree.root
    groups = _hold(root, row.facts, row.unsure, source.id, correct=plan.correct)
    for hint in row.hints:
        _add_hint(tree, hint, groups)
    began = [fact for name in ("fill", "correct") for fact in groups.get(name, ()) if fact.path == "fieldwork.start"]
    term, now = value_at(root, "term"), str(Term.containing(row.start)) if row.start is not None else None
    if began and now is not None and term != now and (term is None or sources_of(root, "term") == [source.id]):
        set_value(root, "term", now)
        if term is not None:
            groups["correct"].append(Fact("term", now, term, (source.id,)))
        term = now
    if term is not None and term == now and not sources_of(root, "term"):
        add_evidence(root, source.id, "term")
        groups.setdefault("confirm", []).append(Fact("term", term, term))
    if set(groups).difference(NOTHING_DONE):
        text = write_tree(tree, record_model(document.data), INSPECTION_SCHEMA)
        moves = record.inspection is not None and term is not None and term != str(record.inspection.term)
        home = record_path(register.folder.path, Term.parse(term), row.area) if moves and term else record.path
        plan.check(text, home, document.text, source)
        if home != record.path:
            plan.change(Change(home, text, None, _no_other(register, record, home, text, plan)), source)
            removals.append(Change(record.path, None, record.raw))
        else:
            plan.change(Change(record.path, text, record.raw), source)
            record.planned = text
    identity = f"{record.path.parent.name}/{record.path.stem}"
    for action, facts in groups.items():
        plan.steps.append(Step(action, row, identity, record.path, tuple(facts), source.id))


def _tree(register: Register, record: _Held) -> tuple[Document, Tree]:
    """A record as it is, or as it is planned to be."""
    raw = record.raw if record.planned is None else record.planned.encode()
    return editable(raw, register.folder.name_of(record.path))


def _hold(
    root: Value, facts: Mapping[str, FactValue], unsure: Mapping[str, str], source: str, *, correct: bool
) -> dict[Action, list[Fact]]:
    """Hold facts against a record, and change it by them."""
    groups: dict[Action, list[Fact]] = {}
    for path, value in facts.items():
        recorded = value_at(root, path) if isinstance(value, str) else list_at(root, path)
        text = in_text(value)
        fact = Fact(path, text, in_text(recorded) if recorded is not None else None, tuple(sources_of(root, path)))
        action = _action(value, recorded)
        if action == "contradict":
            if any(other == text and source in by for other, by in disputes(root, path)):
                action = "disputed"
            elif path in unsure:
                action = "unsure"
            elif not isinstance(value, str):
                action = "by-hand"
            elif source not in fact.sources:
                add_dispute(root, path, text, source)
            elif correct:
                action = "correct"
                _correct(root, fact, source)
            else:
                action = "differs"
        elif action == "sharpen" and path in unsure:
            action = "unsure"
        else:
            if action in ("fill", "sharpen"):
                set_value(root, path, value)
                if path in unsure:
                    add_doubt(root, path, unsure[path])
            if not add_evidence(root, source, path) and action == "confirm":
                action = "agrees"
        groups.setdefault(action, []).append(fact)
    return groups


def _add_hint(tree: Tree, hint: Hint, groups: Mapping[Action, list[Fact]]) -> None:
    """Put into a record what is to be said in one's own words, where the file is a new source of its number.

    Nothing is put in where as many items as the number says are in words already.
    """
    new = {fact.path: fact.value for name in ("fill", "confirm") for fact in groups.get(name, ())}
    value: Value | None = tree.root
    for key in hint.path.split("."):
        value = value.get(key) if value is not None and value.kind == "mapping" else None
    listed = len(value.entries) if value is not None else 0
    comments = _comments(hint)
    if hint.count in new and listed < len(hint.items) and comments[0] not in set(tree.comments()):
        add_comments(tree.root, comments)


@dataclass(slots=True)
class _Visit:
    """A visit that the inspection before may have been."""

    apart: int
    record: _Held
    paths: tuple[str, str]


def _hold_before(
    register: Register, row: ImportRow, before: Before, held: Mapping[str, list[_Held]], plan: Plan, source: Origin
) -> None:
    """Hold what a file says of the inspection before against the records of before.

    What is called so may have been a re-visit. What differs becomes a dispute, never a change.
    """
    family = register.areas.family(row.area) or (row.area,)
    first = row.start or date.max
    records = [
        one
        for slug in family
        for one in held.get(slug, ())
        if one.inspection is not None and not one.fault and _known_before(one.inspection, first)
    ]
    if before.none:
        own = [one for one in records if one.inspection is not None and one.inspection.area == row.area]
        if own:
            names = ", ".join(f"{one.path.parent.name}/{one.path.stem}" for one in own)
            plan.remarks.append(f"{row.where}: not previously inspected, as it says; the register has {names}")
        return
    for start, end in ((before.start, before.end), (before.revisit, before.revisit_end)):
        if start is None and end is None:
            continue
        visits = sorted(_visits(records, start, end), key=lambda visit: visit.apart)
        days = human_day(start or end or first)
        if not visits:
            plan.remarks.append(f"{row.where}: it speaks of an inspection of {days}; the register has none before it")
        elif visits[0].apart > APART_DAYS:
            plan.remarks.append(f"{row.where}: it speaks of an inspection of {days}; the register has none so near")
        else:
            _merge_before(register, row, visits[0], start, end, plan, source)


def _known_before(inspection: Inspection, day: date) -> bool:
    """Whether an inspection is known to have begun before a day."""
    start = inspection.fieldwork.start
    first = start.earliest if start is not None else inspection.term.start if inspection.term is not None else None
    return first is not None and first < day


def _visits(records: Iterable[_Held], start: date | None, end: date | None) -> Iterator[_Visit]:
    """The visits of records, each with the days between it and what a file says."""
    for record in records:
        inspection = record.inspection
        assert inspection is not None
        for paths in frameworks.imports_of(inspection.framework).visits:
            began, ended = (inspection.date_at(path) for path in paths)
            said, known = (start, began) if start is not None else (end, ended or began)
            if said is not None and known is not None:
                apart = max((known.earliest - said).days, (said - known.latest).days, 0)
                yield _Visit(apart, record, paths)


def _merge_before(
    register: Register, row: ImportRow, visit: _Visit, start: date | None, end: date | None, plan: Plan, source: Origin
) -> None:
    record = visit.record
    document, tree = _tree(register, record)
    said = zip(visit.paths, (start, end), strict=True)
    facts: dict[str, FactValue] = {path: day.isoformat() for path, day in said if day is not None}
    recorded = {path: value_at(tree.root, path) for path in facts}
    if any(_action(value, recorded[path]) == "contradict" for path, value in facts.items()):
        # Dates that the file has otherwise: a day that is missing is not filled from among them.
        facts = {path: value for path, value in facts.items() if recorded[path] is not None}
    groups = _hold(tree.root, facts, {}, source.id, correct=False)
    if set(groups).difference(NOTHING_DONE):
        text = write_tree(tree, record_model(document.data), INSPECTION_SCHEMA)
        try:
            plan.check(text, record.path, document.text, source)
        except ValueError as error:
            name = f"{record.path.parent.name}/{record.path.stem}"
            raise ValueError(f"what it says of the inspection before does not go into {name}: {error}") from None
        plan.change(Change(record.path, text, record.raw), source)
        record.planned = text
    identity = f"{record.path.parent.name}/{record.path.stem}"
    for action, found in groups.items():
        plan.steps.append(Step(action, row, identity, record.path, tuple(found), source.id, previous=True))


def _correct(root: Value, fact: Fact, source: str) -> None:
    """Set a value as its source has it. Other sources that the record credits with the old one keep it, disputed."""
    assert fact.recorded is not None
    for other in fact.sources:
        if other != source:
            remove_evidence(root, other, fact.path)
            add_dispute(root, fact.path, fact.recorded, other)
    set_value(root, fact.path, fact.value)


def _no_other(register: Register, record: _Held, home: Path, text: str, plan: Plan) -> Callable[[], None]:
    """The condition for a record that moves to another term: none else is of its inspection."""
    inspection, _ = read_inspection(parse(text, home.name))
    assert inspection is not None  # it was checked
    own = (home, record.path)
    return only_record(register, own, inspection.area, Occasion.of(inspection), seen=plan.seen)


def _action(value: FactValue, recorded: FactValue | None) -> Action:
    """What becomes of a value beside the recorded one."""
    if recorded is None:
        return "fill"
    if recorded == value or (isinstance(value, tuple) and sorted(recorded) == sorted(value)):
        return "confirm"
    if not isinstance(value, str) or not isinstance(recorded, str):
        return "contradict"
    try:
        new, old = DateSpan.parse(value), DateSpan.parse(recorded)
    except DateError:
        return "contradict"
    if new.earliest <= old.earliest and old.latest <= new.latest:
        return "confirm"
    return "sharpen" if old.earliest <= new.earliest and new.latest <= old.latest else "contradict"


def _add_sources(register: Register, origins: Iterable[Origin]) -> Change:
    """The change that enters sources in `sources.yaml`."""
    path = register.folder.path / "sources.yaml"
    raw = path.read_bytes()
    _, tree = editable(raw, register.folder.name_of(path))
    sources = tree.root.get("sources")
    assert sources is not None  # the register was read from it
    sources.entries += [Entry(origin.id, build(origin.entry)) for origin in origins]
    return Change(path, write_tree(Tree(tree.root, tree.head), SourcesFile, "schema/sources.schema.json"), raw)
