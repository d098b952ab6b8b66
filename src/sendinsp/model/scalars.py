"""The kinds of single value in a data file, each with its parser.

Every value reaches the models as the text that stands in the file: no YAML or Pydantic guessing comes
between (`yes`, `5_0` or `1494806400` are not taken for a boolean, a number or a date). Each parser raises
a `PydanticCustomError` whose type names the fault; `yaml.model_errors` turns the types into English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.terms import Term, TermError

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COUNT = re.compile(r"0|[1-9]\d{0,6}", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#:@]+\.[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
EMPTY = ("", "~", "null", "Null", "NULL")
"""What says nothing, in YAML: a key with such a value is as good as one that is left out."""

_YEAR_PATTERN = "(19[0-9]{2}|2[01][0-9]{2}|2200)"
_MONTH_OR_DAY_PATTERN = (
    _YEAR_PATTERN + "-((0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?"
    "|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?|02(-(0[1-9]|[12][0-9]))?)"
)
SPAN_PATTERN = f"^{_MONTH_OR_DAY_PATTERN}(/{_MONTH_OR_DAY_PATTERN})?$"
"""What a JSON Schema can say of a date: all but leap years and the order within a span."""


class ParsedBy(NamedTuple):
    """Says which function makes a value of what stands in the file.

    As `PlainValidator` of pydantic, which asks besides how the type would be written out again: that nobody needs,
    and it is half of the time in which a model is built.
    """

    parse: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """The schema of pydantic that calls the function."""
        return core_schema.no_info_plain_validator_function(self.parse)


CODES_OF = "x-codes-of"
"""The key by which `CodeOf` marks a JSON Schema."""


class CodeOf(NamedTuple):
    """Marks a field whose values are codes of a list, so that the JSON Schema can name them all.

    Attributes:
        topic: a topic of the framework (`questions`, `themes`, `grounds`, `reasons`), or `areas`, `frameworks`,
            or `fields` (the paths of a record's own fields).
    """

    topic: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """The schema of the value with the topic beside it, for `register.schema` to put the codes in its place."""
        return {**handler(core_schema), CODES_OF: self.topic}


def text_of(value: Any) -> str:
    """The text of a scalar; a typed value (from Python callers) as it would be written in a file.

    Raises:
        PydanticCustomError: `empty` for nothing, `not_scalar` for a list or a mapping.
    """
    if value.__class__ is str:
        if value in EMPTY:
            raise PydanticCustomError("empty", "empty value")
        return value
    if value is None:
        raise PydanticCustomError("empty", "empty value")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | DateSpan | Term | date):
        return str(value)
    if isinstance(value, str):
        return str(value)
    raise PydanticCustomError("not_scalar", "a single value is needed here")


def _date(value: Any) -> DateSpan:
    if value.__class__ is DateSpan:
        return value
    text = text_of(value)
    try:
        return DateSpan.parse(text)
    except DateError as error:
        raise PydanticCustomError(
            "date", "{problem}", {"problem": error.problem, "suggestion": error.suggestion or ""}
        ) from None


def _loose_date(value: Any) -> DateSpan:
    if value.__class__ is not DateSpan:
        text = text_of(value)
        if len(text) == 4 and text.isascii() and text.isdigit() and 1900 <= int(text) <= 2200:
            return DateSpan(date(int(text), 1, 1), date(int(text), 12, 31), text)
    return _date(value)


def _term(value: Any) -> Term:
    if value.__class__ is Term:
        return value
    text = text_of(value)
    try:
        return Term.parse(text)
    except TermError as error:
        raise PydanticCustomError("term", "malformed term", {"suggestion": error.suggestion or ""}) from None


def _flag(value: Any) -> bool:
    if value.__class__ is bool:
        return value
    text = text_of(value)
    if text == "true":
        return True
    if text == "false":
        return False
    meant = {
        "yes": "true",
        "y": "true",
        "on": "true",
        "1": "true",
        "no": "false",
        "n": "false",
        "off": "false",
    }
    guess = meant.get(text.casefold(), text.casefold() if text.casefold() in ("true", "false") else "")
    raise PydanticCustomError("flag", "not true or false", {"suggestion": "false" if text == "0" else guess})


def _count(value: Any) -> int:
    text = text_of(value)
    if _COUNT.fullmatch(text):
        return int(text)
    words = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    suggestion = str(words.index(text.casefold())) if text.casefold() in words else ""
    raise PydanticCustomError("count", "not a whole number", {"suggestion": suggestion})


def _text(value: Any) -> str:
    text = text_of(value)
    if not text.strip():
        raise PydanticCustomError("empty", "empty value")
    return text


def _slug(value: Any) -> str:
    text = text_of(value)
    if _SLUG.fullmatch(text):
        return text
    suggestion = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    raise PydanticCustomError("code", "malformed code", {"suggestion": suggestion})


def _url(value: Any) -> str:
    text = text_of(value)
    if _URL.fullmatch(text):
        return text
    suggestion = f"https://{text}" if _URL.fullmatch(f"https://{text}") and "://" not in text else ""
    raise PydanticCustomError("url", "not a web address", {"suggestion": suggestion})


Date = Annotated[
    DateSpan,
    ParsedBy(_date),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": SPAN_PATTERN,
            "description": "A day (2017-09-04), a month (2017-09) or a closed span (2017-10-31/2017-12).",
            "patternErrorMessage": "Write a day (2017-09-04), a month (2017-09) or a span (2017-10-31/2017-12).",
        }
    ),
]
LooseDate = Annotated[
    DateSpan,
    ParsedBy(_loose_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"{SPAN_PATTERN}|^{_YEAR_PATTERN}$",
            "minimum": 1900,
            "maximum": 2200,
            "description": "A day, a month, a closed span, or a year.",
            "patternErrorMessage": "Write a day (2017-09-04), a month (2017-09), a span or a year.",
        }
    ),
]
TermField = Annotated[
    Term,
    ParsedBy(_term),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^(spring|summer|autumn)-{_YEAR_PATTERN}$",
            "description": "A school term, as spring-2017.",
            "patternErrorMessage": "Write spring-, summer- or autumn- and the year.",
        }
    ),
]
Flag = Annotated[bool, ParsedBy(_flag), WithJsonSchema({"type": "boolean"})]
Count = Annotated[int, ParsedBy(_count), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 9999999})]
Text = Annotated[str, ParsedBy(_text), WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"\S"})]
Slug = Annotated[str, ParsedBy(_slug), WithJsonSchema({"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"})]
Url = Annotated[
    str,
    ParsedBy(_url),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#:@]+\.[^\s/?#@]+([/?#]\S*)?$",
            "patternErrorMessage": "Write a web address: it begins with https:// or http://.",
        }
    ),
]
AnyValue = Annotated[
    str,
    ParsedBy(_text),
    WithJsonSchema({"type": ["string", "integer", "boolean"], "minLength": 1, "pattern": r"\S"}),
]
"""A value of whatever kind, kept as its text."""
