"""One inspection of one local area: what all frameworks share, and what is one framework's own.

A later framework is a new subclass of `Inspection` here, entered in `VARIANTS`, and a new file under
`data/frameworks/`. The order of the fields is the order of the keys in a file (`sendinsp fmt`).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from sendinsp.model.dates import DateSpan
from sendinsp.model.scalars import AnyValue, CodeOf, Count, Date, Flag, RevisitOutcome, Slug, TermField, Text, Url
from sendinsp.model.terms import Term


class Section(BaseModel):
    """A part of a data file: unknown keys are refused, values do not change once read."""

    # Built when first used: a command waits for the models that it needs, and each is built once, with its parent.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


AreaSlug = Annotated[Slug, CodeOf("areas")]
SourceId = Slug
FieldPath = Annotated[
    Text,
    CodeOf("fields"),
    Field(description="The dotted path of a field (report.published) or of a whole list (findings)."),
]


class Fieldwork(Section):
    """The days on which the inspectors were in the area."""

    start: Date | None = Field(None, description="First day of fieldwork.")
    end: Date | None = Field(None, description="Last day of fieldwork.")


class Report(Section):
    """The outcome letter (2016) or report (2023): what is dated and where it can be read."""

    letter_dated: Date | None = Field(None, description="The date on the outcome letter.")
    received: Date | None = Field(
        None, description="The day the area received the final report: starts the 70 working days."
    )
    published: Date | None = Field(None, description="The day the inspectorate published it.")
    url: Url | None = Field(None, description="Address of the letter itself.")
    page: Url | None = Field(None, description="Address of the page on which it is listed.")


class Weakness(Section):
    """One significant weakness (2016) or area for priority action (2023), in words of our own."""

    summary: Text = Field(description="One sentence in your own words.")
    reasons: tuple[Annotated[Slug, CodeOf("reasons")], ...] = Field(
        (), description="Codes of the framework's reasons that it falls under."
    )
    progress: Literal["sufficient", "insufficient"] | None = Field(
        None, description="As judged at the re-visit; left out where only the totals are known."
    )
    sources: tuple[SourceId, ...] = Field((), description="Where this item has a source of its own.")


class Finding(Section):
    """A strength or an area for development that the letter reports, in words of our own."""

    summary: Text = Field(description="One sentence in your own words.")
    question: Annotated[Slug, CodeOf("questions")] | None = Field(
        None, description="Which of the framework's questions it belongs to, where the source says."
    )
    kind: Literal["strength", "development"] = Field(description="A strength or an area for development.")
    theme: Annotated[Slug, CodeOf("themes")] | None = Field(None, description="The framework's theme.")
    sources: tuple[SourceId, ...] = Field((), description="Where this item has a source of its own.")


class Wsoa(Section):
    """The written statement of action: whether one was required, why, and its life until accepted."""

    required: Flag = Field(description="Whether the letter asks for a written statement of action.")
    grounds: tuple[Annotated[Slug, CodeOf("grounds")], ...] = Field((), description="The framework's grounds.")
    weakness_count: Count | None = Field(
        None,
        description="Number of significant weaknesses, as the official statistics count; left out if unknown.",
    )
    weaknesses_basis: Literal["whole", "assembled", "part", "findings"] | None = Field(
        None,
        description="How the list below was come by: whole, assembled (several sources), part, findings (no list).",
    )
    weaknesses: tuple[Weakness, ...] = Field((), description="The significant weaknesses.")
    due_stated: Date | None = Field(None, description="A due date that some source states.")
    submitted: Date | None = Field(None, description="When it was submitted.")
    returned: Date | None = Field(None, description="When it came back as not fit for purpose.")
    resubmission_due: Date | None = Field(None, description="When it was due again.")
    resubmitted: Date | None = Field(None, description="When it was submitted again.")
    fit_for_purpose: Date | None = Field(None, description="When Ofsted and CQC found it fit for purpose.")
    published: Date | None = Field(None, description="When the area published it.")
    url: Url | None = Field(None, description="Where it can be read.")


class Revisit(Section):
    """The inspectors' return to an area with a WSOA, and what they found."""

    start: Date | None = Field(None, description="First day of the re-visit.")
    end: Date | None = Field(None, description="Last day of the re-visit.")
    published: Date | None = Field(None, description="When its letter was published.")
    outcome: RevisitOutcome | None = Field(
        None, description="Sufficient progress on all, some or none of the weaknesses."
    )
    sufficient: Count | None = Field(None, description="Number of weaknesses with sufficient progress.")
    insufficient: Count | None = Field(None, description="Number of weaknesses without sufficient progress.")
    url: Url | None = Field(None, description="Address of its letter.")


class AcceleratedProgressPlan(Section):
    """The plan that follows a re-visit which found too little progress."""

    required: Flag = Field(description="Whether one was asked for.")


class Dispute(Section):
    """What other sources say of a field instead of the value that stands in it."""

    field: FieldPath
    value: AnyValue = Field(description="The other value, written as it would be in the field.")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="The sources that say so.")
    note: Text | None = Field(None, description="What explains the difference, if anything does.")


class Inspection(Section):
    """What the inspections of all frameworks have in common."""

    area: AreaSlug = Field(description="Slug of the local area (data/areas.yaml).")
    framework: Annotated[Slug, CodeOf("frameworks")] = Field(description="Id of the framework.")
    term: TermField | None = Field(None, description="The term of fieldwork; left out where no source dates it.")
    fieldwork: Fieldwork = Field(default_factory=Fieldwork, description="The days in the area.")
    report: Report = Field(default_factory=Report, description="The outcome letter or report.")
    findings: tuple[Finding, ...] = Field((), description="What it found.")
    notes: Text | None = Field(None, description="Free text for what has no place above.")
    doubts: dict[FieldPath, Text] = Field(
        default_factory=dict, description="Field path -> why its value is kept but not relied on."
    )
    disputed: tuple[Dispute, ...] = Field((), description="What other sources say instead.")
    evidence: dict[SourceId, tuple[FieldPath, ...]] = Field(
        default_factory=dict, description="Source -> the facts it gives. Every fact has a source."
    )

    has_wsoa: ClassVar[bool] = False

    @property
    def id(self) -> str:
        """Term and area, `spring-2017/sandwell`; `undated/...` where no source dates the fieldwork."""
        return f"{self.term or 'undated'}/{self.area}"

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

    def date_at(self, path: str) -> DateSpan | None:
        """The date at a dotted path such as `report.published`, or None where the record has none."""
        value: object = self
        for key in path.split("."):
            value = getattr(value, key, None)
            if value is None:
                return None
        return value if isinstance(value, DateSpan) else None


class Inspection2016(Inspection):
    """A record under the framework of 2016 to 2022: a narrative letter, at most a WSOA and a re-visit."""

    framework: Annotated[Literal["framework-2016"], CodeOf("frameworks")] = Field(description="Id of the framework.")
    wsoa: Wsoa | None = Field(None, description="The written statement of action.")
    revisit: Revisit | None = Field(None, description="The re-visit.")
    accelerated_progress_plan: AcceleratedProgressPlan | None = Field(
        None, description="The plan that follows too little progress."
    )

    has_wsoa: ClassVar[bool] = True

    @property
    def outcome_known(self) -> bool:
        """Whether it is known that a WSOA was required, or that none was."""
        return self.wsoa is not None


VARIANTS: dict[str, type[Inspection]] = {"framework-2016": Inspection2016}
"""The models that exist, by framework id."""

KEY_ORDER = (
    "area", "framework", "term", "fieldwork", "report", "wsoa", "findings", "revisit",
    "accelerated_progress_plan", "notes", "doubts", "disputed", "evidence",
)  # fmt: skip
"""The order of a record's keys in a file: by the life of an inspection, what is said about the facts last."""

__all__ = [
    "KEY_ORDER", "VARIANTS", "AcceleratedProgressPlan", "AreaSlug", "Dispute", "FieldPath", "Fieldwork",
    "Finding", "Inspection", "Inspection2016", "Report", "Revisit", "Section", "SourceId", "Term", "Weakness",
    "Wsoa",
]  # fmt: skip
