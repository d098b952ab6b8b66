"""The outcome of an inspection of 2016 to 2022, and its cells in listings."""

from __future__ import annotations

from typing import Any

from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.interface import AWAITED, NOT_RECORDED, UNKNOWN, ColumnWords, ListWords, MapState, Words
from sendinsp.model.inspection import Inspection


def _record(inspection: Inspection) -> Inspection2016:
    assert isinstance(inspection, Inspection2016)
    return inspection


def _outcome(inspection: Inspection) -> str:
    wsoa = _record(inspection).wsoa
    if wsoa is None:
        return UNKNOWN if inspection.is_published else AWAITED
    return "wsoa" if wsoa.required else "no-wsoa"


def _row(inspection: Inspection) -> dict[str, Any]:
    wsoa, revisit = _record(inspection).wsoa, _record(inspection).revisit
    return {
        "wsoa_required": wsoa.required if wsoa else None,
        "weaknesses": wsoa.weakness_count if wsoa else None,
        "revisit_outcome": revisit.outcome if revisit else None,
        "revisit_start": str(revisit.start) if revisit and revisit.start else None,
        "revisit_published": str(revisit.published) if revisit and revisit.published else None,
    }


def _further(inspection: Inspection) -> str:
    """What the re-visit found; only areas with a WSOA are re-visited."""
    wsoa, revisit = _record(inspection).wsoa, _record(inspection).revisit
    if revisit is not None and revisit.outcome is not None:
        return revisit.outcome
    return NOT_RECORDED if wsoa is not None and wsoa.required else ""


def _map_state(inspection: Inspection) -> str:
    found = _further(inspection)
    return _outcome(inspection) if found in ("", NOT_RECORDED) else f"revisit-{found}"


WORDS = Words(
    outcomes={"wsoa": "WSOA required", "no-wsoa": "No WSOA"},
    outcome=_outcome,
    row=_row,
    paths={
        "wsoa_required": "wsoa.required",
        "weaknesses": "wsoa.weakness_count",
        "revisit_outcome": "revisit.outcome",
        "revisit_start": "revisit.start",
        "revisit_published": "revisit.published",
    },
    document="Letter",
    lists=(ListWords("wsoa.weaknesses", "wsoa.weaknesses_basis", "weakness", "significant weaknesses"),),
    columns=(
        ColumnWords(
            "WSOA", "wsoa_required", {True: ("★ WSOA", "bold yellow"), False: ("no", "dim")}, keep=9, awaits=True
        ),
        # Ofsted warns against comparing areas by it.
        ColumnWords("Weaknesses", "weaknesses", {}, keep=2, right=True),
        ColumnWords(
            "Re-visit",
            "revisit_outcome",
            {
                "all": ("all sufficient", "green"),
                "some": ("some sufficient", "yellow"),
                "none": ("none sufficient", "red"),
            },
            keep=5,
        ),
    ),
    map_state=_map_state,
    map_states={
        "no-wsoa": MapState("no WSOA", "-", "#009e73"),
        "wsoa": MapState("WSOA, no outcome of a re-visit recorded", "★", "#e69f00"),
        "revisit-all": MapState("WSOA; at the re-visit progress on all", "+", "#0072b2"),
        "revisit-some": MapState("WSOA; at the re-visit progress on some", "~", "#f0e442"),
        "revisit-none": MapState("WSOA; at the re-visit progress on none", "!", "#d55e00"),
    },
    tally=(("wsoa_required", True, "with a WSOA"),),
    rated="wsoa",
    rated_as="WSOA",
    further=_further,
    visits={"fieldwork": "An inspection", "revisit": "A re-visit"},
)
