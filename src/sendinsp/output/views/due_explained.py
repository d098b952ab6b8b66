"""An explained due date for reading: the sum, the holidays skipped, and the months with the counted days marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sendinsp.deadlines.explain import Explanation, Mark
from sendinsp.deadlines.words import BASES, window_words
from sendinsp.model.dates import human_day
from sendinsp.output.folding import Line, print_folded
from sendinsp.output.table import WIDE, console, text_of
from sendinsp.output.text import clean_line
from sendinsp.output.views.month_calendars import months

if TYPE_CHECKING:
    from sendinsp.deadlines.due import Window
    from sendinsp.model.source import Source

WIDEST = 100
LABELS = 11
"""Columns that labels fill before the text."""
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
    print_folded(screen, _sum(title, explanation, status), WIDEST)
    for line in months(explanation, min(screen.width, WIDEST)):
        screen.print(line, soft_wrap=screen.width == WIDE)
    screen.print()
    print_folded(screen, _rule(explanation, sources or {}), WIDEST)
    return text_of(screen)


def sentences(explanation: Explanation) -> Iterator[str]:
    """The explanation in a few sentences, without the rule and the calendar."""
    window = explanation.window
    said = f" ({', '.join(explanation.said_by)})" if explanation.said_by else ""
    rests = {"stated": "as a source states", "received": "reckoned from the day of receipt"}.get(
        window.basis, f"an estimate from {BASES[window.basis].day}"
    )
    disputed = " ?, disputed" if explanation.disputed else ""
    yield f"{window_words(window)}{disputed}, {rests}{said}." if window.basis != "unknown" else "Not known."
    if explanation.first is not None and explanation.last is not None:
        days = "; ".join(f"day {mark.count}, {_meaning(mark)}, {human_day(mark.day)}" for mark in explanation.marks)
        yield (
            f"Counted in working days from {BASES[explanation.counted.basis].day}, {human_day(explanation.first)} "
            f"(day 0): {days}."
        )
        skipped = ", ".join(f"{human_day(day)} ({clean_line(name)})" for day, name in explanation.skipped)
        yield f"Bank holidays skipped: {skipped or 'none'}."
    yield from explanation.compared
    yield from explanation.uncertain


def _line(label: str, text: str, style: str = "") -> Line:
    return Line(text, style, f"{label:<{LABELS}}" if label else "", " " * LABELS)


def _rests_on(explanation: Explanation) -> str:
    if (since := explanation.rule_unknown_since) is not None:
        return f"nothing: the rule is not known since it changed on {human_day(since)}"
    said = f": {', '.join(explanation.said_by)}" if explanation.said_by else ""
    return f"{_basis(explanation.window)}{', disputed' if explanation.disputed else ''}{said}"


def _basis(window: Window) -> str:
    words = BASES[window.basis]
    return words.noted(words.day)


def _sum(title: str, explanation: Explanation, status: str | None) -> Iterator[Line]:
    window = explanation.window
    yield _line("", title, "bold")
    yield _line("Due", f"{window_words(window, weekday=True)}{' ?' if explanation.disputed else ''}", "bold")
    yield _line("Rests on", _rests_on(explanation))
    if status is not None:
        yield _line("Status", status)
    if explanation.first is not None:
        what = BASES[explanation.counted.basis].day
        yield _line("Day 0", f"{explanation.first:%A} {human_day(explanation.first)}, {what}")
        for mark in explanation.marks:
            yield _line(f"Day {mark.count}", f"{mark.day:%A} {human_day(mark.day)}, {_meaning(mark)}")
        yield _line("Skipped", "Saturdays and Sundays" + ("" if explanation.skipped else "; no bank holiday"))
        for day, name in explanation.skipped:
            yield _line(" ", f"{day:%A} {human_day(day)}, {name}")
    for other in explanation.others:
        if other.earliest and other.latest and other is not explanation.counted:
            yield _line("Also", f"{window_words(other)}, from {_basis(other)}")
    for sentence in explanation.compared:
        yield _line("Compared", sentence)
    for sentence in explanation.uncertain:
        yield _line("Uncertain", sentence)


def _rule(explanation: Explanation, sources: Mapping[str, Source]) -> Iterator[Line]:
    rule = explanation.rule
    yield _line("Rule", rule.rule)
    if rule.excludes:
        yield _line("Excluded", rule.excludes)
    if rule.uncertain:
        yield _line("Not sure", rule.uncertain)
    label = "Sources"
    for name in rule.sources:
        source = sources.get(name)
        full = f"{name}: {source.title} ({source.publisher})" if source is not None else name
        yield _line(label, full)
        label = " "


def _meaning(mark: Mark) -> str:
    return ", ".join(MEANINGS[part] for part in mark.meaning.split(", "))
