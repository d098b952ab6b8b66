"""A progress bar for what takes longer than a second, where someone is watching."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rich.progress

PATIENCE = 1.0
"""Seconds without a bar."""


class Progress:
    """A bar on stderr, which appears after a second and only on a terminal; `rich` is not imported before.

    Use it as a context manager and call `show` with how much is done.
    """

    def __init__(self, title: str, total: int) -> None:
        self.title = title
        self.total = total
        self.began = time.monotonic()
        self.bar: rich.progress.Progress | None = None
        self.task: rich.progress.TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def show(self, done: int) -> None:
        """Say how much is done."""
        if self.bar is None:
            if time.monotonic() - self.began < PATIENCE or not sys.stderr.isatty():
                return
            from rich.console import Console
            from rich.progress import Progress as Bar

            self.bar = Bar(console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task(self.title, total=self.total)
            self.bar.start()
        assert self.task is not None
        self.bar.update(self.task, completed=done)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()
