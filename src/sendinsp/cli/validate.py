"""`sendinsp validate`: everything that is wrong with a data folder, or with some of its files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sendinsp.cli.support.complete import complete_rule
from sendinsp.cli.support.options import OutputOption, format_option

PANEL, ORDER = "Check it", 60
EXAMPLE = "Example: sendinsp validate --strict data/inspections/spring-2017"


CodesOption = list[str] | None


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files or folders, or - for stdin. Default: the data folder."),
    ] = None,
    form: Annotated[str, format_option("problems", what="problems", envvar=None)] = "text",
    output: OutputOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    select: Annotated[
        CodesOption,
        typer.Option(
            "--select",
            metavar="CODE",
            help="Only these rules or families (D003, W); may be repeated.",
            autocompletion=complete_rule,
        ),
    ] = None,
    ignore: Annotated[
        CodesOption,
        typer.Option(
            "--ignore",
            metavar="CODE",
            help="Not these rules or families; may be repeated.",
            autocompletion=complete_rule,
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="No date may lie after this day (default: today).")
    ] = None,
    stdin_filename: Annotated[
        Path | None, typer.Option("--stdin-filename", metavar="FILE", help="The file that the text on stdin is of.")
    ] = None,
) -> int:
    """Check a data folder, and say at which line and column what is wrong and why.

    Exits 0 where nothing is wrong or there are warnings only, 1 where there are errors (with --strict also for
    warnings), 2 where there is no data folder. `sendinsp rules CODE` explains a rule.
    """
    from sendinsp.cli.support.run_checks import run_checks
    from sendinsp.cli.support.session import Session, today

    session: Session = ctx.obj
    return run_checks(
        session, paths or [], form, output, strict, select or [], ignore or [], today(as_of), stdin_filename
    )
