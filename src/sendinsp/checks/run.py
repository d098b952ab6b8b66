"""One run of all rules over a data folder, or over some of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from sendinsp import frameworks
from sendinsp.checks.catalogue import rules
from sendinsp.checks.frameworks import sources_in, unknown_sources
from sendinsp.checks.pool import check_all
from sendinsp.checks.records import Checked, Job, check_document, located
from sendinsp.model.area import AreasFile
from sendinsp.model.case import Document as Located
from sendinsp.model.case import Facts, FileCase, Surroundings
from sendinsp.model.neighbours import NeighboursFile
from sendinsp.model.problem import Problem, Severity
from sendinsp.model.rule import FaultIn, Rule
from sendinsp.model.source import SourcesFile
from sendinsp.model.theme import ThemesFile
from sendinsp.register.find import DataFolder
from sendinsp.register.layout import AREAS, SOURCES, Layout, kind_of, layout, place_of
from sendinsp.yaml.document import Document
from sendinsp.yaml.files import read_document
from sendinsp.yaml.model_errors import check_model
from sendinsp.yaml.parse import parse

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found.

    Attributes:
        problems: sorted by path, line and column.
        files: how many files were checked.
        faults: faults of the program itself, one line each.
    """

    problems: tuple[Problem, ...]
    files: int
    faults: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many problems are errors, or warnings."""
        return sum(problem.severity == severity for problem in self.problems)


@dataclass
class Checker:
    """The files of a data folder under examination.

    Attributes:
        folder: the data folder.
        today: the day to judge by.
        processes: how many processes may work; None for as many as there are processors.
        progress: told how many records are done, and of how many.
        program: the data folder that came with the program, to hold this one against; None to leave that.
    """

    folder: DataFolder
    today: date
    processes: int | None = None
    progress: Callable[[int, int], None] | None = None
    program: Path | None = None
    _form: dict[str, list[Problem]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name = self.folder.name_of(self.folder.path)
        self.prefix = "" if name == "." else f"{name.rstrip('/')}/"
        self.layout: Layout = layout(self.folder.path)
        self.areas = self._other(AREAS, AreasFile)
        self.sources = self._other(SOURCES, SourcesFile)
        self.frameworks = [self._other(name, frameworks.file_of(_stem(name))) for name in self.layout.frameworks]
        self.beside: list[FileCase[Any]] = [self._other(name, _BESIDE[name]) for name in self.layout.others]
        self.around = Surroundings.of(self.today, self.areas, self.sources, self.frameworks, self._themes())
        for case in self.others:
            case.around = self.around

    @property
    def others(self) -> list[FileCase[Any]]:
        """The files that are no records."""
        return [self.areas, self.sources, *self.frameworks, *self.beside]

    def everything(self) -> Report:
        """Check the whole folder."""
        done = self._records(self.layout.records)
        for name in self.layout.misplaced:
            self._misplaced(name, done)
        done.problems.extend(self._not_read(self.layout))
        for case in self.others:
            done.problems.extend(self._of_file(case))
        done.problems.extend(self._of_register(done.facts))
        done.problems.extend(self._older())
        files = len(self.layout.records) + len(self.layout.misplaced) + len(self.others)
        return _report(done, files)

    def only(self, names: Iterable[str]) -> Report:
        """Check some files (paths below the folder), knowing what surrounds them, and tell of these files only.

        Files around them are told of only where they cannot be read at all, since then little could be judged.
        """
        wanted = list(dict.fromkeys(names))
        kinds = {name: kind_of(name) for name in wanted}
        records = [name for name in wanted if kinds[name] == "record"]
        if any(kinds[name] in ("sources", "framework") for name in wanted):  # these depend on all records
            near = [name for name in self.layout.records if name not in set(records)]
        else:
            near = self._relatives(records)
        done = self._records(records)
        for name in wanted:
            if kinds[name] is None:
                self._misplaced(name, done)
        around = self._records(near) if near else Checked([], [], [])
        chosen = {self.prefix + name for name in wanted}
        for case in self.others:
            if case.document.path in chosen:
                done.problems.extend(self._of_file(case))
            elif case.model is None:
                done.problems.extend(self._form[case.name])
        # Of two records of one inspection the later one is told of: those asked for come last.
        found = self._of_register([*around.facts, *done.facts])
        done.problems.extend(problem for problem in found if problem.path in chosen)
        done.faults.extend(around.faults)
        return _report(done, len(wanted))

    def text(self, text: bytes, name: str | None) -> Report:
        """Check a text as if it stood in the file `name` (a path below the folder), or as a record of no place."""
        kind = kind_of(name) if name else "record"
        done = Checked([], [], [])
        document = parse(text, self.prefix + name if name else "<stdin>")
        if kind == "record":
            check_document(document, place_of(name) if name else None, self.around, done)
            near = self._relatives([name]) if name else []
            around = self._records([other for other in near if other != name]) if near else Checked([], [], [])
            facts = [*around.facts, *done.facts]
            done.problems.extend(p for p in self._of_register(facts) if p.path == document.path)
        elif kind is None:
            self._out_of_place(document, done)
        else:
            done.problems.extend(self._of_file(self._replaced(document, name or "", kind)))
        return _report(done, 1)

    # --- records ---

    def _records(self, names: list[str]) -> Checked:
        job = Job(str(self.folder.path), self.prefix, self.around, frozenset(self.layout.links))
        progress = self.progress
        tell = (lambda done: progress(done, len(names))) if progress is not None else None
        return check_all(job, names, processes=self.processes, progress=tell)

    def _relatives(self, records: list[str]) -> list[str]:
        """The other records that can be of the same inspection, by their names: of the same area or its relatives."""
        asked = set(records)
        stems = {place_of(name).rpartition("/")[2] for name in records}
        family = {slug for stem in stems for slug in self.around.areas.family(stem)} | stems
        return [n for n in self.layout.records if place_of(n).rpartition("/")[2] in family and n not in asked]

    def _misplaced(self, name: str, done: Checked) -> None:
        path = self.folder.path / name
        if not name.endswith((".yaml", ".yml")):
            done.problems.append(self._passed_over(self.prefix + name))
            return
        self._out_of_place(read_document(path, self.shown(name), inside=self.folder.path), done)

    def shown(self, name: str) -> str:
        """How problems call the file at a path below the data folder."""
        return name if Path(name).is_absolute() or name.startswith("../") else self.prefix + name

    def _out_of_place(self, document: Document, done: Checked) -> None:
        """A file where none belongs: say so, and check it as a record if it looks like one."""
        hint = "a record lies in inspections/TERM/AREA.yaml, a framework in frameworks/NAME.yaml"
        done.problems.append(
            Problem("I005", "error", document.path, None, "", "no data file is read from this place", hint)
        )
        if isinstance(document.data, dict) and "area" in document.data:
            check_document(document, None, self.around, done)
        else:
            done.problems.extend(document.problems)

    # --- the other files ---

    def _other(self, name: str, model: type[Model]) -> FileCase[Model]:
        path = self.folder.path / name
        document = read_document(path, self.prefix + name, inside=self.folder.path)
        return self._case(document, name, model)

    def _case(self, document: Document, name: str, model: type[Model]) -> FileCase[Model]:
        found, problems = check_model(model, document) if document.root is not None else (None, [])
        case = FileCase(document, found, name)
        self._form[name] = [*document.problems, *problems]
        return case

    def _replaced(self, document: Document, name: str, kind: str) -> FileCase[Any]:
        """One of the other files, with a text in the place of what is in the folder."""
        case: FileCase[Any]
        if kind == "areas":
            case = self.areas = self._case(document, name, AreasFile)
        elif kind == "sources":
            case = self.sources = self._case(document, name, SourcesFile)
        elif name in _BESIDE:
            case = self._case(document, name, _BESIDE[name])
        else:
            case = self._case(document, name, frameworks.file_of(_stem(name)))
        case.around = Surroundings.of(self.today, self.areas, self.sources, self.frameworks, self._themes())
        return case

    def _themes(self) -> frozenset[str] | None:
        """The codes of the themes that all frameworks share; None where the folder has no file of them."""
        model = next((case.model for case in self.beside if isinstance(case.model, ThemesFile)), None)
        return frozenset(theme.code for theme in model.themes) if model is not None else None

    def _of_file(self, case: FileCase[Any]) -> Iterator[Problem]:
        yield from self._form[case.name]
        kind = kind_of(case.name)
        for rule in rules():
            if rule.scope == kind:
                yield from (located(rule, case.document, finding) for finding in rule.check(case))
            elif rule.code == "R007" and case.document.root is not None:
                yield from (located(rule, case.document, finding) for finding in unknown_sources(case))

    def _of_register(self, facts: list[Facts]) -> list[Problem]:
        cited = frozenset(source for case in self.others for source, _ in sources_in(case.document.data))
        every = [*facts, Facts("", "", "", "", None, None, cited)]
        documents = {case.name: case.document for case in self.others}
        problems = []
        for rule in rules("register"):
            for found in rule.check(every, self.around):
                problems.append(self._located(rule, found, documents))
        return problems

    def _located(self, rule: Rule, found: FaultIn, documents: dict[str, Located]) -> Problem:
        document: Located | None = documents.get(found.file)
        if document is None:
            path = found.file.removeprefix(self.prefix)
            document = read_document(self.folder.path / path, found.file, inside=self.folder.path)
        return located(rule, document, found.fault)

    def _not_read(self, files: Layout) -> Iterator[Problem]:
        for name in files.passed_over:
            yield self._passed_over(self.prefix + name)
        for name in files.unlisted:
            where = self.prefix + name if name != "." else self.prefix.rstrip("/") or "."
            yield Problem("Y014", "error", where, None, "", "the folder cannot be listed", "check its permissions")

    def _older(self) -> Iterator[Problem]:
        """In what the folder is older than the program."""
        from sendinsp.keeping.older_folder import older

        hint = f"sendinsp init --update {self.prefix.rstrip('/') or '.'} shows what would change"
        for one in older(self.folder, self.program):
            yield Problem("A301", "warning", self.prefix + one.file, None, "", one.what, hint)

    def _passed_over(self, path: str) -> Problem:
        hint = "name it .yaml, or keep it elsewhere"
        return Problem("I006", "warning", path, None, "", "not read, since its name does not end in .yaml", hint)


_BESIDE: dict[str, type[BaseModel]] = {"themes.yaml": ThemesFile, "neighbours.yaml": NeighboursFile}


def _stem(name: str) -> str:
    """The name of a file without folder and ending: the id of a framework, where it is one's."""
    return name.rpartition("/")[2].rpartition(".")[0]


def _report(done: Checked, files: int) -> Report:
    problems = sorted(dict.fromkeys(done.problems), key=lambda problem: problem.sort_key)
    return Report(tuple(problems), files, tuple(done.faults))
