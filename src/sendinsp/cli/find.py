"""`sendinsp find`: words in what the inspections found."""

from __future__ import annotations

from typing import Annotated

import typer

from sendinsp.cli.support.filters import NO_FILTERS, Filters, filtered
from sendinsp.cli.support.options import AsOfOption, FormatOption, OutputOption

PANEL, ORDER = "Read the register", 35
EXAMPLE = "Example: sendinsp find autism"


@filtered
def command(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words, or their beginnings; all must occur.")],
    filters: Filters = NO_FILTERS,
    as_of: AsOfOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Find words in what the inspections found: weaknesses, areas for action, strengths, and the records' notes.

    The summaries are this register's own, not the inspectorates' words: what a letter says in other words is not found.
    """
    from sendinsp.cli.support.failure import USAGE, Failure
    from sendinsp.cli.support.session import Session, today
    from sendinsp.output.formats import named
    from sendinsp.output.views.footer import as_of_line, reach
    from sendinsp.output.views.found import coverage_words, matches, themes_words
    from sendinsp.output.write import write_rows
    from sendinsp.register.select import by_fieldwork, select
    from sendinsp.summary.found import coverage, find, match_row, themes_called

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    words = " ".join(text)
    if not any(char.isalnum() for char in words):
        raise Failure(f"find: {words!r} holds no word to look for", USAGE)
    chosen = by_fieldwork(select(register, filters.selection(register, day), day))
    found = find(words, chosen)
    rows = [match_row(one, register) for one in found]
    called = themes_called(words, register.themes)
    footer = [*as_of_line(as_of, day), *themes_words(called), coverage_words(coverage(chosen))]
    footer += reach(register, day, (one.framework for one in chosen)) if named(form, "rows").table else []
    write_rows(matches(rows, footer), form, output)
    return session.finish()
