"""Options that several commands have, with the same name and meaning everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sendinsp.cli.complete import complete_area, complete_framework, complete_region, complete_term


class Format(StrEnum):
    """How rows are shown."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class Status(StrEnum):
    """Whether the report is out."""

    PUBLISHED = "published"
    AWAITED = "awaited"


FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        envvar="SENDINSP_FORMAT",
        help=f"Show rows as {', '.join(Format)}.",
        show_envvar=True,
    ),
]
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
