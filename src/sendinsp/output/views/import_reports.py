"""What reports say, what an import of them would do or has done, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sendinsp.importing.plan import Plan
from sendinsp.importing.report_files import ReportFile
from sendinsp.importing.reports import Previous, Read, Row
from sendinsp.output.listing import Column, Listing
from sendinsp.output.listing import Row as ListingRow
from sendinsp.output.text import plural
from sendinsp.output.views import import_plan
from sendinsp.register.register import Register

_PLAN_COLUMNS = (
    Column("Report", lambda row: str(row["file"]), keep=5),
    Column("Inspection", lambda row: row["id"] + (" (the one before)" if row["previous"] else ""), keep=9, wraps=True),
    *import_plan.COLUMNS[2:],
)
_EXPLAINED = (
    Column("Report", lambda row: str(row["file"]), keep=3),
    Column("Field", lambda row: row["field"], keep=9),
    Column("Value", lambda row: row["value"], keep=8, wraps=True),
    Column("Page", lambda row: "" if row["page"] is None else str(row["page"]), keep=7, right=True),
    Column("Words", lambda row: row["words"], keep=6, wraps=True),
    Column("Sure", lambda row: "yes" if row["sure"] else row["note"], keep=9, wraps=True),
)


def listing(files: Sequence[ReportFile], plan: Plan, register: Register, *, applied: bool, everything: bool) -> Listing:
    """The steps of a plan as rows, for people."""
    shown = import_plan.listing(plan, register, applied=applied, everything=everything)
    steps = [step for step in plan.steps if everything or step.action not in import_plan.SETTLED]
    rows = [{**row, "file": step.row.where} for row, step in zip(shown.rows, steps, strict=True)]
    one = len(files) == 1
    columns = _PLAN_COLUMNS[1:] if one else _PLAN_COLUMNS
    return Listing(rows, columns, [*shown.footer, *_remarks(files, plan), *_tally(files)], shown.empty)


def _remarks(files: Sequence[ReportFile], plan: Plan) -> Iterator[str]:
    for file in files:
        yield from (file.name + f": {remark}" for remark in file.remarks)
    yield from (f"{remark}." for remark in plan.remarks)


def _tally(files: Sequence[ReportFile]) -> list[str]:
    refused = sum(bool(file.refused) for file in files)
    if len(files) == 1:
        return []
    return [f"{plural(len(files), 'file')}: {len(files) - refused} read, {refused} refused."]


def explained(files: Sequence[ReportFile]) -> Listing:
    """Every field of every report with its page and the words that it rests on; what could not be read, too."""
    rows = [row for file in files if file.report is not None for row in _explain(file)]
    columns = _EXPLAINED[1:] if len(files) == 1 else _EXPLAINED
    remarks = [f"{file.name}: {remark}" for file in files for remark in file.remarks]
    return Listing(rows, columns, [*remarks, *_tally(files)], "Nothing was read.")


def _explain(file: ReportFile) -> Iterator[ListingRow]:
    report = file.report
    assert report is not None

    def row(name: str, value: str, read: Read[Any] | None, note: str = "") -> ListingRow:
        return {
            "file": file.name, "field": name, "value": value,
            "page": read.page if read is not None else None,
            "words": read.words if read is not None else "",
            "sure": read.sure if read is not None else False,
            "note": note or (read.note if read is not None else "not read"),
        }  # fmt: skip

    for name, read in report.reads().items():
        if read is None:
            if name in report.not_read():
                yield row(name, "", None)
        elif isinstance(read.value, tuple) and any(isinstance(one, Row) for one in read.value):
            for number, one in enumerate(read.value, 1):
                words = f"{one.first_words} ... {one.last_words}"
                part = Read(one, one.pages[0], words, one.sure, one.note)
                yield row(f"{name} {number}", "; ".join(one.responsible), part)
        else:
            yield row(name, _value(read.value), read)
    for number, read in enumerate(report.strengths, 1):
        yield row(f"strengths {number}", "", read)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Previous):
        if value.none_before:
            return "not inspected before"
        first = " to ".join(day.isoformat() for day in (value.start, value.end) if day is not None)
        again = " to ".join(day.isoformat() for day in (value.revisit, value.revisit_end) if day is not None)
        return "; ".join([*([first] if first else []), *([f"re-visit {again}"] if again else [])])
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or "none"
    return str(value)


def as_rows(files: Sequence[ReportFile], plan: Plan, register: Register) -> list[ListingRow]:
    """One row a file for programs: the reading, what becomes of it, and why it was refused."""
    bad = dict(line.split(": ", 1) for line in plan.bad)
    steps = import_plan.listing(plan, register, applied=False, everything=True).rows
    rows = []
    for file in files:
        mine = [step for step, of in zip(steps, plan.steps, strict=True) if of.row is file.row]
        refused = file.refused or bad.get(file.name, "")
        rows.append({
            "file": file.name,
            "area": file.row.area if file.row is not None else None,
            "refused": {"code": file.code or "not-taken", "message": refused} if refused else None,
            "report": file.report.as_dict() if file.report is not None else None,
            "steps": mine,
            "remarks": [*file.remarks, *(one for one in plan.remarks if one.startswith(f"{file.name}: "))],
        })  # fmt: skip
    return rows
