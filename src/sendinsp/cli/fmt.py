"""`sendinsp fmt`: the one canonical form of data files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

PANEL, ORDER = "Keep it", 110
EXAMPLE = "Example: sendinsp fmt --check"


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files or folders, or - for stdin. Default: the data folder."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if some file would change or has errors.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change. Exits as --check.")
    ] = False,
    drop_hints: Annotated[
        bool, typer.Option("--drop-hints", help="Take out the hints that new wrote into a record.")
    ] = False,
) -> int:
    """Put data files into canonical form: order of keys, quotes, folding. Meaning and comments stay.

    Only the form is looked at: `sendinsp validate` checks what the files say.

    A byte-order mark, line ends of Windows and tabs outside of texts are mended; other errors of syntax are left to
    you: `sendinsp validate` shows them.
    """
    from sendinsp.cli.support.failure import OK, PROBLEMS, USAGE, Failure
    from sendinsp.cli.support.session import Session
    from sendinsp.keeping.format_files import files_of, folder_of, format_file, format_text
    from sendinsp.keeping.safe_write import NotWritten, apply
    from sendinsp.output.text import clean
    from sendinsp.output.views.formatted_files import diff_text, left_alone, tally
    from sendinsp.register.find import DataFolder

    session: Session = ctx.obj
    if paths == [Path("-")]:
        only = format_text(sys.stdin.buffer.read(), Path("-"), "-", None, hints=not drop_hints)
        if only.why_not:
            raise Failure(left_alone(only), PROBLEMS)
        sys.stdout.write(diff_text(only) if diff else "" if check else only.after)
        return PROBLEMS if (only.changes or only.faulty) and (check or diff) else OK
    try:
        files = files_of(paths or [session.folder(packaged_too=False).path])
    except FileNotFoundError as error:
        raise Failure(f"there is no file or folder {str(error)!r}", USAGE) from None
    done = []
    for path in files:
        folder = folder_of(path)
        result = format_file(path, DataFolder(path.parent).name_of(path), folder, hints=not drop_hints)
        if result.changes and not (check or diff):
            try:
                apply(folder or path.parent, [result.change])
            except NotWritten as error:
                raise Failure(str(error), PROBLEMS) from None
        done.append(result)
        if result.why_not:
            print(clean(f"sendinsp: {left_alone(result)}"), file=sys.stderr)
        elif result.changes:
            print(diff_text(result) if diff else clean(result.name), end="" if diff else "\n")
    print(tally(done, written=not (check or diff)), file=sys.stderr)
    failed = any(result.why_not for result in done)
    return PROBLEMS if failed or ((check or diff) and any(result.changes or result.faulty for result in done)) else OK
