"""An explained due date in the terminal: the sum, the holidays skipped, and the months with the counted days marked."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import wrap

from rich.text import Text

from sendinsp.deadlines.explain import Explanation
from sendinsp.deadlines.workdays import holiday_name, is_working_day
from sendinsp.model.dates import human_day
from sendinsp.output.due import span_text
from sendinsp.output.table import WIDE, console, text_of
from sendinsp.output.text import clean_line

MONTH_WIDTH = 28
"""Seven days of four columns."""

BASIS_SENTENCES = {
    "stated": "a source states it",
    "received": "the day the report was received",
    "letter": "the date on the letter (estimate)",
    "published": "the day of publication (estimate)",
    "unknown": "nothing that is known well enough",
}


def explanation_text(title: str, explanation: Explanation, *, to_file: bool = False) -> str:
    """The explanation, as wide as the terminal."""
    screen = console(to_file=to_file)
    width = min(screen.width, 100)
    for line in _lines(title, explanation):
        for part in _hanging(line, width):
            screen.print(part, soft_wrap=True)
    if explanation.first and explanation.last:
        for line in _months(explanation, width):
            screen.print(line, soft_wrap=screen.width == WIDE)
    return text_of(screen)


def _hanging(line: Text, width: int) -> list[Text]:
    """A line folded at the width, what follows set under its text."""
    parts = wrap(line.plain, width, subsequent_indent=" " * 11, break_on_hyphens=False) or [""]
    return [Text(part, style=line.style) for part in parts]


def _lines(title: str, explanation: Explanation) -> Iterator[Text]:
    window, rule = explanation.window, explanation.rule
    yield Text(clean_line(title), style="bold")
    if window.earliest is None or window.latest is None:
        yield Text("Due        not known")
    elif window.earliest == window.latest:
        yield Text(f"Due        {window.earliest:%A} {human_day(window.earliest)}", style="bold")
    else:
        typical = f", typically {human_day(window.due)}" if window.due and window.due != window.earliest else ""
        yield Text(f"Due        {span_text(window.earliest, window.latest)}{typical}", style="bold")
    yield Text(f"Rests on   {BASIS_SENTENCES[window.basis]}")
    if explanation.first and explanation.last and explanation.count is not None:
        yield Text(f"Day 0      {explanation.first:%A} {human_day(explanation.first)}")
        yield Text(f"Day {explanation.count:<6} {explanation.last:%A} {human_day(explanation.last)}")
        yield Text("Skipped    Saturdays and Sundays" + ("" if explanation.skipped else "; no bank holiday"))
        for day, name in explanation.skipped:
            yield Text(f"           {day:%A} {human_day(day)}, {clean_line(name)}")
    for other in explanation.others:
        if other.earliest and other.latest:
            days = (
                human_day(other.earliest) if other.earliest == other.latest else span_text(other.earliest, other.latest)
            )
            yield Text(f"Also       {days}, from {BASIS_SENTENCES[other.basis]}")
    for sentence in explanation.compared:
        yield Text(f"Compared   {clean_line(sentence)}")
    yield Text(f"Rule       {clean_line(rule.rule)}")
    yield Text(f"Excluded   {clean_line(rule.excludes)}")
    yield Text(f"Sources    {', '.join(rule.sources)}")
    for sentence in explanation.uncertain:
        yield Text(f"Uncertain  {clean_line(sentence)}")


def _months(explanation: Explanation, width: int) -> Iterator[Text]:
    """The months from day 0 to the last, side by side as the width allows."""
    first, last = explanation.first, explanation.last
    assert first is not None and last is not None
    blocks: list[list[Text]] = []
    month = first.replace(day=1)
    while month <= last and len(blocks) < 24:
        blocks.append(_month(month, first, last))
        month = (month + timedelta(days=32)).replace(day=1)
    side_by_side = max(1, (width + 3) // (MONTH_WIDTH + 3))
    for start in range(0, len(blocks), side_by_side):
        row = blocks[start : start + side_by_side]
        yield Text("")
        for number in range(max(len(block) for block in row)):
            line = Text()
            for position, block in enumerate(row):
                cell = block[number].copy() if number < len(block) else Text("")
                cell.pad_right(MONTH_WIDTH - cell.cell_len)
                line.append_text(Text("   ") if position else Text(""))
                line.append_text(cell)
            line.rstrip()
            yield line
    yield Text("")
    yield Text("0 day of receipt or its estimate   1. counted   [1] last day   1h bank holiday   1 not counted")


def _month(month: date, first: date, last: date) -> list[Text]:
    lines = [Text(f"{calendar.month_name[month.month]} {month.year}".center(MONTH_WIDTH), style="bold")]
    lines.append(Text("".join(f"{name:>3} " for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))))
    for week in calendar.Calendar().monthdatescalendar(month.year, month.month):
        line = Text()
        for day in week:
            line.append_text(Text("    ") if day.month != month.month else _day(day, first, last))
        lines.append(line)
    return lines


def _day(day: date, first: date, last: date) -> Text:
    if day == first:
        return Text(f"{'0':>3} ", style="bold cyan")
    if day == last:
        return Text(f"{f'[{day.day}]':>4}", style="bold reverse")
    if first < day < last and day.weekday() < 5 and holiday_name(day):
        return Text(f"{day.day:>3}h", style="red")
    if first < day < last and is_working_day(day):
        return Text(f"{day.day:>3}.", style="green")
    return Text(f"{day.day:>3} ", style="dim")
