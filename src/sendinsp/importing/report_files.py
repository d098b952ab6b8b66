"""Reports, one or a folder of them, held against a register."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sendinsp.importing.make_plan import make_plan
from sendinsp.importing.plan import Plan
from sendinsp.importing.report_row import Given, NotTaken, known_bodies, report_row
from sendinsp.importing.reports import NotAReadableReport, ReadReport, read_reports
from sendinsp.importing.rows import ImportRow
from sendinsp.register.register import Register


@dataclass(slots=True)
class ReportFile:
    """What came of one file.

    Attributes:
        name: how messages call it.
        report: what was read; None where it was not.
        refused: why it was not read, or not taken in; "" where it was.
        code: the same for scripts.
        row: what it says as facts.
        remarks: what a person should look at, one sentence each.
    """

    name: str
    report: ReadReport | None = None
    refused: str = ""
    code: str = ""
    row: ImportRow | None = None
    remarks: list[str] = field(default_factory=list)


def read_files(
    paths: Sequence[Path],
    register: Register,
    given: Given,
    progress: Callable[[int, int], object],
    *,
    inside: Path | None = None,
) -> list[ReportFile]:
    """Read reports, and say what each gives. One that is refused stops none of the others.

    Args:
        paths: the files.
        register: whose areas and codes they speak of.
        given: what whoever imports says of them.
        progress: called with how many are done of how many.
        inside: the folder that they lie in, if they do.

    Raises:
        NotAReadableReport: nothing can be read at all, since the libraries are missing.
    """
    workers = min(len(paths), max(1, (os.cpu_count() or 1)), 4)
    bodies = known_bodies(register, ReadReport.framework)
    attempts = read_reports(
        paths, known_bodies=bodies, workers=workers, progress=lambda done, of, _: progress(done, of)
    )
    found = []
    for number, attempt in enumerate(attempts, 1):
        name = str(attempt.path.relative_to(inside) if inside is not None else attempt.path)
        file = ReportFile(name, attempt.report)
        if attempt.report is not None:
            try:
                file.row, file.remarks = report_row(attempt.report, register, number, name, given)
            except NotTaken as error:
                file.refused, file.code = str(error), "not-taken"
        else:
            file.refused = str(attempt.refused)
            file.code = attempt.refused.code if isinstance(attempt.refused, NotAReadableReport) else "not-read"
        found.append(file)
    return found


def plan_of(files: Sequence[ReportFile], register: Register, today: date, *, correct: bool) -> Plan:
    """Hold what reports say against a register. Nothing is written.

    Raises:
        CannotRead: the source that was named cannot be the report's.
    """
    rows = [file.row for file in files if file.row is not None]
    return make_plan(register, rows, (), None, today, correct=correct)


__all__ = ["Given", "ReportFile", "plan_of", "read_files"]
