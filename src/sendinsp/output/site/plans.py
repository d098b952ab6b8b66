"""Plans that are due, and inspections to be expected next."""

from __future__ import annotations

from sendinsp import frameworks
from sendinsp.deadlines.due import STATES
from sendinsp.deadlines.words import STATE_WORDS
from sendinsp.output.listing import Row
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Block, Page, Run, heading, points, said
from sendinsp.output.site.tables import from_listing, to_inspection
from sendinsp.output.views.due_dates import due_dates, tally
from sendinsp.output.views.next_inspections import expected as listing
from sendinsp.summary.due_rows import plans_due
from sendinsp.summary.due_rows import row as due_row
from sendinsp.summary.next_inspections import next_inspections
from sendinsp.summary.next_inspections import row as next_row


def page(matter: Matter) -> Page:
    """When the plans that areas must make are or were due."""
    found: list[Block] = [
        said(
            "After a report that asks for one, an area makes a plan and submits it within a number of working days. "
            "The day of receipt is hardly ever published, so that most due dates are estimates, given as a window. "
            "That no submission is recorded says nothing about the area, only about the record. The page of each area "
            "explains its due date."
        )
    ]
    plans = [plan for plan in frameworks.plans() if plan.command]
    for plan in reversed(plans):
        own = plans_due(matter.found, matter.register, matter.day, plan.command)
        rows = [due_row(one, matter.register) for one in reversed(own)]
        if rows:
            table = from_listing(
                due_dates(rows, [f"{tally(rows, plan)}."], plan),
                f"{plan.name.capitalize()}s, the latest first",
                to_inspection,
                tools=True,
                filters=("Rests on", "Status"),
            )
            found += [heading(f"{plan.name.capitalize()}s ({plan.short})"), table]
    if len(found) == 1:
        found.append(said("No plan is or was due."))
    found.append(heading("What the states mean"))
    found.append(points(f"{STATE_WORDS[state]}: {words}." for state, words in STATES.items()))
    return Page("plans.html", "Plans due", found, "When plans after inspections are or were due, and how sure that is.")


def expected(matter: Matter) -> Page:
    """Which inspections are to be expected next."""
    rows = [next_row(one, matter.register) for one in next_inspections(matter.register, matter.day, matter.slugs)]

    def linked(row: Row, title: str) -> Run | None:
        if title == "Area":
            return matter.area(row["area"])
        if title == "After" and row["last_id"]:
            return matter.inspection(row["last_id"])
        return None

    table = from_listing(
        listing(rows, ()), "Inspections to be expected", linked, tools=True, filters=("Inspection", "State", "Region")
    )
    words = "What the framework says is usual after each report, reckoned from the day it was published."
    none = said("No inspection is to be expected of these areas.")
    found: list[Block] = [said(words), table] if rows else [none]
    return Page("next.html", "Next", found, "Which inspections are to be expected next.")
