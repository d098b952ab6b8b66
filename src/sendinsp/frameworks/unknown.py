"""A framework that the program does not know: what all frameworks share is read and shown, the rest left unjudged."""

from __future__ import annotations

from pydantic import ConfigDict

from sendinsp.frameworks.interface import AWAITED, UNKNOWN, Imports, Life, PlanKind, Sections, Words
from sendinsp.frameworks.steps import beginning
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection


class UnknownFramework(Framework):
    """The file of a framework that the program does not know: what is its own is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


RECORD = Inspection
FILE = UnknownFramework
WORDS = Words({}, lambda inspection: UNKNOWN if inspection.is_published else AWAITED, lambda inspection: {})
PLAN: PlanKind | None = None
LIFE = Life(lambda inspection, framework, due: beginning(inspection, framework))
SECTIONS = Sections(lambda inspection: iter(()), lambda inspection, titled: iter(()), (("Report", "report.url"),))
IMPORTS = Imports()
