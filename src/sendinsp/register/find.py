"""Which data folder: the one that holds `areas.yaml`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

MARKER = "areas.yaml"
VARIABLE = "SENDINSP_DATA"


class NoDataFolder(Exception):  # noqa: N818 - what it says is no fault of the program
    """There is no data folder where one was named or looked for. The text says what to do."""


class DataFolder(NamedTuple):
    """A data folder that was found.

    Attributes:
        path: the folder.
        packaged: whether it is the copy that came with the program (read only, by nature).
    """

    path: Path
    packaged: bool = False

    def name_of(self, file: Path) -> str:
        """How problems call a file: relative to the current folder where it lies below it, else as given."""
        try:
            return file.absolute().relative_to(Path.cwd()).as_posix()
        except ValueError:
            return file.as_posix()


def find(given: Path | None = None, *, packaged_too: bool = True, start: Path | None = None) -> DataFolder:
    """Find the data folder: the one given, else `SENDINSP_DATA`, else `data/` upward from here, else the packaged copy.

    Args:
        given: the folder named with `--data`.
        packaged_too: whether the copy inside the program will do. What judges or writes says no.
        start: where to look upward from, instead of the current folder.

    Raises:
        NoDataFolder: none of these holds an `areas.yaml`.
    """
    if given is not None:
        return _named(given, "--data")
    if variable := os.environ.get(VARIABLE):
        return _named(Path(variable), VARIABLE)
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if folder.name == "data" and (folder / MARKER).is_file():
            return DataFolder(folder)
        if (folder / "data" / MARKER).is_file():
            return DataFolder(folder / "data")
    if packaged_too and (copy := packaged()) is not None:
        return DataFolder(copy, packaged=True)
    raise NoDataFolder(
        f"no data folder: no data/{MARKER} in {here} or above it. "
        "Name one with --data DIR or SENDINSP_DATA, or write one with: sendinsp init DIR"
    )


def surrounding(path: Path) -> DataFolder | None:
    """The data folder that a file or folder lies in, whatever it is called; None where it lies in none."""
    here = path.absolute()
    above = (here, *here.parents)
    return next((DataFolder(one) for one in (*above, *(folder / "data" for folder in above)) if _holds(one)), None)


def packaged() -> Path | None:
    """The data folder that came with the program: inside the package, or of the checkout it runs from."""
    package = Path(__file__).resolve().parent.parent
    return next((one for one in (package / "_data", package.parent.parent / "data") if _holds(one)), None)


def _holds(folder: Path) -> bool:
    """Whether it is a data folder; what lies below a file, or has a name that no folder can have, is none."""
    try:
        return (folder / MARKER).is_file()
    except (OSError, ValueError):
        return False


def _named(folder: Path, by: str) -> DataFolder:
    for one in (folder, folder / "data"):
        if _holds(one):
            return DataFolder(one)
    raise NoDataFolder(
        f"{by} names {str(folder)!r}, which holds no {MARKER}. Write a data folder with: sendinsp init DIR"
    )
