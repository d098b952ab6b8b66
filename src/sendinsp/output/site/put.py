"""Putting a site in its place: whole or not at all, and never over what is not one."""

from __future__ import annotations

import json
import os
from pathlib import Path

from sendinsp.keeping.replace_folder import replace_folder
from sendinsp.output.site.build import MARKER

_PASSED_OVER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders."""


class NotWritten(Exception):  # noqa: N818 - what it says is no fault of the program
    """A site cannot be written where it was asked for. The text says why; what was there is untouched."""


def check(target: Path) -> None:
    """See that a site may be written here: before the work, since it takes a while.

    Raises:
        NotWritten: there is something that this program has not written.
    """
    try:
        _check(target)
    except OSError as error:
        raise NotWritten(f"cannot look at {str(target)!r}: {_reason(error)}") from None


def _check(target: Path) -> None:
    if not target.exists():
        if target.is_symlink():
            raise NotWritten(f"{str(target)!r} is a link that leads nowhere")
        return
    if not target.is_dir():
        raise NotWritten(f"{str(target)!r} is a file: name a folder")
    if not any(target.iterdir()):
        return
    marker = target / MARKER
    ours = files_of(marker.read_text(encoding="utf-8", errors="replace")) if marker.is_file() else None
    if ours is None:
        raise NotWritten(
            f"{str(target)!r} is not empty and no site of this program: name a folder that is not there yet"
        )
    strange = sorted(set(_files_below(target)) - set(ours))
    if strange:
        more = f" and {len(strange) - 3} more" if len(strange) > 3 else ""
        raise NotWritten(
            f"{str(target)!r} holds what no report has put there ({', '.join(strange[:3])}{more}), which would be "
            "lost: move it away first"
        )


def files_of(text: str) -> list[str] | None:
    """The files of the site that a marker of ours names; None where it is none of ours."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("made_by") != "sendinsp report":
        return None
    names = found.get("files")
    return [str(name) for name in names] if isinstance(names, list) else None


def _files_below(folder: Path) -> list[str]:
    found = []
    for parent, _, names in os.walk(folder):
        found += [Path(parent, name).relative_to(folder).as_posix() for name in names if name not in _PASSED_OVER]
    return found


def put(files: dict[str, bytes], target: Path) -> None:
    """Write a site, in the place of an older one that may be there.

    Raises:
        NotWritten: it could not be written; what was there is untouched.
    """
    check(target)
    try:
        replace_folder(target, files)
    except OSError as error:
        raise NotWritten(f"cannot write {str(target)!r}: {_reason(error)}; what was there is untouched") from None


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
