"""Records of Ofsted and CQC's joint local area SEND inspections in England.

`load()` gives the register: its inspections, areas, frameworks and sources, typed and checked as they are read.

>>> import sendinsp
>>> register = sendinsp.load()
>>> sandwell = next(one for one in register.inspections if one.id == "spring-2017/sandwell")
>>> sandwell.wsoa.required, sandwell.term.human(), sandwell.fieldwork.start.human()
(True, 'Spring 2017', '16 Jan 2017')
>>> register.areas.find("Brighton & Hove")
('brighton-and-hove',)

What was known at the end of a day: an inspection whose letter was still to come says so.

>>> from datetime import date
>>> sendinsp.known_at(sandwell, date(2017, 2, 1)).is_published
False

Rows for other tools, as those of `list` and `wsoa-due`: plain dicts, dates as ISO text.

>>> sendinsp.rows(register, as_of=date(2016, 6, 30))[0]["name"]
'Bolton'
>>> [row["due"] for row in sendinsp.deadline_rows(register) if row["id"] == "autumn-2016/surrey"]
['2017-03-14']
>>> [str(sendinsp.Term.parse("spring-2017").start), str(sendinsp.DateSpan.parse("2017-11/2017-12").latest)]
['2017-01-01', '2017-12-31']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendinsp.frameworks.framework_2016.record import Inspection2016
    from sendinsp.model.area import Area
    from sendinsp.model.as_of import known_at
    from sendinsp.model.dates import DateSpan
    from sendinsp.model.inspection import Inspection
    from sendinsp.model.problem import Problem
    from sendinsp.model.terms import Term
    from sendinsp.register.find import NoDataFolder
    from sendinsp.register.register import Register, load
    from sendinsp.summary.rows import deadline_rows, rows

__all__ = [
    "Area", "DateSpan", "Inspection", "Inspection2016", "NoDataFolder", "Problem", "Register", "Term", "deadline_rows",
    "known_at", "load", "rows",
]  # fmt: skip

# Imported when first asked for: the program's own help and completion need none of them, and the models are slow.
_HOMES = {
    "Area": "sendinsp.model.area",
    "DateSpan": "sendinsp.model.dates",
    "Inspection": "sendinsp.model.inspection",
    "Inspection2016": "sendinsp.frameworks.framework_2016.record",
    "NoDataFolder": "sendinsp.register.find",
    "Problem": "sendinsp.model.problem",
    "Register": "sendinsp.register.register",
    "Term": "sendinsp.model.terms",
    "deadline_rows": "sendinsp.summary.rows",
    "known_at": "sendinsp.model.as_of",
    "load": "sendinsp.register.register",
    "rows": "sendinsp.summary.rows",
}


def __getattr__(name: str) -> object:
    """Import a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
