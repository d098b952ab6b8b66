"""The outcomes of 2099 and their cells."""

from __future__ import annotations

from typing import Any

from sendinsp.frameworks.interface import AWAITED, UNKNOWN, ColumnWords, Words
from sendinsp.model.inspection import Inspection

from .record import Inspection2099


def _outcome(inspection: Inspection) -> str:
    assert isinstance(inspection, Inspection2099)
    return inspection.outcome or (UNKNOWN if inspection.is_published else AWAITED)


def _row(inspection: Inspection) -> dict[str, Any]:
    assert isinstance(inspection, Inspection2099)
    return {"outcome": inspection.outcome}


WORDS = Words(
    outcomes={"bright": "Bright", "cloudy": "Cloudy", "dark": "Dark"},
    outcome=_outcome,
    row=_row,
    columns=(
        ColumnWords(
            "Outcome",
            "outcome",
            {"bright": ("bright sky", "green"), "cloudy": ("cloudy", "yellow"), "dark": ("dark", "red")},
            keep=9,
            awaits=True,
        ),
    ),
    tally=(("outcome", "dark", "in the dark"),),
)
