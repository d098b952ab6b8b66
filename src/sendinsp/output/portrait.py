"""What `show` says of an inspection, as blocks that terminal and Markdown set out each in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sendinsp.deadlines.dossier import Dossier
from sendinsp.deadlines.timeline import AWAITED, Step
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection, Inspection2016
from sendinsp.output.due import span_text, status_of
from sendinsp.output.text import plural

MARKS = {"known": "●", "doubtful": "?", "computed": "○", "missing": "-"}
STYLES = {"known": "green", "doubtful": "yellow", "computed": "cyan", "missing": "dim"}
WORDS = {"known": "", "doubtful": "in doubt", "computed": "computed", "missing": "not recorded"}
LEGEND = "● known, ○ computed, ? in doubt, - not recorded"
REVISITS = {"all": "on all of them", "some": "on some of them", "none": "on none of them"}
BASES = {
    "whole": "the whole list",
    "assembled": "assembled from several sources",
    "part": "part of the list",
    "findings": "what the press reports, not the list itself",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of what is shown.

    Attributes:
        kind: heading (of an inspection), section, text, item (of a list, its number or sign in `label`), or step.
        text: what it says; of a step, all but its date and name.
        label: see `kind`.
        step: the step.
        style: for the terminal; it only repeats what the text says.
    """

    kind: Literal["heading", "section", "text", "item", "step"]
    text: str
    label: str = "-"
    step: Step | None = None
    style: str = ""


def blocks(dossier: Dossier) -> Iterator[Block]:
    """Everything of one inspection, from what it came to, to its sources."""
    inspection = dossier.inspection
    numbers = {name: f"[{number}]" for number, name in enumerate(dossier.sources, 1)}
    term = inspection.term.human() if inspection.term else "Undated"
    yield Block("heading", f"{term}: {inspection.id}")
    if dossier.framework is not None:
        yield Block("text", f"Framework: {dossier.framework.title} ({inspection.framework})")
    yield from _outcome(inspection)
    yield Block("section", "Time line")
    yield Block("text", LEGEND, style="dim")
    for step in dossier.steps:
        yield Block("step", _remark(step, numbers), step=step, style=STYLES[step.how])
    yield from _due_date(dossier)
    yield from _weaknesses(inspection, dossier.framework, numbers)
    yield from _findings(inspection, dossier.framework, numbers)
    yield from _doubts(inspection, numbers)
    if inspection.notes:
        yield Block("section", "Notes")
        yield Block("text", inspection.notes)
    yield from _to_read(inspection)
    yield Block("section", "Sources")
    for name, source in dossier.sources.items():
        if source is None:
            yield Block("item", f"{name}: not in sources.yaml", numbers[name])
            continue
        when = f", {year_or_day(source.date)}" if source.date else ""
        url = f" {source.url}" if source.url else ""
        title = source.title.rstrip(".")
        yield Block("item", f"{title}. {source.publisher}{when} ({name}; trust: {source.trust}).{url}", numbers[name])


def shown_date(step: Step) -> str:
    """The date of a step for reading: `27 Mar 2017`, `13-27 Oct 2017`, `Jan 2022`; "" where it is missing."""
    if step.date is None:
        return ""
    span = DateSpan.parse(step.date)
    if "/" in step.date and len(step.date) == len("2017-10-13/2017-10-27"):
        return span_text(span.earliest, span.latest)
    return span.human()


def year_or_day(span: DateSpan) -> str:
    """The date of a source for reading, which may be a bare year."""
    return span.human() if len(span.text) > len("2017") else span.text


def _remark(step: Step, numbers: dict[str, str]) -> str:
    """How a step is known, by which sources, and what there is to say of it."""
    note = "see below" if step.how == "doubtful" and step.sources else step.note
    sources = " ".join(numbers[name] for name in step.sources)
    how = "" if note == AWAITED else WORDS[step.how]
    text = "; ".join(part for part in (how, note, "disputed, see below" if step.disputed else "") if part)
    return " ".join(part for part in (sources, text) if part)


def _outcome(inspection: Inspection) -> Iterator[Block]:
    if not inspection.is_published:
        yield Block("text", "The report is awaited.")
        return
    if not isinstance(inspection, Inspection2016) or inspection.wsoa is None:
        return
    wsoa, revisit = inspection.wsoa, inspection.revisit
    if not wsoa.required:
        yield Block("text", "No written statement of action (WSOA) was required.")
        return
    count = wsoa.weakness_count
    of = f", for {plural(count, 'significant weakness', 'significant weaknesses')}" if count else ""
    yield Block("text", f"★ A written statement of action (WSOA) was required{of}.", style="bold yellow")
    if revisit is not None and revisit.outcome is not None:
        totals = ""
        if revisit.sufficient is not None and revisit.insufficient is not None:
            totals = f" ({revisit.sufficient} with, {revisit.insufficient} without)"
        yield Block("text", f"The re-visit found sufficient progress {REVISITS[revisit.outcome]}{totals}.")
    plan = inspection.accelerated_progress_plan
    if plan is not None:
        was = "was" if plan.required else "was not"
        yield Block("text", f"An accelerated progress plan {was} asked for.")


def _due_date(dossier: Dossier) -> Iterator[Block]:
    if dossier.explanation is None or dossier.due is None:
        return
    from sendinsp.output.explain import sentences

    yield Block("section", "Due date of the statement")
    yield Block("item", f"Status: {status_of(dossier.due)}.")
    for sentence in sentences(dossier.explanation):
        yield Block("item", sentence)
    yield Block("item", f"Day by day, with the rule: sendinsp wsoa-due {dossier.inspection.area} --explain")


def _weaknesses(inspection: Inspection, framework: Framework | None, numbers: dict[str, str]) -> Iterator[Block]:
    wsoa = inspection.wsoa if isinstance(inspection, Inspection2016) else None
    if wsoa is None or not wsoa.required:
        return
    if wsoa.grounds:
        yield Block("section", "Grounds")
        yield Block("text", f"{_titles(wsoa.grounds, 'grounds', framework)}.")
    basis = f": {BASES[wsoa.weaknesses_basis]}" if wsoa.weaknesses and wsoa.weaknesses_basis else ""
    yield Block("section", f"Significant weaknesses{basis}")
    if not wsoa.weaknesses:
        yield Block("text", "What they are is not recorded." if wsoa.weakness_count else "Not recorded.")
    for number, weakness in enumerate(wsoa.weaknesses, 1):
        text = weakness.summary
        if weakness.reasons:
            text += f" Reason: {_titles(weakness.reasons, 'reasons', framework)}."
        if weakness.progress:
            text += f" At the re-visit: {weakness.progress} progress."
        yield Block("item", _cite(text, weakness.sources, numbers), f"{number}.")


def _findings(inspection: Inspection, framework: Framework | None, numbers: dict[str, str]) -> Iterator[Block]:
    for kind, title in (("strength", "Strengths"), ("development", "Areas for development")):
        found = [finding for finding in inspection.findings if finding.kind == kind]
        if found:
            yield Block("section", title)
        for finding in found:
            labels = [
                _titles((code,), topic, framework)
                for code, topic in ((finding.question, "questions"), (finding.theme, "themes"))
                if code
            ]
            text = finding.summary + (f" ({'; '.join(labels)})" if labels else "")
            yield Block("item", _cite(text, finding.sources, numbers))


def _doubts(inspection: Inspection, numbers: dict[str, str]) -> Iterator[Block]:
    if inspection.doubts:
        yield Block("section", "In doubt")
    for path, why in inspection.doubts.items():
        span = inspection.date_at(path)
        yield Block("item", f"{path}{f' ({span.human()})' if span else ''}: {why}", "?")
    if inspection.disputed:
        yield Block("section", "Other sources say")
    for dispute in inspection.disputed:
        note = f" {dispute.note}" if dispute.note else ""
        yield Block("item", _cite(f"{dispute.field}: {_value(dispute.value)}.{note}", dispute.sources, numbers))


def _value(text: str) -> str:
    try:
        return DateSpan.parse(text).human()
    except DateError:
        return {"true": "yes", "false": "no"}.get(text, text)


def _to_read(inspection: Inspection) -> Iterator[Block]:
    addresses = [("Letter", inspection.report.url), ("Page", inspection.report.page)]
    if isinstance(inspection, Inspection2016):
        addresses.append(("WSOA", inspection.wsoa.url if inspection.wsoa else None))
        addresses.append(("Re-visit", inspection.revisit.url if inspection.revisit else None))
    if any(url for _, url in addresses):
        yield Block("section", "To read")
    for name, url in addresses:
        if url:
            yield Block("item", f"{name}: {url}")


def _titles(codes: Iterable[str], topic: str, framework: Framework | None) -> str:
    titles = {entry.code: entry.title for entry in framework.entries(topic)} if framework else {}
    return "; ".join(titles.get(code, code).rstrip(".") for code in codes)


def _cite(text: str, sources: Iterable[str], numbers: dict[str, str]) -> str:
    return " ".join([text, *(numbers[name] for name in sources)])
