"""A small register of made-up areas, and what puts examples of rules into it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sendinsp.checks.run import Checker, Report
from sendinsp.register.find import DataFolder

BASE = Path(__file__).parent / "base"
RECORD = "inspections/summer-2017/exampleshire.yaml"
TODAY = date(2026, 11, 23)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A sound data folder that a test may spoil."""
    folder = tmp_path / "data"
    shutil.copytree(BASE, folder)
    return folder


@pytest.fixture
def record(data: Path) -> Path:
    """The one record of the data folder."""
    return data / RECORD


def check(folder: Path, **options: object) -> Report:
    return Checker(DataFolder(folder), TODAY, **options).everything()  # type: ignore[arg-type]


@pytest.fixture
def codes(data: Path) -> Callable[..., list[tuple[str, int]]]:
    """The codes and lines of what is wrong with the folder after putting YAML in the place of parts of the record."""

    def run(text: str, file: str = RECORD) -> list[tuple[str, int]]:
        put(data, f"# file: {file}\n{text}")
        report = check(data)
        assert not report.faults, report.faults
        return [(problem.code, problem.span.line if problem.span else 0) for problem in report.problems]

    return run


def put(folder: Path, example: str) -> None:
    """Put an example of a rule into a data folder, see `sendinsp.checks.docs`."""
    for part in re.split(r"\n(?=# (?:whole )?file: )", example):
        _put(folder, part)


def _put(folder: Path, example: str) -> None:
    first, _, rest = example.partition("\n")
    kind, name = RECORD, RECORD
    match = re.fullmatch(r"# (file|whole file|a folder|a file of 5 MiB|a link out of the folder): (\S+)", first)
    if match:
        kind, name = match.groups()
    else:
        rest = example
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "a folder":
        path.unlink()
        path.mkdir()
    elif kind == "a file of 5 MiB":
        path.write_bytes(b" " * (5 * 1024 * 1024))
    elif kind == "a link out of the folder":
        outside = folder.parent / "outside.yaml"
        path.rename(outside)
        path.symlink_to(outside)
    elif kind == "whole file":
        path.write_bytes(bytes_of(rest + "\n" if rest else ""))
    else:
        path.write_bytes(bytes_of(merged(path.read_text(encoding="utf-8"), rest)))


def bytes_of(text: str) -> bytes:
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), text)
    parts = re.split(r"<byte ([0-9A-F]{2})>", text)
    return b"".join(bytes.fromhex(part) if number % 2 else part.encode() for number, part in enumerate(parts))


def merged(base: str, text: str) -> str:
    """The base with the sections of a text in the place of its own; areas and sources are replaced one by one."""
    sections = blocks(base, 0)
    for key, block in blocks(text, 0).items():
        if key in ("areas", "sources", "topics") and key in sections and ":\n  " in block and "\n  - " not in block:
            inner = blocks(sections[key].partition("\n")[2], 2) | blocks(block.partition("\n")[2], 2)
            sections[key] = f"{key}:\n" + "".join(inner.values())
        else:
            sections[key] = block
    return "".join(sections.values())


def blocks(text: str, indent: int) -> dict[str, str]:
    """The text of each key at a depth, the key's own line included."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        match = re.match(r"(\S[^:]*):", line[indent:]) if line[:indent].isspace() or not indent else None
        if match and line[indent] not in "#-":
            key = match[1]
        found[key] = found.get(key, "") + (line if line.endswith("\n") else line + "\n")
    return found
