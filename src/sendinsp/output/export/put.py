"""Putting an export in its place: whole or not at all, and never over what is not an export."""

from __future__ import annotations

import os
from pathlib import Path

from sendinsp.keeping.atomic import discard, stage, sync_folder
from sendinsp.keeping.replace_folder import replace_folder
from sendinsp.output.export.content import Content
from sendinsp.output.export.metadata import MARK, metadata
from sendinsp.output.export.package import DESCRIPTOR, files, files_of
from sendinsp.output.export.sqlite import APPLICATION_ID, NoDatabase, database
from sendinsp.output.formats.json import as_json
from sendinsp.output.own_folder import why_not
from sendinsp.output.text import plural
from sendinsp.yaml.files import reason

ENDINGS = (".sqlite", ".sqlite3", ".db")
"""Endings of the name of a database; what has no such ending is a folder."""


class NotExported(Exception):  # noqa: N818 - what it says is no fault of the program
    """An export cannot be written where it was asked for. The text says why; what was there is untouched."""


def is_database(target: Path) -> bool:
    """Whether a name is that of a database."""
    return target.suffix.lower() in ENDINGS


def metadata_file(target: Path) -> Path:
    """The metadata file beside a database: `x-metadata.json` of `x.sqlite`."""
    return target.with_name(f"{target.stem}-metadata.json")


def check(target: Path) -> None:
    """See that an export may be written here: before the work, since it takes a while.

    Raises:
        NotExported: there is something that this program has not written.
    """
    try:
        if is_database(target):
            _check_database(target)
        else:
            _check_folder(target)
    except OSError as error:
        raise NotExported(f"cannot look at {str(target)!r}: {reason(error)}") from None


def _check_database(target: Path) -> None:
    if target.is_dir():
        raise NotExported(f"{str(target)!r} is a folder: name a file, or a folder without such an ending")
    if not target.parent.is_dir():
        raise NotExported(f"there is no folder {str(target.parent)!r}")
    if target.exists() and not _is_our_database(target):
        raise NotExported(f"{str(target)!r} is there and no export of this program: name another file, or remove it")
    for ending in ("-journal", "-wal"):
        beside = target.with_name(target.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise NotExported(f"{str(beside)!r} shows that another program is writing to the database: close it first")
    beside = metadata_file(target)
    if beside.exists() and MARK.encode() not in beside.read_bytes():
        raise NotExported(f"{str(beside)!r} is there and no metadata of this program: move it away first")


def _is_our_database(target: Path) -> bool:
    if not target.is_file():
        return False
    with target.open("rb") as file:
        head = file.read(72)
    return not head or (head[:15] == b"SQLite format 3" and head[68:72] == APPLICATION_ID.to_bytes(4, "big"))


def _check_folder(target: Path) -> None:
    if target.suffix.lower() in (".csv", ".json", ".xlsx", ".ods", ".ics", ".zip"):
        raise NotExported(
            f"{str(target)!r} looks like a file: export writes a database ({', '.join(ENDINGS)}) or a folder"
        )
    if target.exists() and not target.is_dir():
        raise NotExported(f"{str(target)!r} is a file: name a folder, or a file that ends in {ENDINGS[0]}")
    if why := why_not(target, DESCRIPTOR, files_of, what="export", by="export"):
        raise NotExported(why)


def put(content: Content, target: Path) -> tuple[list[str], list[str]]:
    """Write an export: a database with its metadata file, or a folder.

    Returns:
        What was written, and what had to be left out, in sentences.

    Raises:
        NotExported: it could not be written; what was there is untouched.
    """
    check(target)
    try:
        return _write_database(content, target) if is_database(target) else _write_folder(content, target)
    except (OSError, NoDatabase) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise NotExported(f"cannot write {str(target)!r}: {why}; what was there is untouched") from None


def _write_database(content: Content, target: Path) -> tuple[list[str], list[str]]:
    beside = metadata_file(target)
    contents = {target: database(content), beside: as_json(metadata(content, target.stem)).encode()}
    staged: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            real = Path(os.path.realpath(path))
            staged[real] = stage(real, data, ".tmp")
        for real, temporary in staged.items():
            temporary.replace(real)
    finally:
        for temporary in staged.values():
            discard(temporary)
    sync_folder(target.parent)
    views = f"{len(content.views)} views"
    return [
        f"{target}: {_inspections(content)}, {len(content.tables)} tables, {views}, {_size(len(contents[target]))}",
        f"{beside}: for Datasette",
    ], []


def _write_folder(content: Content, target: Path) -> tuple[list[str], list[str]]:
    made, said = files(content)
    replace_folder(target, made)
    size = _size(sum(map(len, made.values())))
    calendars = sum(name.startswith("calendar/") for name in made)
    parts = [_inspections(content), f"{len(content.tables)} tables as CSV and JSON"]
    if calendars:
        parts.append(plural(calendars, "calendar"))
    return [f"{target}: {', '.join(parts)}, {size}"], said


def _inspections(content: Content) -> str:
    return plural(content.about.inspections, "inspection")


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
