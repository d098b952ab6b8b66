"""`sendinsp wsoa-due`: when written statements of action are or were due."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sendinsp.cli.complete import complete_area
from sendinsp.cli.options import AsOfOption, OutputOption, TermOption

EXAMPLE = "Example: sendinsp wsoa-due Slough --explain"


class DueFormat(StrEnum):
    """How due dates are shown."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    ICS = "ics"


class DueStatus(StrEnum):
    """What is known of a statement."""

    AWAITING = "awaiting-report"
    DUE = "due"
    NOT_RECORDED = "no-submission-recorded"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"


def command(
    ctx: typer.Context,
    area: Annotated[
        list[str] | None,
        typer.Argument(metavar="[AREA]...", help="Areas by any of their names or codes.", autocompletion=complete_area),
    ] = None,
    term: TermOption = None,
    status: Annotated[DueStatus | None, typer.Option(help="Only statements in this state.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show the counting, day by day.")] = False,
    received: Annotated[
        str | None, typer.Option(metavar="DATE", help="For any date at all: the day the report was received.")
    ] = None,
    letter: Annotated[str | None, typer.Option(metavar="DATE", help="The date on the letter (an estimate).")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day the report was published (an estimate).")
    ] = None,
    fail_past_due: Annotated[
        bool, typer.Option("--fail-past-due", help="Exit 1 where a due date is past and no submission is recorded.")
    ] = False,
    as_of: AsOfOption = None,
    form: Annotated[
        DueFormat, typer.Option("--format", "-f", envvar="SENDINSP_FORMAT", help="How to show the rows.")
    ] = DueFormat.TABLE,
    output: OutputOption = None,
) -> int:
    """Say when written statements of action are due, on what basis, and how sure that is."""
    from sendinsp.cli import deadline_commands as run

    asked = {"received": received, "letter": letter, "published": published}
    if any(asked.values()):
        return run.for_dates(ctx.obj, asked, area, as_of, form, output)
    return run.for_areas(ctx.obj, area, term, status, explain, fail_past_due, as_of, form, output)


__all__ = ["EXAMPLE", "DueFormat", "DueStatus", "Path", "command"]
