"""`sendinsp show`: everything about one area or inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.support.complete import complete_area_or_id
from sendinsp.cli.support.failure import PROBLEMS, Failure
from sendinsp.cli.support.options import AsOfOption, OutputOption, format_option
from sendinsp.model.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from datetime import date

    from sendinsp.register.register import Register

PANEL, ORDER = "Read the register", 20
EXAMPLE = "Example: sendinsp show sandwell"


def command(
    ctx: typer.Context,
    area: Annotated[
        list[str],
        typer.Argument(
            metavar="AREA",
            help="Areas by any of their names or codes, or ids of inspections (spring-2017/sandwell).",
            autocompletion=complete_area_or_id,
        ),
    ],
    as_of: AsOfOption = None,
    form: Annotated[str, format_option("page", "data")] = "table",
    output: OutputOption = None,
) -> int:
    """Show all inspections of an area: time line, outcome, due date explained, doubts, disputes and sources."""
    from sendinsp.cli.support.session import Session, today
    from sendinsp.model.as_of import known_at
    from sendinsp.model.dates import human_day
    from sendinsp.output.formats import named
    from sendinsp.output.views.inspection_page import announced_by, page
    from sendinsp.output.write import write_data, write_pages
    from sendinsp.register.select import by_fieldwork
    from sendinsp.summary.announced import announced
    from sendinsp.summary.dossier import as_row, dossier

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    pages, rows = [], []
    how = named(form, "page", "data")
    for slug, wanted in _wanted(register, area):
        records = [one for one in register.of_areas([slug]) if wanted is None or one.id == wanted]
        seen = [known for one in records if (known := known_at(one, day)) is not None]
        whole = {one.id: one for one in records}
        dossiers = [dossier(one, register, day, whole[one.id]) for one in reversed(by_fieldwork(seen))]
        if how.page:
            none = [f"As known at the end of {human_day(day)}."] if as_of is not None else []
            none += [] if dossiers else [f"No inspection is recorded by {human_day(day)}."]
            known_ids = {one.id for one in seen}
            none += [line for one in records if one.id not in known_ids for line in announced_by(one, day)]
            ahead = [sentence for one in records for sentence in announced(one, day)]
            pages.append(
                page(register.areas.get(slug), slug, dossiers, [*none, *ahead, *_relatives(register, slug, day)])
            )
        else:
            rows += [as_row(one, register) for one in dossiers]
    if how.page:
        write_pages(pages, form, output)
    elif how.nested:
        write_data(rows, form, output)
    else:
        write_data([{"id": row["id"], **step} for row in rows for step in row["timeline"]], form, output)
    return session.finish()


def _wanted(register: Register, names: list[str]) -> list[tuple[str, str | None]]:
    """Area slugs, each with the one inspection asked for or None for all."""
    from sendinsp.cli.support.session import areas

    found: list[tuple[str, str | None]] = []
    ids = {one.id: one.area for one in register.inspections}
    for name in names:
        if "/" in name and not register.areas.find(name):
            if name.casefold() not in ids:
                hint = did_you_mean(nearest(name.casefold(), ids, 2), "sendinsp list -f json gives every id")
                raise Failure(f"there is no inspection {name!r}: {hint}", PROBLEMS)
            found.append((ids[name.casefold()], name.casefold()))
        else:
            found += [(slug, None) for slug in areas(register, [name])]
    return list(dict.fromkeys(found))


def _relatives(register: Register, slug: str, day: date) -> list[str]:
    """Where to look before and after: areas of the same places of which an inspection is known on `day`."""
    from sendinsp.model.as_of import known_at

    recorded = {one.area for one in register.inspections if known_at(one, day) is not None}
    others = [one for one in register.areas.family(slug) if one != slug and one in recorded]
    return ["", f"Before or since, for the same places: {', '.join(others)}."] if others else []
