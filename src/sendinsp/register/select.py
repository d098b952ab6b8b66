"""Choosing inspections: the filters that every listing command has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from sendinsp import frameworks
from sendinsp.model.as_of import known_at
from sendinsp.model.fields import codes_in
from sendinsp.model.inspection import Inspection
from sendinsp.model.terms import Term
from sendinsp.register.register import Register


@dataclass(frozen=True, slots=True)
class Selection:
    """Which inspections. An empty filter lets all pass; several values of one filter are alternatives.

    Attributes:
        terms: first and last term of each range asked for.
        areas: slugs.
        regions: statistical or Ofsted's regions.
        framework: the id of one framework.
        wsoa: only those that came to the outcome which their framework rates (True), or to another (False).
        published: only reports that are out (True) or awaited (False).
        reason: a reason under which a weakness falls.
        theme: a theme of something found.
        since: only reports published on this day or later.
        until: only reports published on this day or earlier.
        outcome: the code of an outcome.
        revisit: what a further visit found, or `not-recorded` where one was to come and has no outcome recorded.
        boards: codes of integrated care boards.
    """

    terms: Collection[tuple[Term, Term]] = ()
    areas: Collection[str] = ()
    regions: Collection[str] = ()
    framework: str | None = None
    wsoa: bool | None = None
    published: bool | None = None
    reason: str | None = None
    theme: str | None = None
    since: date | None = None
    until: date | None = None
    outcome: str | None = None
    revisit: str | None = None
    boards: Collection[str] = ()

    def admits(self, inspection: Inspection, register: Register) -> bool:
        """Whether an inspection passes every filter."""
        words, term = frameworks.words_of(inspection.framework), inspection.term
        area = register.areas.get(inspection.area) if self.regions else None
        regions = {area.region, area.ofsted_region} if area is not None else set()
        return (
            self.framework in (None, inspection.framework)
            and (not self.terms or any(term is not None and first <= term <= last for first, last in self.terms))
            and (not self.areas or inspection.area in self.areas)
            and (not self.regions or not regions.isdisjoint(self.regions))
            and (self.wsoa is None or is_rated(inspection) is self.wsoa)
            and self.published in (None, inspection.is_published)
            and (self.reason is None or self.reason in codes_of(inspection, "reasons"))
            and (self.theme is None or self.theme in codes_of(inspection, "themes"))
            and (self.outcome is None or words.outcome(inspection) == self.outcome)
            and (self.revisit is None or words.further(inspection) == self.revisit)
            and (not self.boards or not codes_of(inspection, "boards").isdisjoint(self.boards))
            and self._published_within(inspection)
        )

    def _published_within(self, inspection: Inspection) -> bool:
        """Whether the report came out on a day asked for; a month counts where any of its days does."""
        if self.since is None and self.until is None:
            return True
        published = inspection.report.published
        return (
            published is not None
            and (self.since is None or published.latest >= self.since)
            and (self.until is None or published.earliest <= self.until)
        )


def in_words(selection: Selection) -> tuple[str, ...]:
    """What a selection asks for: `region: London`, `wsoa: yes`."""
    found = []
    for one in fields(selection):
        name, value = one.name, getattr(selection, one.name)
        if name == "terms":
            texts = [str(first) if first == last else f"{first}..{last}" for first, last in selection.terms]
        elif isinstance(value, bool):
            texts = ["yes" if value else "no"]
        else:
            texts = [str(value)] if isinstance(value, str | date) else list(value or ())
        found += [f"{name.removesuffix('s') if len(texts) == 1 else name}: {', '.join(texts)}"] if texts else []
    return tuple(found)


def with_names(selection: Selection, register: Register) -> Selection:
    """A selection that holds the names of its areas, frameworks and codes in place of these: for reading only."""

    def titled(topic: str, codes: Iterable[str]) -> list[str]:
        known = {code: title for one in register.frameworks for code, title in register.titles(topic, one).items()}
        return [known.get(code, code) for code in codes]

    framework = register.frameworks.get(selection.framework or "")
    return replace(
        selection,
        areas=[register.areas.name(slug) for slug in selection.areas],
        framework=framework.title if framework is not None else selection.framework,
        reason=titled("reasons", [selection.reason])[0] if selection.reason is not None else None,
        theme=titled("themes", [selection.theme])[0] if selection.theme is not None else None,
        boards=titled("boards", selection.boards),
    )


def select(register: Register, selection: Selection, day: date) -> list[Inspection]:
    """The inspections that pass, as they were known at the end of `day`."""
    seen = (known_at(inspection, day) for inspection in register.inspections)
    return [inspection for inspection in seen if inspection is not None and selection.admits(inspection, register)]


def is_rated(inspection: Inspection) -> bool | None:
    """Whether it came to the outcome that its framework rates; None where that is not known, or it rates none."""
    words = frameworks.words_of(inspection.framework)
    code = words.outcome(inspection)
    return code == words.rated if words.rated and code in words.outcomes else None


def codes_of(inspection: Inspection, topic: str) -> set[str]:
    """The codes of a list of the framework that stand in a record."""
    return {code for of, code, _ in codes_in(inspection) if of == topic}


def by_fieldwork(inspections: Iterable[Inspection]) -> list[Inspection]:
    """Sorted by the start of fieldwork, then area; undated ones by publication."""
    return sorted(inspections, key=lambda one: one.in_time)
