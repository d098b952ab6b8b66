"""What reading a report gives: plain values, each with the page and the words it rests on.

Nothing here knows PDF, the register or a record: `ReadReport` is what the reader hands to whoever makes a record of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, Generic, Literal, TypeVar

T_co = TypeVar("T_co", covariant=True)

Outcome = Literal[1, 2, 3]
"""1 typically positive, 2 inconsistent, 3 widespread and/or systemic failings (the 2023 framework's three outcomes)."""

FIRST_WORDS = 6
LAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Read(Generic[T_co]):
    """One thing read. What was not read is None in its place, never a guess.

    page: counted from 1 as a PDF viewer counts. words: what is printed there, white space made single. sure: False
    where a person should look before relying on it; `note` says why.
    """

    value: T_co
    page: int
    words: str
    sure: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """The line on the previous inspection. All None: the report says that there was none.

    end is None where one day is printed. revisit is the first day of a re-visit, revisit_end its last where a span is
    printed.
    """

    start: date | None = None
    end: date | None = None
    revisit: date | None = None
    revisit_end: date | None = None

    @property
    def none_before(self) -> bool:
        """Whether the report says that the area was not inspected before."""
        return self.start is None and self.revisit is None


@dataclass(frozen=True, slots=True)
class Row:
    """One area for priority action or for improvement, as printed.

    text: the whole of it, each bulleted item on a line of its own that begins with "- ". items: the bulleted items.
    responsible: the bodies named beside it (empty where the table has no such column), responsible_text the cell.
    pages: every page on which a part of it stands.
    """

    text: str
    items: tuple[str, ...]
    pages: tuple[int, ...]
    responsible: tuple[str, ...] = ()
    responsible_text: str = ""
    sure: bool = True
    note: str = ""

    @property
    def first_words(self) -> str:
        """Its first six words, to find the place by."""
        return " ".join(self.text.replace("\n- ", "\n").split()[:FIRST_WORDS])

    @property
    def last_words(self) -> str:
        """Its last four words, to see that nothing was cut off."""
        return " ".join(self.text.replace("\n- ", "\n").split()[-LAST_WORDS:])


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report of a full area SEND inspection (framework of 2023) as read; a field is None where it was not read.

    area: the name as the title prints it ("Dorset Local Area Partnership"). next_full, monitoring: the words that tell
    when ("within approximately three years"). plan_required: whether a priority action plan is. strengths: the points
    under "What is the area partnership doing that is effective?". priority_actions, improvements: the value is empty
    where the report has no such section. remarks: what the reader noticed beside the fields, one sentence each.
    """

    framework: ClassVar[str] = "framework-2023"
    """The framework whose reports are read so."""

    pages: int
    area: Read[str] | None = None
    inspection_start: Read[date] | None = None
    inspection_end: Read[date] | None = None
    previous: Read[Previous] | None = None
    outcome: Read[Outcome] | None = None
    next_full: Read[str] | None = None
    monitoring: Read[str] | None = None
    plan_required: Read[bool] | None = None
    priority_actions: Read[tuple[Row, ...]] | None = None
    improvements: Read[tuple[Row, ...]] | None = None
    local_authorities: Read[tuple[str, ...]] | None = None
    integrated_care_boards: Read[tuple[str, ...]] | None = None
    urn: Read[str] | None = None
    strengths: tuple[Read[str], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def area_name(self) -> str | None:
        """The area's name without "Local Area Partnership", as a register would hold it."""
        from sendinsp.importing.reports.front import bare_area

        return bare_area(self.area.value) if self.area else None

    def reads(self) -> dict[str, Read[Any] | None]:
        """Every field that carries its page and words, by name, None where it was not read: for `--explain`."""
        return {name: getattr(self, name) for name in READ_FIELDS}

    def not_read(self) -> tuple[str, ...]:
        """Names of the fields that could not be read though every report prints them."""
        return tuple(name for name in ALWAYS_PRINTED if getattr(self, name) is None)

    def unsure(self) -> tuple[str, ...]:
        """Names of the fields a person should look at."""
        return tuple(name for name, read in self.reads().items() if read is not None and not read.sure)

    def as_dict(self) -> dict[str, Any]:
        """As plain JSON values: dates as YYYY-MM-DD, tuples as lists, first and last words beside each row."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> ReadReport:
        """Back from `as_dict`. Raises KeyError, TypeError or ValueError on anything else."""
        values: dict[str, Any] = {"pages": int(plain["pages"]), "remarks": tuple(plain["remarks"])}
        for name in READ_FIELDS:
            values[name] = _read(plain[name], _VALUES.get(name, _frozen))
        values["strengths"] = tuple(_read(one, _frozen) for one in plain["strengths"])
        return cls(**values)


READ_FIELDS = (
    "area", "inspection_start", "inspection_end", "previous", "outcome", "next_full", "monitoring", "plan_required",
    "priority_actions", "improvements", "local_authorities", "integrated_care_boards", "urn",
)  # fmt: skip
ALWAYS_PRINTED = tuple(name for name in READ_FIELDS if name not in ("monitoring", "urn"))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Read | Previous | Row):
        plain = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        if isinstance(value, Row):
            plain |= {"first_words": value.first_words, "last_words": value.last_words}
        return plain
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _previous(value: Any) -> Previous:
    return Previous(**{name: _day(day) for name, day in value.items()})


def _rows(value: Any) -> tuple[Row, ...]:
    names = [one.name for one in fields(Row)]
    return tuple(Row(**{name: _frozen(row[name]) for name in names}) for row in value)


_VALUES: dict[str, Any] = {
    "inspection_start": _day,
    "inspection_end": _day,
    "previous": _previous,
    "priority_actions": _rows,
    "improvements": _rows,
}


def _read(plain: dict[str, Any] | None, value: Any) -> Any:
    if plain is None:
        return None
    return Read(value(plain["value"]), plain["page"], plain["words"], plain["sure"], plain["note"])
