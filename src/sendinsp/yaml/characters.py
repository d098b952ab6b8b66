"""The bytes and characters of a file, before any parser sees them."""

from __future__ import annotations

import re

from sendinsp.model.problem import Span
from sendinsp.yaml.document import LINE_BREAK, Document, span_at

MAX_BYTES = 4 * 1024 * 1024
"""Largest file that is read: some forty times the largest data file of the register."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What nobody can see in a text, however it is written."""


def decode(raw: bytes, document: Document) -> str | None:
    """The text of a file in UTF-8; None, with a problem, for one that is too large or in another encoding."""
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB and was not read"
        document.fault("Y013", None, message, "a record needs a few kilobytes: is this another kind of file?")
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        document.fault("Y007", Span(1, 1, 1, 1), "the file is in UTF-16 or UTF-32, not UTF-8", "save it as UTF-8")
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        lines = LINE_BREAK.split(raw[: error.start].decode("utf-8"))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        document.fault("Y007", span_at(len(lines) - 1, len(lines[-1])), message, "save the file as UTF-8")
        return None


def check_characters(document: Document) -> None:
    """Report control characters and tabs, then make the text one that every parser reads alike."""
    text = document.text
    if _CONTROL.search(text):
        for span, char in _places(_CONTROL, text):
            document.fault("Y009", span, f"control character U+{ord(char):04X}", "remove it: nobody can see it")
        text = _CONTROL.sub("\ufffd", text)
    if "\t" in text:
        seen = 0
        for span, _ in _places(re.compile("\t+"), text):
            if span.line != seen:
                seen = span.line
                document.fault("Y004", span, "tab character", "use spaces")
        text = text.replace("\t", " ")
    document.text = text


def _places(pattern: re.Pattern[str], text: str, most: int = 20) -> list[tuple[Span, str]]:
    """Where a pattern occurs, at most `most` times."""
    found = []
    for number, line in enumerate(LINE_BREAK.split(text)):
        for match in pattern.finditer(line):
            found.append((span_at(number, match.start(), match.end()), match[0]))
            if len(found) == most:
                return found
    return found
