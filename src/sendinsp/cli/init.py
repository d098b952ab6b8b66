"""`sendinsp init`: a data folder to start from, or an older one brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sendinsp.cli.support.session import Session

PANEL, ORDER = "Keep it", 90
EXAMPLE = "Example: sendinsp init data"


def command(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The new folder: not there yet, or empty. With --update, one that is.")
    ],
    update: Annotated[
        bool, typer.Option("--update", help="Show what a folder of an older version lacks; with --apply, bring it in.")
    ] = False,
    apply: Annotated[bool, typer.Option("--apply", help="With --update: write what the plan says.")] = False,
) -> int:
    """Start a data folder: the areas, sources, frameworks and schemas, and no inspections yet.

    With --update, new areas, sources, frameworks and schemas come into a folder that an older version began. What was
    added or changed there is kept.
    """
    from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
    from sendinsp.keeping.create import start_folder
    from sendinsp.keeping.safe_write import NotWritten
    from sendinsp.output.text import clean
    from sendinsp.output.views.begun import folder_begun

    session: Session = ctx.obj
    if apply and not update:
        raise Failure("--apply goes with --update", USAGE)
    try:
        if update:
            return _update(session, folder, apply=apply)
        files = start_folder(folder, session.register)
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from None
    print(clean(folder_begun(folder, files)))
    return session.finish()


def _update(session: Session, folder: Path, *, apply: bool) -> int:
    """Bring a folder up to what came with the program, or to the folder named with `--data`."""
    from sendinsp.cli.support.failure import USAGE, Failure
    from sendinsp.keeping.safe_write import apply as make_changes
    from sendinsp.keeping.update_folder import plan_update
    from sendinsp.output.text import clean
    from sendinsp.output.views.begun import folder_updated
    from sendinsp.register.find import MARKER, DataFolder, packaged
    from sendinsp.register.register import Register

    if not (folder / MARKER).is_file():
        raise Failure(f"{folder} is no data folder: it holds no {MARKER}. Without --update one is begun there", USAGE)
    copy = session.folder().path if session.data is not None else packaged()
    if copy is None:
        raise Failure("this installation came without data: name a folder to update from with --data", USAGE)
    plan = plan_update(Register(DataFolder(folder)), Register(DataFolder(copy)))
    if apply and plan.changes:
        make_changes(folder, plan.changes)
    print(clean(folder_updated(folder, plan, applied=apply)))
    return 0
