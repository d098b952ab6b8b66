"""`sendinsp list`: the inspections, one a row."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sendinsp.cli.support.filters import NO_FILTERS, Filters, filtered
from sendinsp.cli.support.options import AsOfOption, FormatOption, OutputOption

PANEL, ORDER = "Read the register", 10
EXAMPLE = "Example: sendinsp list --term spring-2017"


class Sort(StrEnum):
    """What the rows are sorted by."""

    FIELDWORK = "fieldwork"
    PUBLISHED = "published"
    AREA = "area"
    REGION = "region"


@filtered
def command(
    ctx: typer.Context,
    filters: Filters = NO_FILTERS,
    sort: Annotated[Sort, typer.Option(metavar="KEY", help=f"Sort by {', '.join(Sort)}.")] = Sort.FIELDWORK,
    as_of: AsOfOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """List inspections: which areas were inspected, when, and with what result."""
    from sendinsp.cli.support.session import Session, today
    from sendinsp.output.formats import named
    from sendinsp.output.views.footer import reach, tally
    from sendinsp.output.views.inspections import inspections
    from sendinsp.output.write import write_rows
    from sendinsp.register.select import by_fieldwork, select
    from sendinsp.summary.inspection_rows import overview

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    chosen = filters.selection(register)
    rows = [overview(inspection, register) for inspection in by_fieldwork(select(register, chosen, day))]
    if sort is not Sort.FIELDWORK:
        key = {"published": "report_published", "area": "name", "region": "region"}[sort]
        rows.sort(key=lambda row: (row[key] is None, row[key] or ""))
    footer = [tally(rows)]
    if named(form, "rows").terminal:
        footer += reach(register, day, (row["framework"] for row in rows))
    write_rows(inspections(rows, footer), form, output)
    return session.finish()
