"""Options that several commands have, with the same name and meaning everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sendinsp.cli.support.complete import (
    complete_area,
    complete_board,
    complete_framework,
    complete_outcome,
    complete_reason,
    complete_region,
    complete_revisit,
    complete_term,
    complete_theme,
)

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


@dataclass(frozen=True, slots=True)
class ImportHow:
    """How reports are imported: the options of `import`."""

    apply: bool
    source: str | None
    published: str | None
    url: str | None
    explain: bool
    correct: bool
    everything: bool
    form: str
    output: Path | None


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
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only reports published on this day or later.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only reports published on this day or earlier.")
]
OutcomeOption = Annotated[
    str | None,
    typer.Option(
        "--outcome", metavar="CODE", help="Only this outcome, by its code or words.", autocompletion=complete_outcome
    ),
]
RevisitOption = Annotated[
    str | None,
    typer.Option(
        "--revisit",
        metavar="WHAT",
        help="Only where the re-visit found progress on all, some, none, or is not-recorded.",
        autocompletion=complete_revisit,
    ),
]
BoardOption = Annotated[
    list[str] | None,
    typer.Option(
        "--board",
        metavar="BOARD",
        help="Only areas of this integrated care board at the time; may be repeated.",
        autocompletion=complete_board,
    ),
]
NeighboursOption = Annotated[
    str | None,
    typer.Option(
        "--neighbours-of",
        metavar="AREA",
        help="Only this area and its statistical neighbours.",
        autocompletion=complete_area,
    ),
]
ReasonOption = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="CODE",
        help="Only where a weakness falls under this reason of the framework, by its code or title.",
        autocompletion=complete_reason,
    ),
]
ThemeOption = Annotated[
    str | None,
    typer.Option(
        "--theme",
        metavar="CODE",
        help="Only where something found has this theme, by its code or title.",
        autocompletion=complete_theme,
    ),
]
