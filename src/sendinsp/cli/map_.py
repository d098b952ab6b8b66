"""`sendinsp map`: England as tiles, one an area."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sendinsp.cli.support.complete import complete_framework
from sendinsp.cli.support.options import AsOfOption, OutputOption

PANEL, ORDER = "Read the register", 55
EXAMPLE = "Example: sendinsp map --image map.svg"


class By(StrEnum):
    """What the tiles show."""

    OUTCOME = "outcome"
    YEAR = "year"


def command(
    ctx: typer.Context,
    framework: Annotated[
        str | None,
        typer.Option(
            "--framework", metavar="ID", help="Which cycle. Default: the latest.", autocompletion=complete_framework
        ),
    ] = None,
    by: Annotated[By, typer.Option(metavar="WHAT", help=f"What the tiles show: {', '.join(By)}.")] = By.OUTCOME,
    image: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it into this file, .svg or .png, instead.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Say below which area each tile stands for.")] = False,
    as_of: AsOfOption = None,
    output: OutputOption = None,
) -> int:
    """Map England as tiles, one an area, by what its last inspection of a cycle came to.

    A past cycle is mapped as its areas were at its end. Every tile has a mark that tells its state without colour.
    Where the terminal is too narrow for the map, the areas are listed by that.
    """
    from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
    from sendinsp.cli.support.session import Session, one_of, today
    from sendinsp.model.dates import human_day
    from sendinsp.output.views.footer import reach
    from sendinsp.output.write import emit
    from sendinsp.summary.map_tiles import tile_map

    session: Session = ctx.obj
    register = session.register
    known = register.frameworks
    if not known:
        session.finish()
        raise Failure("this register has no framework", PROBLEMS)
    titles = {name: one.title for name, one in known.items()}
    name = (
        one_of("--framework", framework, titles)
        if framework is not None
        else max(known, key=lambda one: known[one].in_force.from_)
    )
    day = today(as_of)
    shown = tile_map(register, known[name], day, by)
    heading = f"{shown.title}: {by} as known on {human_day(day)}"
    if image is None:
        from sendinsp.output.views.tile_map import map_text

        footer = reach(register, day, [name])
        emit(map_text(shown, heading, footer, names=names, to_file=output is not None), output)
        return session.finish()
    if output is not None:
        raise Failure("--image and --output do not go together: --image names the file", USAGE)
    from sendinsp.output.pictures.files import PictureError, write_picture
    from sendinsp.output.pictures.map_svg import map_svg
    from sendinsp.output.views.tile_map import names_of, notes

    below = [*notes(shown), *([names_of(shown, "\u00a0")] if names else [])]
    source = " ".join(["Source: sendinsp.", *reach(register, day, [name])])
    try:
        write_picture(map_svg(shown, heading, source, notes=below), image)
    except PictureError as error:
        raise Failure(str(error), USAGE) from None
    return session.finish()
