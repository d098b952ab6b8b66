"""The file before it is read: is it a PDF, whole, open to all and of a sensible size; and pypdf's text of a page."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from sendinsp.importing.reports.limits import MB, Limits
from sendinsp.importing.reports.refusals import EncryptedPdf, HostilePdf, NotAPdf, NotAReadableReport, TruncatedPdf

_HEAD, _TAIL = 1024, 4096


def check_bytes(data: bytes, limits: Limits) -> None:
    """Raise NotAPdf, HostilePdf (too large) or TruncatedPdf by the bytes alone."""
    if not data:
        raise NotAPdf("This file is empty: download the report again from Ofsted's site.")
    if b"%PDF-" not in data[:_HEAD]:
        raise NotAPdf
    if len(data) > limits.file_mb * MB:
        raise HostilePdf(
            f"This PDF is larger than {limits.file_mb} MB, a report is below one: take the file as Ofsted publishes it."
        )
    if b"%%EOF" not in data[-_TAIL:]:
        raise TruncatedPdf


def open_pdf(data: bytes, limits: Limits) -> tuple[Any, int]:
    """pypdf's reader of a PDF, and its number of pages. Raises EncryptedPdf, TruncatedPdf or HostilePdf."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not _opens(reader):
            raise EncryptedPdf
        pages = _count(reader, limits)
    except (NotAReadableReport, MemoryError):
        raise
    except RecursionError:
        raise HostilePdf from None
    except Exception as error:
        raise (HostilePdf if type(error).__name__ == "LimitReachedError" else TruncatedPdf) from error
    if pages == 0:
        raise TruncatedPdf("This PDF has no pages: download the report again from Ofsted's site.")
    return reader, pages


def _opens(reader: Any) -> bool:
    """Whether it opens without a password (it may only forbid printing)."""
    import pypdf.errors

    try:
        return bool(reader.decrypt(""))
    # A cipher that is broken, that needs a library which is not here, or that pypdf does not know: DependencyError is
    # no PyPdfError.
    except (pypdf.errors.PyPdfError, pypdf.errors.DependencyError, NotImplementedError):
        return False


def _count(reader: Any, limits: Limits) -> int:
    tree = reader.root_object["/Pages"].get_object()
    said = tree.get("/Count", 0) if isinstance(tree, dict) else 0  # before the pages are walked
    pages = int(said) if isinstance(said, int) and said > limits.pages else len(reader.pages)
    if pages > limits.pages:
        raise HostilePdf(f"This PDF has {pages} pages, a report has about ten: give the report itself.")
    return pages


def lines_by_pypdf(reader: Any, numbers: Sequence[int]) -> list[str] | None:
    """The lines of pages counted from 1 as pypdf reads them; None where it cannot."""
    lines: list[str] = []
    try:
        for number in numbers:
            lines += reader.pages[number - 1].extract_text().splitlines()
    except (NotAReadableReport, MemoryError):
        raise
    except Exception:
        # A second reading only bears out the first: whatever ails it leaves the first as it is.
        return None
    return lines
