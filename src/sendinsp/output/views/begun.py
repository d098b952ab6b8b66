"""What `init` and `new` say when they are done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sendinsp.output.text import plural


def folder_begun(folder: Path, files: Sequence[str]) -> str:
    """What a new data folder holds and what to do next."""
    option = "" if folder.name == "data" else f" --data {folder}"
    return "\n".join([
        f"{folder}: a data folder of {plural(len(files), 'file')}, without inspections yet.",
        "Next:",
        f"  sendinsp{option} new AREA --start DATE --source ID",
        f"  sendinsp{option} import FILE",
        f"  sendinsp{option} validate",
    ])  # fmt: skip


def record_begun(name: str, *, edited: bool) -> str:
    """Where a new record lies."""
    if edited:
        return name
    return (
        f"{name}: written. Open it to go on, then run: sendinsp validate {name}\n"
        f"To take its hints out: sendinsp fmt --drop-hints {name}"
    )
