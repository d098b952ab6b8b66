"""Printed text made comparable: ligatures, odd spaces, hyphens at line ends, bullets, ends of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ODD = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
    "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip
_TABLE = str.maketrans(_ODD)

# Glyphs that bullets come out as: the squares and dots of Unicode, dashes, a small "o" (Courier), the private use
# area (Wingdings and Symbol without a map), and pdfminer's "(cid:N)" for a glyph without any.
BULLET = re.compile(
    "^(?:[\u2022\u2023\u2043\u204c\u204d\u2219\u00b7\u25a0-\u25ff\u2b1b-\u2b1e\u26ab\u2756\u2794\u27a2\u2713\u2714\u29bf\uf000-\uf0ff*"
    "\u00a7\u2012-\u2015-]|o|\\(cid:\\d+\\))$"
)
NUMBER = re.compile(r"^\(?(\d{1,2})[.)]$")
_STOP = re.compile(r"[.!?][)\]\"'\u2019\u201d]*$")


def clean(text: str) -> str:
    """`text` with ligatures in letters, soft hyphens and zero-width characters gone, every space an ordinary one."""
    return text.translate(_TABLE)


def squeeze(text: str) -> str:
    """`clean` text on one line with single spaces."""
    return " ".join(clean(text).split())


def join(lines: Iterable[str]) -> str:
    """Lines made one: a word broken after a hyphen ("Stoke-on-" / "Trent") is closed up, keeping the hyphen."""
    whole = ""
    for line in map(squeeze, lines):
        if not line:
            continue
        if whole.endswith("-") and not whole.endswith(" -") and line[0].isalnum():
            whole += line
        else:
            whole = f"{whole} {line}" if whole else line
    return whole


def alike(text: str) -> str:
    """For comparing only: one case, straight quotes, plain dashes, no space before a stop."""
    text = squeeze(text).casefold()
    for odd, plain in (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(odd, plain)
    text = re.sub("[\u2012-\u2015]", "-", text)
    return re.sub(r"\s+([,.;:])", r"\1", text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends in a full stop (or ! or ?), a closing quote or bracket after it allowed."""
    return bool(_STOP.search(text.rstrip()))
