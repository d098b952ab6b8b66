"""The filter options of the command line, and from them to a selection."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sendinsp.cli.support.failure import PROBLEMS, Failure
from sendinsp.cli.support.options import (
    AreaOption,
    FrameworkOption,
    ReasonOption,
    RegionOption,
    Status,
    StatusOption,
    TermOption,
    ThemeOption,
    WsoaOption,
)

if TYPE_CHECKING:
    from sendinsp.register.register import Register
    from sendinsp.register.select import Selection


@dataclass(frozen=True, slots=True)
class Filters:
    """The options that say which inspections are wanted, in the order of the help."""

    term: TermOption = None
    area: AreaOption = None
    region: RegionOption = None
    framework: FrameworkOption = None
    wsoa: WsoaOption = None
    status: StatusOption = None
    reason: ReasonOption = None
    theme: ThemeOption = None

    def selection(self, register: Register) -> Selection:
        """The selection that the options ask for.

        Raises:
            Failure: a term is malformed, or an area, region or code is unknown.
        """
        from sendinsp.cli.support.session import areas, one_of, terms
        from sendinsp.register.select import Selection

        regions = (
            sorted({name for one in register.areas.values() for name in (one.region, one.ofsted_region)})
            if self.region
            else []
        )
        return Selection(
            terms=terms(self.term or ()),
            areas=areas(register, self.area or ()),
            regions=[one_of("--region", name, regions) for name in self.region or ()],
            framework=one_of("--framework", self.framework, register.frameworks)
            if self.framework is not None
            else None,
            wsoa=self.wsoa,
            published=None if self.status is None else self.status is Status.PUBLISHED,
            reason=_code(register, "--reason", "reasons", self.reason),
            theme=_code(register, "--theme", "themes", self.theme),
        )


NO_FILTERS = Filters()


def filtered(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of `Filters` in the place of its parameter `filters`."""
    own = inspect.signature(command, eval_str=True).parameters.values()
    options = inspect.signature(Filters, eval_str=True).parameters.values()
    shown = [
        option.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in own
        for option in (options if one.name == "filters" else [one])
    ]

    @functools.wraps(command)
    def with_filters(**given: Any) -> int:
        chosen = Filters(**{field.name: given.pop(field.name) for field in fields(Filters)})
        return command(filters=chosen, **given)

    vars(with_filters).update(
        __signature__=inspect.Signature(shown), __annotations__={one.name: one.annotation for one in shown}
    )
    return with_filters


def _code(register: Register, option: str, topic: str, code: str | None) -> str | None:
    from sendinsp.cli.support.session import one_of

    if code is None:
        return None
    known = [entry for framework in register.frameworks.values() for entry in framework.codes(topic)]
    if not known:
        raise Failure(f"{option}: no framework of this register has {topic}", PROBLEMS)
    return one_of(option, code, known)
