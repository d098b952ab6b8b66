"""What inspections found: themes and reasons, then and now, by question, and every item to search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import (
    Bar,
    Block,
    Cell,
    Head,
    Heading,
    Page,
    Run,
    Table,
    Text,
    heading,
    note,
    points,
    said,
    text,
)
from sendinsp.output.site.tables import number, plain, term_order
from sendinsp.output.site.unsure import marked, named, unsure_items
from sendinsp.output.views.found import KINDS, coverage_words
from sendinsp.summary.counts import NONE_RECORDED, summarise
from sendinsp.summary.found import Item, coverage, items_of

ITEMS = "items.html"
_BARS = ("#0072b2", "#e69f00")
"""Colours of the cycles, the earlier first; of more they begin again."""
LEGEND = (
    "Items: what was found in these words; wanting are weaknesses, areas for action and developments. List whole: of "
    "how many areas with such a list it is the letter's or report's own, whole. Progress: items that a re-visit found "
    "sufficient progress on, of those of which it is known."
)


def page(matter: Matter) -> Page:
    """Themes then and now, and the first framework's reasons."""
    found: list[Block] = [
        said(
            "What letters and reports found, each point in one sentence of the register's own and coded with themes. "
            "The codes are the register's reading, not the inspectors' words. Lists differ in how they divide things: "
            "numbers of items compare neither areas nor cycles with each other."
        ),
        points([(Run("Every item, to search and filter", ITEMS),), (Run("Findings by question", "questions.html"),)]),
        heading("How much is known"),
        points(
            f"Inspections {matter.cycle_name(one)}: {coverage_words(coverage(matter.under(one)))}"
            for one in matter.cycles
        ),
    ]
    groups = {
        one: {row["key"]: row for row in summarise(matter.under(one), matter.register, ["theme"], matter.day)["groups"]}
        for one in matter.cycles
    }
    if any(key != NONE_RECORDED[0] for rows in groups.values() for key in rows):
        found += [heading("Themes, then and now"), _then_and_now(matter, groups)]
        found.append(note(LEGEND))
    for framework in reversed(matter.cycles):
        found += list(_reasons(matter, framework))
    return Page("found.html", "What was found", found, "Themes and reasons of what inspections found, then and now.")


def _then_and_now(matter: Matter, groups: dict[str, dict[str, Any]]) -> Table:
    """A row a theme, in the order of the list of themes, with the areas and items of each cycle."""
    order = [code for code in matter.register.themes if any(code in rows for rows in groups.values())]
    order += sorted({code for rows in groups.values() for code in rows} - {*order, NONE_RECORDED[0]})
    cycles = list(reversed(matter.cycles))
    most = {
        one: max((row["areas"] for code, row in groups[one].items() if code != NONE_RECORDED[0]), default=0) or 1
        for one in cycles
    }
    heads = [Head("Theme")]
    for one in cycles:
        name = matter.cycle_name(one)
        heads += [Head(f"Areas, {name}", right=True), Head(f"Wanting, {name}", right=True)]
        heads += [Head(f"Strengths, {name}", right=True), Head(f"Areas as a bar, {name}")]
    doubtful = {one: unsure_items(matter.under(one)) for one in cycles}
    rows = []
    for code in order:
        label = next((rows[code]["label"] for rows in groups.values() if code in rows), code)
        cells = [plain(label)]
        for place, one in enumerate(cycles):
            row = groups[one].get(code, {"areas": 0, "shortcomings": 0, "strengths": 0})
            unsure = {item.kind == "strength" for item in doubtful[one] if code in item.themes}
            cells += [
                marked(number(row["areas"]), unsure),
                marked(number(row["shortcomings"]), False in unsure),
                marked(number(row["strengths"]), True in unsure),
            ]
            cells.append(Cell((), row["areas"], Bar(((row["areas"] / most[one], _BARS[place % len(_BARS)]),))))
        rows.append(tuple(cells))
    remarks = [text("Areas: of how many something is recorded under the theme, wanting or a strength.")]
    remarks += [text(f"The longest bar {matter.cycle_name(one)} stands for {most[one]:,} areas.") for one in cycles]
    remarks += _whose(matter, [item for one in cycles for item in doubtful[one]])
    return Table("Themes", tuple(heads), tuple(rows), tuple(remarks))


def _whose(matter: Matter, items: Iterable[Item]) -> list[Text]:
    """The line that names the inspections of whose lists items are unsure."""
    return named(matter, "what was found", list({item.inspection.id: item.inspection for item in items}.values()))


def _reasons(matter: Matter, framework: str) -> Iterator[Block]:
    groups = summarise(matter.under(framework), matter.register, ["reason"], matter.day)["groups"]
    known = [row for row in groups if row["key"] != NONE_RECORDED[0]]
    if not known:
        return
    yield heading(f"Reasons, inspections {matter.cycle_name(framework)}")
    most = max(row["areas"] for row in known)
    doubtful = [item for item in unsure_items(matter.under(framework)) if item.reasons]
    rows = []
    for row in sorted(known, key=lambda row: -row["areas"]):
        unsure = any(row["key"] in item.reasons for item in doubtful)
        judged = row["progress_sufficient"] + row["progress_insufficient"]
        rows.append((
            plain(row["label"]), marked(number(row["areas"]), unsure), marked(number(row["items"]), unsure),
            Cell(text(f"{row['list_whole']:,} of {row['with_list']:,}")),
            Cell(text(f"{row['progress_sufficient']:,} of {judged:,}" if judged else "–")),
            Cell((), row["areas"], Bar(((row["areas"] / most, _BARS[0]),))),
        ))  # fmt: skip
    heads = (
        Head("Reason"), Head("Areas", right=True), Head("Items", right=True), Head("List whole", right=True),
        Head("Progress", right=True), Head("Areas as a bar"),
    )  # fmt: skip
    remarks = (text(f"The longest bar stands for {most:,} areas."), *_whose(matter, doubtful))
    yield Table("Reasons", heads, tuple(rows), remarks)
    yield note(LEGEND)


def items(matter: Matter) -> Page:
    """Every item that was found, the latest inspection first."""
    rows = []
    for inspection in reversed(matter.found):
        for item in items_of(inspection):
            term = inspection.term
            shown = term.human() if term else "undated"
            themes = matter.register.titled(item.themes, "themes", inspection.framework)
            reasons = matter.register.titled(item.reasons, "reasons", inspection.framework)
            rows.append((
                Cell((matter.named(inspection),)),
                Cell(text(shown), term_order(str(term) if term else None)),
                plain(matter.cycle_name(inspection.framework)),
                plain(KINDS[item.kind]),
                Cell(text(item.summary)),
                plain(themes or "–"),
                plain(reasons or "–"),
                plain(item.progress or "–"),
            ))  # fmt: skip
    heads = (
        Head("Area"), Head("Term"), Head("Cycle", filters=True), Head("Kind", filters=True), Head("Found"),
        Head("Themes", filters=True), Head("Reasons", filters=True), Head("Progress", filters=True),
    )  # fmt: skip
    blocks: list[Block] = [
        said(f"{coverage_words(coverage(matter.found))} Progress is as a re-visit judged it, where that is known.")
    ]
    if rows:
        blocks.append(Table("Everything found", heads, tuple(rows), tools=True))
    return Page(ITEMS, "Everything found", blocks, "Each weakness, area for action and strength on record, to search.")


def questions(matter: Matter) -> Page:
    """Findings by the framework's question that they belong to."""
    found: list[Block] = [
        said(
            "Strengths and areas for development by the question that they answer, where the source says which. That "
            "none is recorded of an area means nothing."
        )
    ]
    for framework in matter.cycles:
        titles = matter.register.titles("questions", framework)
        own = [(one, finding) for one in reversed(matter.under(framework)) for finding in one.findings]
        for code in [*titles, None]:
            chosen = [(one, finding) for one, finding in own if finding.question == code]
            if not chosen:
                continue
            title = titles[code] if code is not None else "No question is named"
            found.append(heading(f"{title.rstrip('.')} (inspections {matter.cycle_name(framework)}): {len(chosen)}"))
            for kind, words in (("strength", "Strengths"), ("development", "Areas for development")):
                lines = [(one, finding) for one, finding in chosen if finding.kind == kind]
                if lines:
                    found.append(Heading(f"{words}: {len(lines)}", 3))
                    found.append(points((matter.named(one), Run(f": {finding.summary}")) for one, finding in lines))
    if len(found) == 1:
        found.append(said("No findings are recorded of these inspections."))
    return Page("questions.html", "Findings by question", found, "Strengths and developments by question.")
