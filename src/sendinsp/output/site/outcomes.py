"""What inspections came to: by term, by region, and from one cycle to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_MAP_STATES, SHARED_OUTCOMES
from sendinsp.model.inspection import Inspection
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Bar, Block, Cell, Head, Legend, Page, Table, heading, note, said, text
from sendinsp.output.site.tables import from_listing, number, plain
from sendinsp.output.site.unsure import group_unsure, marked, named, outcome_unsure
from sendinsp.output.views.cycles import cycles_listing
from sendinsp.summary.counts import Row, outcomes, summarise
from sendinsp.summary.cycles import cycles

GROUPS = (("term", "term"), ("year", "academic year"), ("region", "region"), ("type", "type of authority"))


def page(matter: Matter) -> Page:
    """Outcomes by term and region, each cycle for itself, and the cycles side by side."""
    blocks: list[Block] = [
        said(
            "Each cycle of inspections asked its own questions and judged in its own way, so that each has its own "
            "tables. Shares are of reports published; where they are few, a share says little."
        )
    ]
    for framework in matter.cycles:
        blocks += _cycle(matter, framework)
    compared = cycles(matter.found, matter.register)
    if compared["rows"]:
        blocks.append(heading("From one cycle to the next"))
        shown = from_listing(cycles_listing(compared, ()), "Outcome then and outcome now, by area")
        unsure = named(matter, "the outcome", [one for one in matter.found if outcome_unsure(one)])
        blocks.append(replace(shown, remarks=(*shown.remarks, *unsure)))
    return Page("outcomes.html", "Outcomes", blocks, "What inspections came to, by term, region and type of authority.")


def _cycle(matter: Matter, framework: str) -> Iterator[Block]:
    yield heading(f"Inspections {matter.cycle_name(framework)}")
    yield legend(framework, outcomes(matter.under(framework)))
    for by, words in GROUPS:
        yield table(matter, framework, by, words)
    for reach in matter.register.reaches.get(framework, ())[:1]:
        yield note(f"Inspections are recorded to {reach.to.human()}.")


def codes(framework: str, counts: dict[str, int]) -> list[str]:
    """The outcomes to show: all of the framework, and of those that all have what occurs."""
    return [*frameworks.words_of(framework).outcomes, *(code for code in SHARED_OUTCOMES if counts.get(code))]


def label(framework: str, code: str) -> str:
    """An outcome in words."""
    return {**frameworks.words_of(framework).outcomes, **SHARED_OUTCOMES}[code]


def colour(framework: str, code: str) -> str:
    """The colour of an outcome, that of the map."""
    states = {**frameworks.words_of(framework).map_states, **SHARED_MAP_STATES}
    return states[code].colour if code in states else "#999999"


def legend(framework: str, counts: dict[str, int]) -> Legend:
    """What the colours of the bars mean."""
    return Legend(tuple((colour(framework, code), label(framework, code)) for code in codes(framework, counts)))


def table(matter: Matter, framework: str, by: str, words: str) -> Table:
    """Groups with their outcomes as numbers, shares and bars, the longest bar as wide as its column.

    A question mark stands beside a number that counts what is in doubt or disputed; a line under the table names it.
    """
    found = matter.under(framework)
    groups = _groups(matter, found, by)
    shown = codes(framework, outcomes(found))
    most = max((row["inspections"] for row in groups.values()), default=0) or 1
    own = list(frameworks.words_of(framework).outcomes)
    elsewhere = [one for one in found if group_unsure(one, by)]
    otherwise = [one for one in found if outcome_unsure(one)]
    unsure_groups = _groups(matter, elsewhere, by)
    unsure_outcomes = _groups(matter, [one for one in found if one in elsewhere or one in otherwise], by)
    heads = (
        Head(words.capitalize()),
        Head("Inspections", right=True),
        *(Head(label(framework, code), right=True) for code in shown),
        Head("Shares of those published"),
        Head("Number of inspections"),
    )
    rows = []
    for key, row in groups.items():
        published, counts = row["published"], row["outcomes"]
        unsure = unsure_outcomes[key]["outcomes"] if key in unsure_outcomes else {}
        bar = Bar(tuple((counts.get(code, 0) / most, colour(framework, code)) for code in shown))
        shares = Bar(tuple((counts.get(code, 0) / (published or 1), colour(framework, code)) for code in own))
        rows.append((
            plain(row["label"]),
            marked(number(row["inspections"]), key in unsure_groups),
            *(
                marked(_share(counts.get(code, 0), published if code in own else 0), unsure.get(code))
                for code in shown
            ),
            Cell((), 0, shares),
            Cell((), row["inspections"], bar),
        ))  # fmt: skip
    remarks = (
        text(f"The longest bar stands for {most:,} inspections."),
        *named(matter, f"the {words}", elsewhere),
        *named(matter, "the outcome", otherwise),
    )
    return Table(f"By {words}", heads, tuple(rows), remarks)


def _groups(matter: Matter, inspections: Sequence[Inspection], by: str) -> dict[str, Row]:
    summed = summarise(inspections, matter.register, [by], matter.day, with_outcomes=True)
    return {row["key"]: row for row in summed["groups"]}


def _share(count: int, of: int) -> Cell:
    words = f"{count:,} ({count / of:.0%})" if of else f"{count:,}"
    return Cell(text(words), count)
