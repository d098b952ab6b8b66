"""When two records are of one inspection: asked by the rules, and by whoever is about to write another record."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from sendinsp.model.dates import DateSpan
from sendinsp.model.fields import dates_in
from sendinsp.model.inspection import Inspection

APART_DAYS = 120
"""Two inspections of one area under one framework lie further apart than this."""

Days = tuple[date, date]
"""The first and last day that something can have happened on."""


class Dated(Protocol):
    """What tells one inspection of an area from another (`Occasion`, and the larger `Facts`, have it)."""

    @property
    def framework(self) -> str:
        """Id of its framework, or ""."""

    @property
    def term(self) -> str:
        """Its term as text, or ""."""

    @property
    def start(self) -> Days | None:
        """When the fieldwork can have begun, if known."""

    @property
    def published(self) -> Days | None:
        """When the report can have been published, if known."""


class Occasion(NamedTuple):
    """When an inspection of an area was, and under which framework."""

    framework: str
    term: str
    start: Days | None = None
    published: Days | None = None

    @classmethod
    def of(cls, record: Inspection) -> Occasion:
        """The occasion of a record, its doubtful dates left aside."""
        dates = {path: span for path, span, _ in dates_in(record) if path not in record.doubts}
        return cls(
            record.framework,
            str(record.term) if record.term is not None else "",
            days(dates.get("fieldwork.start")),
            days(dates.get("report.published")),
        )


def days(span: DateSpan | None) -> Days | None:
    """The first and last day of a span."""
    return (span.earliest, span.latest) if span is not None else None


def same_inspection(one: Dated, other: Dated) -> bool:
    """Whether two records of one area, or of an area and its predecessor, are of one inspection."""
    if one.framework != other.framework:
        return False
    if one.term and one.term == other.term:
        return True
    for mine, its in ((one.start, other.start), (one.published, other.published)):
        if mine and its:
            return (max(mine[0], its[0]) - min(mine[1], its[1])).days <= APART_DAYS
    return not (one.term and other.term)  # one of them undated: under one framework an area is inspected once
