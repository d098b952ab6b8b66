"""The tables beside the records: areas, sources, frameworks and their lists of codes, themes, neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_OUTCOMES
from sendinsp.model.area import Area, DatedCode, fold
from sendinsp.model.framework import Period, Reach, TopicEntry
from sendinsp.model.inspection import Section
from sendinsp.model.source import Kind, Source, Trust
from sendinsp.model.theme import Theme
from sendinsp.output.export.records import in_an_export, topic_table
from sendinsp.output.export.table import Column, Row, Table, span_columns, span_values
from sendinsp.register.register import Register


def _says(model: type[Section], name: str, otherwise: str = "") -> str:
    return in_an_export(model.model_fields[name].description or otherwise)


def _text(name: str, description: str, **more: Any) -> Column:
    return Column(name, "text", description, **more)


_FRAMEWORK = _text("framework", "The framework.", required=True, refers=("frameworks", "id"))
_AREA = _text("area", "The area.", required=True, refers=("areas", "slug"))


def areas(register: Register) -> list[Table]:
    """Local areas, their names and codes, and who followed whom."""
    main = Table.of("areas", "A local area: an authority that is or was responsible for SEND since 2016.", ("slug",), [
        _text("slug", "Its id.", required=True),
        _text("name", "Short name. Several may have borne it: see `label`.", required=True),
        _text("label", "The name, with type and dates where the authority has ended.", required=True),
        _text("official_name", _says(Area, "official_name"), required=True),
        _text("dfe_code", _says(Area, "dfe_code"), required=True),
        _text("ons_code", "The current or last ONS code; all stand in `area_codes`.", required=True),
        _text("region", _says(Area, "region"), required=True),
        _text("ofsted_region", _says(Area, "ofsted_region"), required=True),
        _text("type", "Type of authority.", required=True, values=get_args(Area.model_fields["type"].annotation)),
        *span_columns("in_being_from", _says(Area, "from_")),
        *span_columns("in_being_to", _says(Area, "to")),
        Column("tile_q", "integer", "Column of its hexagon on the map of England (odd-r layout)."),
        Column("tile_r", "integer", "Row of its hexagon, growing northwards."),
    ])  # fmt: skip
    names = Table.of("area_names", "A name by which people find an area.", ("area", "position"), [
        _AREA,
        Column("position", "integer", "1 for the short name, 2 for the official one, then aliases.", required=True),
        _text("name", "The name.", required=True),
        _text("folded", "The same without case, accents and punctuation, to search by.", required=True),
        _text("kind", "What sort of name.", required=True, values=("name", "official", "alias")),
    ])  # fmt: skip
    codes = Table.of("area_codes", "An ONS code of an area, with the days between which it was its.",
        ("code", "area"), [
        _text("code", "The code.", required=True),
        _AREA,
        *span_columns("in_use_from", _says(DatedCode, "from_")),
        *span_columns("in_use_to", _says(DatedCode, "to")),
    ])  # fmt: skip
    line = Table.of("area_successors", "An area that took over from another, wholly or partly.",
        ("area", "successor"), [
        _text("area", "The area before.", required=True, refers=("areas", "slug")),
        _text("successor", "The area since.", required=True, refers=("areas", "slug")),
    ])  # fmt: skip
    pairs: set[tuple[str, str]] = set()
    for slug, area in register.areas.items():
        main.rows.append({
            "slug": slug,
            **{name: getattr(area, name) for name in ("name", "label", "official_name", "dfe_code", "region")},
            "ons_code": area.ons_codes[0].code,
            "ofsted_region": area.ofsted_region,
            "type": area.type,
            **span_values("in_being_from", area.from_),
            **span_values("in_being_to", area.to),
            **({"tile_q": area.tile.q, "tile_r": area.tile.r} if area.tile else {}),
        })  # fmt: skip
        kinds = [(area.name, "name"), (area.official_name, "official"), *((one, "alias") for one in area.aliases)]
        for number, (name, kind) in enumerate(kinds, 1):
            names.rows.append({"area": slug, "position": number, "name": name, "folded": fold(name), "kind": kind})
        for one in area.ons_codes:
            codes.rows.append({
                "code": one.code, "area": slug,
                **span_values("in_use_from", one.from_), **span_values("in_use_to", one.to),
            })  # fmt: skip
        pairs |= {(slug, after) for after in area.successors} | {(before, slug) for before in area.predecessors}
    line.rows = [{"area": before, "successor": after} for before, after in sorted(pairs)]
    return [main, names, codes, line, neighbours(register)]


def neighbours(register: Register) -> Table:
    """Statistical neighbours."""
    table = Table.of("neighbours", "An area that is statistically like another.", ("area", "rank"), [
        _AREA,
        Column("rank", "integer", "1 for the nearest.", required=True),
        _text("neighbour", "The area that is like it.", required=True, refers=("areas", "slug")),
    ])  # fmt: skip
    for area, like in register.neighbours.items():
        table.rows += [{"area": area, "rank": rank, "neighbour": one} for rank, one in enumerate(like, 1)]
    return table


def sources(register: Register) -> Table:
    """Every source by id."""
    table = Table.of("sources", "A publication that records cite.", ("id",), [
        _text("id", "Its id.", required=True),
        _text("title", _says(Source, "title"), required=True),
        _text("publisher", _says(Source, "publisher"), required=True),
        _text("kind", _says(Source, "kind"), required=True, values=get_args(Kind)),
        *span_columns("date", _says(Source, "date")),
        *(_text(name, _says(Source, name)) for name in ("url", "licence")),
        _text("trust", _says(Source, "trust"), required=True, values=get_args(Trust)),
        *(_text(name, _says(Source, name)) for name in ("note", "acknowledged")),
    ])  # fmt: skip
    for name, source in register.sources.items():
        plain = ("title", "publisher", "kind", "url", "licence", "trust", "note", "acknowledged")
        table.rows.append(
            {"id": name, **{key: getattr(source, key) for key in plain}, **span_values("date", source.date)}
        )
    return table


def themes(register: Register) -> Table:
    """Every theme; where the data folder has no file of them, those in the frameworks' files."""
    table = Table.of("themes", "A theme that what was found is about, shared by all frameworks.", ("code",), [
        _text("code", "Its code.", required=True),
        Column("position", "integer", "Its place in listings.", required=True),
        _text("title", "Its title.", required=True),
        _text("text", _says(Theme, "text"), required=True),
        _text("not_counted", _says(Theme, "not_counted")),
        _text("origin", _says(Theme, "origin"), values=("seed", "ours")),
    ])  # fmt: skip
    found: dict[str, Row] = {}
    for theme in register.themes.values():
        found[theme.code] = {key: getattr(theme, key) for key in ("code", "title", "text", "not_counted", "origin")}
    if not found:
        for framework in register.frameworks.values():
            for entry in framework.entries("themes"):
                found.setdefault(entry.code, {"code": entry.code, "title": entry.title, "text": entry.text})
    table.rows = [{**row, "position": number} for number, row in enumerate(found.values(), 1)]
    return table


def frameworks_tables(register: Register, cited: Iterable[str]) -> list[Table]:
    """Frameworks, their outcomes, how far their records reach, and their lists of codes.

    Args:
        register: holds the frameworks.
        cited: the lists of codes that records cite, each a table of its own.
    """
    main = Table.of("frameworks", "A framework: the rules by which the inspections of a period were made.", ("id",), [
        _text("id", "Its id.", required=True),
        _text("title", "Its title.", required=True),
        *span_columns("in_force_from", _says(Period, "from_")),
        *span_columns("in_force_to", _says(Period, "to")),
        _text("plan", "Short name of the plan that areas may have to make."),
        _text("plan_name", "Name of that plan."),
        Column("plan_working_days", "integer", "Working days from receipt of the report within which it is due."),
        _text("plan_rule", "The rule for it, in the register's own words."),
        *span_columns("holidays_listed_to", "Last day of the official list of bank holidays: later due dates are "
                      "provisional."),
    ])  # fmt: skip
    outcomes = Table.of("outcomes", "What an inspection can come to.", ("framework", "code"), [
        _FRAMEWORK,
        _text("code", "Its code.", required=True),
        Column("position", "integer", "Its place in listings.", required=True),
        _text("title", "In words.", required=True),
        Column("judged", "boolean", "Whether it is an outcome: not for a report that is awaited or not known.",
               required=True),
    ])  # fmt: skip
    reaches = Table.of("reaches", "How far the records of a kind reach.", ("framework", "position"), [
        _FRAMEWORK,
        Column("position", "integer", "Its place in the framework's file.", required=True),
        _text("what", _says(Reach, "of"), required=True),
        *span_columns("reach_to", _says(Reach, "to")),
        Column("patchy", "boolean", _says(Reach, "patchy"), required=True),
        _text("note", _says(Reach, "note")),
    ])  # fmt: skip
    for name, framework in register.frameworks.items():
        plan, rule = frameworks.plan_of(name), framework.deadline
        row: Row = {
            "id": name,
            "title": framework.title,
            **span_values("in_force_from", framework.in_force.from_),
            **span_values("in_force_to", framework.in_force.to),
        }
        if plan is not None:
            row |= {"plan": plan.short, "plan_name": plan.name}
        if rule is not None:
            row |= {"plan_working_days": rule.on(framework.data_to[0].to.latest).working_days, "plan_rule": rule.rule}
            row |= span_values("holidays_listed_to", rule.holidays_listed_to)
        main.rows.append(row)
        known = frameworks.words_of(name).outcomes
        outcomes.rows += [
            {"framework": name, "code": code, "position": number, "title": title, "judged": code in known}
            for number, (code, title) in enumerate({**known, **SHARED_OUTCOMES}.items(), 1)
        ]
        reaches.rows += [
            {
                "framework": name, "position": number, "what": one.of, **span_values("reach_to", one.to),
                "patchy": bool(one.patchy), "note": one.note,
            }
            for number, one in enumerate(register.reaches.get(name, ()), 1)
        ]  # fmt: skip
    return [main, outcomes, reaches, *_topics(register, set(cited))]


def _topics(register: Register, cited: set[str]) -> list[Table]:
    chapters = Table.of("topics", "A chapter of a framework, or a list of codes of it.", ("framework", "topic"), [
        _FRAMEWORK,
        _text("topic", "Its name.", required=True),
        _text("title", "Its title.", required=True),
        _text("summary", "What it is about, in the register's own words.", required=True),
        _text("in_table", "The table that holds its entries.", required=True),
    ])  # fmt: skip
    tables = {topic: _entries(topic_table(topic), f"A code of the list `{topic}` of a framework.") for topic in cited}
    rest = _entries("topic_entries", "A point of a framework's chapter that is no list of codes of records.")
    rest.columns = {"framework": rest.columns["framework"], "topic": _text("topic", "The chapter.", required=True)} | (
        rest.columns
    )
    rest.key = ("framework", "topic", "code")
    for name, framework in register.frameworks.items():
        for topic, chapter in framework.topics.items():
            table = tables.get(topic, rest)
            chapters.rows.append({
                "framework": name, "topic": topic, "title": chapter.title, "summary": chapter.summary,
                "in_table": table.name,
            })  # fmt: skip
            for number, entry in enumerate(chapter.entries, 1):
                table.rows.append({
                    "framework": name,
                    "code": entry.code,
                    "position": number,
                    "title": entry.title,
                    "text": entry.text,
                    "heading": entry.group,
                    **span_values("in_force_from", entry.from_),
                    **span_values("in_force_to", entry.to),
                    "url": entry.url,
                    **({"topic": topic} if table is rest else {}),
                })  # fmt: skip
    return [chapters, *(tables[topic] for topic in sorted(tables)), rest]


def _entries(name: str, description: str) -> Table:
    table = Table.of(name, description, ("framework", "code"), [
        _FRAMEWORK,
        _text("code", "Its code.", required=True),
        Column("position", "integer", "Its place in the list.", required=True),
        _text("title", "Its title.", required=True),
        _text("text", "What it is, in the register's own words.", required=True),
        _text("heading", _says(TopicEntry, "group")),
        *span_columns("in_force_from", _says(TopicEntry, "from_")),
        *span_columns("in_force_to", _says(TopicEntry, "to")),
        _text("url", "Where to read on."),
    ])  # fmt: skip
    return table
