"""Changes to the files of a data folder: none is lost, whoever else writes, and whenever the power fails.

Every writer of this program holds the folder's lock while it checks that the files are still as it read them
and puts the new ones in place. A process that dies gives its lock up and leaves each file old or new; what it
had only begun lies under a hidden name, which no reader looks at and the next writer removes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sendinsp.keeping.atomic import discard, stage, sync_folder
from sendinsp.yaml.files import leads_out, reason

SUFFIX = ".sendinsp-new"
"""Ending of the hidden names under which new content waits."""
LOCK_NAME = ".sendinsp-lock"
"""The lock file, where a folder itself cannot be locked (Windows)."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""


class NotWritten(Exception):  # noqa: N818 - what it says is no fault of the program
    """Something could not be written. The text says what, why, and what to do.

    Attributes:
        done: how many of the changes had been made before.
    """

    def __init__(self, message: str, done: int = 0) -> None:
        super().__init__(message)
        self.done = done


@dataclass(frozen=True, slots=True)
class Change:
    """New content for a file.

    Attributes:
        path: the file, inside the data folder.
        text: its new text, lines ending with line feeds; None to remove it.
        was: its content when it was read; None where it was not there.
        condition: what must hold besides, once the folder is locked; it raises `NotWritten` where it does not.
        keep_line_ends: whether line ends of Windows stay where the file has them.
    """

    path: Path
    text: str | None
    was: bytes | None
    condition: Callable[[], None] | None = None
    keep_line_ends: bool = True

    @property
    def data(self) -> bytes:
        """The new content, with the line endings that the file had, unless they are to go."""
        text = self.text or ""
        crlf = self.was.count(b"\r\n") if self.was is not None and self.keep_line_ends else 0
        if self.was is not None and crlf * 2 > self.was.count(b"\n"):
            text = text.replace("\n", "\r\n")
        return text.encode("utf-8")


def apply(folder: Path, changes: Sequence[Change], progress: Callable[[int], None] | None = None) -> None:
    """Make changes to the files of a data folder, each file whole or not at all.

    Nothing is written where any of the files is no longer as it was read, or the condition of a change does not hold.

    Args:
        folder: the data folder.
        changes: what to write; removals are best given last.
        progress: called with the number of changes made so far.

    Raises:
        NotWritten: a condition does not hold, another program changed a file, a link leads out of the folder, or
            the system refused.
    """
    with locked(folder):
        for change in changes:
            _check(folder, change)
            if change.condition is not None:
                change.condition()
        made: set[Path] = set()
        for number, change in enumerate(changes):
            try:
                made.add(_make(folder, change))
            except (NotWritten, OSError) as error:
                said = str(error)
                if isinstance(error, OSError):
                    said = f"{_shown(change.path)} cannot be written: {_advice(error)}"
                raise NotWritten(_so_far(said, number, len(changes)), number) from None
            if progress is not None:
                progress(number + 1)
        for parent in made:
            sync_folder(parent)


def _so_far(message: str, done: int, of: int) -> str:
    if of == 1:
        return f"{message}. It is as it was."
    rest = "the others are as they were; running the same command again goes on from there"
    return f"{message}. {done} of {of} files were written; {rest}." if done else f"{message}. Nothing was written."


def _check(folder: Path, change: Change) -> None:
    """Refuse what leads out of the folder, and what has changed since it was read."""
    parent = change.path.parent
    while not parent.exists() and parent != parent.parent:
        parent = parent.parent
    if leads_out(parent, folder) or (change.path.is_symlink() and _target_outside(change.path, folder)):
        raise NotWritten(f"{_shown(change.path)}: a link on the way leads out of the data folder; nothing was written")
    try:
        now: bytes | None = change.path.read_bytes()
    except FileNotFoundError:
        now = None
    except OSError as error:
        raise NotWritten(f"{_shown(change.path)} cannot be read: {reason(error)}; nothing was written") from None
    if now != change.was:
        what = "was written" if change.was is None else "was removed" if now is None else "was changed"
        raise NotWritten(
            f"{_shown(change.path)} {what} by another program since it was read; nothing of it was overwritten. "
            "Look at it, then run the command again"
        )


def _target_outside(path: Path, folder: Path) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _make(folder: Path, change: Change) -> Path:
    """Put one change in place and give the folder it was made in."""
    target = Path(os.path.realpath(change.path))
    if change.text is None:
        _check(folder, change)
        target.unlink()
        return target.parent
    created = not target.parent.exists()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        temporary = stage(target, change.data, SUFFIX)
    except BaseException:
        if created:
            with contextlib.suppress(OSError):
                target.parent.rmdir()
        raise
    try:
        _check(folder, change)  # as late as can be: an editor holds no lock
        if change.was is not None or not _linked(temporary, target):
            temporary.replace(target)
    finally:
        discard(temporary)
    return target.parent


def _linked(temporary: Path, target: Path) -> bool:
    """Give a new file its name unless someone else has taken it meanwhile; False where the system has no links."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise NotWritten(f"{_shown(target)} was written by another program since it was looked for") from None
    except OSError:
        return False
    return True


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a data folder, and remove what writers that died have left in it.

    Raises:
        NotWritten: another writer holds it for longer than `PATIENCE`, or the folder cannot be opened.
    """
    try:
        handle = _open_lock(folder)
    except OSError as error:
        raise NotWritten(f"{_shown(folder)} cannot be written to: {_advice(error)}") from None
    try:
        _wait(handle, folder)
        for left in leftovers(folder):
            discard(left)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if _take(handle):
                return
        except OSError as error:
            raise NotWritten(f"{_shown(folder)} cannot be locked for writing: {_advice(error)}") from None
        if time.monotonic() > deadline:
            raise NotWritten(
                f"another sendinsp is writing to {_shown(folder)}; nothing was written. Run the command again later"
            )
        time.sleep(0.02)


def leftovers(folder: Path) -> Iterator[Path]:
    """What writers that died have left in a data folder: content that was never put in place."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(SUFFIX):
                yield Path(parent, name)


def _open_lock(folder: Path) -> int:
    if sys.platform == "win32":
        return os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY)


def _take(handle: int) -> bool:
    """Take the lock if nobody has it. It goes when the handle is closed, or the process ends in whatever way."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL):
            raise
        # A file system without locks: the check just before each rename has to do.
    return True


def _advice(error: OSError) -> str:
    """What the system said, and what helps."""
    helps = {
        errno.ENOSPC: "make room and run the command again",
        errno.EDQUOT: "make room and run the command again",
        errno.EACCES: "ask for the right to write there",
        errno.EPERM: "ask for the right to write there",
        errno.EROFS: "it lies on a disk that can only be read",
    }.get(error.errno or 0)
    return f"{reason(error)}{f' ({helps})' if helps else ''}"


def _shown(path: Path) -> str:
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
