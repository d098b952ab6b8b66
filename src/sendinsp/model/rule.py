"""What a rule is, and the register of all rules.

A rule is a function with a docstring of four parts, from which `sendinsp rules`, the documentation and the
tests are made: the title (first line), and the sections `Why:`, `Wrong:` and `Right:`. What the examples look
like is told in `checks.docs`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar

from sendinsp.model.fields import Place
from sendinsp.model.problem import Severity

Scope = Literal["reader", "record", "areas", "sources", "framework", "register"]
"""What a rule looks at: one file of a kind, or all files together; `reader` where reading the file tells."""

FAMILIES = {
    "Y": "Syntax: what any YAML parser must read alike",
    "S": "Schema: keys, and the form of their values",
    "R": "References: codes that must be known",
    "I": "Identity: which file holds which inspection",
    "D": "Dates",
    "F": "What was found",
    "E": "Evidence",
    "A": "The other files: areas, sources, frameworks",
}
"""First letter of a code -> what its family is about, in the order of the documentation."""
_LAST = ("F", "E", "A")


def family(letter: str, about: str) -> None:
    """Enter a family of a framework's own, which comes after those on what a record holds.

    Raises:
        ValueError: there is another one of that letter.
    """
    if FAMILIES.get(letter, about) != about:
        raise ValueError(f"two families of rules have the letter {letter}")
    last = {key: FAMILIES.pop(key) for key in _LAST}
    FAMILIES[letter] = about
    FAMILIES.update(last)


class Fault(NamedTuple):
    """A place at which a rule is broken.

    Attributes:
        path: where in the document.
        message: what is wrong, a sentence without a full stop.
        hint: what to do about it, or "".
        key: whether the key at the path is meant, not its value.
    """

    path: Place
    message: str
    hint: str = ""
    key: bool = False


class FaultIn(NamedTuple):
    """A fault that a rule over the whole register found, with the name of the file that it is in."""

    file: str
    fault: Fault


CheckFunction = TypeVar("CheckFunction", bound=Callable[..., Any])


@dataclass(frozen=True)
class Rule:
    """A rule with what is said about it.

    Attributes:
        code: `D003`; stable, never used again for something else.
        severity: of its problems.
        scope: what it looks at.
        check: the function; its docstring says the rest.
    """

    code: str
    severity: Severity
    scope: Scope
    check: Callable[..., Any]

    @property
    def family(self) -> str:
        """What the rule's family is about."""
        return FAMILIES[self.code[0]]

    @property
    def title(self) -> str:
        """One line that says what is wrong."""
        return self._parts[""].rstrip(".")

    @property
    def why(self) -> str:
        """Why it matters."""
        return " ".join(self._parts.get("Why", "").split())

    @property
    def wrong(self) -> str:
        """An example that breaks the rule."""
        return self._parts.get("Wrong", "")

    @property
    def right(self) -> str:
        """The example as it should be."""
        return self._parts.get("Right", "")

    @cached_property
    def _parts(self) -> dict[str, str]:
        parts: dict[str, list[str]] = {"": []}
        name = ""
        for line in inspect.cleandoc(self.check.__doc__ or "").split("\n"):
            if line in ("Why:", "Wrong:", "Right:"):
                name = line[:-1]
                parts[name] = []
            else:
                parts[name].append(line)
        return {name: inspect.cleandoc("\n" + "\n".join(lines)) for name, lines in parts.items()}


_rules: dict[str, Rule] = {}


def rule(code: str, severity: Severity = "error", scope: Scope = "record") -> Callable[[CheckFunction], CheckFunction]:
    """Enter a function as the rule `code`.

    Raises:
        ValueError: there is a rule of that code already.
    """

    def enter(check: CheckFunction) -> CheckFunction:
        if code in _rules:
            raise ValueError(f"two rules have the code {code}")
        _rules[code] = Rule(code, severity, scope, check)
        return check

    return enter


def entered() -> list[Rule]:
    """The rules of all modules that were imported so far, by family and number."""
    order = "".join(FAMILIES)
    return sorted(_rules.values(), key=lambda one: (order.index(one.code[0]), one.code))
