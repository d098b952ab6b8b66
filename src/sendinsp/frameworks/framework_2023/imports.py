"""What becomes a record of this framework: its reports, Ofsted's management information, Data to Insight's workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sendinsp.frameworks.interface import PREVIOUS_END, Heading, Imports, ReportFields, TableKind

_PLAN = "plan-required"


def _fault(facts: Mapping[str, Any], asides: Mapping[str, str]) -> str:
    """Outcome, plan and number of areas for priority action go together."""
    outcome, plan = facts.get("outcome"), asides.get(_PLAN)
    if outcome is None or plan is None:
        return ""
    if (outcome == "widespread-failings") != (plan == "true"):
        said = "is" if plan == "true" else "is not"
        return f"a priority action plan {said} required, which does not go with the outcome {outcome}"
    return ""


MANAGEMENT_INFORMATION = TableKind(
    headings=(
        Heading("code", ("code",), ("region", "postcode", "urn")),
        Heading("name", ("name|area|authority",), ("code", "region", "link", "webpage", "url", "action", "inspection")),
        Heading("fieldwork.start", ("inspection", "start|began|first"), ("monitoring",)),
        Heading("fieldwork.end", ("inspection", "end|last"), ("monitoring",)),
        Heading("report.published", ("publication|published",), ("monitoring", "plan")),
        Heading("priority_action.areas_count", ("areas", "priority"), ("required",)),
        Heading(_PLAN, ("plan", "required")),
        Heading("outcome", ("outcome",), ("monitoring", "text")),
    ),
    needed=("fieldwork.start", "report.published", "outcome", _PLAN),
    words={
        "outcome": {
            "typically positive experiences and outcomes": "typically-positive",
            "inconsistent experiences and outcomes": "inconsistent",
            "widespread and or systemic failings": "widespread-failings",
        },
        _PLAN: {"yes": "true", "no": "false", "true": "true", "false": "false"},
    },
    named={"outcome": "none of the three outcomes", _PLAN: "neither Yes nor No"},
    asides=frozenset({_PLAN}),
    fault=_fault,
    about="'area', 'inspection_start', 'published', 'outcome' and 'priority_action_plan_required'",
)

DATA_TO_INSIGHT = TableKind(
    headings=(
        Heading("code", ("ltla23cd",)),
        Heading("name", ("local", "authority"), ("link", "inspections")),
        Heading("report.url", ("inspection", "link"), ("all",)),
        Heading("outcome", ("outcome", "grade")),
        Heading(PREVIOUS_END, ("previous", "inspection")),
        Heading("fieldwork.start", ("inspection", "start")),
        Heading("fieldwork.end", ("inspection", "end")),
        Heading("report.published", ("publication",)),
    ),
    needed=("fieldwork.start", "report.published", "outcome", "report.url"),
    words={"outcome": {"1": "typically-positive", "2": "inconsistent", "3": "widespread-failings"}},
    named={"outcome": "none of the grades 1, 2 and 3"},
    unknown=frozenset({"01 01 1900", "1900 01 01", "0", "nan", "data not found", "last inspection date not provided"}),
    asides=frozenset({PREVIOUS_END}),
    about="'local_authority', 'inspection_link', 'outcome_grade', 'inspection_start_date' and 'publication_date'",
)

REPORT = ReportFields(
    facts={"inspection_start": "fieldwork.start", "inspection_end": "fieldwork.end", "outcome": "outcome"},
    values={"outcome": {1: "typically-positive", 2: "inconsistent", 3: "widespread-failings"}},
    counts={
        "priority_actions": ("priority_action.areas_count", "priority_action.areas", "Areas for priority action"),
        "improvements": ("improvements_count", "improvements", "Areas for improvement"),
    },
    coded={"integrated_care_boards": ("boards", "boards")},
    title="Area SEND inspection of {area} Local Area Partnership",
    publisher="Ofsted and CQC",
)

IMPORTS = Imports(tables=(MANAGEMENT_INFORMATION, DATA_TO_INSIGHT), report=REPORT)
