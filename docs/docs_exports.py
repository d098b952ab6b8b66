"""The page about exports: tables and views as the program describes them, and queries with what they answer."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from docs_examples import TODAY

from sendinsp.output.export.content import CAUTIONS, Content, content
from sendinsp.output.export.sqlite import database
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register
from sendinsp.register.select import Selection

ROOT = Path(__file__).resolve().parent.parent
QUERIES = (
    (
        "How often did inspections lead to a plan, by term?",
        "SELECT term, published, plans_required, plan_rate\nFROM rates_by_term\nWHERE framework = 'framework-2016'\n"
        "LIMIT 5;",
    ),
    (
        "What became of the areas that had to write a statement, under the framework that followed?",
        "SELECT coalesce(now_title, 'not inspected yet') AS now, count(*) AS areas\nFROM then_and_now\n"
        "WHERE then_outcome = 'wsoa'\nGROUP BY now\n"
        "ORDER BY areas DESC;",
    ),
    (
        "How long from the start of fieldwork to publication, where both days are known and not in doubt?",
        "SELECT framework, count(*) AS cases,\n"
        "       round(avg(julianday(report_published_latest) - julianday(fieldwork_start_earliest))) AS days\n"
        "FROM inspections AS i\nWHERE length(report_published) = 10 AND length(fieldwork_start) = 10\n"
        "  AND NOT EXISTS (SELECT 1 FROM doubts AS d WHERE d.inspection_id = i.id\n"
        "                  AND d.field IN ('fieldwork.start', 'report.published'))\nGROUP BY framework;",
    ),
    (
        "Who says so? The sources of one fact.",
        "SELECT field, publisher, trust\nFROM evidence_list\nWHERE inspection_id = 'autumn-2016/suffolk'"
        " AND field = 'report.published';",
    ),
    (
        "What is to be expected in the North East within a year?",
        "SELECT area_name, kind, latest, state\nFROM expected_next\nWHERE region = 'North East'"
        " AND latest < '2027-12-01'\nLIMIT 5;",
    ),
)


def page() -> str:
    """The page."""
    register = Register(DataFolder(ROOT / "data"))
    made = content(register, Selection(), date.fromisoformat(TODAY), "")
    db = sqlite3.connect(":memory:")
    db.deserialize(database(made))
    return "\n".join([_HEAD.format(cautions="\n".join(f"- {text}" for text in CAUTIONS)), _queries(db), _shape(made)])


def _queries(db: sqlite3.Connection) -> str:
    parts = ["## Questions and answers", "", f"Asked of the shipped register as known on {TODAY}.", ""]
    for question, sql in QUERIES:
        found = db.execute(sql.rstrip(";"))
        names = [column[0] for column in found.description]
        rows = [["" if cell is None else str(cell) for cell in row] for row in found]
        parts += [f"**{question}**", "", "```sql", sql, "```", ""]
        parts += [f"| {' | '.join(row)} |" for row in [names, ["---"] * len(names), *rows]]
        parts.append("")
    return "\n".join(parts)


def _shape(made: Content) -> str:
    parts = [
        "## Tables",
        "",
        "What is one framework's own is read off its records: a section with dates is a table, a list is a table.\n"
        "What each column says stands in the table `columns`, in the comments of `CREATE TABLE`, in\n"
        "`datapackage.json` and in the metadata file.",
        "",
        "| table | holds | key | refers to |",
        "| --- | --- | --- | --- |",
    ]
    for table in made.tables.values():
        key = ", ".join(f"`{name}`" for name in table.key)
        targets = ", ".join(f"`{name}`" for name in dict.fromkeys(one.table for one in table.references))
        parts.append(f"| `{table.name}` | {_cell(table.description)} | {key} | {targets} |")
    parts += ["", "## Views", "", "In the database only.", "", "| view | holds |", "| --- | --- |"]
    parts += [f"| `{view.name}` | {_cell(view.description)} |" for view in made.views]
    parts.append("| `search` | A text of what was found, or the notes of a record, in the full-text index (FTS5). |")
    return "\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


_HEAD = """<!-- Written by docs/build.py: change what it is made from, not this file. -->

# Exports

```sh
sendinsp export inspections.sqlite      # a SQLite database, and inspections-metadata.json for Datasette
sendinsp export inspections             # a folder: CSV with a Data Package, JSON, calendars
```

Both hold what was known at the end of a day, today or that of `--as-of`, and take the filters of `list` (`--region`,
`--area`, `--term`, `--framework` ...). Areas, sources, frameworks, themes and neighbours come along whole. The same
data give the same bytes for the same day, on one machine with one set of versions. An export is written whole or not at
all; an older one is replaced, and what no export has put there is never overwritten.

{cautions}

The version of the data is a SHA-256 over the files of the data folder. It stands in the table `meta`, in
`datapackage.json` and in the metadata file, beside the version of the program, the day, the filters, and how far the
records of each kind reach.

**Dates.** A date of a record is known to the day, to the month, or to lie within a span. It has three columns:
`report_published` as recorded (`2017-02-17`, `2017-02`, `2017-10-31/2017-12`), `report_published_earliest` and
`report_published_latest`, which are days. Where the day is known, all three are the same.

**Facts and their sources.** `evidence` names each fact by its path in the record (`report.published`). The column that
shows it is found through `columns.record_field`. What is doubted or disputed stands in `doubts` and `disputes` by the
same paths.

**What was found.** Every weakness, area for action, strength and the like stands in `items`, with its codes in
`item_themes` and `item_reasons`, and again in a table of its kind (`weaknesses`, `priority_actions`, `improvements`,
`findings`) with what only that kind has. `item_lists` says how much of each list is known: compare shares only where
lists are whole.

## The database

Tables are strict where SQLite has that (3.37 and later), with primary and foreign keys, checks, and comments. `search`
is a full-text index:

```sql
SELECT inspection_id, highlight(search, 0, '[', ']') FROM search WHERE search MATCH 'autism' ORDER BY rank;
```

To look at it in a browser, or put it on the web, [Datasette](https://datasette.io/) takes it as it is:

```sh
pip install datasette
datasette inspections.sqlite --metadata inspections-metadata.json
```

Every view is then a page, and an answer for programs: `/inspections/rates_by_term.json?_shape=array`. The page of
`found` has a box for full-text search.

## The folder

| file | is |
| --- | --- |
| `datapackage.json` | a [Frictionless](https://frictionlessdata.io/) tabular Data Package: types, keys, \
licence, sources; `frictionless validate datapackage.json` passes |
| `csv/TABLE.csv` | a table. A cell that a spreadsheet would run as a formula begins with an apostrophe |
| `json/TABLE.json` | the same rows, unchanged |
| `json/records.json` | every inspection with all that belongs to it, as `sendinsp show --format json` has it |
| `calendar/COMMAND.ics` | the plans with a due day, as `sendinsp wsoa-due` and `pap-due` have them with \
`--format ics` (needs the extra `calendar`) |
| `README.md`, `LICENCE.md` | what this is, and the licence of the data with its attributions |

In a row with an empty code (a finding without its question) the Data Package checks no key of framework and code: SQL
lets such a row pass, Frictionless does not.
"""
