"""Holding rows of statistics against a register: what to create, to fill, what agrees and what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from sendinsp.importing.origin import Origin
from sendinsp.importing.rows import StatisticsRow
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
    add_evidence,
    disputes,
    remove_evidence,
    set_value,
    sources_of,
    value_at,
)
from sendinsp.keeping.only_record import only_record
from sendinsp.keeping.safe_write import Change
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.inspection import Inspection
from sendinsp.model.same_inspection import Occasion, same_inspection
from sendinsp.model.source import SourcesFile
from sendinsp.model.terms import Term
from sendinsp.register.layout import record_model
from sendinsp.register.register import Register, read_inspection
from sendinsp.summary.due_rows import has_plan
from sendinsp.yaml.canonical import editable, write_tree
from sendinsp.yaml.parse import parse
from sendinsp.yaml.tree import Entry, Tree, Value, build

Action = Literal["create", "fill", "sharpen", "confirm", "contradict", "correct", "differs", "agrees", "disputed"]
"""What becomes of facts: a record made of them, a blank filled, a month made a day, a source added to what agrees, a
contradiction noted, a value corrected that the record credits to this very source; or nothing, since such a value
differs and nobody asked to correct it, since they agree and say so already, or their contradiction is noted already."""

PLAN_COMMAND = "wsoa-due"
"""The statistics are of the framework whose plan this command tells of."""
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
    """

    action: Action
    row: StatisticsRow
    id: str
    path: Path
    facts: tuple[Fact, ...]


@dataclass(slots=True)
class Plan:
    """What an import would do.

    Attributes:
        origin: the source of the file.
        rows: how many rows were read.
        steps: what becomes of their facts.
        changes: the files to write, in the order in which a half-done import leaves a sound register.
        bad: rows that cannot be taken in, each with its place and why.
        judge: knows what makes a record right.
        correct: whether values that a record credits to this very source are set as the file has them.
        seen: the files of all records that the rows were held against.
        created: area -> the inspections for which records are made, each with the place of its row.
    """

    origin: Origin
    rows: int = 0
    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    judge: Judge | None = None
    correct: bool = False
    seen: frozenset[Path] = frozenset()
    created: dict[str, list[tuple[Occasion, str]]] = field(default_factory=dict)

    def check(self, text: str, path: Path, was: str | None = None) -> None:
        """See that a record that was made breaks no rule that it did not break before.

        Raises:
            ValueError: it does.
        """
        if self.judge is not None:
            self.judge.check(text, path, was)


@dataclass(slots=True)
class _Held:
    """A record that the register holds."""

    path: Path
    raw: bytes
    inspection: Inspection | None
    fault: str = ""


def make_plan(
    register: Register,
    rows: Iterable[StatisticsRow],
    bad: Iterable[str],
    origin: Origin,
    today: date,
    *,
    correct: bool = False,
) -> Plan:
    """Hold rows against a register. Nothing is written.

    Args:
        register: the register to import into.
        rows: what was read.
        bad: what could not be read.
        origin: the source of the file.
        today: nothing may lie after this day.
        correct: whether to set values that differ though the record credits them to this very source.
    """
    held = _held(register)
    seen = frozenset(record.path for records in held.values() for record in records)
    plan = Plan(origin, bad=list(bad), judge=Judge(register, origin, today), correct=correct, seen=seen)
    removals: list[Change] = []
    merged: dict[Path, str] = {}
    for row in rows:
        plan.rows += 1
        try:
            record = _same(held.get(row.area, ()), row)
            if record is None:
                _create(register, row, plan)
            elif (other := merged.setdefault(record.path, row.where)) != row.where:
                raise ValueError(f"the same inspection as {other}: the register holds one of them")
            else:
                _merge(register, row, record, plan, removals)
        except ValueError as error:
            plan.bad.append(f"{row.where}: {error}")
    if plan.changes and origin.entry is not None:
        plan.changes.insert(0, _add_source(register, origin))
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


def _same(held: Iterable[_Held], row: StatisticsRow) -> _Held | None:
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
        if not has_plan(record.inspection.framework, PLAN_COMMAND):
            continue
        apart = _apart(record.inspection, row)
        if apart <= SAME_WITHIN and (best is None or apart < best[0]):
            best = (apart, record)
    return best[1] if best is not None else None


def _apart(inspection: Inspection, row: StatisticsRow) -> int:
    """Days between a record's start of fieldwork and a row's; a record without a date may be any."""
    start = inspection.fieldwork.start
    if start is not None:
        first, last = start.earliest, start.latest
    elif inspection.term is not None:
        first, last = inspection.term.start, inspection.term.end
    else:
        return SAME_WITHIN
    return max((first - row.start).days, (row.start - last).days, 0)


def _create(register: Register, row: StatisticsRow, plan: Plan) -> None:
    in_force = [one for one in frameworks_on(register, row.start) if has_plan(one.id, PLAN_COMMAND)]
    if not in_force:
        raise ValueError(f"no framework with written statements of action was in force on {row.start}")
    term = Term.containing(row.start)
    evidence = {plan.origin.id: ["term", *row.facts]}
    record = NewRecord(row.area, in_force[0].id, term, row.facts, evidence)
    created = plan.created.setdefault(row.area, [])
    if other := next((where for occasion, where in created if same_inspection(occasion, record.occasion)), None):
        raise ValueError(f"the same inspection as {other}: two starts of fieldwork so near are of one inspection")
    change = record_change(register, record, record_text(record), seen=plan.seen)
    if change.path.exists():
        raise ValueError(f"{register.folder.name_of(change.path)} is there, but is no record of {row.area}: look at it")
    plan.check(change.text or "", change.path)
    facts = tuple(Fact(path, value) for path, value in row.facts.items())
    created.append((record.occasion, row.where))
    plan.steps.append(Step("create", row, record.id, change.path, facts))
    plan.changes.append(change)


def _merge(register: Register, row: StatisticsRow, record: _Held, plan: Plan, removals: list[Change]) -> None:
    """Hold a row against its record and plan what to add to it."""
    document, tree = editable(record.raw, register.folder.name_of(record.path))
    root, source = tree.root, plan.origin.id
    groups: dict[Action, list[Fact]] = {}
    for path, value in row.facts.items():
        recorded = value_at(root, path)
        fact = Fact(path, value, recorded, tuple(sources_of(root, path)))
        action = _action(value, recorded)
        if action == "contradict":
            if any(other == value and source in by for other, by in disputes(root, path)):
                action = "disputed"
            elif source not in fact.sources:
                add_dispute(root, path, value, source)
            elif plan.correct:
                action = "correct"
                _correct(root, fact, source)
            else:
                action = "differs"
        else:
            if action in ("fill", "sharpen"):
                set_value(root, path, value)
            if not add_evidence(root, source, path) and action == "confirm":
                action = "agrees"
        groups.setdefault(action, []).append(fact)
    began = [fact for name in ("fill", "correct") for fact in groups.get(name, ()) if fact.path == "fieldwork.start"]
    term, now = value_at(root, "term"), str(Term.containing(row.start))
    if began and term != now and (term is None or sources_of(root, "term") == [source]):
        set_value(root, "term", now)
        if term is not None:
            groups["correct"].append(Fact("term", now, term, (source,)))
        term = now
    if term == now and not sources_of(root, "term"):
        add_evidence(root, source, "term")
        groups.setdefault("confirm", []).append(Fact("term", term, term))
    if set(groups) - {"agrees", "disputed", "differs"}:
        text = write_tree(tree, record_model(document.data), INSPECTION_SCHEMA)
        moves = record.inspection is not None and term != str(record.inspection.term)
        home = record_path(register.folder.path, Term.parse(term), row.area) if moves and term else record.path
        plan.check(text, home, document.text)
        if home != record.path:
            plan.changes.append(Change(home, text, None, _no_other(register, record, home, text, plan)))
            removals.append(Change(record.path, None, record.raw))
        else:
            plan.changes.append(Change(record.path, text, record.raw))
    identity = f"{record.path.parent.name}/{record.path.stem}"
    plan.steps += (Step(action, row, identity, record.path, tuple(facts)) for action, facts in groups.items())


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


def _action(value: str, recorded: str | None) -> Action:
    """What becomes of a value beside the recorded one."""
    if recorded is None:
        return "fill"
    if recorded == value:
        return "confirm"
    try:
        new, old = DateSpan.parse(value), DateSpan.parse(recorded)
    except DateError:
        return "contradict"
    if new.earliest <= old.earliest and old.latest <= new.latest:
        return "confirm"
    return "sharpen" if old.earliest <= new.earliest and new.latest <= old.latest else "contradict"


def _add_source(register: Register, origin: Origin) -> Change:
    """The change that enters the file's source in `sources.yaml`."""
    path = register.folder.path / "sources.yaml"
    raw = path.read_bytes()
    _, tree = editable(raw, register.folder.name_of(path))
    sources = tree.root.get("sources")
    assert sources is not None  # the register was read from it
    sources.entries.append(Entry(origin.id, build(origin.entry)))
    return Change(path, write_tree(Tree(tree.root, tree.head), SourcesFile, "schema/sources.schema.json"), raw)
