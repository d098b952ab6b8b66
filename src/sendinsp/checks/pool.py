"""Sharing records out between processes, with the same result in the same order as one would give."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sendinsp.checks.records import Checked, Job, check_records

ENOUGH = 500
"""From so many records on it is faster to start processes than not to (measured on two cores)."""
CHUNK = 200
"""Records that a process is given at a time."""

_job: Job | None = None


def check_all(
    job: Job, names: Sequence[str], *, processes: int | None = None, progress: Callable[[int], None] | None = None
) -> Checked:
    """Check records, in as many processes as there are processors where there are enough records.

    Args:
        job: what they are judged against.
        names: the files.
        processes: how many at most; None for as many as this process may use.
        progress: told how many records are done each time that some are.
    """
    chunks = [list(names[start : start + CHUNK]) for start in range(0, len(names), CHUNK)]
    workers = min(processes if processes is not None else _processors(), len(chunks))
    total = Checked([], [], [])
    results = _in_processes(job, chunks, workers) if workers > 1 and len(names) >= ENOUGH else _here(job, chunks)
    for number, part in enumerate(results, 1):
        total.problems.extend(part.problems)
        total.facts.extend(part.facts)
        total.faults.extend(part.faults)
        if progress is not None:
            progress(min(number * CHUNK, len(names)))
    return total


def _here(job: Job, chunks: Sequence[list[str]]) -> Iterator[Checked]:
    for chunk in chunks:
        yield check_records(job, chunk)


def _processors() -> int:
    count = getattr(os, "process_cpu_count", None)  # from Python 3.13 on
    if count is not None:
        return count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(job: Job, chunks: Sequence[list[str]], workers: int) -> Iterator[Checked]:
    """Check chunks in processes; where these cannot be started, or die, the rest is done here."""
    done = 0
    try:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
    except ImportError:  # a Python without processes
        yield from _here(job, chunks)
        return
    pool = None
    try:
        try:
            with _interrupts_held():
                pool = ProcessPoolExecutor(workers, _context(), initializer=_begin, initargs=(job,))
                results = pool.map(_work, chunks)
            for part in results:
                yield part
                done += 1
        finally:
            if pool is not None:
                with _interrupts_held():
                    pool.shutdown(wait=True, cancel_futures=True)
    except (BrokenProcessPool, OSError, NotImplementedError):
        yield from _here(job, chunks[done:])


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done: a pool that is half begun, or half ended, would wait for ever.

    Processes that start within it never hear of Ctrl-C: the one that started them ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> Any:
    """Forked processes where that is safe: they have everything loaded already."""
    import multiprocessing
    import threading

    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return None


def _begin(job: Job) -> None:
    global _job  # noqa: PLW0603 - what a worker is given once for all its chunks
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the parent sees to it


def _work(names: list[str]) -> Checked:
    assert _job is not None
    return check_records(_job, names)
