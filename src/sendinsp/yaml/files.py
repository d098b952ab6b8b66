"""Reading files that may be anything: huge, gone, a pipe, a link to elsewhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sendinsp.yaml.characters import MAX_BYTES
from sendinsp.yaml.document import LINE_BREAK, Document
from sendinsp.yaml.parse import parse

SUFFIXES = (".yaml", ".yml")


def read_document(path: Path, name: str, *, inside: Path | None = None) -> Document:
    """Read and parse a data file. What goes wrong is in the document's `problems`; nothing is raised for it.

    Args:
        path: the file.
        name: what problems call it.
        inside: a folder that a link may not lead out of.
    """
    if inside is not None and path.is_symlink() and leads_out(path, inside):
        return _unread(name, "Y015", "this link leads out of the data folder", "put the file itself here")
    raw = _raw(path)
    if isinstance(raw, str):
        hint = "remove it or give it another ending" if raw == NOT_A_FILE else ""
        return _unread(name, "Y014", f"cannot be read: {raw}", hint)
    return parse(raw, name)


NOT_A_FILE = "it is not a regular file"


def _raw(path: Path) -> bytes | str:
    """The content of a regular file, or one byte more than is read of it; a text where it cannot be read: why."""
    try:
        # Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return reason(error)
    except ValueError:  # a NUL in the name
        return "no file can have this name"
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return NOT_A_FILE
        raw = b""
        wanted = min(status.st_size, MAX_BYTES) + 1  # one more than there should be, to see that it has not grown
        while len(raw) <= MAX_BYTES and (part := os.read(handle, wanted)):
            raw += part
        return raw
    except OSError as error:
        return reason(error)
    finally:
        os.close(handle)


def lines_of(path: Path) -> list[str]:
    """The lines of a file as the parser counts them, for showing; [] where it cannot be read."""
    raw = _raw(path)
    return [] if isinstance(raw, str) else lines_in(raw)


def lines_in(raw: bytes) -> list[str]:
    """The lines of a text as the parser counts them, without a byte-order mark; what is not UTF-8 is replaced."""
    text = raw[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    return LINE_BREAK.split(text)


def reason(error: OSError) -> str:
    """What the system said, in lower case and without the path."""
    return (error.strerror or type(error).__name__).lower()


def _unread(name: str, code: str, message: str, hint: str) -> Document:
    document = Document(name, "")
    document.fault(code, None, message, hint)
    return document


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a link leads out of `folder`. A loop or a dangling link does not: it cannot be read at all."""
    try:
        return not path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def data_files(folder: Path) -> Iterator[Path]:
    """The YAML files below a folder, sorted by path. Links to folders are not followed; hidden names are passed over.

    Raises:
        OSError: `folder` itself cannot be listed (one below it is passed over: `unlisted` tells of those).
    """
    for entry in entries_of(folder):
        if is_folder(entry) and not entry.name.endswith(SUFFIXES):
            try:
                yield from data_files(Path(entry.path))
            except OSError:
                yield Path(entry.path)  # the reader then says why
        elif entry.name.endswith(SUFFIXES):
            yield Path(entry.path)


def entries_of(folder: Path | str) -> list[os.DirEntry[str]]:
    """What lies in a folder, sorted by name, but for what is hidden.

    Raises:
        OSError: it cannot be listed.
    """
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(found, key=lambda entry: entry.name)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder itself, not a link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
