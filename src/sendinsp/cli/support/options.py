"""Options that several commands have, with the same name and meaning everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sendinsp.cli.support.complete import complete_area, complete_framework, complete_region, complete_term

if TYPE_CHECKING:
    from sendinsp.output.formats import Kind


class Status(StrEnum):
    """Whether the report is out."""

    PUBLISHED = "published"
    AWAITED = "awaited"


class DueStatus(StrEnum):
    """What is known of a plan that is due (see `deadlines.due.STATES`)."""

    AWAITING = "awaiting-report"
    DUE = "due"
    DUE_DATE_UNKNOWN = "due-date-unknown"
    NOT_RECORDED = "no-submission-recorded"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"


def format_option(*kinds: Kind, what: str = "rows", envvar: str | None = "SENDINSP_FORMAT") -> Any:
    """The option `--format`, for the forms that can do one of these.

    Args:
        kinds: what is asked of a form, see `output.formats`.
        what: what is shown.
        envvar: the variable that sets it.
    """

    def known(name: str) -> str:
        from sendinsp.output.formats import UnknownFormat, named

        try:
            named(name, *kinds)
        except UnknownFormat as error:
            raise typer.BadParameter(str(error)) from None
        return name

    def complete(incomplete: str) -> list[str]:
        from sendinsp.output.formats import names

        return [name for name in names(*kinds) if name.startswith(incomplete)]

    return typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        envvar=envvar,
        help=f"Show {what} as {{{','.join(kinds)}}}.",  # filled in by `helping.Command`
        parser=known,
        autocompletion=complete,
    )


FormatOption = Annotated[str, format_option("rows")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Show what was known at the end of this day (default: today)."),
]
TermOption = Annotated[
    list[str] | None,
    typer.Option(
        "--term",
        metavar="TERM",
        help="Only this term (spring-2017) or range of terms (autumn-2016..summer-2017); may be repeated.",
        autocompletion=complete_term,
    ),
]
AreaOption = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        metavar="AREA",
        help="Only this area, by any of its names or codes; may be repeated.",
        autocompletion=complete_area,
    ),
]
RegionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help="Only this region, statistical or Ofsted's; may be repeated.",
        autocompletion=complete_region,
    ),
]
FrameworkOption = Annotated[
    str | None,
    typer.Option(
        "--framework",
        metavar="ID",
        help="Only inspections under this framework.",
        autocompletion=complete_framework,
    ),
]
WsoaOption = Annotated[
    bool | None,
    typer.Option("--wsoa/--no-wsoa", help="Only areas with, or without, a written statement of action."),
]
StatusOption = Annotated[
    Status | None, typer.Option("--status", metavar="STATUS", help="Only reports that are published, or awaited.")
]
ReasonOption = Annotated[
    str | None,
    typer.Option("--reason", metavar="CODE", help="Only where a weakness falls under this reason of the framework."),
]
ThemeOption = Annotated[
    str | None, typer.Option("--theme", metavar="CODE", help="Only where a finding has this theme of the framework.")
]
