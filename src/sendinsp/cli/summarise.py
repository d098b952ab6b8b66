"""`sendinsp summarise`: totals and groups."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sendinsp.cli.support.failure import USAGE, Failure
from sendinsp.cli.support.filters import NO_FILTERS, Filters, filtered
from sendinsp.cli.support.options import AsOfOption, FormatOption, OutputOption

PANEL, ORDER = "Read the register", 30
EXAMPLE = "Example: sendinsp summarise --as-of 2017-11-24 --by region"


class By(StrEnum):
    """What to group by."""

    TERM = "term"
    REGION = "region"
    OFSTED_REGION = "ofsted-region"
    YEAR = "year"
    TYPE = "type"
    OUTCOME = "outcome"
    REASON = "reason"
    THEME = "theme"


@filtered
def command(
    ctx: typer.Context,
    by: Annotated[
        list[By] | None, typer.Option("--by", metavar="GROUP", help=f"Group by {', '.join(By)}; twice for pairs.")
    ] = None,
    timings: Annotated[
        bool, typer.Option("--timings", help="How long the steps took instead, in working days.")
    ] = False,
    filters: Filters = NO_FILTERS,
    as_of: AsOfOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Count inspections, reports and written statements of action, in total and by group."""
    from sendinsp.cli.support.session import Session, today
    from sendinsp.output.formats import named
    from sendinsp.output.views.footer import reach
    from sendinsp.output.write import write_data, write_rows
    from sendinsp.register.select import select

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    groups = [str(one) for one in by or ()]
    if len(groups) > 2 or len(set(groups)) != len(groups):
        raise Failure("--by goes once, or twice with two different groups", USAGE)
    chosen = filters.selection(register)
    found = select(register, chosen, day)
    if timings:
        from sendinsp.output.views.timings import listing
        from sendinsp.summary.timings import timings as measure

        if len(groups) > 1 or not set(groups) <= {"term", "region"}:
            raise Failure("--timings goes by term or region, or with no --by", USAGE)
        write_rows(listing(measure(found, groups[0] if groups else None, register)), form, output)
        return session.finish()

    from sendinsp.output.views.summary import summary_listing
    from sendinsp.summary.counts import summarise

    summary = summarise(found, register, groups or ["term"], day)
    how = named(form, "rows")
    if how.data:
        write_data(summary["groups"], form, output, whole=summary)
    else:
        footer = reach(register, day, (one.framework for one in found)) if how.terminal else []
        write_rows(summary_listing(summary, footer), form, output)
    return session.finish()
