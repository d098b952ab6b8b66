"""What `show` says of an inspection of 2016 to 2022."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.interface import Block, Sections, Titled
from sendinsp.model.inspection import Inspection

PROGRESS = {"all": "on all of them", "some": "on some of them", "none": "on none of them"}
BASES = {
    "whole": "the whole list",
    "assembled": "assembled from several sources",
    "part": "part of the list",
    "findings": "what the press reports, not the list itself",
}


def _outcome(inspection: Inspection) -> Iterator[Block]:
    assert isinstance(inspection, Inspection2016)
    wsoa, revisit = inspection.wsoa, inspection.revisit
    if wsoa is None:
        return
    if not wsoa.required:
        yield Block("text", "No written statement of action (WSOA) was required.")
        return
    count = wsoa.weakness_count
    of = f", for {count} significant weakness{'es' if count != 1 else ''}" if count else ""
    yield Block("text", f"★ A written statement of action (WSOA) was required{of}.", style="bold yellow")
    if revisit is not None and revisit.outcome is not None:
        totals = ""
        if revisit.sufficient is not None and revisit.insufficient is not None:
            totals = f" ({revisit.sufficient} with, {revisit.insufficient} without)"
        yield Block("text", f"The re-visit found sufficient progress {PROGRESS[revisit.outcome]}{totals}.")
    plan = inspection.accelerated_progress_plan
    if plan is not None:
        was = "was" if plan.required else "was not"
        yield Block("text", f"An accelerated progress plan {was} asked for.")


def _found(inspection: Inspection, titled: Titled) -> Iterator[Block]:
    assert isinstance(inspection, Inspection2016)
    wsoa = inspection.wsoa
    if wsoa is None or not wsoa.required:
        return
    if wsoa.grounds:
        yield Block("section", "Grounds")
        yield Block("text", f"{titled(wsoa.grounds, 'grounds')}.")
    basis = f": {BASES[wsoa.weaknesses_basis]}" if wsoa.weaknesses and wsoa.weaknesses_basis else ""
    yield Block("section", f"Significant weaknesses{basis}")
    if not wsoa.weaknesses:
        yield Block("text", "What they are is not recorded." if wsoa.weakness_count else "Not recorded.")
    for number, weakness in enumerate(wsoa.weaknesses, 1):
        text = weakness.summary
        if weakness.reasons:
            text += f" Reason: {titled(weakness.reasons, 'reasons')}."
        if weakness.themes:
            text += f" Theme: {titled(weakness.themes, 'themes')}."
        if weakness.listed is False:
            text += " Reported as found, not as one of the list."
        if weakness.progress:
            text += f" At the re-visit: {weakness.progress} progress."
        yield Block("item", text, f"{number}.", sources=weakness.sources)


SECTIONS = Sections(
    outcome=_outcome,
    found=_found,
    addresses=(("Letter", "report.url"), ("Page", "report.page"), ("WSOA", "wsoa.url"), ("Re-visit", "revisit.url")),
)
