"""A record of 2016 to 2022: a narrative letter, at most a written statement of action (WSOA) and a re-visit."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sendinsp.model.fields import fact
from sendinsp.model.inspection import Inspection, Report, Section, SourceId
from sendinsp.model.scalars import CodeOf, Count, Date, Flag, Slug, Text, Url

AFTER_THE_REVISIT = ("revisit.start", "revisit.published")
"""What only the letter on the re-visit reveals."""


class Weakness(Section):
    """One significant weakness, in words of our own."""

    summary: Text = fact("One sentence in your own words.", ...)
    reasons: tuple[Annotated[Slug, CodeOf("reasons")], ...] = fact(
        "Codes of the framework's reasons that it falls under.", (), example="disjointed-services"
    )
    themes: tuple[Annotated[Slug, CodeOf("themes")], ...] = fact(
        "Codes of themes that it is about.", (), example="joint-commissioning"
    )
    listed: Flag | None = fact(
        "false for an item of a partial list that was reported as found, not as one of the letter's list.",
        example="false",
    )
    progress: Literal["sufficient", "insufficient"] | None = fact(
        "As judged at the re-visit; left out where only the totals are known.",
        by=AFTER_THE_REVISIT,
        example="sufficient",
    )
    sources: tuple[SourceId, ...] = fact("Where this item has a source of its own.", (), example="id-of-the-source")


class Wsoa(Section):
    """The written statement of action: whether one was required, why, and its life until accepted."""

    required: Flag = fact("Whether the letter asks for a written statement of action.", ..., example="true")
    grounds: tuple[Annotated[Slug, CodeOf("grounds")], ...] = fact(
        "The framework's grounds.", (), example="failure-to-meet-duties"
    )
    weakness_count: Count | None = fact(
        "Number of significant weaknesses, as the official statistics count; left out if unknown.", example="3"
    )
    weaknesses_basis: Literal["whole", "assembled", "part", "findings"] | None = fact(
        "How the list below was come by: whole, assembled (several sources), part, findings (no list).",
        example="whole",
    )
    weaknesses: tuple[Weakness, ...] = fact("The significant weaknesses.", ())
    due_stated: Date | None = fact("A due date that some source states.", ahead=True, after="report.published")
    submitted: Date | None = fact("When it was submitted.", label="WSOA submitted")
    returned: Date | None = fact("When it came back as not fit for purpose.", label="WSOA returned", rare=True)
    resubmission_due: Date | None = fact(
        "When it was due again.",
        ahead=True,
        after="wsoa.returned",
        by=("returned",),
        label="WSOA due again",
        rare=True,
    )
    resubmitted: Date | None = fact("When it was submitted again.", label="WSOA submitted again", rare=True)
    fit_for_purpose: Date | None = fact(
        "When Ofsted and CQC found it fit for purpose.", label="WSOA found fit for purpose"
    )
    published: Date | None = fact(
        "When the area published it.", after="report.published", any_day=True, label="WSOA published"
    )
    url: Url | None = fact("Where it can be read.", by=("published",))


class Revisit(Section):
    """The inspectors' return to an area with a WSOA, and what they found."""

    announced: Date | None = fact(
        "The day by which it was announced: an upper bound of the notice.",
        label="Re-visit announced, at the latest",
        rare=True,
    )
    start: Date | None = fact("First day of the re-visit.", label="Re-visit begins")
    end: Date | None = fact("Last day of the re-visit.", label="Re-visit ends")
    published: Date | None = fact("When its letter was published.", label="Re-visit letter published")
    outcome: Literal["all", "some", "none"] | None = fact(
        "Sufficient progress on all, some or none of the weaknesses.", by=("published",), example="some"
    )
    sufficient: Count | None = fact("Number of weaknesses with sufficient progress.", by=("published",), example="2")
    insufficient: Count | None = fact(
        "Number of weaknesses without sufficient progress.", by=("published",), example="1"
    )
    url: Url | None = fact("Address of its letter.", by=("published",))


class AcceleratedProgressPlan(Section):
    """The plan that follows a re-visit which found too little progress."""

    required: Flag = fact("Whether one was asked for.", ..., example="true")
    due_stated: Date | None = fact(
        "A due date that some source states.",
        ahead=True,
        after="revisit.published",
        label="Accelerated progress plan due",
        rare=True,
    )
    submitted: Date | None = fact("When it was submitted.", label="Accelerated progress plan submitted", rare=True)
    agreed: Date | None = fact("When it was agreed.", label="Accelerated progress plan agreed", rare=True)
    url: Url | None = fact("Where it can be read.")


class Letter(Report):
    """The outcome letter: what is dated and where it can be read."""

    letter_dated: Date | None = fact("The date on the outcome letter.", shown="own-day", label="Date on the letter")

    key_order: ClassVar[tuple[str, ...]] = ("letter_dated", "received", "published", "url", "page")


class Inspection2016(Inspection):
    """A record under the framework of 2016 to 2022: a narrative letter, at most a WSOA and a re-visit."""

    framework: Annotated[Literal["framework-2016"], CodeOf("frameworks")] = fact(
        "Id of the framework.", ..., shown="always"
    )
    report: Letter = fact("The outcome letter.", factory=Letter, shown="by-parts")
    wsoa: Wsoa | None = fact("The written statement of action.")
    revisit: Revisit | None = fact("The re-visit.", by=("revisit.start",))
    accelerated_progress_plan: AcceleratedProgressPlan | None = fact(
        "The plan that follows too little progress.", by=AFTER_THE_REVISIT
    )

    key_order: ClassVar[tuple[str, ...]] = (
        "area", "framework", "term", "fieldwork", "report", "called_off", "wsoa", "findings", "revisit",
        "accelerated_progress_plan", "notes", "doubts", "acknowledged", "disputed", "evidence",
    )  # fmt: skip

    foreign: ClassVar[dict[str, str]] = {
        "outcome": "inspections of 2016 to 2022 end in a narrative letter without an outcome: see wsoa.required",
        "priority_action": "areas for priority action came with the framework of 2023: see wsoa",
        "monitoring": "monitoring inspections came with the framework of 2023: see revisit",
    }
    no_grades: ClassVar[str] = (
        "inspections under this framework end in a narrative letter: there are no graded judgements"
    )

    @property
    def outcome_known(self) -> bool:
        """Whether it is known that a WSOA was required, or that none was."""
        return self.wsoa is not None


RECORD = Inspection2016
