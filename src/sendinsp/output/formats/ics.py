"""Calendar feeds (RFC 5545) of deadlines, through the icalendar library (extra `calendar`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from sendinsp.model.event import Event


class NoCalendarLibrary(Exception):  # noqa: N818 - what it says is no fault of the program
    """The icalendar library is not installed. The text says how to install it."""


def as_ics(events: Iterable[Event], name: str, stamp: date) -> str:
    """A calendar with the events.

    Args:
        events: what is in it.
        name: the calendar's name.
        stamp: the day as of which it was made (DTSTAMP): not the clock, so that the same data give the same bytes.

    Raises:
        NoCalendarLibrary: icalendar is missing.
    """
    try:
        from icalendar import Calendar
        from icalendar import Event as Entry
    except ImportError:
        raise NoCalendarLibrary('a calendar needs the extra: pip install "sendinsp[calendar]"') from None
    feed = Calendar()
    feed.add("prodid", "-//sendinsp//deadlines//EN")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    made = datetime.combine(stamp, time(), UTC)
    for event in events:
        entry = Entry()
        entry.add("uid", event.uid)
        entry.add("dtstamp", made)
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + timedelta(days=1))
        entry.add("summary", event.summary)
        entry.add("description", event.description)
        entry.add("status", "TENTATIVE" if event.tentative else "CONFIRMED")
        entry.add("transp", "TRANSPARENT")
        if event.url:
            entry.add("url", event.url)
        feed.add_component(entry)
    text: str = feed.to_ical().decode("utf-8")
    return text
