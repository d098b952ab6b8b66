"""Holding facts against a record: what agrees, what fills a blank, what contradicts."""

from __future__ import annotations

from collections.abc import Mapping

from sendinsp.importing.plan import Action, Fact
from sendinsp.importing.rows import Value as FactValue
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
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.yaml.tree import Value


def in_text(value: FactValue) -> str:
    """A value as messages and disputes write it."""
    return value if isinstance(value, str) else ", ".join(value)


def hold(
    root: Value, facts: Mapping[str, FactValue], unsure: Mapping[str, str], source: str, *, correct: bool
) -> dict[Action, list[Fact]]:
    """Hold facts against a record, and change it by them."""
    groups: dict[Action, list[Fact]] = {}
    for path, value in facts.items():
        recorded = value_at(root, path) if isinstance(value, str) else list_at(root, path)
        text = in_text(value)
        fact = Fact(path, text, in_text(recorded) if recorded is not None else None, tuple(sources_of(root, path)))
        action = action_of(value, recorded)
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


def _correct(root: Value, fact: Fact, source: str) -> None:
    """Set a value as its source has it. Other sources that the record credits with the old one keep it, disputed."""
    assert fact.recorded is not None
    for other in fact.sources:
        if other != source:
            remove_evidence(root, other, fact.path)
            add_dispute(root, fact.path, fact.recorded, other)
    set_value(root, fact.path, fact.value)


def action_of(value: FactValue, recorded: FactValue | None) -> Action:
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
