"""Mending what nobody sees in a text and what has one meaning: byte-order mark, tabs, line ends."""

from __future__ import annotations

import json

from sendinsp.yaml.parse import parse

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDTHS = (2, 1, 4, 8)
"""How many columns a tab may stand for; the first of those that can be read is used."""


def mended(raw: bytes) -> bytes:
    """A text in UTF-8 without byte-order mark, tabs and line ends other than line feeds, where that is one text.

    A tab is written as blanks where the file says the same however wide it is taken to be: in front of a key, after a
    colon, before a comment. One within a text stays, for `validate` to tell of.
    """
    raw = raw.removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _without_tabs(raw) if b"\t" in raw else raw


def _without_tabs(raw: bytes) -> bytes:
    read: dict[str, bytes] = {}
    for width in _WIDTHS:
        text = raw.replace(b"\t", b" " * width)
        document = parse(text, "")
        if document.root is not None and not any(problem.severity == "error" for problem in document.problems):
            read.setdefault(json.dumps(document.data), text)
    return next(iter(read.values())) if len(read) == 1 else raw
