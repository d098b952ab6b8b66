"""What kind of value stands where in a data file, read off the models: the order of keys comes from there too."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from sendinsp.model.fields import specs_of
from sendinsp.model.inspection import FieldPath
from sendinsp.model.scalars import Slug, Text, Url


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of value an annotation asks for.

    Attributes:
        kind: `section` (a mapping with the keys of `model`), `map` (a mapping with keys of its own), `list`,
            `text` (free text), `code` (a code, a path, an id), `typed` (a date, number or flag), `url`, or `any`
            where no model says.
        model: of a section.
        item: of the values of a list or a map.
    """

    kind: Literal["section", "map", "list", "text", "code", "typed", "url", "any"]
    model: type[BaseModel] | None = None
    item: Shape | None = None

    def below(self, key: str | None) -> Shape:
        """The shape of the value under a key, or of an item."""
        if self.model is not None and key is not None:
            return fields(self.model).get(key, ANY)
        return self.item or ANY


ANY = Shape("any")


@cache
def fields(model: type[BaseModel]) -> dict[str, Shape]:
    """Keys of a section in the order in which a file has them, each with its shape."""
    hints = typing.get_type_hints(model, include_extras=True)
    found = {spec.key: shape_of(hints[spec.name]) for spec in specs_of(model)}
    if model.__name__ == "Dispute":  # written as in the field that it is about
        found["value"] = Shape("typed")
    return found


def shape_of(annotation: Any) -> Shape:
    """The shape that an annotation of a model asks for."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return shape_of(next(part for part in arguments if part is not type(None)))
    if origin is tuple or origin is list:
        return Shape("list", item=shape_of(arguments[0]))
    if origin is dict:
        return Shape("map", item=shape_of(arguments[1]))
    if origin is Literal:
        return Shape("code")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("section", model=annotation)
    if origin is typing.Annotated:
        return _of_scalar(annotation, arguments)
    return ANY


def _of_scalar(annotation: Any, arguments: tuple[Any, ...]) -> Shape:
    if annotation == FieldPath:
        return Shape("code")
    marks = arguments[1:]
    for alias, kind in ((Text, "text"), (Slug, "code"), (Url, "url")):
        if typing.get_args(alias)[1] in marks:
            return Shape(kind)  # type: ignore[arg-type] # one of the kinds above
    if typing.get_origin(arguments[0]) is Literal:
        return Shape("code")
    inner = shape_of(arguments[0])
    return inner if inner is not ANY else Shape("code" if arguments[0] is str else "typed")
