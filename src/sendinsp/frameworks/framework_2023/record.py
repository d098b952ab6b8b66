"""A record since 2023: an outcome, areas for priority action and improvement, the plan, monitoring inspections."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sendinsp.model.fields import fact
from sendinsp.model.inspection import Inspection, Section, SourceId
from sendinsp.model.scalars import CodeOf, Count, Date, Slug, Text, Url

Outcome = Literal["typically-positive", "inconsistent", "widespread-failings"]
Basis = Literal["whole", "assembled", "part", "findings"]


class ForAction(Section):
    """One area for priority action, or for improvement, in words of our own."""

    summary: Text = fact("One sentence in your own words.", ...)
    themes: tuple[Annotated[Slug, CodeOf("themes")], ...] = fact(
        "Codes of themes that it is about.", (), example="joint-commissioning"
    )
    responsible: tuple[Text, ...] = fact("The bodies that are to act, as the report names them.", ())
    sources: tuple[SourceId, ...] = fact("Where this item has a source of its own.", (), example="id-of-the-source")


class Plan(Section):
    """The priority action plan and its life."""

    called: Text | None = fact("The name that the area gave it, where it is another.", by=("published",))
    due_stated: Date | None = fact("A due date that some source states.", ahead=True, after="report.published")
    submitted: Date | None = fact("When it was submitted.", label="Plan submitted")
    accepted: Date | None = fact("When it was accepted.", label="Plan accepted")
    accepted_by: Text | None = fact("By whom, as the source says.", by=("accepted",))
    published: Date | None = fact(
        "When the area published it.", after="report.published", any_day=True, label="Plan published"
    )
    url: Url | None = fact("Where it can be read.", by=("published",))


class PriorityAction(Section):
    """What must be acted on first, where there are widespread or systemic failings."""

    areas_count: Count | None = fact("Number of areas for priority action; left out if unknown.", example="3")
    areas_basis: Basis | None = fact(
        "How the list below was come by: whole, assembled (several sources), part, findings (no list).",
        example="whole",
    )
    areas: tuple[ForAction, ...] = fact("The areas for priority action.", ())
    plan: Plan | None = fact("The priority action plan.")


class StrategicPlan(Section):
    """The local area's strategic plan, which it is asked to update and publish."""

    published: Date | None = fact("When it was published.", after="report.published", any_day=True)
    url: Url | None = fact("Where it can be read.", by=("published",))


class Monitoring(Section):
    """A monitoring inspection."""

    start: Date | None = fact("First day.")
    end: Date | None = fact("Last day.")
    published: Date | None = fact("When its report was published.")
    outcome: Literal["effective-action", "ineffective-action"] | None = fact(
        "Whether effective action has been taken.", by=("published",), example="effective-action"
    )
    url: Url | None = fact("Address of its report.", by=("published",))


class Inspection2023(Inspection):
    """A record under the framework in force since 2023."""

    framework: Annotated[Literal["framework-2023"], CodeOf("frameworks")] = fact(
        "Id of the framework.", ..., shown="always"
    )
    outcome: Outcome | None = fact("Which of the three outcomes.", example="inconsistent")
    priority_action: PriorityAction | None = fact("Areas for priority action, and the plan for them.")
    improvements_count: Count | None = fact("Number of areas for improvement; left out if unknown.", example="4")
    improvements_basis: Basis | None = fact("How the list of them was come by, as above.", example="whole")
    improvements: tuple[ForAction, ...] = fact("The areas for improvement.", ())
    strategic_plan: StrategicPlan | None = fact("The strategic plan.")
    improvement_notices: tuple[Date, ...] = fact("When the Department for Education issued improvement notices.", ())
    monitoring: tuple[Monitoring, ...] = fact("Monitoring inspections, the earliest first.", ())
    boards: tuple[Annotated[Slug, CodeOf("boards")], ...] = fact(
        "The integrated care boards at the time.", (), example="dorset"
    )

    key_order: ClassVar[tuple[str, ...]] = (
        "area", "framework", "term", "fieldwork", "report", "called_off", "outcome", "priority_action",
        "improvements_count", "improvements_basis", "improvements", "findings", "strategic_plan",
        "improvement_notices", "monitoring", "boards", "notes", "doubts", "acknowledged", "disputed", "evidence",
    )  # fmt: skip

    no_grades: ClassVar[str] = (
        "inspections under this framework end in one of three outcomes: there are no graded judgements"
    )
    foreign: ClassVar[dict[str, str]] = {
        "wsoa": "written statements of action ended with the framework of 2016: see priority_action",
        "revisit": "re-visits ended with the framework of 2016: see monitoring",
    }

    @property
    def outcome_known(self) -> bool:
        """Whether it is known which outcome it had."""
        return self.outcome is not None


RECORD = Inspection2023
