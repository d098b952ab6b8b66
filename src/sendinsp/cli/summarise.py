"""`sendinsp summarise`: totals and groups."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.support.failure import USAGE, Failure
from sendinsp.cli.support.filters import NO_FILTERS, Filters, filtered
from sendinsp.cli.support.options import AsOfOption, FormatOption, OutputOption

if TYPE_CHECKING:
    from datetime import date

    from sendinsp.cli.support.session import Session
    from sendinsp.model.inspection import Inspection

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
    BOARD = "board"
    FRAMEWORK = "framework"


class In(StrEnum):
    """What times are measured in."""

    WORKING_DAYS = "working-days"
    DAYS = "days"
    MONTHS = "months"


@filtered
def command(
    ctx: typer.Context,
    by: Annotated[
        list[By] | None, typer.Option("--by", metavar="GROUP", help=f"Group by {', '.join(By)}; twice for pairs.")
    ] = None,
    timings: Annotated[bool, typer.Option("--timings", help="How long the steps took instead.")] = False,
    unit: Annotated[
        In | None,
        typer.Option("--in", metavar="UNIT", help=f"With --timings: in {', '.join(In)} (default: {In.WORKING_DAYS})."),
    ] = None,
    cycles: Annotated[
        bool, typer.Option("--cycles", help="How areas fared from the cycle before to the latest one instead.")
    ] = False,
    image: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the groups into this file, .svg or .png, instead.")
    ] = None,
    filters: Filters = NO_FILTERS,
    as_of: AsOfOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Count inspections, reports and written statements of action, in total and by group."""
    from sendinsp.cli.support.session import today, was_typed
    from sendinsp.output.formats import named
    from sendinsp.output.views.footer import as_of_line, reach
    from sendinsp.output.write import write_data, write_rows
    from sendinsp.register.select import select

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    groups = [str(one) for one in by or ()]
    if len(groups) > 2 or len(set(groups)) != len(groups):
        raise Failure("--by goes once, or twice with two different groups", USAGE)
    if unit is not None and not timings:
        raise Failure("--in goes with --timings", USAGE)
    selection = filters.selection(register, day)
    found = select(register, selection, day)
    how = named(form, "rows")
    if image is not None:
        if timings or cycles or output is not None or was_typed(ctx, "form"):
            raise Failure("--image goes without --timings, --cycles, --format and --output", USAGE)
        from sendinsp.register.select import in_words, with_names

        asked = "; ".join(in_words(with_names(selection, register)))
        return _draw(session, found, groups or ["term"], day, image, asked, filters.not_told_apart(register, day))
    known = reach(register, day, (one.framework for one in found)) if how.table else []
    if timings and cycles:
        raise Failure("--timings and --cycles do not go together", USAGE)
    if timings:
        from sendinsp.output.views.timings import listing
        from sendinsp.summary.timings import own_grouping
        from sendinsp.summary.timings import timings as measure

        if len(groups) > 1:
            raise Failure("--timings goes with one --by, or none", USAGE)
        each = groups[0] if groups else own_grouping(found)
        measured = measure(found, each, register, (unit or In.WORKING_DAYS).value)
        write_rows(listing(measured, [*as_of_line(as_of, day), *known]), form, output)
        return session.finish()
    if cycles:
        from sendinsp.output.views.cycles import cycles_listing
        from sendinsp.summary.cycles import cycles as compare

        if groups:
            raise Failure("--cycles goes without --by", USAGE)
        compared = compare(found, register)
        if how.data:
            write_data(compared["rows"], form, output, whole=compared)
        else:
            write_rows(
                cycles_listing(compared, [*as_of_line(as_of, day), *(known if compared["rows"] else [])]), form, output
            )
        return session.finish()

    from sendinsp.output.views.found import coverage_words
    from sendinsp.output.views.summary import left_out_words, summary_listing
    from sendinsp.summary.counts import frameworks_in, summarise
    from sendinsp.summary.found import coverage

    summary = summarise(found, register, groups or ["term"], day)
    if how.data:
        write_data(summary["groups"], form, output, whole=summary)
    else:
        footer = [*as_of_line(as_of, day), *left_out_words(summary), *filters.not_told_apart(register, day)]
        beyond = {one["framework"] for one in summary["left_out"]}
        found = [one for one in found if one.framework not in beyond]
        footer += [coverage_words(coverage(found))] if {"reason", "theme"} & set(groups) else []
        footer += reach(register, day, (one.framework for one in found)) if how.table else []
        within = frameworks_in(found, register, summary["by"]) if len(groups) < 2 else None
        write_rows(summary_listing(summary, footer, within), form, output)
    return session.finish()


def _draw(
    session: Session, found: list[Inspection], groups: list[str], day: date, image: Path, asked: str, notes: list[str]
) -> int:
    """Draw the groups; `asked`: the filters in words, which the title names; `notes`: what they leave out."""
    from sendinsp.model.dates import human_day
    from sendinsp.output.pictures.charts import chart_svg
    from sendinsp.output.pictures.files import PictureError, write_picture
    from sendinsp.output.views.footer import reach
    from sendinsp.output.views.found import coverage_words
    from sendinsp.output.views.summary import left_out_words
    from sendinsp.summary.counts import summarise
    from sendinsp.summary.found import coverage

    summary = summarise(found, session.register, groups, day, with_outcomes=True)
    what = "What was found" if groups in (["reason"], ["theme"]) else "Inspections"
    heading = f"{what} by {' and '.join(groups)}, as known on {human_day(day)}"
    known = [coverage_words(coverage(found))] if {"reason", "theme"} & set(groups) else []
    known += [*left_out_words(summary), *notes]
    source = " ".join(["Source: sendinsp.", *reach(session.register, day, (one.framework for one in found)), *known])
    try:
        write_picture(chart_svg(summary, heading, source, asked), image)
    except PictureError as error:
        raise Failure(str(error), USAGE) from None
    return session.finish()
