"""A progress bar on stderr, for a person who waits."""

from __future__ import annotations

import sys
import time
from typing import Any

PATIENCE = 1.0
"""Seconds for which nothing is shown."""


class Progress:
    """Shows a bar once the work takes longer than a second, and takes it away at the end. No threads."""

    def __init__(self, title: str = "Checking") -> None:
        self._title = title
        self._watched = sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, done: int, of: int) -> None:
        """So many of so many files are done."""
        if not self._watched or (self._bar is None and time.monotonic() - self._began < PATIENCE):
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True, auto_refresh=False)
            self._task = self._bar.add_task(self._title, total=of)
            self._bar.start()
        self._bar.update(self._task, completed=done, total=of, refresh=True)
