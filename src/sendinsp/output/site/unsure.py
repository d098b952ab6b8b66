"""How much of what a page counts rests on a value that is in doubt, or that other sources dispute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sendinsp import frameworks
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Dispute, Inspection
from sendinsp.model.terms import Term
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Cell, Run, Text, listed
from sendinsp.output.text import plural
from sendinsp.register.register import Register
from sendinsp.summary.due_rows import PlanDue, plan_due
from sendinsp.summary.found import Item, items_of


def is_unsure(inspection: Inspection, *paths: str) -> bool:
    """Whether a record doubts the value of one of these fields, or other sources dispute it."""
    return any(inspection.doubted(path) or inspection.disputes(path) for path in paths)


def outcome_unsure(inspection: Inspection) -> bool:
    """Whether what the inspection came to is in doubt or disputed."""
    words = frameworks.words_of(inspection.framework)
    return is_unsure(inspection, *(words.paths.get(one.key, one.key) for one in words.columns if one.awaits))


def group_unsure(inspection: Inspection, by: str) -> bool:
    """Whether the term or academic year that an inspection is counted in is in doubt, or another by other sources."""
    if by not in ("term", "year") or inspection.term is None:
        return False
    own = inspection.term
    others = [_term(one) for one in inspection.disputed if one.field in ("term", "fieldwork.start")]
    return inspection.doubted("term") or any(
        one is not None and (one != own if by == "term" else one.academic_year != own.academic_year) for one in others
    )


def _term(dispute: Dispute) -> Term | None:
    """The term that other sources say, or that lies behind the first day that they say."""
    try:
        said = dispute.value
        return Term.parse(said) if dispute.field == "term" else Term.containing(DateSpan.parse(said).earliest)
    except ValueError:
        return None


def plan_unsure(one: PlanDue, register: Register) -> bool:
    """Whether another state of a plan would be told without what is in doubt or disputed."""
    inspection, due = one.inspection, one.due
    section = one.plan.submitted[0].rpartition(".")[0]
    disputed = [dispute.field for dispute in inspection.disputed if dispute.field.startswith(f"{section}.")]
    bare: Any = inspection
    for path in (*inspection.doubts, *disputed):
        bare = _without(bare, path.split("."))
    then = plan_due(bare, register, due.as_of)
    same = then is not None and (then.due.state, then.due.state_basis) == (due.state, due.state_basis)
    return not same or outcome_unsure(inspection)


def _without(section: Any, keys: Sequence[str]) -> Any:
    """A copy of a section with nothing at a path."""
    key, *rest = keys
    if key not in getattr(type(section), "model_fields", ()):  # an item of a list, or no field at all
        return section
    value = getattr(section, key)
    if value is None:
        return section
    return section.model_copy(update={key: _without(value, rest) if rest else None})


def unsure_items(inspections: Iterable[Inspection]) -> list[Item]:
    """What was found by lists that are in doubt or disputed as a whole."""
    found = []
    for inspection in inspections:
        lists = frameworks.words_of(inspection.framework).lists
        kinds = {one.kind for one in lists if is_unsure(inspection, one.path)}
        kinds |= {"strength", "development"} if is_unsure(inspection, "findings") else set()
        found += [item for item in items_of(inspection) if item.kind in kinds]
    return found


def marked(cell: Cell, unsure: object) -> Cell:
    """A cell with a question mark where its number counts what is unsure."""
    return replace(cell, runs=(*cell.runs, Run(" ?", style="doubt"))) if unsure else cell


def so_many(count: int) -> Text:
    """What stands beside a number of which so many are unsure; nothing where none is."""
    if not count:
        return ()
    return (Run(", "), Run(f"? {count:,} of them in doubt or disputed", "doubts.html", "doubt"))


def named(matter: Matter, what: str, inspections: Sequence[Inspection]) -> list[Text]:
    """The line under a table that says of how many and which inspections something is unsure; none where of none."""
    if not inspections:
        return []
    words = f"In doubt or disputed: {what} of {plural(len(inspections), 'inspection')} ("
    return [(Run("? ", style="doubt"), Run(words), *listed(map(matter.named, inspections)), Run(")."))]
