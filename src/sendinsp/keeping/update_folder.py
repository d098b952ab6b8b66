"""Bringing a data folder that an older version began up to this one: what is new comes in, what was changed stays.

To tell the one from the other, a folder keeps what it was begun from (`BASE`): a value that is still as it was then
follows the program's, any other is its keeper's. Of a folder without that, what is not the program's is kept, unless
the whole file is known as one that an earlier version wrote.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from sendinsp.keeping.create import named_sources
from sendinsp.keeping.safe_write import Change, NotWritten
from sendinsp.keeping.three_way_merge import Action, Merged, merge
from sendinsp.model.source import SourcesFile
from sendinsp.register.find import DataFolder
from sendinsp.register.layout import (
    AREAS,
    FRAMEWORKS,
    INSPECTIONS,
    SCHEMA,
    SINGLE,
    SOURCES,
    base_name,
    kind_of_file,
    model_of,
    schema_address,
)
from sendinsp.register.register import Register
from sendinsp.register.schema import schema_files
from sendinsp.yaml.canonical import editable, write_tree
from sendinsp.yaml.document import value_at
from sendinsp.yaml.model_errors import check_model
from sendinsp.yaml.parse import parse
from sendinsp.yaml.tree import Tree, Value

BEGUN = frozenset({
    "e9649fbdcb51de3c", "4393966bf437bf58", "304fb015fc78dfcb",  # areas.yaml
    "3076b10724c041f2", "bba6e8f50b4134b5", "e005e74ab1325b81",  # frameworks/framework-2016.yaml
    "b06a0b68ce44322f", "9ebbcbd0e4b3e664", "0b86391f4e208efd",  # LICENCE.md
})  # fmt: skip
"""Beginnings of the SHA-256 sums of files as versions wrote them that kept no base."""

LICENCE = "LICENCE.md"


@dataclass(frozen=True, slots=True)
class Step:
    """The same thing that happens to parts of one file.

    Attributes:
        file: the file, below the folder.
        action: what happens.
        parts: the entries or keys, as dotted paths; none where it is the whole file.
    """

    file: str
    action: Action
    parts: tuple[str, ...] = ()


@dataclass(slots=True)
class Update:
    """What bringing a folder up to date would do.

    Attributes:
        steps: what becomes of which part, in the order of writing.
        changes: the files to write, in the order in which a half-done update leaves a sound folder.
    """

    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def plan_update(mine: Register, program: Register) -> Update:
    """What a data folder lacks of that which this version of the program brings. Nothing is written.

    Args:
        mine: the folder that an older version began.
        program: what the program brings.

    Raises:
        NotWritten: a file of the folder has a fault of syntax; the text names it.
    """
    names = [name for name in SINGLE if name != SOURCES and (program.folder.path / name).is_file()]
    names += [f"{FRAMEWORKS}/{path.name}" for path in program.paths(FRAMEWORKS)]
    merged = [_merged(mine, program, name) for name in names]
    cited = set().union(*(named_sources(parse(one.text, one.name).data) for one in merged))
    sources = _merged(mine, program, SOURCES, lambda name: name in cited)
    _drop_sources(sources, _cited_no_more(mine, merged, cited))
    merged.insert(0, sources)
    update = Update()
    for one in merged:
        actions = [("new", ())] if one.was is None else [(a, tuple(p)) for a, p in one.parts.items()]
        update.steps += (Step(one.name, action, parts) for action, parts in actions)  # type: ignore[arg-type] # of `Action`
        if one.changes:
            update.changes.append(Change(mine.folder.path / one.name, one.text, one.was))
    _licence(mine, program, update)
    _schemas(mine, merged, update)
    for one in merged:  # last: an update that ends half-way still knows what the rest was begun from
        _write(update, mine.folder.path / base_name(one.name), one.program)
    return update


def _write(update: Update, path: Path, text: str) -> Action | None:
    """Have a file written where it has another text; what that is, or None where it has this one."""
    was = path.read_bytes() if path.is_file() else None
    if was == text.encode():
        return None
    update.changes.append(Change(path, text, was, keep_line_ends=False))
    return "new" if was is None else "renew"


def _merged(mine: Register, program: Register, name: str, only: Callable[[str], bool] | None = None) -> Merged:
    """A file of the folder with what the program's copy has and it has not.

    Args:
        mine: the folder.
        program: the program's copy.
        name: the file, below either.
        only: of the sources, which are wanted even if the folder has none of that id.
    """
    raw = (program.folder.path / name).read_bytes()
    _, theirs = editable(raw, name)
    whole = raw.decode()
    path = mine.folder.path / name
    if only is not None and (entries := theirs.root.get("sources")) is not None:
        have = _keys_of(path, mine)
        entries.entries = [entry for entry in entries.entries if entry.key in have or only(entry.key or "")]
        whole = write_tree(theirs, SourcesFile, "schema/sources.schema.json")
    if not path.exists():
        return Merged(name, None, whole, whole)
    was = path.read_bytes()
    shown = mine.folder.name_of(path)
    try:
        document, tree = editable(was, shown)
    except ValueError as error:
        raise NotWritten(
            f"{shown} has a fault: {error}. Correct it first; `sendinsp validate` shows its place"
        ) from None
    merged = Merged(name, was, document.text, whole)
    merge(tree.root, theirs.root, _base(mine, name, was), "", merged)
    kind = kind_of_file(name, document.data)
    assert kind is not None
    model, schema = model_of(kind, document.data), schema_address(name, kind)
    text = write_tree(tree, model, schema)
    if name.startswith(f"{FRAMEWORKS}/"):
        text = _without_unknown(text, merged, model, schema)
    if merged.changes:
        merged.text = text
    return merged


def _cited_no_more(mine: Register, merged: Iterable[Merged], cited: AbstractSet[str]) -> set[str]:
    """The sources that files of the folder cited before they were brought up to date, and that nothing cites now."""
    names = {one.name: one for one in merged}
    before = {s for one in names.values() if one.was is not None for s in named_sources(parse(one.was, "").data)}
    gone = before - cited
    for path in (*mine.paths(FRAMEWORKS), *mine.paths(INSPECTIONS)) if gone else ():
        if path.relative_to(mine.folder.path).as_posix() in names:
            continue
        data = mine.read(path).data
        evidence = value_at(data, "evidence")
        gone -= {*named_sources(data), *(evidence if isinstance(evidence, dict) else ())}
    return gone


def _drop_sources(sources: Merged, gone: AbstractSet[str]) -> None:
    """Take sources out of `sources.yaml` that are as the program has them."""
    if not gone or sources.was is None:
        return
    _, tree = editable(sources.text.encode(), sources.name)
    _, program = editable(sources.program.encode(), sources.name)
    held, shipped = tree.root.get("sources"), program.root.get("sources")
    if held is None or shipped is None:
        return
    for entry in list(held.entries):
        theirs = shipped.get(entry.key or "")
        if entry.key in gone and theirs is not None and theirs.plain() == entry.value.plain():
            held.entries.remove(entry)
            sources.note("drop", f"sources.{entry.key}")
            sources.text = write_tree(tree, SourcesFile, schema_address(SOURCES, "sources"))


def _keys_of(path: Path, mine: Register) -> frozenset[str]:
    sources = value_at(mine.read(path).data, "sources") if path.exists() else None
    return frozenset(sources) if isinstance(sources, dict) else frozenset()


def _base(mine: Register, name: str, was: bytes) -> Value | None:
    """What the folder was begun from, of a file; None where that is not known."""
    path = mine.folder.path / base_name(name)
    try:
        raw = was if sha256(was).hexdigest()[:16] in BEGUN else path.read_bytes()
        return editable(raw, name)[1].root
    except (OSError, ValueError):
        return None


def _without_unknown(text: str, merged: Merged, model: type[BaseModel], schema: str) -> str:
    """A framework's file without the keys that this version knows no more: with them it could not be read."""
    document = parse(text, merged.name)
    _, problems = check_model(model, document)
    unknown = [problem.field for problem in problems if problem.code == "S001" and "[" not in problem.field]
    if not unknown:
        return text
    _, tree = editable(text.encode(), merged.name)
    for path in unknown:
        above, _, last = path.rpartition(".")
        value = tree.root.at(above) if above else tree.root
        if value is not None:
            value.entries = [entry for entry in value.entries if entry.key != last]
            merged.note("drop", path)
    return write_tree(Tree(tree.root, tree.head), model, schema)


def _licence(mine: Register, program: Register, update: Update) -> None:
    """The attributions, which go along with what is taken over."""
    source, path = program.folder.path / LICENCE, mine.folder.path / LICENCE
    if not source.is_file():
        return
    text, base = source.read_text(encoding="utf-8"), mine.folder.path / base_name(LICENCE)
    was = path.read_bytes() if path.is_file() else None
    known = was is None or sha256(was).hexdigest()[:16] in BEGUN or (base.is_file() and base.read_bytes() == was)
    action = _write(update, path, text) if known else "keep" if was != text.encode() else None
    if action is not None:
        update.steps.append(Step(LICENCE, action))
    _write(update, base, text)


def _schemas(mine: Register, merged: Iterable[Merged], update: Update) -> None:
    """The schemas of the folder as it will be."""
    with tempfile.TemporaryDirectory(prefix="sendinsp-update-") as name:
        folder = Path(name)
        own = (mine.folder.path / AREAS, *mine.paths(FRAMEWORKS))  # frameworks of the folder's own, too
        files = {path.relative_to(mine.folder.path): path.read_bytes() for path in own}
        for file, data in (files | {Path(one.name): one.text.encode() for one in merged}).items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(data)
        texts = schema_files(Register(DataFolder(folder)))
    for kind, text in texts.items():
        if (action := _write(update, mine.folder.path / SCHEMA / kind, text)) is not None:
            update.steps.append(Step(f"{SCHEMA}/{kind}", action))
