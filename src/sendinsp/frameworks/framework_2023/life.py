"""The line of time of an inspection since 2023: from its announcement to the last monitoring inspection."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.deadlines.due import Due
from sendinsp.frameworks.framework_2023.file import Framework2023
from sendinsp.frameworks.framework_2023.plan import PLAN
from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.frameworks.interface import Life, Step
from sendinsp.frameworks.steps import beginning, due_steps, reckoned, recorded
from sendinsp.model.dates import DateSpan, add_months
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection

_AREAS = "priority_action"
GAPS = (
    ("fieldwork.start", "fieldwork.end", 0, 25, 2, 24),
    ("fieldwork.start", "report.published", 28, 200, 43, 154),
    ("report.published", "priority_action.plan.submitted", 14, 120, 39, 93),
)
MEASURES = {
    "Start of fieldwork to publication": ("fieldwork.start", "report.published"),
    "Publication to submission of the plan": ("report.published", "priority_action.plan.submitted"),
}


def steps(inspection: Inspection, framework: Framework | None, due: Due | None) -> Iterator[Step]:
    """The steps in the order of life; those of a plan only where one was asked for."""
    assert isinstance(inspection, Inspection2023)
    yield from beginning(inspection, framework)
    if PLAN.owed(inspection):
        yield from due_steps(inspection, PLAN, due, framework.deadline if framework is not None else None)
        yield from _plan(inspection)
    yield from recorded(inspection, "strategic_plan")
    for notice in inspection.improvement_notices:
        yield _listed(inspection, "improvement_notices", "Improvement notice", notice)
    for one in inspection.monitoring:
        for label, span in (
            ("Monitoring begins", one.start),
            ("Monitoring ends", one.end),
            ("Monitoring published", one.published),
        ):
            if span is not None:
                yield _listed(inspection, "monitoring", label, span)
    yield from _expected(inspection, framework)


def _plan(inspection: Inspection2023) -> Iterator[Step]:
    """The steps of the plan; all of them are missing where nothing of it is recorded."""
    if inspection.priority_action is not None and inspection.priority_action.plan is not None:
        yield from recorded(inspection, _AREAS)
    else:
        yield Step("priority_action.plan", "Plan submitted", None, "missing")


def _listed(inspection: Inspection2023, path: str, label: str, span: DateSpan) -> Step:
    doubt = inspection.doubts.get(path, "")
    return Step(
        path, label, str(span), "doubtful" if doubt else "known", doubt, inspection.given_by(path),
        inspection.disputes(path),
    )  # fmt: skip


def _expected(inspection: Inspection2023, framework: Framework | None) -> Iterator[Step]:
    """What is usual after the outcome: a monitoring inspection, the next full one."""
    published = inspection.report.published
    outcome = framework.outcome(inspection.outcome) if isinstance(framework, Framework2023) else None
    if published is None or outcome is None:
        return
    sure = not inspection.doubted("report.published")
    for label, interval, done in (
        ("Monitoring usual by", outcome.monitoring_within, bool(inspection.monitoring)),
        ("Next full inspection usual by", outcome.next_full_within, False),
    ):
        if interval is not None and not done:
            months = interval.in_months
            length = f"{months // 12} years" if months % 12 == 0 else f"{months} months"
            day = add_months(published.latest, months)
            note = f"about {length} after publication; the report itself came a few days before"
            yield reckoned(label.casefold().replace(" ", "-"), label, DateSpan.of(day), note, sure)


LIFE = Life(steps, GAPS, MEASURES)
