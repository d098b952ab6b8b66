"""Inspections of an area for reading: line of time, outcome, findings, doubts, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text

from sendinsp.deadlines.dossier import Dossier
from sendinsp.model.area import Area
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Inspection, Inspection2016
from sendinsp.output.table import console, text_of
from sendinsp.output.text import clean_line, plural

WIDEST = 110
MARKS = {"known": ("*", "green"), "doubtful": ("?", "yellow"), "computed": ("=", "cyan"), "missing": ("-", "dim")}
REVISITS = {"all": "on all of them", "some": "on some of them", "none": "on none of them"}

Line = tuple[str, str, int, int]
"""A line: text, style, indentation, and how much further its continuation is set in."""


def show_text(heading: str, dossiers: Sequence[Dossier], *, to_file: bool = False) -> str:
    """All of them under a heading, folded at the terminal's width."""
    screen = console(to_file=to_file)
    width = min(screen.width, WIDEST)
    lines: list[Line] = [(heading, "bold", 0, 0)]
    for dossier in dossiers:
        lines += [("", "", 0, 0), *_dossier(dossier)]
    for text, style, indent, hanging in lines:
        first, rest = " " * indent, " " * (indent + hanging)
        folded = wrap(
            text if hanging else clean_line(text), width, initial_indent=first, subsequent_indent=rest,
            break_on_hyphens=False, break_long_words=False, drop_whitespace=True,
        )  # fmt: skip
        for part in folded or [""]:
            screen.print(Text(part, style=style), soft_wrap=True)
    return text_of(screen)


def heading(area: Area) -> str:
    """`Dorset (county to 31 Mar 2019), South West`."""
    kind = "" if area.to else f", {area.type.replace('-', ' ')}"
    return f"{area.label}{kind}, {area.region}"


def markdown(heading: str, dossiers: Sequence[Dossier]) -> str:
    """The same as a page of Markdown."""
    parts = [f"# {heading}"]
    for dossier in dossiers:
        style_of = {"bold": "## ", "underline": "### "}
        for text, style, indent, _ in _dossier(dossier):
            if text:
                parts.append(style_of.get(style, "- " if indent else "") + _escaped(clean_line(text)))
    return "\n\n".join(parts).replace("\n\n- ", "\n- ") + "\n"


def _escaped(text: str) -> str:
    for sign in "\\`*_<|[":
        text = text.replace(sign, f"\\{sign}")
    return text


def _dossier(dossier: Dossier) -> Iterator[Line]:
    inspection = dossier.inspection
    term = inspection.term.human() if inspection.term else "Undated"
    yield f"{term}: {inspection.id} ({inspection.framework})", "bold", 0, 0
    yield from _outcome(inspection)
    yield "", "", 0, 0
    yield "Line of time  * known  ? in doubt  = computed  - not recorded", "underline", 0, 14
    width = max(cell_len(step.shown) for step in dossier.steps) if dossier.steps else 0
    label = max(len(step.label) for step in dossier.steps) if dossier.steps else 0
    for step in dossier.steps:
        mark, style = MARKS[step.how]
        note = {"known": "", "doubtful": "in doubt", "computed": "computed", "missing": "not recorded"}[step.how]
        reason = "see below" if step.how == "doubtful" else clean_line(step.note)
        words = "; ".join(word for word in (note, reason) if word)
        shown = step.shown + " " * (width - cell_len(step.shown))
        yield f"{mark} {shown}  {step.label:<{label}}  {words}".rstrip(), style, 2, width + label + 6
    yield from _found(inspection)
    yield from _remarks(inspection)
    yield from _sources(dossier)


def _outcome(inspection: Inspection) -> Iterator[Line]:
    if not inspection.is_published:
        yield "The report is awaited.", "", 0, 0
        return
    if not isinstance(inspection, Inspection2016) or inspection.wsoa is None:
        return
    wsoa, revisit = inspection.wsoa, inspection.revisit
    if not wsoa.required:
        yield "No written statement of action was required.", "", 0, 0
        return
    count = (
        f", for {plural(wsoa.weakness_count, 'significant weakness', 'significant weaknesses')}"
        if wsoa.weakness_count
        else ""
    )
    yield f"★ A written statement of action (WSOA) was required{count}.", "", 0, 0
    if revisit is not None and revisit.outcome is not None:
        numbers = ""
        if revisit.sufficient is not None and revisit.insufficient is not None:
            numbers = f" ({revisit.sufficient} with, {revisit.insufficient} without)"
        yield f"The re-visit found sufficient progress {REVISITS[revisit.outcome]}{numbers}.", "", 0, 0
    if inspection.accelerated_progress_plan is not None and inspection.accelerated_progress_plan.required:
        yield "An accelerated progress plan was asked for.", "", 0, 0


def _found(inspection: Inspection) -> Iterator[Line]:
    wsoa = inspection.wsoa if isinstance(inspection, Inspection2016) else None
    if wsoa is not None and wsoa.weaknesses:
        yield "", "", 0, 0
        yield "Significant weaknesses", "underline", 0, 0
        for weakness in wsoa.weaknesses:
            progress = f" (progress: {weakness.progress})" if weakness.progress else ""
            yield clean_line(weakness.summary) + progress, "", 2, 2
    for kind, title in (("strength", "Strengths"), ("development", "Areas for development")):
        found = [finding for finding in inspection.findings if finding.kind == kind]
        if found:
            yield "", "", 0, 0
            yield title, "underline", 0, 0
            for finding in found:
                yield clean_line(finding.summary), "", 2, 2


def _remarks(inspection: Inspection) -> Iterator[Line]:
    if inspection.doubts:
        yield "", "", 0, 0
        yield "In doubt", "underline", 0, 0
        for path, why in inspection.doubts.items():
            yield f"{path}: {clean_line(why)}", "", 2, 2
    if inspection.disputed:
        yield "", "", 0, 0
        yield "Other sources say", "underline", 0, 0
        for dispute in inspection.disputed:
            note = f" {clean_line(dispute.note)}" if dispute.note else ""
            value = clean_line(_human(str(dispute.value)))
            yield f"{dispute.field}: {value} ({', '.join(dispute.sources)}).{note}", "", 2, 2
    if inspection.notes:
        yield "", "", 0, 0
        yield "Notes", "underline", 0, 0
        yield clean_line(inspection.notes), "", 2, 0


def _human(value: str) -> str:
    try:
        return DateSpan.parse(value).human()
    except ValueError:
        return value


def _sources(dossier: Dossier) -> Iterator[Line]:
    report = dossier.inspection.report
    addresses = [("Letter", report.url), ("Page", report.page)]
    if isinstance(dossier.inspection, Inspection2016):
        addresses.append(("WSOA", dossier.inspection.wsoa.url if dossier.inspection.wsoa else None))
        addresses.append(("Re-visit", dossier.inspection.revisit.url if dossier.inspection.revisit else None))
    if any(url for _, url in addresses):
        yield "", "", 0, 0
        yield "To read", "underline", 0, 0
        for name, url in addresses:
            if url:
                yield f"{name}: {clean_line(url)}", "", 2, 2
    yield "", "", 0, 0
    yield "Sources", "underline", 0, 0
    for name, source in dossier.sources.items():
        if source is None:
            yield f"{name}: not in sources.yaml", "", 2, 2
            continue
        when = f", {source.date.human() if len(source.date.text) > 4 else source.date.text}" if source.date else ""
        url = f" {source.url}" if source.url else ""
        title = clean_line(source.title).rstrip(".")
        yield f"{name}: {title}. {clean_line(source.publisher)}{when}; trust {source.trust}.{url}", "", 2, 2
