"""How a due date comes about: what is counted, what is skipped, what it rests on and what is uncertain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sendinsp.deadlines.due import Window, deciding_day, from_publication, from_receipt, softened
from sendinsp.deadlines.words import BASES, rule_unknown_words, window_words
from sendinsp.deadlines.working_days import holidays_between, working_days_between
from sendinsp.model.dates import DateError, DateSpan
from sendinsp.model.framework import Deadline
from sendinsp.model.inspection import Inspection


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of the count that means something.

    Attributes:
        count: which working day after day 0 it is.
        day: the day.
        meaning: due, stated, earliest, typical or latest.
    """

    count: int
    day: date
    meaning: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A due date with the way to it.

    Attributes:
        window: the basis explained, with its days.
        counted: the basis whose count is shown: the same, but for a stated date the next, which it is held against.
        others: further bases of the record, for comparison.
        marks: the days of the count that mean something, by date.
        skipped: the bank holidays on weekdays from day 0 to the last of them, by name.
        uncertain: what is not sure, a sentence each.
        compared: a stated date against each reckoned one, a sentence each.
        rule: the working-day rule.
        said_by: the sources of the date that the best basis rests on.
        disputed: whether other sources give another date for it.
        rule_unknown_since: the day on which the rule changed, where it is not known since.
    """

    window: Window
    counted: Window
    others: tuple[Window, ...]
    marks: tuple[Mark, ...]
    skipped: tuple[tuple[date, str], ...]
    uncertain: tuple[str, ...]
    compared: tuple[str, ...]
    rule: Deadline
    said_by: tuple[str, ...] = ()
    disputed: bool = False
    rule_unknown_since: date | None = None

    @property
    def first(self) -> date | None:
        """Day 0; None where there is no day to count from."""
        return self.counted.start if self.marks else None

    @property
    def last(self) -> date | None:
        """The last day of the count."""
        return self.marks[-1].day if self.marks else None


def explain(
    window: Window,
    others: tuple[Window, ...],
    rule: Deadline,
    inspection: Inspection | None = None,
    starts: Mapping[str, str] = MappingProxyType({}),
    caveats: Sequence[str] = (),
) -> Explanation:
    """Explain the window of the best basis.

    Args:
        window: the basis with its days.
        others: the record's further ones.
        rule: the working-day rule.
        inspection: the record, where there is one.
        starts: each basis, with the path of the date that it rests on.
        caveats: why the rule may not hold for it.
    """
    counted = window if window.start is not None else next((w for w in others if w.start is not None), window)
    marks = _marks(window, counted)
    first = counted.start
    start = starts.get(window.basis, "")
    return Explanation(
        window=window,
        counted=counted,
        others=others,
        marks=marks,
        skipped=tuple(holidays_between(first, marks[-1].day)) if first and marks else (),
        uncertain=(*caveats, *_uncertain(window, others, rule, inspection, starts)),
        compared=tuple(_compared(window, others)),
        rule=rule,
        said_by=inspection.given_by(start) if inspection and start else (),
        disputed=inspection.disputes(start) if inspection and start else False,
        rule_unknown_since=rule_unknown_since(inspection, rule) if inspection and window.basis == "unknown" else None,
    )


def rule_unknown_since(inspection: Inspection, rule: Deadline) -> date | None:
    """The first day of the version of the rule that holds for an inspection's report, where it gives no number."""
    version = rule.unknown_since(deciding_day(inspection.report.published, inspection.report.received))
    return version.from_.earliest if version is not None else None


def explanation_row(one: Explanation) -> dict[str, Any]:
    """The explanation as JSON has it, without the rule's long words of doubt."""
    return {
        "from": one.first.isoformat() if one.first else None,
        "basis_counted": one.counted.basis,
        "days": [{"working_day": m.count, "date": m.day.isoformat(), "meaning": m.meaning} for m in one.marks],
        "skipped": [{"date": day.isoformat(), "name": name} for day, name in one.skipped],
        "compared": list(one.compared),
        "uncertain": list(one.uncertain),
        "rule": one.rule.rule,
        "excludes": one.rule.excludes,
        "rule_sources": list(one.rule.sources),
        "said_by": list(one.said_by),
        "disputed": one.disputed,
        "rule_unknown_since": one.rule_unknown_since.isoformat() if one.rule_unknown_since else None,
    }


def _marks(window: Window, counted: Window) -> tuple[Mark, ...]:
    """The days that mean something, each named by the first of its meanings."""
    if counted.start is None:
        return ()
    meanings: list[tuple[date | None, str]] = []
    if window.basis == "stated":
        meanings.append((window.due, "stated"))
    if counted.earliest == counted.latest:
        meanings.append((counted.due, "due"))
    else:
        if counted.due not in (counted.earliest, counted.latest):
            meanings.append((counted.due, "typical"))
        meanings += [(counted.earliest, "earliest"), (counted.latest, "latest")]
    found: dict[date, str] = {}
    for day, meaning in meanings:
        if day is not None:
            found[day] = f"{found[day]}, {meaning}" if day in found else meaning
    return tuple(Mark(working_days_between(counted.start, day), day, found[day]) for day in sorted(found))


def _uncertain(
    window: Window,
    others: tuple[Window, ...],
    rule: Deadline,
    inspection: Inspection | None,
    starts: Mapping[str, str],
) -> list[str]:
    lag = rule.publication_lag
    found = []
    if rule.caveat and any(one.start is not None for one in (window, *others)):
        found.append(rule.caveat)
    if window.basis == "letter":
        found.append(
            "The day of receipt is not known. This counts from the date on the letter, as an estimate; the report was "
            "received at the latest when it was published."
        )
        if inspection is None and rule.letter_estimate and all(one.basis != "published" for one in others):
            most = rule.letter_estimate.latest_before_publication
            found.append(
                f"No day of publication is given: the window ends as if it lay {most} working days after the letter's "
                "date, the most with which that is an estimate."
            )
    elif window.basis == "published":
        found.append(
            "The day of receipt is not known. The window is the one in which stated due dates fall, "
            f"{lag.earliest} to {lag.latest} working days after publication, {lag.typical} as typical: an estimate."
        )
    elif window.basis == "unknown" and inspection and (since := rule_unknown_since(inspection, rule)):
        published, received = inspection.report.published, inspection.report.received
        was = f"published {published.human()}" if published else f"received {received.human() if received else ''}"
        found.append(f"The report was {was}: {rule_unknown_words(since)}.")
    elif window.basis == "unknown":
        found.append("No date is known well enough to start the count.")
    if window.latest is not None and window.latest > rule.holidays_listed_to.latest:
        found.append(
            f"Bank holidays are officially listed to {rule.holidays_listed_to.human()} only: the date is provisional."
        )
    version = softened(window, inspection.report.published if inspection is not None else None, rule)
    if version is not None and version.to is not None:
        found.append(
            f"From {version.from_.human()} to {version.to.human()} the period was within {rule.length} working "
            f"days, {version.softened} ({', '.join(version.sources)}): nothing is called late by it."
        )
    if inspection is not None:
        found += _doubted(window, others, rule, inspection, starts)
        found += _disputed(window, rule, inspection, starts)
    return found


def _disputed(window: Window, rule: Deadline, inspection: Inspection, starts: Mapping[str, str]) -> list[str]:
    """What other sources say of the dates of the record, and what would follow for the one that is the basis."""
    found = []
    for basis, path in starts.items():
        span = inspection.date_at(path)
        for dispute in inspection.disputed:
            if span is None or dispute.field != path:
                continue
            try:
                other = DateSpan.parse(dispute.value)
            except DateError:
                continue
            text = f"{path} ({span.human()}) is disputed: {', '.join(dispute.sources)} has {other.human()}"
            if basis == window.basis and (words := _due_from(basis, other, rule)):
                text += f", from which it would be due {words}"
            found.append(text + ".")
    return found


def _due_from(basis: str, start: DateSpan, rule: Deadline) -> str:
    if rule.working_days is None or basis not in ("received", "published"):
        return ""
    if basis == "published":
        return window_words(from_publication(start, rule))
    return window_words(from_receipt(start.day, rule)) if start.day is not None else ""


def _doubted(
    window: Window, others: tuple[Window, ...], rule: Deadline, inspection: Inspection, starts: Mapping[str, str]
) -> list[str]:
    """Which dates of the record are no basis, and why."""
    found = [
        f"{path} ({span.human()}) is no basis, being in doubt: {inspection.doubts[path]}"
        for path in starts.values()
        if path in inspection.doubts and (span := inspection.date_at(path)) is not None
    ]
    stated = inspection.sure_date(starts.get("stated", ""))
    if stated is not None and not stated.is_day:
        narrowed = window.earliest is not None and window.latest is not None and (
            stated.earliest <= window.earliest and window.latest <= stated.latest
        )  # fmt: skip
        does = "is narrowed to" if narrowed else "does not meet"
        found.append(f"A source states {stated.human()}, which the window {does}.")
    letter = inspection.sure_date(starts.get("letter", ""))
    if letter and all(one.basis != "letter" for one in (window, *others)):
        most = rule.letter_estimate.latest_before_publication if rule.letter_estimate else 0
        found.append(
            f"The letter's date, {letter.human()}, is no basis: it is not a working day within {most} working days "
            "before publication."
        )
    return found


def _compared(window: Window, others: tuple[Window, ...]) -> list[str]:
    if window.basis != "stated" or window.due is None:
        return []
    found = []
    for other in others:
        if other.due is None:
            continue
        event, gap = BASES[other.basis].event, working_days_between(other.due, window.due)
        if gap == 0:
            found.append(f"Reckoned from {event} it falls on the same day.")
            continue
        days = f"{abs(gap)} working day{'s' if abs(gap) != 1 else ''} {'after' if gap > 0 else 'before'}"
        typical = " (the typical one)" if other.is_estimate else ""
        inside = other.earliest and other.latest and other.earliest <= window.due <= other.latest
        where = " and lies within the window" if inside else ""
        found.append(f"The stated date is {days} the one reckoned from {event}{typical}{where}.")
    return found
