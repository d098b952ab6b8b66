"""Rules on evidence: every fact has a source, and what is said about facts names facts that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sendinsp.model.case import Case
from sendinsp.model.fields import NO_FACTS, FieldSpec, Place, facts_of, place_of, present, sections_of
from sendinsp.model.inspection import Inspection
from sendinsp.model.rule import Fault, rule
from sendinsp.model.suggest import Search
from sendinsp.yaml.document import value_at

Facts = Mapping[str, tuple[FieldSpec, object]]


@rule("E001")
def fact_without_source(case: Case) -> Iterator[Fault]:
    """A fact has no source.

    Why:
        Without one nobody can check it, or decide between it and what another source says. `evidence` names, for each
        source, the fields that it gives; a list may instead give `sources` with every item.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
          example-news-2017: [fieldwork.end]
    """
    data = case.document.data
    missing = present(data).difference(*case.record.evidence.values())
    if not missing:
        return
    known = facts_of(type(case.record))
    for path in sorted(missing):
        if path in known and not _listed_with_sources(data, path) and not _faulty(data, path):
            hint = f"add {path} under evidence, below the source that gives it"
            yield Fault(place_of(path), f"{path} has no source", hint, key=True)


def _listed_with_sources(data: dict[str, Any], path: str) -> bool:
    value = value_at(data, path)
    return isinstance(value, list) and all(isinstance(item, dict) and item.get("sources") for item in value)


def _faulty(data: dict[str, Any], path: str) -> bool:
    """Whether the evidence itself has a fault of form, so that it cannot be known what is missing from it."""
    evidence = data.get("evidence", {})
    return not isinstance(evidence, dict) or any(not isinstance(paths, list) for paths in evidence.values())


@rule("E002")
def evidence_for_nothing(case: Case) -> Iterator[Fault]:
    """Evidence is given for a fact that is not there.

    Why:
        Either the fact was lost, or the source says nothing of the kind.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        evidence:
          ofsted-2022-11: [term, report.received]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        evidence:
          ofsted-2022-11: [term]
    """
    there = present(case.document.data)
    for source, paths in case.record.evidence.items():
        if not there.issuperset(paths):
            places = ((("evidence", source, number), path) for number, path in enumerate(paths))
            yield from _absent(case, there, places, "evidence is given for")


@rule("E003")
def doubt_of_nothing(case: Case) -> Iterator[Fault]:
    """A doubt is about a fact that is not there.

    Why:
        A doubt says why a value is kept and not relied on. Where the value is gone the doubt says nothing, or is about
        a field with another name.
    Wrong:
        doubts:
          report.received: Likely the date of the draft.
    Right:
        doubts:
          report.published: Likely the date of the draft.
    """
    if case.record.doubts:
        places = ((("doubts", path), path) for path in case.record.doubts)
        yield from _absent(case, present(case.document.data), places, "a doubt is raised about")


@rule("E004")
def dispute_of_nothing(case: Case) -> Iterator[Fault]:
    """A dispute is about a fact that is not there.

    Why:
        Under `disputed` stands what other sources say instead of the value in the field. Where there is no value, the
        other one should be it.
    Wrong:
        disputed:
          - field: report.received
            value: 2017-07-13
            sources: [example-news-2017]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """
    if case.record.disputed:
        places = ((("disputed", n, "field"), one.field) for n, one in enumerate(case.record.disputed))
        yield from _absent(case, present(case.document.data), places, "a dispute is about")


def _absent(case: Case, there: set[str], places: Iterable[tuple[Place, str]], what: str) -> Iterator[Fault]:
    known = facts_of(type(case.record))
    # A section that holds an unknown key (S001) may well hold the fact under that name.
    unsure = {other.rpartition(".")[0] for other in there if other not in known}
    for place, path in places:
        if path in there or path not in known or path.rpartition(".")[0] in unsure:
            continue
        hint = f"add {path}, or remove this"
        yield Fault(place, f"{what} {path}, which is not in the record", hint, key=place[0] == "doubts")


@rule("E005")
def path_of_no_fact(case: Case) -> Iterator[Fault]:
    """A path names no field and no whole list.

    Why:
        Evidence, doubts and disputes name single fields or whole lists: a section stands for more than the source
        may say, and an item's number changes when another is added.
    Wrong:
        disputed:
          - field: report
            value: 2017-07-21
            sources: [example-news-2017]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """
    known = facts_of(type(case.record))
    if type(case.record) is Inspection:  # under an unknown framework nobody knows the fields
        return
    said: dict[str, tuple[str, str]] = {}
    search = Search(known)
    for path, place in _named(case.record, known):
        if path not in known:
            if path not in said:
                said[path] = _no_fact(case, path, known, search)
            message, hint = said[path]
            yield Fault(place, message, hint, key=place[0] == "doubts")


def _named(record: Inspection, known: Facts) -> Iterator[tuple[str, Place]]:
    """Every path that evidence, doubts and disputes name, and where; those of a source that are all known left out."""
    for source, paths in record.evidence.items():
        if any(path not in known for path in paths):
            for number, path in enumerate(paths):
                yield path, ("evidence", source, number)
    for path in record.doubts:
        yield path, ("doubts", path)
    for number, dispute in enumerate(record.disputed):
        yield dispute.field, ("disputed", number, "field")


def _no_fact(case: Case, path: str, known: Facts, search: Search) -> tuple[str, str]:
    """What a path is that names no fact, and what to do about it."""
    shape = path.replace("[", ".").rstrip("]")
    above = next((one for one, (spec, _) in known.items() if spec.kind == "list" and shape.startswith(f"{one}.")), None)
    if path in NO_FACTS:
        return f"{path} needs no source and cannot be doubted", "remove it"
    if path in sections_of(type(case.record)):
        inside = sorted(p for p in present(case.document.data) if p in known and p.startswith(f"{path}."))
        return f"{path} is a section", f"name its fields: {', '.join(inside)}" if inside else "remove it"
    if above is not None:
        return f"{path} points into a list", f"name the whole list: {above}"
    return f"{path!r} is no field", search.hint(path, "paths are written as report.published")


@rule("E008", severity="warning")
def low_trust_alone(case: Case) -> Iterator[Fault]:
    """Facts rest on a source of low trust alone.

    Why:
        Sources of low trust are often wrong. Look for a better one, or say under doubts why the value is kept. One
        warning a record; addresses, and facts that the record doubts, are exempt.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        report:
          published: 2017-07-20
        evidence:
          ofsted-2022-11: [term]
          example-scrape: [report.published]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        report:
          published: 2017-07-20
        evidence:
          ofsted-2022-11: [term, report.published]
          example-scrape: [report.published]
    """
    low, evidence = case.around.low, case.record.evidence
    if low.isdisjoint(evidence):
        return
    weak = {p for s, paths in evidence.items() if s in low for p in paths if not _address(case, p)}
    if weak:
        weak.difference_update(*(paths for source, paths in evidence.items() if source not in low))
        alone = sorted(weak.difference(case.record.doubts))
        if alone:
            source = next(s for s in evidence if s in low and alone[0] in evidence[s])
            hint = "find a better source, or say under doubts why it is kept"
            message = f"no source but one of low trust gives {', '.join(alone)}"
            yield Fault(("evidence", source), message, hint, key=True)


def _address(case: Case, path: str) -> bool:
    """Whether a field holds an address: whoever follows it sees that it is right."""
    known = facts_of(type(case.record)).get(path)
    return known is not None and known[0].address


@rule("E009", severity="warning")
def path_twice(case: Case) -> Iterator[Fault]:
    """A source names the same field twice.

    Why:
        The second one most often was meant to be another field, which now has no source.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        evidence:
          ofsted-2022-11: [term, term]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        evidence:
          ofsted-2022-11: [term]
    """
    for source, paths in case.record.evidence.items():
        if len(set(paths)) < len(paths):
            seen: set[str] = set()
            for number, path in enumerate(paths):
                if path in seen:
                    yield Fault(("evidence", source, number), f"{source} names {path} twice", "remove one of the two")
                seen.add(path)


@rule("E011", severity="warning", scope="reader")
def acknowledged_for_nothing() -> None:
    """A warning is acknowledged that there is none of.

    Why:
        Under `acknowledged` stands why a known warning may stay: it is then told of no more, so that a new one is
        seen. Where the warning is gone, the line would hide the next one.
    Wrong:
        acknowledged:
          E008: Nothing better was found.
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        report:
          published: 2017-07-20
        acknowledged:
          E008: Nothing better was found.
        evidence:
          ofsted-2022-11: [term]
          example-scrape: [report.published]
    """
