"""What is in doubt and what sources dispute, and the sources themselves."""

from __future__ import annotations

from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.inspection import Inspection
from sendinsp.output.site.matter import Matter, inspection_path
from sendinsp.output.site.parts import Block, Cell, Head, Page, Run, Table, heading, said, text
from sendinsp.output.site.tables import number, plain
from sendinsp.output.views.inspection_page import year_or_day


def page(matter: Matter) -> Page:
    """Doubts and disputes, the latest inspection first."""
    doubts, disputes = [], []
    for one in reversed(matter.found):
        area = Cell(
            (Run(matter.register.areas.name(one.area), inspection_path(one.id)), Run(f" ({one.id.split('/')[0]})"))
        )
        doubts += [
            (area, plain(path), Cell((Run(_value(one, path)), Run(" ?", style="doubt"))), Cell(text(why)))
            for path, why in one.doubts.items()
        ]
        for other in one.disputed:
            cited = ", ".join(_named(matter, name) for name in other.sources)
            words = f"{_plain(other.value)}{f'. {other.note}' if other.note else ''}"
            disputes.append(
                (area, plain(other.field), plain(_value(one, other.field)), Cell(text(words)), Cell(text(cited)))
            )
    found: list[Block] = [
        said(
            "A value in doubt is kept but not relied on: nothing is reckoned from it. Where sources differ, the "
            "register follows the better one and names what the others say. Wherever such a value is shown, a "
            "question mark stands beside it."
        )
    ]
    found.append(heading(f"In doubt: {len(doubts)}"))
    if doubts:
        of_doubts = (Head("Area"), Head("Field", filters=True), Head("Value"), Head("Why"))
        found.append(Table("Values in doubt", of_doubts, tuple(doubts), tools=True))
    found.append(heading(f"Other sources say: {len(disputes)}"))
    if disputes:
        others = (Head("Area"), Head("Field", filters=True), Head("Register"), Head("Other sources"), Head("Which"))
        found.append(Table("Values that sources dispute", others, tuple(disputes), tools=True))
    return Page("doubts.html", "Doubts and disputes", found, "What is in doubt, and what other sources say.")


def _named(matter: Matter, name: str) -> str:
    source = matter.register.sources.get(name)
    return f"{source.publisher}, {source.title.rstrip('.')}" if source is not None else name


def _value(inspection: Inspection, path: str) -> str:
    value: object = inspection.value_at(path)
    if isinstance(value, tuple):
        return f"{len(value)} items"
    return "not recorded" if value is None else _plain(str(value))


def _plain(words: str) -> str:
    try:
        return DateSpan.parse(words).human()
    except DateError:
        return {"true": "yes", "false": "no", "True": "yes", "False": "no"}.get(words, words)


def sources(matter: Matter) -> Page:
    """Every source cited, with how many inspections cite it."""
    counts: dict[str, int] = {}
    for one in matter.dossiers:
        for name in one.sources:
            counts[name] = counts.get(name, 0) + 1
    rows = []
    for name, count in counts.items():
        source = matter.register.sources.get(name)
        if source is None:
            continue
        title = Run(source.title.rstrip("."), source.url)
        when = year_or_day(source.date) if source.date else "–"
        rows.append((
            Cell((title,)), plain(source.publisher), plain(source.kind), Cell(text(when), str(source.date or "")),
            plain(source.trust), plain(source.licence or "–"), number(count), Cell(text(source.note or "–")),
        ))  # fmt: skip
    heads = (
        Head("Source"), Head("Publisher"), Head("Kind", filters=True), Head("Date"), Head("Trust", filters=True),
        Head("Licence", filters=True), Head("Inspections", right=True), Head("Note"),
    )  # fmt: skip
    intro = said("Every fact names its source; the page of each area says which fact rests on which.")
    table = Table("Sources", heads, tuple(sorted(rows, key=lambda row: row[0].runs[0].text)), tools=True)
    return Page("sources.html", "Sources", [intro, table] if rows else [intro], "The sources of the register.")
