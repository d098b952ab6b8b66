"""What all tests share: the shipped register, and a day that stands still."""

import gc
import re
import shutil
from pathlib import Path

import pytest

from sendinsp.cli.support.session import Session
from sendinsp.keeping.create import named_sources
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register
from sendinsp.yaml.parse import parse

DATA = Path(__file__).resolve().parent.parent / "data"

gc.set_threshold(200_000, 20, 50)  # as the program does: else a quarter of reading folders is looking for cycles


@pytest.fixture(scope="session")
def register() -> Register:
    """The shipped register."""
    return Register(DataFolder(DATA))


@pytest.fixture(scope="session")
def opened() -> dict[tuple[Path, Path], Register]:
    """Registers of the shipped folder, by how it was named and from where (both show in what is told)."""
    return {}


SMALL = ("bury", "cumberland", "cumbria", "dorset*", "sandwell", "slough", "suffolk", "surrey", "westmorland*", "york")
"""Areas whose records are in the small folder, beside those of one term."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped folder with a tenth of its records and the sources that are then cited: to be copied, not changed.

    For what is no question of how many records there are.
    """
    top = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(DATA, top, ignore=shutil.ignore_patterns("inspections"))
    records = DATA / "inspections"
    for path in {*(path for name in SMALL for path in records.glob(f"*/{name}.yaml")), *records.glob("spring-2017/*")}:
        copy = top / path.relative_to(DATA)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    cited: set[str] = set()
    for path in top.rglob("*.yaml"):
        if path.name != "sources.yaml":
            data = parse(path.read_bytes(), path.name).data
            cited |= {*named_sources(data), *data.get("evidence", ())}
    head, *entries = re.split(r"^(?=  [a-z0-9-]+:$)", (DATA / "sources.yaml").read_text("utf-8"), flags=re.MULTILINE)
    kept = [entry for entry in entries if entry.partition(":")[0].strip() in cited]
    (top / "sources.yaml").write_text("".join([head, *kept]), encoding="utf-8")
    return top


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
