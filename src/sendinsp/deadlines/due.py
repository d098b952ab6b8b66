"""When the plan that follows a report is due: on what basis, in what window.

The rule and its figures stand in the framework's file (`deadline`): so many working days from the day on which the
area received the final report.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from sendinsp.deadlines.working_days import add_working_days, is_working_day, working_days_between
from sendinsp.model.dates import DateSpan
from sendinsp.model.framework import Deadline, RuleVersion

Basis = Literal["stated", "received", "letter", "published", "unknown"]
"""What a due date rests on, best first."""
State = Literal["awaiting-report", "due", "due-date-unknown", "no-submission-recorded", "submitted", "accepted"]
"""What is known of the plan. `no-submission-recorded` says nothing about the area, only about the record."""

STATES: dict[State, str] = {
    "awaiting-report": "the report is not published yet, so whether a plan is asked for is not known",
    "due": "a plan is asked for, and its due date, or the end of its window, lies ahead",
    "due-date-unknown": "a plan is asked for, but the rule by which it is due is not known",
    "no-submission-recorded": "the due date, or the end of its window, is past, and no source of the register says "
    "that the plan was submitted; this says nothing about the area",
    "submitted": "a source says that it was submitted",
    "accepted": "a source says that it was accepted, or what came after shows it",
}
"""Each state, and what it means."""


class Window(NamedTuple):
    """The days on which a plan may fall due.

    Attributes:
        basis: what it rests on.
        start: the date that it is reckoned from; None for a stated one.
        due: the day, or the typical one of an estimate.
        earliest: first day of the window.
        latest: last day of the window, the same as `earliest` where the day is sure.
    """

    basis: Basis
    start: date | None
    due: date | None
    earliest: date | None
    latest: date | None

    @property
    def is_estimate(self) -> bool:
        """Whether the day itself is not known."""
        return self.basis in ("letter", "published")


UNKNOWN = Window("unknown", None, None, None, None)


class Due(NamedTuple):
    """The due date of one plan as known on a day.

    Attributes:
        window: the best basis with its days.
        others: the other bases that the record allows, best first, for comparison.
        due_stated: a date that some source states.
        provisional: whether it lies past the official list of bank holidays.
        submitted: when it was submitted, where recorded.
        state: what is known of it.
        state_basis: what the state rests on: `recorded`, `reckoned`, or in words what it is inferred from.
        softened: the version of the rule that made the period less strict while it ran, if one did.
        late: whether it was submitted after the due date; None where that cannot be said for sure.
        working_days_left: working days from `as_of` to the (typical) due day while it is due, else None.
        as_of: the day of judgement.
    """

    window: Window
    others: tuple[Window, ...]
    due_stated: DateSpan | None
    provisional: bool
    submitted: DateSpan | None
    state: State
    late: bool | None
    working_days_left: int | None
    as_of: date
    state_basis: str = "reckoned"
    softened: RuleVersion | None = None


class Dates(NamedTuple):
    """The dates of one report by which a plan can be due, each None where it is unknown or in doubt.

    Attributes:
        stated: a due date that a source states.
        received: when the area received the report.
        letter: the date on it.
        published: when it was published.
    """

    stated: DateSpan | None = None
    received: DateSpan | None = None
    letter: DateSpan | None = None
    published: DateSpan | None = None


def bases(dates: Dates, rule: Deadline) -> list[Window]:
    """Every basis that the dates allow, best first."""
    found: list[Window] = []
    stated, received, letter, published = dates.stated, dates.received, dates.letter, dates.published
    if stated is not None and stated.day is not None:
        found.append(Window("stated", None, stated.day, stated.day, stated.day))
    if rule.working_days is None:
        return found if found or stated is None else [_month(stated)]
    if received is not None and received.day is not None:
        found.append(from_receipt(received.day, rule))
    if letter is not None and letter.day is not None and published is not None and published.day is not None:
        lag = working_days_between(letter.day, published.day)
        most = rule.letter_estimate.latest_before_publication if rule.letter_estimate is not None else -1
        if is_working_day(letter.day) and 0 <= lag <= most:
            found.append(from_letter(letter.day, published.day, rule))
    if published is not None:
        found.append(from_publication(published, rule))
    if stated is not None and stated.day is None:
        found = [_narrowed(window, stated) for window in found] or [_month(stated)]
    return found


def softened(window: Window, published: DateSpan | None, rule: Deadline) -> RuleVersion | None:
    """The version that made the rule less strict while the plan was due, if one did.

    Args:
        window: the days on which it may be due.
        published: when the report was published, in doubt or not: it still tells the time, where no day is sure.
        rule: the rule, with its versions.
    """
    if window.earliest is None and published is not None and rule.working_days is not None:
        window = from_publication(published, rule)
    if window.earliest is None or window.latest is None:
        return None
    return rule.softened(window.earliest, window.latest)


def deciding_day(published: DateSpan | None, received: DateSpan | None) -> date | None:
    """The day that decides which version of the rule holds: of publication or, where that is not known, of receipt."""
    start = published or received
    return start.earliest if start is not None else None


def from_receipt(day: date, rule: Deadline) -> Window:
    """Due the rule's number of working days after receipt, which is day 0."""
    due = add_working_days(day, rule.length)
    return Window("received", day, due, due, due)


def from_letter(letter: date, published: date | None, rule: Deadline) -> Window:
    """An estimate from the letter's date: as if received on that day, at the latest on the day of publication.

    Where that is not known, it is so many working days later as a letter's date may lie before it.
    """
    due = add_working_days(letter, rule.length)
    if published is None and rule.letter_estimate is not None:
        published = add_working_days(letter, rule.letter_estimate.latest_before_publication)
    latest = due if published is None else max(due, add_working_days(published, rule.length))
    return Window("letter", letter, due, due, latest)


def from_publication(published: DateSpan, rule: Deadline) -> Window:
    """An estimate from publication: the window of the framework's publication lag."""
    lag = rule.publication_lag
    typical = add_working_days(published.day, lag.typical) if published.day else None
    return Window(
        "published",
        published.day,
        typical,
        add_working_days(published.earliest, lag.earliest),
        add_working_days(published.latest, lag.latest),
    )


def _narrowed(window: Window, stated: DateSpan) -> Window:
    """The part of a window that lies in the month a source states; the whole where they do not meet.

    It begins and ends on working days: a month may do so on others.
    """
    if window.earliest is None or window.latest is None or not window.is_estimate:
        return window
    earliest, latest = _working(max(window.earliest, stated.earliest), min(window.latest, stated.latest))
    if latest < earliest:
        return window
    due = min(max(window.due, earliest), latest) if window.due else None
    return Window(window.basis, window.start, due, earliest, latest)


def _month(stated: DateSpan) -> Window:
    earliest, latest = _working(stated.earliest, stated.latest)
    if latest < earliest:  # a source states days that are no working days
        earliest, latest = stated.earliest, stated.latest
    return Window("stated", None, None, earliest, latest)


def _working(first: date, last: date) -> tuple[date, date]:
    """The first and the last working day of a span; the last before the first where it has none."""
    return (
        first if is_working_day(first) else add_working_days(first, 1),
        last if is_working_day(last) else add_working_days(last, -1),
    )
