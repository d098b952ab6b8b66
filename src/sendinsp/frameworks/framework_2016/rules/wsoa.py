"""Rules on the written statement of action, under the framework of 2016."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendinsp.frameworks.codes import unknown_codes
from sendinsp.frameworks.framework_2016.record import Inspection2016, Wsoa
from sendinsp.model.case import Case
from sendinsp.model.rule import Fault, rule

DUE_AFTER_RECEIPT = (98, 112)
"""Least and most calendar days that 70 working days are: what Christmas, Easter and two bank holidays make of them."""
DUE_AFTER_PUBLICATION = (84, 112)
"""The same from publication, with receipt up to 10 working days before it."""
PANDEMIC = (date(2020, 1, 1), date(2020, 12, 31))
"""More time was given for statements after letters of these days, or due on them: `DUE_IN_PANDEMIC`."""
DUE_IN_PANDEMIC = 240


def _wsoa(case: Case) -> Wsoa | None:
    return case.record.wsoa if isinstance(case.record, Inspection2016) else None


@rule("R005")
def unknown_reason(case: Case) -> Iterator[Fault]:
    """The reason of a weakness is not one of the framework's.

    Why:
        Weaknesses are counted by the framework's reasons for a written statement of action.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
          weaknesses_basis: part
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
              reasons: [disjointed-service]
    Right:
        wsoa:
          required: true
          weakness_count: 5
          weaknesses_basis: part
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
              reasons: [disjointed-services]
    """
    return unknown_codes(case, "reasons")


@rule("R006")
def unknown_ground(case: Case) -> Iterator[Fault]:
    """The ground of a written statement of action is not one of the framework's.

    Why:
        The framework names two grounds; what else the letter says belongs to the weaknesses and their reasons.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
          grounds: [failure-of-duties]
    Right:
        wsoa:
          required: true
          weakness_count: 5
          grounds: [failure-to-meet-duties]
    """
    return unknown_codes(case, "grounds")


@rule("W001", severity="warning")
def neither_count_nor_weaknesses(case: Case) -> Iterator[Fault]:
    """A written statement of action is required, but neither a count nor a list of weaknesses is given.

    Why:
        The letter names the weaknesses that the statement must address. Without them nobody can tell what it is
        about, or whether the re-visit looked at all of them.
    Wrong:
        wsoa:
          required: true
    Right:
        wsoa:
          required: true
          weakness_count: 5
    """
    wsoa = _wsoa(case)
    if wsoa and wsoa.required and wsoa.weakness_count is None and not wsoa.weaknesses:
        given = case.document.data.get("wsoa")
        if isinstance(given, dict) and not ("weakness_count" in given or "weaknesses" in given):
            hint = "add weakness_count, or the weaknesses that the letter lists"
            yield Fault(("wsoa", "required"), "a statement is required, but no weakness is counted or listed", hint)


@rule("W002")
def not_required_yet_described(case: Case) -> Iterator[Fault]:
    """No written statement of action is required, yet the record describes one.

    Why:
        Grounds, weaknesses, due dates and submissions belong to a statement that was asked for: either it was, or
        they are another area's.
    Wrong:
        wsoa:
          required: false
          weakness_count: 5
    Right:
        wsoa:
          required: false
    """
    wsoa = _wsoa(case)
    if wsoa is None or wsoa.required:
        return
    for name, value in wsoa.__dict__.items():
        if name != "required" and value is not None and value != ():
            hint = "set required: true if one was asked for, else remove this"
            yield Fault(("wsoa", name), f"wsoa.{name} is given, though no statement is required", hint, key=True)


@rule("W004")
def count_against_list(case: Case) -> Iterator[Fault]:
    """The number of weaknesses does not fit the list of them.

    Why:
        A whole list has as many items as the statistics count, a part or one assembled from several sources at most
        as many. Otherwise one item is missing, split in two, or no weakness.
    Wrong:
        wsoa:
          required: true
          weakness_count: 3
          weaknesses_basis: whole
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
            - summary: Plans come late.
              themes: [early-years]
    Right:
        wsoa:
          required: true
          weakness_count: 2
          weaknesses_basis: whole
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
            - summary: Plans come late.
              themes: [early-years]
    """
    wsoa = _wsoa(case)
    if wsoa is None or wsoa.weakness_count is None or not wsoa.weaknesses or case.record.doubted("wsoa.weakness_count"):
        return
    given = case.document.data["wsoa"]["weaknesses"]
    listed = sum(not (isinstance(item, dict) and item.get("listed") == "false") for item in given)
    basis = wsoa.weaknesses_basis
    if basis == "whole" and listed != wsoa.weakness_count:
        hint = "correct the count or the list, or set weaknesses_basis: part"
        yield Fault(("wsoa", "weakness_count"), f"{wsoa.weakness_count} counted, but {listed} listed", hint)
    elif basis in ("part", "assembled") and listed > wsoa.weakness_count:
        hint = "correct the count, or leave out what is no weakness of its own"
        yield Fault(("wsoa", "weakness_count"), f"{wsoa.weakness_count} counted, but {listed} listed", hint)


@rule("W005")
def list_and_basis(case: Case) -> Iterator[Fault]:
    """A list of weaknesses does not say how it was come by, or nothing is listed where it says so.

    Why:
        Readers must know whether a list is the letter's own, or what the press picked out of it.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
    Right:
        wsoa:
          required: true
          weakness_count: 5
          weaknesses_basis: part
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
    """
    wsoa = _wsoa(case)
    if wsoa is None:
        return
    given = case.document.data["wsoa"]
    if wsoa.weaknesses and "weaknesses_basis" not in given:
        hint = "add weaknesses_basis: whole, assembled, part or findings"
        yield Fault(("wsoa", "weaknesses"), "the list of weaknesses does not say how it was come by", hint, key=True)
    if wsoa.weaknesses_basis is not None and "weaknesses" not in given:
        hint = "add the weaknesses, or remove this"
        yield Fault(("wsoa", "weaknesses_basis"), "weaknesses_basis is given, but no list of weaknesses", hint)


@rule("W006")
def count_of_nought(case: Case) -> Iterator[Fault]:
    """A count of weaknesses is nought.

    Why:
        A statement is required because there are weaknesses. An unknown count is left out: nought would be added up
        as if it were known.
    Wrong:
        wsoa:
          required: true
          weakness_count: 0
    Right:
        wsoa:
          required: true
          weakness_count: 5
    """
    wsoa = _wsoa(case)
    if wsoa and wsoa.required and wsoa.weakness_count == 0:
        yield Fault(("wsoa", "weakness_count"), "a statement with no weaknesses", "leave out a count that is unknown")


@rule("W010", severity="warning")
def due_date_implausible(case: Case) -> Iterator[Fault]:
    """The stated due date cannot be 70 working days after receipt.

    Why:
        70 working days are 98 to 112 calendar days. A date well beyond that is another date: of a meeting, of
        publication, or of a later deadline. In 2020 more time was given.
    Wrong:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        report:
          received: 2017-07-14
        wsoa:
          required: true
          weakness_count: 5
          due_stated: 2017-12-23
        evidence:
          ofsted-2022-11: [term, report.received, wsoa.required, wsoa.weakness_count, wsoa.due_stated]
    Right:
        # whole file: inspections/summer-2017/otherton.yaml
        area: otherton
        framework: framework-2016
        term: summer-2017
        report:
          received: 2017-07-14
        wsoa:
          required: true
          weakness_count: 5
          due_stated: 2017-10-23
        evidence:
          ofsted-2022-11: [term, report.received, wsoa.required, wsoa.weakness_count, wsoa.due_stated]
    """
    due = case.dates.get("wsoa.due_stated")
    if due is None:
        return
    for path, (least, most) in (
        ("report.received", DUE_AFTER_RECEIPT),
        ("report.published", DUE_AFTER_PUBLICATION),
    ):
        start = case.dates.get(path)
        if start is None:
            continue
        if due.certainly_before(start):
            return  # D001 tells
        extended = start.latest >= PANDEMIC[0] and due.earliest <= PANDEMIC[1]
        longest, shortest = (due.latest - start.earliest).days, (due.earliest - start.latest).days
        if longest < least or shortest > (DUE_IN_PANDEMIC if extended else most):
            days = f"{shortest}" if shortest == longest else f"{shortest} to {longest}"
            yield Fault(
                ("wsoa", "due_stated"), f"due {days} days after {path}, which 70 working days cannot be",
                f"{least} to {most} days were to be expected; {path} stands on line {case.line(path)}",
            )  # fmt: skip
        return


@rule("W011")
def resubmission_without_return(case: Case) -> Iterator[Fault]:
    """A statement was submitted again, or was due again, though the record does not say that it came back.

    Why:
        A second submission follows a return as not fit for purpose. Without that, one of the dates is another
        event's.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
          resubmitted: 2017-12-01
    Right:
        wsoa:
          required: true
          weakness_count: 5
          returned: 2017-11-03
          resubmitted: 2017-12-01
    """
    wsoa = _wsoa(case)
    if wsoa is None or "returned" in case.document.data["wsoa"]:
        return
    for name in ("resubmission_due", "resubmitted"):
        if getattr(wsoa, name) is not None and not case.record.doubted(f"wsoa.{name}"):
            hint = "add wsoa.returned (a month or a span will do)"
            yield Fault(("wsoa", name), f"wsoa.{name} is given, but not when the statement came back", hint, key=True)
