"""What was known of a visit before it began: that it was announced, or called off again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendinsp.model.as_of import known_at
from sendinsp.model.dates import human_day
from sendinsp.model.fields import facts_of
from sendinsp.model.inspection import Inspection

_VISITS = {"fieldwork": "An inspection", "revisit": "A re-visit"}
"""Sections of a record that are visits, and what each is called."""


def announced(inspection: Inspection, day: date) -> Iterator[str]:
    """Sentences on the visits that were announced by `day` and had not begun: once they have, the record tells."""
    if known_at(inspection, day) is None:
        for one in inspection.called_off:
            if one.visit == "inspection" and one.announced.latest <= day:
                off = one.withdrawn
                then = f", and called off {off.human()}" if off is not None and off.latest <= day else ""
                yield f"An inspection was announced {one.announced.human()}{then}."
    for path in facts_of(type(inspection)):
        visit, _, name = path.partition(".")
        first, start = inspection.date_at(path), inspection.date_at(f"{visit}.start")
        if name == "announced" and first is not None and start is not None and first.latest <= day < start.latest:
            yield f"{_VISITS[visit]} was announced by {first.human()}; it had not begun by {human_day(day)}."
