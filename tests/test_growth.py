"""Files of every shape are judged and formatted in a number of steps that grows as their size: counted, not timed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from sendinsp.checks.run import Checker
from sendinsp.keeping.format_files import format_text
from sendinsp.model import suggest
from sendinsp.register.find import DataFolder

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"

pytestmark = pytest.mark.skipif(not BENCHMARKS.exists(), reason="not part of the source distribution")
if BENCHMARKS.exists():
    sys.path.insert(0, str(BENCHMARKS))
    from growth import SHAPES, made

    sys.path.remove(str(BENCHMARKS))
else:
    SHAPES = {}

SMALL = (4 if os.environ.get("SENDINSP_TEST_ROUNDS", "1") == "1" else 8) * 1024
TWICE = 2.4
"""What a file of twice the size may take of steps at most; where each part is looked for among all, it is near 4."""


def steps(work: Callable[[], Any]) -> int:
    """How many lines of the program are run, those of its libraries left out."""
    count = 0

    def each(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return each

    def of_ours(frame: FrameType, event: str, argument: object) -> Any:
        return each if "/sendinsp/" in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(of_ours)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(DataFolder(ROOT / "data"), date(2024, 1, 1), processes=1)


@pytest.mark.parametrize("shape", SHAPES)
def test_judging_grows_as_the_file_does(shape: str, checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "MOST_COMPARED", 1)  # else a small file would take longer than its size
    counts = []
    for size in (SMALL, 2 * SMALL):
        name, raw = made(shape, size)
        checker.text(raw, name)  # what is set up once
        counts.append(steps(lambda name=name, raw=raw: checker.text(raw, name)))  # type: ignore[misc]
    assert counts[1] <= TWICE * counts[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_formatting_grows_as_the_file_does(shape: str) -> None:
    counts = []
    for size in (SMALL, 2 * SMALL):
        name, raw = made(shape, size)
        counts.append(steps(lambda name=name, raw=raw: format_text(raw, Path(name), name, name)))  # type: ignore[misc]
    assert counts[1] <= TWICE * counts[0]


def test_the_steps_of_a_walk_are_seen() -> None:
    """The measure itself: each of n looked for among n."""
    from sendinsp.yaml.tree import Entry, Value

    def walk(number: int) -> int:
        value = Value("mapping", entries=[Entry(str(n), Value("scalar")) for n in range(number)])
        return steps(lambda: [value.get(str(n)) for n in range(number)])

    assert walk(200) > 3 * walk(100)
