"""What was known of an inspection at the end of a day."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Inspection, Inspection2016, Report, Revisit, Section, Wsoa

Record = TypeVar("Record", bound=Inspection)


def known_at(inspection: Record, day: date) -> Record | None:
    """The inspection as it was known at the end of `day`; None where its fieldwork had not begun.

    Publication reveals outcome, counts, findings and due date; a report not yet published is awaited. An
    inspection whose outcome is known counts as published even where the day is not. Undated fieldwork counts
    from publication. Any other dated fact shows from its own day, a month from its end; the progress that a
    re-visit found, from the re-visit's publication.
    """
    start, published = inspection.fieldwork.start, inspection.report.published
    if start is not None and start.latest > day:
        return None
    if start is None and (published is None or published.latest > day):
        return None if published is not None or not inspection.outcome_known else inspection
    if latest_date(inspection) <= day:
        return inspection
    out = inspection.outcome_known if published is None else published.latest <= day
    changes: dict[str, Any] = {
        "fieldwork": _dated_by(inspection.fieldwork, day),
        "report": _report(inspection.report, day, out),
        "findings": inspection.findings if out else (),
        "notes": None,  # undated, so shown once every dated fact of the record is
    }
    if isinstance(inspection, Inspection2016):
        revisit = inspection.revisit if out else None
        if revisit is not None and revisit.start is not None and revisit.start.latest > day:
            revisit = None
        judged = revisit is not None and (revisit.published is None or revisit.published.latest <= day)
        changes |= {
            "wsoa": _wsoa(inspection.wsoa, day, judged) if out and inspection.wsoa is not None else None,
            "revisit": _revisit(revisit, day, judged) if revisit is not None else None,
            "accelerated_progress_plan": inspection.accelerated_progress_plan if judged else None,
        }
    seen = inspection.model_copy(update=changes)
    hidden = [path for path in (*seen.doubts, *(d.field for d in seen.disputed)) if _gone(seen, path)]
    return seen.model_copy(
        update={
            "doubts": {path: why for path, why in seen.doubts.items() if path not in hidden},
            "disputed": tuple(d for d in seen.disputed if d.field not in hidden),
            "evidence": {
                source: kept
                for source, paths in seen.evidence.items()
                if (kept := tuple(path for path in paths if not _gone(seen, path)))
            },
        }
    )


def latest_date(inspection: Inspection) -> date:
    """The last day that any date of the record can mean (the beginning of time where it has none)."""
    latest = date.min
    for _, value in inspection:
        if isinstance(value, Section):
            for _, inner in value:
                if inner.__class__ is DateSpan and inner.latest > latest:
                    latest = inner.latest
    return latest


def _dated_by(section: Any, day: date) -> Any:
    """The section without the dates that lie after `day`."""
    later = {name: None for name, value in section if isinstance(value, DateSpan) and value.latest > day}
    return section.model_copy(update=later) if later else section


def _report(report: Report, day: date, out: bool) -> Report:
    report = _dated_by(report, day)
    return report if out else report.model_copy(update={"url": None, "page": None, "published": None})


def _wsoa(wsoa: Wsoa, day: date, judged: bool) -> Wsoa:
    due = wsoa.due_stated  # a date ahead by nature: revealed by publication
    seen: Wsoa = _dated_by(wsoa, day).model_copy(update={"due_stated": due})
    changes: dict[str, Any] = {}
    if wsoa.resubmission_due is not None and seen.returned is not None:
        changes["resubmission_due"] = wsoa.resubmission_due
    if wsoa.published is not None and seen.published is None:
        changes["url"] = None
    if not judged and any(weakness.progress for weakness in wsoa.weaknesses):
        changes["weaknesses"] = tuple(w.model_copy(update={"progress": None}) for w in wsoa.weaknesses)
    return seen.model_copy(update=changes) if changes else seen


def _revisit(revisit: Revisit, day: date, judged: bool) -> Revisit:
    seen: Revisit = _dated_by(revisit, day)
    if judged:
        return seen
    return seen.model_copy(update={"outcome": None, "sufficient": None, "insufficient": None, "url": None})


def _gone(seen: Inspection, path: str) -> bool:
    value: Any = seen
    for key in path.split("."):
        value = getattr(value, key, None)
        if value is None or value == ():
            return True
    return False
