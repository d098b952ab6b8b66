"""`sendinsp framework`: what the framework says."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.support.complete import complete_framework, complete_topic
from sendinsp.cli.support.failure import PROBLEMS, Failure
from sendinsp.cli.support.options import FormatOption, OutputOption

PANEL, ORDER = "Read the register", 50
EXAMPLE = "Example: sendinsp framework myths"


def command(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="TOPIC", help="One topic (reasons, myths ...).", autocompletion=complete_topic),
    ] = None,
    framework: Annotated[
        str | None,
        typer.Option("--framework", metavar="ID", help="Which framework.", autocompletion=complete_framework),
    ] = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Show the framework: its questions, practice, findings, reasons for a WSOA, myths and glossary."""
    from sendinsp.cli.support.session import Session, one_of
    from sendinsp.output.formats import named
    from sendinsp.output.views.framework import entries_listing, overview_text, topic_text, topics_listing
    from sendinsp.output.write import emit, write_rows

    session: Session = ctx.obj
    known = session.register.frameworks
    if not known:
        session.finish()
        raise Failure("this register has no framework", PROBLEMS)
    name = (
        one_of("--framework", framework, known)
        if framework is not None
        else max(known, key=lambda one: known[one].in_force.from_)
    )
    chosen = known[name]
    to_file, terminal = output is not None, named(form, "rows").terminal
    if topic is None:
        if terminal:
            emit(overview_text(chosen, to_file=to_file), output)
        else:
            write_rows(topics_listing(chosen), form, output)
        return session.finish()
    choices = [*chosen.topics, "themes"]
    wanted = one_of("topic", topic, choices)
    names = ("findings", "strengths") if wanted == "themes" else (wanted,)
    if terminal:
        texts = [topic_text(one, chosen.topics[one], to_file=to_file) for one in names if one in chosen.topics]
        emit("\n".join(texts), output)
    else:
        entries = tuple(entry for one in names if one in chosen.topics for entry in chosen.topics[one].entries)
        write_rows(entries_listing(chosen, wanted, entries), form, output)
    return session.finish()
