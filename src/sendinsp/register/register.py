"""The register: a data folder as one object, its parts read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel

from sendinsp import frameworks
from sendinsp.model.area_names import Areas
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.inspection import Inspection
from sendinsp.model.problem import Problem
from sendinsp.register.find import DataFolder, find
from sendinsp.register.layout import base_name
from sendinsp.yaml.document import Document, value_at
from sendinsp.yaml.files import data_files, read_document
from sendinsp.yaml.model_errors import check_model

if TYPE_CHECKING:
    from sendinsp.model.framework import Framework
    from sendinsp.model.source import Source
    from sendinsp.model.theme import Theme

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Register:
    """The records of a data folder.

    Files that cannot be read as what they should be are left out of the collections and told of in
    `problems`; the rest is there.

    Attributes:
        folder: where the data is.
        problems: what was wrong with the files read so far.
    """

    folder: DataFolder
    problems: list[Problem] = field(default_factory=list)

    def has_read(self, part: str) -> bool:
        """Whether a part (`areas`, `inspections` ...) was asked for so far, and so its files have been read."""
        return part in vars(self)

    @cached_property
    def areas(self) -> Areas:
        """Every local area, by slug and findable by name (`areas.yaml`)."""
        from sendinsp.model.area import AreasFile

        file = self._read("areas.yaml", AreasFile)
        return Areas(file.areas if file else {})

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by id (`sources.yaml`)."""
        from sendinsp.model.source import SourcesFile

        file = self._read("sources.yaml", SourcesFile)
        return dict(file.sources) if file else {}

    @cached_property
    def frameworks(self) -> dict[str, Framework]:
        """Every framework by id (`frameworks/`)."""
        found = {}
        for path in self.paths("frameworks"):
            framework: Framework | None = self._read(f"frameworks/{path.name}", frameworks.file_of(path.stem))
            if framework:
                found[framework.id] = framework
        return found

    @cached_property
    def reaches(self) -> dict[str, tuple[ReachesTo, ...]]:
        """Framework -> how far its records of each kind reach.

        The frameworks are read for it, but not checked: most commands need no more of them. What a folder of one's
        own has from the one that it was begun from, unchanged, is said of the records there: here it says nothing.
        """
        found = {}
        for path in self.paths("frameworks"):
            parts = value_at(self.read(path).data, "data_to") or ()
            base = self.folder.path / base_name(f"frameworks/{path.name}")
            begun = (value_at(self.read(base).data, "data_to") if base.is_file() else None) or ()
            reaches = (_reach(part) for part in parts if part not in begun)
            found[path.stem] = tuple(reach for reach in reaches if reach is not None)
        return found

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """Every theme by code (`themes.yaml`), in the order of the file; empty where the folder has no such file."""
        from sendinsp.model.theme import ThemesFile

        file = self._read("themes.yaml", ThemesFile) if (self.folder.path / "themes.yaml").is_file() else None
        return {theme.code: theme for theme in file.themes} if file else {}

    @cached_property
    def neighbours(self) -> dict[str, tuple[str, ...]]:
        """Area -> its statistical neighbours, nearest first (`neighbours.yaml`); empty where there is no such file."""
        from sendinsp.model.neighbours import NeighboursFile

        path = self.folder.path / "neighbours.yaml"
        file = self._read("neighbours.yaml", NeighboursFile) if path.is_file() else None
        return dict(file.neighbours) if file else {}

    def titles(self, topic: str, framework: str) -> dict[str, str]:
        """Code -> title of a list of a framework, or of the themes that all frameworks share."""
        if topic == "themes" and self.themes:
            return {code: theme.title for code, theme in self.themes.items()}
        found = self.frameworks.get(framework)
        return {entry.code: entry.title for entry in found.entries(topic)} if found else {}

    def titled(self, codes: Iterable[str], topic: str, framework: str) -> str:
        """The titles of codes of a list, one after the other; the code itself where it has none."""
        known = self.titles(topic, framework)
        return "; ".join(known.get(code, code).rstrip(".") for code in codes)

    @cached_property
    def inspections(self) -> tuple[Inspection, ...]:
        """Every inspection (`inspections/`), in order of time: those whose file has a fault are left out."""
        found = []
        for path in self.paths("inspections"):
            inspection, problems = read_inspection(self.read(path))
            self.problems += problems
            if inspection is not None and not any(problem.severity == "error" for problem in problems):
                found.append(inspection)
        return tuple(sorted(found, key=lambda inspection: inspection.in_time))

    def paths(self, part: str) -> list[Path]:
        """The YAML files below a part of the folder (`inspections`, `frameworks`), sorted."""
        folder = self.folder.path / part
        return list(data_files(folder)) if folder.is_dir() else []

    def read(self, path: Path) -> Document:
        """Read and parse one of the folder's files."""
        return read_document(path, self.folder.name_of(path), inside=self.folder.path)

    def of_areas(self, slugs: Iterable[str]) -> tuple[Inspection, ...]:
        """The inspections of the given areas."""
        wanted = set(slugs)
        return tuple(inspection for inspection in self.inspections if inspection.area in wanted)

    def _read(self, name: str, model: type[Model]) -> Model | None:
        document = self.read(self.folder.path / name)
        self.problems += document.problems
        if document.root is None:
            return None
        found, problems = check_model(model, document)
        self.problems += problems
        return found


class ReachesTo(NamedTuple):
    """How far the records of one kind reach.

    Attributes:
        of: what they are of: inspections, monitoring ...
        to: until when.
        patchy: whether only some of them are known.
        note: what is to be said of it, or None.
    """

    of: str
    to: DateSpan
    patchy: bool
    note: str | None = None


def _reach(part: Any) -> ReachesTo | None:
    of, to, patchy, note = (value_at(part, key) for key in ("of", "to", "patchy", "note"))
    try:
        return ReachesTo(str(of), DateSpan.parse(str(to)), patchy == "true", note if isinstance(note, str) else None)
    except DateError:
        return None


def read_inspection(document: Document) -> tuple[Inspection | None, list[Problem]]:
    """The inspection that a document holds, with all problems of its syntax and schema.

    Where there are faults, the inspection is made of what is right, so that the rest can be checked too; it is
    None where that is too little.
    """
    problems = list(document.problems)
    if document.root is None:
        return None, problems
    data: Any = document.data
    if not isinstance(data, dict):
        problem = document.problem("S003", "a record is a section of keys, not a list or a single value", ())
        return None, [*problems, problem]
    name = data.get("framework")
    if isinstance(name, str) and frameworks.is_known(name):
        inspection, more = check_model(frameworks.record_of(name), document)
        return inspection, [*problems, *more]
    return _of_unknown_framework(document, problems)


def _of_unknown_framework(document: Document, problems: list[Problem]) -> tuple[Inspection | None, list[Problem]]:
    """Check what all frameworks share, and leave what is one framework's own unjudged."""
    shared, more = check_model(Inspection, document)
    return shared, [*problems, *(problem for problem in more if problem.code != "S001")]


def load(data: Path | str | None = None) -> Register:
    """Open a register: the folder given, else the one that `sendinsp` would use (see `register.find`).

    Raises:
        NoDataFolder: there is none.
    """
    return Register(find(Path(data) if data is not None else None))
