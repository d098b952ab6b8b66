"""A record of 2099: an outcome in a word, an action that is asked for, and the helpers that were sent."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sendinsp.model.fields import fact
from sendinsp.model.inspection import Inspection, Section, SourceId
from sendinsp.model.scalars import CodeOf, Count, Date, Flag, Slug, Text


class Action(Section):
    """What the area was asked to do, and when it did."""

    summary: Text | None = fact("What was asked for.")
    received: Date | None = fact("The day on which the area received it.", label="Action received")
    due_stated: Date | None = fact("A due date that some source states.", ahead=True, after="action.received")
    handed_in: Date | None = fact("When the area handed its answer in.", label="Answer handed in")
    steps: Count | None = fact("How many steps it has.", label="Steps of the action")
    public: Flag | None = fact("Whether anyone may read it.", label="Open to all")
    sources: tuple[SourceId, ...] = fact("Where this has sources of its own.", (), example="id-of-the-source")


class Inspection2099(Inspection):
    """A record under the framework of 2099."""

    framework: Annotated[Literal["framework-2099"], CodeOf("frameworks")] = fact(
        "Id of the framework.", ..., shown="always"
    )
    outcome: Literal["bright", "cloudy", "dark"] | None = fact("What it came to.")
    action: Action | None = fact("The action that was asked for.")
    helpers: tuple[Annotated[Slug, CodeOf("helpers")], ...] = fact("Who was sent to help.", (), label="Helpers sent")

    key_order: ClassVar[tuple[str, ...]] = (
        "area", "framework", "term", "fieldwork", "report", "called_off", "outcome", "action", "helpers", "findings",
        "notes", "doubts", "acknowledged", "disputed", "evidence",
    )  # fmt: skip

    @property
    def outcome_known(self) -> bool:
        """Whether the record says what it came to."""
        return self.outcome is not None


RECORD = Inspection2099
