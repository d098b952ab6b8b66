"""Rules on codes that must be known: areas, frameworks, their lists, and sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendinsp.checks.frameworks import unknown_among
from sendinsp.frameworks import NO_LISTS
from sendinsp.frameworks.codes import RULED, is_grade, unknown_code, unknown_codes
from sendinsp.model.case import Case
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.fields import Place
from sendinsp.model.framework import Period
from sendinsp.model.rule import Fault, rule
from sendinsp.model.suggest import Search, did_you_mean


@rule("R001")
def unknown_area(case: Case) -> Iterator[Fault]:
    """The area is unknown.

    Why:
        Name, region and codes come from areas.yaml. A record of an area that is not there is found by nobody and
        counted in no region.
    Wrong:
        area: exampelshire
    Right:
        area: exampleshire
    """
    slug, known = case.record.area, case.around.area_slugs
    if known is None or slug in known:
        return
    named = [one for one in case.around.areas.find(slug) if one != slug]
    otherwise = Search(known).hint(slug, "areas.yaml lists every area; its keys are the codes") if not named else ""
    hint = did_you_mean(named, otherwise)
    yield Fault(("area",), f"unknown area {slug!r}", hint)


@rule("R002")
def unknown_framework(case: Case) -> Iterator[Fault]:
    """The framework is unknown.

    Why:
        The framework says which keys a record has and which codes it may use, so the record can only be checked in
        part without it.
    Wrong:
        framework: framework-2106
    Right:
        framework: framework-2016
    """
    name, known = case.record.framework, case.around.frameworks
    if known and name not in known:
        hint = Search(known).hint(name, "the files in frameworks/ are the known ones")
        yield Fault(("framework",), f"unknown framework {name!r}", hint)


@rule("R003")
def unknown_question(case: Case) -> Iterator[Fault]:
    """The question of a finding is not one of the framework's.

    Why:
        Findings are grouped by the questions that the letter answers.
    Wrong:
        findings:
          - summary: Needs are found early.
            themes: [early-years]
            kind: strength
            question: identfy
    Right:
        findings:
          - summary: Needs are found early.
            themes: [early-years]
            kind: strength
            question: identify
    """
    return unknown_codes(case, "questions")


@rule("R004")
def unknown_theme(case: Case) -> Iterator[Fault]:
    """A theme is not one of those that all frameworks share.

    Why:
        What was found is counted by theme, over all frameworks. themes.yaml lists them; a folder without it has those
        of its frameworks' findings and strengths.
    Wrong:
        findings:
          - summary: Needs are found early.
            kind: strength
            themes: [early-year]
    Right:
        findings:
          - summary: Needs are found early.
            kind: strength
            themes: [early-years]
    """
    return unknown_codes(case, "themes")


@rule("R007")
def unknown_source(case: Case) -> Iterator[Fault]:
    """A source is unknown.

    Why:
        A fact is worth as much as its source. One that sources.yaml does not list cannot be looked up by anyone.
    Wrong:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-new-2017]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """
    return unknown_among(cited(case), case.around.source_ids)


def cited(case: Case) -> Iterator[tuple[str, Place]]:
    """Every source that a record names, with its place."""
    yield from ((source, ("evidence", source)) for source in case.record.evidence)
    yield from ((source, place) for topic, source, place in case.codes if topic == "sources")


@rule("R008")
def area_not_in_being(case: Case) -> Iterator[Fault]:
    """The area did not exist at the time.

    Why:
        Councils are merged and split. An inspection belongs to the authority of its day, whose codes the statistics
        of that day carry; the register leads from there to the one of today.
    Wrong:
        # whole file: inspections/spring-2018/exampleshire-county.yaml
        area: exampleshire-county
        framework: framework-2016
        term: spring-2018
        fieldwork:
          start: 2018-01-15
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    Right:
        # whole file: inspections/spring-2018/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
        term: spring-2018
        fieldwork:
          start: 2018-01-15
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    """
    when, area = _when(case), case.around.areas.get(case.record.area)
    if when is None or area is None or not (area.from_ or area.to):
        return
    day = when.latest
    if area.from_ and day < area.from_.earliest:
        began = human_day(area.from_.earliest)
        others = _then(case, area.predecessors, day)
        yield Fault(("area",), f"{area.label} exists from {began} only", others)
    elif area.to and when.earliest > area.to.latest:
        ended = human_day(area.to.latest)
        others = _then(case, area.successors, when.earliest)
        yield Fault(("area",), f"{area.name} ({case.record.area}) existed until {ended}", others)


def _then(case: Case, slugs: tuple[str, ...], day: date) -> str:
    found = [s for s in slugs if (area := case.around.areas.get(s)) and area.in_being(day)]
    return f"at that time: {' or '.join(found)}" if found else ""


def _when(case: Case) -> DateSpan | None:
    """When the inspection was: its fieldwork, else its term, else its publication."""
    dates, record = case.dates, case.record
    if (start := dates.get("fieldwork.start")) is not None:
        return start
    if record.term is not None:
        return DateSpan(record.term.start, record.term.end, str(record.term))
    return dates.get("report.published")


@rule("R009")
def framework_not_in_force(case: Case) -> Iterator[Fault]:
    """The framework was not in force at the time.

    Why:
        Inspections before and after it went by other rules, with other outcomes; its deadlines do not hold for them.
    Wrong:
        # whole file: inspections/spring-2023/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
        term: spring-2023
        fieldwork:
          start: 2023-02-06
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    Right:
        # whole file: inspections/spring-2022/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
        term: spring-2022
        fieldwork:
          start: 2022-02-07
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    """
    when, framework = _when(case), case.around.frameworks.get(case.record.framework)
    if when is None or framework is None:
        return
    force = framework.in_force
    if when.latest < force.from_.earliest:
        message = f"{framework.id} was not in force yet: it began {force.from_.human()}"
    elif force.to is not None and when.earliest > force.to.latest:
        message = f"{framework.id} was no longer in force: it ended {force.to.human()}"
    else:
        return
    others = [one.id for one in case.around.frameworks.values() if _in_force(one.in_force, when)]
    yield Fault(("framework",), message, f"at that time: {' or '.join(others)}" if others else "check the dates")


@rule("R010")
def code_of_no_list(case: Case) -> Iterator[Fault]:
    """A code is in no list of its framework.

    Why:
        What records say in codes is explained in the lists of their framework, and counted by them. This is about
        the lists that have no rule of their own, and about codes of a list that the framework does not have at all.
    Wrong:
        # file: frameworks/framework-2016.yaml
        topics: {practice: {title: A, summary: A., entries: [{code: a, title: A, text: A., sources: [b]}]}}
        # file: inspections/summer-2017/exampleshire.yaml
        findings:
          - summary: Needs are found early.
            themes: [early-years]
            question: identify
            kind: strength
    Right:
        findings:
          - summary: Needs are found early.
            themes: [early-years]
            question: identify
            kind: strength
    """
    lists = case.around.codes.get(case.record.framework)
    if lists is None:
        return
    for topic, code, place in case.codes:
        if topic in NO_LISTS or is_grade(case, code):
            continue
        if topic not in lists:
            hint = f"add {topic} to its file, or leave this out"
            yield Fault(place, f"{case.record.framework} has no list of {topic}, such as {code!r} would be in", hint)
        elif topic not in RULED and code not in lists[topic]:
            yield unknown_code(lists, topic, code, place, f"code of the {topic},", Search(lists[topic]))


def _in_force(force: Period, when: DateSpan) -> bool:
    return force.from_.earliest <= when.latest and (force.to is None or when.earliest <= force.to.latest)
