"""All rules: those that hold under every framework, in the modules of this package, and those of each framework."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import sendinsp.checks
from sendinsp import frameworks
from sendinsp.model.rule import Rule, Scope, entered


@cache
def _load() -> None:
    """Import every module of rules: importing one enters them."""
    for _, name, _ in pkgutil.iter_modules(sendinsp.checks.__path__):
        import_module(f"{sendinsp.checks.__name__}.{name}")
    for framework in frameworks.ids():
        for module in frameworks.rule_modules(framework):
            import_module(module)


def rules(scope: Scope | None = None) -> list[Rule]:
    """All rules, or those that look at one kind of thing, by family and number."""
    _load()
    return [one for one in entered() if scope is None or one.scope == scope]
