"""The tables of what is reckoned from the records, by the functions that the commands use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from sendinsp import frameworks
from sendinsp.deadlines.due import STATES, Basis, Window
from sendinsp.frameworks.interface import How
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Inspection
from sendinsp.output.export.records import places
from sendinsp.output.export.table import Column, Row, Table, span_columns, span_values
from sendinsp.register.register import Register
from sendinsp.register.select import Selection
from sendinsp.summary.dossier import Dossier
from sendinsp.summary.next_inspections import STATES as NEXT_STATES
from sendinsp.summary.next_inspections import next_inspections
from sendinsp.summary.next_inspections import row as next_row

_ID = Column("inspection_id", "text", "The inspection.", required=True, refers=("inspections", "id"))


def plans(dossiers: Sequence[Dossier]) -> list[Table]:
    """The plans that are or were due, and every basis by which the day can be reckoned."""
    main = Table.of("plans", "A plan that an area has to make, or may have to once its report is out.",
        ("inspection_id",), [
        _ID,
        Column("plan", "text", "Short name of the plan.", required=True),
        Column("basis", "text", "What the due date rests on: a stated day, receipt of the report, the letter's date, "
               "its publication.", required=True, values=get_args(Basis)),
        Column("due", "date", "The day it is due; of an estimate the typical one."),
        Column("earliest", "date", "First day on which it may be due."),
        Column("latest", "date", "Last day on which it may be due; the same as `earliest` where the day is sure."),
        Column("is_estimate", "boolean", "Whether the day itself is not known.", required=True),
        Column("provisional", "boolean", "Whether it lies past the official list of bank holidays.", required=True),
        Column("softened", "boolean", "Whether the rule was less strict for a time while it ran.", required=True),
        *span_columns("due_stated", "A due date that a source states."),
        *span_columns("submitted", "When it was submitted, where a source says so."),
        Column("late", "boolean", "Whether it was submitted after its due date; unknown where that cannot be said for "
               "sure."),
        Column("status", "text", "What is known of it on the day of the export. " + "; ".join(
            f"{state}: {text}" for state, text in STATES.items()) + ".", required=True, values=tuple(STATES)),
        Column("status_basis", "text", "What the status rests on.", required=True),
        Column("working_days_left", "integer", "Working days left while it is due."),
    ])  # fmt: skip
    bases = Table.of("deadlines", "A basis by which a plan's due date can be reckoned, the best first.",
        ("inspection_id", "rank"), [
        replace(_ID, refers=("plans", "inspection_id")),
        Column("rank", "integer", "1 for the basis that counts.", required=True),
        Column("basis", "text", "What it rests on.", required=True, values=get_args(Basis)),
        Column("reckoned_from", "date", "The day that is counted from."),
        Column("due", "date", "The day; of an estimate the typical one."),
        Column("earliest", "date", "First day on which the plan may be due."),
        Column("latest", "date", "Last day on which it may be due."),
    ])  # fmt: skip
    for one in dossiers:
        if one.plan is None:
            continue
        due, key = one.plan.due, {"inspection_id": one.inspection.id}
        main.rows.append({
            **key,
            "plan": one.plan.plan.short,
            **_window(due.window),
            "is_estimate": due.window.is_estimate,
            "provisional": due.provisional,
            "softened": due.softened is not None,
            **span_values("due_stated", due.due_stated),
            **span_values("submitted", due.submitted),
            "late": due.late,
            "status": due.state,
            "status_basis": due.state_basis,
            "working_days_left": due.working_days_left,
        })  # fmt: skip
        if due.window.latest is None:
            continue
        for rank, window in enumerate((due.window, *due.others), 1):
            bases.rows.append({**key, "rank": rank, "reckoned_from": _day(window.start), **_window(window)})
    return [main, bases]


def _window(window: Window) -> Row:
    return {
        "basis": window.basis, "due": _day(window.due), "earliest": _day(window.earliest),
        "latest": _day(window.latest),
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def timeline(dossiers: Sequence[Dossier]) -> Table:
    """The line of time of every inspection, as `show` has it."""
    table = Table.of("timeline", "A step in the line of time of an inspection, recorded, reckoned or missing.",
        ("inspection_id", "position"), [
        _ID,
        Column("position", "integer", "Its place in the line.", required=True),
        Column("step", "text", "Path of the field that dates it, or what is reckoned.", required=True),
        Column("label", "text", "Its name for reading.", required=True),
        *span_columns("date", "When it was, or is expected."),
        Column("how", "text", "How the date is known.", required=True, values=get_args(How)),
        Column("disputed", "boolean", "Whether other sources say otherwise.", required=True),
        Column("note", "text", "What is to be said of it."),
    ])  # fmt: skip
    for one in dossiers:
        for number, step in enumerate(one.steps, 1):
            table.rows.append({
                "inspection_id": one.inspection.id,
                "position": number,
                "step": step.step,
                "label": step.label,
                **span_values("date", DateSpan.parse(step.date) if step.date else None),
                "how": step.how,
                "disputed": step.disputed,
                "note": step.note or None,
            })  # fmt: skip
    return table


def expected(register: Register, day: date, shown: set[str], selection: Selection) -> Table:
    """The inspections to be expected next.

    Args:
        register: the register.
        day: the day of judgement.
        shown: ids of the inspections in the export.
        selection: which inspections were asked for. Areas not inspected yet are in the export where it asks for areas
            or regions at most.
    """
    table = Table.of("expected", "An inspection to be expected of an area: an estimate, by what the framework says is "
        "usual.", ("area", "kind"), [
        Column("area", "text", "The area.", required=True, refers=("areas", "slug")),
        Column("kind", "text", "What kind of inspection.", required=True),
        Column("earliest", "date", "First day of the window."),
        Column("latest", "date", "Last day of it."),
        Column("basis", "text", "What it rests on.", required=True),
        Column("state", "text", "; ".join(f"{state}: {text}" for state, text in NEXT_STATES.items()) + ".",
               required=True, values=tuple(NEXT_STATES)),
        Column("last_id", "text", "The inspection that it follows; none for an area not inspected in this cycle.",
               refers=("inspections", "id")),
    ])  # fmt: skip
    of_places = Selection(areas=selection.areas, regions=selection.regions)
    for one in next_inspections(register, day, selection.areas):
        row, area = next_row(one, register), register.areas[one.area]
        there = not selection.regions or {area.region, area.ofsted_region} & set(selection.regions)
        if row["last_id"] in shown or (row["last_id"] is None and selection == of_places and there):
            table.rows.append({key: row[key] for key in table.columns})
    return table


def lists(inspections: Sequence[Inspection]) -> Table:
    """How much is known of the lists of what was found."""
    table = Table.of("item_lists", "A list of what an inspection found that is to be expected, and how much of it is "
        "known.", ("inspection_id", "kind"), [
        _ID,
        Column("kind", "text", "What an item of it is called, as in `items`.", required=True),
        Column("counted", "integer", "How many items a source counts; unknown where none does."),
        Column("basis", "text", "How the list was come by, as the record has it: whole, assembled, part, findings."),
        Column("recorded", "integer", "How many items are recorded.", required=True),
        Column("known", "text", "whole: the list itself; partly: some of it, or put together; no: nothing of it.",
               required=True, values=("whole", "partly", "no")),
    ])  # fmt: skip
    for one in inspections:
        plan = frameworks.plan_of(one.framework)
        owed = plan is not None and plan.owed(one) is True
        for words in frameworks.words_of(one.framework).lists:
            basis = one.value_at(words.basis)
            items: Any = one.value_at(words.path) or ()
            counted = _counted(one, words.path)
            if basis or items or counted or (owed and counted is None):
                table.rows.append({
                    "inspection_id": one.id,
                    "kind": words.kind,
                    "counted": counted,
                    "basis": basis,
                    "recorded": len(items),
                    "known": "no" if not items else "whole" if basis == "whole" else "partly",
                })  # fmt: skip
    return table


def _counted(inspection: Inspection, path: str) -> Any:
    """The number of items that the record gives beside a list: `areas_count` of `areas`, `weakness_count`."""
    section, _, key = path.rpartition(".")
    for place in _counts(inspection.framework):
        before, _, name = place.rpartition(".")
        if before == section and key.startswith(name.removesuffix("_count")):
            return inspection.value_at(place)
    return None


def _counts(framework: str) -> Iterator[str]:
    return (one.path for one in places(framework) if one.kind == "value" and one.path.endswith("_count"))
