"""Pydantic's errors in plain English, keyed on the error's type, each at its place in the file."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sendinsp.model.inspection import Inspection
from sendinsp.model.problem import Problem
from sendinsp.yaml.document import Document

GRADED_KEYS = frozenset({
    "grade", "grades", "graded", "graded_judgement", "judgement", "judgment", "overall_effectiveness", "rating",
    "score",
})  # fmt: skip
GRADED_VALUES = frozenset({
    "outstanding", "good", "requires improvement", "requires-improvement", "requires_improvement", "inadequate",
    "satisfactory", "grade 1", "grade 2", "grade 3", "grade 4",
})  # fmt: skip


def no_grades(model: type[BaseModel]) -> str:
    """Why records of a model hold no graded judgement; "" where they may, or the file is no record."""
    return model.no_grades if issubclass(model, Inspection) else ""


_EMPTY_COLLECTION = re.compile(r"\[\s*\]|\{\s*\}")

Path = tuple[str | int, ...]


Model = TypeVar("Model", bound=BaseModel)


def check_model(model: type[Model], document: Document) -> tuple[Model | None, list[Problem]]:
    """Validate a document's data. Where there are faults, the model is of what remains without them, if it can be.

    Returns:
        The model and the problems. The model is None where too little is left to make one.
    """
    empty = _empty_collections(document) if _EMPTY_COLLECTION.search(document.text) else []
    try:
        return model.model_validate(document.data), empty
    except ValidationError as error:
        errors = error.errors(include_url=False)
    problems = _problems(model, errors, document)
    told = {problem.field for problem in problems}
    problems += [problem for problem in empty if problem.field not in told]
    data = document.data
    for _ in range(4):  # taking a fault out can only uncover that its parent is now incomplete
        dropped: dict[Path, list[int]] = {}
        data = _without(data, [_loc(item) for item in errors], dropped)
        document.dropped.append(dropped)
        if not isinstance(data, dict):
            return None, problems
        try:
            return model.model_validate(data), problems
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None, problems


def _empty_collections(document: Document) -> list[Problem]:
    """A problem for each `[]` and `{}`, which to a model say the same as a key that is left out."""
    found = []
    waiting: list[tuple[Path, Any]] = [((), document.data)]
    while waiting:
        path, value = waiting.pop()
        if value in ([], {}):
            kind = "list" if isinstance(value, list) else "section"
            hint = "leave the key out where nothing is known"
            found.append(document.problem("S007", f"an empty {kind}", path, hint=hint, key=True))
        elif isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), inner) for number, inner in enumerate(value)]
    return found


def _loc(error: ErrorDetails) -> Path:
    """Where an error is. Pydantic marks an error of a mapping's key by a last step `[key]`."""
    loc = error["loc"]
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _without(data: Any, locs: Iterable[Path], dropped: dict[Path, list[int]]) -> Any:
    """A copy of the data without the values at the given places; `dropped` takes the items that lists lose."""
    tree: dict[str | int, Any] = {}
    for loc in locs:
        branch = tree
        for step in loc:
            branch = branch.setdefault(step, {})
    return _prune(data, tree, (), dropped)


_GONE = object()


def _prune(data: Any, tree: dict[str | int, Any], here: Path, dropped: dict[Path, list[int]]) -> Any:
    if not tree:
        return _GONE
    if isinstance(data, dict):
        if any(step not in data for step in tree):  # a missing key: the whole section is of no use
            return _GONE
        kept = {
            key: _prune(value, tree[key], (*here, key), dropped) if key in tree else value
            for key, value in data.items()
        }
        return {key: value for key, value in kept.items() if value is not _GONE}
    if isinstance(data, list):
        items = [
            _prune(value, tree[index], (*here, index), dropped) if index in tree else value
            for index, value in enumerate(data)
        ]
        dropped[here] = [index for index, value in enumerate(items) if value is _GONE]
        return [value for value in items if value is not _GONE]
    return _GONE


# --- in words -------------------------------------------------------------------------------------------


def _problems(model: type[BaseModel], errors: list[ErrorDetails], document: Document) -> list[Problem]:
    seen: set[tuple[Path, str]] = set()
    problems = []
    misspelt = _misspelt(model, errors)
    for error in errors:
        if error["type"] == "missing" and _loc(error) in misspelt:
            continue
        problem = _problem(model, error, document)
        if (mark := (_loc(error), problem.code)) not in seen:
            seen.add(mark)
            problems.append(problem)
    return problems


def _misspelt(model: type[BaseModel], errors: list[ErrorDetails]) -> set[Path]:
    """The places of missing keys that stand there under a name which resembles theirs: said once is enough."""
    missing = {_loc(error) for error in errors if error["type"] == "missing"}
    unknown = [_loc(error) for error in errors if error["type"] == "extra_forbidden"] if missing else []
    return {(*loc[:-1], near) for loc in unknown if (near := _nearest(model, loc))}


def _nearest(model: type[BaseModel], loc: Path) -> str | None:
    """The key of the section that an unknown key resembles."""
    owner = _model_at(model, loc[:-1])
    known = [field.alias or name for name, field in owner.model_fields.items()] if owner else []
    near = get_close_matches(str(loc[-1]).casefold().replace("-", "_"), known, 1, 0.6)
    return near[0] if near else None


def _problem(model: type[BaseModel], error: ErrorDetails, document: Document) -> Problem:
    kind, loc, value = error["type"], _loc(error), error["input"]
    context = error.get("ctx", {})
    suggestion = str(context.get("suggestion") or "")
    of_key = bool(error["loc"]) and error["loc"][-1] == "[key]"
    shown = _shown(value)

    def say(code: str, message: str, hint: str = "", *, key: bool = of_key) -> Problem:
        return document.problem(code, message, loc, hint=hint, key=key)

    if kind == "extra_forbidden":
        return _unknown_key(model, loc, document)
    if isinstance(value, str) and value in ("", "~", "null", "Null", "NULL") and kind != "missing":
        return say("S007", "empty value", "leave the key out where a value is unknown", key=True)
    if (
        (why := no_grades(model))
        and isinstance(value, str)
        and value.casefold() in GRADED_VALUES
        and kind in ("literal_error", "code", "flag", "count")
    ):
        return say("S008", f"{shown} is a graded judgement", why)
    match kind:
        case "missing":
            return _missing(model, loc, document)
        case "date":
            hint = f"did you mean {suggestion}?" if suggestion else "write 2017-09-04, 2017-09 or 2017-10-31/2017-12"
            return say("S004", f"{shown} is no date: {context['problem']}", hint)
        case "term":
            hint = f"did you mean {suggestion}?" if suggestion else "write spring-, summer- or autumn- and the year"
            return say("S005", f"{shown} is not a term", hint)
        case "url":
            hint = f"did you mean {suggestion}?" if suggestion else "an address begins with https:// or http://"
            return say("S006", f"{shown} is not a web address", hint)
        case "flag":
            return say(
                "S009",
                f"{shown} is neither true nor false",
                f"did you mean {suggestion}?" if suggestion else "write true or false",
            )
        case "count":
            return say(
                "S010",
                f"{shown} is not a whole number",
                f"did you mean {suggestion}?" if suggestion else "write digits only, as 5",
            )
        case "code":
            hint = f"did you mean {suggestion}?" if suggestion else "codes are lower-case words with hyphens between"
            return say("S011", f"{shown} is not written as a code", hint)
        case "area_code":
            return say(
                "S011",
                f"{shown} is not an {context['kind']} code",
                f"they are written as {context['example']}",
            )
        case "literal_error":
            return _not_one_of(model, loc, value, document)
        case "not_scalar":
            return say("S003", "a single value is needed here, not a list or a section", key=True)
        case "model_type" | "model_attributes_type" | "dict_type":
            return say(
                "S003",
                f"a section with keys is needed here, not {_kind(value)}",
                "write `key: value` lines below it",
                key=True,
            )
        case "tuple_type" | "list_type":
            return say(
                "S003",
                f"a list is needed here, not {_kind(value)}",
                "write each item on a line of its own after `- `",
                key=True,
            )
        case "too_short":
            return say("S007", "an empty list", "leave the key out where nothing is known", key=True)
    return say("S003", f"not what is needed here ({kind})")


def _unknown_key(model: type[BaseModel], loc: Path, document: Document) -> Problem:
    key = str(loc[-1])
    if (why := no_grades(model)) and key.casefold() in GRADED_KEYS:
        return document.problem("S008", f"the key {key!r} is for a graded judgement", loc, hint=why, key=True)
    if len(loc) == 1 and (instead := getattr(model, "foreign", {}).get(key)):
        return document.problem("S001", f"unknown key {key!r} here", loc, hint=instead, key=True)
    owner = _model_at(model, loc[:-1])
    known = [field.alias or name for name, field in owner.model_fields.items()] if owner else []
    where = f"in {loc[-2]}" if len(loc) > 1 and isinstance(loc[-2], str) else "here"
    if near := _nearest(model, loc):
        hint = f"did you mean {near}?"
    elif elsewhere := _sections_with(model, key):
        hint = f"it belongs in {' or '.join(elsewhere)}"
    else:
        hint = f"keys {where}: {', '.join(known)}" if known else ""
    return document.problem("S001", f"unknown key {key!r} {where}", loc, hint=hint, key=True)


def _missing(model: type[BaseModel], loc: Path, document: Document) -> Problem:
    owner = _model_at(model, loc[:-1])
    field = next((f for n, f in owner.model_fields.items() if (f.alias or n) == loc[-1]), None) if owner else None
    where = f" in {loc[-2]}" if len(loc) > 1 and isinstance(loc[-2], str) else ""
    hint = field.description or "" if field else ""
    return document.problem("S002", f"missing key {str(loc[-1])!r}{where}", loc, hint=hint)


def _not_one_of(model: type[BaseModel], loc: Path, value: Any, document: Document) -> Problem:
    owner = _model_at(model, loc[:-1])
    field = next((f for n, f in owner.model_fields.items() if (f.alias or n) == loc[-1]), None) if owner else None
    known = list(_literals(field.annotation)) if field else []
    near = get_close_matches(str(value).casefold(), known, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(known)}"
    return document.problem("S012", f"{_shown(value)} is not one of the values that this key takes", loc, hint=hint)


def _literals(annotation: Any) -> Iterable[str]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from (str(value) for value in typing.get_args(annotation))
    else:
        for part in typing.get_args(annotation):
            yield from _literals(part)


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel] | None:
    """The model of the section at a place: through lists, mappings and optional values."""
    annotation: Any = model
    for step in loc:
        owner = next(_models(annotation), None)
        field = next((f for n, f in owner.model_fields.items() if (f.alias or n) == step), None) if owner else None
        if field is not None:
            annotation = field.annotation
    return next(_models(annotation), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for part in typing.get_args(annotation):
            yield from _models(part)


def _sections_with(model: type[BaseModel], key: str) -> list[str]:
    return [
        name
        for name, field in model.model_fields.items()
        for section in _models(field.annotation)
        if key in section.model_fields
    ]


def _shown(value: Any) -> str:
    """A value as text for a message, shortened."""
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else f"{value[:57]}...")
    return _kind(value)


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a section"
    if isinstance(value, list):
        return "a list"
    return "the single value " + _shown(value) if value else "nothing"
