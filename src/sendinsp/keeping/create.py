"""A new data folder, and a new record in one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sendinsp import frameworks
from sendinsp.keeping.hints import add_comments, hints_for
from sendinsp.keeping.only_record import only_record
from sendinsp.keeping.safe_write import Change, NotWritten
from sendinsp.model.dates import DateSpan
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import UNDATED
from sendinsp.model.same_inspection import Occasion, days
from sendinsp.model.source import SourcesFile
from sendinsp.model.terms import Term
from sendinsp.register.layout import BASE, SINGLE, SOURCES, base_name
from sendinsp.register.register import Register
from sendinsp.yaml.canonical import editable, write_tree
from sendinsp.yaml.document import listed_under
from sendinsp.yaml.files import reason
from sendinsp.yaml.tree import Tree, build

_CITING = tuple(name for name in SINGLE if name != SOURCES)
"""The files that stand alone in a data folder, but for the sources that they cite."""
INSPECTION_SCHEMA = "../../schema/inspection.schema.json"


def start_folder(target: Path, register: Register) -> list[str]:
    """Write a data folder to start from: the areas, sources, frameworks and schemas of a register, no inspections.

    It appears at once: whoever looks sees nothing or all of it.

    Args:
        target: the new folder; it may exist if it is empty.
        register: whose areas, sources and frameworks.

    Returns:
        The names of the files written, relative to `target`.

    Raises:
        NotWritten: something is there already, or the system refused.
    """
    from sendinsp.keeping.starter_texts import CI_EXAMPLE, README
    from sendinsp.register.schema import schema_files

    try:
        _check_empty(target)
        source = register.folder.path
        kept = [name for name in (*_CITING, "LICENCE.md") if (source / name).is_file()]
        kept += [f"frameworks/{path.name}" for path in register.paths("frameworks")]
        contents = {name: (source / name).read_bytes() for name in kept}
        contents["sources.yaml"] = _cited_sources(register).encode()
        contents |= {base_name(name): data for name, data in contents.items()}
        contents |= {f"schema/{name}": text.encode() for name, text in schema_files(register).items()}
        contents |= {"README.md": README.encode(), "ci/github-actions.yml.example": CI_EXAMPLE.encode()}
        parent = Path(os.path.realpath(target)).parent
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".sendinsp-init-", dir=parent) as staging:
            new = Path(staging, "data")
            (new / "inspections").mkdir(parents=True)
            for name, data in contents.items():
                file = new / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            with contextlib.suppress(FileNotFoundError):
                os.rmdir(target)  # noqa: PTH106 - refuses a folder into which something was put meanwhile
            new.rename(os.path.realpath(target))
    except OSError as error:
        raise NotWritten(f"{target} cannot be written: {reason(error)}") from None
    return sorted(name for name in contents if not name.startswith(f"{BASE}/"))


def _cited_sources(register: Register) -> str:
    """The text of `sources.yaml` with those sources alone that the other files of a new folder cite."""
    folder = register.folder
    raw = (folder.path / "sources.yaml").read_bytes()
    try:
        _, tree = editable(raw, "sources.yaml")
    except ValueError:  # faulty: copied as it is, for `validate` to judge
        return raw.decode("utf-8", "replace")
    cited: set[str] = set()
    beside = [path for name in _CITING if (path := folder.path / name).is_file()]
    for path in (*beside, *register.paths("frameworks")):
        cited |= named_sources(register.read(path).data)
    if (sources := tree.root.get("sources")) is not None:
        sources.entries = [entry for entry in sources.entries if entry.key in cited]
    return write_tree(tree, SourcesFile, "schema/sources.schema.json")


def named_sources(data: Any) -> set[str]:
    """Every source that a file names under a key `sources`, at whatever depth."""
    return {source for source, _ in listed_under(data, "sources")}


def _check_empty(target: Path) -> None:
    if target.is_symlink() and not target.exists():
        raise NotWritten(f"{target} is a link that leads nowhere: nothing was written")
    if not target.exists():
        return
    if not target.is_dir():
        raise NotWritten(f"{target} is a file: name a folder that is not there yet, or is empty")
    if held := sorted(path.name for path in target.iterdir()):
        more = f" and {len(held) - 3} more" if len(held) > 3 else ""
        raise NotWritten(
            f"{target} is not empty (it holds {', '.join(held[:3])}{more}): name a folder that is not there yet"
        )


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What is known of an inspection when its record is begun.

    Attributes:
        area: slug of the area.
        framework: id of the framework.
        term: the term of fieldwork; None where no source dates it.
        facts: dotted path -> value as text, of what a source gives (without area, framework and term).
        evidence: source -> the fields that it gives.
        doubts: path -> why its value is not relied on.
    """

    area: str
    framework: str
    term: Term | None
    facts: Mapping[str, str | tuple[str, ...]]
    evidence: dict[str, list[str]]
    doubts: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Term and area."""
        return f"{self.term or UNDATED}/{self.area}"

    @property
    def occasion(self) -> Occasion:
        """When the inspection was."""
        start, published = (
            days(DateSpan.parse(text)) if isinstance(text := self.facts.get(path), str) else None
            for path in ("fieldwork.start", "report.published")
        )
        return Occasion(self.framework, str(self.term) if self.term is not None else "", start, published)


def record_text(
    record: NewRecord, *, hints: Mapping[str, Sequence[str]] | None = None, in_words: Sequence[str] = ()
) -> str:
    """The text of a new record in canonical form.

    Args:
        record: what it holds.
        in_words: comments on what is to be put into one's own words (see `hints.word_hints`).
        hints: the codes of its framework's lists (see `codes_for`), where the parts that it lacks are to stand in it
            as comments that explain themselves.
    """
    data: dict[str, Any] = {"area": record.area, "framework": record.framework}
    if record.term is not None:
        data["term"] = str(record.term)
    for path, value in record.facts.items():
        *sections, last = path.split(".")
        section = data
        for key in sections:
            section = section.setdefault(key, {})
        section[last] = value
    if record.doubts:
        data["doubts"] = dict(record.doubts)
    data["evidence"] = {source: list(paths) for source, paths in record.evidence.items()}
    tree = Tree(build(data))
    model = frameworks.record_of(record.framework)
    if hints is not None:
        start = record.facts.get("fieldwork.start")
        day = start if isinstance(start, str) else record.term.start.isoformat() if record.term else "2018-03-05"
        hints_for(tree.root, model, day, hints)
    add_comments(tree.root, in_words)
    return write_tree(tree, model, INSPECTION_SCHEMA)


def codes_for(record: NewRecord, register: Register) -> dict[str, tuple[str, ...]]:
    """The codes that a record may use, by the list that they are of."""
    topics = register.frameworks[record.framework].lists()
    return {topic: tuple(register.titles(topic, record.framework)) for topic in topics}


def record_change(register: Register, record: NewRecord, text: str, *, seen: Collection[Path] | None = None) -> Change:
    """The change that adds a record to a data folder, if no other is of the same inspection (`only_record`).

    Term and slug were typed: they are safe as names of files.
    """
    path = record_path(register.folder.path, record.term, record.area)
    return Change(path, text, None, only_record(register, (path,), record.area, record.occasion, seen=seen))


def record_path(folder: Path, term: Term | None, area: str) -> Path:
    """Where the record of an inspection lies."""
    return folder / "inspections" / str(term or UNDATED) / f"{area}.yaml"


def frameworks_on(register: Register, first: date, last: date | None = None) -> list[Framework]:
    """The frameworks in force on some day from `first` to `last`, in the order of their beginning."""
    last = last or first
    found = [
        one
        for one in register.frameworks.values()
        if one.in_force.from_.earliest <= last and (one.in_force.to is None or first <= one.in_force.to.latest)
    ]
    return sorted(found, key=lambda one: one.in_force.from_.earliest)
