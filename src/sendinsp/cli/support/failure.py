"""What ends a command early, and the exit codes."""

from __future__ import annotations

import contextlib
import os
import sys

OK = 0
PROBLEMS = 1
"""Problems found, or an area or code that is unknown."""
USAGE = 2
"""A malformed value, or no data folder."""
FAULT = 3
"""A fault of the program."""
INTERRUPTED = 130
"""Ctrl-C."""


class Failure(Exception):  # noqa: N818 - not a fault of the program
    """Ends a command with a message on stderr and an exit code.

    Attributes:
        message: what is wrong and what to do about it.
        exit_code: `PROBLEMS` or `USAGE`.
    """

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code


def abandon_output() -> None:
    """Whoever read the output has gone: what is left of it goes nowhere, and nothing is said about it at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
