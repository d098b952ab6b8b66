"""What `init` and `new` say when they are done, and what an update would do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sendinsp.keeping.update_folder import Update
from sendinsp.output.text import plural
from sendinsp.register.layout import BASE


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


_WORDS = {
    "new": "new", "add": "add", "change": "change", "renew": "make anew",
    "replace": "replace, since it could not be read any more",
    "drop": "take out, since this version has no use for it", "keep": "differs, kept as it is",
}  # fmt: skip
_MOST = 12
"""Parts of a file that are named."""


def folder_updated(folder: Path, plan: Update, *, applied: bool) -> str:
    """What an update of a data folder would do, or has done: a line for each thing that happens to a file."""
    lines = []
    for step in plan.steps:
        name = f"{folder.as_posix()}/{step.file}"
        more = f" and {len(step.parts) - _MOST:,} more" if len(step.parts) > _MOST else ""
        parts = f": {', '.join(step.parts[:_MOST])}{more}" if step.parts else ""
        lines.append(f"{name}: {_WORDS[step.action]}{parts}")
    if not any(step.action != "keep" for step in plan.steps):
        return "\n".join([*lines, f"{folder}: up to date."])
    files = plural(sum(BASE not in change.path.parts for change in plan.changes), "file")
    end = f"{files} written." if applied else f"{files} to write: nothing is written yet, --apply does it."
    return "\n".join([*lines, end])


def record_begun(name: str, *, edited: bool) -> str:
    """Where a new record lies."""
    if edited:
        return name
    return (
        f"{name}: written. Open it to go on, then run: sendinsp validate {name}\n"
        f"To take its hints out: sendinsp fmt --drop-hints {name}"
    )
