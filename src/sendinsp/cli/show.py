"""`sendinsp show`: everything about one area or inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sendinsp.cli.complete import complete_area
from sendinsp.cli.failure import PROBLEMS, Failure
from sendinsp.cli.options import AsOfOption, Format, FormatOption, OutputOption

if TYPE_CHECKING:
    from sendinsp.register.register import Register

EXAMPLE = "Example: sendinsp show sandwell"


def command(
    ctx: typer.Context,
    area: Annotated[
        list[str],
        typer.Argument(
            metavar="AREA",
            help="Areas by any of their names or codes, or ids of inspections (spring-2017/sandwell).",
            autocompletion=complete_area,
        ),
    ],
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> int:
    """Show all inspections of an area: time line, outcome, due date explained, doubts, disputes and sources."""
    from sendinsp.cli.session import Session, today
    from sendinsp.model.as_of import known_at
    from sendinsp.model.dates import human_day
    from sendinsp.output.listing import Listing, emit, render
    from sendinsp.output.views.area import heading, markdown, show_text
    from sendinsp.register.select import by_fieldwork
    from sendinsp.summary.dossier import as_row, dossier

    session: Session = ctx.obj
    register = session.register
    day = today(as_of)
    texts, rows = [], []
    for slug, wanted in _asked(register, area):
        records = [one for one in register.of_areas([slug]) if wanted is None or one.id == wanted]
        seen = [known for one in records if (known := known_at(one, day)) is not None]
        dossiers = [dossier(one, register, day) for one in reversed(by_fieldwork(seen))]
        rows += [as_row(one, register) for one in dossiers]
        title = heading(register.areas[slug]) if slug in register.areas else slug
        if form is Format.MARKDOWN:
            texts.append(markdown(title, dossiers))
        elif form is Format.TABLE:
            text = show_text(title, dossiers, to_file=output is not None)
            if not dossiers:
                text += f"No inspection is recorded by {human_day(day)}.\n"
            texts.append(text + _relatives(register, slug))
    if form in (Format.TABLE, Format.MARKDOWN):
        emit("\n".join(texts), output)
    elif form is Format.CSV:
        steps = [{"id": row["id"], **step} for row in rows for step in row["timeline"]]
        emit(render(Listing(steps, ()), form), output)
    else:
        emit(render(Listing(rows, ()), form), output)
    return session.finish()


def _asked(register: Register, names: list[str]) -> list[tuple[str, str | None]]:
    """Area slugs, each with the one inspection asked for or None for all."""
    from sendinsp.cli.session import areas

    found: list[tuple[str, str | None]] = []
    ids = {one.id: one.area for one in register.inspections}
    for name in names:
        if "/" in name and not register.areas.find(name):
            if name.casefold() not in ids:
                from difflib import get_close_matches

                near = get_close_matches(name.casefold(), ids, 2, 0.6)
                hint = f"did you mean {' or '.join(near)}?" if near else "sendinsp list -f json gives every id"
                raise Failure(f"there is no inspection {name!r}: {hint}", PROBLEMS)
            found.append((ids[name.casefold()], name.casefold()))
        else:
            found += [(slug, None) for slug in areas(register, [name])]
    return list(dict.fromkeys(found))


def _relatives(register: Register, slug: str) -> str:
    recorded = {one.area for one in register.inspections}
    others = [one for one in register.areas.family(slug) if one != slug and one in recorded]
    if not others:
        return ""
    return f"\nBefore or since, for the same places: {', '.join(others)}.\n"
