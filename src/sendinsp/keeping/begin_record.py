"""Beginning a record: which area, term, framework and source are meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sendinsp.keeping.create import NewRecord, frameworks_on, record_path
from sendinsp.model.dates import DateSpan, human_day
from sendinsp.model.framework import Framework
from sendinsp.model.suggest import did_you_mean, nearest
from sendinsp.model.terms import Term
from sendinsp.register.register import Register


class CannotBegin(Exception):  # noqa: N818 - what it says is no fault of the program
    """A record cannot be begun from what was given. The text says why and what to do.

    Attributes:
        usage: whether something was malformed or missing, rather than unknown to the register or there already.
    """

    def __init__(self, message: str, *, usage: bool = False) -> None:
        super().__init__(message)
        self.usage = usage


def begin(
    register: Register,
    area: str,
    *,
    source: str | None,
    term: Term | None = None,
    start: date | None = None,
    framework: str | None = None,
) -> NewRecord:
    """What the record of an inspection holds at first.

    Args:
        register: the register that it is for.
        area: the area, by any name or code.
        source: id of the source that gives what is said here.
        term: the term of fieldwork.
        start: the first day of fieldwork; gives the term.
        framework: id of the framework; else the one in force then.

    Raises:
        CannotBegin: something is missing, unknown, at odds, or there already.
    """
    if start is None and term is None:
        raise CannotBegin("say when: --start DATE (first day of fieldwork), or --term spring-2018", usage=True)
    if start is not None and term is not None and Term.containing(start) != term:
        raise CannotBegin(
            f"--start {start} lies in {Term.containing(start)}, not in {term}: leave out one of the two", usage=True
        )
    when = Term.containing(start) if start is not None else term
    assert when is not None
    first, last = (start, start) if start is not None else (when.start, when.end)
    slug = area_at(register, area, first, last)
    path = record_path(register.folder.path, when, slug)
    if path.exists() or path.is_symlink():
        raise CannotBegin(
            f"there is a record of this inspection already: {register.folder.name_of(path)}. Open it to change it"
        )
    chosen = _framework(register, framework, first, last)
    facts = {"fieldwork.start": start.isoformat()} if start is not None else {}
    return NewRecord(slug, chosen.id, when, facts, {_source(register, source): ["term", *facts]})


def area_at(register: Register, text: str, first: date, last: date) -> str:
    """The one area that a name or code means, of those in being on some day from `first` to `last`.

    Raises:
        CannotBegin: there is none, or several.
    """
    areas = register.areas

    def in_being(slug: str) -> bool:
        return areas[slug].in_being(first) or areas[slug].in_being(last)

    found = areas.find(text) or areas.guess(text)
    if not found:
        near = areas.suggest(text)
        hint = did_you_mean(near, "areas.yaml lists every area")
        raise CannotBegin(f"there is no area {text!r}: {hint}")
    then = [slug for slug in found if in_being(slug)]
    if len(then) == 1:
        return then[0]
    if then:
        names = ", ".join(f"{slug} ({areas[slug].label})" for slug in then)
        raise CannotBegin(f"{text!r} names several areas then: {names}. Give one of these codes")
    area = areas[found[0]]
    relatives = [slug for one in found for slug in areas.family(one) if slug not in found and in_being(slug)]
    hint = f" In its place there was {_choice(relatives)}." if relatives else ""
    raise CannotBegin(f"{area.label} did not exist on {human_day(first)}.{hint}")


def _choice(slugs: Iterable[str]) -> str:
    return " or ".join(sorted(set(slugs)))


def _framework(register: Register, wanted: str | None, first: date, last: date) -> Framework:
    known = register.frameworks
    if wanted is not None:
        if wanted in known:
            return known[wanted]
        hint = did_you_mean(nearest(wanted, known, 1, 0.5), f"one of: {', '.join(known)}")
        raise CannotBegin(f"--framework: {wanted!r} is unknown: {hint}")
    found = frameworks_on(register, first, last)
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotBegin(
            f"several frameworks were in force then: name one with --framework {_choice(f.id for f in found)}",
            usage=True,
        )
    periods = "; ".join(f"{framework.id}: {_period(framework)}" for framework in known.values())
    raise CannotBegin(
        f"no framework of this register was in force on {human_day(first)} ({periods or 'there is none'}). "
        "Is the date right? If so, name the framework with --framework"
    )


def _period(framework: Framework) -> str:
    def human(span: DateSpan | None) -> str:
        return span.human() if span is not None else "today"

    return f"{human(framework.in_force.from_)} to {human(framework.in_force.to)}"


def _source(register: Register, wanted: str | None) -> str:
    """The source, which must be one of the register's: a record without any cannot be right."""
    known = register.sources
    if wanted is None:
        raise CannotBegin(
            "every fact needs a source: name the one that tells of this inspection with --source ID, where ID is a "
            f"key of {register.folder.name_of(register.folder.path / 'sources.yaml')}, such as ofsted-2022-11. "
            "If it is not there yet, add it first",
            usage=True,
        )
    if wanted in known:
        return wanted
    near = [name for name in known if name.startswith(wanted)][:3] or nearest(wanted, known, 3)
    hint = did_you_mean(near, "add it first:", " If not, add it first:")
    raise CannotBegin(
        f"--source: there is no source {wanted!r} in {register.folder.name_of(register.folder.path / 'sources.yaml')}: "
        f"{hint}\n\n  {wanted}:\n    title: Its title, or what it is\n    publisher: Who published it\n"
        "    kind: council\n    date: 2018-05-14\n    url: https://...\n    trust: medium\n\n"
        "(kind and trust as for the others there; leave out date and url if they are unknown)"
    )
