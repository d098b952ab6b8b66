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

_FULL = re.compile(r"\barea send (?:full )?inspection (?:of|in|for) ")
_MONITORING = re.compile(
    r"\b(?:send )?monitoring (?:inspection|visit) (?:report|letter|of|in|to|dates?)\b"
    r"|\bmonitoring (?:inspection|visit)s? (?:took|was|were|has|have)\b|\b(?:this|a|the first|the) monitoring (?:inspection|visit) (?:was|took|report)"
    r"|\breport of (?:the|a) monitoring (?:inspection|visit)|\bdates? of monitoring\b|\bfindings of (?:the|this) monitoring\b"
)
_2016 = re.compile(
    r"\bjoint (?:local )?area (?:send|special educational needs)|\bjoint local area send|\bjoint inspection of the local area of"
    r"|\brevisit(?:ed)? the (?:local )?area of|\bwritten statement of action\b.{0,200}\b(?:is|was) required"
)
_SCHOOL = re.compile(
    r"\binspection of (?:a|an) (?:good|outstanding|requires improvement|inadequate)? ?school\b|\boverall effectiveness\b"
    r"|\bthe quality of education\b|\bquality of education\b|\bschool (?:details|details)\b|\bheadteacher\b|\bdfe registration number\b"
    r"|\bage range of pupils\b|\btype of (?:school|provision)\b|\bunique reference number\b.{0,80}\blocal authority\b|\bsection [58] of the education act 2005"
    r"|\bearly years (?:provider|provision)\b|\bregistered manager\b"
)
FEW = 40
"""Characters on a page: fewer, on every page, and the pages are pictures."""


def check(pages: Sequence[str]) -> None:
    """Raise the refusal that fits where the text of the first pages is not that of a full area SEND inspection."""
    if refusal := refusal_for(pages):
        raise refusal


def refusal_for(pages: Sequence[str]) -> NotAReadableReport | None:
    """The refusal that fits, None where it is a report of a full area SEND inspection. pages: text, front page first."""
    if all(len("".join(page.split())) < FEW for page in pages):
        return ScannedPdf()
    front = alike(next((page for page in pages if len("".join(page.split())) >= FEW), ""))
    every = alike(" ".join(pages))
    outcome = re.search(r"\binspection outcomes?\b", front)
    head = front[: outcome.start()] if outcome else front[:700]
    # The outcome box of a full report announces a monitoring inspection: only what stands before it tells the kind.
    if _MONITORING.search(head):
        return MonitoringReport()
    if _FULL.search(front) and not _2016.search(head):
        return None
    if _2016.search(head) or _2016.search(front):
        return Framework2016Report()
    if _MONITORING.search(front):
        return MonitoringReport()
    if _SCHOOL.search(every):
        return SchoolReport()
    return OtherDocument()
