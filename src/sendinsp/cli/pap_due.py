"""`sendinsp pap-due`: when priority action plans are or were due."""

from __future__ import annotations

import typer

from sendinsp.cli.support.options import AsOfOption, OutputOption, TermOption
from sendinsp.cli.support.plan_due import (
    AreaArgument,
    Asked,
    DueFormatOption,
    ExplainOption,
    FailOption,
    NameOption,
    PublishedOption,
    ReceivedOption,
    StateOption,
    run,
)

PANEL, ORDER = "Read the register", 45
EXAMPLE = "Example: sendinsp pap-due suffolk --explain"


def command(
    ctx: typer.Context,
    area: AreaArgument = None,
    term: TermOption = None,
    status: StateOption = None,
    explain: ExplainOption = False,
    received: ReceivedOption = None,
    published: PublishedOption = None,
    name: NameOption = None,
    fail_past_due: FailOption = False,
    as_of: AsOfOption = None,
    form: DueFormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Say when priority action plans (since 2023) are due, on what basis, and how sure that is.

    For reports published since 6 June 2025 no due date is named: the rule was changed, and its figures are not known
    (state due-date-unknown). The other states are those of wsoa-due.
    """
    wanted = Asked(area or [], term or [], status, explain, received, None, published, name, fail_past_due, as_of)
    return run(ctx.obj, "pap-due", wanted, form, output)
