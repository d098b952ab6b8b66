"""What the commands on due dates have in common: `wsoa-due` and `pap-due` differ in the plan that they tell of."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.support.complete import complete_area
from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
from sendinsp.cli.support.options import DueStatus, format_option

if TYPE_CHECKING:
    from sendinsp.cli.support.session import Session
    from sendinsp.frameworks.interface import PlanKind
    from sendinsp.model.event import Calendar, Event
    from sendinsp.register.register import Register
    from sendinsp.summary.due_rows import PlanDue

AreaArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="AREA", help="Areas by any of their names or codes.", autocompletion=complete_area),
]
StateOption = Annotated[
    DueStatus | None,
    typer.Option("--status", metavar="STATUS", help=f"Only those in this state: {', '.join(DueStatus)}."),
]
ExplainOption = Annotated[bool, typer.Option("--explain", help="Show the counting, day by day.")]
ReceivedOption = Annotated[
    str | None, typer.Option("--received", metavar="DATE", help="For any date at all: the day the report was received.")
]
LetterOption = Annotated[
    str | None, typer.Option("--letter", metavar="DATE", help="For any date: that on the letter (an estimate).")
]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="For any date: that of publication (an estimate).")
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="What the date is called in a calendar (--format ics).")
]
FailOption = Annotated[
    bool, typer.Option("--fail-past-due", help="Exit 1 where a due date is past and no submission is recorded.")
]
DueFormatOption = Annotated[str, format_option("rows", "events")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a command on due dates; days as they were typed."""

    areas: Sequence[str]
    terms: Sequence[str]
    status: DueStatus | None
    explain: bool
    received: str | None
    letter: str | None
    published: str | None
    name: str | None
    fail_past_due: bool
    as_of: str | None


def run(session: Session, command: str, wanted: Asked, form: str, output: Path | None) -> int:
    """Show the due dates that were asked for, and give the exit code.

    Raises:
        Failure: an area is unknown, a date malformed or impossible, or what was asked does not go together.
    """
    from sendinsp import frameworks
    from sendinsp.cli.support.session import today
    from sendinsp.output.formats import named, names

    day = today(wanted.as_of)
    plan = next(plan for plan in frameworks.plans() if plan.command == command)
    if wanted.explain and not named(form, "rows", "events").has(("terminal", "nested")):
        *most, last = names("terminal", "nested")
        raise Failure(f"--explain has no {form} form: it goes with {', '.join(most)} and {last}", USAGE)
    if wanted.received is not None or wanted.letter is not None or wanted.published is not None:
        if wanted.areas or wanted.terms or wanted.status:
            raise Failure("--received, --letter and --published go without areas, --term and --status", USAGE)
        if wanted.fail_past_due:
            raise Failure("--fail-past-due goes with records, not with --received, --letter and --published", USAGE)
        if wanted.name is not None and not named(form, "rows", "events").events:
            raise Failure(f"--name goes with --format {' or '.join(names('events'))}", USAGE)
        return _for_dates(session, plan, wanted, day, form, output)
    if wanted.name is not None:
        raise Failure("--name goes with --received, --letter or --published", USAGE)
    return _for_areas(session, plan, wanted, day, form, output)


def _for_areas(session: Session, plan: PlanKind, wanted: Asked, day: date, form: str, output: Path | None) -> int:
    from sendinsp.cli.support.calendars import show_calendar
    from sendinsp.cli.support.session import areas, tell_of_ended, terms
    from sendinsp.output.formats import named
    from sendinsp.output.text import clean
    from sendinsp.output.views.due_dates import due_dates, tally
    from sendinsp.output.views.footer import as_of_line, reach
    from sendinsp.output.write import emit, write_rows
    from sendinsp.register.select import Selection, select
    from sendinsp.summary.due_rows import framework_of, plans_due, row
    from sendinsp.summary.why_none_due import why_none

    register = session.register
    slugs = areas(register, wanted.areas)
    tell_of_ended(register, slugs, day)
    chosen = select(register, Selection(terms=terms(wanted.terms), areas=slugs), day)
    found = plans_due(chosen, register, day, plan.command)
    for slug in slugs:
        if not any(one.inspection.area == slug for one in found):
            print(*map(clean, why_none(slug, register, day, plan.command)), sep="\n", file=sys.stderr)
            _tell_of_before(register, slug, slugs, plan, day)
    if wanted.status is not None:
        found = [one for one in found if one.due.state == wanted.status]
    rows = [row(one, register, explained=wanted.explain) for one in found]
    how = named(form, "rows", "events")
    if wanted.explain and how.terminal:
        if not found and (not slugs or wanted.status is not None):
            print(f"No {plan.name} fits.", file=sys.stderr)
        emit("\n".join(_explained(session, found, to_file=output is not None)), output)
    elif how.events:
        calendar, left_out = _calendar(session, plan, found, day)
        show_calendar(calendar, left_out, form, output, f"no {plan.name} fits")
    elif rows or not slugs or wanted.status is not None:
        framework = framework_of(register, plan.command)
        own = [framework.id] if framework is not None else []
        footer = [*as_of_line(wanted.as_of, day), tally(rows, plan), *(reach(register, day, own) if how.table else [])]
        write_rows(due_dates(rows, footer, plan), form, output)
    elif not how.terminal:  # at a terminal it is said already why there is none
        write_rows(due_dates([], [], plan), form, output)
    code = session.finish()
    past = [one for one in found if one.due.state == "no-submission-recorded"]
    return PROBLEMS if wanted.fail_past_due and past else code


def _tell_of_before(register: Register, slug: str, asked: Collection[str], plan: PlanKind, day: date) -> None:
    """Say on stderr of which areas that held the places of one before it a plan is recorded, where it has none."""
    from sendinsp.output.text import clean
    from sendinsp.register.select import Selection, select
    from sendinsp.summary.due_rows import plans_due

    area = register.areas.get(slug)
    before = [one for one in area.predecessors if one not in asked] if area is not None else []
    plans = plans_due(select(register, Selection(areas=before), day), register, day, plan.command) if before else []
    for one in dict.fromkeys(found.inspection.area for found in plans):
        label = register.areas[one].label if one in register.areas else one
        text = f"Before, for the same places: {label}, with a {plan.name}: see sendinsp {plan.command} {one}."
        print(clean(text), file=sys.stderr)


def _explained(session: Session, found: Sequence[PlanDue], *, to_file: bool) -> list[str]:
    from sendinsp.output.views.due_dates import status_of
    from sendinsp.output.views.due_explained import explanation_text
    from sendinsp.summary.due_rows import explanation_of

    texts = []
    for one in found:
        name = session.register.areas.name(one.inspection.area)
        title = f"{name}, {one.inspection.id}: {one.plan.name}"
        explanation = explanation_of(one)
        status = status_of(one)
        texts.append(explanation_text(title, explanation, session.register.sources, status, to_file=to_file))
    return texts


def _calendar(
    session: Session, plan: PlanKind, found: Sequence[PlanDue], day: date
) -> tuple[Calendar, dict[str, list[str]]]:
    """The calendar, and what is left out of it: reason -> names of areas."""
    from sendinsp.model.event import Calendar
    from sendinsp.summary.due_events import event, why_no_event

    events, left_out = [], dict[str, list[str]]()
    for one in found:
        made = event(one, session.register)
        if made is not None:
            events.append(made)
        else:
            left_out.setdefault(why_no_event(one), []).append(session.register.areas.name(one.inspection.area))
    return Calendar(f"{plan.name.capitalize()}: due dates", day, events), left_out


def _for_dates(session: Session, plan: PlanKind, wanted: Asked, day: date, form: str, output: Path | None) -> int:
    from sendinsp.cli.support.session import day as read_day
    from sendinsp.deadlines.any_date import ImpossibleDates, ReportDates, windows
    from sendinsp.deadlines.explain import explain
    from sendinsp.deadlines.words import rule_unknown_words
    from sendinsp.deadlines.working_days import is_working_day
    from sendinsp.model.dates import human_day
    from sendinsp.model.event import Calendar
    from sendinsp.output.formats import named
    from sendinsp.output.text import clean, clean_line
    from sendinsp.output.views.due_dates import date_sentence, dates_listing
    from sendinsp.output.views.due_explained import explanation_text
    from sendinsp.output.write import emit, write_events, write_rows
    from sendinsp.summary.due_rows import date_row, framework_of, out_of_force, rule_may_change

    framework = framework_of(session.register, plan.command)
    if framework is None or framework.deadline is None:
        raise Failure(f"no framework of this register has a rule for {plan.name}s", PROBLEMS)
    options = (("--received", wanted.received), ("--letter", wanted.letter), ("--published", wanted.published))
    dates = ReportDates(*(read_day(text, name) if text is not None else None for name, text in options))
    first = dates.published or dates.received or dates.letter  # what was published since has the rule since
    assert first is not None  # one was given
    rule = framework.deadline.on(first)
    outside = out_of_force(session.register, framework, (first,))
    if rule.working_days is None:
        version = rule.unknown_since(first)
        if version is None:
            raise Failure(f"no due date is known: {' '.join(outside) or 'the rule of that day is not known'}", PROBLEMS)
        why = rule_unknown_words(version.from_.earliest)
        raise Failure(f"no due date is known for a report of {human_day(first)}: {why}", PROBLEMS)
    try:
        best, *others = windows(dates, rule)
    except ImpossibleDates as error:
        raise Failure(str(error), USAGE) from None
    for remark in outside:
        print(clean(remark), file=sys.stderr)
    if dates.received is not None and not is_working_day(dates.received):
        remark = f"{dates.received:%A} {human_day(dates.received)} is no working day: is it the day of receipt?"
        print(remark, file=sys.stderr)
    caveats = rule_may_change(rule, first) if dates.published is None else []
    explanation = explain(best, tuple(others), rule, caveats=caveats)
    if others and not wanted.explain:
        print("Only the surest of the dates given is used here; --explain compares them.", file=sys.stderr)
    title = plan.name.capitalize()
    how = named(form, "rows", "events")
    if how.events:
        name = clean_line(wanted.name) if wanted.name else f"{plan.short} due"
        asked = " ".join(f"{option} {text}" for option, text in options if text is not None)
        found = date_row(best, rule, day, caveats=[*caveats, *outside])
        write_events(Calendar(f"{title}: due date", day, [_event(name, found, plan, asked)]), form, output)
    elif not how.terminal:
        found = date_row(best, rule, day, explanation if wanted.explain else None, [*caveats, *outside])
        write_rows(dates_listing([found]), form, output)
    elif wanted.explain:
        emit(explanation_text(title, explanation, session.register.sources, to_file=output is not None), output)
    else:
        emit(f"{date_sentence(date_row(best, rule, day, caveats=caveats))} --explain shows the counting.\n", output)
    return session.finish()


def _event(name: str, row: dict[str, object], plan: PlanKind, asked: str) -> Event:
    """The event of a due date that is no record's; `asked` are the options that it was asked for by."""
    from sendinsp.deadlines.words import BASES
    from sendinsp.model.event import Event
    from sendinsp.output.views.due_dates import date_sentence

    estimate = BASES[str(row["basis"])].estimate
    counting = f"The counting: sendinsp {plan.command} {asked} --explain"
    return Event(
        uid=f"{plan.short.casefold()}-{row['basis']}-{row['from']}@sendinsp",
        day=date.fromisoformat(str(row["due"])),
        summary=f"{name} (estimate)" if estimate else name,
        description=f"{date_sentence(row)}\n{counting}",
        tentative=estimate or bool(row["provisional"] or row["caveats"]),
        alarms=(14, 1),
    )
