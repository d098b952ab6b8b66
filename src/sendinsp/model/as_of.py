"""What was known of an inspection at the end of a day, by what its fields say of when they are revealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from sendinsp.model.dates import DateSpan
from sendinsp.model.fields import FieldSpec, specs_of
from sendinsp.model.inspection import Inspection

Record = TypeVar("Record", bound=Inspection)


def known_at(inspection: Record, day: date) -> Record | None:
    """The inspection as it was known at the end of `day`; None where its fieldwork had not begun.

    Publication reveals all that does not say otherwise (`model.fields.About`); a report not yet published is
    awaited. An inspection whose outcome is known counts as published even where the day is not. Undated fieldwork
    counts from publication. Any dated fact shows from its own day, a month from its end.
    """
    start, published = inspection.fieldwork.start, inspection.report.published
    if start is not None and start.latest > day:
        return None
    if start is None and (published is None or published.latest > day):
        return None if published is not None or not inspection.outcome_known else inspection
    latest = latest_date(inspection)
    out = inspection.outcome_known if published is None else published.latest <= day
    if out and latest <= day:
        return inspection
    seen: Record = _Day(inspection, day, out, over=latest <= day).section(inspection)
    return seen.model_copy(update=_what_is_said(seen))


def latest_date(section: BaseModel) -> date:
    """The last day that any date of the record can mean (the beginning of time where it has none)."""
    return max((span.latest for span in _spans(section.__dict__.values())), default=date.min)


def _spans(values: Iterable[Any]) -> Iterable[DateSpan]:
    for value in values:
        if value.__class__ is DateSpan:
            yield value
        elif value.__class__ is tuple:
            yield from _spans(value)
        elif isinstance(value, BaseModel):
            yield from _spans(value.__dict__.values())


@dataclass(frozen=True, slots=True)
class _Day:
    """The end of a day, from which a record is seen.

    Attributes:
        record: all of it.
        day: the day.
        out: whether its report was out.
        over: whether all that it dates had happened.
    """

    record: Inspection
    day: date
    out: bool
    over: bool

    def section(self, section: Any) -> Any:
        """A section without what was not known yet; the same object where all was."""
        changes = {}
        model: type[BaseModel] = type(section)
        for spec in specs_of(model):
            value = section.__dict__[spec.name]
            if value is None or value == ():
                continue
            seen = self.value(spec, value, section)
            if seen is not value:
                changes[spec.name] = seen
        return section.model_copy(update=changes) if changes else section

    def value(self, spec: FieldSpec, value: Any, section: BaseModel) -> Any:
        """A field's value as it was known, or what stands for nothing."""
        shown = spec.about.shown
        if shown == "always":
            return value
        nothing = () if spec.kind == "list" else None
        if (shown == "published" and not self.out) or (shown == "at-the-end" and not self.over):
            return nothing
        if any(self.ahead(anchor, section) for anchor in spec.about.by):
            return nothing
        if value.__class__ is DateSpan:
            return value if spec.about.ahead or value.latest <= self.day else None
        if spec.kind == "list":
            kept = [seen for item in value if (seen := self.item(item)) is not None]
            return value if len(kept) == len(value) and all(map(_same, kept, value)) else tuple(kept)
        return self.section(value) if spec.kind == "section" else value

    def item(self, item: Any) -> Any:
        """An item of a list: a date from its own day; a section that is dated from the first of its dates."""
        if item.__class__ is DateSpan:
            return item if item.latest <= self.day else None
        if not isinstance(item, BaseModel):
            return item
        first = next((v for v in item.__dict__.values() if v.__class__ is DateSpan), None)
        return None if first is not None and first.latest > self.day else self.section(item)

    def ahead(self, anchor: str, section: BaseModel) -> bool:
        """Whether a date that reveals something is recorded and lay ahead."""
        value = self.record.value_at(anchor) if "." in anchor else getattr(section, anchor)
        return isinstance(value, DateSpan) and value.latest > self.day


def _same(one: Any, other: Any) -> bool:
    return one is other


def _what_is_said(seen: Inspection) -> dict[str, Any]:
    """Doubts, disputes and evidence of what is seen: none of what is not."""
    return {
        "doubts": {path: why for path, why in seen.doubts.items() if _there(seen, path)},
        "disputed": tuple(dispute for dispute in seen.disputed if _there(seen, dispute.field)),
        "evidence": {
            source: kept
            for source, paths in seen.evidence.items()
            if (kept := tuple(path for path in paths if _there(seen, path)))
        },
    }


def _there(seen: Inspection, path: str) -> bool:
    return seen.value_at(path) not in (None, ())
