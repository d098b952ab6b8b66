"""What all tests share: the shipped register, and a day that stands still."""

from pathlib import Path

import pytest

from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="session")
def register() -> Register:
    """The shipped register."""
    return Register(DataFolder(DATA))


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the clock or on what the person who runs it has set."""
    for name in ("SENDINSP_FORMAT", "SENDINSP_DATA", "SENDINSP_TRACE", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SENDINSP_TODAY", "2026-11-23")
