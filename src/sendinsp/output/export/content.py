"""What an export holds: the tables, filled, and what is to be said of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sendinsp import frameworks
from sendinsp.model.inspection import Inspection
from sendinsp.output.export import computed, records, reference
from sendinsp.output.export.keys import hold_keys
from sendinsp.output.export.record_rows import fill
from sendinsp.output.export.table import Column, Row, Table
from sendinsp.output.export.views import VIEWS, View, code_views
from sendinsp.register.register import ReachesTo, Register
from sendinsp.register.select import Selection, by_fieldwork, in_words, select
from sendinsp.register.version import digest_of
from sendinsp.summary.dossier import Dossier, dossier

TITLE = "Joint local area SEND inspections in England"
DESCRIPTION = (
    "Records of Ofsted and CQC's joint inspections of the local areas of England for children and young people with "
    "special educational needs and disabilities (SEND): which areas were inspected, when, with what outcome, what was "
    "found, and what became of the plans that followed. Every fact names its sources."
)
LICENCE = ("OGL-UK-3.0", "Open Government Licence v3.0",
           "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")  # fmt: skip
"""Of what the register adds and most of what it rests on; the attributions stand in the data folder's LICENCE.md."""
CAUTIONS = (
    "What is unknown is empty: that nothing is recorded of a plan or a visit does not show that there was none.",
    "Ofsted warns against comparing areas by the number of weaknesses: lists differ in how they divide things.",
    "Summaries, themes and reasons are the register's own reading, not the inspectors' words.",
)


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself.

    Attributes:
        program: version of the program.
        digest: digest of the data folder's files, in hexadecimal.
        as_of: the day at whose end all of it was known.
        filters: what was asked for, as `region: London`; () for everything.
        reaches: framework -> how far its records of each kind reach.
        inspections: how many there are.
    """

    program: str
    digest: str
    as_of: date
    filters: tuple[str, ...]
    reaches: dict[str, tuple[ReachesTo, ...]]
    inspections: int

    def entries(self) -> list[tuple[str, str, str]]:
        """Key, value and meaning of each thing that is to be said."""
        found = [
            ("title", TITLE, "What this is."),
            ("program", f"sendinsp {self.program}", "The program that wrote it."),
            ("data_version", self.digest, "SHA-256 over the files of the data folder: the version of the data."),
            ("as_of", self.as_of.isoformat(), "What was known at the end of this day."),
            ("filters", "; ".join(self.filters) or "none", "Which inspections were asked for."),
            ("inspections", str(self.inspections), "How many inspections it holds."),
            ("licence", f"{LICENCE[1]} ({LICENCE[2]})", "The licence of the data; LICENCE.md names what came under "
             "another."),
        ]  # fmt: skip
        for name, reaches in self.reaches.items():
            for one in reaches:
                patchy = ", only some of them known" if one.patchy else ""
                found.append((f"reach: {name}, {one.of}", f"{one.to}{patchy}", "How far the records reach."))
        return found + [(f"caution {number}", text, "To be borne in mind.") for number, text in enumerate(CAUTIONS, 1)]


@dataclass(frozen=True, slots=True)
class Content:
    """What an export holds.

    Attributes:
        about: what it says of itself.
        tables: by name, each after those that it refers to.
        views: the views of a database.
        dossiers: the inspections with all that belongs to them, in the order of fieldwork.
        register: where it is from.
        problems: what had to be left out, since it refers to what is not there.
    """

    about: About
    tables: dict[str, Table]
    views: tuple[View, ...]
    dossiers: tuple[Dossier, ...]
    register: Register
    problems: tuple[str, ...] = field(default=())


_OWN = (
    Column("id", "text", "Term and area.", required=True),
    Column("area", "text", "The local area.", required=True, refers=("areas", "slug")),
    Column("framework", "text", "Id of the framework.", required=True, refers=("frameworks", "id")),
    Column("term", "text", "The term of fieldwork; unknown where no source dates it.", field="term"),
    Column("term_start", "date", "First day of the term, to sort by."),
    Column("academic_year", "text", "The academic year of the term, as 2016-17."),
    Column("status", "text", "Whether the report is out.", required=True, values=("published", "awaited")),
    Column("outcome", "text", "What it came to, see `outcomes`.", required=True),
    Column("plan_required", "boolean", "Whether the area had to make a plan, see `plans`; unknown while awaited."),
)


def content(register: Register, selection: Selection, day: date, program: str) -> Content:
    """Put an export together.

    Args:
        register: the register.
        selection: which inspections.
        day: what was known at the end of this day.
        program: version of the program.

    Raises:
        OSError: a file of the data folder cannot be read.
    """
    names = tuple(dict.fromkeys((*frameworks.ids(), *register.frameworks)))
    found = records.tables(names, _OWN)
    chosen = sorted(select(register, selection, day), key=lambda one: one.id)
    for inspection in chosen:
        fill(found, inspection, _own(inspection))
    topics = [topic for topic in _topics(found) if topic not in ("areas", "sources", "themes")]
    dossiers = tuple(dossier(one, register, day) for one in by_fieldwork(chosen))
    in_order = sorted(dossiers, key=lambda one: one.inspection.id)
    others = [
        *reference.areas(register),
        reference.sources(register),
        *reference.frameworks_tables(register, topics),
        reference.themes(register),
        *computed.plans(in_order),
        computed.timeline(in_order),
        computed.expected(register, day, {one.id for one in chosen}, selection),
        computed.lists(chosen),
    ]  # fmt: skip
    for table in others:
        assert table.name not in found, f"two tables are called {table.name}"
        found[table.name] = table
    found = _in_order(found)
    problems = hold_keys(found)
    _leave_out_later_sources(found, day)
    about = About(program, digest_of(register.folder.path), day, in_words(selection), register.reaches, len(chosen))
    ordered = _with_meta(found, about)
    views = (*VIEWS, *code_views(ordered))
    _describe(ordered, views)
    return Content(about, ordered, views, dossiers, register, tuple(problems))


def _own(inspection: Inspection) -> Row:
    plan, term = frameworks.plan_of(inspection.framework), inspection.term
    return {
        "id": inspection.id,
        "area": inspection.area,
        "framework": inspection.framework,
        "term": str(term) if term else None,
        "term_start": term.start.isoformat() if term else None,
        "academic_year": term.academic_year if term else None,
        "status": "published" if inspection.is_published else "awaited",
        "outcome": frameworks.words_of(inspection.framework).outcome(inspection),
        "plan_required": plan.owed(inspection) if plan is not None else None,
    }


def _topics(found: dict[str, Table]) -> list[str]:
    """The lists of codes of frameworks that records refer to."""
    own = {reference.table for table in found.values() for reference in table.references if len(reference.to) == 2}
    return sorted(own - set(found) - {"outcomes"})


def _leave_out_later_sources(found: dict[str, Table], day: date) -> None:
    """Leave out the sources that came after the day and that nothing here cites."""
    cited = {
        row[reference.columns[0]]
        for table in found.values()
        for reference in table.references
        if reference.table == "sources"
        for row in table.rows
    }
    table = found["sources"]
    table.rows = [
        row for row in table.rows if row["id"] in cited or (row.get("date_earliest") or "") <= day.isoformat()
    ]


def _in_order(found: dict[str, Table]) -> dict[str, Table]:
    """The tables, each after those that it refers to; else those that people look for first come first."""
    first = ["areas", "frameworks", "outcomes", "sources", "themes", records.INSPECTIONS, records.ITEMS]
    ordered: dict[str, Table] = {}

    def put(name: str) -> None:
        if name in ordered:
            return
        for one in found[name].references:
            if one.table != name:
                put(one.table)
        ordered[name] = found[name]

    for name in [*first, *found]:
        put(name)
    return ordered


def _with_meta(tables: dict[str, Table], about: About) -> dict[str, Table]:
    meta = Table.of("meta", "What is to be known of this export as a whole.", ("key",), [
        Column("key", "text", "What it is.", required=True),
        Column("value", "text", "Its value.", required=True),
        Column("description", "text", "What it means.", required=True),
    ])  # fmt: skip
    meta.rows = [{"key": key, "value": value, "description": text} for key, value, text in about.entries()]
    return {"meta": meta, **tables}


def _describe(tables: dict[str, Table], views: Sequence[View]) -> None:
    """Add the tables that describe the tables and views and their columns."""
    listed = Table.of("tables", "A table or view of this export.", ("name",), [
        Column("name", "text", "Its name.", required=True),
        Column("kind", "text", "A view is there in the database only.", required=True, values=("table", "view")),
        Column("position", "integer", "Its place.", required=True),
        Column("description", "text", "What it holds.", required=True),
    ])  # fmt: skip
    columns = Table.of("columns", "A column of a table.", ("table_name", "column_name"), [
        Column("table_name", "text", "The table.", required=True, refers=("tables", "name")),
        Column("column_name", "text", "The column.", required=True),
        Column("position", "integer", "Its place.", required=True),
        Column("type", "text", "What its values are; span: a date as recorded (a day, a month or a span).",
               required=True),
        Column("required", "boolean", "Whether every row has a value.", required=True),
        Column("refers_to", "text", "The table that it refers to, alone or with others."),
        Column("record_field", "text", "Path of the field of a record that it shows, as `evidence`, `doubts` and "
               "`disputes` name it."),
        Column("frameworks", "text", "The frameworks whose records have it, where not all do."),
        Column("description", "text", "What it says.", required=True),
    ])  # fmt: skip
    tables |= {"tables": listed, "columns": columns}
    for table in tables.values():
        refers = {name: one.table for one in table.references for name in one.columns if name != "framework"}
        refers |= {name: one.table for one in table.references for name in one.columns if len(one.columns) == 1}
        for number, column in enumerate(table.columns.values(), 1):
            columns.rows.append({
                "table_name": table.name,
                "column_name": column.name,
                "position": number,
                "type": column.type,
                "required": column.required,
                "refers_to": refers.get(column.name),
                "record_field": column.field or None,
                "frameworks": ", ".join(column.frameworks) or None,
                "description": column.description,
            })  # fmt: skip
    told = [("table", one.name, one.description) for one in tables.values()]
    told += [("view", one.name, one.description) for one in views]
    listed.rows = [
        {"name": name, "kind": kind, "position": number, "description": text}
        for number, (kind, name, text) in enumerate(told, 1)
    ]
