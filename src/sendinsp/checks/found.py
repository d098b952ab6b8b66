"""Rules on what was found: weaknesses, areas for action and findings, in words and coded, under any framework."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sendinsp.model.case import Case
from sendinsp.model.fields import Place, items_in
from sendinsp.model.rule import Fault, rule

LONGEST = 200
"""Characters that a summary may have."""
_SENTENCE_ENDS = re.compile(r"(?<![A-Z0-9])[.!?][\"']?\s+(?=[A-Z])")


def _items(case: Case) -> Iterator[tuple[Any, Place]]:
    """What the record says was found, with the place of each."""
    yield from items_in(case.record)


@rule("F001", severity="warning")
def uncoded(case: Case) -> Iterator[Fault]:
    """Something that was found has no theme.

    Why:
        What was found is counted and looked up by theme: an item without one is in no count. docs/coding.md says
        which theme fits.
    Wrong:
        findings:
          - summary: Needs are found early.
            kind: strength
    Right:
        findings:
          - summary: Needs are found early.
            kind: strength
            themes: [early-years]
    """
    for item, place in _items(case):
        if not item.themes:
            hint = "add themes: sendinsp framework themes lists them, docs/coding.md says which fits"
            yield Fault((*place, "summary"), "this item has no theme", hint)


@rule("F002")
def long_summary(case: Case) -> Iterator[Fault]:
    """A summary is too long, or has several sentences.

    Why:
        One item is one sentence in your own words of at most 200 characters: what is longer is most often copied, or
        two items.
    Wrong:
        findings:
          - summary: Needs are found early. Families are heard.
            kind: strength
            themes: [early-years]
    Right:
        findings:
          - summary: Needs are found early.
            kind: strength
            themes: [early-years]
    """
    for item, place in _items(case):
        text: str = item.summary
        if len(text) > LONGEST:
            message = f"a summary of {len(text)} characters"
            yield Fault((*place, "summary"), message, f"say it in {LONGEST}, in one sentence of your own")
        elif _SENTENCE_ENDS.search(text):
            yield Fault((*place, "summary"), "a summary of several sentences", "make it one, or make several items")
