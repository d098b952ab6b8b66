"""The page of the codes against the themes, the reasons and the records."""

import re
from collections import Counter
from pathlib import Path

import pytest

from sendinsp.model.fields import items_in

PAGE = Path(__file__).parent.parent / "docs" / "coding.md"
PARTS = {"Reasons": "reasons", "Themes of the presentation": "themes", "Themes of our own": "themes"}


def flat(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page():
    """Each part of the page: its codes with title, text, what does not count, and examples."""
    parts = {}
    for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, text = part.split("\n", 1)
        parts[heading] = {}
        for block in text.split("\n### ")[1:]:
            first, rest = block.split("\n", 1)
            code, title = re.fullmatch(r"`([a-z0-9-]+)`: (.+)", first).groups()
            paragraphs = [flat(one) for one in rest.strip().split("\n\n")]
            examples = re.findall(r'- "(.+?)" \(`([a-z0-9/-]+)`, ([a-z ]+)\)', paragraphs[-1])
            without = next((one[5:-1] for one in paragraphs if one.startswith("Not: ")), None)
            parts[heading][code] = (title, paragraphs[0], without, examples)
    return parts


@pytest.fixture(scope="module")
def items(register):
    return {
        (inspection.id, flat(item.summary)): item
        for inspection in register.inspections
        for item, _ in items_in(inspection)
    }


def uses(items, kind):
    return Counter(code for item in items.values() for code in getattr(item, kind, ()) or ())


def test_every_theme_is_on_the_page_as_the_data_have_it(register, page):
    for origin, heading in (("seed", "Themes of the presentation"), ("ours", "Themes of our own")):
        said = [(code, *rest[:3]) for code, rest in page[heading].items()]
        themes = [theme for theme in register.themes.values() if theme.origin == origin]
        assert said == [(one.code, one.title, one.text, one.not_counted) for one in themes]


def test_every_reason_is_on_the_page(register, page):
    reasons = register.frameworks["framework-2016"].topics["reasons"].entries
    assert [(code, rest[0]) for code, rest in page["Reasons"].items()] == [(one.code, one.title) for one in reasons]


@pytest.mark.parametrize("heading", PARTS)
def test_every_example_stands_in_its_record_under_that_code(page, items, heading):
    kind = PARTS[heading]
    used = uses(items, kind)
    for code, (*_, examples) in page[heading].items():
        assert len(examples) == min(2, used[code]), code
        for summary, where, what in examples:
            item = items[where, summary]
            assert code in getattr(item, kind), (code, summary)
            assert getattr(item, "kind", what) == what


def test_every_item_has_one_to_three_themes_and_up_to_two_reasons(items):
    assert {len(item.themes) for item in items.values()} == {1, 2, 3}
    assert max(len(getattr(item, "reasons", None) or ()) for item in items.values()) == 2
