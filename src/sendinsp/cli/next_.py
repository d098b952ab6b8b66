"""`sendinsp next`: which inspections are to be expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.support.complete import complete_area
from sendinsp.cli.support.options import AsOfOption, OutputOption, RegionOption, format_option

if TYPE_CHECKING:
    from sendinsp.summary.next_inspections import NextInspection

PANEL, ORDER = "Read the register", 52
EXAMPLE = 'Example: sendinsp next --region "South West" --within 12'


def command(
    ctx: typer.Context,
    area: Annotated[
        list[str] | None,
        typer.Argument(metavar="AREA", help="Areas by any of their names or codes.", autocompletion=complete_area),
    ] = None,
    within: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, max=240, help="Only windows that have begun, or begin within N months."),
    ] = None,
    region: RegionOption = None,
    as_of: AsOfOption = None,
    form: Annotated[str, format_option("rows", "events")] = "table",
    output: OutputOption = None,
) -> int:
    """Say which areas await their inspection of this cycle, and when the next ones are to be expected.

    Reports say within about how long the next full or monitoring inspection is usual. The time counts from the day on
    which an area received its report, which is known of hardly any: so a window is given, from the end of fieldwork
    to publication, plus that time. Nothing is announced by it.
    """
    from sendinsp.cli.support.calendars import show_calendar
    from sendinsp.cli.support.session import Session, areas, one_of, regions, tell_of_ended, today
    from sendinsp.model.event import Calendar
    from sendinsp.output.formats import named
    from sendinsp.output.views.footer import as_of_line, reach
    from sendinsp.output.views.next_inspections import events, expected, later_words, left_out
    from sendinsp.output.write import write_rows
    from sendinsp.summary.next_inspections import next_inspections, row
    from sendinsp.summary.next_inspections import within as only_within

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    slugs = areas(register, area or ())
    tell_of_ended(register, slugs, day)
    found = next_inspections(register, day, slugs)
    if region:
        wanted = {one_of("--region", name, regions(register)) for name in region}
        found = [
            one for one in found if {register.areas[one.area].region, register.areas[one.area].ofsted_region} & wanted
        ]
    later: list[NextInspection] = []
    if within is not None:
        soon = only_within(found, day, within)
        found, later = soon, [one for one in found if one not in soon]
    how = named(form, "rows", "events")
    if how.events:
        calendar = Calendar("Inspections to be expected", day, events(found, register, day))
        show_calendar(calendar, left_out(found, register), form, output, "no inspection is to be expected")
    else:
        names = sorted({one.last.framework for one in found if one.last is not None})
        footer = later_words(later, within or 0)
        footer += [*as_of_line(as_of, day), *reach(register, day, names)] if how.table else []
        rows = [row(one, register) for one in found]
        write_rows(expected(rows, footer, within if later else None), form, output)
    return session.finish()
