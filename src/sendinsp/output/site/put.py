"""Putting a site in its place: whole or not at all, and never over what is not one."""

from __future__ import annotations

from pathlib import Path

from sendinsp.keeping.replace_folder import replace_folder
from sendinsp.output.own_folder import files_named, why_not
from sendinsp.output.site.build import MADE_BY, MARKER
from sendinsp.yaml.files import reason


class NotWritten(Exception):  # noqa: N818 - what it says is no fault of the program
    """A site cannot be written where it was asked for. The text says why; what was there is untouched."""


def check(target: Path) -> None:
    """See that a site may be written here: before the work, since it takes a while.

    Raises:
        NotWritten: there is something that this program has not written.
    """
    try:
        if target.exists() and not target.is_dir():
            raise NotWritten(f"{str(target)!r} is a file: name a folder")
        why = why_not(target, MARKER, files_of, what="site", by="report")
    except OSError as error:
        raise NotWritten(f"cannot look at {str(target)!r}: {reason(error)}") from None
    if why:
        raise NotWritten(why)


def files_of(text: str) -> list[str] | None:
    """The files of the site that a marker of ours names; None where it is none of ours."""
    return files_named(text, lambda marker: marker if marker.get("made_by") == MADE_BY else None)


def put(files: dict[str, bytes], target: Path) -> None:
    """Write a site, in the place of an older one that may be there.

    Raises:
        NotWritten: it could not be written; what was there is untouched.
    """
    check(target)
    try:
        replace_folder(target, files)
    except OSError as error:
        raise NotWritten(f"cannot write {str(target)!r}: {reason(error)}; what was there is untouched") from None
