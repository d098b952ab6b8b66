"""Counts, rates and groups: by hand on a few records, and their laws over all of them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendinsp.frameworks.framework_2016.record import Inspection2016, Weakness, Wsoa
from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Finding, Inspection, Report
from sendinsp.model.terms import Term
from sendinsp.register.select import Selection, select
from sendinsp.summary.counts import GROUPINGS, count, groups, outcomes, summarise

DAY = date(2026, 11, 23)
SINGLE = ("term", "region", "ofsted-region", "year", "type", "outcome")
"""The groupings in which every inspection stands once."""


def inspection(area="surrey", term="spring-2017", published="2017-03-01", required=None, reasons=(), themes=()):
    weaknesses = tuple(Weakness.model_construct(summary="One.", reasons=(reason,)) for reason in reasons)
    return Inspection2016.model_construct(
        area=area, framework="framework-2016", term=Term.parse(term) if term else None,
        report=Report.model_construct(published=DateSpan.parse(published) if published else None),
        wsoa=None if required is None else Wsoa.model_construct(required=required, weaknesses=weaknesses),
        findings=tuple(
            Finding.model_construct(summary="One.", kind="development", themes=(theme,)) for theme in themes
        ),
    )  # fmt: skip


def later(published="2023-06-01", outcome=None):
    """An inspection under a framework that has no WSOA."""
    return Inspection2023.model_construct(
        area="surrey", framework="framework-2023", term=Term.parse("spring-2023"), outcome=outcome,
        report=Report.model_construct(published=DateSpan.parse(published)), findings=(),
    )  # fmt: skip


def of_no_framework_known():
    """An inspection under a framework that the program does not know."""
    return Inspection.model_construct(
        area="surrey", framework="framework-2028", term=Term.parse("spring-2028"),
        report=Report.model_construct(published=DateSpan.parse("2028-06-01")), findings=(),
    )  # fmt: skip


def keys(rows):
    return [row["key"] for row in rows]


def test_counted_by_hand():
    found = [inspection(required=True), inspection(required=False), inspection(required=False)]
    assert count([*found, inspection(published=None)]) == {
        "inspections": 4, "published": 3, "awaited": 1, "wsoa": 1, "wsoa_rate": 0.3333,
    }  # fmt: skip


@pytest.mark.parametrize("found", [[], [inspection(published=None)]])
def test_no_rate_where_nothing_is_published(found):
    assert count(found)["wsoa_rate"] is None
    assert count(found)["wsoa"] == 0


def test_a_rate_of_nought_is_a_rate():
    assert count([inspection(required=False)])["wsoa_rate"] == 0


def test_no_rate_over_two_frameworks_but_one_for_each(register):
    summary = summarise([inspection(required=True), inspection(required=False), later()], register, ["term"], DAY)
    assert summary["totals"] == {"inspections": 3, "published": 3, "awaited": 0, "wsoa": 1, "wsoa_rate": None}
    old, new = summary["frameworks"]
    assert (old["framework"], old["inspections"], old["wsoa_rate"]) == ("framework-2016", 2, 0.5)
    assert (new["framework"], new["inspections"], new["wsoa_rate"]) == ("framework-2023", 1, None)
    assert [group["wsoa_rate"] for group in summary["groups"]] == [0.5, None]


def test_outcomes_tell_unknown_from_awaited():
    found = [inspection(required=True), inspection(required=False), inspection(), inspection(published=None)]
    assert outcomes(found) == {"wsoa": 1, "no-wsoa": 1, "unknown": 1, "awaited": 1}
    assert outcomes([later(), later(outcome="inconsistent")]) == {"unknown": 1, "inconsistent": 1}
    assert outcomes([of_no_framework_known()]) == {"unknown": 1}


def test_terms_in_the_order_of_time_and_undated_ones_last(register):
    found = [inspection(term=term) for term in (None, "summer-2017", "autumn-2016", "spring-2017", "summer-2016")]
    assert keys(groups(found, register, ["term"])) == [
        "summer-2016", "autumn-2016", "spring-2017", "summer-2017", "undated",
    ]  # fmt: skip


def test_a_year_is_an_academic_year(register):
    found = [inspection(term=term) for term in ("summer-2016", "autumn-2016", "summer-2017", "autumn-2017")]
    assert [(row["key"], row["inspections"]) for row in groups(found, register, ["year"])] == [
        ("2015-16", 1), ("2016-17", 2), ("2017-18", 1),
    ]  # fmt: skip


def test_outcomes_in_their_own_order(register):
    found = [inspection(published=None), inspection(required=False), inspection(required=True)]
    assert keys(groups(found, register, ["outcome"])) == ["wsoa", "no-wsoa", "awaited"]
    new = [later(outcome=code) for code in ("widespread-failings", "typically-positive", "inconsistent")]
    assert keys(groups([*new, *found], register, ["outcome"])) == [
        "wsoa", "no-wsoa", "typically-positive", "inconsistent", "widespread-failings", "awaited",
    ]  # fmt: skip


@pytest.mark.parametrize(("by", "topic"), [("reason", "reasons"), ("theme", "themes")])
def test_an_inspection_stands_under_each_of_its_reasons_and_themes_once(register, by, topic):
    (first, title), (second, other), *_ = register.titles(topic, "framework-2016").items()
    both = {f"{by}s": (first, second, first)}
    found = [inspection(required=True, **both), inspection(required=True, **{f"{by}s": (first,)}), inspection()]
    rows = groups(found, register, [by])
    assert {row["key"]: row["inspections"] for row in rows} == {first: 2, second: 1, "none-recorded": 1}
    assert {row["label"] for row in rows} == {title, other, "None recorded"}
    assert rows[-1]["key"] == "none-recorded"


def test_a_pair_has_the_keys_and_labels_of_both(register):
    (row,) = groups([inspection(required=True)], register, ["term", "outcome"])
    assert (row["key"], row["label"]) == ("spring-2017/wsoa", "Spring 2017, WSOA required")
    assert row["labels"] == ["Spring 2017", "WSOA required"]


def test_an_area_that_the_register_lacks_is_not_lost(register):
    for by in ("region", "ofsted-region", "type"):
        assert keys(groups([inspection(area="atlantis")], register, [by])) == ["unknown"]


def test_nothing_gives_nothing(register):
    summary = summarise([], register, ["term"], DAY)
    assert (summary["frameworks"], summary["groups"], summary["totals"]["inspections"]) == ([], [], 0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(by=st.lists(st.sampled_from(SINGLE), min_size=1, max_size=2, unique=True), day=st.dates(date(2016, 5, 1), DAY))
def test_groups_add_up_on_any_day(register, by, day):
    found = select(register, Selection(), day)
    _adds_up(found, summarise(found, register, by, day))
    old = [one for one in found if one.framework == "framework-2016"]
    summary = summarise(old, register, by, day)
    _adds_up(old, summary)
    for row in [summary["totals"], *summary["groups"]]:
        assert (row["wsoa_rate"] is None) == (row["published"] == 0)


def _adds_up(found, summary):
    for key in ("inspections", "published", "awaited", "wsoa"):
        assert sum(group[key] for group in summary["groups"]) == summary["totals"][key]
    assert len(set(keys(summary["groups"]))) == len(summary["groups"])
    for row in [summary["totals"], *summary["groups"]]:
        assert row["published"] + row["awaited"] == row["inspections"]
        assert row["wsoa"] <= row["published"]
        assert row["wsoa_rate"] is None or row["published"] > 0
    assert sum(sum(one["outcomes"].values()) for one in summary["frameworks"]) == len(found)


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_grouping_places_every_inspection(register, by):
    assert all(GROUPINGS[by](one, register) for one in register.inspections)
