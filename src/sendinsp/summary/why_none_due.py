"""Why an area has no due date to show."""

from __future__ import annotations

from datetime import date

from sendinsp import frameworks
from sendinsp.frameworks.interface import PlanKind
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import human_day
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register
from sendinsp.summary.due_rows import framework_of, has_plan


def why_none(slug: str, register: Register, day: date, command: str) -> list[str]:
    """Why no plan that `command` tells of is, or was, due by an area as far as known on `day`: a line each.

    First what is known of such a plan, then the inspections under other frameworks, the newest first.
    """
    area = register.areas.get(slug)
    name = area.label if area else slug
    seen = [known for one in register.of_areas([slug]) if (known := known_at(one, day)) is not None]
    if not seen:
        recorded = {one.area for one in register.inspections}
        when = f" by {human_day(day)}" if slug in recorded else ""
        relatives = [one for one in register.areas.family(slug) if one != slug and one in recorded]
        family = [register.areas[one].label for one in relatives]
        hint = f" (see {', '.join(family)})" if family else ""
        return [f"{name}: no inspection is recorded{when}{hint}."]
    seen.sort(key=lambda one: one.in_time, reverse=True)
    own = [_own(one) for one in seen if has_plan(one.framework, command)]
    plan = next((plan for plan in frameworks.plans() if plan.command == command), None)
    others = [_other(one, register, plan) for one in seen if not has_plan(one.framework, command)]
    framework = framework_of(register, command)
    if not own and framework is not None:
        reach = next((one.to for one in register.reaches.get(framework.id, ())), None)
        until = f"by {human_day(day)}"
        if reach is not None and day >= reach.latest:
            until = f"(records reach to {reach.human()})"
        own = [f"no inspection under {_named(framework)} is recorded {until}."]
    first, *more = own + others
    return [f"{name}: {first}", *(f"  {line}" for line in more)]


def _named(framework: Framework) -> str:
    return f"the framework of {framework.in_force.from_.earliest.year} ({framework.title})"


def _when(inspection: Inspection) -> str:
    published = inspection.report.published
    mark = " ?" if inspection.doubted("report.published") or inspection.disputes("report.published") else ""
    return f" (report of {published.human()}{mark})" if published else ""


def _own(inspection: Inspection) -> str:
    """Why an inspection under a framework that has the plan is not among those shown."""
    plan = frameworks.plan_of(inspection.framework)
    assert plan is not None  # that of the command
    if plan.owed(inspection) is False:
        return f"no {plan.name} was required in {inspection.id}{_when(inspection)}."
    return f"the {plan.noun} of {inspection.id} is not among those asked for."


def _other(inspection: Inspection, register: Register, wanted: PlanKind | None) -> str:
    framework = register.frameworks.get(inspection.framework)
    named = _named(framework) if framework is not None else f"the framework {inspection.framework}"
    plan = frameworks.plan_of(inspection.framework)
    see = f"; see {plan.command}" if plan is not None and plan.command else ""
    short = wanted.short if wanted is not None else "plan"
    return f"{inspection.id}{_when(inspection)} was inspected under {named}: no {short}{see}."
