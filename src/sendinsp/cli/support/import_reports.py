"""`sendinsp import` of reports: one PDF, or a folder of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
from sendinsp.cli.support.progress import Progress
from sendinsp.cli.support.session import Session, short, today
from sendinsp.output.text import clean

if TYPE_CHECKING:
    from sendinsp.cli.support.options import ImportHow
    from sendinsp.importing.report_files import Given
    from sendinsp.keeping.safe_write import Change
    from sendinsp.model.dates import DateSpan


def write_changes(folder: Path, changes: Sequence[Change]) -> None:
    """Write what a plan says.

    Raises:
        Failure: something cannot be written.
    """
    from sendinsp.keeping.safe_write import NotWritten, apply

    if not changes:
        return
    try:
        with Progress("Writing") as progress:
            apply(folder, changes, lambda done: progress.tell(done, len(changes)))
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from None


def import_reports(session: Session, file: Path, how: ImportHow) -> int:
    """Read a report, or a folder of them, show what becomes of it, and with --apply write it.

    Raises:
        Failure: it is no report that can be read, or an option is malformed.
    """
    from sendinsp.importing.report_files import plan_of, read_files
    from sendinsp.importing.reports import NotAReadableReport, find_reports
    from sendinsp.importing.sheets import CannotRead
    from sendinsp.output.formats import named
    from sendinsp.output.views.import_reports import as_rows, explained, listing
    from sendinsp.output.write import write_data, write_rows

    folder = session.folder(packaged_too=False)
    register = session.register
    several = file.is_dir()
    if not several and not file.exists():
        raise Failure(f"there is no file {str(file)!r}", USAGE)
    given = _given(how, several)
    paths = find_reports(file) if several else (file,)
    if not paths:
        raise Failure(f"there is no report (.pdf) in {str(file)!r}", USAGE)
    try:
        with Progress("Reading") as progress:
            files = read_files(paths, register, given, progress.tell, inside=file if several else None)
    except (NotAReadableReport, CannotRead) as error:
        raise Failure(str(error), USAGE) from None
    if not several and files[0].refused:
        raise Failure(f"{file}: {files[0].refused}", USAGE)
    try:
        plan = plan_of(files, register, today(), correct=how.correct)
    except CannotRead as error:
        raise Failure(str(error), USAGE) from None
    if how.apply:
        write_changes(folder.path, plan.changes)
    if named(how.form, "rows").table is None:
        write_data(as_rows(files, plan, register), how.form, how.output)
    elif how.explain:
        write_rows(explained(files), how.form, how.output)
    else:
        write_rows(listing(files, plan, register, applied=how.apply, everything=how.everything), how.form, how.output)
    refused = [f"{one.name}: {one.refused}" for one in files if one.refused]
    for line in (*refused, *plan.bad):
        print(clean(line), file=sys.stderr)
    return session.finish() or (PROBLEMS if refused or plan.bad else 0)


def _given(how: ImportHow, several: bool) -> Given:
    """What whoever imports says of a report.

    Raises:
        Failure: an option is malformed, or given for several reports.
    """
    from sendinsp.importing.report_files import Given

    options = {"--published": how.published, "--url": how.url, "--source": how.source}
    if several and (name := next((name for name, value in options.items() if value is not None), None)):
        raise Failure(f"{name} is of one report: it cannot be said of a folder of them", USAGE)
    if how.url is not None and not re.fullmatch(r"https?://[^\s/]+\S*", how.url):
        raise Failure(f"--url: {short(how.url)!r} is no address: it begins with https://", USAGE)
    return Given(_published(how.published) if how.published is not None else None, how.url, how.source)


def _published(text: str) -> DateSpan:
    from sendinsp.cli.support.session import day
    from sendinsp.model.dates import DateSpan

    return DateSpan.of(day(text, "--published"))
