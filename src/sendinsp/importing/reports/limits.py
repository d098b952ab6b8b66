"""Bounds on what a PDF may cost, and how a reading process binds itself to them.

Time is kept by the parent, which ends the process. Memory is kept by the system where it can (Linux; `resource`), and
everywhere by bounding what a compressed stream may unpack to, which is how a small file becomes a large one.
"""

from __future__ import annotations

import sys
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sendinsp.importing.reports.refusals import HostilePdf

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Most seconds for one file, megabytes of memory and of unpacked streams, megabytes of the file, and pages.

    A report has some ten pages and half a megabyte, and takes about a second.
    """

    seconds: float = 30.0
    memory_mb: int = 768
    unpacked_mb: int = 128
    file_mb: int = 32
    pages: int = 80


class Unpacking:
    """Stands in for the module zlib inside pdfminer, which unpacks streams of any size: all of a document's together
    may not pass a bound. Raises HostilePdf beyond it.
    """

    error = zlib.error

    def __init__(self) -> None:
        self.left = sys.maxsize - 1

    def allow(self, megabytes: int) -> None:
        """Begin a document that may unpack to so much."""
        self.left = megabytes * MB

    def decompress(self, data: bytes, *_: Any) -> bytes:
        """As zlib.decompress."""
        made = zlib.decompressobj()
        whole = made.decompress(data, self.left + 1)
        self._count(len(whole))
        if not made.eof:
            raise zlib.error("incomplete or truncated stream")
        return whole

    def decompressobj(self, *_: Any) -> _Bounded:
        """As zlib.decompressobj, for the one method pdfminer calls."""
        return _Bounded(self)

    def _count(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise HostilePdf(
                "This PDF unpacks to far more than a report does and was given up: take Ofsted's own file."
            )


class _Bounded:
    """A decompressor that counts what it gives."""

    def __init__(self, unpacking: Unpacking) -> None:
        self._unpacking = unpacking
        self._inner = zlib.decompressobj()

    def decompress(self, data: bytes) -> bytes:
        """As of zlib's object."""
        made = self._inner.decompress(data, self._unpacking.left + 1)
        self._unpacking._count(len(made))
        return made


UNPACKING = Unpacking()


def bind_unpacking(limits: Limits) -> None:
    """Let pdfminer unpack no more than the limits say (pypdf has a bound of its own). For the reading process only."""
    import pdfminer.pdftypes

    UNPACKING.allow(limits.unpacked_mb)
    setattr(pdfminer.pdftypes, "zlib", UNPACKING)  # noqa: B010 # in the place of a module


def bind_process(limits: Limits) -> None:
    """Bind this process in memory, and in processor time should its parent be gone. Nothing where the system cannot."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + 2 * limits.seconds) + 2
    _lower(resource, resource.RLIMIT_CPU, seconds)
    _lower(resource, resource.RLIMIT_AS, _address_space() + limits.memory_mb * MB)
    _lower(resource, resource.RLIMIT_CORE, 0)


def _lower(resource: Any, what: int, to: int) -> None:
    """Set a soft limit, never above the hard one; a system that refuses is left as it is."""
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        to = min(to, hard)
    try:
        resource.setrlimit(what, (to, hard))
    except (OSError, ValueError):
        return


@cache
def _address_space() -> int:
    """Bytes of address space that the process had when it was first bound: its libraries, before any report."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * 4096
    except (OSError, ValueError, IndexError):
        return 1024 * MB
