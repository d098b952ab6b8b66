"""`sendinsp framework`: what the framework says."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.complete import complete_framework, complete_topic
from sendinsp.cli.failure import PROBLEMS, Failure
from sendinsp.cli.options import Format, FormatOption, OutputOption

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
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> int:
    """Show the framework: its questions, practice, findings, reasons for a WSOA, myths and glossary."""
    from sendinsp.cli.session import Session, one_of
    from sendinsp.output.listing import emit, render
    from sendinsp.output.views.framework import entries_listing, overview_text, topic_text, topics_listing

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
    to_file = output is not None
    if topic is None:
        text = overview_text(chosen, to_file=to_file) if form is Format.TABLE else render(topics_listing(chosen), form)
        emit(text, output)
        return session.finish()
    choices = [*chosen.topics, "themes"]
    wanted = one_of("topic", topic, choices)
    names = ("findings", "strengths") if wanted == "themes" else (wanted,)
    if form is Format.TABLE:
        texts = [topic_text(one, chosen.topics[one], to_file=to_file) for one in names if one in chosen.topics]
        emit("\n".join(texts), output)
    else:
        entries = tuple(entry for one in names if one in chosen.topics for entry in chosen.topics[one].entries)
        emit(render(entries_listing(chosen, wanted, entries), form), output)
    return session.finish()
