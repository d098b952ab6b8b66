"""`sendinsp export`: the register as a database, or as a folder of CSV, JSON and calendars."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sendinsp.cli.support.filters import NO_FILTERS, Filters, filtered
from sendinsp.cli.support.options import AsOfOption

PANEL, ORDER = "Publish", 58
EXAMPLE = "Example: sendinsp export inspections.sqlite"


@filtered
def command(
    ctx: typer.Context,
    target: Annotated[
        Path,
        typer.Argument(
            metavar="TARGET",
            help="A file that ends in .sqlite, .sqlite3 or .db for a database, else a folder for CSV, JSON and "
            "calendars. An older export there is replaced; anything else is left as it is.",
        ),
    ],
    filters: Filters = NO_FILTERS,
    as_of: AsOfOption = None,
) -> int:
    """Write the register as a SQLite database, or as a folder of CSV with a Data Package, JSON and calendars.

    It holds what was known at the end of a day, today unless --as-of says otherwise. It is written whole or not at
    all; the same data give the same bytes for the same day.
    """
    import sys
    from importlib.metadata import version

    from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
    from sendinsp.cli.support.session import Session, today
    from sendinsp.output.export.content import content
    from sendinsp.output.export.put import NotExported, check, put
    from sendinsp.output.text import clean

    session: Session = ctx.obj
    day = today(as_of)
    try:
        check(target)
        made = content(session.register, filters.selection(session.register, day), day, version("sendinsp"))
        written, left_out = put(made, target)
    except NotExported as error:
        raise Failure(str(error), USAGE) from None
    for line in written:
        print(clean(line))
    for line in [*left_out, *(f"left out: {problem}" for problem in made.problems)]:
        print(clean(line), file=sys.stderr)
    return session.finish() or (PROBLEMS if made.problems else 0)
