"""`sendinsp init`: a data folder to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PANEL, ORDER = "Keep it", 90
EXAMPLE = "Example: sendinsp init data"


def command(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new folder: not there yet, or empty.")],
) -> int:
    """Start a data folder: the areas, sources, frameworks and schemas, and no inspections yet."""
    from sendinsp.cli.support.failure import PROBLEMS, Failure
    from sendinsp.cli.support.session import Session
    from sendinsp.keeping.create import start_folder
    from sendinsp.keeping.safe_write import NotWritten
    from sendinsp.output.text import clean
    from sendinsp.output.views.begun import folder_begun

    session: Session = ctx.obj
    try:
        files = start_folder(folder, session.register)
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from None
    print(clean(folder_begun(folder, files)))
    return session.finish()
