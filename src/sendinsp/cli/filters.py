"""From the filter options of the command line to a selection."""

from __future__ import annotations

from sendinsp.cli.failure import PROBLEMS, Failure
from sendinsp.cli.options import Status
from sendinsp.cli.session import areas, one_of, terms
from sendinsp.register.register import Register
from sendinsp.register.select import Selection


def selection(
    register: Register,
    term: list[str] | None = None,
    area: list[str] | None = None,
    region: list[str] | None = None,
    framework: str | None = None,
    wsoa: bool | None = None,
    status: Status | None = None,
    reason: str | None = None,
    theme: str | None = None,
) -> Selection:
    """The selection that the options ask for.

    Raises:
        Failure: a term is malformed, or an area, region or code is unknown.
    """
    regions = (
        sorted({name for one in register.areas.values() for name in (one.region, one.ofsted_region)}) if region else []
    )
    return Selection(
        terms=terms(term or ()),
        areas=areas(register, area or ()),
        regions=[one_of("--region", name, regions) for name in region or ()],
        framework=one_of("--framework", framework, register.frameworks) if framework is not None else None,
        wsoa=wsoa,
        published=None if status is None else status is Status.PUBLISHED,
        reason=_code(register, "--reason", "reasons", reason),
        theme=_code(register, "--theme", "themes", theme),
    )


def _code(register: Register, option: str, topic: str, code: str | None) -> str | None:
    if code is None:
        return None
    known = [entry for framework in register.frameworks.values() for entry in framework.codes(topic)]
    if not known:
        raise Failure(f"{option}: no framework of this register has {topic}", PROBLEMS)
    return one_of(option, code, known)
