"""The first page, and how to read the others."""

from __future__ import annotations

from sendinsp import frameworks
from sendinsp.output.page import MARKS, WORDS
from sendinsp.output.site.maps import picture, remarks
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.outcomes import codes, label
from sendinsp.output.site.parts import Block, Figures, Page, Paragraph, Run, Text, heading, note, points, said, text
from sendinsp.output.site.published import Published, published
from sendinsp.output.site.unsure import outcome_unsure, plan_unsure, so_many
from sendinsp.output.text import plural
from sendinsp.output.views.due_dates import tally as due_tally
from sendinsp.output.views.footer import reach
from sendinsp.summary.counts import outcomes
from sendinsp.summary.due_rows import plans_due, row

LATEST = 10


def page(matter: Matter) -> Page:
    """Headline figures, the map of the latest cycle, and what was published last."""
    where = f" in {matter.asked}" if matter.asked else ""
    blocks: list[Block] = [
        Paragraph(
            text(
                f"Ofsted and the Care Quality Commission inspect together how each local area{where} looks after "
                "children and young people with special educational needs and disabilities (SEND). These pages hold "
                f"what is on record of {plural(len(matter.found), 'inspection')}, as known at the end of "
                f"{matter.known_on}."
            ),
            "lead",
        )
    ]
    for framework in matter.cycles:
        blocks.append(heading(f"Inspections {matter.cycle_name(framework)}"))
        blocks.append(_figures(matter, framework))
        blocks += [note(line) for line in reach(matter.register, matter.day, [framework])]
    if matter.cycles and (made := picture(matter, matter.cycles[0], "map")) is not None:
        blocks += [heading("The map"), made, *remarks(matter, matter.cycles[0])]
        blocks.append(Paragraph((Run("The same in words, and the cycle before", "map.html"),)))
    latest = published(matter)[:LATEST]
    if latest:
        blocks.append(heading("Published last"))
        blocks.append(points(_news(matter, one) for one in latest))
    return Page("index.html", matter.title, blocks, "Joint local area SEND inspections: what is on record.")


def _news(matter: Matter, one: Published) -> Text:
    doubt = (Run(" ?", style="doubt"),) if one.unsure else ()
    what = f", {one.label[0].lower()}{one.label[1:]}"
    return (Run(one.shown), *doubt, Run(": "), matter.named(one.dossier.inspection), Run(what))


def _figures(matter: Matter, framework: str) -> Figures:
    """The numbers of a cycle, each with how much of what it counts is in doubt or disputed."""
    found = matter.under(framework)
    counts, unsure = outcomes(found), outcomes(one for one in found if outcome_unsure(one))
    shown: list[tuple[str, Text]] = [(f"{len(found):,}", text("inspection" if len(found) == 1 else "inspections"))]
    for code in codes(framework, counts):
        words = text(_inside(label(framework, code)))
        shown.append((f"{counts.get(code, 0):,}", (*words, *so_many(unsure.get(code, 0)))))
    plan = frameworks.plan_of(framework)
    if plan is not None and plan.command:
        due = plans_due(found, matter.register, matter.day, plan.command)
        if due:
            tally = due_tally([row(one, matter.register) for one in due], plan).partition(" ")[2]
            doubtful = sum(plan_unsure(one, matter.register) for one in due)
            shown.append((f"{len(due):,}", (Run(tally, "plans.html"), *so_many(doubtful))))
    return Figures(tuple(shown))


def _inside(words: str) -> str:
    """Words as they stand inside of a sentence: abbreviations keep their capitals."""
    return words if words[:2].isupper() else f"{words[0].lower()}{words[1:]}"


def about(matter: Matter) -> Page:
    """How to read the site, what may not be read from it, and where it is from."""
    blocks: list[Block] = [
        said(
            "This site is written by sendinsp, a toolkit for the records of Ofsted and CQC's joint local area SEND "
            "inspections in England. It is neither theirs nor the government's. Every fact names its source; "
            "summaries, themes and reasons are the register's own reading."
        ),
        heading("Marks in lines of time"),
        points((f"{MARKS[how]} {WORDS[how] or 'known: a source says so'}" for how in MARKS), "names"),
        said("A question mark beside a value: it is in doubt, or another source says otherwise."),
        heading("What may not be read from it"),
        points(
            [
                "That nothing is recorded of a plan, a visit or a finding does not show that there was none.",
                "Areas must not be ranked by the number of weaknesses or areas for action: lists differ in how they "
                "divide things, as Ofsted warns.",
                "The two frameworks ask different questions and judge differently.",
                "A due date that is an estimate is a window; its typical day is no deadline.",
            ]
        ),
        heading("How far the records reach"),
        points(reach(matter.register, matter.day, matter.register.frameworks)),
        heading("The rule by which plans are due"),
    ]
    for framework in matter.register.frameworks.values():
        if framework.deadline is not None:
            blocks.append(heading(framework.title, 3))
            blocks.append(said(framework.deadline.rule))
            if framework.deadline.uncertain:
                blocks.append(said(f"Not known for sure: {framework.deadline.uncertain}"))
    blocks += [
        heading("Licence and version"),
        said(
            "The data are available under the Open Government Licence v3.0 "
            "(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/); what came under another "
            "licence is named in the licence file among the downloads."
        ),
        said(
            f"Written by sendinsp {matter.program}. Version of the data: {matter.version}. As known at the end of "
            f"{matter.known_on}."
        ),
    ]
    return Page("about.html", "About", blocks, "How to read these pages, and what may not be read from them.")
