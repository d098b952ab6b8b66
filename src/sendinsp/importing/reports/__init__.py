"""Reading Ofsted's report of an area SEND inspection (framework of 2023) from its PDF.

`read_report` gives a `ReadReport`, each field with its page and the words it rests on, or raises a
`NotAReadableReport` that says in a sentence why not. Needs the extra `reports` (pdfplumber, pypdf), which only the
reading process imports. How it reads and how sure it is: docs/reading-reports.md.
"""

from __future__ import annotations

from sendinsp.importing.reports.limits import Limits
from sendinsp.importing.reports.model import Previous, Read, ReadReport, Row
from sendinsp.importing.reports.process import Attempt, Reader, find_reports, read_report, read_reports
from sendinsp.importing.reports.refusals import (
    EncryptedPdf,
    Framework2016Report,
    HostilePdf,
    MonitoringReport,
    NotAPdf,
    NotAReadableReport,
    OtherDocument,
    ReaderMissing,
    ScannedPdf,
    SchoolReport,
    TruncatedPdf,
)

__all__ = [
    "Attempt", "EncryptedPdf", "Framework2016Report", "HostilePdf", "Limits", "MonitoringReport", "NotAPdf",
    "NotAReadableReport", "OtherDocument", "Previous", "Read", "ReadReport", "Reader", "ReaderMissing", "Row",
    "ScannedPdf", "SchoolReport", "TruncatedPdf", "find_reports", "read_report", "read_reports",
]  # fmt: skip
