"""`sendinsp import`: Ofsted's official statistics, as published, into the register."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sendinsp.cli.support.complete import complete_source
from sendinsp.cli.support.options import FormatOption, OutputOption

PANEL, ORDER = "Keep it", 120
EXAMPLE = "Example: sendinsp import Area_SEND_inspection_data.ods"


def command(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A spreadsheet as published (.ods, .xlsx, .csv), a report (.pdf), or a folder of reports.",
        ),
    ],
    apply: Annotated[bool, typer.Option("--apply", help="Write what the plan says.")] = False,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Its source (a key of sources.yaml); of a report, one of an area SEND report of the same area. "
            "Default: the one that its cover sheet, or the report, describes; it is entered if it is new.",
            autocompletion=complete_source,
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the report (.pdf) was published: not printed in it.")
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where the report can be read.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what was read of a report, with its page and the words it rests on.")
    ] = False,
    correct: Annotated[
        bool,
        typer.Option("--correct", help="Where the file says otherwise than a record that cites it, follow the file."),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show what the register holds already, too.")] = False,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> int:
    """Hold spreadsheets and reports of area SEND inspections against the register: show a plan; --apply writes it.

    Ofsted's statistics and management information, Data to Insight's workbook, and reports since 2023 as PDF.
    Inspections that are not there are created, blanks filled, and what agrees gains the file as its source.
    What contradicts is never overwritten: it is listed, and with --apply noted under `disputed` of the record.
    Where a record credits its value to this very file, that is a slip or a later edition: listed, and with --correct
    set as the file has it. A PDF does not say when it was published: give the day with --published. A report's
    sentences do not go in: they stand in comments, to be put into your own words.
    """
    from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
    from sendinsp.cli.support.import_reports import write_changes
    from sendinsp.cli.support.session import Session, today
    from sendinsp.importing.headings import find_table
    from sendinsp.importing.make_plan import make_plan
    from sendinsp.importing.origin import origin, read_cover
    from sendinsp.importing.rows import read_rows
    from sendinsp.importing.sheets import CannotRead, read_sheets
    from sendinsp.output.text import clean
    from sendinsp.output.views.import_plan import listing
    from sendinsp.output.write import write_rows

    if everything and explain:
        raise Failure("--all and --explain do not go together: one shows the plan, one what was read", USAGE)
    if file.is_dir() or file.suffix.casefold() == ".pdf":
        from sendinsp.cli.support.import_reports import import_reports
        from sendinsp.cli.support.options import ImportHow

        how = ImportHow(apply, source, published, url, explain, correct, everything, form, output)
        return import_reports(ctx.obj, file, how)
    if given := next((name for name, value in (("--published", published), ("--url", url)) if value), None) or (
        "--explain" if explain else None
    ):
        raise Failure(f"{given} is for reports (.pdf), not for spreadsheets", USAGE)
    session: Session = ctx.obj
    folder = session.folder(packaged_too=False)
    register = session.register
    try:
        sheets = read_sheets(file)
        table = find_table(sheets)
        where_from = origin(read_cover(sheets, table), register.sources, source)
    except CannotRead as error:
        raise Failure(str(error), USAGE) from None
    plan = make_plan(register, *read_rows(table, register.areas), where_from, today(), correct=correct)
    if apply:
        write_changes(folder.path, plan.changes)
    write_rows(listing(plan, register, applied=apply, everything=everything), form, output)
    for line in plan.bad:
        print(clean(f"{file}: {line}"), file=sys.stderr)
    return session.finish() or (PROBLEMS if plan.bad else 0)
