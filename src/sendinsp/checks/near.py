"""Saying which known code may have been meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(given: str, known: Iterable[str], where: str) -> str:
    """A hint that names the nearest known code, or where the known ones are."""
    from difflib import get_close_matches

    codes = sorted(known)
    near = get_close_matches(given, codes, 1, 0.6) or [code for code in codes if code.startswith(given)][:1]
    if near:
        return f"did you mean {near[0]}?"
    if 0 < len(codes) <= 12:
        return f"one of: {', '.join(codes)}"
    return where
