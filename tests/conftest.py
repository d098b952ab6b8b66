"""What all tests share: the shipped register, and a day that stands still."""

import gc
from pathlib import Path

import pytest

from sendinsp.cli.support.session import Session
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register

DATA = Path(__file__).resolve().parent.parent / "data"

gc.set_threshold(200_000, 20, 50)  # as the program does of itself: looking for cycles was a quarter of the time


@pytest.fixture(scope="session")
def register() -> Register:
    """The shipped register."""
    return Register(DataFolder(DATA))


@pytest.fixture(scope="session")
def opened() -> dict[tuple[Path, Path], Register]:
    """Registers of the shipped folder, by how it was named and from where (both show in what is told)."""
    return {}


@pytest.fixture(scope="session")
def left_alone() -> list[Path]:
    """Data folders that no test writes into."""
    return [DATA]


@pytest.fixture(autouse=True)
def opened_once(
    opened: dict[tuple[Path, Path], Register], left_alone: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands that run within the tests share what they read of a folder that no test writes into."""
    real = Session.register.fget
    assert real is not None

    def register(self: Session) -> Register:
        folder = self.folder()
        if folder.packaged or not any(folder.path.samefile(one) for one in left_alone):
            return real(self)
        return opened.setdefault((folder.path, Path.cwd()), Register(folder))

    monkeypatch.setattr(Session, "register", property(register))


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the clock or on what the person who runs it has set."""
    for name in ("SENDINSP_FORMAT", "SENDINSP_DATA", "SENDINSP_TRACE", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SENDINSP_TODAY", "2026-11-23")
