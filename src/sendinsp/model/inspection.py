"""One inspection of one local area: what the inspections of all frameworks have in common.

What is one framework's own stands in its folder (`frameworks`), as a subclass of `Inspection`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from sendinsp.model.dates import DateSpan
from sendinsp.model.fields import fact
from sendinsp.model.scalars import AnyValue, CodeOf, Date, Slug, TermField, Text, Url


class Section(BaseModel):
    """A part of a data file: unknown keys are refused, values do not change once read."""

    # Built when first used: a command waits for the models that it needs, and each is built once, with its parent.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


AreaSlug = Annotated[Slug, CodeOf("areas")]
SourceId = Annotated[Slug, CodeOf("sources")]
FieldPath = Annotated[
    Text,
    CodeOf("fields"),
    Field(description="The dotted path of a field (report.published) or of a whole list (findings)."),
]


RuleCode = Annotated[Text, Field(description="The code of a rule of `sendinsp rules`.")]
UNDATED = "undated"
"""Folder of the records whose fieldwork no source dates."""


class Fieldwork(Section):
    """The days on which the inspectors were in the area."""

    announced: Date | None = fact(
        "The day by which it was announced: an upper bound of the notice.",
        shown="own-day",
        label="Announced, at the latest",
        rare=True,
    )
    start: Date | None = fact("First day of fieldwork.", shown="own-day", label="Fieldwork begins")
    end: Date | None = fact("Last day of fieldwork.", shown="own-day", label="Fieldwork ends")


class Report(Section):
    """The outcome letter or report: what is dated and where it can be read."""

    received: Date | None = fact(
        "The day the area received the final report: starts the time for its plan.",
        shown="own-day",
        label="Report received",
    )
    published: Date | None = fact("The day the inspectorate published it.", shown="own-day", label="Report published")
    url: Url | None = fact("Address of the letter or report itself.")
    page: Url | None = fact("Address of the page on which it is listed.")


class CalledOff(Section):
    """A visit that was announced and then called off."""

    visit: Literal["inspection", "revisit"] = fact("Which visit.", ..., shown="own-day", example="inspection")
    announced: Date = fact("The day by which it was announced.", ..., shown="own-day")
    withdrawn: Date | None = fact("When it was called off.", shown="own-day")


class Finding(Section):
    """A strength or an area for development that the letter reports, in words of our own."""

    summary: Text = fact("One sentence in your own words.", ...)
    question: Annotated[Slug, CodeOf("questions")] | None = fact(
        "Which of the framework's questions it belongs to, where the source says.", example="identify"
    )
    kind: Literal["strength", "development"] = fact("A strength or an area for development.", ..., example="strength")
    themes: tuple[Annotated[Slug, CodeOf("themes")], ...] = fact(
        "Codes of themes that it is about.", (), example="early-years"
    )
    sources: tuple[SourceId, ...] = fact("Where this item has a source of its own.", (), example="id-of-the-source")


class Dispute(Section):
    """What other sources say of a field instead of the value that stands in it."""

    field: FieldPath
    value: AnyValue = Field(description="The other value, written as it would be in the field.")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="The sources that say so.")
    note: Text | None = Field(None, description="What explains the difference, if anything does.")


class Inspection(Section):
    """What the inspections of all frameworks have in common."""

    area: AreaSlug = fact("Slug of the local area (data/areas.yaml).", ..., shown="always")
    framework: Annotated[Slug, CodeOf("frameworks")] = fact("Id of the framework.", ..., shown="always")
    term: TermField | None = fact("The term of fieldwork; left out where no source dates it.", shown="always")
    fieldwork: Fieldwork = fact("The days in the area.", factory=Fieldwork, shown="by-parts")
    report: Report = fact("The outcome letter or report.", factory=Report, shown="by-parts")
    called_off: tuple[CalledOff, ...] = fact("Visits that were announced and called off.", (), shown="own-day")
    findings: tuple[Finding, ...] = fact("What it found.", ())
    notes: Text | None = fact("Free text for what has no place above.", shown="at-the-end")
    doubts: dict[FieldPath, Text] = fact(
        "Field path -> why its value is kept but not relied on.", factory=dict, shown="always"
    )
    acknowledged: dict[RuleCode, Text] = fact(
        "Code of a rule -> why its warning stands: it is then told of no more.", factory=dict, shown="always"
    )
    disputed: tuple[Dispute, ...] = fact("What other sources say instead.", (), shown="always")
    evidence: dict[SourceId, tuple[FieldPath, ...]] = fact(
        "Source -> the facts it gives. Every fact has a source.", factory=dict, shown="always"
    )

    key_order: ClassVar[tuple[str, ...]] = (
        "area", "framework", "term", "fieldwork", "report", "called_off", "findings", "notes", "doubts", "acknowledged",
        "disputed", "evidence",
    )  # fmt: skip
    """The order of a record's keys in a file: by the life of an inspection, what is said about the facts last."""
    foreign: ClassVar[dict[str, str]] = {}
    """Keys of other frameworks that people look for here, each with why there is none."""
    no_grades: ClassVar[str] = ""
    """Why there are no graded judgements under the framework; "" where there may be some."""

    @property
    def id(self) -> str:
        """Term and area, `spring-2017/sandwell`; `undated/...` where no source dates the fieldwork."""
        return f"{self.term or UNDATED}/{self.area}"

    @property
    def in_time(self) -> tuple[date, str]:
        """What inspections are sorted by: the start of fieldwork, else the publication; undated ones last."""
        when = self.fieldwork.start or self.report.published
        return (when.latest if when else date.max, self.id)

    @property
    def outcome_known(self) -> bool:
        """Whether the record says what the inspection came to, dated or not."""
        return False

    @property
    def is_published(self) -> bool:
        """Whether the report is out: it has a date, or its outcome is known without one."""
        return self.report.published is not None or self.outcome_known

    def doubted(self, path: str) -> bool:
        """Whether the value of the field at `path` is kept but not to be relied on."""
        return path in self.doubts

    def value_at(self, path: str) -> object:
        """The value at a dotted path such as `report.published`, or None where the record has none."""
        value: object = self
        for key in path.split("."):
            value = getattr(value, key, None)
            if value is None:
                return None
        return value

    def date_at(self, path: str) -> DateSpan | None:
        """The date at a dotted path, or None where the record has none."""
        value = self.value_at(path)
        return value if isinstance(value, DateSpan) else None

    def sure_date(self, path: str) -> DateSpan | None:
        """The date at a dotted path, or None where the record has none or doubts it."""
        return None if path in self.doubts else self.date_at(path)

    def given_by(self, path: str) -> tuple[str, ...]:
        """The sources that give the field at a path."""
        return tuple(source for source, paths in self.evidence.items() if path in paths)

    def disputes(self, path: str) -> bool:
        """Whether other sources say something else of the field at a path."""
        return any(dispute.field == path for dispute in self.disputed)
