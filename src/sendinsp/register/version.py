"""The version of the data: a digest of the files of a data folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sendinsp.register.layout import AREAS, SINGLE, layout


def digest_of(folder: Path) -> str:
    """SHA-256, in hexadecimal, over the names and contents of the data files of a folder.

    Areas, sources, frameworks, records, themes and neighbours count; schemas, which are made from them, do not, nor
    does what is no data file. Line ends are taken as line feeds, so that it is the same on every system.

    Raises:
        OSError: a file cannot be read.
    """
    found = layout(folder)
    single = [name for name in SINGLE if (folder / name).is_file()]
    total = hashlib.sha256()
    for name in sorted({AREAS, *single, *found.others, *found.frameworks, *found.records}):
        data = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{name}\n{len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()
