"""Finding areas by whatever people call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sendinsp.model.area import Area, fold
from sendinsp.model.suggest import nearest


class Areas(Mapping[str, Area]):
    """The local areas by slug, found by name, alias or code too."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        self._areas = dict(areas)
        self._names: dict[str, list[str]] | None = None

    def __getitem__(self, slug: str) -> Area:
        return self._areas[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._areas)

    def __len__(self) -> int:
        return len(self._areas)

    def name(self, slug: str) -> str:
        """The short name of an area, or the slug itself where the register does not know it."""
        area = self._areas.get(slug)
        return area.name if area else slug

    def find(self, text: str, day: date | None = None) -> tuple[str, ...]:
        """The slugs of all areas that `text` names, case, accents and punctuation aside; () where there is none.

        Args:
            text: a slug, a name, an alias, a DfE or ONS code, current or former.
            day: only areas in being on that day, where any of those found was.
        """
        if text in self._areas and len(self._index().get(fold(text), ())) <= 1:
            found: tuple[str, ...] = (text,)
        else:
            found = tuple(self._index().get(fold(text), ()))
        if day is not None and len(found) > 1:
            then = tuple(slug for slug in found if self._areas[slug].in_being(day))
            return then or found
        return found

    def guess(self, text: str) -> tuple[str, ...]:
        """The slugs of the areas in whose names `text` stands, from the beginning of a word on; () where it is in none.

        For people who type "Bath" or "Cheshire West". Where it stands in several areas' names, all are given: those
        that have ended too, and those where it only begins a word (in "Northampton", "North Northamptonshire").
        """
        key = fold(text)
        if len(key) < 3:
            return ()
        begun = {slug for name, slugs in self._index().items() if f" {key}" in f" {name}" for slug in slugs}
        return tuple(slug for slug in self._areas if slug in begun)

    def suggest(self, text: str, most: int = 3) -> list[str]:
        """Names that look like `text`, or of which it is the beginning."""
        key = fold(text)
        index = self._index()
        words = set(key.split())
        near = nearest(key, index, most, 0.7) or [name for name in index if len(key) > 2 and name.startswith(key)]
        # Where each word that was typed stands in some name, a name that lacks one is no suggestion.
        known = {word for name in index for word in name.split()}
        if words <= known:
            near = [name for name in near if words <= set(name.split())] or near[:0]
        names: list[str] = []
        for match in near:
            for slug in index[match]:
                if (name := self._areas[slug].name) not in names:
                    names.append(name)
        return names[:most]

    def family(self, slug: str) -> tuple[str, ...]:
        """The area with all its predecessors and successors, near and far."""
        found: list[str] = []
        waiting = [slug]
        while waiting:
            one = waiting.pop()
            if one not in found and one in self._areas:
                found.append(one)
                waiting += [*self._areas[one].predecessors, *self._areas[one].successors]
        return tuple(sorted(found))

    def _index(self) -> dict[str, list[str]]:
        """Folded name -> slugs. Built when first asked for: most commands never do."""
        if self._names is None:
            index: dict[str, list[str]] = {}
            for slug, area in self._areas.items():
                names = {slug, area.name, area.official_name, *area.aliases, area.dfe_code}
                names |= {code.code for code in area.ons_codes}
                for name in {fold(name) for name in names}:
                    index.setdefault(name, []).append(slug)
            self._names = index
        return self._names
