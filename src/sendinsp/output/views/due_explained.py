"""An explained due date for reading: the sum, the holidays skipped, and the months with the counted days marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.text import Text

from sendinsp.deadlines.explain import Explanation, Mark
from sendinsp.model.dates import human_day
from sendinsp.output.table import WIDE, console, text_of
from sendinsp.output.text import clean_line
from sendinsp.output.views.due_dates import window_words
from sendinsp.output.views.month_calendars import months

if TYPE_CHECKING:
    from sendinsp.model.source import Source

BASIS_SENTENCES = {
    "stated": "a source states it",
    "received": "the day the report was received",
    "letter": "the date on the letter (estimate)",
    "published": "the day of publication (estimate)",
    "unknown": "nothing that is known well enough",
}
MEANINGS = {
    "due": "due",
    "stated": "the stated date",
    "earliest": "earliest",
    "typical": "typical",
    "latest": "latest",
}


def explanation_text(
    title: str,
    explanation: Explanation,
    sources: Mapping[str, Source] | None = None,
    status: str | None = None,
    *,
    to_file: bool = False,
) -> str:
    """The explanation, as wide as the terminal.

    Args:
        title: its heading.
        explanation: what to show.
        sources: the register's sources, by which those of the rule are named in full.
        status: what is known of the statement, where a record says.
        to_file: whether it goes to a file, without colour.
    """
    screen = console(to_file=to_file)
    width = min(screen.width, 100)

    def show(lines: Iterator[Text]) -> None:
        for line in lines:
            for part in _hanging(line, width):
                screen.print(part, soft_wrap=True)

    show(_sum(title, explanation, status))
    for line in months(explanation, width):
        screen.print(line, soft_wrap=screen.width == WIDE)
    screen.print()
    show(_rule(explanation, sources or {}))
    return text_of(screen)


def sentences(explanation: Explanation) -> Iterator[str]:
    """The explanation in a few sentences, without the rule and the calendar."""
    window = explanation.window
    said = f" ({', '.join(explanation.said_by)})" if explanation.said_by else ""
    rests = {"stated": "as a source states", "received": "reckoned from the day of receipt"}.get(
        window.basis, f"an estimate from {_plainly(window.basis)}"
    )
    yield f"{window_words(window)}, {rests}{said}."
    if explanation.first is not None and explanation.last is not None:
        days = "; ".join(f"day {mark.count}, {_meaning(mark)}, {human_day(mark.day)}" for mark in explanation.marks)
        yield (
            f"Counted in working days from {_plainly(explanation.counted.basis)}, {human_day(explanation.first)} "
            f"(day 0): {days}."
        )
        skipped = ", ".join(f"{human_day(day)} ({clean_line(name)})" for day, name in explanation.skipped)
        yield f"Bank holidays skipped: {skipped or 'none'}."
    yield from explanation.compared
    yield from explanation.uncertain


def _hanging(line: Text, width: int) -> list[Text]:
    """A line folded at the width, what follows set under its text."""
    parts = wrap(line.plain, width, subsequent_indent=" " * 11, break_on_hyphens=False, break_long_words=False) or [""]
    return [Text(part, style=line.style) for part in parts]


def _sum(title: str, explanation: Explanation, status: str | None) -> Iterator[Text]:
    window = explanation.window
    yield Text(clean_line(title), style="bold")
    yield Text(f"Due        {window_words(window, weekday=True)}", style="bold")
    said = f": {', '.join(explanation.said_by)}" if explanation.said_by else ""
    yield Text(f"Rests on   {BASIS_SENTENCES[window.basis]}{said}")
    if status is not None:
        yield Text(f"Status     {status}")
    if explanation.first is not None:
        what = _plainly(explanation.counted.basis)
        yield Text(f"Day 0      {explanation.first:%A} {human_day(explanation.first)}, {what}")
        for mark in explanation.marks:
            yield Text(f"Day {mark.count:<6} {mark.day:%A} {human_day(mark.day)}, {_meaning(mark)}")
        yield Text("Skipped    Saturdays and Sundays" + ("" if explanation.skipped else "; no bank holiday"))
        for day, name in explanation.skipped:
            yield Text(f"           {day:%A} {human_day(day)}, {clean_line(name)}")
    for other in explanation.others:
        if other.earliest and other.latest and other is not explanation.counted:
            yield Text(f"Also       {window_words(other)}, from {BASIS_SENTENCES[other.basis]}")
    for sentence in explanation.compared:
        yield Text(f"Compared   {clean_line(sentence)}")
    for sentence in explanation.uncertain:
        yield Text(f"Uncertain  {clean_line(sentence)}")


def _rule(explanation: Explanation, sources: Mapping[str, Source]) -> Iterator[Text]:
    rule = explanation.rule
    yield Text(f"Rule       {clean_line(rule.rule)}")
    if rule.excludes:
        yield Text(f"Excluded   {clean_line(rule.excludes)}")
    if rule.uncertain:
        yield Text(f"Not sure   {clean_line(rule.uncertain)}")
    label = "Sources"
    for name in rule.sources:
        source = sources.get(name)
        full = f"{name}: {source.title} ({source.publisher})" if source is not None else name
        yield Text(f"{label:<10} {clean_line(full)}")
        label = ""


def _meaning(mark: Mark) -> str:
    return ", ".join(MEANINGS[part] for part in mark.meaning.split(", "))


def _plainly(basis: str) -> str:
    return BASIS_SENTENCES[basis].removesuffix(" (estimate)")
