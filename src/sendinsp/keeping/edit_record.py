"""Changing a record in its tree: values set, sources added, disputes noted, comments and all else kept."""

from __future__ import annotations

from typing import Literal

from sendinsp.yaml.tree import Entry, Value, build


def value_at(root: Value, path: str) -> str | None:
    """The text of the scalar at a dotted path, or None."""
    value = root.at(path)
    return value.text if value is not None and value.kind == "scalar" else None


def list_at(root: Value, path: str) -> tuple[str, ...] | None:
    """The texts of a list of codes at a dotted path; None where there is none."""
    value = root.at(path)
    return tuple(item.value.text for item in value.entries) if value is not None and value.kind == "list" else None


def set_value(root: Value, path: str, text: str | tuple[str, ...]) -> None:
    """Put a text, or a list of them, at a dotted path, making the sections on the way where they are missing."""
    value = root
    *sections, last = path.split(".")
    for key in sections:
        value = _below(value, key)
    present = value.get(last)
    if present is None:
        value.entries.append(Entry(last, build(text)))
    else:
        new = build(text)
        present.kind, present.text, present.style, present.entries = new.kind, new.text, "", new.entries


def sources_of(root: Value, path: str) -> list[str]:
    """The sources that give the field at a path, by the record's evidence."""
    return [
        entry.key or ""
        for entry in _items_of(root.get("evidence"))
        if any(item.value.text == path for item in entry.value.entries)
    ]


def add_evidence(root: Value, source: str, path: str) -> bool:
    """Note that a source gives the field at a path. False where that was noted already."""
    if source in sources_of(root, path):
        return False
    paths = _below(_below(root, "evidence"), source, "list")
    paths.entries.append(Entry(None, build(path)))
    return True


def remove_evidence(root: Value, source: str, path: str) -> None:
    """Note no longer that a source gives the field at a path; the source goes where it gives nothing else."""
    given = _items_of(root.get("evidence"))
    for entry in list(given):
        if entry.key == source:
            entry.value.entries = [item for item in entry.value.entries if item.value.text != path]
            if not entry.value.entries:
                given.remove(entry)


def disputes(root: Value, path: str) -> list[tuple[str, list[str]]]:
    """What is said of a field instead: each value with its sources."""
    found = []
    for value in _items(root, "disputed"):
        if value_at(value, "field") == path and (other := value_at(value, "value")) is not None:
            found.append((other, [item.value.text for item in _items_of(value.get("sources"))]))
    return found


def add_dispute(root: Value, path: str, text: str, source: str) -> bool:
    """Note that a source says something else of a field. False where that was noted already."""
    for value in _items(root, "disputed"):
        if value_at(value, "field") == path and value_at(value, "value") == text:
            sources = _below(value, "sources", "list")
            if any(item.value.text == source for item in sources.entries):
                return False
            sources.entries.append(Entry(None, build(source)))
            return True
    disputed = _below(root, "disputed", "list")
    disputed.entries.append(Entry(None, build({"field": path, "value": text, "sources": [source]})))
    return True


def add_doubt(root: Value, path: str, why: str) -> None:
    """Note why the value of a field is kept but not relied on, unless that was said already."""
    doubts = _below(root, "doubts")
    if doubts.get(path) is None:
        doubts.entries.append(Entry(path, build(why)))


def _below(value: Value, key: str, kind: Literal["mapping", "list"] = "mapping") -> Value:
    """The value under a key, which is made where it is missing."""
    below = value.get(key)
    if below is None:
        below = Value(kind)
        value.entries.append(Entry(key, below))
    return below


def _items(root: Value, key: str) -> list[Value]:
    return [entry.value for entry in _items_of(root.get(key))]


def _items_of(value: Value | None) -> list[Entry]:
    return value.entries if value is not None else []
