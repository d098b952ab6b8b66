"""Text from data files, made safe to show."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with every control character and direction mark written out (`\\x1b`), line ends kept."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(_written_out, text)


def clean_line(text: str) -> str:
    """As `clean`, on one line."""
    return " ".join(clean(text).split())


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 inspection`, `2 inspections`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
