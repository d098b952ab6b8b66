"""Writing files so that a reader, or a crash, sees the old one or the new one and nothing in between."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO


def replace_file(path: Path, text: str) -> None:
    """Write a whole file at once: to a temporary one in the same folder, flushed, then renamed over it.

    The mode of a file that exists is kept; where the path is a link, the file it leads to is replaced.

    Raises:
        OSError: it could not be written; what was there is untouched.
    """
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, data: bytes) -> None:
    """As `replace_file`, for a file that is no text.

    Raises:
        OSError: it could not be written; what was there is untouched.
    """
    target = Path(os.path.realpath(path))
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(target.stat().st_mode):  # /dev/stdout, a pipe: there is nothing to keep whole
            with target.open("wb") as file:
                file.write(data)
            return
    temporary = stage(target, data, ".tmp")
    try:
        temporary.replace(target)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(target.parent)


def stage(target: Path, data: bytes, suffix: str) -> Path:
    """Write and flush the new content of `target` under a hidden name beside it, with the mode that it should have.

    Raises:
        OSError: it could not be written; no trace of it is left.
    """
    mode = None
    with contextlib.suppress(FileNotFoundError):
        mode = stat.S_IMODE(target.stat().st_mode)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=suffix, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write_through(file, data)
        temporary.chmod(mode if mode is not None else 0o666 & ~umask())
    except BaseException:
        discard(temporary)
        raise
    return temporary


def discard(temporary: Path) -> None:
    """Remove a file that was staged, if it is still there."""
    with contextlib.suppress(OSError):
        temporary.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename itself last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_through(file: BinaryIO, data: bytes) -> None:
    """Write into an open file and have it last through a power cut."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def umask() -> int:
    """The rights that new files and folders of this process do not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
