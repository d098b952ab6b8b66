"""Rules on the outcome, and on what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.frameworks.framework_2023.imports import REPORT
from sendinsp.frameworks.framework_2023.record import Inspection2023
from sendinsp.model.case import Case
from sendinsp.model.fields import place_of
from sendinsp.model.rule import Fault, rule

_FAILINGS = (None, "widespread-failings")
"""The outcome that asks for a plan and for monitoring; not known yet, it may be this one."""


@rule("P001")
def plan_without_failings(case: Case) -> Iterator[Fault]:
    """There are areas for priority action, or a plan, though the outcome does not ask for them.

    Why:
        Only after widespread or systemic failings are there areas for priority action and a plan for them.
    Wrong:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        priority_action:
          areas_count: 2
        evidence:
          ofsted-2022-11: [term, outcome, priority_action.areas_count]
    Right:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: widespread-failings
        priority_action:
          areas_count: 2
        evidence:
          ofsted-2022-11: [term, outcome, priority_action.areas_count]
    """
    record = case.record
    if isinstance(record, Inspection2023) and record.priority_action and record.outcome not in _FAILINGS:
        message = f"priority action is given, though the outcome is {record.outcome}"
        hint = "correct the outcome, or move what is here to improvements"
        yield Fault(("priority_action",), message, hint, key=True)


@rule("P002")
def count_against_list(case: Case) -> Iterator[Fault]:
    """The number of areas for priority action, or for improvement, does not fit the list of them.

    Why:
        A whole list has as many items as the report, a part or one assembled from several sources at most as many.
    Wrong:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        improvements_count: 1
        improvements_basis: whole
        improvements:
          - summary: Plans come late.
            themes: [early-years]
          - summary: Waits are long.
            themes: [early-years]
        evidence:
          ofsted-2022-11: [term, outcome, improvements_count, improvements_basis, improvements]
    Right:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        improvements_count: 2
        improvements_basis: whole
        improvements:
          - summary: Plans come late.
            themes: [early-years]
          - summary: Waits are long.
            themes: [early-years]
        evidence:
          ofsted-2022-11: [term, outcome, improvements_count, improvements_basis, improvements]
    """
    for path, listed, count, basis in _lists(case):
        if count is None or not listed or case.record.doubted(f"{path}_count"):
            continue
        if (basis == "whole" and listed != count) or (basis in ("part", "assembled") and listed > count):
            hint = "correct the count, the list or its basis"
            yield Fault(place_of(f"{path}_count"), f"{count} counted, but {listed} listed", hint)


@rule("P003")
def list_and_basis(case: Case) -> Iterator[Fault]:
    """A list of areas for action does not say how it was come by, or nothing is listed where it says so.

    Why:
        Readers must know whether a list is the report's own, or what the press picked out of it.
    Wrong:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        improvements:
          - summary: Plans come late.
            themes: [early-years]
        evidence:
          ofsted-2022-11: [term, outcome, improvements]
    Right:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        improvements_basis: part
        improvements:
          - summary: Plans come late.
            themes: [early-years]
        evidence:
          ofsted-2022-11: [term, outcome, improvements_basis, improvements]
    """
    for path, listed, _, basis in _lists(case):
        if listed and basis is None:
            hint = f"add {path.rpartition('.')[2]}_basis: whole, assembled, part or findings"
            yield Fault(place_of(path), "the list does not say how it was come by", hint, key=True)
        elif basis is not None and not listed:
            yield Fault(place_of(f"{path}_basis"), "a basis is given, but nothing is listed", "remove it")


@rule("P004", severity="warning")
def fewer_than_counted(case: Case) -> Iterator[Fault]:
    """Fewer items are in words than the report counts, though its list is at hand.

    Why:
        A report gives each area for priority action and for improvement in a table. Where the report is a source of
        their number, whoever had it had the list too: what is missing was not put into words yet. A source is known
        as a report by its title, Area SEND inspection of such an area.
    Wrong:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        improvements_count: 2
        evidence:
          ofsted-report-otherton-2024: [term, outcome, improvements_count]
        # file: sources.yaml
        sources:
          ofsted-report-otherton-2024:
            title: Area SEND inspection of Otherton Local Area Partnership
            publisher: Ofsted and CQC
            kind: inspectorate
            trust: high
    Right:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        improvements_count: 1
        improvements_basis: whole
        improvements:
          - summary: Plans come late.
            themes: [early-years]
            sources: [ofsted-report-otherton-2024]
        evidence:
          ofsted-report-otherton-2024: [term, outcome, improvements_count, improvements_basis]
        # file: sources.yaml
        sources:
          ofsted-report-otherton-2024:
            title: Area SEND inspection of Otherton Local Area Partnership
            publisher: Ofsted and CQC
            kind: inspectorate
            trust: high
    """
    for path, listed, count, _ in _lists(case):
        counted = f"{path}_count"
        if count is None or listed >= count or case.record.doubted(counted):
            continue
        if any(_is_report(case, source) for source in case.record.given_by(counted)):
            said = f"of which {f'{listed} are' if listed else 'none is'} in words"
            hint = "put the others into your own words" if listed else "put them into your own words"
            yield Fault(place_of(counted), f"{count} counted, {said}", hint)


def _is_report(case: Case, source: str) -> bool:
    found = case.around.sources.get(source)
    return found is not None and found.kind == "inspectorate" and found.title.startswith(_TITLE)


_TITLE = REPORT.title.partition("{")[0]
"""What the titles of reports as sources begin with."""


@rule("P005")
def monitoring_without_failings(case: Case) -> Iterator[Fault]:
    """There is a monitoring inspection, though the outcome does not ask for one.

    Why:
        A monitoring inspection looks at what has become of the areas for priority action: without them there is
        nothing to monitor.
    Wrong:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: inconsistent
        monitoring:
          - start: 2025-09-15
        evidence:
          ofsted-2022-11: [term, outcome, monitoring]
    Right:
        # whole file: inspections/spring-2024/otherton.yaml
        area: otherton
        framework: framework-2023
        term: spring-2024
        outcome: widespread-failings
        monitoring:
          - start: 2025-09-15
        evidence:
          ofsted-2022-11: [term, outcome, monitoring]
    """
    record = case.record
    if isinstance(record, Inspection2023) and record.monitoring and record.outcome not in _FAILINGS:
        message = f"a monitoring inspection is given, though the outcome is {record.outcome}"
        yield Fault(("monitoring",), message, "correct the outcome, or remove it", key=True)


def _lists(case: Case) -> Iterator[tuple[str, int, int | None, str | None]]:
    """The two lists of a record: the path of each, how many items it has, how many are counted, and on what basis."""
    record = case.record
    if isinstance(record, Inspection2023):
        if (action := record.priority_action) is not None:
            yield "priority_action.areas", len(action.areas), action.areas_count, action.areas_basis
        yield "improvements", len(record.improvements), record.improvements_count, record.improvements_basis
