"""Rules on dates. A date that the record doubts takes no part in those on order, weekdays and gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendinsp.frameworks import life_of
from sendinsp.model.case import Case
from sendinsp.model.dates import human_day
from sendinsp.model.fields import place_of
from sendinsp.model.rule import Fault, rule
from sendinsp.model.terms import Term
from sendinsp.yaml.document import value_at


@rule("D001")
def order(case: Case) -> Iterator[Fault]:
    """Two dates are in the wrong order.

    Why:
        Fieldwork, letter, receipt, publication and what follows them come in this order. Where they do not, one date
        is wrong, and what is reckoned from it too. Months and spans are out of order only where they must be,
        whatever the day within them.
    Wrong:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-12
    Right:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
    """
    dates = case.dates
    for line in _lines(case):
        latest_so_far = date.min
        for path in line:
            if dates[path].latest < latest_so_far:
                yield from _misplaced(case, line)
                break
            latest_so_far = max(latest_so_far, dates[path].earliest)
    for path, span in dates.items():
        first = case.about[path].after
        if first in dates and span.certainly_before(dates[first]):
            yield _out_of_order(case, path, first, before=True)


def _lines(case: Case) -> list[list[str]]:
    """The record's undoubted dates in the order in which they come: its line of time, and that of each list item."""
    items: dict[str, list[str]] = {}
    line = []
    for path in case.dates:
        if not case.about[path].after:
            if "[" in path:
                items.setdefault(path.rpartition(".")[0] or path.partition("[")[0], []).append(path)
            else:
                line.append(path)
    return [line, *items.values()]


def _misplaced(case: Case, line: list[str]) -> Iterator[Fault]:
    """The fewest dates without which the rest is in order: one that clashes with many is the wrong one."""
    left = list(line)
    rank = {path: number for number, path in enumerate(line)}
    while True:
        clashes = [
            (first, second)
            for number, second in enumerate(left)
            for first in left[:number]
            if case.dates[second].certainly_before(case.dates[first])
        ]
        if not clashes:
            return
        most = max(left, key=lambda path: (sum(path in pair for pair in clashes), rank[path]))
        before = [first for first, second in clashes if second == most]
        if before:
            yield _out_of_order(case, most, before[-1], before=True)
        else:
            after = next(second for first, second in clashes if first == most)
            yield _out_of_order(case, most, after, before=False)
        left.remove(most)


def _out_of_order(case: Case, path: str, other: str, *, before: bool) -> Fault:
    mine, its = case.dates[path], case.dates[other]
    message = f"{path} ({mine.human()}) lies {'before' if before else 'after'} {other} ({its.human()})"
    return Fault(place_of(path), message, f"compare line {case.line(other)}")


@rule("D002")
def term_against_fieldwork(case: Case) -> Iterator[Fault]:
    """The term is not the one in which fieldwork began.

    Why:
        Inspections are counted by term. Autumn is September to December, spring January to March, summer April to
        August.
    Wrong:
        # whole file: inspections/spring-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: spring-2017
        fieldwork:
          start: 2017-05-15
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    """
    term, start = case.record.term, case.dates.get("fieldwork.start")
    if term is None or start is None or (start.earliest <= term.end and start.latest >= term.start):
        return
    right = Term.containing(start.latest)
    yield Fault(("term",), f"fieldwork began {start.human()}, which is not in {term}", f"did you mean {right}?")


@rule("D003")
def in_the_future(case: Case) -> Iterator[Fault]:
    """A date lies in the future.

    Why:
        What has not happened yet has no date; most often the year is wrong. Due dates may lie ahead. `--as-of` says
        by which day to judge.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
        report:
          published: 2107-07-20
        evidence:
          ofsted-2022-11: [term, fieldwork.start, report.published]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
        report:
          published: 2017-07-20
        evidence:
          ofsted-2022-11: [term, fieldwork.start, report.published]
    """
    today = case.around.today
    for dates in (case.dates, case.doubted):
        for path, span in dates.items():
            if span.earliest > today and not case.about[path].ahead:
                message = f"{path} ({span.human()}) lies after {human_day(today)}"
                yield Fault(place_of(path), message, "check the year; validate --as-of sets the day to judge by")


@rule("D004", severity="warning")
def weekend(case: Case) -> Iterator[Fault]:
    """Something that is done on working days is dated on a weekend.

    Why:
        Inspectors visit, letters are published and statements are handed in from Monday to Friday; of the undoubted
        dates of the register none is on a weekend. Such a date is most often off by a day or from a wrong column. The
        day on which an area put its statement on a website may be any.
    Wrong:
        fieldwork:
          start: 2017-05-14
          end: 2017-05-19
    Right:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
    """
    for path, span in case.dates.items():
        if span.earliest == span.latest and span.earliest.weekday() >= 5 and not case.about[path].any_day:
            day = "Saturday" if span.earliest.weekday() == 5 else "Sunday"
            hint = f"if it is as the source has it, say so under doubts: {path}"
            yield Fault(place_of(path), f"{path} ({span.human()}) is a {day}", hint)


@rule("D005", severity="warning")
def gap(case: Case) -> Iterator[Fault]:
    """The time between two dates is implausible.

    Why:
        A gap far outside of what every other inspection shows is most often a wrong month or year. The message
        gives the range that the register shows.
    Wrong:
        fieldwork:
          start: 2017-05-15
          end: 2017-06-19
    Right:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
    """
    dates = case.dates
    for first, second, least, most, seen_least, seen_most in life_of(case.record.framework).gaps:
        if second not in dates or first not in dates:
            continue
        start, end = dates[first], dates[second]
        if end.certainly_before(start):
            continue  # D001 tells
        shortest, longest = (end.earliest - start.latest).days, (end.latest - start.earliest).days
        if longest < least or shortest > most:
            days = f"{shortest}" if shortest == longest else f"{shortest} to {longest}"
            seen = f"{seen_least} to {seen_most}" if seen_least != seen_most else f"always {seen_least}"
            hint = f"in the register{_of_years(case)}: {seen} days; compare line {case.line(first)}"
            yield Fault(place_of(second), f"{days} days from {first} to {second}", hint)


def _of_years(case: Case) -> str:
    """The years in which the record's framework was in force: ` of 2016 to 2022`."""
    framework = case.around.frameworks.get(case.record.framework)
    if framework is None:
        return ""
    first, last = framework.in_force.from_, framework.in_force.to
    return f" of {first.earliest.year} to {last.latest.year}" if last else f" since {first.earliest.year}"


@rule("D006")
def dated_without_term(case: Case) -> Iterator[Fault]:
    """The fieldwork is dated, but the record gives no term.

    Why:
        Without a term the inspection is missing from every count by term, though the term follows from the date.
    Wrong:
        # whole file: inspections/undated/otherton.yaml
        area: otherton
        framework: framework-2016
        fieldwork:
          start: 2017-05-15
        evidence:
          ofsted-2022-11: [fieldwork.start]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        fieldwork:
          start: 2017-05-15
        evidence:
          ofsted-2022-11: [term, fieldwork.start]
    """
    start = case.dates.get("fieldwork.start")
    if start is not None and case.record.term is None and "term" not in case.document.data:
        term = Term.containing(start.latest)
        hint = f"add `term: {term}` and move the file to {term}/"
        yield Fault(("fieldwork", "start"), f"fieldwork began {start.human()}, but there is no term", hint)


@rule("D007", severity="warning")
def undated_fieldwork(case: Case) -> Iterator[Fault]:
    """No source dates the fieldwork of an inspection whose report is out.

    Why:
        It has no term, and counts from its publication. Most often a date was overlooked; where none is to be had,
        say so under `acknowledged`.
    Wrong:
        # whole file: inspections/undated/otherton.yaml
        area: otherton
        framework: framework-2016
        report:
          published: 2017-07-20
        evidence:
          ofsted-2022-11: [report.published]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        report:
          published: 2017-07-20
        evidence:
          ofsted-2022-11: [term, report.published]
    """
    record, data = case.record, case.document.data
    # A faulty term or first day is one all the same: the rules on form tell of it.
    there = "term" in data or value_at(data, "fieldwork.start") is not None
    if record.is_published and record.fieldwork.start is None and record.term is None and not there:
        hint = "look for its date or its term; where there is none to be had, say so under acknowledged: D007"
        yield Fault(("report", "published"), "no source dates the fieldwork of this inspection", hint)
