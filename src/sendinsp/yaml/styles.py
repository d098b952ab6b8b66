"""How a single value is written: plain, in quotes, or as folded text."""

from __future__ import annotations

import json
import re

WIDTH = 100
"""Columns that a line of a data file fills at most, where it can be broken."""
QUOTED = 60
"""Longest text that is put in quotes where it needs them; a longer one is folded."""

_PLAIN = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<\x00-\x1f\x7f-\x9f\ufeff](?:[^\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]*\S)?"
)
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_IN_FLOW = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]*")
_TYPED = re.compile(
    r"""~|null|Null|NULL
    |y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    |[-+]?[0-9][0-9_]*                              # whole numbers
    |[-+]?0[bB][01_]+|[-+]?0[oO]?[0-7_]+|[-+]?0[xX][0-9a-fA-F_]+
    |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?  # 1:30, sixty to the unit in YAML 1.1
    |[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?    # dates
    |<<|=""",
    re.VERBOSE,
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WORD_GAP = re.compile(r"(?<=\S) (?=\S)")


def plain_safe(text: str) -> bool:
    """Whether a text can stand without quotes, as far as YAML's signs go."""
    return bool(_PLAIN.fullmatch(text)) and not _BREAKS_PLAIN.search(text)


def flow_safe(text: str) -> bool:
    """Whether it can stand so between the brackets of a list, too."""
    return bool(_IN_FLOW.fullmatch(text)) and not looks_typed(text)


def looks_typed(text: str) -> bool:
    """Whether some YAML parser, of version 1.1 or 1.2, would take the plain text for a number, a flag, a date..."""
    return bool(_TYPED.fullmatch(text))


def quoted(text: str) -> str:
    """The text in double quotes, whatever it holds."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def typed(text: str) -> str:
    """A date, a number, a flag, an address: plain wherever it can be."""
    return text if plain_safe(text) else quoted(text)


def word(text: str) -> str:
    """A code, a key or a short text: plain unless a parser would take it for something else."""
    return text if plain_safe(text) and not looks_typed(text) else quoted(text)


def folded(text: str, indent: int) -> list[str] | None:
    """The text as a folded block without its `key:`, the header first; None where folding could change it."""
    if not text.strip() or text != text.strip(" ") or text.startswith("\n") or text.endswith("\n\n"):
        return None
    header = ">" if text.endswith("\n") else ">-"
    paragraphs = text.removesuffix("\n").split("\n")
    if any(line != line.strip() for line in paragraphs) or not all(
        char.isprintable() for char in text.replace("\n", "")
    ):
        return None
    lines = [header]
    for number, paragraph in enumerate(paragraphs):
        if number:
            lines.append("")
        if paragraph:
            lines += (" " * indent + line for line in _filled(paragraph, WIDTH - indent))
    return lines


def literal(text: str, indent: int) -> list[str] | None:
    """The text as a literal block, line by line; None where that could change it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0].strip() or lines[0][0].isspace() or not lines[-1].strip():
        return None
    if any(line != line.rstrip() or not line.isprintable() for line in lines):
        return None
    header = "|" if text.endswith("\n") else "|-"
    return [header, *(" " * indent + line if line else "" for line in lines)]


def quoted_lines(text: str, start: int, indent: int) -> list[str]:
    """The text in double quotes, broken where it can be: at single blanks between words.

    Args:
        text: whatever it holds.
        start: the column in which the first line begins.
        indent: that of the others.
    """
    first, *others = _filled(" " * start + quoted(text), WIDTH, WIDTH - indent)
    return [first[start:], *(" " * indent + line for line in others)]


def _filled(paragraph: str, width: int, others: int | None = None) -> list[str]:
    """A paragraph broken where a single blank stands between words; `others` is the width of all lines but one."""
    lines: list[str] = []
    for piece in _WORD_GAP.split(paragraph):
        room = width if len(lines) == 1 or others is None else others
        if lines and len(lines[-1]) + 1 + len(piece) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines
