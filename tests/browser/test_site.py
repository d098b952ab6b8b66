"""The site in a real browser: it loads alone, works by mouse and keyboard, and can be read by all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

KINDS = (
    "index.html", "map.html", "outcomes.html", "inspections.html", "areas.html", "found.html", "items.html",
    "questions.html", "plans.html", "next.html", "times.html", "doubts.html", "sources.html", "downloads.html",
    "about.html", "areas/suffolk.html", "areas/oxfordshire.html", "areas/northamptonshire.html",
)  # fmt: skip
"""A page of every kind; of areas one with all of it, one of the latest cycle, one that has ended."""
ROWS = 20
"""Rows of a table, tiles and items that are judged; the rest is taken away."""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def test_every_page_is_of_a_kind_that_is_tested(folder: Path) -> None:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert {name for name in found if not name.startswith("areas/")} == {
        name for name in KINDS if not name.startswith("areas/")
    }
    assert set(KINDS) <= found


def test_every_page_loads_alone_and_nothing_scrolls_sideways(opened: Any) -> None:
    for width in (360, 640, 1280):  # 640 is 1280 at 200%
        phone = opened(viewport={"width": width, "height": 740})
        for name in KINDS:
            page = phone.open(name)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
            assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", f"{name}: no style"
        assert phone.said == []


def test_on_a_phone_the_map_scrolls_in_its_own_box_and_can_be_read(opened: Any) -> None:
    page = opened(viewport=PHONE).open("index.html")
    box = page.get_by_role("region", name="Map:")
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    assert box.locator("polygon + text").first.evaluate("(text) => text.getBoundingClientRect().height") > 10
    box.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(50):  # it may glide there
        if box.evaluate("(box) => box.scrollLeft") > 0:
            break
        page.wait_for_timeout(50)
    assert box.evaluate("(box) => box.scrollLeft") > 0


def test_every_page_of_an_area_loads_alone_on_a_phone(opened: Any, folder: Path) -> None:
    phone = opened(viewport=PHONE, color_scheme="dark")
    for path in sorted(folder.glob("areas/*.html")):
        page = phone.open(f"areas/{path.name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
    assert phone.said == []


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESK), ("dark", PHONE)])
def test_axe_finds_nothing(opened: Any, axe: str, scheme: str, viewport: dict[str, int]) -> None:
    found = []
    screen = opened(viewport=viewport, color_scheme=scheme)
    for name in KINDS:
        page = screen.open(name)
        # One row is as another, and all of them would take minutes.
        page.evaluate(f"document.querySelectorAll('tbody tr:nth-child(n+{ROWS})').forEach((row) => row.remove())")
        page.evaluate(f"document.querySelectorAll('svg a:nth-child(n+{ROWS})').forEach((tile) => tile.remove())")
        page.evaluate(f"document.querySelectorAll('.names li:nth-child(n+{ROWS})').forEach((item) => item.remove())")
        page.evaluate(axe)
        judged = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert len(judged["passes"]) > 10, name
        found += [(name, one["id"], one["nodes"][0]["html"][:200]) for one in judged["violations"]]
    assert found == []


def test_search_and_filter_by_mouse(opened: Any) -> None:
    page = opened(viewport=DESK).open("inspections.html")
    rows = page.locator("tbody tr:visible")
    whole = rows.count()
    page.get_by_label("Search").fill("sandwell 2017")
    assert rows.count() == 1
    assert page.get_by_role("status").text_content() == f"1 of {whole} shown"
    page.get_by_role("button", name="Show all").click()
    assert rows.count() == whole
    page.get_by_label("WSOA").select_option(label="★ WSOA")
    assert rows.count() == 83
    page.get_by_label("Region").select_option(label="London")
    assert 0 < rows.count() < 83


def test_sort_and_search_by_keyboard(opened: Any) -> None:
    page = opened(viewport=DESK).open("inspections.html")
    first = page.locator("tbody tr:visible").first
    page.get_by_role("button", name="Area", exact=True).focus()
    page.keyboard.press("Enter")
    assert first.locator("th").inner_text().startswith("Barking and Dagenham")
    page.keyboard.press("Space")
    assert first.locator("th").inner_text().startswith("York")
    assert page.get_by_role("columnheader", name="Area", exact=True).get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Term", exact=True).focus()
    page.keyboard.press("Enter")
    assert "Summer 2016" in first.inner_text()
    page.get_by_label("Search").focus()
    page.keyboard.type("Hull")
    assert page.locator("tbody tr:visible").count() >= 1


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(opened: Any) -> None:
    page = opened(viewport=DESK).open("index.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.is_visible()
    assert skip.evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_areas_are_not_sorted_by_the_number_of_weaknesses(opened: Any) -> None:
    page = opened(viewport=DESK).open("inspections.html")
    assert page.get_by_role("columnheader", name="Weaknesses").locator("button").count() == 0
    assert page.get_by_role("columnheader", name="Priority actions").locator("button").count() == 0


def test_without_scripts_all_is_there(opened: Any) -> None:
    page = opened(viewport=DESK, java_script_enabled=False).open("inspections.html")
    assert page.locator("tbody tr:visible").count() > 200
    assert page.get_by_label("Search").count() == 0


def test_a_tile_of_the_map_leads_to_its_area(opened: Any) -> None:
    screen = opened(viewport=DESK)
    page = screen.open("map.html")
    page.get_by_role("link", name="Suffolk:").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/suffolk.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Suffolk"
    assert screen.said == []


def test_on_paper_there_are_no_tools(opened: Any) -> None:
    page = opened(viewport=DESK).open("inspections.html")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator("tbody tr:visible").count() > 200
