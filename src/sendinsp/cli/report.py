"""`sendinsp report`: a static site of the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.support.failure import USAGE, Failure
from sendinsp.cli.support.options import AreaOption, AsOfOption, RegionOption

if TYPE_CHECKING:
    from sendinsp.register.register import Register
    from sendinsp.register.select import Selection

PANEL, ORDER = "Publish", 59
EXAMPLE = "Example: sendinsp report site"
TITLE = "Local area SEND inspections"


def command(
    ctx: typer.Context,
    target: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="The folder to write. An older site there is replaced as a whole; anything else is left as it is.",
        ),
    ],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What the site is called.")] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url",
            metavar="URL",
            help="Where the site will stand: for an Atom feed of what was published, and calendars to subscribe to.",
        ),
    ] = None,
    area: AreaOption = None,
    region: RegionOption = None,
    as_of: AsOfOption = None,
) -> int:
    """Write a static site: a map, figures, a table to search, a page for every area, and the data to take away.

    It needs no server and no network: open index.html, or put the folder on any web space. The same data give the
    same files for the same day. It is written whole or not at all.
    """
    import sys
    from importlib.metadata import version

    from sendinsp.cli.support.session import Session, today
    from sendinsp.output.site.build import files
    from sendinsp.output.site.matter import Matter
    from sendinsp.output.site.put import NotWritten, check, put
    from sendinsp.output.text import clean, plural
    from sendinsp.register.version import digest_of

    session: Session = ctx.obj
    day = today(as_of)
    register = session.register
    address = _address(base_url) if base_url is not None else None
    selection, asked = _asked(register, area or [], region or [])
    name = " ".join((title or "").split()) or (f"{TITLE}: {asked}" if asked else TITLE)
    try:
        check(target)
        matter = Matter(
            register, selection, day, name, address, asked, version("sendinsp"), digest_of(register.folder.path)
        )
        made, left_out = files(matter)
        put(made, target)
    except NotWritten as error:
        raise Failure(str(error), USAGE) from None
    pages = sum(one.endswith(".html") for one in made)
    size = sum(map(len, made.values())) / 1_000_000
    count = f"{plural(len(matter.found), 'inspection')} on {plural(pages, 'page')}"
    print(clean(f"{target}: {count}, {size:.1f} MB; open index.html"))
    for line in left_out:
        print(clean(line), file=sys.stderr)
    return session.finish()


def _address(text: str) -> str:
    """The address of the site, with a slash at its end.

    Raises:
        Failure: it is none of the web.
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known or parts.query or parts.fragment or any(letter.isspace() for letter in text):
        raise Failure(f"--base-url: {text[:60]!r} is no address; write https://www.example.org/send/", USAGE)
    return text if text.endswith("/") else f"{text}/"


def _asked(register: Register, area: list[str], region: list[str]) -> tuple[Selection, str]:
    """The areas and regions asked for, as a selection and in words.

    Raises:
        Failure: one is unknown.
    """
    from sendinsp.cli.support.session import areas, one_of
    from sendinsp.register.select import Selection

    known = sorted({name for one in register.areas.values() for name in (one.region, one.ofsted_region)})
    slugs = areas(register, area)
    regions = [one_of("--region", name, known) for name in region]
    names = [*regions, *(register.areas[slug].label for slug in slugs)]
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return Selection(areas=slugs, regions=regions), shown
