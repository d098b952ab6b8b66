"""How areas fared from one cycle of inspections to the next: outcome then against outcome now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_OUTCOMES
from sendinsp.model.inspection import Inspection
from sendinsp.register.register import Register
from sendinsp.register.select import by_fieldwork

CAUTIONS = (
    "The two frameworks ask different questions and judge differently: the table shows what became of areas, not "
    "whether they got better.",
    "Areas were chosen for inspection at different times; those not inspected yet are not a fair sample of all.",
    "An area that ended or began between the cycles is in neither row: its history links to others' and is not theirs.",
)
"""What may not be read from the table."""


def cycles(inspections: Sequence[Inspection], register: Register) -> dict[str, Any]:
    """Outcome in the framework before against outcome in the latest one, by area.

    Of several inspections of an area under one framework the last counts. Areas inspected in one cycle only are
    counted apart.

    Args:
        inspections: as they were known on the day of judgement.
        register: orders the frameworks in time.
    """
    order = sorted(
        {one.framework for one in inspections} & set(register.frameworks),
        key=lambda name: register.frameworks[name].in_force.from_,
    )
    if len(order) < 2:
        return {"then": None, "now": None, "outcomes_now": [], "rows": [], "only_now": 0, "cautions": list(CAUTIONS)}
    then, now = order[-2:]
    last: dict[str, dict[str, str]] = {then: {}, now: {}}
    for one in by_fieldwork(inspections):
        if one.framework in last:
            last[one.framework][one.area] = frameworks.words_of(one.framework).outcome(one)
    outcomes_now = list(frameworks.words_of(now).outcomes)
    rows = []
    for code, label in {**frameworks.words_of(then).outcomes, **SHARED_OUTCOMES}.items():
        areas = [area for area, outcome in last[then].items() if outcome == code]
        if areas:
            counts = {key: sum(last[now].get(area) == key for area in areas) for key in outcomes_now}
            seen = sum(area in last[now] for area in areas)
            rows.append({
                "then": code,
                "label": label,
                "areas": len(areas),
                "inspected_now": seen,
                **counts,
                "other": seen - sum(counts.values()),
                "not_yet": len(areas) - seen,
            })  # fmt: skip
    return {
        "then": then,
        "now": now,
        "outcomes_now": [{"key": key, "label": frameworks.words_of(now).outcomes[key]} for key in outcomes_now],
        "rows": rows,
        "only_now": sum(area not in last[then] for area in last[now]),
        "cautions": list(CAUTIONS),
    }
