"""The filter options of the command line, and from them to a selection."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
from sendinsp.cli.support.options import (
    AreaOption,
    BoardOption,
    FrameworkOption,
    NeighboursOption,
    OutcomeOption,
    ReasonOption,
    RegionOption,
    RevisitOption,
    SinceOption,
    Status,
    StatusOption,
    TermOption,
    ThemeOption,
    UntilOption,
    WsoaOption,
)

if TYPE_CHECKING:
    from datetime import date

    from sendinsp.register.register import Register
    from sendinsp.register.select import Selection


@dataclass(frozen=True, slots=True)
class Filters:
    """The options that say which inspections are wanted, in the order of the help."""

    term: TermOption = None
    since: SinceOption = None
    until: UntilOption = None
    area: AreaOption = None
    neighbours_of: NeighboursOption = None
    region: RegionOption = None
    board: BoardOption = None
    framework: FrameworkOption = None
    wsoa: WsoaOption = None
    outcome: OutcomeOption = None
    revisit: RevisitOption = None
    status: StatusOption = None
    reason: ReasonOption = None
    theme: ThemeOption = None

    def selection(self, register: Register, today: date | None = None) -> Selection:
        """The selection that the options ask for.

        Args:
            register: what to select from.
            today: the day to judge by, to say on stderr which areas were taken and had ended by then; None says
                nothing.

        Raises:
            Failure: a term is malformed, or an area, region or code is unknown.
        """
        from sendinsp.cli.support.session import areas, day, one_of, regions, tell_of_ended, terms
        from sendinsp.frameworks.interface import NOT_RECORDED
        from sendinsp.register.select import Selection

        since = day(self.since, "--since") if self.since is not None else None
        until = day(self.until, "--until") if self.until is not None else None
        if since is not None and until is not None and until < since:
            raise Failure(
                f"--since: {since} is after --until {until}, so that nothing can fit: put the earlier day first", USAGE
            )
        slugs = areas(register, self.area or (), quiet=today is None)
        if today is not None:
            tell_of_ended(register, slugs, today)
        return Selection(
            terms=terms(self.term or ()),
            areas=[*slugs, *self._neighbours(register, quiet=today is None)],
            regions=[one_of("--region", name, regions(register)) for name in self.region or ()],
            framework=one_of("--framework", self.framework, list(register.frameworks))
            if self.framework is not None
            else None,
            wsoa=self.wsoa,
            published=None if self.status is None else self.status is Status.PUBLISHED,
            reason=_code(register, "--reason", "reasons", self.reason),
            theme=_code(register, "--theme", "themes", self.theme),
            since=since,
            until=until,
            outcome=one_of("--outcome", self.outcome, _outcomes()) if self.outcome is not None else None,
            revisit=one_of("--revisit", self.revisit, ("all", "some", "none", NOT_RECORDED)) if self.revisit else None,
            boards=[code for one in self.board or () if (code := _code(register, "--board", "boards", one))],
        )

    def _neighbours(self, register: Register, *, quiet: bool) -> list[str]:
        """The area of `--neighbours-of` and its statistical neighbours.

        Raises:
            Failure: the area is unknown, or the register holds no neighbours of it.
        """
        from sendinsp.cli.support.session import areas

        found: list[str] = []
        for slug in areas(register, [self.neighbours_of] if self.neighbours_of is not None else (), quiet=quiet):
            near = register.neighbours.get(slug)
            if near is None:
                known = len(register.neighbours)
                raise Failure(
                    f"--neighbours-of: no statistical neighbours of {register.areas.name(slug)} are recorded "
                    f"(there are some of {known} areas)",
                    PROBLEMS,
                )
            found += [slug, *near]
        return found

    def nothing_of_the_kind(self, register: Register, day: date) -> str | None:
        """Where reasons or themes were asked for and none is recorded of any inspection that fits otherwise: that."""
        from dataclasses import replace

        from sendinsp.register.select import codes_of, select

        wider = select(register, replace(self, reason=None, theme=None).selection(register), day)
        for topic, wanted in (("reasons", self.reason), ("themes", self.theme)):
            if wanted is not None and wider and not any(codes_of(one, topic) for one in wider):
                return (
                    f"No {topic} are recorded of these {len(wider):,} inspections, so that none can be found by them."
                )
        return None

    def not_told_apart(self, register: Register, day: date) -> list[str]:
        """Where boards were asked for: how many inspections that fit otherwise have none recorded."""
        from dataclasses import replace

        from sendinsp.register.select import codes_of, select

        if not self.board:
            return []
        wider = select(register, replace(self, board=None).selection(register), day)
        without = [one for one in wider if register.titles("boards", one.framework) and not codes_of(one, "boards")]
        return [f"No board is recorded of {len(without):,} inspections: they are left out."] if without else []


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
    """The code that was typed, or whose title was."""
    from sendinsp.cli.support.session import one_of

    if code is None:
        return None
    known = {code: title for name in register.frameworks for code, title in register.titles(topic, name).items()}
    if not known:
        raise Failure(f"{option}: no framework of this register has {topic}", PROBLEMS)
    return one_of(option, code, known)


def _outcomes() -> dict[str, str]:
    from sendinsp import frameworks
    from sendinsp.frameworks.interface import SHARED_OUTCOMES

    own = {code: label for name in frameworks.ids() for code, label in frameworks.words_of(name).outcomes.items()}
    return {**own, **SHARED_OUTCOMES}
