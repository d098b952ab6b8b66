"""Rules on the files of frameworks/, and on what all other files cite."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sendinsp.model.case import Facts, FileCase, Surroundings
from sendinsp.model.fields import Place
from sendinsp.model.framework import Framework
from sendinsp.model.rule import Fault, FaultIn, rule
from sendinsp.model.suggest import Search
from sendinsp.yaml.document import listed_under


@rule("A201", scope="framework")
def framework_file_name(case: FileCase[Framework]) -> Iterator[Fault]:
    """The file of a framework is not named after it.

    Why:
        Records name the framework by its id; whoever looks for it looks for a file of that name.
    Wrong:
        # file: frameworks/framework-2016.yaml
        id: framework-2017
    Right:
        # file: frameworks/framework-2016.yaml
        id: framework-2016
    """
    name = case.name.rpartition("/")[2].rpartition(".")[0]
    if case.model and case.model.id != name:
        message = f"the file is named {name!r}, the framework {case.model.id!r}"
        yield Fault(("id",), message, f"name the file {case.model.id}.yaml, or correct the id")


@rule("A202", scope="framework")
def code_twice(case: FileCase[Framework]) -> Iterator[Fault]:
    """A code stands twice in one list of a framework.

    Why:
        Records that use it would mean either of two things.
    Wrong:
        # file: frameworks/framework-2016.yaml
        topics:
          grounds:
            title: Grounds
            summary: Why a statement may be required.
            entries:
              - {code: illegal-practice, title: A, text: A., sources: [ofsted-2022-11]}
              - {code: illegal-practice, title: B, text: B., sources: [ofsted-2022-11]}
    Right:
        # file: frameworks/framework-2016.yaml
        topics:
          grounds:
            title: Grounds
            summary: Why a statement may be required.
            entries:
              - {code: illegal-practice, title: A, text: A., sources: [ofsted-2022-11]}
              - {code: failure-to-meet-duties, title: B, text: B., sources: [ofsted-2022-11]}
    """
    for topic, part in case.model.topics.items() if case.model else ():
        seen: dict[str, int] = {}
        for number, entry in enumerate(part.entries):
            path = ("topics", topic, "entries", number, "code")
            if entry.code in seen:
                yield Fault(path, f"{entry.code} stands in {topic} twice", "give one of the two another code")
            seen.setdefault(entry.code, number)


@rule("A203", scope="framework")
def dates_of_framework(case: FileCase[Framework]) -> Iterator[Fault]:
    """The dates of a framework contradict each other.

    Why:
        Records are judged by when the framework was in force, and listings say how far they reach.
    Wrong:
        # file: frameworks/framework-2016.yaml
        in_force:
          from: 2016-05
          to: 2015-12
    Right:
        # file: frameworks/framework-2016.yaml
        in_force:
          from: 2016-05
          to: 2022-12
    """
    if case.model is None:
        return
    force, reach = case.model.in_force, case.model.reaches_to
    if force.to is not None and force.to.certainly_before(force.from_):
        message = f"it ends ({force.to.human()}) before it begins ({force.from_.human()})"
        yield Fault(("in_force", "to"), message, "exchange the two")
    elif reach.certainly_before(force.from_):
        message = f"the records reach to {reach.human()}, before the framework began ({force.from_.human()})"
        yield Fault(("data_to", 0, "to"), message, "correct one of the two")
    elif case.around and reach.earliest > case.around.today:
        message = f"the records cannot reach to {reach.human()} yet"
        yield Fault(("data_to", 0, "to"), message, "check the year; validate --as-of sets the day to judge by")


@rule("A204", severity="warning", scope="register")
def beyond_reach(facts: Sequence[Facts], around: Surroundings) -> Iterator[FaultIn]:
    """A record is newer than its framework's data_to.

    Why:
        Listings end with the day that the records reach to. It must grow with them.
    Wrong:
        # file: frameworks/framework-2016.yaml
        data_to:
          - of: inspections
            to: 2016-12-31
    Right:
        # file: frameworks/framework-2016.yaml
        data_to:
          - of: inspections
            to: 2022-08-31
    """
    newest: dict[str, tuple[date, str]] = {}
    for one in facts:
        if one.start is not None:
            newest[one.framework] = max(newest.get(one.framework, (date.min, "")), (one.start[0], one.file))
    for name, framework in around.frameworks.items():
        if name in newest and newest[name][0] > framework.reaches_to.latest:
            message = f"the records reach beyond {framework.reaches_to.human()}: see {newest[name][1]}"
            hint = f"set its first `to` to {newest[name][0].isoformat()} or later"
            yield FaultIn(f"frameworks/{name}.yaml", Fault(("data_to", 0, "to"), message, hint))


@rule("A205", scope="framework")
def order_of_lag(case: FileCase[Framework]) -> Iterator[Fault]:
    """The window of publication_lag is out of order, or does not hold its own cases.

    Why:
        Due dates without a day of receipt are estimated by it. A case outside of the window that says nothing of why
        shows that the window is wrong.
    Wrong:
        # file: frameworks/framework-2016.yaml
        deadline:
          working_days: 70
          holidays_listed_to: 2028-12-31
          excludes: Weekends and bank holidays.
          rule: Seventy working days from receipt.
          sources: [ofsted-2022-11]
          letter_estimate: {latest_before_publication: 10}
          publication_lag: {earliest: 70, typical: 65, latest: 60}
    Right:
        # file: frameworks/framework-2016.yaml
        deadline:
          working_days: 70
          holidays_listed_to: 2028-12-31
          excludes: Weekends and bank holidays.
          rule: Seventy working days from receipt.
          sources: [ofsted-2022-11]
          letter_estimate: {latest_before_publication: 10}
          publication_lag: {earliest: 60, typical: 65, latest: 70}
    """
    deadline = case.model.deadline if case.model else None
    if deadline is None:
        return
    lag, path = deadline.publication_lag, ("deadline", "publication_lag")
    if not lag.earliest <= lag.typical <= lag.latest:
        message = f"earliest {lag.earliest}, typical {lag.typical}, latest {lag.latest} are out of order"
        yield Fault((*path, "typical"), message, "the typical one lies between the two others")
        return
    for number, one in enumerate(lag.cases):
        days = one.working_days
        if one.measured == "received":
            days = (deadline.working_days or 0) - one.working_days
        if one.excluded is None and not lag.earliest <= days <= lag.latest:
            message = f"{one.inspection} gives {days} working days, outside of {lag.earliest} to {lag.latest}"
            yield Fault((*path, "cases", number, "working_days"), message, "widen the window, or say why: excluded")


@rule("A206", scope="framework")
def lag_of_nothing(case: FileCase[Framework]) -> Iterator[Fault]:
    """A case of publication_lag is dated the wrong way round.

    Why:
        It is measured from one date to a later one.
    Wrong:
        # file: frameworks/framework-2016.yaml
        deadline:
          working_days: 70
          holidays_listed_to: 2028-12-31
          excludes: Weekends and bank holidays.
          rule: Seventy working days from receipt.
          sources: [ofsted-2022-11]
          letter_estimate: {latest_before_publication: 10}
          publication_lag:
            earliest: 60
            typical: 65
            latest: 70
            cases:
              - inspection: summer-2017/exampleshire
                measured: received
                from: 2017-07-20
                to: 2017-07-14
                working_days: 4
                sources: [ofsted-2022-11]
    Right:
        # file: frameworks/framework-2016.yaml
        deadline:
          working_days: 70
          holidays_listed_to: 2028-12-31
          excludes: Weekends and bank holidays.
          rule: Seventy working days from receipt.
          sources: [ofsted-2022-11]
          letter_estimate: {latest_before_publication: 10}
          publication_lag:
            earliest: 60
            typical: 65
            latest: 70
            cases:
              - inspection: summer-2017/exampleshire
                measured: received
                from: 2017-07-14
                to: 2017-07-20
                working_days: 4
                sources: [ofsted-2022-11]
    """
    deadline = case.model.deadline if case.model else None
    for number, one in enumerate(deadline.publication_lag.cases if deadline else ()):
        if one.to.certainly_before(one.from_):
            path = ("deadline", "publication_lag", "cases", number, "to")
            yield Fault(path, f"{one.inspection}: it ends before it begins", "exchange the two")


def sources_in(data: Any) -> Iterator[tuple[str, Place]]:
    """Every source that one of the other files names, with its place."""
    return listed_under(data, "sources")


def unknown_sources(case: FileCase[Any]) -> Iterator[Fault]:
    """R007 for the other files: their sources must be known too."""
    return unknown_among(sources_in(case.document.data), case.around.source_ids if case.around else None)


def unknown_among(named: Iterable[tuple[str, Place]], known: Collection[str] | None) -> Iterator[Fault]:
    """Those of the sources named, each with its place, that are not known; nothing where that cannot be told."""
    search = Search(known or ())
    for source, place in named:
        if known is not None and source not in known:
            hint = search.hint(source, "enter it in sources.yaml")
            yield Fault(place, f"unknown source {source!r}", hint, key=place == ("evidence", source))
