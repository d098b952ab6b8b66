"""Checking records: the part of a run that is shared out between processes."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sendinsp import frameworks
from sendinsp.checks.catalogue import rules
from sendinsp.checks.frameworks import sources_in
from sendinsp.model.case import Case, Facts, Surroundings
from sendinsp.model.case import Document as Located
from sendinsp.model.inspection import Inspection
from sendinsp.model.problem import Problem
from sendinsp.model.rule import Fault, Rule
from sendinsp.register.layout import place_of
from sendinsp.register.register import read_inspection
from sendinsp.yaml.document import Document
from sendinsp.yaml.files import read_document


class Job(NamedTuple):
    """What a worker needs to check records.

    Attributes:
        folder: the data folder.
        prefix: what stands before a file's path below it in problems (`data/`).
        around: what records are judged against.
        links: files that are links.
    """

    folder: str
    prefix: str
    around: Surroundings
    links: frozenset[str]


class Checked(NamedTuple):
    """What came of a number of records.

    Attributes:
        problems: what is wrong with them.
        facts: what rules over the whole register need to know.
        faults: faults of the program, one line each: they end no run.
    """

    problems: list[Problem]
    facts: list[Facts]
    faults: list[str]


def check_records(job: Job, names: list[str]) -> Checked:
    """Read and check the given files of a data folder."""
    checked = Checked([], [], [])
    inside = Path(job.folder)
    with _without_collection():
        for name in names:
            path = Path(f"{job.folder}/{name}")
            document = read_document(path, job.prefix + name, inside=inside if name in job.links else None)
            check_document(document, place_of(name), job.around, checked)
    return checked


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let the collector of cycles rest: reading makes many objects and hardly any cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_document(document: Document, place: str | None, around: Surroundings, checked: Checked) -> None:
    """Check one record; what is found goes into `checked`. `place` is None where the record lies nowhere."""
    try:
        record, problems = read_inspection(document)
        checked.problems.extend(problems)
        absent: tuple[str, ...] = ()
        if record is None:
            record, absent = _stand_in(document, place)
        if record is None:
            checked.facts.append(Facts(document.path, "", "", "", None, None, None))
            return
        case = Case(document, record, place, around)
        seen: set[str] = set()
        for rule in _record_rules():
            for fault in rule.check(case):
                if fault.path[0] in absent:
                    continue
                if rule.severity == "warning" and rule.code in record.acknowledged:
                    seen.add(rule.code)
                else:
                    checked.problems.append(located(rule, document, fault))
        if around.whole and record.framework in around.frameworks and not document.dropped:
            checked.problems.extend(_acknowledged_for_nothing(document, record, seen))
        checked.facts.append(_facts(case) if not absent else _facts(case)._replace(area="", framework=""))
    except Exception as error:  # a fault in a rule must not keep the other files from being checked
        checked.faults.append(f"{document.path}: {type(error).__name__}: {error}")


def _acknowledged_for_nothing(document: Document, record: Inspection, seen: set[str]) -> Iterator[Problem]:
    """E011: warnings that are acknowledged, though there are none of that code.

    Not to be asked where something that rules go by could not be read: they are silent then for want of it.
    """
    for code in record.acknowledged:
        if code not in seen:
            message = f"there is no warning {code} to acknowledge"
            hint = "remove it; errors cannot be acknowledged"
            yield document.problem("E011", message, ("acknowledged", code), hint=hint, severity="warning", key=True)


def located(rule: Rule, document: Located, fault: Fault) -> Problem:
    """The problem that a fault is, at its place."""
    return document.problem(
        rule.code,
        fault.message,
        document.original(fault.path) if document.dropped else fault.path,
        hint=fault.hint,
        severity=rule.severity,
        key=fault.key,
    )


def _record_rules() -> list[Rule]:
    global _rules  # noqa: PLW0603 - the list is the same for each of thousands of records
    if _rules is None:
        _rules = rules("record")
    return _rules


_rules: list[Rule] | None = None
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def _stand_in(document: Document, place: str | None) -> tuple[Inspection | None, tuple[str, ...]]:
    """Where area or framework are missing or malformed: the record with others in their place, to check the rest.

    Returns:
        The record, if there is enough of it, and the keys that are made up.
    """
    data = document.data
    if not isinstance(data, dict):
        return None, ()
    name = (place or "").rpartition("/")[2]
    framework = data.get("framework")
    made_up = {
        "area": name if SLUG.fullmatch(name) else "unknown",
        "framework": framework
        if isinstance(framework, str) and frameworks.is_known(framework)
        else frameworks.ids()[0],
    }
    copy = Document(document.path, document.text, data | made_up, document.root)
    record, _ = read_inspection(copy)
    document.dropped = copy.dropped
    return record, ("area", "framework")


def _facts(case: Case) -> Facts:
    record = case.record
    start, published = case.dates.get("fieldwork.start"), case.dates.get("report.published")
    names: set[str] = set(record.evidence)
    if case.document.dropped:  # what was taken out as faulty cites sources too
        names.update(source for source, _ in sources_in(case.document.data))
        evidence = case.document.data.get("evidence")
        names.update(evidence if isinstance(evidence, dict) else ())
    else:
        names.update(source for topic, source, _ in case.codes if topic == "sources")
    return Facts(
        case.document.path,
        record.area,
        record.framework,
        str(record.term) if record.term is not None else "",
        (start.earliest, start.latest) if start is not None else None,
        (published.earliest, published.latest) if published is not None else None,
        frozenset(names),
    )
