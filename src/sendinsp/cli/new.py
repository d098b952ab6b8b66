"""`sendinsp new`: the record of an inspection."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.support.complete import complete_area, complete_framework, complete_source, complete_term

PANEL, ORDER = "Keep it", 100
EXAMPLE = "Example: sendinsp new sandwell --start 2017-01-16 --source ofsted-2022-11"


def command(
    ctx: typer.Context,
    area: Annotated[
        str,
        typer.Argument(metavar="AREA", help="The area, by any of its names or codes.", autocompletion=complete_area),
    ],
    term: Annotated[
        str | None,
        typer.Option(metavar="TERM", help="The term of fieldwork (spring-2018).", autocompletion=complete_term),
    ] = None,
    start: Annotated[
        str | None, typer.Option(metavar="DATE", help="The first day of fieldwork; gives the term.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The source that tells of it: a key of sources.yaml.", autocompletion=complete_source
        ),
    ] = None,
    framework: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Default: the one in force then.", autocompletion=complete_framework),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open it in the editor (VISUAL, EDITOR), and check it afterwards.")
    ] = False,
) -> int:
    """Begin the record of an inspection: a file that is right as it stands, with hints for all that may be added."""
    from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
    from sendinsp.cli.support.session import Session, day, terms, today
    from sendinsp.importing.rule_check import Judge
    from sendinsp.keeping.begin_record import CannotBegin, begin
    from sendinsp.keeping.create import codes_for, record_change, record_text
    from sendinsp.keeping.safe_write import NotWritten, apply
    from sendinsp.output.text import clean
    from sendinsp.output.views.begun import record_begun

    session: Session = ctx.obj
    folder = session.folder(packaged_too=False)
    chosen = terms([term]) if term is not None else []
    if chosen and chosen[0][0] != chosen[0][1]:
        raise Failure("--term: an inspection has one term, as spring-2018", USAGE)
    first = day(start, "--start") if start is not None else None
    try:
        record = begin(
            session.register,
            area,
            source=source,
            term=chosen[0][0] if chosen else None,
            start=first,
            framework=framework,
        )
        text = record_text(record, hints=codes_for(record, session.register))
        change = record_change(session.register, record, text)
        Judge(session.register, today(None)).check(text, change.path, None)
        apply(folder.path, [change])
    except CannotBegin as error:
        raise Failure(str(error), USAGE if error.usage else PROBLEMS) from None
    except (NotWritten, ValueError) as error:
        raise Failure(str(error), PROBLEMS) from None
    print(clean(record_begun(folder.name_of(change.path), edited=edit)))
    if edit:
        from sendinsp.cli.support.editor import edit_and_check

        return edit_and_check(session, change.path)
    return session.finish()
