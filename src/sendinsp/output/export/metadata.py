"""The metadata file with which Datasette shows a database: titles, licence, what tables and columns are."""

from __future__ import annotations

from typing import Any

from sendinsp.output.export.content import CAUTIONS, DESCRIPTION, LICENCE, TITLE, Content
from sendinsp.output.export.sqlite import SEARCH

_FACETS = {
    "inspection_list": ["region", "framework", "outcome"],
    "found": ["framework", "kind", "region"],
    "plan_list": ["status", "plan", "region"],
}
MARK = "sendinsp"
"""The key by which this program knows a file again that it has written."""


def metadata(content: Content, name: str) -> dict[str, Any]:
    """The metadata of a database.

    Args:
        content: what it holds.
        name: what Datasette calls it: the file's name without its ending.
    """
    about = content.about
    tables: dict[str, Any] = {}
    for table in content.tables.values():
        tables[table.name] = {
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns.values()},
        }
        if label := next((name for name in ("name", "title") if name in table.columns), None):
            tables[table.name]["label_column"] = label
    tables["areas"]["label_column"] = "label"
    tables["items"] |= {"fts_table": SEARCH, "fts_pk": "number", "label_column": "summary"}
    for view in content.views:
        tables[view.name] = {"description": view.description, "columns": dict(view.columns)}
        if view.searched:
            tables[view.name] |= {"fts_table": SEARCH, "fts_pk": "number", "sort": "number"}
    tables[SEARCH] = {"description": "The full-text index of what was found and of the notes of records."}
    for name_of, facets in _FACETS.items():
        tables[name_of]["facets"] = facets
    return {
        "title": TITLE,
        "description": f"{DESCRIPTION} {' '.join(CAUTIONS)} As known at the end of {about.as_of.isoformat()}; "
        f"version of the data {about.digest[:12]}.",
        "license": LICENCE[1],
        "license_url": LICENCE[2],
        "source": "Ofsted, CQC and the publications in the table of sources",
        MARK: {key: value for key, value, _ in about.entries()},
        "databases": {
            name: {
                "title": TITLE,
                "description": DESCRIPTION,
                "tables": tables,
                "queries": {
                    "search_what_was_found": {
                        "title": "Search what was found",
                        "description": "Words in what was found and in the notes of records, the best first.",
                        "sql": f"select highlight({SEARCH}, 0, '[', ']') as text, area, kind, themes, inspection_id "
                        f"from {SEARCH} where {SEARCH} match :words order by rank, rowid",
                        "params": ["words"],
                    }
                },
            }
        },
    }
