"""Frameworks: the rules and lists that the records of a period are written by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from sendinsp.model.inspection import Section, SourceId
from sendinsp.model.scalars import Count, Date, Slug, Text, Url


class Period(Section):
    """When a framework was in force."""

    from_: Date = Field(alias="from", description="From when.")
    to: Date | None = Field(None, description="Until when; left out while in force.")


class Notice(Section):
    """How long before fieldwork an area is told."""

    working_days: Count
    sources: tuple[SourceId, ...] = Field(min_length=1)


class LagCase(Section):
    """A case on record from which the lag between receipt and publication is measured."""

    inspection: Text = Field(description="Id of the inspection, autumn-2021/slough.")
    measured: Literal["due_stated", "received"] = Field(
        description="due_stated: from publication to a stated due date; received: from receipt to publication."
    )
    from_: Date = Field(alias="from")
    to: Date
    working_days: Count
    sources: tuple[SourceId, ...] = Field(min_length=1)
    note: Text | None = None
    excluded: Text | None = Field(None, description="Why the window takes no account of it.")


class PublicationLag(Section):
    """The window in which a WSOA falls due where only the publication date is known, in working days after it."""

    earliest: Count
    typical: Count
    latest: Count
    note: Text | None = None
    sources: tuple[SourceId, ...] = ()
    cases: tuple[LagCase, ...] = ()


class LetterEstimate(Section):
    """When the date on a letter may stand for the day of receipt."""

    latest_before_publication: Count = Field(description="At most so many working days before publication.")
    note: Text | None = None
    sources: tuple[SourceId, ...] = ()


class Deadline(Section):
    """The rule by which a written statement of action is due."""

    working_days: Count = Field(description="Length of the period.")
    holidays_listed_to: Date = Field(description="Last day of the official list: later due dates are provisional.")
    excludes: Text = Field(description="Which days are no working days.")
    rule: Text = Field(description="The rule in our words, with the regulation it rests on.")
    uncertain: Text | None = Field(None, description="What is not known for sure about it.")
    sources: tuple[SourceId, ...] = Field(min_length=1)
    letter_estimate: LetterEstimate
    publication_lag: PublicationLag


class TopicEntry(Section):
    """One point of a topic, in our own words."""

    code: Slug
    title: Text
    text: Text
    group: Text | None = Field(None, description="Label under which entries of a topic stand together.")
    url: Url | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Topic(Section):
    """A chapter of the framework."""

    title: Text
    summary: Text
    entries: tuple[TopicEntry, ...] = Field(min_length=1)


class Framework(Section):
    """A framework file: identity, dates, rules with their figures, and the topics."""

    id: Slug
    title: Text
    in_force: Period
    data_to: Date = Field(description="How far the records of this framework reach.")
    sources: tuple[SourceId, ...] = Field(min_length=1)
    notice: Notice | None = None
    deadline: Deadline | None = None
    topics: dict[Slug, Topic]

    key_order: ClassVar[tuple[str, ...]] = (
        "id", "title", "in_force", "data_to", "sources", "notice", "deadline", "topics",
    )  # fmt: skip
    """The order of the keys in a file."""

    def figures(self) -> list[str]:
        """The figures of the framework in sentences."""
        found = []
        if self.notice:
            found.append(f"Notice before fieldwork: {self.notice.working_days} working days.")
        return found

    def lists(self) -> tuple[str, ...]:
        """The names of the lists of codes: its topics, and `themes`."""
        return (*self.topics, "themes")

    def entries(self, topic: str) -> tuple[TopicEntry, ...]:
        """The entries of a topic; `themes` are the findings and strengths together."""
        names = ("findings", "strengths") if topic == "themes" else (topic,)
        return tuple(entry for name in names if name in self.topics for entry in self.topics[name].entries)

    def codes(self, topic: str) -> tuple[str, ...]:
        """The codes of a topic; `themes` are the findings and strengths together."""
        return tuple(entry.code for entry in self.entries(topic))


def titles(codes: Iterable[str], topic: str, framework: Framework | None) -> str:
    """The titles of codes of a topic, one after the other; the code itself where it has none."""
    known = {entry.code: entry.title for entry in framework.entries(topic)} if framework else {}
    return "; ".join(known.get(code, code).rstrip(".") for code in codes)
