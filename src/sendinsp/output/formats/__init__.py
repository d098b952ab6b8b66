"""The forms in which things are shown: one module a form, found by its name.

A module of this package says in `FORMAT` what it can set out. Its name is that of the file, with hyphens for
underscores; nothing else knows it. Every module is loaded to list the names, so it imports what is slow to import
where it needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sendinsp.model.event import Calendar
    from sendinsp.output.listing import Listing, Row
    from sendinsp.output.page import Page
    from sendinsp.output.problems import Findings

Kind = Literal["rows", "data", "nested", "page", "events", "problems", "terminal"]
"""What a command may ask of a form, see `Format`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a form can set out, each as a function that gives the text, and how it does so.

    Functions whose text depends on where it goes are given `to_file`: whether to a file and not to stdout.

    Attributes:
        order: its place where names are listed.
        table: sets out the columns of a listing, for people.
        data: sets out the rows of a listing with all their keys, for programs.
        whole: sets out a value as a whole, where a form of data can.
        page: sets out pages of text.
        events: sets out a calendar.
        problems: sets out what is wrong with files.
        nested: whether its rows can hold lists and sections.
        terminal: whether its tables and pages are for whoever sits at the terminal: as wide as that, with remarks.
    """

    order: int
    table: Callable[[Listing, bool], str] | None = None
    data: Callable[[Sequence[Row]], str] | None = None
    whole: Callable[[Any], str] | None = None
    page: Callable[[Sequence[Page], bool], str] | None = None
    events: Callable[[Calendar], str] | None = None
    problems: Callable[[Findings, bool], str] | None = None
    nested: bool = False
    terminal: bool = False

    @property
    def rows(self) -> bool:
        """Whether it can show a listing, by its columns or by its keys."""
        return self.table is not None or self.data is not None

    def has(self, kinds: Iterable[Kind]) -> bool:
        """Whether it can do one of these."""
        return any(getattr(self, kind) for kind in kinds)


class UnknownFormat(ValueError):  # noqa: N818 - what it says is no fault of the program
    """There is no such form, or none for what is to be shown. The text names those that there are."""


class NotInstalled(Exception):  # noqa: N818 - what it says is no fault of the program
    """A library that a form needs is not there. The text says how to install it."""


@cache
def find(name: str) -> Format | None:
    """The form of a name; None where there is none. Loads its module and no other."""
    module = name.replace("-", "_")
    if not module.isidentifier() or module.startswith("_"):
        return None
    try:
        found: Format = import_module(f"{__name__}.{module}").FORMAT
    except ModuleNotFoundError as error:
        if error.name == f"{__name__}.{module}":
            return None
        raise
    return found


def named(name: str, *kinds: Kind) -> Format:
    """The form of a name, which can do one of these.

    Raises:
        UnknownFormat: there is none.
    """
    form = find(name)
    if form is None or not form.has(kinds):
        known = ", ".join(repr(one) for one in names(*kinds))
        raise UnknownFormat(f"{name!r} is not one of {known}.")
    return form


@cache
def names(*kinds: Kind) -> tuple[str, ...]:
    """The names of all forms that can do one of these, in their order. Loads every module of the package."""
    from pkgutil import iter_modules

    found = {module.name.replace("_", "-"): find(module.name) for module in iter_modules(__path__)}
    fitting = {name: form for name, form in found.items() if form is not None and form.has(kinds)}
    return tuple(sorted(fitting, key=lambda name: (fitting[name].order, name)))
