"""Writing the JSON Schemas of a data folder."""

from __future__ import annotations

from pathlib import Path

from sendinsp.keeping.atomic import replace_file
from sendinsp.register.register import Register
from sendinsp.register.schema import schema_files, stale


def write_schemas(register: Register) -> list[Path]:
    """Write the schema files that are stale into the data folder, and give their paths.

    Raises:
        OSError: the folder or a file cannot be written.
    """
    folder = register.folder.path / "schema"
    texts = schema_files(register)
    files = {folder / name: texts[name] for name in stale(register)}
    if files:
        folder.mkdir(exist_ok=True)
    for path, text in files.items():
        replace_file(path, text)
    return list(files)
