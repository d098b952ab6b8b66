"""What rules are given: a record with all that surrounds it, or one of the other files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from sendinsp.model.area import AreasFile
from sendinsp.model.area_names import Areas
from sendinsp.model.dates import DateSpan
from sendinsp.model.fields import About, Place, codes_in, dates_in, place_of
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection
from sendinsp.model.problem import Problem, Severity, Span
from sendinsp.model.source import Source, SourcesFile

Model = TypeVar("Model")


class Document(Protocol):
    """A file as rules see it (`yaml.document` has it): plain values, with the place of each at hand."""

    path: str
    data: Any
    root: Any
    dropped: Any

    def span(self, path: Place, *, key: bool = False) -> Span | None:
        """Where a value stands, or its key."""

    def original(self, path: Place) -> Place:
        """Where in the file that stands which the model has at a place."""

    def problem(
        self,
        code: str,
        message: str,
        path: Place,
        *,
        hint: str = "",
        severity: Severity = "error",
        key: bool = False,
    ) -> Problem:
        """A problem at a place, or at its key."""


@dataclass(frozen=True)
class Surroundings:
    """What a record is judged against.

    A file that cannot be read makes nothing unknown: where a set of codes is None, nothing is said of codes of
    that kind. Entries with a fault of their own are known all the same.

    Attributes:
        today: nothing may lie after this day.
        areas: the areas whose entries are without fault.
        area_slugs: every area's slug.
        sources: the sources whose entries are without fault.
        source_ids: every source's id.
        frameworks: the frameworks by id.
        codes: framework id -> topic -> its codes.
        low: ids of the sources of low trust on which alone no fact may rest.
        whole: whether areas, sources and frameworks could all be read, entry by entry: else that a rule finds nothing
            says little.
    """

    today: date
    areas: Areas
    area_slugs: frozenset[str] | None
    sources: dict[str, Source]
    source_ids: frozenset[str] | None
    frameworks: dict[str, Framework]
    codes: dict[str, dict[str, frozenset[str]]]
    low: frozenset[str]
    whole: bool = True

    @classmethod
    def of(
        cls,
        today: date,
        areas: FileCase[AreasFile] | None,
        sources: FileCase[SourcesFile] | None,
        frameworks: Iterable[FileCase[Framework]],
        themes: frozenset[str] | None = None,
    ) -> Surroundings:
        """Put together what the other files hold."""
        known_areas = areas.model.areas if areas and areas.model else {}
        known_sources = sources.model.sources if sources and sources.model else {}
        frameworks = list(frameworks)
        by_id = {case.model.id: case.model for case in frameworks if case.model}
        whole = _keys(areas, "areas") == frozenset(known_areas) and _keys(sources, "sources") == frozenset(
            known_sources
        )
        return cls(
            today=today,
            areas=Areas(known_areas),
            area_slugs=_keys(areas, "areas"),
            sources=dict(known_sources),
            source_ids=_keys(sources, "sources"),
            frameworks=by_id,
            codes={
                name: {t: frozenset(f.codes(t)) for t in f.lists()} | ({"themes": themes} if themes is not None else {})
                for name, f in by_id.items()
            },
            low=frozenset(
                name for name, source in known_sources.items() if source.trust == "low" and not source.acknowledged
            ),
            whole=whole and all(case.model for case in frameworks),
        )


def _keys(case: FileCase[Any] | None, part: str) -> frozenset[str] | None:
    data = case.document.data if case else None
    section = data.get(part) if isinstance(data, dict) else None
    return frozenset(section) if isinstance(section, dict) else None


@dataclass(slots=True)
class Case:
    """A record under examination.

    Attributes:
        document: the file with its places.
        record: what the file holds; where it has faults of form, what remains without them.
        place: folder and name of the file below `inspections`, without the ending (`spring-2017/sandwell`);
            None where the record comes from elsewhere.
        around: what it is judged against.
        dates: path -> date, for those the record does not doubt, in the order of the record's keys.
        doubted: the same for those that it doubts.
        about: path -> what is to be known of that date's field.
    """

    document: Document
    record: Inspection
    place: str | None
    around: Surroundings
    dates: dict[str, DateSpan] = field(default_factory=dict)
    doubted: dict[str, DateSpan] = field(default_factory=dict)
    about: dict[str, About] = field(default_factory=dict)
    _codes: list[tuple[str, str, Place]] | None = None

    def __post_init__(self) -> None:
        doubts = self.record.doubts
        for path, span, about in dates_in(self.record):
            (self.doubted if doubts and path.partition("[")[0] in doubts else self.dates)[path] = span
            self.about[path] = about

    @property
    def codes(self) -> list[tuple[str, str, Place]]:
        """Every code of the record: the list that it is of, the code, and where it stands. Many rules ask for them."""
        if self._codes is None:
            self._codes = list(codes_in(self.record))
        return self._codes

    def line(self, path: str) -> int:
        """The line on which a field stands (1 where it does not)."""
        span = self.document.span(place_of(path))
        return span.line if span else 1


@dataclass(slots=True)
class FileCase(Generic[Model]):
    """One of the other files under examination.

    Attributes:
        document: the file with its places.
        model: what it holds, or None where too little of it is right.
        around: what it is judged against, once that is known.
        name: the file below the data folder (`frameworks/framework-2016.yaml`).
    """

    document: Document
    model: Model | None
    name: str
    around: Surroundings | None = None


class Facts(NamedTuple):
    """What rules over the whole register need to know of one record: small, since it crosses processes.

    Attributes:
        file: the file, as problems name it.
        area: its area, or "".
        framework: its framework, or "".
        term: its term as text, or "".
        start: first and last day that the fieldwork can have begun on, if known.
        published: the same for the publication of its report.
        cited: the sources that it names; None where that cannot be known, since the file cannot be read.
    """

    file: str
    area: str
    framework: str
    term: str
    start: tuple[date, date] | None
    published: tuple[date, date] | None
    cited: frozenset[str] | None
