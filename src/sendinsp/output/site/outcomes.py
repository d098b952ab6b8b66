"""What inspections came to: by term, by region, and from one cycle to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_MAP_STATES, SHARED_OUTCOMES
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Bar, Block, Cell, Head, Legend, Page, Table, heading, note, said, text
from sendinsp.output.site.tables import from_listing, number, plain
from sendinsp.output.views.cycles import cycles_listing
from sendinsp.summary.counts import summarise
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
        blocks.append(from_listing(cycles_listing(compared, ()), "Outcome then and outcome now, by area"))
    return Page("outcomes.html", "Outcomes", blocks, "What inspections came to, by term, region and type of authority.")


def _cycle(matter: Matter, framework: str) -> Iterator[Block]:
    found = matter.under(framework)
    yield heading(f"Inspections {matter.cycle_name(framework)}")
    yield legend(framework, counts_of(matter, framework))
    for by, words in GROUPS:
        groups = summarise(found, matter.register, [by], matter.day, with_outcomes=True)["groups"]
        yield table(framework, groups, words)
    reach = matter.register.frameworks[framework].reaches_to
    yield note(f"Inspections are recorded to {reach.human()}.")


def counts_of(matter: Matter, framework: str) -> dict[str, int]:
    """How many inspections under a framework had each outcome."""
    rows = summarise(matter.found, matter.register, ["framework"], matter.day)["frameworks"]
    return next((dict(row["outcomes"]) for row in rows if row["framework"] == framework), {})


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
    states = {**frameworks.words_of(framework).map_states, **SHARED_MAP_STATES}
    return Legend(
        tuple(
            (colour(framework, code), states[code].mark if code in states else "", label(framework, code))
            for code in codes(framework, counts)
        )
    )


def table(framework: str, groups: list[dict[str, Any]], words: str) -> Table:
    """Groups with their outcomes as numbers, shares and bars, the longest bar as wide as its column."""
    counts: dict[str, int] = {}
    for row in groups:
        for code, count in row["outcomes"].items():
            counts[code] = counts.get(code, 0) + count
    shown = codes(framework, counts)
    most = max((row["inspections"] for row in groups), default=0) or 1
    own = list(frameworks.words_of(framework).outcomes)
    heads = (
        Head(words.capitalize()),
        Head("Inspections", right=True),
        *(Head(label(framework, code), right=True) for code in shown),
        Head("Shares of those published"),
        Head("Number of inspections"),
    )
    rows = []
    for row in groups:
        published = row["published"]
        bar = Bar(tuple((row["outcomes"].get(code, 0) / most, colour(framework, code)) for code in shown))
        shares = Bar(tuple((row["outcomes"].get(code, 0) / (published or 1), colour(framework, code)) for code in own))
        rows.append((
            plain(row["label"]),
            number(row["inspections"]),
            *(_share(row["outcomes"].get(code, 0), published if code in own else 0) for code in shown),
            Cell((), 0, shares),
            Cell((), row["inspections"], bar),
        ))  # fmt: skip
    return Table(f"By {words}", heads, tuple(rows), (text(f"The longest bar stands for {most:,} inspections."),))


def _share(count: int, of: int) -> Cell:
    words = f"{count:,} ({count / of:.0%})" if of else f"{count:,}"
    return Cell(text(words), count)
