"""Codes that must be in a list of a record's framework: what the rules on them have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sendinsp.model.case import Case
from sendinsp.model.fields import Place
from sendinsp.model.rule import Fault
from sendinsp.model.suggest import Search
from sendinsp.yaml.model_errors import GRADED_VALUES

RULED = {"questions": "question", "themes": "theme", "reasons": "reason", "grounds": "ground"}
"""Lists with a rule of their own -> what one of their codes is called."""


def unknown_codes(case: Case, topic: str) -> Iterator[Fault]:
    """The codes of a record that are not in a list of its framework, one of those in `RULED`."""
    lists = case.around.codes.get(case.record.framework, {})
    if topic not in lists:
        return
    known = lists[topic]
    search = Search(known)
    for of, code, place in case.codes:
        if of == topic and code not in known and not is_grade(case, code):
            yield unknown_code(lists, topic, code, place, RULED[topic], search)


def is_grade(case: Case, code: str) -> bool:
    """Whether a code is a graded judgement, of which S008 tells."""
    return bool(case.record.no_grades) and code in GRADED_VALUES


def unknown_code(
    lists: Mapping[str, Collection[str]], topic: str, code: str, place: Place, what: str, search: Search
) -> Fault:
    """The fault of a code that is not in a list, with a hint on where it is, or what may be meant."""
    if other := next((name for name, codes in lists.items() if name != topic and code in codes), None):
        hint = f"{code} is one of the {other}"
    else:
        hint = search.hint(code, f"sendinsp framework {topic} lists them")
    return Fault(place, f"unknown {what} {code!r}", hint)
