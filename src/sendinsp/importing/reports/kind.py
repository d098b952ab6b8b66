"""What kind of document a PDF is, by the text of its first pages: what is no report of a full inspection is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sendinsp.importing.reports.refusals import (
    Framework2016Report,
    MonitoringReport,
    NotAReadableReport,
    OtherDocument,
    ScannedPdf,
    SchoolReport,
)
from sendinsp.importing.reports.text import alike


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{pattern})" for pattern in patterns))


_FULL = re.compile(r"(?<!joint )(?<!joint local )\barea send (?:full )?inspection (?:of|in|for) ")
_NEXT = re.compile(r"\bnext (?:full )?(?:area send )?(?:full )?(?:re-?)?inspection\b")
_MONITORING = _any(
    r"(?:send )?monitoring (?:inspection|visit) (?:report|letter|of|in|to|dates?)\b",
    r"monitoring (?:inspection|visit)s? (?:took|was|were|has|have)\b",
    r"report of (?:the|a) monitoring (?:inspection|visit)",
    r"dates? of (?:the )?monitoring\b",
    r"findings of (?:the|this) monitoring\b",
    r"partnership monitoring report\b",
)
_2016 = _any(
    r"joint (?:local )?area (?:send|special educational needs)",
    r"joint inspection of the local area of",
    r"revisit(?:ed)? (?:to )?the (?:local )?area of",
    r"written statement of action\b.{0,200}\b(?:is|was) required",
)
_SCHOOL = _any(
    r"inspection of an? (?:(?:good|outstanding|inadequate|requires improvement) )?school\b",
    r"overall effectiveness\b",
    r"quality of education\b",
    r"school details\b",
    r"headteacher\b",
    r"age range of pupils\b",
    r"type of (?:school|provision)\b",
    r"early years (?:provider|provision)\b",
    r"registered manager\b",
    r"section [58] of the education act 2005",
)
FEW = 40
"""Characters on a page: fewer, on every page, and the pages are pictures."""
_HEAD = 700
"""Characters of the front page that tell the kind where it has no outcome box."""


def refusal_for(pages: Sequence[str]) -> NotAReadableReport | None:
    """The refusal that fits the text of the first pages; None for a report of a full area SEND inspection."""
    written = [page for page in pages if len("".join(page.split())) >= FEW]
    if not written:
        return ScannedPdf()
    front, every = alike(written[0]), alike(" ".join(pages))
    outcome = re.search(r"\binspection outcomes?\b", front)
    # The outcome box of a full report announces a monitoring inspection: only what stands before it tells the kind.
    head = front[: outcome.start()] if outcome else front[:_HEAD]
    full, monitoring = _FULL.search(front), _MONITORING.search(head)
    if monitoring:
        # Named after the title, beside the previous inspection, it is one that came before.
        before = full and full.start() < monitoring.start() and outcome and _NEXT.search(front)
        return None if before else MonitoringReport()
    if full:
        return None
    if _2016.search(front):
        return Framework2016Report()
    if _MONITORING.search(front):
        return MonitoringReport()
    if _SCHOOL.search(every) and "local area partnership" not in every:
        return SchoolReport()
    return OtherDocument()
