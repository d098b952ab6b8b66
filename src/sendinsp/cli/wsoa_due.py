"""`sendinsp wsoa-due`: when written statements of action are or were due."""

from __future__ import annotations

import typer

from sendinsp.cli.support.options import AsOfOption, OutputOption, TermOption
from sendinsp.cli.support.plan_due import (
    AreaArgument,
    Asked,
    DueFormatOption,
    ExplainOption,
    FailOption,
    LetterOption,
    NameOption,
    PublishedOption,
    ReceivedOption,
    StateOption,
    run,
)

PANEL, ORDER = "Read the register", 40
EXAMPLE = "Example: sendinsp wsoa-due Slough --explain"


def command(
    ctx: typer.Context,
    area: AreaArgument = None,
    term: TermOption = None,
    status: StateOption = None,
    explain: ExplainOption = False,
    received: ReceivedOption = None,
    letter: LetterOption = None,
    published: PublishedOption = None,
    name: NameOption = None,
    fail_past_due: FailOption = False,
    as_of: AsOfOption = None,
    form: DueFormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Say when written statements of action (2016 to 2022) are due, on what basis, and how sure that is.

    States: awaiting-report (whether one is asked for is not known yet); due; no-submission-recorded (the due date, or
    the end of its window, is past and no source says that it was submitted: this says nothing about the area);
    due-date-unknown; submitted; accepted (a source says so, or it is inferred from the re-visit, which follows
    acceptance).
    """
    wanted = Asked(area or [], term or [], status, explain, received, letter, published, name, fail_past_due, as_of)
    return run(ctx.obj, "wsoa-due", wanted, form, output)
