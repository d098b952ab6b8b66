"""What the shipped records say was found shows on the day it was published, and not before."""

from datetime import date, timedelta

import pytest

from sendinsp.model.as_of import known_at
from sendinsp.model.fields import items_in

DAY = timedelta(days=1)


def test_the_weaknesses_of_suffolk_show_with_its_letter_and_their_progress_with_that_of_the_revisit(register):
    suffolk = next(one for one in register.inspections if one.id == "autumn-2016/suffolk")
    letter, revisit = date(2017, 2, 17), date(2019, 3, 4)
    assert list(items_in(known_at(suffolk, letter - DAY))) == []
    seen = known_at(suffolk, letter)
    assert [item.progress for item in seen.wsoa.weaknesses] == [None] * 4
    assert len(seen.findings) == 2
    before, after = known_at(suffolk, revisit - DAY), known_at(suffolk, revisit)
    assert [item.progress for item in before.wsoa.weaknesses] == [None] * 4
    assert before.revisit.sufficient is None
    told = ["sufficient", "insufficient", "insufficient", "insufficient"]
    assert [item.progress for item in after.wsoa.weaknesses] == told


def test_nothing_that_was_found_shows_before_the_report(register):
    looked = 0
    for inspection in register.inspections:
        published = inspection.report.published
        if published is None or not list(items_in(inspection)):
            continue
        before = known_at(inspection, published.earliest - DAY)
        looked += 1
        assert before is None or list(items_in(before)) == [], inspection.id
        after = known_at(inspection, published.latest)
        assert [item.summary for item, _ in items_in(after)] == [item.summary for item, _ in items_in(inspection)]
    assert looked > 150


def test_no_progress_shows_before_the_revisit_was_published(register):
    looked = 0
    for inspection in register.inspections:
        weaknesses = getattr(getattr(inspection, "wsoa", None), "weaknesses", ())
        if not any(item.progress for item in weaknesses):
            continue
        looked += 1
        revisit = inspection.revisit
        day = (revisit.published or revisit.start).earliest  # six letters of autumn 2022 have no day
        assert not any(item.progress for item in known_at(inspection, day - DAY).wsoa.weaknesses), inspection.id
    assert looked > 40


@pytest.mark.parametrize("day", [date(2023, 9, 7), date(2023, 11, 1)])
def test_what_is_to_be_acted_on_shows_with_the_report_of_2023(register, day):
    one = next(one for one in register.inspections if one.id == "summer-2023/plymouth")
    published = one.report.published.latest
    seen = known_at(one, day)
    areas = seen.priority_action.areas if seen is not None and seen.priority_action is not None else ()
    assert bool(areas) == (published <= day)
