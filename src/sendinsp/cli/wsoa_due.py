"""`sendinsp wsoa-due`: when written statements of action are or were due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.support.complete import complete_area
from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
from sendinsp.cli.support.options import AsOfOption, DueStatus, OutputOption, TermOption, format_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sendinsp.cli.support.session import Session
    from sendinsp.model.event import Calendar
    from sendinsp.summary.due_rows import PlanDue

COMMAND = "wsoa-due"
PANEL, ORDER = "Read the register", 40
EXAMPLE = "Example: sendinsp wsoa-due Slough --explain"


def command(
    ctx: typer.Context,
    area: Annotated[
        list[str] | None,
        typer.Argument(metavar="AREA", help="Areas by any of their names or codes.", autocompletion=complete_area),
    ] = None,
    term: TermOption = None,
    status: Annotated[
        DueStatus | None, typer.Option(metavar="STATUS", help=f"Only those in this state: {', '.join(DueStatus)}.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show the counting, day by day.")] = False,
    received: Annotated[
        str | None, typer.Option(metavar="DATE", help="For any date at all: the day the report was received.")
    ] = None,
    letter: Annotated[
        str | None, typer.Option(metavar="DATE", help="For any date: that on the letter (an estimate).")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="For any date: that of publication (an estimate).")
    ] = None,
    fail_past_due: Annotated[
        bool, typer.Option("--fail-past-due", help="Exit 1 where a due date is past and no submission is recorded.")
    ] = False,
    as_of: AsOfOption = None,
    form: Annotated[str, format_option("rows", "events")] = "table",
    output: OutputOption = None,
) -> int:
    """Say when written statements of action are due, on what basis, and how sure that is."""
    from sendinsp.cli.support.session import today
    from sendinsp.output.formats import named, names

    session: Session = ctx.obj
    day = today(as_of)
    if explain and not named(form, "rows", "events").has(("terminal", "nested")):
        *most, last = names("terminal", "nested")
        raise Failure(f"--explain has no {form} form: it goes with {', '.join(most)} and {last}", USAGE)
    if received is not None or letter is not None or published is not None:
        if area or term or status:
            raise Failure("--received, --letter and --published go without areas, --term and --status", USAGE)
        return _for_dates(session, received, letter, published, day, explain, form, output)
    return _for_areas(session, area or [], term or [], status, explain, fail_past_due, day, form, output)


def _for_areas(
    session: Session,
    named_areas: list[str],
    term: list[str],
    status: DueStatus | None,
    explain: bool,
    fail_past_due: bool,
    day: date,
    form: str,
    output: Path | None,
) -> int:
    import sys

    from sendinsp.cli.support.session import areas, terms
    from sendinsp.output.formats import named
    from sendinsp.output.text import clean
    from sendinsp.output.views.due_dates import due_dates, tally
    from sendinsp.output.write import emit, write_events, write_rows
    from sendinsp.register.select import Selection, select
    from sendinsp.summary.due_rows import plans_due, row
    from sendinsp.summary.why_none_due import why_none

    register = session.register
    slugs = areas(register, named_areas)
    found = plans_due(select(register, Selection(terms=terms(term), areas=slugs), day), register, day, COMMAND)
    for slug in slugs:
        if not any(one.inspection.area == slug for one in found):
            print(clean(why_none(slug, register, day, COMMAND)), file=sys.stderr)
    if status is not None:
        found = [one for one in found if one.due.state == status]
    rows = [row(one, register, explained=explain) for one in found]
    how = named(form, "rows", "events")
    if explain and how.terminal:
        if not found and (not slugs or status is not None):
            print("No written statement of action fits.", file=sys.stderr)
        emit("\n".join(_explained(session, found, to_file=output is not None)), output)
    elif how.events:
        write_events(_calendar(session, found, day), form, output)
    elif rows or not slugs or status is not None:
        write_rows(due_dates(rows, [tally(rows)]), form, output)
    elif not how.terminal:  # at a terminal it is said already why there is none
        write_rows(due_dates([], []), form, output)
    code = session.finish()
    past = [one for one in found if one.due.state == "no-submission-recorded"]
    return PROBLEMS if fail_past_due and past else code


def _explained(session: Session, found: Sequence[PlanDue], *, to_file: bool) -> list[str]:
    from sendinsp.output.views.due_dates import status_of
    from sendinsp.output.views.due_explained import explanation_text
    from sendinsp.summary.due_rows import explanation_of

    texts = []
    for one in found:
        name = session.register.areas.name(one.inspection.area)
        title = f"{name}, {one.inspection.id}: {one.plan.name}"
        explanation = explanation_of(one)
        status = status_of(one.due)
        texts.append(explanation_text(title, explanation, session.register.sources, status, to_file=to_file))
    return texts


def _calendar(session: Session, found: Sequence[PlanDue], day: date) -> Calendar:
    from sendinsp.model.event import Calendar
    from sendinsp.summary.due_events import event

    events = [made for one in found if (made := event(one, session.register)) is not None]
    return Calendar("Written statements of action", day, events)


def _for_dates(
    session: Session,
    received: str | None,
    letter: str | None,
    published: str | None,
    day: date,
    explained: bool,
    form: str,
    output: Path | None,
) -> int:
    import sys

    from sendinsp.cli.support.session import day as read_day
    from sendinsp.deadlines.any_date import ImpossibleDates, ReportDates, windows
    from sendinsp.deadlines.explain import explain
    from sendinsp.output.formats import named
    from sendinsp.output.text import clean
    from sendinsp.output.views.due_dates import date_sentence, dates_listing
    from sendinsp.output.views.due_explained import explanation_text
    from sendinsp.output.write import emit, write_rows
    from sendinsp.summary.due_rows import date_row, framework_of, out_of_force

    framework = framework_of(session.register, COMMAND)
    rule = framework.deadline if framework is not None else None
    if framework is None or rule is None:
        raise Failure("no framework of this register has a working-day rule", PROBLEMS)
    dates = ReportDates(
        *(
            read_day(text, name) if text is not None else None
            for text, name in ((received, "--received"), (letter, "--letter"), (published, "--published"))
        )
    )
    try:
        best, *others = windows(dates, rule)
    except ImpossibleDates as error:
        raise Failure(str(error), USAGE) from None
    how = named(form, "rows", "events")
    if not how.rows:
        raise Failure(f"--format {form} is for areas: a date alone has no name to stand under", USAGE)
    for remark in out_of_force(framework, (dates.received, dates.letter, dates.published)):
        print(clean(remark), file=sys.stderr)
    if not how.terminal:
        found = date_row(best, rule, day, explain(best, tuple(others), rule) if explained else None)
        write_rows(dates_listing([found]), form, output)
    elif explained:
        title = "Written statement of action"
        explanation = explain(best, tuple(others), rule)
        emit(explanation_text(title, explanation, session.register.sources, to_file=output is not None), output)
    else:
        emit(date_sentence(date_row(best, rule, day)) + "\n", output)
    return session.finish()
