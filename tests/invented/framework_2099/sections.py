"""What `show` says of an inspection of 2099."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.frameworks.interface import Block, Sections
from sendinsp.model.framework import Framework
from sendinsp.model.inspection import Inspection

from .record import Inspection2099


def _outcome(inspection: Inspection) -> Iterator[Block]:
    assert isinstance(inspection, Inspection2099)
    yield Block("text", f"The sky over the area is {inspection.outcome}.")


def _found(inspection: Inspection, framework: Framework | None) -> Iterator[Block]:
    assert isinstance(inspection, Inspection2099)
    action = inspection.action
    if action is not None and action.summary:
        yield Block("section", "Action")
        yield Block("text", action.summary, sources=action.sources)


SECTIONS = Sections(outcome=_outcome, found=_found)
