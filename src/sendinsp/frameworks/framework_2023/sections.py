"""What `show` says of an inspection since 2023."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.frameworks.framework_2023.record import ForAction, Inspection2023
from sendinsp.frameworks.interface import Block, Sections, Titled
from sendinsp.model.inspection import Inspection

OUTCOMES = {
    "typically-positive": ("+", "typically positive experiences and outcomes", "green"),
    "inconsistent": ("~", "inconsistent experiences and outcomes", "yellow"),
    "widespread-failings": ("!", "widespread and/or systemic failings", "bold red"),
}
BASES = {
    "whole": "the whole list",
    "assembled": "assembled from several sources",
    "part": "part of the list",
    "findings": "what was reported of it, not the list itself",
}
ACTION = {"effective-action": "effective action", "ineffective-action": "ineffective action"}


def _outcome(inspection: Inspection) -> Iterator[Block]:
    assert isinstance(inspection, Inspection2023)
    if inspection.outcome is not None:
        mark, words, style = OUTCOMES[inspection.outcome]
        yield Block("text", f"{mark} Outcome: {words}.", style=style)
    action = inspection.priority_action
    counts = {
        "priority action": action.areas_count if action is not None else None,
        "improvement": inspection.improvements_count,
    }
    for what, count in counts.items():
        if count is not None:
            yield Block("text", f"{count} {'area' if count == 1 else 'areas'} for {what}.")
    plan = action.plan if action is not None else None
    if plan is not None and plan.called is not None:
        yield Block("text", f"The area calls its plan: {plan.called}.")
    if plan is not None and plan.accepted_by is not None:
        when = "" if plan.accepted is not None else "; when is not recorded"
        yield Block("text", f"The plan was accepted, as the source says by {plan.accepted_by}{when}.")
    for one in inspection.monitoring:
        if one.outcome is not None:
            yield Block("text", f"A monitoring inspection found {ACTION[one.outcome]}.")


def _found(inspection: Inspection, titled: Titled) -> Iterator[Block]:
    assert isinstance(inspection, Inspection2023)
    if inspection.boards:
        yield Block("section", "Integrated care boards")
        for board in inspection.boards:
            yield Block("item", titled((board,), "boards"))
    action = inspection.priority_action
    if inspection.outcome == "widespread-failings":
        areas, basis = (action.areas, action.areas_basis) if action is not None else ((), None)
        yield from _listed("Areas for priority action", areas, basis, titled)
    if inspection.outcome is not None:
        yield from _listed("Areas for improvement", inspection.improvements, inspection.improvements_basis, titled)


def _listed(title: str, items: tuple[ForAction, ...], basis: str | None, titled: Titled) -> Iterator[Block]:
    yield Block("section", f"{title}: {BASES[basis]}" if items and basis else title)
    if not items:
        yield Block("text", "What they are is not recorded.")
    for number, item in enumerate(items, 1):
        text = item.summary
        if item.themes:
            text += f" Theme: {titled(item.themes, 'themes')}."
        if item.responsible:
            text += f" To act: {'; '.join(item.responsible)}."
        yield Block("item", text, f"{number}.", sources=item.sources)


SECTIONS = Sections(
    outcome=_outcome,
    found=_found,
    addresses=(
        ("Report", "report.url"),
        ("Page", "report.page"),
        ("Plan", "priority_action.plan.url"),
        ("Strategic plan", "strategic_plan.url"),
    ),
)
