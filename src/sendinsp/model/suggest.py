"""Saying which known word may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

MOST_COMPARED = 20_000
"""How many known words the unknown words of one kind in a file are compared with at most, to find the nearest."""


def nearest(given: str, known: Iterable[str], most: int = 1, cutoff: float = 0.6) -> list[str]:
    """The known words that resemble `given`, the most alike first; `cutoff` is difflib's: 1 is the same word."""
    from difflib import get_close_matches

    return get_close_matches(given, known if isinstance(known, Sequence) else list(known), most, cutoff)


def did_you_mean(near: Sequence[str], otherwise: str, then: str = "") -> str:
    """A question that names the words near by, with what is to be said after it; `otherwise` where there are none."""
    return f"did you mean {' or '.join(near)}?{then}" if near else otherwise


class Search:
    """The search for what unknown words may mean, of which one file can hold a hundred thousand.

    The same word is searched for once, and different ones until `MOST_COMPARED`: nothing is near those after them.
    """

    def __init__(self, known: Iterable[str], cutoff: float = 0.6) -> None:
        self.known = known
        self.cutoff = cutoff
        self.found: dict[str, list[str]] = {}

    @cached_property
    def words(self) -> list[str]:
        """The known words, sorted."""
        return sorted(self.known)

    def nearest(self, given: str) -> list[str]:
        """The known word that resembles `given`, or []."""
        near = self.found.get(given)
        if near is None:
            if len(self.found) * len(self.words) >= MOST_COMPARED:
                return []
            near = self.found[given] = nearest(given, self.words, 1, self.cutoff)
        return near

    def hint(self, given: str, where: str) -> str:
        """A hint that names the nearest known word, or where the known ones are."""
        words = self.words
        near = self.nearest(given) or [word for word in words if word.startswith(given)][:1]
        return did_you_mean(near, f"one of: {', '.join(words)}" if 0 < len(words) <= 12 else where)
