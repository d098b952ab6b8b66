"""How long steps took: counted by hand on a few records, and complete over all of them."""

import pytest

from sendinsp.deadlines.working_days import working_days_between
from sendinsp.frameworks.framework_2016.life import MEASURES
from sendinsp.frameworks.framework_2016.record import Inspection2016, Wsoa
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Fieldwork, Report
from sendinsp.output.views.timings import histogram, listing
from sendinsp.summary.timings import timings

FIRST, SECOND, _, THIRD = MEASURES


def inspection(start, published, submitted=None, area="surrey", doubts=None):
    return Inspection2016.model_construct(
        area=area, framework="framework-2016", term=None,
        fieldwork=Fieldwork.model_construct(start=DateSpan.parse(start), end=None),
        report=Report.model_construct(published=DateSpan.parse(published)),
        wsoa=Wsoa.model_construct(required=True, submitted=DateSpan.parse(submitted) if submitted else None),
        revisit=None, doubts=doubts or {},
    )  # fmt: skip


def test_counted_by_hand(register):
    rows = timings(
        [
            inspection("2017-01-16", "2017-01-20"),  # Monday to Friday: 4
            inspection("2017-01-16", "2017-01-30", "2017-02-06"),  # 10, then 5
            inspection("2017-04-13", "2017-04-18"),  # over Good Friday and Easter Monday: 1
            inspection("2017-01", "2017-01-20"),
            inspection("2017-01-16", "2017-02-20", doubts={"fieldwork.start": "a slip"}),
            inspection("2017-01", "2017-02-20", doubts={"report.published": "a slip"}),
        ],
        None,
        register,
    )
    first, second, _, third = rows
    assert (first["cases"], first["median"], first["shortest"], first["longest"]) == (3, 4, 1, 10)
    assert (first["left_out"], first["in_doubt"], first["not_to_the_day"]) == (3, 2, 1)
    assert (second["measure"], second["cases"], second["median"], second["left_out"]) == (SECOND, 1, 5, 0)
    assert (third["measure"], third["cases"], third["median"]) == (THIRD, 0, None)


@pytest.mark.parametrize("by", ["term", "region"])
def test_groups_hold_what_the_whole_holds(register, by):
    whole = {row["measure"]: row for row in timings(register.inspections, None, register)}
    parts = timings(register.inspections, by, register)
    for measure, row in whole.items():
        of = [part for part in parts if part["measure"] == measure]
        for key in ("cases", "left_out", "in_doubt", "not_to_the_day"):
            assert sum(part[key] for part in of) == row[key]
        assert sorted(value for part in of for value in part["values"]) == row["values"]


def test_terms_stand_in_the_order_of_time(register):
    groups = [row["group"] for row in timings(register.inspections, "term", register) if row["measure"] == FIRST]
    assert groups[:3] == ["Summer 2016", "Autumn 2016", "Spring 2017"]


def test_publication_to_submission_lies_about_the_rules_window(register):
    row = next(row for row in timings(register.inspections, None, register) if row["measure"] == SECOND)
    assert row["values"] == sorted(
        working_days_between(one.report.published.day, one.wsoa.submitted.day)
        for one in register.inspections
        if all(
            (span := one.date_at(path)) is not None and span.is_day and not one.doubted(path)
            for path in ("report.published", "wsoa.submitted")
        )
    )
    assert row["cases"] >= 5


def test_histogram():
    assert histogram([1, 1, 1, 1, 2, 3]) == "█▂▂"
    assert len(histogram(list(range(100)))) == 16
    assert histogram([5, 5, 5]) == ""
    assert histogram([5, 9]) == ""


def test_the_table_counts_what_is_left_out(register):
    rows = timings([inspection("2017-01", "2017-01-20")], None, register)
    table = listing(rows)
    assert len(table.rows) == 1
    assert table.footer == ["Left out: 0 in doubt, 1 not known to the day (undated/surrey)."]
