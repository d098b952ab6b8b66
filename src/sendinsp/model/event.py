"""Deadlines as entries of a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """An all-day event.

    Attributes:
        uid: the same each time, so that importing again updates the event.
        day: the day.
        summary: its title.
        description: text below.
        tentative: whether the day is an estimate.
        url: where to read on.
        alarms: how many days before it a reminder is due, each once.
    """

    uid: str
    day: date
    summary: str
    description: str
    tentative: bool = False
    url: str | None = None
    alarms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events under a name.

    Attributes:
        name: the calendar's name.
        made: the day as of which it was made: not the clock, so that the same data give the same bytes.
        events: what is in it.
    """

    name: str
    made: date
    events: Sequence[Event]
