"""Shell completion of areas, terms, regions and codes. Silent where there is no register to ask."""

from __future__ import annotations

from collections.abc import Iterable

import typer


def _register(ctx: typer.Context) -> object:
    from sendinsp.register.find import find
    from sendinsp.register.register import Register

    data = ctx.parent.params.get("data") if ctx.parent else None
    return Register(find(data))


def _starting(values: Iterable[str], incomplete: str) -> list[str]:
    """The values that begin so, case aside, with what was typed as it was typed: Typer drops all others."""
    typed = incomplete.casefold()
    return sorted({incomplete + value[len(typed) :] for value in values if value.casefold().startswith(typed)})


def complete_area(ctx: typer.Context, incomplete: str) -> list[str]:
    """Slugs of areas."""
    try:
        return _starting(_register(ctx).areas, incomplete)  # type: ignore[attr-defined]
    except Exception:  # a shell that completes must not see a message
        return []


def complete_term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Terms in which there were inspections."""
    try:
        paths = _register(ctx).paths("inspections")  # type: ignore[attr-defined]
        return _starting((path.parent.name for path in paths if path.parent.name != "undated"), incomplete)
    except Exception:
        return []


def complete_region(ctx: typer.Context, incomplete: str) -> list[str]:
    """Regions, statistical and Ofsted's."""
    try:
        areas = _register(ctx).areas.values()  # type: ignore[attr-defined]
        return _starting((region for area in areas for region in (area.region, area.ofsted_region)), incomplete)
    except Exception:
        return []


def complete_framework(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of frameworks."""
    try:
        return _starting(_register(ctx).frameworks, incomplete)  # type: ignore[attr-defined]
    except Exception:
        return []


def complete_topic(ctx: typer.Context, incomplete: str) -> list[str]:
    """Topics of the frameworks."""
    try:
        frameworks = _register(ctx).frameworks.values()  # type: ignore[attr-defined]
        topics = (topic for framework in frameworks for topic in (*framework.topics, "themes"))
        return _starting(topics, incomplete)
    except Exception:
        return []
