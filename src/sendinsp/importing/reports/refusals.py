"""Why a file is not read: one class each, whose message is one sentence that says what is wrong and what to do."""

from __future__ import annotations

from typing import ClassVar


class NotAReadableReport(Exception):  # noqa: N818 # it is no error of the program
    """A file that is not read as a report of a full area SEND inspection. The message is for people.

    `code` names the reason for scripts and for the way out of the reading process; `message` is what is said where
    there is nothing more particular to say.
    """

    code: ClassVar[str] = "unreadable"
    message: ClassVar[str] = "This PDF cannot be read: download the report again from Ofsted's site."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.message)


class ReaderMissing(NotAReadableReport):
    """The libraries that read PDF are not installed."""

    code = "reader-missing"
    message = "Reading a report needs two more packages: pip install 'sendinsp[reports]'."


class NotAPdf(NotAReadableReport):
    """No PDF by its first bytes."""

    code = "not-a-pdf"
    message = "This is not a PDF: give the report as Ofsted publishes it, a file ending in .pdf."


class EncryptedPdf(NotAReadableReport):
    """A PDF that asks for a password."""

    code = "encrypted"
    message = "This PDF is locked with a password: download the report again from Ofsted's site."


class TruncatedPdf(NotAReadableReport):
    """A PDF of which a part is missing or damaged."""

    code = "truncated"
    message = "This PDF is cut off or damaged: download the report again from Ofsted's site."


class ScannedPdf(NotAReadableReport):
    """Pages that hold pictures of text and no text."""

    code = "scan"
    message = "This PDF holds no text, as a scan does: take Ofsted's own file, or run OCR over it."


class SchoolReport(NotAReadableReport):
    """A report on a school or another single provider."""

    code = "school"
    message = "This is a report on a school or another provider, not on a local area: give an area SEND report."


class MonitoringReport(NotAReadableReport):
    """The report or letter of a monitoring inspection."""

    code = "monitoring"
    message = (
        "This is the report of a monitoring inspection, not of a full one: enter its date and findings by hand in the "
        "record of the full inspection."
    )


class Framework2016Report(NotAReadableReport):
    """A letter of the framework of 2016 to 2022, first inspection or re-visit."""

    code = "framework-2016"
    message = (
        "This is a letter of the framework of 2016 to 2022, which is laid out otherwise: only reports of the framework "
        "of 2023 are read, so enter it by hand."
    )


class OtherDocument(NotAReadableReport):
    """A PDF with text that is none of the documents above and no report either."""

    code = "other"
    message = (
        'This PDF is not a report of an area SEND inspection: none of its first pages says "Area SEND inspection of", '
        "so look whether it is the file you meant."
    )


class HostilePdf(NotAReadableReport):
    """A file that would take more time, memory or pages than any report does."""

    code = "too-much"
    message = "This PDF asks for far more than a report does and was given up: take Ofsted's file."


BY_CODE = {one.code: one for one in NotAReadableReport.__subclasses__()}
