"""`sendinsp list`: the inspections, one a row."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sendinsp.cli.options import (
    AreaOption,
    AsOfOption,
    Format,
    FormatOption,
    FrameworkOption,
    OutputOption,
    ReasonOption,
    RegionOption,
    StatusOption,
    TermOption,
    ThemeOption,
    WsoaOption,
)

EXAMPLE = "Example: sendinsp list --term spring-2017"


class Sort(StrEnum):
    """What the rows are sorted by."""

    FIELDWORK = "fieldwork"
    PUBLISHED = "published"
    AREA = "area"
    REGION = "region"


def command(
    ctx: typer.Context,
    term: TermOption = None,
    area: AreaOption = None,
    region: RegionOption = None,
    framework: FrameworkOption = None,
    wsoa: WsoaOption = None,
    status: StatusOption = None,
    reason: ReasonOption = None,
    theme: ThemeOption = None,
    sort: Annotated[Sort, typer.Option(metavar="KEY", help=f"Sort by {', '.join(Sort)}.")] = Sort.FIELDWORK,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> int:
    """List inspections: which areas were inspected, when, and with what result."""
    from sendinsp.cli.filters import selection
    from sendinsp.cli.session import Session, today
    from sendinsp.output.listing import write
    from sendinsp.output.views.footer import reach, tally
    from sendinsp.output.views.inspections import inspections
    from sendinsp.register.select import by_fieldwork, select
    from sendinsp.summary.inspection_rows import overview

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    chosen = selection(register, term, area, region, framework, wsoa, status, reason, theme)
    rows = [overview(inspection, register) for inspection in by_fieldwork(select(register, chosen, day))]
    if sort is not Sort.FIELDWORK:
        key = {"published": "report_published", "area": "name", "region": "region"}[sort]
        rows.sort(key=lambda row: (row[key] is None, row[key] or ""))
    footer = (
        [tally(rows), *reach(register, day, (row["framework"] for row in rows))]
        if form is Format.TABLE
        else [tally(rows)]
    )
    write(inspections(rows, footer), form, output)
    return session.finish()
