"""What was published, in order of time: letters, reports, re-visits, monitoring; as a list and as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from sendinsp import frameworks
from sendinsp.model.dates import DateSpan
from sendinsp.output.page import shown_date
from sendinsp.output.site.matter import Matter, inspection_path
from sendinsp.summary.dossier import Dossier

FEED = "feed.xml"
LONGEST = 50
"""Entries of the feed at most."""


@dataclass(frozen=True, slots=True)
class Published:
    """Something that was published.

    Attributes:
        day: when, the last day that its date can mean.
        shown: the same for reading.
        label: what.
        step: its name in the record.
        dossier: of which inspection.
        unsure: whether the date is in doubt or disputed.
    """

    day: date
    shown: str
    label: str
    step: str
    dossier: Dossier
    unsure: bool


def published(matter: Matter) -> list[Published]:
    """Everything that was published by the day of judgement, the latest first."""
    found = []
    for dossier in matter.dossiers:
        for step in dossier.steps:
            if step.date is None or not step.step.endswith("published") or step.how not in ("known", "doubtful"):
                continue
            day = DateSpan.parse(step.date).latest
            unsure = step.how == "doubtful" or step.disputed
            found.append(Published(day, shown_date(step), step.label, step.step, dossier, unsure))
    return sorted(found, key=lambda one: (one.day, one.dossier.inspection.id, one.step), reverse=True)


def outcome_words(dossier: Dossier) -> str:
    """What an inspection came to, as `show` says it."""
    said = frameworks.sections_of(dossier.inspection.framework).outcome(dossier.inspection)
    return " ".join(block.text for block in said)


def feed(matter: Matter) -> bytes:
    """The Atom feed; the site must know where it stands."""
    assert matter.base_url is not None
    entries = published(matter)[:LONGEST]
    updated = entries[0].day.isoformat() if entries else matter.day.isoformat()
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<title>{escape(matter.title)}</title>",
        f"<id>{escape(matter.base_url)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(matter.base_url + FEED)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(matter.base_url)}/>',
        f"<updated>{updated}T00:00:00Z</updated>",
        "<author><name>sendinsp</name></author>",
        f'<generator version="{escape(matter.program)}">sendinsp</generator>',
        *(line for one in entries for line in _entry(matter, one)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(matter: Matter, one: Published) -> Iterator[str]:
    inspection = one.dossier.inspection
    name = matter.register.areas.name(inspection.area)
    address = f"{matter.base_url}{inspection_path(inspection.id)}"
    doubt = " (the date is in doubt or disputed)" if one.unsure else ""
    yield "<entry>"
    yield f"<title>{escape(f'{name}: {one.label}, {one.shown}{doubt}')}</title>"
    yield f"<id>{escape(f'{address}:{one.step}:{one.day.isoformat()}')}</id>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>'
    yield f"<updated>{one.day.isoformat()}T00:00:00Z</updated>"
    yield f"<published>{one.day.isoformat()}T00:00:00Z</published>"
    yield f'<summary type="text">{escape(outcome_words(one.dossier))}</summary>'
    yield "</entry>"
