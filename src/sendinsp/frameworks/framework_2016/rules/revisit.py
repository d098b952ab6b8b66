"""Rules on the re-visit and what follows it, under the framework of 2016."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.model.case import Case
from sendinsp.model.rule import Fault, rule


@rule("W003")
def revisit_without_statement(case: Case) -> Iterator[Fault]:
    """There is a re-visit, or a plan that follows one, though no written statement of action was required.

    Why:
        Only areas with a statement are re-visited under this framework, and only a re-visit leads to an accelerated
        progress plan.
    Wrong:
        wsoa:
          required: false
        revisit:
          start: 2019-05-13
    Right:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          start: 2019-05-13
    """
    record, data = case.record, case.document.data
    if not isinstance(record, Inspection2016):
        return
    if record.revisit is not None and record.wsoa is not None and not record.wsoa.required:
        hint = "set wsoa.required: true if one was asked for, else remove the re-visit"
        yield Fault(("revisit",), "a re-visit is given, though no statement was required", hint, key=True)
    if record.revisit is not None and record.wsoa is None and "wsoa" not in data:
        hint = "add wsoa with required: true: only areas with a statement are re-visited"
        yield Fault(("revisit",), "a re-visit is given, but no statement of action", hint, key=True)
    plan = record.accelerated_progress_plan
    if plan is not None and plan.required and record.revisit is None and "revisit" not in data:
        message = "an accelerated progress plan is required, but there is no re-visit"
        yield Fault(("accelerated_progress_plan",), message, "add the re-visit that it follows", key=True)


@rule("W007")
def revisit_against_count(case: Case) -> Iterator[Fault]:
    """The numbers of the re-visit do not add up to the number of weaknesses.

    Why:
        The re-visit judges the progress on each weakness, so that sufficient and insufficient make up the count.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          outcome: some
          sufficient: 3
          insufficient: 3
    Right:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          outcome: some
          sufficient: 3
          insufficient: 2
    """
    record = case.record
    if not isinstance(record, Inspection2016) or record.revisit is None or record.wsoa is None:
        return
    good, bad, count = record.revisit.sufficient, record.revisit.insufficient, record.wsoa.weakness_count
    if count is None or record.doubted("wsoa.weakness_count"):
        return
    if good is not None and bad is not None and good + bad != count:
        message = f"{good} sufficient and {bad} insufficient make {good + bad}, not {count}"
        yield Fault(("revisit", "sufficient"), message, _stands(case, "wsoa.weakness_count"))
    else:
        for name, number in (("sufficient", good), ("insufficient", bad)):
            if number is not None and number > count:
                yield Fault(("revisit", name), f"{number} {name}, of {count} weaknesses", "correct one of the two")


@rule("W008")
def revisit_against_outcome(case: Case) -> Iterator[Fault]:
    """The numbers of the re-visit contradict its outcome.

    Why:
        `all` means that none is insufficient, `none` that none is sufficient, `some` that there are both.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          outcome: all
          sufficient: 3
          insufficient: 2
    Right:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          outcome: some
          sufficient: 3
          insufficient: 2
    """
    revisit = case.record.revisit if isinstance(case.record, Inspection2016) else None
    if revisit is None or revisit.outcome is None:
        return
    good, bad = revisit.sufficient, revisit.insufficient
    wrong = {
        "all": bad not in (None, 0) or good == 0,
        "none": good not in (None, 0) or bad == 0,
        "some": good == 0 or bad == 0,
    }[revisit.outcome]
    if wrong:
        numbers = ", ".join(f"{n} {w}" for n, w in ((good, "sufficient"), (bad, "insufficient")) if n is not None)
        right = "none" if good == 0 else "all" if bad == 0 else "some" if good and bad else ""
        hint = f"did you mean {right}?" if right and right != revisit.outcome else "correct the outcome or the numbers"
        yield Fault(("revisit", "outcome"), f"the outcome is {revisit.outcome!r}, the numbers are {numbers}", hint)


@rule("W009")
def progress_against_revisit(case: Case) -> Iterator[Fault]:
    """The progress given for single weaknesses contradicts the re-visit.

    Why:
        Progress is what the re-visit found: without a re-visit there is none, and no more items can be sufficient
        than the re-visit counts.
    Wrong:
        wsoa:
          required: true
          weakness_count: 2
          weaknesses_basis: whole
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
              progress: sufficient
            - summary: Plans come late.
              themes: [early-years]
              progress: sufficient
        revisit:
          outcome: some
          sufficient: 1
          insufficient: 1
    Right:
        wsoa:
          required: true
          weakness_count: 2
          weaknesses_basis: whole
          weaknesses:
            - summary: Leaders do not plan services together.
              themes: [early-years]
              progress: sufficient
            - summary: Plans come late.
              themes: [early-years]
              progress: insufficient
        revisit:
          outcome: some
          sufficient: 1
          insufficient: 1
    """
    record = case.record
    if not isinstance(record, Inspection2016) or record.wsoa is None:
        return
    judged = [(n, weakness.progress) for n, weakness in enumerate(record.wsoa.weaknesses) if weakness.progress]
    if not judged:
        return
    revisit = record.revisit
    if revisit is None:
        if "revisit" not in case.document.data:
            path = ("wsoa", "weaknesses", judged[0][0], "progress")
            yield Fault(path, "progress is given, but no re-visit", "add the re-visit that judged it")
        return
    whole = record.wsoa.weaknesses_basis == "whole" and len(judged) == len(record.wsoa.weaknesses)
    for word, outcome in (("sufficient", "none"), ("insufficient", "all")):
        places = [number for number, progress in judged if progress == word]
        if not places:
            continue
        most = getattr(revisit, word)
        path = ("wsoa", "weaknesses", places[-1], "progress")
        if most is not None and len(places) > most:
            message = f"{len(places)} weaknesses have {word} progress, of which the re-visit counts {most}"
            yield Fault(path, message, _stands(case, f"revisit.{word}"))
        elif most is not None and whole and len(places) < most:
            message = f"{len(places)} of all weaknesses have {word} progress, of which the re-visit counts {most}"
            yield Fault(("wsoa", "weaknesses"), message, _stands(case, f"revisit.{word}"), key=True)
        elif most is None and revisit.outcome == outcome:
            message = f"a weakness has {word} progress, but the re-visit's outcome is {outcome!r}"
            yield Fault(path, message, _stands(case, "revisit.outcome"))


@rule("W012")
def plan_against_outcome(case: Case) -> Iterator[Fault]:
    """An accelerated progress plan is required though the re-visit found sufficient progress on everything.

    Why:
        The plan is for the weaknesses on which progress was insufficient.
    Wrong:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          outcome: all
        accelerated_progress_plan:
          required: true
    Right:
        wsoa:
          required: true
          weakness_count: 5
        revisit:
          outcome: some
        accelerated_progress_plan:
          required: true
    """
    record = case.record
    if not isinstance(record, Inspection2016):
        return
    plan, revisit = record.accelerated_progress_plan, record.revisit
    if plan is not None and plan.required and revisit is not None and revisit.outcome == "all":
        message = "a plan is required, but the outcome of the re-visit is 'all'"
        yield Fault(("accelerated_progress_plan", "required"), message, _stands(case, "revisit.outcome"))


def _stands(case: Case, path: str) -> str:
    return f"{path} stands on line {case.line(path)}"
