"""What is revealed when: all that does not say so itself, with publication."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest

from sendinsp.frameworks import record_of
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import DateSpan
from sendinsp.model.fields import fact
from sendinsp.model.inspection import Fieldwork, Report, Section
from sendinsp.model.scalars import Count, Date, Text, Url

OUT = date(2099, 3, 2)
BEFORE = date(2099, 3, 1)


class Place(Section):
    """A section that says nothing of when it is revealed, nor does what is in it."""

    name: Text | None = None
    url: Url | None = None


class LongReport(Report):
    """A report with keys that say nothing."""

    letter_dated: Date | None = fact("", shown="own-day")
    pages: Count | None = None
    appendices: tuple[Text, ...] = ()


class LongFieldwork(Fieldwork):
    """Fieldwork with such a key."""

    inspectors: Count | None = None


@pytest.fixture
def model(framework_2099):
    class Untold(record_of("framework-2099")):  # type: ignore[misc]
        """A record with keys that say nothing of when they are revealed."""

        report: LongReport = fact("", factory=LongReport, shown="by-parts")
        fieldwork: LongFieldwork = fact("", factory=LongFieldwork, shown="by-parts")
        mood: Text | None = None
        day: Date | None = None
        place: Place | None = None
        places: tuple[Place, ...] = ()
        key_order: ClassVar[tuple[str, ...]] = ()

    return Untold


@pytest.fixture
def record(model):
    return model.model_validate({
        "area": "skyton", "framework": "framework-2099", "term": "spring-2099",
        "fieldwork": {"start": "2099-01-12", "inspectors": "3"},
        "report": {"published": "2099-03-02", "pages": "12", "appendices": ["A", "B"], "received": "2099-02-20"},
        "outcome": "dark", "mood": "Low.", "day": "2099-02-10", "place": {"name": "Hall"}, "places": [{"name": "Hut"}],
        "doubts": {"report.pages": "Counted in haste.", "mood": "Hearsay."},
        "disputed": [{"field": "outcome", "value": "cloudy", "sources": ["sky-report-2099"]}],
        "evidence": {"sky-report-2099": ["term", "fieldwork.start", "report.pages", "mood", "place.name"]},
    })  # fmt: skip


def test_a_key_that_says_nothing_is_hidden_until_publication(record):
    seen = known_at(record, BEFORE)
    assert (seen.report.pages, seen.report.appendices, seen.fieldwork.inspectors) == (None, (), None)
    assert (seen.mood, seen.day, seen.place, seen.places, seen.outcome) == (None, None, None, (), None)
    assert not seen.is_published
    assert seen.doubts == {}
    assert seen.disputed == ()
    assert seen.evidence == {"sky-report-2099": ("term", "fieldwork.start")}
    assert (str(seen.report.received), str(seen.fieldwork.start)) == ("2099-02-20", "2099-01-12")


def test_publication_reveals_it(record):
    assert known_at(record, OUT) is record


@pytest.mark.parametrize("name", ["mood", "day", "place", "places", "outcome", "action", "helpers", "findings"])
def test_every_such_key_alone(model, name):
    values = {
        "mood": "Low.", "day": "2099-02-10", "place": {"name": "Hall"}, "places": [{"name": "Hut"}],
        "outcome": "dark", "action": {"summary": "Light lamps.", "received": "2099-02-02"},
        "helpers": ["lamplighters"], "findings": [{"summary": "It is dark.", "kind": "development"}],
    }  # fmt: skip
    record = model.model_validate({
        "area": "skyton", "framework": "framework-2099", "fieldwork": {"start": "2099-01-12"},
        "report": {"published": "2099-03-02"}, name: values[name],
    })  # fmt: skip
    assert getattr(known_at(record, BEFORE), name) in (None, ())
    assert getattr(known_at(record, OUT), name) == getattr(record, name)


def test_a_date_after_publication_waits_for_its_own_day(model):
    record = model.model_validate({
        "area": "skyton", "framework": "framework-2099", "fieldwork": {"start": "2099-01-12"},
        "report": {"published": "2099-03-02"}, "outcome": "dark",
        "action": {"received": "2099-03-04", "handed_in": "2099-04-20", "due_stated": "2099-05-01"},
    })  # fmt: skip
    action = known_at(record, date(2099, 3, 10)).action
    assert (action.handed_in, str(action.due_stated)) == (None, "2099-05-01")
    assert isinstance(action.received, DateSpan)
