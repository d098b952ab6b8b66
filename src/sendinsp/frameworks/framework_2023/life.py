"""The line of time of an inspection since 2023: from its announcement to the last monitoring inspection."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.deadlines.due import Due
from sendinsp.frameworks.framework_2023.file import Framework2023
from sendinsp.frameworks.framework_2023.plan import PLAN
from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.frameworks.interface import Expected, Life, Step
from sendinsp.frameworks.steps import beginning, due_steps, of_record, reckoned, recorded
from sendinsp.model.dates import DateSpan, add_months
from sendinsp.model.framework import Before, Framework
from sendinsp.model.inspection import Inspection

_AREAS = "priority_action"
GAPS = (
    ("fieldwork.start", "fieldwork.end", 0, 25, 4, 8),
    ("fieldwork.start", "report.published", 28, 200, 45, 151),
    ("report.published", "priority_action.plan.submitted", 14, 120, 39, 48),
)
MEASURES = {
    "Start of fieldwork to publication": ("fieldwork.start", "report.published"),
    "Publication to submission of the plan": ("report.published", "priority_action.plan.submitted"),
}


def steps(inspection: Inspection, framework: Framework | None, due: Due | None) -> Iterator[Step]:
    """The steps in the order of life; those of a plan only where one was asked for."""
    assert isinstance(inspection, Inspection2023)
    yield from beginning(inspection, framework, _begins_with(inspection))
    if PLAN.owed(inspection):
        yield from due_steps(inspection, PLAN, due, framework.deadline if framework is not None else None)
        yield from _plan(inspection)
    yield from recorded(inspection, "strategic_plan")
    for notice in inspection.improvement_notices:
        yield of_record(inspection, "improvement_notices", "Improvement notice", notice)
    for one in inspection.monitoring:
        for label, span in (
            ("Monitoring begins", one.start),
            ("Monitoring ends", one.end),
            ("Monitoring published", one.published),
        ):
            if span is not None:
                yield of_record(inspection, "monitoring", label, span)
    yield from _expected(inspection, framework)


def _begins_with(inspection: Inspection2023) -> Before:
    """What its first day is the first day of.

    Fieldwork begins on a Thursday and ends on site, a week and a half later, Monday to Friday. Most sources call the
    last week alone the inspection.
    """
    start = inspection.fieldwork.start
    return "on-site" if start is not None and start.day is not None and start.day.weekday() == 0 else "fieldwork"


def _plan(inspection: Inspection2023) -> Iterator[Step]:
    """The steps of the plan; all of them are missing where nothing of it is recorded."""
    if inspection.priority_action is not None and inspection.priority_action.plan is not None:
        yield from recorded(inspection, _AREAS)
    else:
        yield Step("priority_action.plan", "Plan submitted", None, "missing")


def expected(inspection: Inspection, framework: Framework | None) -> Iterator[Expected]:
    """What is usual after the outcome: a monitoring inspection, the next full one.

    The time counts from the day on which the area received the report. Where that is not known, the window runs from
    the end of fieldwork to publication, plus the interval.
    """
    assert isinstance(inspection, Inspection2023)
    outcome = framework.outcome(inspection.outcome) if isinstance(framework, Framework2023) else None
    received, published = inspection.sure_date("report.received"), inspection.sure_date("report.published")
    ended = inspection.sure_date("fieldwork.end") or inspection.sure_date("fieldwork.start")
    last = received or published
    if outcome is None or last is None:
        return
    first = received or ended or published
    assert first is not None
    since = "receipt of the report" if received else "the end of fieldwork, or publication" if ended else "publication"
    for kind, interval, done in (
        ("monitoring", outcome.monitoring_within, bool(inspection.monitoring)),
        ("full", outcome.next_full_within, False),
    ):
        if interval is not None and not done:
            months = interval.in_months
            length = f"{months // 12} years" if months % 12 == 0 else f"{months} months"
            yield Expected(
                kind,
                add_months(first.earliest, months),
                add_months(last.latest, months),
                f"within approximately {length} of {since}",
            )


def _expected(inspection: Inspection, framework: Framework | None) -> Iterator[Step]:
    for one in expected(inspection, framework):
        label = "Monitoring usual by" if one.kind == "monitoring" else "Next full inspection usual by"
        span = DateSpan(one.earliest, one.latest, f"{one.earliest.isoformat()}/{one.latest.isoformat()}")
        yield reckoned(f"expected.{one.kind}", label, span, one.basis, True)


def _every_area_by(framework: Framework) -> DateSpan | None:
    return framework.cycle_ends if isinstance(framework, Framework2023) else None


LIFE = Life(steps, GAPS, MEASURES, expected, _every_area_by)
