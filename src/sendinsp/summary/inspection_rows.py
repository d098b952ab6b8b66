"""One inspection in one row: what `list` gives, in every format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sendinsp import frameworks
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Inspection
from sendinsp.model.terms import Term
from sendinsp.register.register import Register

_OWN: dict[str, Any] = {
    "outcome": None, "wsoa_required": None, "weaknesses": None, "priority_actions": None, "improvements": None,
    "revisit_outcome": None, "revisit_start": None, "revisit_published": None, "monitoring_outcome": None,
    "boards": [],
}  # fmt: skip
"""Keys that one framework or another fills."""
_PATHS = {
    "term": "term",
    "fieldwork_start": "fieldwork.start",
    "fieldwork_end": "fieldwork.end",
    "report_published": "report.published",
    "report_url": "report.url",
}
"""Keys of all frameworks with the fields that they show."""


KEYS = (
    "id", "area", "name", "region", "ofsted_region", "framework", "term", "fieldwork_start", "fieldwork_end",
    "report_status", "report_published", *_OWN, "report_url", "doubted", "disputed",
)  # fmt: skip
"""The keys of a row, in their order."""


def sorted_rows(rows: Iterable[dict[str, Any]], key: str, *, reverse: bool = False) -> list[dict[str, Any]]:
    """Rows by the value of a key; terms and dates by time, and what is not known last, whichever way round."""

    def value(row: dict[str, Any]) -> Any:
        found = row[key]
        if key == "term":
            term = Term.parse(found)
            return (term.year, term.index)
        if key in DATED:
            return DateSpan.parse(found)
        return ",".join(found) if isinstance(found, list) else found

    known = [row for row in rows if row[key] not in (None, [])]
    return [*sorted(known, key=value, reverse=reverse), *(row for row in rows if row[key] in (None, []))]


DATED = ("fieldwork_start", "fieldwork_end", "report_published", "revisit_start", "revisit_published")
"""Keys whose values are dates."""


def overview(inspection: Inspection, register: Register) -> dict[str, Any]:
    """The row of an inspection. Dates are as in the record, unknown values None; keys are only ever added."""
    area = register.areas.get(inspection.area)
    report = inspection.report
    words = frameworks.words_of(inspection.framework)
    paths = {**_PATHS, **words.paths}
    return {
        "id": inspection.id,
        "area": inspection.area,
        "name": area.name if area else inspection.area,
        "region": area.region if area else None,
        "ofsted_region": area.ofsted_region if area else None,
        "framework": inspection.framework,
        "term": as_text(inspection.term),
        "fieldwork_start": as_text(inspection.fieldwork.start),
        "fieldwork_end": as_text(inspection.fieldwork.end),
        "report_status": "published" if inspection.is_published else "awaited",
        "report_published": as_text(report.published),
        **_OWN,
        **words.row(inspection),
        "report_url": report.url or report.page,
        "doubted": [key for key, path in paths.items() if path in inspection.doubts],
        "disputed": [key for key, path in paths.items() if inspection.disputes(path)],
    }


def as_text(value: object) -> str | None:
    """A date, a term or a basis as a row has it: its text, or None where it is not known."""
    return str(value) if value is not None else None
