"""Three values become one: the folder's, the program's, and what the folder was begun from, which tells them apart."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from sendinsp.register.layout import SOURCES
from sendinsp.yaml.tree import Entry, Value

Action = Literal["new", "add", "change", "renew", "replace", "drop", "keep"]
"""What becomes of a part of the folder: a file that it lacks is written, an entry or a key that a file lacks is added,
a value that nobody touched follows the program's, a schema is made anew, what this version cannot read any more is
replaced or taken out, or what differs is kept."""

IDENTITY = ("code", "of")
"""Keys by which the items of a list are told apart."""
SETS = frozenset({"aliases", "predecessors", "successors", "sources"})
"""Lists whose items are a set: those that one copy lacks are added."""


@dataclass(slots=True)
class Merged:
    """A file of the folder with what it lacked.

    Attributes:
        name: the file, below the folder.
        was: its content; None where it is new.
        text: its new text; the old one where nothing changes.
        program: the program's copy.
        parts: action -> the parts to which it happens.
    """

    name: str
    was: bytes | None
    text: str
    program: str
    parts: dict[Action, list[str]] = field(default_factory=dict)

    def note(self, action: Action, part: str) -> None:
        """Note what happens to a part."""
        self.parts.setdefault(action, []).append(part)

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return self.was is None or bool(set(self.parts) - {"keep"})


def merge(mine: Value, theirs: Value, base: Value | None, at: str, merged: Merged) -> None:
    """Bring a value up to the program's, as far as it is as it was begun.

    Args:
        mine: the folder's value; it is changed.
        theirs: the program's.
        base: what the folder was begun from; None where that is not known, or did not have it.
        at: its dotted path.
        merged: is told what happens.
    """
    base = base if base is not None and base.kind == mine.kind else None
    if mine.kind != theirs.kind:
        _take(mine, theirs)
        merged.note("replace", at)
    elif mine.kind == "mapping":
        _merge_entries(mine, theirs, base, lambda entry: entry.key or "", at, merged)
    elif mine.kind == "list" and (name := _identity(at, mine, theirs, base)) is not None:
        _merge_entries(mine, theirs, base, name, at, merged)
    elif mine.plain() != theirs.plain():
        if base is not None and base.plain() == mine.plain():
            _take(mine, theirs)
            merged.note("change", at)
        else:
            merged.note("keep", at)


def _take(mine: Value, theirs: Value) -> None:
    new = deepcopy(theirs)
    mine.kind, mine.text, mine.style, mine.entries, mine.foot = new.kind, new.text, new.style, new.entries, new.foot


def _merge_entries(
    mine: Value, theirs: Value, base: Value | None, name: Callable[[Entry], str], at: str, merged: Merged
) -> None:
    """Bring the entries of a mapping, or the items of a list that have names, up to the program's."""
    held, now = ({name(entry): entry for entry in value.entries} for value in (mine, theirs))
    began = {name(entry): entry for entry in base.entries} if base is not None else {}
    for key, entry in now.items():
        below, before = f"{at}.{key}" if at else key, began.get(key)
        if key in held:
            merge(held[key].value, entry.value, before.value if before is not None else None, below, merged)
        elif before is None:
            mine.entries.append(deepcopy(entry))
            merged.note("add", below)
        else:  # its keeper took it out
            merged.note("keep", below)
    for key, entry in held.items():
        before = began.get(key)
        gone = key not in now and before is not None and before.value.plain() == entry.value.plain()
        if gone and not (merged.name == SOURCES and at == "sources"):  # a record may cite it
            mine.entries.remove(entry)
            merged.note("drop", f"{at}.{key}" if at else key)


def _identity(at: str, *lists: Value | None) -> Callable[[Entry], str] | None:
    """By what the items of lists are told apart: a code, or themselves where they are a set; None where by neither."""
    found = [value for value in lists if value is not None]
    for key in IDENTITY:
        if all(_named(value, key) for value in found):
            return lambda entry: entry.value.get(key).text  # type: ignore[union-attr] # each has one
    scalars = all(entry.value.kind == "scalar" for value in found for entry in value.entries)
    return (lambda entry: entry.value.text) if scalars and at.rpartition(".")[2] in SETS else None


def _named(value: Value, key: str) -> bool:
    """Whether all items of a list have a single value under a key."""
    found = (entry.value.get(key) if entry.value.kind == "mapping" else None for entry in value.entries)
    return all(one is not None and one.kind == "scalar" for one in found)
