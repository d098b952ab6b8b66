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
    """Show a framework: its questions, practice, findings, reasons for a WSOA, myths and glossary.

    Without a topic, the overview of each framework, the newest first; with one, the newest framework that has it.
    """
    from sendinsp.cli.support.session import Session, one_of
    from sendinsp.output.formats import named
    from sendinsp.output.views import framework as views
    from sendinsp.output.write import emit, write_rows

    session: Session = ctx.obj
    register = session.register
    known = register.frameworks
    if not known:
        session.finish()
        raise Failure("this register has no framework", PROBLEMS)
    newest_first = sorted(known.values(), key=lambda one: one.in_force.from_, reverse=True)
    titles = {name: one.title for name, one in known.items()}
    chosen = newest_first if framework is None else [known[one_of("--framework", framework, titles)]]
    to_file, terminal = output is not None, named(form, "rows").terminal
    if topic is None:
        if terminal:
            emit(views.overview_text(chosen, register.themes, register.reaches, to_file=to_file), output)
        else:
            write_rows(views.topics_listing(chosen), form, output)
        return session.finish()
    if not any(topic.casefold() in one.topics for one in chosen):
        elsewhere = [one.id for one in newest_first if topic.casefold() in one.topics]
        if elsewhere:
            raise Failure(
                f"{chosen[0].id} has no topic {topic!r}, but {elsewhere[0]} has: "
                f"sendinsp framework --framework {elsewhere[0]} {topic}",
                PROBLEMS,
            )
    wanted = one_of("topic", topic, list(dict.fromkeys([*(name for one in chosen for name in one.topics), "themes"])))
    if wanted == "themes" and register.themes:
        if terminal:
            emit(views.themes_text(register.themes, to_file=to_file), output)
        else:
            write_rows(views.themes_listing(register.themes), form, output)
        return session.finish()
    names = ("findings", "strengths") if wanted == "themes" else (wanted,)
    having = [one for one in chosen if any(name in one.topics for name in names)]
    first = (having or chosen)[0]
    also = [one.id for one in having[1:]]
    if terminal:
        texts = [
            views.topic_text(name, first.topics[name], of=first.id, also=also, to_file=to_file)
            for name in names
            if name in first.topics
        ]
        emit(
            "\
".join(texts),
            output,
        )
    else:
        entries = tuple(entry for name in names if name in first.topics for entry in first.topics[name].entries)
        write_rows(views.entries_listing(first, wanted, entries), form, output)
    return session.finish()
