"""Dates as reports print them: "8 to 12 July 2024", "28 February to 4 March 2022", "16 May 2016"; and the sentence on
the previous inspection with its re-visit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendinsp.importing.reports.model import Previous
from sendinsp.importing.reports.text import squeeze

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST = 21
"""Days between the first and last day of an inspection, at most: none has taken three weeks."""
_BY_MONTH = {month: number for number, month in enumerate(_MONTHS, 1)}

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_MONTH = r"(?:\s+(?:of\s+)?(?P<month{0}>(?:" + "|".join(_MONTHS) + r")[a-z]*)\.?,?)"
_YEAR = r"(?:\s+(?P<year{0}>(?:19|20)\d\d))"
_TO = r"\s*(?:\bto\b|\band\b|\buntil\b|-|\u2012|\u2013|\u2014|\u2212)\s*"
_SPAN = re.compile(
    r"(?<![\d/])" + _WEEKDAY + _DAY.format(1) + _MONTH.format(1) + "?" + _YEAR.format(1) + "?" + _TO
    + _WEEKDAY + _DAY.format(2) + _MONTH.format(2) + _YEAR.format(2),
    re.IGNORECASE,
)  # fmt: skip
_SINGLE = re.compile(
    r"(?<![\d/])" + _WEEKDAY + _DAY.format(1) + _MONTH.format(1) + _YEAR.format(1), re.IGNORECASE
)  # fmt: skip
_REVISIT = re.compile(r"\bre-?\s?visit(?:s|ed)?\b", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:not\s+(?:been\s+)?(?:previously|yet)\s+(?:been\s+)?inspected|no\s+previous\s+inspections?|not\s+applicable"
    r"|none|n/a|first\s+inspection|never\s+(?:been\s+)?inspected|not\s+previously)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Days as printed: `end` is None for one day; `at` and `to` are its place in the text."""

    start: date
    end: date | None
    at: int
    to: int

    @property
    def last(self) -> date:
        """The last day."""
        return self.end or self.start

    @property
    def likely(self) -> bool:
        """Whether an inspection may have taken so long, and ended after it began."""
        return 0 <= (self.last - self.start).days <= LONGEST


def spans(text: str) -> list[Span]:
    """Every day or span of days printed in `text`, in order; a day that no calendar has is left out."""
    found: list[Span] = []
    at = 0
    while at < len(text):
        several, one = _SPAN.search(text, at), _SINGLE.search(text, at)
        match = several if several and (not one or several.start() <= one.start()) else one
        if match is None:
            break
        span = _span(match)
        if match is several and one and one.start() == match.start() and (span is None or not span.likely):
            match, span = one, _span(one)  # two days with "and" between: "16 May 2016 and 4 June 2019"
        if span is not None:
            found.append(span)
        at = match.end()
    return found


def whole(found: Sequence[Span]) -> Span:
    """From the first day of several spans to the last, as one."""
    return Span(found[0].start, found[-1].last, found[0].at, found[-1].to)


def _span(match: re.Match[str]) -> Span | None:
    part = match.groupdict()
    last = "2" if "day2" in part else "1"
    month, year = _BY_MONTH[part[f"month{last}"][:3].casefold()], int(part[f"year{last}"])
    try:
        end = date(year, month, int(part[f"day{last}"]))
        if last == "1":
            return Span(end, None, match.start(), match.end())
        first_month = _BY_MONTH[part["month1"][:3].casefold()] if part["month1"] else month
        first_year = int(part["year1"]) if part["year1"] else year - (first_month > month)
        start = date(first_year, first_month, int(part["day1"]))
    except ValueError:
        return None
    return Span(start, end, match.start(), match.end())


def previous(text: str, *, revisit_named: bool = False) -> tuple[Previous, str] | None:
    """The previous inspection out of its line or sentence, and a note where a person should look ("" where not).

    Days belong to the re-visit where that word comes before them in the sentence, or straight after them in brackets;
    where the label names it (revisit_named: "Dates of previous inspection and re-visit:"), the second ones do.
    None where nothing of it can be read.
    """
    text = squeeze(text)
    found = spans(text)
    if not found:
        return (Previous(), "") if _NONE.search(text) else None
    revisits = _revisits(text, found) or (found[1:] if revisit_named else [])
    first = [span for span in found if span not in revisits]
    notes = []
    if not first:
        notes.append("only a re-visit is printed")
    elif len(first) > 1:
        notes.append("more than one inspection is printed; the first is taken")
    if len(revisits) > 1:
        notes.append("more than one re-visit is printed; the first is taken")
    if not notes and not all(span.likely for span in found):
        notes.append("the days printed do not make a span of an inspection")
    return Previous(*_days_of_first(first), *_days_of_first(revisits)), "; ".join(notes)


def _days_of_first(found: list[Span]) -> tuple[date | None, date | None]:
    return (found[0].start, found[0].end) if found else (None, None)


def _revisits(text: str, found: list[Span]) -> list[Span]:
    """The spans that the word "revisit" goes with."""
    revisits: list[Span] = []
    for word in _REVISIT.finditer(text):
        after = [span for span in found if span.at >= word.end()]
        before = [span for span in found if span.to <= word.start()]
        between = text[word.end() : after[0].at] if after else ""
        closed = re.match(r"\s*[)\];,.]", text[word.end() :])
        if after and not closed and "." not in between:
            revisits.append(after[0])
        elif before:
            revisits.append(before[-1])
    return list(dict.fromkeys(revisits))
