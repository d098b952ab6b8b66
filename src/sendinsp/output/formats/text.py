"""Problems for reading: place, code, message, the line with a caret under the fault, a hint."""

from __future__ import annotations

import os
import shutil
import sys

from sendinsp.model.problem import Problem, Span
from sendinsp.output.formats import Format
from sendinsp.output.plain_table import width_of
from sendinsp.output.problems import Findings, place
from sendinsp.output.summed_up import summed_up
from sendinsp.output.text import clean, clean_line

WIDE = 100
"""Columns that a shown line may fill where the output is no terminal."""
NARROWEST = 30
LEAD = 20
"""Columns that stay in sight before the fault where a line is cut."""

_COLOURS = {"error": "31", "warning": "33", "caret": "32", "place": "1", "dim": "2"}


def in_colour(*, to_file: bool) -> bool:
    """Whether stdout shows colours, and they are wanted (NO_COLOR, FORCE_COLOR)."""
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def as_text(findings: Findings, *, colour: bool = False, width: int | None = None) -> str:
    """The problems, many of one kind summed up, then the count of all; the count alone where there are none."""
    room = max(NARROWEST, width or (shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDE))
    out: list[str] = []
    shown, lines = "", []
    for problem in summed_up(findings.problems):
        if problem.path != shown:
            shown, lines = problem.path, findings.lines(problem.path) if problem.span else []
        elif problem.span and not lines:
            lines = findings.lines(problem.path)
        out += _problem(problem, lines, room, colour)
    return "\n".join([*out, findings.count]) + "\n"


def _paint(text: str, what: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if colour else text


def _problem(problem: Problem, lines: list[str], room: int, colour: bool) -> list[str]:
    where = _paint(clean_line(place(problem)), "place", colour)
    code = _paint(problem.code, problem.severity, colour)
    kind = " (warning)" if problem.severity == "warning" else ""
    out = [f"{where}: {code} {clean_line(problem.message)}{kind}"]
    span = problem.span
    if span is not None and 0 < span.line <= len(lines) and lines[span.line - 1].strip():
        margin = f"{span.line:>5} | "
        text, before, under = excerpt(lines[span.line - 1], span, room - len(margin))
        out.append(f"{_paint(margin, 'dim', colour)}{text}")
        bar = _paint(" " * (len(margin) - 2) + "| ", "dim", colour)
        out.append(f"{bar}{' ' * before}{_paint('^' * under, 'caret', colour)}")
    if problem.hint:
        out.append(f"      = {clean_line(problem.hint)}")
    return out


def excerpt(line: str, span: Span, room: int) -> tuple[str, int, int]:
    """The part of a line to show, and how many columns lie before and under the fault.

    Tabs are shown as one blank, control characters written out; where the line is too wide for `room` columns,
    the part around the fault is shown.
    """
    line = line.replace("\t", " ")
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    end = max(end, start)
    head, fault, tail = clean(line[:start]), clean(line[start:end]), clean(line[end:])
    if width_of(head) + width_of(fault) + width_of(tail) > room:
        # What stands before the fault keeps what room the fault leaves; the fault itself is cut last.
        need = min(width_of(fault), room - LEAD - 2)
        lead = max(LEAD, room - need - 2) if not tail else LEAD
        if width_of(head) > lead:
            head = "…" + _last(head, lead - 1)
        if width_of(head) + width_of(fault) > room - 1:
            fault, tail = _first(fault, room - 1 - width_of(head)), "…"
        elif width_of(head) + width_of(fault) + width_of(tail) > room:
            tail = _first(tail, room - 1 - width_of(head) - width_of(fault)) + "…"
    return f"{head}{fault}{tail}", width_of(head), max(1, width_of(fault))


def _first(text: str, room: int) -> str:
    """As much of the beginning of a text as fits."""
    taken = 0
    for number, char in enumerate(text[: room + 1] if text.isascii() else text):
        taken += width_of(char)
        if taken > room:
            return text[:number]
    return text


def _last(text: str, room: int) -> str:
    """As much of the end of a text as fits."""
    return _first(text[::-1][: 8 * room], room)[::-1]


FORMAT = Format(
    order=10,
    problems=lambda findings, to_file: as_text(findings, colour=in_colour(to_file=to_file)),
)
