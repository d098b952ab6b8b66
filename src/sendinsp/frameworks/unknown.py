"""A framework that the program does not know: what all frameworks share is read and shown, the rest left unjudged."""

from __future__ import annotations

from sendinsp.frameworks.interface import AWAITED, UNKNOWN, Life, PlanKind, Sections, Words
from sendinsp.frameworks.steps import beginning
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection

RECORD = Inspection
FILE = Framework
WORDS = Words({}, lambda inspection: UNKNOWN if inspection.is_published else AWAITED, lambda inspection: {})
PLAN: PlanKind | None = None
LIFE = Life(lambda inspection, framework, due: beginning(inspection, framework))
SECTIONS = Sections(lambda inspection: iter(()), lambda inspection, framework: iter(()))
