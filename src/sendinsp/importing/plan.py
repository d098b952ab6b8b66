"""What an import would do: steps, changes, and what cannot be taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sendinsp.importing.origin import Origin
from sendinsp.importing.rows import ImportRow
from sendinsp.importing.rule_check import Judge
from sendinsp.keeping.safe_write import Change
from sendinsp.model.same_inspection import Occasion

Action = Literal[
    "create", "fill", "sharpen", "confirm", "contradict", "correct", "differs", "unsure", "by-hand", "agrees",
    "disputed",
]  # fmt: skip
"""What becomes of facts: a record made of them, a blank filled, a month made a day, a source added to what agrees, a
contradiction noted, a value corrected that the record credits to this very source; or nothing, since such a value
differs and nobody asked to correct it, since what differs was not surely read, since it is a list, of which no dispute
can be noted, since they agree and say so already, or their contradiction is noted already."""

NOTHING_DONE = ("agrees", "disputed", "differs", "unsure", "by-hand")


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
    source: str
    previous: bool = False


@dataclass(slots=True)
class Plan:
    """What an import would do.

    Attributes:
        origin: the source of the file; None where each row has its own.
        judge: knows what makes a record right.
        rows: how many rows were read.
        steps: what becomes of their facts.
        changes: the files to write, in the order in which a half-done import leaves a sound register.
        bad: rows that cannot be taken in, each with its place and why.
        remarks: what was noticed and does nothing to a record, each with its place.
        correct: whether values that a record credits to this very source are set as the file has them.
        seen: the files of all records that the rows were held against.
        created: area -> the inspections for which records are made, each with the place of its row.
        new_sources: id -> the sources to enter.
    """

    origin: Origin | None
    judge: Judge
    rows: int = 0
    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    correct: bool = False
    seen: frozenset[Path] = frozenset()
    created: dict[str, list[tuple[Occasion, str]]] = field(default_factory=dict)
    new_sources: dict[str, Origin] = field(default_factory=dict)

    def check(self, text: str, path: Path, was: str | None, source: Origin) -> None:
        """See that a record that was made breaks no rule that it did not break before.

        Raises:
            ValueError: it does.
        """
        if source.entry is not None:
            self.judge.origins.add(source.id)
        self.judge.check(text, path, was)

    def tell(
        self,
        groups: Mapping[Action, Sequence[Fact]],
        row: ImportRow,
        id_: str,
        path: Path,
        source: Origin,
        *,
        previous: bool = False,
    ) -> None:
        """Add a step for every group of facts of a row, see `Step`."""
        for action, facts in groups.items():
            self.steps.append(Step(action, row, id_, path, tuple(facts), source.id, previous))

    def change(self, change: Change, source: Origin) -> None:
        """Plan to write a file, in the place of what was planned for it before."""
        before = next((n for n, one in enumerate(self.changes) if one.path == change.path), None)
        if before is None:
            self.changes.append(change)
        else:
            self.changes[before] = change
        if source.entry is not None:
            self.new_sources.setdefault(source.id, source)
