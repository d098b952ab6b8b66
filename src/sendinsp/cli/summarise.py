"""`sendinsp summarise`: totals and groups."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sendinsp.cli.failure import USAGE, Failure
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


def command(
    ctx: typer.Context,
    by: Annotated[
        list[By] | None, typer.Option("--by", metavar="GROUP", help=f"Group by {', '.join(By)}; twice for pairs.")
    ] = None,
    timings: Annotated[
        bool, typer.Option("--timings", help="How long the steps took instead, in working days.")
    ] = False,
    term: TermOption = None,
    area: AreaOption = None,
    region: RegionOption = None,
    framework: FrameworkOption = None,
    wsoa: WsoaOption = None,
    status: StatusOption = None,
    reason: ReasonOption = None,
    theme: ThemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> int:
    """Count inspections, reports and written statements of action, in total and by group."""
    from sendinsp.cli.filters import selection
    from sendinsp.cli.session import Session, today
    from sendinsp.output.formats.json import as_json
    from sendinsp.output.listing import Listing, emit, render, write
    from sendinsp.output.views.footer import reach
    from sendinsp.register.select import select

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    groups = [str(one) for one in by or ()]
    if len(groups) > 2 or len(set(groups)) != len(groups):
        raise Failure("--by goes once, or twice with two different groups", USAGE)
    chosen = selection(register, term, area, region, framework, wsoa, status, reason, theme)
    found = select(register, chosen, day)
    if timings:
        from sendinsp.output.views.timings import listing
        from sendinsp.summary.timings import timings as measure

        if len(groups) > 1 or not set(groups) <= {"term", "region"}:
            raise Failure("--timings goes by term or region, or with no --by", USAGE)
        write(listing(measure(found, groups[0] if groups else None, register)), form, output)
        return session.finish()

    from sendinsp.output.views.summary import summary_listing
    from sendinsp.summary.counts import summarise

    summary = summarise(found, register, groups or ["term"], day)
    if form is Format.JSON:
        emit(as_json(summary), output)
    elif form in (Format.JSONL, Format.CSV):
        emit(render(Listing(summary["groups"], ()), form), output)
    else:
        write(
            summary_listing(
                summary, reach(register, day, (one.framework for one in found)) if form is Format.TABLE else []
            ),
            form,
            output,
        )
    return session.finish()
