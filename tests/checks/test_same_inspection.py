"""Two records of one inspection are found as if each were compared with all, without doing so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendinsp.checks.identity import _with_earlier
from sendinsp.model.case import Facts
from sendinsp.model.same_inspection import same_inspection

days = st.dates(date(2016, 1, 1), date(2021, 12, 31))
spans = st.none() | st.builds(lambda day, length: (day, day + timedelta(length)), days, st.integers(0, 400))
terms = st.just("") | st.builds("{}-{}".format, st.sampled_from(["spring", "autumn"]), st.integers(2016, 2021))
facts = st.builds(
    lambda number, term, start, published, framework: Facts(
        f"{number}.yaml", "exampleshire", framework, term, start, published, frozenset()
    ),
    st.integers(0, 999),
    terms,
    spans,
    spans,
    st.sampled_from(["framework-2016", "framework-2023"]),
)


@given(st.lists(facts, max_size=12))
def test_finds_what_comparing_all_finds(records: list[Facts]) -> None:
    def first(near: Iterable[Facts], one: Facts) -> Facts | None:
        return next((before for before in near if same_inspection(before, one)), None)

    plain = [first(records[:n], one) for n, one in enumerate(records)]
    quick = [first(near, one) for one, near in _with_earlier(records)]
    assert quick == plain
