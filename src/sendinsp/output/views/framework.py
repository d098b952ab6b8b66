"""A framework for reading: the overview, and one topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sendinsp import frameworks
from sendinsp.deadlines.words import count_words
from sendinsp.model.framework import Deadline, Framework, Topic, TopicEntry
from sendinsp.model.theme import Theme
from sendinsp.output.folding import Line, print_folded
from sendinsp.output.listing import Column, Listing, Row
from sendinsp.output.table import console, text_of
from sendinsp.output.text import plural
from sendinsp.output.views.footer import reach_words
from sendinsp.register.register import ReachesTo

WIDEST = 100
ORIGINS = {"seed": "of the presentation of 2017", "ours": "added by this register"}


def overview_text(
    several: Sequence[Framework],
    themes: Mapping[str, Theme],
    reaches: Mapping[str, Sequence[ReachesTo]],
    *,
    to_file: bool = False,
) -> str:
    """What each framework is, its questions, its figures and its topics; at last the themes that they share.

    Args:
        several: the frameworks.
        themes: code -> theme.
        reaches: framework -> how far its records reach in this folder (`Register.reaches`).
        to_file: whether it goes to a file, without colours.
    """
    return _shown(_overviews(several, themes, reaches), to_file)


def topic_text(name: str, topic: Topic, *, of: str = "", also: Sequence[str] = (), to_file: bool = False) -> str:
    """A topic with its entries.

    Args:
        name: its name.
        topic: the topic.
        of: the id of its framework, where that is to be told.
        also: the ids of other frameworks that have a topic of that name.
        to_file: whether it goes into a file.
    """
    return _shown(_topic(name, topic, of, also), to_file)


def themes_text(themes: Mapping[str, Theme], *, to_file: bool = False) -> str:
    """The themes that all frameworks share."""
    return _shown(_themes(themes), to_file)


def _shown(lines: Iterator[Line], to_file: bool) -> str:
    screen = console(to_file=to_file)
    print_folded(screen, lines, WIDEST)
    return text_of(screen)


def _line(text: str = "", style: str = "", indent: int = 0) -> Line:
    return Line(text, style, " " * indent, " " * indent)


def _overviews(
    several: Sequence[Framework], themes: Mapping[str, Theme], reaches: Mapping[str, Sequence[ReachesTo]]
) -> Iterator[Line]:
    for number, framework in enumerate(several):
        if number:
            yield _line()
        yield from _overview(framework, reaches.get(framework.id, ()))
    if themes:
        yield _line()
        yield _line("Shared by all frameworks", "bold")
        ours = sum(theme.origin == "ours" for theme in themes.values())
        yield _line(f"themes: {len(themes)} themes of what was found, {ours} of them added by this register.", indent=2)


def _overview(framework: Framework, reaches: Sequence[ReachesTo]) -> Iterator[Line]:
    period = framework.in_force
    until = f"to {period.to.human()}" if period.to else "until now"
    yield _line(f"{framework.title} ({framework.id})", "bold")
    yield _line(
        f"In force from {period.from_.human()} {until}{f'; recorded: {reach_words(reaches)}' if reaches else ''}."
    )
    if "questions" in framework.topics:
        yield _line()
        yield _line(framework.topics["questions"].title, "bold")
        for entry in framework.topics["questions"].entries:
            yield _line(f"{entry.code}: {entry.text}", indent=2)
    yield _line()
    yield _line("Figures", "bold")
    first, *others = framework.figures() or [""]
    if first:
        yield _line(first, indent=2)
    if rule := framework.deadline:
        lag, plan = rule.publication_lag, frameworks.plan_of(framework.id)
        yield _line(f"{_plan_name(framework)}: {_length(rule)}. {rule.rule}", indent=2)
        if plan is None or plan.published:
            estimate = count_words("published", rule)
            yield _line(f"From publication alone: {estimate} after it, {lag.typical} as typical.", indent=2)
    for figure in others:
        yield _line(figure, indent=2)
    yield _line()
    yield _line("Topics (sendinsp framework TOPIC)", "bold")
    for name, topic in framework.topics.items():
        yield _line(
            f"{name}: {topic.title}, {plural(len(topic.entries), 'entry', 'entries')}. {topic.summary}", indent=2
        )
    yield _line()
    yield _line(f"Sources: {', '.join(framework.sources)}", "dim")


def _plan_name(framework: Framework) -> str:
    plan = frameworks.plan_of(framework.id)
    return plan.name.capitalize() if plan is not None else "Plan"


def _length(rule: Deadline) -> str:
    if rule.working_days is not None:
        return f"{count_words('received', rule)} from receipt of the report"
    known = [f"{one.working_days} from {one.from_.human()}" for one in rule.versions if one.working_days is not None]
    unknown = [f"not known from {one.from_.human()}" for one in rule.versions if one.working_days is None]
    return f"working days from receipt of the report: {', '.join([*known, *unknown])}"


def _topic(name: str, topic: Topic, of: str, also: Sequence[str]) -> Iterator[Line]:
    yield _line(f"{topic.title} ({name}{f' of {of}' if of else ''})", "bold")
    yield _line(topic.summary)
    group: str | None = None
    for entry in topic.entries:
        yield _line()
        if entry.group != group and entry.group:
            yield _line(entry.group, "underline")
            yield _line()
        group = entry.group
        yield _line(f"{entry.title} [{entry.code}]", "bold", indent=2)
        yield _line(entry.text, indent=4)
        if entry.url:
            yield _line(entry.url, indent=4)
        yield _line(f"Source: {', '.join(entry.sources)}", "dim", indent=4)
    for other in also:
        yield _line()
        yield _line(f"There is one of {other}, too: sendinsp framework {name} --framework {other}", "dim")


def _themes(themes: Mapping[str, Theme]) -> Iterator[Line]:
    yield _line("Themes, shared by all frameworks (themes)", "bold")
    yield _line("What findings, weaknesses and areas for action are about. A record names them under `themes`.")
    for theme in themes.values():
        yield _line()
        yield _line(f"{theme.title} [{theme.code}], {ORIGINS[theme.origin]}", "bold", indent=2)
        yield _line(theme.text, indent=4)
        if theme.not_counted:
            yield _line(f"Not counted: {theme.not_counted}", indent=4)


def topics_listing(several: Sequence[Framework]) -> Listing:
    """The topics of frameworks as rows."""
    rows = [
        {
            "framework": framework.id,
            "topic": name,
            "title": topic.title,
            "summary": topic.summary,
            "entries": len(topic.entries),
        }
        for framework in several
        for name, topic in framework.topics.items()
    ]
    columns = (
        Column("Framework", lambda row: row["framework"], keep=6),
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


def themes_listing(themes: Mapping[str, Theme]) -> Listing:
    """The themes that all frameworks share as rows, with the keys of other topics' rows and some of their own."""
    rows: list[Row] = [
        {
            "framework": None,
            "topic": "themes",
            "code": theme.code,
            "title": theme.title,
            "text": theme.text,
            "group": ORIGINS[theme.origin],
            "url": None,
            "sources": [],
            "origin": theme.origin,
            "not_counted": theme.not_counted,
        }
        for theme in themes.values()
    ]
    columns = (
        Column("Code", lambda row: row["code"]),
        Column("Title", lambda row: row["title"], keep=5),
        Column("Origin", lambda row: row["origin"], keep=3),
        Column("Text", lambda row: row["text"], keep=4, wraps=True),
    )
    return Listing(rows, columns)
