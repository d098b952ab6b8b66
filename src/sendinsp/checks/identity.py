"""Rules on which file holds which inspection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sendinsp.model.case import Case, Facts, Surroundings
from sendinsp.model.inspection import UNDATED
from sendinsp.model.rule import Fault, FaultIn, rule
from sendinsp.model.same_inspection import same_inspection


@rule("I001")
def file_name(case: Case) -> Iterator[Fault]:
    """The file is not named after its area.

    Why:
        A record is found by its file's name. Where name and content differ, one of the two is wrong, often because
        the file was copied from another area's.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: exampleshire
        framework: framework-2016
        term: summer-2017
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
        term: summer-2017
    """
    if case.place is not None:
        name = case.place.rpartition("/")[2]
        if name != case.record.area:
            message = f"the file is named {name!r}, its area is {case.record.area!r}"
            yield Fault(("area",), message, f"name the file {case.record.area}.yaml, or correct the area")


@rule("I002")
def folder(case: Case) -> Iterator[Fault]:
    """The file does not lie in the folder of its term.

    Why:
        Folder and name together are the identity of an inspection. One without a term lies in undated, until some
        source dates it.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: spring-2017
    Right:
        # whole file: inspections/spring-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: spring-2017
    """
    if case.place is None or (case.record.term is None and "term" in case.document.data):
        return
    lies = case.place.rpartition("/")[0]
    belongs = str(case.record.term) if case.record.term is not None else UNDATED
    if lies == belongs:
        return
    if case.record.term is None:
        message = f"the file lies in {lies!r} and gives no term"
        hint = f"add `term: {lies}`, or move the file to {UNDATED}/ if no source dates it"
    else:
        message = f"the file lies in {lies!r}, its term is {belongs!r}"
        hint = f"move it to {belongs}/, or correct the term"
    yield Fault(("term",), message, hint)


@rule("I003", scope="register")
def two_records(facts: Sequence[Facts], around: Surroundings) -> Iterator[FaultIn]:
    """Two records are of the same inspection.

    Why:
        It would be counted twice, and the two would drift apart. The same area, under one framework, with fieldwork
        within four months, is one inspection.
    Wrong:
        # whole file: inspections/spring-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
        term: spring-2017
        fieldwork:
          start: 2017-03-27
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    Right:
        # whole file: inspections/spring-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: spring-2017
        fieldwork:
          start: 2017-03-27
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    """
    by_area: dict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        if one.area:
            by_area[one.area].append(one)
    for records in by_area.values():
        for one, earlier in _with_earlier(records):
            other = next((before for before in earlier if same_inspection(before, one)), None)
            if other is not None:
                fault = Fault(("area",), f"the same inspection as in {other.file}", "keep one of the two")
                yield FaultIn(one.file, fault)


@rule("I004", scope="register")
def predecessor_and_successor(facts: Sequence[Facts], around: Surroundings) -> Iterator[FaultIn]:
    """The same inspection is recorded for an area and for its predecessor.

    Why:
        After a merger old inspections appear in lists under the new council. Recorded under both names it would be
        counted twice.
    Wrong:
        # whole file: inspections/summer-2017/exampleshire-county.yaml
        area: exampleshire-county
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    Right:
        # whole file: inspections/autumn-2016/exampleshire-county.yaml
        area: exampleshire-county
        framework: framework-2016
        term: autumn-2016
        fieldwork:
          start: 2016-11-14
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    """
    by_area: dict[str, list[tuple[int, Facts]]] = defaultdict(list)
    for number, one in enumerate(facts):
        by_area[one.area].append((number, one))
    for slug, records in by_area.items():
        area = around.areas.get(slug)
        for before in area.predecessors if area else ():
            for pair in ((one, other) for one in records for other in by_area.get(before, ())):
                if same_inspection(pair[0][1], pair[1][1]):
                    first, second = (facts for _, facts in sorted(pair))
                    hint = f"keep it under the area that existed then; {slug} follows {before}"
                    yield FaultIn(second.file, Fault(("area",), f"the same inspection as in {first.file}", hint))


def _with_earlier(records: Sequence[Facts]) -> Iterator[tuple[Facts, Iterable[Facts]]]:
    """Each record of an area with those before it that may be of the same inspection.

    Records with a term can be so only if their terms or dates lie in the same year or in neighbouring ones; to
    compare each with all would take a hundred times as long in a register that is a hundred times as large.
    """
    by_year: dict[int, list[int]] = defaultdict(list)
    loose: list[int] = []
    for number, one in enumerate(records):
        if not one.term:
            yield one, records[:number]
            loose.append(number)
            continue
        years = {int(one.term[-4:])}
        for span in (one.start, one.published):
            if span is not None:
                years.update(range(span[0].year, span[1].year + 1))
        near = {other for year in years for close in (year - 1, year, year + 1) for other in by_year.get(close, ())}
        yield one, [records[other] for other in sorted(near.union(loose))]
        for year in years:
            by_year[year].append(number)


@rule("I005", scope="reader")
def no_place() -> None:
    """The file is not where any data file lies.

    Why:
        A file in a place that nothing reads looks like part of the register and is none: areas.yaml, sources.yaml,
        frameworks/NAME.yaml and inspections/TERM/AREA.yaml are all there is.
    Wrong:
        # whole file: inspections/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """


@rule("I006", severity="warning", scope="reader")
def passed_over() -> None:
    """A file among the records is not read, since its name does not end in .yaml.

    Why:
        A record saved as .txt or .YAML is missing from the register, and nothing else would tell.
    Wrong:
        # whole file: inspections/spring-2017/otherton.yaml.txt
        area: otherton
        framework: framework-2016
    Right:
        # whole file: inspections/spring-2017/otherton.yaml
        area: otherton
        framework: framework-2016
    """
