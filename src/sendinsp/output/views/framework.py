"""A framework for reading: the overview, and one topic."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from rich.text import Text

from sendinsp import frameworks
from sendinsp.model.framework import Deadline, Framework, Topic, TopicEntry
from sendinsp.output.listing import Column, Listing
from sendinsp.output.table import console, text_of
from sendinsp.output.text import clean_line, plural

WIDEST = 100


def overview_text(framework: Framework, *, to_file: bool = False) -> str:
    """What the framework is, its questions, its figures and its topics."""
    return _shown(_overview(framework), to_file)


def topic_text(name: str, topic: Topic, *, to_file: bool = False) -> str:
    """A topic with its entries."""
    return _shown(_topic(name, topic), to_file)


def _shown(lines: Iterator[tuple[str, str, int]], to_file: bool) -> str:
    screen = console(to_file=to_file)
    width = min(screen.width, WIDEST)
    for text, style, indent in lines:
        margin = " " * indent
        # Ids and addresses stay whole, so that they can be copied.
        parts = wrap(
            clean_line(text),
            width,
            initial_indent=margin,
            subsequent_indent=margin,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for part in parts or [""]:
            screen.print(Text(part, style=style), soft_wrap=True)
    return text_of(screen)


def _overview(framework: Framework) -> Iterator[tuple[str, str, int]]:
    period = framework.in_force
    until = f"to {period.to.human()}" if period.to else "until now"
    yield f"{framework.title} ({framework.id})", "bold", 0
    yield f"In force from {period.from_.human()} {until}; {_reaches(framework)}.", "", 0
    if "questions" in framework.topics:
        yield "", "", 0
        yield framework.topics["questions"].title, "bold", 0
        for entry in framework.topics["questions"].entries:
            yield f"{entry.code}: {entry.text}", "", 2
    yield "", "", 0
    yield "Figures", "bold", 0
    first, *others = framework.figures() or [""]
    if first:
        yield first, "", 2
    if rule := framework.deadline:
        lag, plan = rule.publication_lag, frameworks.plan_of(framework.id)
        yield f"{_plan_name(framework)}: {_length(rule)}. {rule.rule}", "", 2
        if plan is None or plan.published:
            days = f"{lag.earliest} to {lag.latest} working days after it, {lag.typical} as typical"
            yield f"From publication alone: {days}.", "", 2
    for figure in others:
        yield figure, "", 2
    yield "", "", 0
    yield "Topics (sendinsp framework TOPIC)", "bold", 0
    for name, topic in framework.topics.items():
        yield f"{name}: {topic.title}, {plural(len(topic.entries), 'entry', 'entries')}. {topic.summary}", "", 2
    yield "", "", 0
    yield f"Sources: {', '.join(framework.sources)}", "dim", 0


def _reaches(framework: Framework) -> str:
    parts = (f"{one.of} to {one.to.human()}{', only some of them' if one.patchy else ''}" for one in framework.data_to)
    return f"recorded: {'; '.join(parts)}"


def _plan_name(framework: Framework) -> str:
    plan = frameworks.plan_of(framework.id)
    return plan.name.capitalize() if plan is not None else "Plan"


def _length(rule: Deadline) -> str:
    if rule.working_days is not None:
        return f"{rule.working_days} working days from receipt of the report"
    known = [f"{one.working_days} from {one.from_.human()}" for one in rule.versions if one.working_days is not None]
    unknown = [f"not known from {one.from_.human()}" for one in rule.versions if one.working_days is None]
    return f"working days from receipt of the report: {', '.join([*known, *unknown])}"


def _topic(name: str, topic: Topic) -> Iterator[tuple[str, str, int]]:
    yield f"{topic.title} ({name})", "bold", 0
    yield topic.summary, "", 0
    group: str | None = None
    for entry in topic.entries:
        yield "", "", 0
        if entry.group != group and entry.group:
            yield entry.group, "underline", 0
            yield "", "", 0
        group = entry.group
        yield f"{entry.title} [{entry.code}]", "bold", 2
        yield entry.text, "", 4
        if entry.url:
            yield entry.url, "", 4
        yield f"Source: {', '.join(entry.sources)}", "dim", 4


def topics_listing(framework: Framework) -> Listing:
    """The topics of a framework as rows."""
    rows = [
        {
            "framework": framework.id,
            "topic": name,
            "title": topic.title,
            "summary": topic.summary,
            "entries": len(topic.entries),
        }
        for name, topic in framework.topics.items()
    ]
    columns = (
        Column("Topic", lambda row: row["topic"]),
        Column("Title", lambda row: row["title"], keep=5),
        Column("Entries", lambda row: str(row["entries"]), keep=4, right=True),
        Column("Summary", lambda row: row["summary"], keep=3, wraps=True),
    )
    return Listing(rows, columns)


def entries_listing(framework: Framework, topic: str, entries: tuple[TopicEntry, ...]) -> Listing:
    """The entries of a topic as rows."""
    rows = [
        {
            "framework": framework.id,
            "topic": topic,
            "code": entry.code,
            "title": entry.title,
            "text": entry.text,
            "group": entry.group,
            "url": entry.url,
            "sources": list(entry.sources),
        }
        for entry in entries
    ]
    columns = (
        Column("Code", lambda row: row["code"]),
        Column("Title", lambda row: row["title"], keep=5),
        Column("Text", lambda row: row["text"], keep=4, wraps=True),
        Column("Sources", lambda row: ", ".join(row["sources"]), keep=3),
    )
    return Listing(rows, columns)
