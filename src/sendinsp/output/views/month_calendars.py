"""The months of a count as calendars side by side, every day marked in writing and, on a terminal, in colour."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rich.text import Text

from sendinsp.deadlines.explain import Explanation
from sendinsp.deadlines.words import BASES
from sendinsp.deadlines.working_days import holiday_name, is_working_day

MONTH_WIDTH = 28
"""Seven days of four columns."""
GAP = 3
MOST = 24
"""Months shown at most."""


@dataclass(frozen=True, slots=True)
class _Count:
    """What the days of a calendar mean: day 0, the end, the day that matters, and the window about it."""

    first: date
    last: date
    due: date | None
    earliest: date | None
    latest: date | None


def months(explanation: Explanation, width: int) -> Iterator[Text]:
    """The months from day 0 to the last day of the count, as many side by side as fit, then what the marks mean."""
    if explanation.first is None or explanation.last is None:
        return
    window, counted = explanation.window, explanation.counted
    wide = counted.earliest != counted.latest
    count = _Count(
        explanation.first,
        explanation.last,
        window.due or counted.due,
        counted.earliest if wide else None,
        counted.latest if wide else None,
    )
    blocks: list[list[Text]] = []
    month = count.first.replace(day=1)
    while month <= count.last and len(blocks) < MOST:
        blocks.append(_month(month, count))
        month = (month + timedelta(days=32)).replace(day=1)
    side_by_side = max(1, (width + GAP) // (MONTH_WIDTH + GAP))
    for start in range(0, len(blocks), side_by_side):
        yield Text("")
        yield from _side_by_side(blocks[start : start + side_by_side])
    yield Text("")
    marks = [f"0 {BASES[counted.basis].mark}", "1. counted"]
    marks.append("[1] " + ("the stated date" if window.basis == "stated" else "estimated day" if wide else "due"))
    if wide:
        marks.append("1~ the window" + (" by the rule" if window.basis == "stated" else ""))
    marks += ["1h bank holiday", "1 not counted"]
    line = ""
    for mark in marks:  # folded between marks, never within one
        if line and len(line) + GAP + len(mark) > width:
            yield Text(line)
            line = ""
        line += (" " * GAP if line else "") + mark
    yield Text(line)


def _side_by_side(row: list[list[Text]]) -> Iterator[Text]:
    for number in range(max(len(block) for block in row)):
        line = Text()
        for position, block in enumerate(row):
            cell = block[number].copy() if number < len(block) else Text("")
            cell.pad_right(MONTH_WIDTH - cell.cell_len)
            line.append_text(Text(" " * GAP if position else ""))
            line.append_text(cell)
        line.rstrip()
        yield line


def _month(month: date, count: _Count) -> list[Text]:
    lines = [Text(f"{calendar.month_name[month.month]} {month.year}".center(MONTH_WIDTH), style="bold")]
    lines.append(Text("".join(f"{name:>3} " for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))))
    for week in calendar.Calendar().monthdatescalendar(month.year, month.month):
        line = Text()
        for day in week:
            line.append_text(Text("    ") if day.month != month.month else _day(day, count))
        lines.append(line)
    return lines


def _day(day: date, count: _Count) -> Text:
    if day == count.first:
        return Text(f"{'0':>3} ", style="bold cyan")
    if day == count.due:
        return Text(f"{f'[{day.day}]':>4}", style="bold reverse")
    if count.first < day <= count.last and day.weekday() < 5 and holiday_name(day):
        return Text(f"{day.day:>3}h", style="red")
    if count.first < day <= count.last and is_working_day(day):
        in_window = count.earliest is not None and count.latest is not None and count.earliest <= day <= count.latest
        return Text(f"{day.day:>3}~", style="yellow") if in_window else Text(f"{day.day:>3}.", style="green")
    return Text(f"{day.day:>3} ", style="dim")
