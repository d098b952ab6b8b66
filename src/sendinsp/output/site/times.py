"""How long things took."""

from __future__ import annotations

from sendinsp.output.listing import Row
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Block, Cell, Head, Page, Run, Table, heading, said, text
from sendinsp.output.site.tables import number, plain
from sendinsp.output.text import plural
from sendinsp.output.views.timings import histogram
from sendinsp.summary.timings import Unit, own_grouping, timings

_UNITS: tuple[tuple[Unit, str], ...] = (("working-days", "Working days"), ("months", "Months"))


def page(matter: Matter) -> Page:
    """How long the steps took, all together and by region."""
    found: list[Block] = [
        said(
            "Only dates known to the day and not in doubt are measured; what had to be left out is counted. A time "
            "between dates of which another source gives another is measured by the record's own, with a question mark "
            "where it is shown. A time that is long or short may be due to holidays, the pandemic or the record."
        )
    ]
    apart = own_grouping(matter.found)
    for unit, words in _UNITS:
        found.append(heading(words))
        found.append(
            _table(
                matter, timings(matter.found, apart, matter.register, unit), f"{words} from step to step", "Framework"
            )
        )
    regions = timings(matter.found, "region", matter.register)
    if len({row["group"] for row in regions}) > 1:
        found.append(heading("By region"))
        found.append(_table(matter, regions, "Working days from step to step, by region", "Region"))
    return Page("times.html", "How long it took", found, "How long the steps of inspections took.")


def _table(matter: Matter, rows: list[Row], caption: str, groups: str) -> Table:
    shown = [row for row in rows if row["cases"] or row["left_out"]]
    grouped = len({row["group"] for row in rows}) > 1
    heads = (
        Head("From ... to"), *((Head(groups),) if grouped else ()), Head("Cases", right=True),
        Head("Median", right=True), Head("Shortest", right=True), Head("Longest", right=True), Head("Spread"),
        Head("Left out", right=True), Head("End not recorded", right=True),
    )  # fmt: skip
    cells = tuple(
        (
            plain(row["measure"]), *((plain(row["group"]),) if grouped else ()), number(row["cases"]),
            number(row["median"]), _extreme(matter, row, "shortest"), _extreme(matter, row, "longest"),
            Cell((Run(histogram(row["values"]) or "–", style="spread"),)), number(row["left_out"]),
            number(row["unknown"]),
        )
        for row in shown
    )  # fmt: skip
    doubtful, coarse, disputed = (sum(row[key] for row in shown) for key in ("in_doubt", "not_to_the_day", "disputed"))
    remarks = [text(f"Left out: {doubtful} in doubt, {coarse} not known to the day.")]
    if disputed:
        remarks.append(text(f"Measured though another source gives another date: {plural(disputed, 'case')}."))
    return Table(caption, heads, cells, tuple(remarks))


def _extreme(matter: Matter, row: Row, which: str) -> Cell:
    if row[which] is None:
        return number(None)
    disputed = row[f"{which}_id"] in row["disputed_ids"]
    runs = (Run(f"{row[which]:g}{' ?' if disputed else ''} ("), matter.inspection(row[f"{which}_id"]), Run(")"))
    return Cell(runs, row[which])
