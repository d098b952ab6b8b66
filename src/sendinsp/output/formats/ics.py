"""Calendar feeds (RFC 5545) of deadlines, through the icalendar library (extra `calendar`)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from sendinsp.output.formats import Format, NotInstalled

if TYPE_CHECKING:
    from sendinsp.model.event import Calendar


def as_ics(calendar: Calendar) -> str:
    """A calendar with its events.

    Raises:
        NotInstalled: icalendar is missing.
    """
    try:
        import icalendar
    except ImportError:
        raise NotInstalled('a calendar needs the extra: pip install "sendinsp[calendar]"') from None
    feed = icalendar.Calendar()
    feed.add("prodid", "-//sendinsp//deadlines//EN")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", calendar.name)
    made = datetime.combine(calendar.made, time(), UTC)
    for event in calendar.events:
        entry = icalendar.Event()
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
        for days in event.alarms:
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", event.summary)
            alarm.add("trigger", timedelta(days=-days))
            entry.add_component(alarm)
        feed.add_component(entry)
    text: str = feed.to_ical().decode("utf-8")
    return text


FORMAT = Format(order=60, events=as_ics)
