"""Pydantic's errors in plain English, keyed on the error's type, each at its place in the file."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sendinsp.model.fields import Place
from sendinsp.model.inspection import Inspection
from sendinsp.model.problem import Problem
from sendinsp.model.scalars import EMPTY
from sendinsp.model.suggest import Search, did_you_mean
from sendinsp.yaml.document import Document, parts_in
from sendinsp.yaml.syntax_errors import space_missing

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


_NEXT = re.compile(r" (?=-|[A-Za-z_][\w.-]*:)")
"""Where, in lines that became one text, the next item or key may begin."""
_EMPTY_COLLECTION = re.compile(r"\[\s*\]|\{\s*\}")

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
    problems = _Words(model, document).problems(errors)
    told = {problem.field for problem in problems}
    problems += [problem for problem in empty if problem.field not in told]
    data = document.data
    for _ in range(4):  # taking a fault out can only uncover that its parent is now incomplete
        dropped: dict[Place, list[int]] = {}
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
    for place, part in parts_in(document.data):
        if not part:
            kind = "list" if isinstance(part, list) else "section"
            hint = "leave the key out where nothing is known"
            found.append(document.problem("S007", f"an empty {kind}", place, hint=hint, key=True))
    return found


def _loc(error: ErrorDetails) -> Place:
    """Where an error is. Pydantic marks an error of a mapping's key by a last step `[key]`."""
    loc = error["loc"]
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _without(data: Any, locs: Iterable[Place], dropped: dict[Place, list[int]]) -> Any:
    """A copy of the data without the values at the given places; `dropped` takes the items that lists lose."""
    tree: dict[str | int, Any] = {}
    for loc in locs:
        branch = tree
        for step in loc:
            branch = branch.setdefault(step, {})
    return _prune(data, tree, (), dropped)


_GONE = object()


def _prune(data: Any, tree: dict[str | int, Any], here: Place, dropped: dict[Place, list[int]]) -> Any:
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

_FORMS = {
    "date": ("S004", "no date", "write 2017-09-04, 2017-09 or 2017-10-31/2017-12"),
    "term": ("S005", "not a term", "write spring-, summer- or autumn- and the year"),
    "url": ("S006", "not a web address", "an address begins with https:// or http://"),
    "flag": ("S009", "neither true nor false", "write true or false"),
    "count": ("S010", "not a whole number", "write digits only, as 5"),
    "code": ("S011", "not written as a code", "codes are lower-case words with hyphens between"),
}
"""Kind of error of a value's form -> code of the rule, what the value is not, and how to write it."""


class _Words:
    """The faults of one document in words. What may stand where is looked up once for each section and key."""

    def __init__(self, model: type[BaseModel], document: Document) -> None:
        self.model = model
        self.document = document
        self.owners: dict[Place, type[BaseModel] | None] = {}
        self.keys: dict[type[BaseModel] | None, Search] = {}
        self.values: dict[tuple[type[BaseModel] | None, str | int], Search] = {}

    def problems(self, errors: list[ErrorDetails]) -> list[Problem]:
        """A problem for each error, save those that another one explains."""
        seen: set[tuple[Place, str]] = set()
        found = []
        misspelt = self.misspelt(errors)
        for error in errors:
            if error["type"] == "missing" and _loc(error) in misspelt:
                continue
            problem = self.problem(error)
            if (mark := (_loc(error), problem.code)) not in seen:
                seen.add(mark)
                found.append(problem)
        return found

    def misspelt(self, errors: list[ErrorDetails]) -> set[Place]:
        """The places of missing keys that stand there under a name which resembles theirs: said once is enough."""
        missing = {_loc(error) for error in errors if error["type"] == "missing"}
        unknown = [_loc(error) for error in errors if error["type"] == "extra_forbidden"] if missing else []
        return {(*loc[:-1], near) for loc in unknown for near in self.near_key(loc)}

    def near_key(self, loc: Place) -> list[str]:
        """The key of the section that an unknown key resembles, or []."""
        owner = self.owner(loc)
        if owner not in self.keys:
            self.keys[owner] = Search(_fields(owner))
        return self.keys[owner].nearest(str(loc[-1]).casefold().replace("-", "_"))

    def owner(self, loc: Place) -> type[BaseModel] | None:
        """The model of the section in which a place is."""
        names = tuple(step for step in loc[:-1] if isinstance(step, str))
        if names not in self.owners:
            self.owners[names] = _model_at(self.model, names)
        return self.owners[names]

    def problem(self, error: ErrorDetails) -> Problem:
        """One error in words."""
        kind, loc, value = error["type"], _loc(error), error["input"]
        context = error.get("ctx", {})
        of_key = bool(error["loc"]) and error["loc"][-1] == "[key]"
        shown = _shown(value)

        def say(code: str, message: str, hint: str = "", *, key: bool = of_key) -> Problem:
            return self.document.problem(code, message, loc, hint=hint, key=key)

        if kind == "extra_forbidden":
            return self.unknown_key(loc)
        if isinstance(value, str) and value in EMPTY and kind != "missing" and loc:
            field = _fields(self.owner(loc)).get(str(loc[-1]))
            if field is not None and field.is_required():
                return say(
                    "S007", "empty value", f"the key is required: {field.description or 'see rules S002'}", key=True
                )
            return say("S007", "empty value", "leave the key out where a value is unknown", key=True)
        if (
            isinstance(value, str)
            and value.casefold() in GRADED_VALUES
            and kind in ("literal_error", "code", "flag", "count")
            and (why := no_grades(self.model))
        ):
            return say("S008", f"{shown} is a graded judgement", why)
        if kind in _FORMS:
            code, what, how = _FORMS[kind]
            suggestion, fault = context.get("suggestion"), context.get("problem")
            message = f"{shown} is {what}: {fault}" if fault else f"{shown} is {what}"
            return say(code, message, did_you_mean([suggestion] if suggestion else [], how))
        match kind:
            case "missing":
                where = f" in {loc[-2]}" if len(loc) > 1 and isinstance(loc[-2], str) else ""
                field = _fields(self.owner(loc)).get(str(loc[-1]))
                return say("S002", f"missing key {str(loc[-1])!r}{where}", field.description or "" if field else "")
            case "area_code":
                hint = f"they are written as {context['example']}"
                return say("S011", f"{shown} is not an {context['kind']} code", hint)
            case "literal_error":
                return say("S012", f"{shown} is not one of the values that this key takes", self.not_one_of(loc, value))
            case "not_scalar":
                return say("S003", "a single value is needed here, not a list or a section", key=True)
            case "model_type" | "model_attributes_type" | "dict_type":
                hint = "write `key: value` lines below it"
                return self.without_space("a section with keys", loc, value) or say(
                    "S003", f"a section with keys is needed here, not {_kind(value)}", hint, key=True
                )
            case "tuple_type" | "list_type":
                hint = "write each item on a line of its own after `- `"
                return self.without_space("a list", loc, value) or say(
                    "S003", f"a list is needed here, not {_kind(value)}", hint, key=True
                )
            case "too_short":
                return say("S007", "an empty list", "leave the key out where nothing is known", key=True)
        return say("S003", f"not what is needed here ({kind})")

    def unknown_key(self, loc: Place) -> Problem:
        """A key that the section does not have."""
        key = str(loc[-1])
        if key.casefold() in GRADED_KEYS and (why := no_grades(self.model)):
            message = f"the key {key!r} is for a graded judgement"
            return self.document.problem("S008", message, loc, hint=why, key=True)
        if len(loc) == 1 and (instead := getattr(self.model, "foreign", {}).get(key)):
            return self.document.problem("S001", f"unknown key {key!r} here", loc, hint=instead, key=True)
        known = _fields(self.owner(loc))
        where = f"in {loc[-2]}" if len(loc) > 1 and isinstance(loc[-2], str) else "here"
        if elsewhere := [] if (near := self.near_key(loc)) else _sections_with(self.model).get(key, []):
            hint = f"it belongs in {' or '.join(elsewhere)}"
        else:
            hint = did_you_mean(near, f"keys {where}: {', '.join(known)}" if known else "")
        return self.document.problem("S001", f"unknown key {key!r} {where}", loc, hint=hint, key=True)

    def not_one_of(self, loc: Place, value: Any) -> str:
        """The hint on a value that is none of those that a key takes."""
        owner, key = self.owner(loc), loc[-1]
        field = _fields(owner).get(str(key))
        known = [part for part in _parts(field.annotation) if isinstance(part, str)] if field else []
        if (owner, key) not in self.values:
            self.values[owner, key] = Search(known, 0.5)
        return did_you_mean(self.values[owner, key].nearest(str(value).casefold()), f"one of: {', '.join(known)}")

    def without_space(self, needed: str, loc: Place, value: Any) -> Problem | None:
        """A list or section that is read as a text, or a section with hyphens in its keys: a space is missing."""
        first = next(iter(value), "") if isinstance(value, dict) else value
        missing = space_missing(_NEXT.split(first, 1)[0]) if isinstance(first, str) else None
        if missing is None or (("hyphen" in missing[1]) != (needed == "a list")):
            return None
        return self.document.problem("S003", f"{needed} is needed here: {missing[1]}", loc, hint=missing[2])


@cache
def _fields(owner: type[BaseModel] | None) -> dict[str, Any]:
    """The fields of a model by their keys in a file."""
    return {field.alias or name: field for name, field in owner.model_fields.items()} if owner else {}


def _model_at(model: type[BaseModel], loc: Place) -> type[BaseModel] | None:
    """The model of the section at a place: through lists, mappings and optional values."""
    annotation: Any = model
    for step in loc:
        field = _fields(next(_models(annotation), None)).get(str(step))
        if field is not None:
            annotation = field.annotation
    return next(_models(annotation), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    return (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel))


def _parts(annotation: Any) -> Iterator[Any]:
    """The single types that an annotation is made of, and the values of its literals."""
    parts = typing.get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from _parts(part)


@cache
def _sections_with(model: type[BaseModel]) -> dict[str, list[str]]:
    """The keys of a model's sections: key -> the sections that have it."""
    found: dict[str, list[str]] = {}
    for name, field in model.model_fields.items():
        for section in _models(field.annotation):
            for key in section.model_fields:
                found.setdefault(key, []).append(name)
    return found


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
