"""Records of Ofsted and CQC's joint local area SEND inspections in England.

>>> import sendinsp
>>> register = sendinsp.load()
>>> sum(inspection.wsoa.required for inspection in register.inspections)  # doctest: +SKIP
83
"""

from sendinsp.model.area import Area
from sendinsp.model.asof import known_at
from sendinsp.model.dates import DateSpan
from sendinsp.model.inspection import Inspection, Inspection2016
from sendinsp.model.problem import Problem
from sendinsp.model.terms import Term
from sendinsp.register.find import NoDataFolder
from sendinsp.register.register import Register, load

__all__ = [
    "Area", "DateSpan", "Inspection", "Inspection2016", "NoDataFolder", "Problem", "Register", "Term", "known_at",
    "load",
]  # fmt: skip
