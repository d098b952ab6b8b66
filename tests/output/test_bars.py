"""Bars of `summarise`: as wide as the terminal has room for, with their scale and their marks said."""

from __future__ import annotations

from datetime import date

import pytest

from sendinsp.output import table
from sendinsp.output.table import table_text
from sendinsp.output.views import summary as view
from sendinsp.register.register import Register
from sendinsp.register.select import Selection, select
from sendinsp.summary.counts import summarise

DAY = date(2026, 11, 23)


def shown(register: Register, monkeypatch: pytest.MonkeyPatch, width: int | None, **chosen: object) -> list[str]:
    if width is not None:
        whole = table.console

        def narrow(*, to_file: bool = False) -> object:
            screen = whole(to_file=to_file)
            screen.width = width  # type: ignore[misc]
            return screen

        monkeypatch.setattr(table, "console", narrow)
        monkeypatch.setattr(view, "console", narrow)
    found = select(register, Selection(**chosen), DAY)  # type: ignore[arg-type]
    return table_text(view.summary_listing(summarise(found, register, ["region"], DAY), [])).splitlines()


def test_elsewhere_than_in_a_terminal_the_heading_says_marks_and_scale(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = shown(register, monkeypatch, None, framework="framework-2016")
    assert lines[0].endswith("★ WSOA  # none  . awaited, each 1.1")
    assert max(line.count("★") + line.count("#") for line in lines[1:10]) == 30


@pytest.mark.parametrize("width", [60, 80, 100, 140, 240])
@pytest.mark.parametrize("framework", ["framework-2016", "framework-2023", None])
def test_bars_fit_the_terminal(
    register: Register, monkeypatch: pytest.MonkeyPatch, width: int, framework: str | None
) -> None:
    lines = shown(register, monkeypatch, width, framework=framework)
    assert all(len(line) <= width for line in lines)
    text = " ".join(lines)
    if width >= 80:
        marks_are_one = framework == "framework-2023" and width == 240  # the longest bar stands for 20
        heading = " ".join(lines[:4])
        assert marks_are_one or "Each" in heading or ", each" in heading
        assert "Marks:" in text or "★ WSOA" in heading or "+ Typically positive" in heading
        signs = {"framework-2016": "★#", "framework-2023": "+~!"}.get(framework or "", "★-+~!")
        assert all(sign in "".join(line.rsplit(" ", 1)[-1] for line in lines[1:]) for sign in signs)


def test_equal_numbers_get_equal_lengths_and_nothing_vanishes() -> None:
    signs = {"a": ("a", "A"), "b": ("b", "B"), "c": ("c", "C")}
    assert view._bar({"a": 1, "b": 1, "c": 1}, 0.3, signs) == "abc"
    assert view._bar({"a": 3, "c": 2}, 1.0, signs) == "aaacc"
    for scale in (0.1, 0.33, 0.5, 0.77, 1.0):
        for number in range(40):
            bar = view._bar({"a": number, "b": 7, "c": number}, scale, signs)
            assert bar.count("a") == bar.count("c") >= min(number, 1)
            assert abs(bar.count("a") - number * scale) < 1
            assert bar.count("b") == len(view._bar({"b": 7}, scale, signs))


@pytest.mark.parametrize("width", [60, 80, 100, None])
def test_what_an_area_has_shows_at_any_width(
    register: Register, monkeypatch: pytest.MonkeyPatch, width: int | None
) -> None:
    rows = summarise(select(register, Selection(), DAY), register, ["region"], DAY)["groups"]
    lines = shown(register, monkeypatch, width)
    for row in rows:
        line = next(
            line for line in lines if line.startswith(row["label"].split()[0]) and str(row["inspections"]) in line
        )
        bar = line.rsplit(" ", 1)[-1]
        assert ("+" in bar, "!" in bar) == tuple(
            bool(row["outcomes"].get(code)) for code in ("typically-positive", "widespread-failings")
        )
