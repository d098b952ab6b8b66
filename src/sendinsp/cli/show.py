"""`sendinsp show`: everything that is recorded of an area."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.complete import complete_area
from sendinsp.cli.options import AsOfOption, Format, FormatOption, OutputOption

EXAMPLE = "Example: sendinsp show Sandwell"


def command(
    ctx: typer.Context,
    area: Annotated[
        list[str],
        typer.Argument(
            metavar="AREA...",
            help="Areas by any of their names or codes, or ids of inspections (spring-2017/sandwell).",
            autocompletion=complete_area,
        ),
    ],
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> int:
    """Show all inspections of an area, newest first: time line, outcome, findings, due date, doubts and sources."""
    import sys

    from sendinsp.cli.session import Session, asked_for, today
    from sendinsp.deadlines.portrait import portraits
    from sendinsp.output.rows import emit
    from sendinsp.output.show import shown
    from sendinsp.output.text import clean
    from sendinsp.summary.nothing import why_nothing

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    chosen = asked_for(register, area, day)
    for slug in chosen.without:
        print(clean(why_nothing(slug, register, day)), file=sys.stderr)
    emit(shown(portraits(chosen.inspections, register, day), register, form, to_file=output is not None), output)
    return session.finish()
