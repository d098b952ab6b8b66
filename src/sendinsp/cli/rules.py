"""`sendinsp rules`: every check, and one explained."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.support.complete import complete_rule
from sendinsp.cli.support.options import FormatOption, OutputOption

PANEL, ORDER = "Check it", 70
EXAMPLE = "Example: sendinsp rules D001"


def command(
    ctx: typer.Context,
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="Codes or families (D001, W). Default: all.", autocompletion=complete_rule),
    ] = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """List what `sendinsp validate` checks, or explain a rule: why it is there, and an example each way."""
    from sendinsp.checks.catalogue import rules
    from sendinsp.cli.support.failure import OK
    from sendinsp.cli.support.run_checks import codes_of
    from sendinsp.output.formats import named
    from sendinsp.output.views.rules import explained, listing
    from sendinsp.output.write import emit, write_rows

    codes_given = codes_of("rules", codes or [])
    chosen = [rule for rule in rules() if rule.code.startswith(codes_given or ("",))]
    each_a_rule = codes_given and set(codes_given) <= {rule.code for rule in chosen}
    if each_a_rule and named(form, "rows").terminal:
        emit("\n".join(explained(rule, to_file=output is not None) for rule in chosen), output)
    else:
        write_rows(listing(chosen), form, output)
    return OK
