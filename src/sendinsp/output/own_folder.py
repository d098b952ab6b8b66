"""Folders that this program writes as a whole: known again by a file in them, which names all that they hold."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PASSED_OVER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders."""


def why_not(
    target: Path, marker: str, files_of: Callable[[str], list[str] | None], *, what: str, by: str
) -> str | None:
    """Why a folder may not be written here; None where nothing is there, or nothing but what this program wrote.

    Args:
        target: where it is to be.
        marker: the file in it that names its files.
        files_of: the files that the text of such a file names; None where it is none of ours.
        what: what such a folder is called.
        by: what puts files into it.

    Raises:
        OSError: what is there cannot be looked at.
    """
    name = repr(str(target))
    if not target.exists():
        return f"{name} is a link that leads nowhere" if target.is_symlink() else None
    if not any(target.iterdir()):
        return None
    file = target / marker
    ours = files_of(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else None
    if ours is None:
        return f"{name} is not empty and no {what} of this program: name a folder that is not there yet"
    strange = sorted(set(_files_below(target)) - set(ours))
    if not strange:
        return None
    more = f" and {len(strange) - 3} more" if len(strange) > 3 else ""
    named = ", ".join(strange[:3])
    return f"{name} holds what no {by} has put there ({named}{more}), which would be lost: move it away first"


def files_named(text: str, mark: Callable[[dict[str, Any]], Any]) -> list[str] | None:
    """The files that a marker names.

    Args:
        text: the marker.
        mark: given it as JSON, the object that names `files`; anything else where it is none of ours.
    """
    try:
        whole = json.loads(text)
    except ValueError:
        return None
    ours = mark(whole) if isinstance(whole, dict) else None
    names = ours.get("files") if isinstance(ours, dict) else None
    return [str(name) for name in names] if isinstance(names, list) else None


def _files_below(folder: Path) -> list[str]:
    found = []
    for parent, _, names in os.walk(folder):
        found += [Path(parent, name).relative_to(folder).as_posix() for name in names if name not in _PASSED_OVER]
    return found
