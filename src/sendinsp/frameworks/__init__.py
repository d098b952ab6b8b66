"""Inspection frameworks: what is one framework's own lies in one folder, asked for by the framework's id.

The folder of `framework-2016` is `framework_2016`. Its modules, each loaded when it is first asked for:

| module | gives | is about |
|---|---|---|
| `record` | `RECORD` | the model of a record: `model.inspection.Inspection` with what is its own |
| `file` | `FILE` | the model of the framework's file: `model.framework.Framework` with what is its own |
| `words` | `WORDS` | its outcome, in a code and in words; its cells and columns in listings |
| `plan` | `PLAN` | the plan that is due, and what is known of it; None where there is none |
| `life` | `steps` | its line of time |
| `sections` | `SECTIONS` | what `show` says of it |
| `imports` | `IMPORTS` | what of others' tables and reports becomes records of it; may be missing |
| `rules` | a package | its rules, by `model.rule.rule` |

Who adds a framework adds such a folder and a file in the data folder, and nothing else.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sendinsp.frameworks.interface import Imports, Life, PlanKind, Sections, Words
    from sendinsp.model.framework import Framework
    from sendinsp.model.inspection import Inspection

PREFIX = "framework_"
"""What the names of the folders begin with."""
NO_LISTS = frozenset({"areas", "frameworks", "sources", "fields"})
"""Lists of codes that are no framework's."""


@cache
def ids() -> tuple[str, ...]:
    """The ids of the frameworks that the program knows, sorted."""
    found = (one.name for one in pkgutil.iter_modules(__path__) if one.ispkg and one.name.startswith(PREFIX))
    return tuple(sorted(name.replace("_", "-") for name in found))


@cache
def _folder(framework: str) -> str | None:
    """The package of a framework, or None where there is none of that id."""
    return f"{__name__}.{framework.replace('-', '_')}" if framework in ids() else None


@cache
def _part(framework: str, module: str) -> Any:
    """A module of a framework; that of frameworks which the program does not know where it has none."""
    folder = _folder(framework)
    return import_module(f"{folder}.{module}" if folder else f"{__name__}.unknown")


def forget() -> None:
    """Look for the frameworks anew: after a folder was added to the places of this package."""
    ids.cache_clear()
    _folder.cache_clear()
    _part.cache_clear()


def is_known(framework: str) -> bool:
    """Whether the program knows a framework of that id."""
    return _folder(framework) is not None


def record_of(framework: str) -> type[Inspection]:
    """The model of a framework's records; of what all records share where the program does not know it."""
    found: type[Inspection] = _part(framework, "record").RECORD
    return found


def file_of(framework: str) -> type[Framework]:
    """The model of a framework's file."""
    found: type[Framework] = _part(framework, "file").FILE
    return found


def words_of(framework: str) -> Words:
    """The outcome and the columns of a framework's inspections."""
    found: Words = _part(framework, "words").WORDS
    return found


def plan_of(framework: str) -> PlanKind | None:
    """The plan that areas must make under a framework, or None."""
    found: PlanKind | None = _part(framework, "plan").PLAN
    return found


def plans() -> Iterator[PlanKind]:
    """The plans of all frameworks that the program knows."""
    return (plan for plan in map(plan_of, ids()) if plan is not None)


def life_of(framework: str) -> Life:
    """The line of time of a framework's inspections."""
    found: Life = _part(framework, "life").LIFE
    return found


def sections_of(framework: str) -> Sections:
    """What `show` says of a framework's inspections."""
    found: Sections = _part(framework, "sections").SECTIONS
    return found


def imports_of(framework: str) -> Imports:
    """What of others' tables and reports becomes records of a framework; little where it says nothing of them."""
    folder = _folder(framework)
    modules = pkgutil.iter_modules(import_module(folder).__path__) if folder is not None else ()
    known = any(module.name == "imports" for module in modules)
    found: Imports = import_module(f"{folder}.imports" if known else f"{__name__}.unknown").IMPORTS
    return found


def rule_modules(framework: str) -> tuple[str, ...]:
    """The names of the modules that hold a framework's rules."""
    folder = _folder(framework)
    if folder is None:
        return ()
    package = import_module(f"{folder}.rules")
    return tuple(f"{package.__name__}.{name}" for _, name, _ in pkgutil.iter_modules(package.__path__))
