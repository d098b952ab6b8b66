"""Whole processes, timed in turn."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """A process to be timed.

    Attributes:
        name: as tables call it.
        commands: what it runs, one after the other; nearly always one.
        cwd: where.
    """

    name: str
    commands: Sequence[Sequence[str]]
    cwd: Path

    def run(self, *, processor: bool = False) -> float:
        """Run it and give the seconds that it took by the clock on the wall, or those of the processors.

        Raises:
            SystemExit: it failed; a figure for what failed would be of no use.
        """
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SENDINSP"))}
        environment["PYTHONHASHSEED"] = "0"
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        for command in self.commands:
            done = subprocess.run(
                command, cwd=self.cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
            )
            if done.returncode:
                said = (done.stdout + done.stderr).decode("utf-8", "replace")[-2000:]
                raise SystemExit(f"{self.name}: exit {done.returncode}: {' '.join(command)[:300]}\n{said}")
        took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime if processor else took


def in_turn(processes: Sequence[Process], runs: int, *, processor: bool = False) -> dict[str, list[float]]:
    """Run every process once to warm the file cache, then all in turn `runs` times: name -> seconds.

    Taken in turn, so that whatever else the machine does falls on all alike. Where it does much, the seconds of the
    processors say more (`processor`): a program of four processes gets a larger share of a busy machine than one.
    """
    times: dict[str, list[float]] = {process.name: [] for process in processes}
    for run in range(runs + 1):
        for process in processes:
            seconds = process.run(processor=processor)
            if run:
                times[process.name].append(seconds)
            note(f"{process.name}: run {run or 'to warm up'}{f' of {runs}' if run else ''}, {seconds:.2f} s")
    return times


def note(text: str) -> None:
    """Say on stderr what is going on."""
    print(text, file=sys.stderr, flush=True)


def median(times: Sequence[float]) -> float:
    """The median."""
    return statistics.median(times)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with the numbers to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        parts = [
            cells[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)),
        ]
        return f"| {' | '.join(parts)} |"

    rule = f"| {'-' * widths[0]} | {' | '.join('-' * (width - 1) + ':' for width in widths[1:])} |"
    return "\n".join([line(head), rule, *(line(row) for row in rows)])


def machine() -> str:
    """What the figures were taken on, as far as it matters to them."""
    return f"Python {sys.version.split()[0]}, {len(os.sched_getaffinity(0))} cores, {sys.platform}"
