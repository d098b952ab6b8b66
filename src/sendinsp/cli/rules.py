"""`sendinsp rules`: every check, and one explained."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.options import Format, FormatOption, OutputOption

EXAMPLE = "Example: sendinsp rules D001"


def command(
    ctx: typer.Context,
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="CODE", help="Codes or families (D001, W). Default: all.")
    ] = None,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> int:
    """List what `sendinsp validate` checks, or explain a rule: why it is there, and an example each way."""
    from sendinsp.checks.catalogue import rules
    from sendinsp.cli.failure import OK
    from sendinsp.cli.judge import codes_of
    from sendinsp.output.listing import emit, write
    from sendinsp.output.views.rules import explained, listing

    asked = codes_of("rules", codes or [])
    chosen = [rule for rule in rules() if rule.code.startswith(asked or ("",))]
    if form is Format.TABLE and asked and all(code in {rule.code for rule in chosen} for code in asked):
        emit("\n".join(explained(rule) for rule in chosen), output)
    else:
        write(listing(chosen), form, output)
    return OK
