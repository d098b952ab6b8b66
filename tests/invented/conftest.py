"""The framework of 2099 beside that of 2016, for the tests of this folder alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sendinsp import frameworks
from sendinsp.checks import catalogue, records
from sendinsp.cli.app import run as run_program
from sendinsp.model import rule
from sendinsp.summary import counts

HERE = Path(__file__).parent
TODAY = "2099-06-30"


def _forget() -> None:
    """What was remembered of the frameworks that there are."""
    frameworks.forget()
    catalogue._load.cache_clear()
    counts._outcome_order.cache_clear()
    records._rules = None


@pytest.fixture(scope="package", autouse=True)
def framework_2099() -> Iterator[None]:
    """Enter the made-up framework by its folder, as one that lies beside the others, and take it out again."""
    catalogue.rules()  # those that a test would be the first to load would go with the patch, for all tests after it
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frameworks, "__path__", [*frameworks.__path__, str(HERE)])
        patch.setattr(rule, "_rules", dict(rule._rules))
        families = dict(rule.FAMILIES)
        _forget()
        yield
        rule.FAMILIES.clear()
        rule.FAMILIES.update(families)
    for name in [name for name in sys.modules if name.startswith("sendinsp.frameworks.framework_2099")]:
        del sys.modules[name]
    vars(frameworks).pop("framework_2099", None)
    _forget()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with records of both frameworks, that a test may change."""
    monkeypatch.setenv("SENDINSP_TODAY", TODAY)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HERE / "data", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run the program on the folder: exit code, output, messages."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run_program(["--data", str(data), *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run
