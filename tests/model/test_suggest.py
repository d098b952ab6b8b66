"""Which known word may have been meant: the nearest, and no more searching than a file is worth."""

from __future__ import annotations

import difflib

import pytest

from sendinsp.model import suggest
from sendinsp.model.suggest import Search, did_you_mean, nearest


def test_nearest() -> None:
    assert nearest("publishd", ["received", "published"]) == ["published"]
    assert nearest("xyz", {"received": 1}) == []


def test_did_you_mean() -> None:
    assert did_you_mean(["a", "b"], "otherwise") == "did you mean a or b?"
    assert did_you_mean(["a"], "otherwise", " If not, add it:") == "did you mean a? If not, add it:"
    assert did_you_mean([], "otherwise", " If not, add it:") == "otherwise"


def test_hint() -> None:
    assert Search(["early-years", "health"]).hint("early-year", "see there") == "did you mean early-years?"
    assert Search(["report.published"]).hint("rep", "see there") == "did you mean report.published?"
    assert Search(["b", "a"]).hint("xyz", "see there") == "one of: a, b"
    assert Search([f"code-{n}" for n in range(13)]).hint("xyz", "see there") == "see there"
    assert Search([]).hint("xyz", "see there") == "see there"


def test_a_word_is_searched_for_once_and_many_words_until_enough_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []
    real = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", lambda word, *more: (searched.append(word), real(word, *more))[1])
    search = Search([f"source-{n}" for n in range(1000)])
    for _ in range(3):
        search.hint("sorce-7", "see there")
    assert searched == ["sorce-7"]
    hints = [search.hint(f"sorce-{n}", "see there") for n in range(500)]
    assert len(searched) == suggest.MOST_COMPARED // 1000
    assert hints[0] == "did you mean source-0?"
    assert hints[-1] == "see there"
