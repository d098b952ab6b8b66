"""`sendinsp schema`: JSON Schema of each kind of data file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sendinsp.cli.support.options import OutputOption

PANEL, ORDER = "Check it", 80
EXAMPLE = "Example: sendinsp schema inspection"


class Kind(StrEnum):
    """The kinds of data file."""

    INSPECTION = "inspection"
    AREAS = "areas"
    SOURCES = "sources"
    FRAMEWORK = "framework"


def command(
    ctx: typer.Context,
    kind: Annotated[
        Kind | None, typer.Argument(metavar="KIND", help=f"{', '.join(Kind)}; none with --write and --check.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write all of them into schema/ of the data folder.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Say whether schema/ of the data folder is up to date; exit 1 if not.")
    ] = False,
    output: OutputOption = None,
) -> int:
    """Print the JSON Schema (draft-07) of a kind of data file, with the codes of this data folder.

    Editors with yaml-language-server complete keys and codes by it. Every record names its schema in its first
    line, so write them anew after a change to the areas or a framework: sendinsp schema --write.
    """
    from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
    from sendinsp.cli.support.session import Session
    from sendinsp.keeping.schemas import write_schemas
    from sendinsp.output.text import clean
    from sendinsp.output.write import emit
    from sendinsp.register.schema import as_text, schema_of, stale

    session: Session = ctx.obj
    if sum((kind is not None, write, check)) != 1:
        raise Failure(f"schema: name one kind of file ({', '.join(Kind)}), or give --write or --check", USAGE)
    if kind is not None:
        emit(as_text(schema_of(kind, session.register)), output)
        return session.finish()
    if output is not None:
        raise Failure("schema: --output goes with one kind of file", USAGE)
    session.folder(packaged_too=False)
    register = session.register
    if write:
        written = write_schemas(register)
        emit("".join(f"wrote {clean(register.folder.name_of(path))}\n" for path in written))
        return session.finish()
    old = stale(register)
    emit("".join(f"schema/{name} is out of date: run sendinsp schema --write\n" for name in old))
    return session.finish() or (PROBLEMS if old else 0)
