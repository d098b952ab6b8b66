"""What was known of a visit before it began: that it was announced, or called off again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendinsp import frameworks
from sendinsp.model.as_of import known_at
from sendinsp.model.dates import human_day
from sendinsp.model.inspection import Inspection


def announced(inspection: Inspection, day: date) -> Iterator[str]:
    """Sentences on the visits that were announced by `day` and had not begun: once they have, the record tells."""
    if known_at(inspection, day) is None:
        for one in inspection.called_off:
            if one.visit == "inspection" and one.announced.latest <= day:
                off = one.withdrawn
                then = f", and called off {off.human()}" if off is not None and off.latest <= day else ""
                yield f"An inspection was announced {one.announced.human()}{then}."
    for visit, name in frameworks.words_of(inspection.framework).visits.items():
        first, start = inspection.date_at(f"{visit}.announced"), inspection.date_at(f"{visit}.start")
        if first is not None and start is not None and first.latest <= day < start.latest:
            yield f"{name} was announced by {first.human()}; it had not begun by {human_day(day)}."
