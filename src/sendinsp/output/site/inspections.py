"""The table of all inspections."""

from __future__ import annotations

from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Page, said
from sendinsp.output.site.tables import from_listing, to_inspection
from sendinsp.output.views.footer import reach, tally
from sendinsp.output.views.inspections import inspections as listing
from sendinsp.summary.inspection_rows import overview


def page(matter: Matter) -> Page:
    """All inspections, the latest first."""
    rows = [overview(one, matter.register) for one in reversed(matter.found)]
    footer = [f"{tally(rows)}.", *reach(matter.register, matter.day, matter.cycles)]
    table = from_listing(
        listing(rows, footer),
        "All inspections",
        to_inspection,
        tools=True,
        filters=("Term", "WSOA", "Re-visit", "Outcome", "Monitoring", "Region"),
    )
    intro = said(
        "The latest first. What is not known is a dash; no number of weaknesses or areas for action compares areas, "
        "since lists differ in how they divide things."
    )
    return Page("inspections.html", "Inspections", [intro, table], "Every inspection on record, to search and sort.")
