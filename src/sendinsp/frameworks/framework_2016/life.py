"""The line of time of an inspection of 2016 to 2022: from the notice to the letter on the re-visit."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.deadlines.due import Due
from sendinsp.frameworks.framework_2016.file import Framework2016
from sendinsp.frameworks.framework_2016.plan import PLAN
from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.interface import Life, Step
from sendinsp.frameworks.steps import beginning, called_off, due_steps, reckoned, recorded
from sendinsp.model.dates import DateSpan, add_months
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection

GAPS = (
    ("fieldwork.start", "fieldwork.end", 0, 11, 4, 4),
    ("fieldwork.start", "report.published", 28, 180, 44, 149),
    ("report.letter_dated", "report.published", 0, 28, 0, 8),
    ("report.received", "report.published", 0, 21, 6, 8),
    ("report.published", "wsoa.submitted", 56, 182, 92, 95),
    ("wsoa.submitted", "wsoa.fit_for_purpose", 3, 120, 13, 17),
    ("report.published", "revisit.start", 365, 1825, 651, 1428),
    ("revisit.start", "revisit.end", 0, 7, 1, 3),
    ("revisit.start", "revisit.published", 21, 210, 39, 149),
)
MEASURES = {
    "Start of fieldwork to publication": ("fieldwork.start", "report.published"),
    "Publication to submission of the WSOA": ("report.published", "wsoa.submitted"),
    "First visit to re-visit": ("fieldwork.start", "revisit.start"),
    "Fit for purpose to re-visit": ("wsoa.fit_for_purpose", "revisit.start"),
}


def steps(inspection: Inspection, framework: Framework | None, due: Due | None) -> Iterator[Step]:
    """The steps in the order of life; those after the report only where a statement was required."""
    assert isinstance(inspection, Inspection2016)
    yield from beginning(inspection, framework)
    if inspection.wsoa is None or not inspection.wsoa.required:
        return
    yield from due_steps(inspection, PLAN, due, framework.deadline if framework is not None else None)
    yield from recorded(inspection, "wsoa")
    yield from _expected(inspection, framework)
    yield from called_off(inspection, "revisit", "Re-visit called off")
    if inspection.revisit is not None:
        yield from recorded(inspection, "revisit")
        yield from recorded(inspection, "accelerated_progress_plan")
    else:
        yield Step("revisit.start", "Re-visit", None, "missing")


def _expected(inspection: Inspection2016, framework: Framework | None) -> Iterator[Step]:
    fit = inspection.date_at("wsoa.fit_for_purpose")
    if fit is None or not isinstance(framework, Framework2016) or framework.revisit is None:
        return
    months = framework.revisit.within_months
    day = add_months(fit.latest, months)
    note = f"usually within {months} months of fit for purpose"
    end = framework.in_force.to
    if inspection.revisit is None and end is not None and end.latest < day:
        note += f"; the framework ended in {end.human()}"
    sure = not inspection.doubted("wsoa.fit_for_purpose")
    yield reckoned("revisit.expected", "Re-visit expected by", DateSpan.of(day), note, sure)


LIFE = Life(steps, GAPS, MEASURES)
