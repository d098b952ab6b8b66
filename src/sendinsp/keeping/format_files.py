"""Putting data files into canonical form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sendinsp.keeping.hints import drop_hints
from sendinsp.keeping.safe_write import Change
from sendinsp.model.inspection import Inspection
from sendinsp.model.problem import Problem
from sendinsp.register.find import MARKER
from sendinsp.register.layout import FRAMEWORKS, INSPECTIONS, SINGLE, kind_of_file, model_of, place_in, schema_address
from sendinsp.yaml.canonical import MeaningChanged, canonical, editable, meaning, write_tree
from sendinsp.yaml.document import Document
from sendinsp.yaml.files import data_files, read_document
from sendinsp.yaml.mend import mended
from sendinsp.yaml.model_errors import check_model
from sendinsp.yaml.parse import parse


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file beside its canonical form.

    Attributes:
        name: how the file is called in messages.
        before: its text as it lay there.
        after: its canonical form, lines ending with line feeds; the same where it has it, or could not be formatted.
        was: its content as it lay there.
        faulty: whether it has errors of form: then its order is right, but it is no data file as it should be.
        why_not: why it was left alone, or None.
        problem: the fault in its syntax, where that is why.
    """

    path: Path
    name: str
    before: str = ""
    after: str = ""
    was: bytes = b""
    faulty: bool = False
    why_not: str | None = None
    problem: Problem | None = None

    @property
    def changes(self) -> bool:
        """Whether its form is not the canonical one."""
        return self.before != self.after

    @property
    def change(self) -> Change:
        """The change that puts it into canonical form."""
        return Change(self.path, self.after, self.was, keep_line_ends=False)


def format_file(path: Path, name: str, folder: Path | None, *, hints: bool = True) -> Formatted:
    """The canonical form of a file. Nothing is raised for what is in it, or for a file that cannot be read.

    Args:
        path: the file.
        name: what messages call it.
        folder: the data folder that it lies in, or None.
        hints: whether the hints that `new` wrote into it stay.
    """
    document = read_document(path, name, inside=folder)
    if any(problem.code in _NOT_READ for problem in document.problems):
        return _left_alone(path, name, document)
    try:
        raw = path.read_bytes()
    except OSError:  # it went away this moment
        return Formatted(path, name, why_not="it was removed while it was read")
    place = place_in(folder, path) if folder is not None else None
    return format_text(raw, path, name, place, hints=hints)


_NOT_READ = ("Y013", "Y014", "Y015")
"""The file is too large, cannot be read, or lies elsewhere."""


def format_text(raw: bytes, path: Path, name: str, place: str | None, *, hints: bool = True) -> Formatted:
    """The canonical form of a text, see `format_file`.

    Args:
        raw: the text as it was read.
        path: the file that it is from.
        name: what messages call it.
        place: its path within a data folder, or None.
        hints: whether the hints that `new` wrote into it stay.
    """
    document = parse(mended(raw), name)
    if document.root is None or any(problem.severity == "error" for problem in document.problems):
        return _left_alone(path, name, parse(raw, name))
    kind = kind_of_file(place, document.data)
    if kind is None:
        return Formatted(path, name, why_not="it is neither a record nor areas, sources or a framework")
    schema = schema_address(place, kind) if place is not None else None
    model = model_of(kind, document.data)
    before = raw.decode("utf-8")
    try:
        if not hints and issubclass(model, Inspection):
            document = _without_hints(document, model)
        after = canonical(document, model, schema)
    except MeaningChanged as error:
        return Formatted(path, name, before, before, raw, why_not=f"{error}; please report this")
    _, faults = check_model(model, document)
    return Formatted(path, name, before, after, raw, any(fault.severity == "error" for fault in faults))


def _without_hints(document: Document, model: type[Inspection]) -> Document:
    """A record's document without the hints in it.

    Raises:
        MeaningChanged: it would not say the same (a fault of the program).
    """
    _, tree = editable(document.text.encode(), document.path)
    drop_hints(tree, model)
    result = parse(write_tree(tree, model, None), document.path)
    if meaning(result.data) != meaning(document.data):
        raise MeaningChanged(f"{document.path}: without its hints the file would say something else")
    return result


def _left_alone(path: Path, name: str, document: Document) -> Formatted:
    problem = next((problem for problem in document.problems if problem.severity == "error"), None)
    why = problem.message if problem is not None else "it cannot be read"
    return Formatted(path, name, why_not=why, problem=problem)


def folder_of(path: Path) -> Path | None:
    """The data folder that a file lies in: the nearest above it that holds `areas.yaml`."""
    return next((folder for folder in path.absolute().parents if (folder / MARKER).is_file()), None)


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The data files that paths of files and folders name, each once.

    Raises:
        FileNotFoundError: a path is neither.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if (path / MARKER).is_file():  # a data folder may hold other things beside
            parts = [path / name for name in (*SINGLE, FRAMEWORKS, INSPECTIONS)]
            found.update(dict.fromkeys(files_of(part for part in parts if part.exists())))
        elif path.is_dir():
            found.update(dict.fromkeys(data_files(path)))
        elif path.exists() or path.is_symlink():
            found[path] = None
        else:
            raise FileNotFoundError(str(path))
    return list(found)
