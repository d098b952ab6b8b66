"""What a field of a record is: dated, coded, a list, how it is shown, and when it is revealed.

All of this is said once, where the field is declared: by its type, and by `About` beside it. Time travel
(`model.as_of`), the order of dates, references, evidence, hints, JSON Schema and `show` are derived from here.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, Field

from sendinsp.model.dates import DateSpan
from sendinsp.model.scalars import CodeOf, Url

Place = tuple[str | int, ...]
"""Where something stands in a file: the keys and the numbers of items on the way to it."""
Shown = Literal["always", "by-parts", "own-day", "published", "at-the-end"]
Kind = Literal["value", "section", "list", "map"]


class About(NamedTuple):
    """What is to be known of a field besides its type and description.

    Attributes:
        shown: from when it is known. `published`, which holds where nothing is said: once the report is out, and a
            date from its own day. `own-day`: a date from its own day alone. `by-parts`: a section of which each part
            says so itself. `always`. `at-the-end`: once all that the record dates has happened.
        by: paths of dates that reveal it too: of the same section, or dotted from the top of the record. Where one
            is recorded, the field is hidden until that day.
        ahead: whether it is a date that lies ahead by nature, which shows at once and may lie in the future.
        after: the date that it follows, dotted, where it has no place in the line of time.
        any_day: whether it may fall on a weekend.
        label: its name in the line of time, or what `show` calls a fact that is no date; "" for neither.
        rare: whether the step is left out, not missing, where it is not recorded.
        example: how a value of it is written, for hints; "" where the type says enough.
    """

    shown: Shown = "published"
    by: tuple[str, ...] = ()
    ahead: bool = False
    after: str = ""
    any_day: bool = False
    label: str = ""
    rare: bool = False
    example: str = ""


_UNTOLD = About()


def fact(description: str, default: Any = None, *, factory: Callable[[], Any] | None = None, **about: Any) -> Any:
    """A field of a section with its description and, in the words of `About`, what else is to be known of it."""
    if factory is not None:
        field = Field(default_factory=factory, description=description)
    else:
        field = Field(default, description=description)
    if about:
        field.metadata.append(About(**about))
    return field


class FieldSpec(NamedTuple):
    """A field of a section, read off its declaration.

    Attributes:
        name: of the attribute.
        key: in the file.
        kind: a single value, a section, a list or a map.
        section: the model of the section, or of the items of a list or a map.
        topic: the list that its value, or each item, is a code of; "" for none.
        dated: whether its value, or each item, is a date.
        address: whether it is the address of a page.
        about: what else was said of it.
    """

    name: str
    key: str
    kind: Kind
    section: type[BaseModel] | None
    topic: str
    dated: bool
    address: bool
    about: About


@cache
def specs_of(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """The fields of a model in the order of its keys in a file."""
    found = [_spec(name, info) for name, info in model.model_fields.items()]
    order = {key: number for number, key in enumerate(getattr(model, "key_order", ()))}
    return tuple(sorted(found, key=lambda spec: order.get(spec.key, len(order)))) if order else tuple(found)


def _spec(name: str, info: Any) -> FieldSpec:
    about = next((mark for mark in info.metadata if isinstance(mark, About)), _UNTOLD)
    kind, section = _kind(info.annotation)
    marks = [*_marks(info.annotation), *info.metadata]
    topic = next((mark.topic for mark in marks if isinstance(mark, CodeOf)), "")
    address = typing.get_args(Url)[1] in marks
    dated = _holds(info.annotation, DateSpan)
    return FieldSpec(name, info.alias or name, kind, section, topic, dated, address, about)


def _kind(annotation: Any) -> tuple[Kind, type[BaseModel] | None]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "section", annotation
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple or origin is dict:
        kind: Kind = "list" if origin is tuple else "map"
        return kind, _kind(arguments[0 if origin is tuple else 1])[1]
    return next((found for part in arguments if (found := _kind(part))[0] != "value"), ("value", None))


def _marks(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return
    yield from getattr(annotation, "__metadata__", ())
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    for part in arguments[1:] if origin is dict else arguments:
        yield from _marks(part)


def _holds(annotation: Any, wanted: type) -> bool:
    if annotation is wanted:
        return True
    if isinstance(annotation, type) or typing.get_origin(annotation) is dict:
        return False
    return any(_holds(part, wanted) for part in typing.get_args(annotation))


# --- paths: how evidence, doubts and disputes name the facts of a record ---------------------------------------

NO_FACTS = frozenset({"area", "framework", "notes", "doubts", "acknowledged", "disputed", "evidence"})
"""Keys of a record that are no facts with a source: its identity, and what is said about the facts."""


@cache
def facts_of(model: type[BaseModel]) -> dict[str, tuple[FieldSpec, type[BaseModel]]]:
    """Dotted path of every fact that records of a framework can hold, a field or a whole list, in a file's order.

    With each its field, and the model of the section that holds it.
    """
    return dict(_facts(model, ""))


def _facts(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, tuple[FieldSpec, type[BaseModel]]]]:
    for spec in specs_of(model):
        path = f"{prefix}{spec.key}"
        if path in NO_FACTS:
            continue
        if spec.kind == "section" and spec.section is not None:
            yield from _facts(spec.section, f"{path}.")
        else:
            yield path, (spec, model)


def place_of(path: str) -> Place:
    """The place in a file of a dotted path: `report.published`, `visits[0].start`."""
    if "[" not in path:
        return tuple(path.split("."))
    return tuple(int(step) if step.isdigit() else step for step in path.replace("[", ".").replace("]", "").split("."))


@cache
def sections_of(model: type[BaseModel]) -> frozenset[str]:
    """Every path of a section, which is a parent of facts and none itself."""
    return frozenset(path[: place.start()] for path in facts_of(model) for place in _DOT.finditer(path))


_DOT = re.compile(r"\.")


@cache
def line_of_time(model: type[BaseModel]) -> tuple[str, ...]:
    """The paths of the dates of an inspection in the order in which they come."""
    return tuple(
        path
        for path, (spec, _) in facts_of(model).items()
        if spec.dated and spec.kind == "value" and not spec.about.after
    )


def present(data: dict[str, Any]) -> set[str]:
    """The paths of all single values and whole lists that stand in a record's file, known or not."""
    found: set[str] = set()
    for key, value in data.items():
        if key not in NO_FACTS:
            if value.__class__ is dict:
                found.update(_present(value, key))
            else:
                found.add(key)
    return found


def _present(section: dict[str, Any], prefix: str) -> Iterator[str]:
    for key, value in section.items():
        if value.__class__ is dict:
            yield from _present(value, f"{prefix}.{key}")
        else:
            yield f"{prefix}.{key}"


# --- what a record holds -------------------------------------------------------------------------------------


def dates_in(section: BaseModel, prefix: str = "") -> Iterator[tuple[str, DateSpan, About]]:
    """Every date of a record or section with its path (`report.published`, `visits[0].start`), in a file's order."""
    for spec in _dated(type(section)):
        value = section.__dict__[spec.name]
        if value is None or value == ():
            continue
        path = f"{prefix}{spec.key}"
        if value.__class__ is DateSpan:
            yield path, value, spec.about
        elif spec.kind == "section":
            yield from dates_in(value, f"{path}.")
        else:
            for number, item in enumerate(value):
                if item.__class__ is DateSpan:
                    yield f"{path}[{number}]", item, spec.about
                elif isinstance(item, BaseModel):
                    yield from dates_in(item, f"{path}[{number}].")


@cache
def _dated(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """The fields of a model that are dates or lists of them, or sections and lists of sections that may hold some."""
    return tuple(
        spec
        for spec in specs_of(model)
        if spec.kind != "map" and (spec.dated or (spec.section is not None and _dated(spec.section)))
    )


def codes_in(section: BaseModel, place: Place = ()) -> Iterator[tuple[str, str, Place]]:
    """Every code of a record or section: the list that it is of, the code, and where it stands.

    Keys of maps (`evidence`, `doubts`) are not among them.
    """
    for name, key, kind, topic in _coded(type(section)):
        value = section.__dict__[name]
        if value is None or value == ():
            continue
        here = (*place, key)
        if kind == "section":
            yield from codes_in(value, here)
        elif kind == "list":
            for number, item in enumerate(value):
                if topic:
                    yield topic, item, (*here, number)
                else:
                    yield from codes_in(item, (*here, number))
        else:
            yield topic, value, here


def items_in(section: BaseModel, place: Place = ()) -> Iterator[tuple[BaseModel, Place]]:
    """Every item of a list that says in words what was found (with a `summary` and `themes`), and where it stands."""
    for name, key, kind in _with_items(type(section)):
        value = section.__dict__[name]
        if value is None or value == ():
            continue
        if kind == "section":
            yield from items_in(value, (*place, key))
        else:
            yield from ((item, (*place, key, number)) for number, item in enumerate(value))


@cache
def _with_items(model: type[BaseModel]) -> tuple[tuple[str, str, Kind], ...]:
    """The lists of a model whose items are found things, and the sections in which there may be some."""
    found: list[tuple[str, str, Kind]] = []
    for spec in specs_of(model):
        if spec.section is None:
            continue
        is_list = spec.kind == "list" and {"summary", "themes"} <= set(spec.section.model_fields)
        if is_list or (spec.kind == "section" and _with_items(spec.section)):
            found.append((spec.name, spec.key, spec.kind))
    return tuple(found)


@cache
def _coded(model: type[BaseModel]) -> tuple[tuple[str, str, Kind, str], ...]:
    """The fields of a model that hold codes, or sections in which there may be some."""
    return tuple(
        (spec.name, spec.key, spec.kind, spec.topic)
        for spec in specs_of(model)
        if spec.kind != "map" and (spec.topic or (spec.section is not None and _coded(spec.section)))
    )
