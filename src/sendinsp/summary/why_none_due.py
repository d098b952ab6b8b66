"""Why an area has no due date to show."""

from __future__ import annotations

from datetime import date

from sendinsp import frameworks
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import human_day
from sendinsp.register.register import Register


def why_none(slug: str, register: Register, day: date, command: str) -> str:
    """One sentence on why no plan that `command` tells of is, or was, due by an area as far as known on `day`."""
    area = register.areas.get(slug)
    name = area.label if area else slug
    seen = [known for one in register.of_areas([slug]) if (known := known_at(one, day)) is not None]
    if not seen:
        recorded = {one.area for one in register.inspections}
        when = f" by {human_day(day)}" if slug in recorded else ""
        relatives = [one for one in register.areas.family(slug) if one != slug and one in recorded]
        family = [register.areas[one].label for one in relatives]
        hint = f" (see {', '.join(family)})" if family else ""
        return f"{name}: no inspection is recorded{when}{hint}."
    sentences = []
    short = next((plan.short for plan in frameworks.plans() if plan.command == command), "plan")
    for inspection in seen:
        published = inspection.report.published
        when = f" (report of {published.human()})" if published else ""
        plan = frameworks.plan_of(inspection.framework)
        if plan is not None and plan.command == command:
            if plan.owed(inspection) is False:
                sentences.append(f"no {plan.name} was required in {inspection.id}{when}")
            else:
                sentences.append(f"the {plan.noun} of {inspection.id} is not among those asked for")
        else:
            framework = register.frameworks.get(inspection.framework)
            if framework is None:
                named = f"the framework {inspection.framework}"
            else:
                named = f"the framework of {framework.in_force.from_.earliest.year} ({framework.title})"
            see = f"; see {plan.command}" if plan is not None and plan.command else ""
            sentences.append(f"{inspection.id}{when} was inspected under {named}: no {short}{see}")
    return f"{name}: {'; '.join(sentences)}."
