"""Shell completion of areas, terms, regions and codes. Silent where there is no register to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from sendinsp.register.register import Register

Completion = Callable[[typer.Context, str], list[str]]


def _register(ctx: typer.Context) -> Register:
    from sendinsp.register.find import find
    from sendinsp.register.register import Register

    data = ctx.parent.params.get("data") if ctx.parent else None
    return Register(find(data))


def _starting(values: Iterable[str], incomplete: str) -> list[str]:
    """The values that begin so, case aside, with what was typed as it was typed: Typer drops all others."""
    typed = incomplete.casefold()
    return sorted({incomplete + value[len(typed) :] for value in values if value.casefold().startswith(typed)})


def completing(values: Callable[[Register], Iterable[str]], about: str) -> Completion:
    """A completion that offers what a register has; nothing where there is none.

    Args:
        values: gives them.
        about: what they are, as the completion's docstring.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        try:
            return _starting(values(_register(ctx)), incomplete)
        except Exception:  # a shell that completes must not see a message
            return []

    complete.__doc__ = about
    return complete


def _topic_codes(topic: str) -> Callable[[Register], Iterable[str]]:
    return lambda register: (
        code for framework in register.frameworks.values() for code in register.titles(topic, framework.id)
    )


def _outcomes(register: Register) -> Iterable[str]:
    from sendinsp import frameworks

    return (code for name in frameworks.ids() for code in frameworks.words_of(name).outcomes)


def _rules(register: Register) -> Iterable[str]:
    from sendinsp.checks.catalogue import rules

    return (rule.code for rule in rules())


def _ids(register: Register) -> Iterable[str]:
    return (f"{path.parent.name}/{path.stem}" for path in register.paths("inspections"))


def _areas_and_ids(register: Register) -> Iterable[str]:
    return (*register.areas, *_ids(register))


complete_area = completing(lambda register: register.areas, "Slugs of areas.")
complete_area_or_id = completing(_areas_and_ids, "Slugs of areas, and ids of inspections.")
complete_term = completing(
    lambda register: (path.parent.name for path in register.paths("inspections") if path.parent.name != "undated"),
    "Terms in which there were inspections.",
)
complete_region = completing(
    lambda register: (region for area in register.areas.values() for region in (area.region, area.ofsted_region)),
    "Regions, statistical and Ofsted's.",
)
complete_framework = completing(lambda register: register.frameworks, "Ids of frameworks.")
complete_topic = completing(
    lambda register: (topic for one in register.frameworks.values() for topic in one.lists()),
    "Topics of the frameworks.",
)
complete_source = completing(lambda register: register.sources, "Ids of sources.")
complete_theme = completing(_topic_codes("themes"), "Codes of themes.")
complete_reason = completing(_topic_codes("reasons"), "Codes of reasons.")
complete_board = completing(_topic_codes("boards"), "Codes of integrated care boards.")
complete_outcome = completing(_outcomes, "Codes of outcomes.")
complete_revisit = completing(
    lambda register: ("all", "some", "none", "not-recorded"), "What a re-visit found, and `not-recorded`."
)
complete_rule = completing(_rules, "Codes of rules.")
