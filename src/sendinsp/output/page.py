"""Pages of text about an area: what they are made of, and how the steps of a line of time are written in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendinsp.deadlines.words import days_words
from sendinsp.model.dates import DateSpan

if TYPE_CHECKING:
    from sendinsp.frameworks.interface import Block, Step

MARKS = {"known": "●", "doubtful": "?", "computed": "○", "missing": "-", "ahead": "…"}
STYLES = {"known": "green", "doubtful": "yellow", "computed": "cyan", "missing": "dim", "ahead": "dim"}
WORDS = {"known": "", "doubtful": "in doubt", "computed": "computed", "missing": "not recorded", "ahead": "not yet"}
LEGEND = "● known, ○ computed, ? in doubt, - not recorded, … not yet"


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of one area.

    Attributes:
        heading: its name.
        parts: the blocks of each inspection, in order.
        remarks: lines for whoever sits at the terminal; documents go without.
    """

    heading: str
    parts: Sequence[Sequence[Block]]
    remarks: Sequence[str] = ()


def shown_date(step: Step) -> str:
    """The date of a step for reading: `27 Mar 2017`, `13-27 Oct 2017`, `Jan 2022`; "" where it is missing."""
    if step.date is None:
        return ""
    span = DateSpan.parse(step.date)
    if "/" in step.date and len(step.date) == len("2017-10-13/2017-10-27"):
        return days_words(span.earliest, span.latest)
    return span.human()
