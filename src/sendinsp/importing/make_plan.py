"""Holding what files say against a register: what to create, to fill, what agrees and what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from sendinsp.importing.before import hold_before
from sendinsp.importing.held import Held, held_records, record_of, tree_of
from sendinsp.importing.hold import hold, in_text
from sendinsp.importing.origin import Origin
from sendinsp.importing.plan import NOTHING_DONE, Action, Fact, Plan
from sendinsp.importing.rows import Hint, ImportRow
from sendinsp.importing.rule_check import Judge
from sendinsp.keeping.create import (
    INSPECTION_SCHEMA,
    NewRecord,
    frameworks_on,
    record_change,
    record_path,
    record_text,
)
from sendinsp.keeping.edit_record import add_evidence, set_value, sources_of, value_at
from sendinsp.keeping.hints import add_comments, word_hints
from sendinsp.keeping.only_record import only_record
from sendinsp.keeping.safe_write import Change
from sendinsp.model.same_inspection import Occasion, same_inspection
from sendinsp.model.source import SourcesFile
from sendinsp.model.terms import Term
from sendinsp.register.layout import record_model
from sendinsp.register.register import Register, read_inspection
from sendinsp.yaml.canonical import editable, write_tree
from sendinsp.yaml.parse import parse
from sendinsp.yaml.tree import Entry, Tree, Value, build


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
    held = held_records(register)
    seen = frozenset(record.path for records in held.values() for record in records)
    plan = Plan(origin, Judge(register, today), bad=list(bad), correct=correct, seen=seen)
    removals: list[Change] = []
    merged: dict[Path, str] = {}
    for row in rows:
        plan.rows += 1
        try:
            record = record_of(held.get(row.area, ()), row)
            source = row.origin(record.inspection if record is not None else None) if row.origin else origin
            assert source is not None  # where the file has none, each row has
            if record is None:
                _create(register, row, plan, source)
            elif (other := merged.setdefault(record.path, row.where)) != row.where:
                raise ValueError(f"the same inspection as {other}: the register holds one of them")
            else:
                _merge(register, row, record, plan, removals, source)
            if row.origin and "report.published" not in row.facts and not _published(record):
                plan.remarks.append(
                    f"{row.where}: when it was published is not recorded, for a report does not say so itself: "
                    "import it with --published DATE to add it"
                )
            if row.before is not None:
                hold_before(register, row, row.before, held, plan, source)
        except ValueError as error:
            plan.bad.append(f"{row.where}: {error}")
    if plan.new_sources:
        plan.changes.insert(0, _add_sources(register, plan.new_sources.values()))
    plan.changes += removals
    return plan


def _published(record: Held | None) -> bool:
    """Whether a record says when its report was published."""
    return record is not None and record.inspection is not None and record.inspection.report.published is not None


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
    comments = [line for hint in row.hints for line in word_hints(hint.title, hint.items)]
    change = record_change(register, record, record_text(record, in_words=comments), seen=plan.seen)
    if change.path.exists():
        raise ValueError(f"{register.folder.name_of(change.path)} is there, but is no record of {row.area}: look at it")
    plan.check(change.text or "", change.path, None, source)
    facts = [Fact(path, in_text(value)) for path, value in row.facts.items()]
    created.append((record.occasion, row.where))
    plan.tell({"create": facts}, row, record.id, change.path, source)
    plan.change(change, source)


def _merge(
    register: Register, row: ImportRow, record: Held, plan: Plan, removals: list[Change], source: Origin
) -> None:
    """Hold a row against its record and plan what to add to it."""
    document, tree = tree_of(register, record)
    root = tree.root
    groups = hold(root, row.facts, row.unsure, source.id, correct=plan.correct)
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
    plan.tell(groups, row, record.id, record.path, source)


def _add_hint(tree: Tree, hint: Hint, groups: Mapping[Action, list[Fact]]) -> None:
    """Put into a record what is to be said in one's own words, where the file is a new source of its number.

    Nothing is put in where as many items as the number says are in words already.
    """
    new = {fact.path: fact.value for name in ("fill", "confirm") for fact in groups.get(name, ())}
    value: Value | None = tree.root
    for key in hint.path.split("."):
        value = value.get(key) if value is not None and value.kind == "mapping" else None
    listed = len(value.entries) if value is not None else 0
    comments = word_hints(hint.title, hint.items)
    if hint.count in new and listed < len(hint.items) and comments[0] not in set(tree.comments()):
        add_comments(tree.root, comments)


def _no_other(register: Register, record: Held, home: Path, text: str, plan: Plan) -> Callable[[], None]:
    """The condition for a record that moves to another term: none else is of its inspection."""
    inspection, _ = read_inspection(parse(text, home.name))
    assert inspection is not None  # it was checked
    own = (home, record.path)
    return only_record(register, own, inspection.area, Occasion.of(inspection), seen=plan.seen)


def _add_sources(register: Register, origins: Iterable[Origin]) -> Change:
    """The change that enters sources in `sources.yaml`."""
    path = register.folder.path / "sources.yaml"
    raw = path.read_bytes()
    _, tree = editable(raw, register.folder.name_of(path))
    sources = tree.root.get("sources")
    assert sources is not None  # the register was read from it
    sources.entries += [Entry(origin.id, build(origin.entry)) for origin in origins]
    return Change(path, write_tree(Tree(tree.root, tree.head), SourcesFile, "schema/sources.schema.json"), raw)
