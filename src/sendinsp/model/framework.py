"""Frameworks: the rules and lists that the records of a period are written by."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Section, SourceId
from sendinsp.model.scalars import Count, Date, Flag, Slug, Text, Url

Before = Literal["fieldwork", "on-site"]
VISITS: dict[Before, str] = {"fieldwork": "fieldwork", "on-site": "the days on site"}
"""Before what an area is told: all of fieldwork, or its days on site."""


class Period(Section):
    """When a framework was in force."""

    from_: Date = Field(alias="from", description="From when.")
    to: Date | None = Field(None, description="Until when; left out while in force.")


class Reach(Section):
    """How far the records of one kind reach."""

    of: Text = Field(description="What is recorded so far: inspections, re-visits, monitoring ...")
    to: Date = Field(description="Until when.")
    patchy: Flag | None = Field(None, description="Whether only some of them are known.")
    note: Text | None = Field(None, description="What is to be said of it.")
    sources: tuple[SourceId, ...] = Field((), description="The sources that reach so far.")


class Notice(Section):
    """How long before a visit an area is told."""

    working_days: Count
    before: Before = Field(description="Before which day: of fieldwork, or on site.")
    sources: tuple[SourceId, ...] = Field(min_length=1)


class LagCase(Section):
    """A case on record from which the lag between receipt and publication is measured."""

    inspection: Text = Field(description="Id of the inspection, autumn-2021/slough.")
    measured: Literal["due_stated", "submitted", "received"] = Field(
        description="due_stated, submitted: from publication to that day; received: from receipt to publication."
    )
    from_: Date = Field(alias="from")
    to: Date
    working_days: Count
    sources: tuple[SourceId, ...] = Field(min_length=1)
    note: Text | None = None
    excluded: Text | None = Field(None, description="Why the window takes no account of it.")


class PublicationLag(Section):
    """The window in which a plan falls due where only the publication date is known, in working days after it."""

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


class RuleVersion(Section):
    """What the rule was from one day to another."""

    from_: Date = Field(alias="from", description="First day.")
    to: Date | None = Field(None, description="Last day; left out while it holds.")
    working_days: Count | None = Field(None, description="Length of the period; left out where it is not known.")
    publish_within: Count | None = Field(None, description="Working days within which the plan is to be published.")
    softened: Text | None = Field(
        None, description="What made the period less strict, to be read after `within 70 working days`."
    )
    rule: Text = Field(description="This version in our words.")
    sources: tuple[SourceId, ...] = Field(min_length=1)

    def holds_on(self, day: date) -> bool:
        """Whether it was the version of that day."""
        return self.from_.earliest <= day and (self.to is None or day <= self.to.latest)


class Deadline(Section):
    """The rule by which the plan that follows a report is due."""

    working_days: Count | None = Field(
        None, description="Length of the period; left out where only its versions say so."
    )
    holidays_listed_to: Date = Field(description="Last day of the official list: later due dates are provisional.")
    excludes: Text | None = Field(None, description="Which days are no working days.")
    rule: Text = Field(description="The rule in our words, with the regulation it rests on.")
    uncertain: Text | None = Field(None, description="What is not known for sure about it.")
    caveat: Text | None = Field(
        None,
        description="In one sentence, what makes its figures unsure: said beside every date reckoned by them. Left out "
        "where they rest on the law.",
    )
    sources: tuple[SourceId, ...] = Field(min_length=1)
    versions: tuple[RuleVersion, ...] = Field((), description="How it differed for a time, or from a day on.")
    letter_estimate: LetterEstimate | None = None
    publication_lag: PublicationLag

    def on(self, day: date | None) -> Deadline:
        """The rule in the version of a day: that on which the report was published or, else, received."""
        version = self.version(day)
        return self.model_copy(update={"working_days": version.working_days}) if version is not None else self

    def version(self, day: date | None) -> RuleVersion | None:
        """The version of a day, where the rule has some; one that only softens it is none."""
        if day is None:
            return None
        return next((one for one in self.versions if one.softened is None and one.holds_on(day)), None)

    def unknown_since(self, day: date | None) -> RuleVersion | None:
        """The version of a day where its number of working days is not known."""
        version = self.version(day)
        return version if version is not None and version.working_days is None else None

    @property
    def length(self) -> int:
        """The length of the period in working days.

        Raises:
            ValueError: it is not known.
        """
        if self.working_days is None:
            raise ValueError("the number of working days is not known")
        return self.working_days

    def softened(self, first: date, last: date) -> RuleVersion | None:
        """The version that made the period less strict on some day from `first` to `last`, if any did."""
        return next(
            (
                one
                for one in self.versions
                if one.softened is not None
                and one.from_.earliest <= last
                and (one.to is None or first <= one.to.latest)
            ),
            None,
        )


class TopicEntry(Section):
    """One point of a topic, in our own words."""

    code: Slug
    title: Text
    text: Text
    group: Text | None = Field(None, description="Label under which entries of a topic stand together.")
    aliases: tuple[Text, ...] = Field((), description="Other spellings of it.")
    from_: Date | None = Field(None, alias="from", description="First day, of what begins.")
    to: Date | None = Field(None, description="Last day, of what ends.")
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
    data_to: tuple[Reach, ...] = Field(min_length=1, description="How far the records reach, inspections first.")
    sources: tuple[SourceId, ...] = Field(min_length=1)
    notice: tuple[Notice, ...] = ()
    deadline: Deadline | None = None
    topics: dict[Slug, Topic]

    key_order: ClassVar[tuple[str, ...]] = (
        "id", "title", "in_force", "data_to", "sources", "notice", "deadline", "topics",
    )  # fmt: skip
    """The order of the keys in a file."""

    def figures(self) -> list[str]:
        """The figures of the framework in sentences."""
        return [f"Notice before {VISITS[one.before]}: {one.working_days} working days." for one in self.notice]

    def notice_before(self, what: Before) -> int | None:
        """How many working days before fieldwork, or before the days on site, an area is told; None if unknown."""
        return next((one.working_days for one in self.notice if one.before == what), None)

    @property
    def reaches_to(self) -> DateSpan:
        """Until when inspections are recorded."""
        return self.data_to[0].to

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
