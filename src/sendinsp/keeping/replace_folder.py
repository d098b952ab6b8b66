"""Writing a folder of files so that a reader, or a crash, sees the old one or the new one and nothing in between."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from sendinsp.keeping.atomic import sync_folder, umask, write_through

SUFFIX = ".sendinsp-new"
"""Ending of the hidden name, beside the folder, under which a new one is built."""


def replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that holds these files and nothing else, in the place of one that may be there.

    It is built beside it, flushed, and put in its place at once: the two are exchanged, where the system can, and
    otherwise the old one is moved aside first. What is to be replaced, and whether it may be, is for the caller to
    know. What a writer that died left behind is removed.

    Args:
        target: the folder. Where it is a link, the folder that it leads to is replaced.
        files: path below the folder, with forward slashes -> content.

    Raises:
        OSError: it could not be written; what was there is untouched.
    """
    place = Path(os.path.realpath(target))
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(place)
    with _building(place) as new:
        for name, data in sorted(files.items()):
            _write(new / name, data)
        for folder in {(new / name).parent for name in files}:
            sync_folder(folder)
        new.chmod(0o777 & ~umask())
        _put(new, place)
    sync_folder(place.parent)


@contextlib.contextmanager
def _building(place: Path) -> Iterator[Path]:
    """A new hidden folder beside `place`, locked while it is used, gone afterwards if it is still there."""
    new = Path(tempfile.mkdtemp(prefix=f".{place.name[:100]}.", suffix=SUFFIX, dir=place.parent))
    handle = _lock(new)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_through(file, data)


def _put(new: Path, place: Path) -> None:
    """Put a folder into a place; what was there is left under its old name."""
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        return
    aside = new.with_name(new.name.removesuffix(SUFFIX) + f"old{SUFFIX}")
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    if call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _remove_leftovers(place: Path) -> None:
    """Remove what writers of this folder that died have left; put the old folder back where it was moved aside."""
    beginning = f".{place.name[:100]}."
    for left in sorted(place.parent.glob(f"{_escaped(beginning)}*{SUFFIX}")):
        handle = _lock(left)
        if handle is None:
            continue  # somebody is building it, or the system has no locks
        try:
            if not place.exists() and left.name.endswith(f"old{SUFFIX}"):
                left.rename(place)
            else:
                shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(handle)


def _escaped(text: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _lock(folder: Path) -> int | None:
    """Take the lock of a folder and give its handle; None where another has it, or the system has none."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # another has just removed it
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
