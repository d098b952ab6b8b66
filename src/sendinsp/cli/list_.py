"""`sendinsp list`: the inspections, one a row."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.support.filters import NO_FILTERS, Filters, filtered
from sendinsp.cli.support.options import AsOfOption, FormatOption, OutputOption

PANEL, ORDER = "Read the register", 10
EXAMPLE = "Example: sendinsp list --term spring-2017"
SHORT = {
    "fieldwork": "fieldwork_start",
    "published": "report_published",
    "area": "name",
    "revisit": "revisit_published",
}
"""Short names of columns to sort by."""


@filtered
def command(
    ctx: typer.Context,
    filters: Filters = NO_FILTERS,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="KEY",
            help=f"Sort by {', '.join(SHORT)}, region, or any other key of the rows of --format json, and show it "
            "(default: fieldwork).",
        ),
    ] = None,
    reverse: Annotated[
        bool, typer.Option("--reverse", help="The other way round; what is not known stays last.")
    ] = False,
    as_of: AsOfOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """List inspections: which areas were inspected, when, and with what result."""
    from sendinsp.cli.support.failure import USAGE
    from sendinsp.cli.support.session import Session, one_of, today
    from sendinsp.output.formats import named
    from sendinsp.output.views.footer import as_of_line, reach, tally
    from sendinsp.output.views.inspections import inspections
    from sendinsp.output.write import write_rows
    from sendinsp.register.select import by_fieldwork, select
    from sendinsp.summary.inspection_rows import KEYS, overview, sorted_rows

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    asked = one_of("--sort", sort, (*SHORT, *KEYS), USAGE) if sort is not None else ""
    by = SHORT.get(asked, asked)
    rows = [
        overview(inspection, register)
        for inspection in by_fieldwork(select(register, filters.selection(register, day), day))
    ]
    if by not in ("", "fieldwork_start") or reverse:
        rows = sorted_rows(rows, by or "fieldwork_start", reverse=reverse)
    footer = [*as_of_line(as_of, day), tally(rows), *filters.not_told_apart(register, day)]
    if named(form, "rows").table:
        footer += reach(register, day, (row["framework"] for row in rows))
    empty = filters.nothing_of_the_kind(register, day) or "No inspection fits."
    told = filters.outcome is not None or filters.wsoa is not None
    write_rows(inspections(rows, footer, empty, by, asked=told), form, output)
    return session.finish()
