"""Printed text made comparable: ligatures, odd spaces, hyphens at line ends, bullets, ends of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ODD = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
    "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip
_TABLE = str.maketrans(_ODD)

# No bullets, though signs that may begin a line by themselves.
_NO_BULLET = frozenset("&/\\%.,:;!?'\"@#+=<>|\u00a3$\u20ac\u2026")
_CID = re.compile(r"\(cid:\d+\)")
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


def is_bullet(word: str, *, symbol: bool = False) -> bool:
    """Whether a word at the start of a line is a bullet; `symbol`: it is set in a font of symbols.

    A bullet is one sign: a square, dot, arrow, dash or minus, a glyph of the private use area (Wingdings or Symbol
    without a map), pdfminer's "(cid:N)" for a glyph without any, or a small "o" (Courier, as Word sets it).
    """
    if _CID.fullmatch(word) or word == "o":
        return True
    if len(word) != 1 or word in _NO_BULLET:
        return False
    return symbol or unicodedata.category(word) in ("So", "Sm", "Sk", "Po", "Pd", "Co")


def ends_sentence(text: str) -> bool:
    """Whether the text ends in a full stop (or ! or ?), a closing quote or bracket after it allowed."""
    return bool(_STOP.search(text.rstrip()))
