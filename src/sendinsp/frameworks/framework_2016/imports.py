"""Ofsted's official statistics of the inspections of 2016 to 2022: their headings, and what their cells say."""

from __future__ import annotations

from sendinsp.frameworks.interface import Heading, Imports, TableKind

STATISTICS = TableKind(
    headings=(
        Heading("code", ("code",), ("region", "postcode", "urn")),
        Heading(
            "name", ("name|area|authority",), ("code", "region", "link", "webpage", "url", "inspection", "revisit")
        ),
        Heading("fieldwork.start", ("inspection", "start|began|first"), ("revisit",)),
        Heading("report.published", ("inspection|report|letter", "publication|published"), ("revisit",)),
        Heading(
            "wsoa.required", ("statement|wsoa", "required|outcome"), ("revisit", "number", "weaknesses", "weakness")
        ),
        Heading("wsoa.weakness_count", ("number", "weaknesses"), ("revisit", "progress", "sufficient", "insufficient")),
        Heading("revisit.start", ("revisit", "start|began|first")),
        Heading("revisit.published", ("revisit", "publication|published")),
        Heading("revisit.outcome", ("revisit", "outcome"), ("number",)),
        Heading("revisit.sufficient", ("number", "progress|sufficient", "weaknesses"), ("not", "insufficient")),
        Heading("revisit.insufficient", ("number", "weaknesses", "not|insufficient")),
    ),
    needed=("fieldwork.start", "report.published", "wsoa.required"),
    words={
        "wsoa.required": {"yes": "true", "no": "false", "true": "true", "false": "false", "y": "true", "n": "false"},
        "revisit.outcome": {"yes": "all", "all": "all", "some": "some", "no": "none", "none": "none"},
    },
    named={"wsoa.required": "neither Yes nor No", "revisit.outcome": "neither Yes, Some nor No"},
    about=(
        "'Local authority code', 'Inspection start date', 'Inspection publication date' and 'written statement of "
        "action required?'"
    ),
)

IMPORTS = Imports(visits=(("fieldwork.start", "fieldwork.end"), ("revisit.start", "revisit.end")), tables=(STATISTICS,))
