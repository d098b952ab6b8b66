"""The views of a database: the questions that people ask, answered in SQL that names no framework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sendinsp.output.export.table import Table


@dataclass(frozen=True, slots=True)
class View:
    """A view.

    Attributes:
        name: its name.
        description: what a row is.
        sql: the query.
        columns: column -> what it says, of those that do not speak for themselves.
        searched: whether the full-text index finds its rows, by a column `number`.
    """

    name: str
    description: str
    sql: str
    columns: Mapping[str, str] = field(default_factory=dict)
    searched: bool = False


_COUNTS = """
       count(*) AS inspections,
       sum(i.status = 'published') AS published,
       sum(i.status = 'awaited') AS awaited,
       sum(i.plan_required IS 1) AS plans_required,
       round(1.0 * sum(i.plan_required IS 1) / nullif(sum(i.status = 'published'), 0), 4) AS plan_rate"""
_COUNTS_SAY = {
    "plans_required": "How many had to make the framework's plan.",
    "plan_rate": "Their share of the published ones.",
}


def _rates(name: str, by: str, what: str, order: str, joined: str = "") -> View:
    columns = ", ".join(f"i.{one}" if "." not in one else one for one in by.split(", "))
    return View(
        f"rates_by_{name}",
        f"Inspections and the rate of those that led to a plan, by framework and {what}.",
        f"SELECT i.framework, {columns},{_COUNTS}\n"
        f"FROM inspections AS i{joined}\nGROUP BY i.framework, {columns}\nORDER BY i.framework, {order}",
        _COUNTS_SAY,
    )


def _outcomes(name: str, column: str, what: str, order: str, joined: str = "") -> View:
    return View(
        f"outcomes_by_{name}",
        f"How many inspections came to each outcome, by framework and {what}.",
        f"SELECT i.framework, {column}, i.outcome, o.title AS outcome_title, count(*) AS inspections,\n"
        "       round(1.0 * count(*) / nullif(sum(sum(i.status = 'published')) OVER ("
        f"PARTITION BY i.framework, {column}), 0), 4) AS share\n"
        f"FROM inspections AS i{joined}\n"
        "JOIN outcomes AS o ON o.framework = i.framework AND o.code = i.outcome\n"
        f"GROUP BY i.framework, {column}, i.outcome\nORDER BY i.framework, {order}, o.position",
        {"share": "Share of the published inspections of that group."},
    )


_AREA = "\nJOIN areas AS a ON a.slug = i.area"

VIEWS = (
    View(
        "inspection_list",
        "An inspection with its area, its outcome in words and its plan: where to begin.",
        """SELECT i.id, i.area, a.label AS area_name, a.region, a.ofsted_region, a.type AS area_type,
       i.framework, i.term, i.academic_year, i.fieldwork_start, i.report_published, i.status,
       i.outcome, o.title AS outcome_title, p.plan, p.due AS plan_due, p.status AS plan_status,
       (SELECT count(*) FROM items AS f WHERE f.inspection_id = i.id) AS items,
       coalesce(i.report_url, i.report_page) AS report_url
FROM inspections AS i
JOIN areas AS a ON a.slug = i.area
JOIN outcomes AS o ON o.framework = i.framework AND o.code = i.outcome
LEFT JOIN plans AS p ON p.inspection_id = i.id
ORDER BY coalesce(i.fieldwork_start_latest, i.report_published_latest), i.area""",
        {"items": "How many things found are recorded."},
    ),
    _rates("term", "term, term_start", "term", "i.term_start"),
    _rates("year", "academic_year", "academic year", "i.academic_year"),
    _rates("region", "a.region", "statistical region", "a.region", _AREA),
    _rates("type", "a.type", "type of authority", "a.type", _AREA),
    _outcomes("term", "i.term", "term", "i.term_start"),
    _outcomes("region", "a.region", "statistical region", "a.region", _AREA),
    View(
        "then_and_now",
        "The last inspection of an area under a framework beside its last under the framework before. The frameworks "
        "ask different questions: it shows what became of areas, not whether they got better.",
        """WITH ranked AS (
  SELECT id, dense_rank() OVER (ORDER BY in_force_from_latest, id) AS place FROM frameworks
), last AS (
  SELECT i.*, r.place, row_number() OVER (
    PARTITION BY i.area, i.framework
    ORDER BY coalesce(i.fieldwork_start_latest, i.report_published_latest) DESC, i.id DESC) AS back
  FROM inspections AS i JOIN ranked AS r ON r.id = i.framework
)
SELECT a.slug AS area, a.label AS area_name, a.region,
       before.id AS then_id, before.framework AS then_framework, before.outcome AS then_outcome,
       ob.title AS then_title, before.report_published AS then_published,
       after.id AS now_id, after.framework AS now_framework, after.outcome AS now_outcome,
       oa.title AS now_title, after.report_published AS now_published
FROM last AS before
JOIN areas AS a ON a.slug = before.area
JOIN outcomes AS ob ON ob.framework = before.framework AND ob.code = before.outcome
LEFT JOIN last AS after ON after.area = before.area AND after.place = before.place + 1 AND after.back = 1
LEFT JOIN outcomes AS oa ON oa.framework = after.framework AND oa.code = after.outcome
WHERE before.back = 1 AND before.place < (SELECT max(place) FROM ranked)
ORDER BY a.name, before.place""",
        {"now_id": "None where no inspection under the later framework is recorded."},
    ),
    View(
        "area_history",
        "Every inspection of an area of today and of those that it took over from, near and far.",
        """WITH RECURSIVE line (area, held_by) AS (
  SELECT slug, slug FROM areas WHERE in_being_to IS NULL
  UNION
  SELECT line.area, s.area FROM line JOIN area_successors AS s ON s.successor = line.held_by
)
SELECT line.area, a.label AS area_name, a.region, i.area AS inspected_area, b.label AS inspected_name, i.id,
       i.framework, i.term, i.report_published, i.outcome, o.title AS outcome_title
FROM line
JOIN inspections AS i ON i.area = line.held_by
JOIN areas AS a ON a.slug = line.area
JOIN areas AS b ON b.slug = i.area
JOIN outcomes AS o ON o.framework = i.framework AND o.code = i.outcome
ORDER BY a.name, coalesce(i.fieldwork_start_latest, i.report_published_latest), i.id""",
        {"inspected_area": "The authority that was inspected."},
    ),
    View(
        "plan_list",
        "Every plan with its area, when it is or was due, and what is known of it.",
        """SELECT p.inspection_id, a.slug AS area, a.label AS area_name, a.region, i.framework, i.term, p.plan,
       p.basis, p.due, p.earliest, p.latest, p.is_estimate, p.provisional, p.due_stated, p.submitted, p.late,
       p.status, p.status_basis, p.working_days_left
FROM plans AS p
JOIN inspections AS i ON i.id = p.inspection_id
JOIN areas AS a ON a.slug = i.area
ORDER BY coalesce(p.due, p.latest, '9999'), a.slug""",
    ),
    View(
        "plans_due",
        "The plans that lie ahead on the day of the export, and those that may follow a report that is awaited.",
        "SELECT * FROM plan_list WHERE status IN ('due', 'due-date-unknown', 'awaiting-report')\n"
        "ORDER BY coalesce(due, latest, '9999'), area",
    ),
    View(
        "expected_next",
        "The inspections to be expected next, with the names of the areas.",
        """SELECT e.area, a.label AS area_name, a.region, e.kind, e.earliest, e.latest, e.state, e.basis, e.last_id,
       i.outcome AS last_outcome
FROM expected AS e
JOIN areas AS a ON a.slug = e.area
LEFT JOIN inspections AS i ON i.id = e.last_id
ORDER BY coalesce(e.latest, '9999'), e.kind, a.name""",
    ),
    View(
        "found",
        "What was found, with where and when, its themes in words, and how its list was come by.",
        """SELECT f.number, f.id, f.inspection_id, a.slug AS area, a.label AS area_name, a.region, i.framework, i.term,
       i.report_published, f.kind, f.summary, f.progress, l.basis,
       (SELECT group_concat(title, '; ') FROM (
          SELECT t.title FROM item_themes AS x JOIN themes AS t ON t.code = x.theme
          WHERE x.item_id = f.id ORDER BY x.position)) AS themes
FROM items AS f
JOIN inspections AS i ON i.id = f.inspection_id
JOIN areas AS a ON a.slug = i.area
LEFT JOIN item_lists AS l ON l.inspection_id = f.inspection_id AND l.kind = f.kind
ORDER BY f.number""",
        {"basis": "How the list that it stands in was come by."},
        searched=True,
    ),
    View(
        "how_much_is_known",
        "Of how many inspections what was found is recorded, by framework and kind of list.",
        """SELECT i.framework, l.kind, count(*) AS lists, sum(l.known = 'whole') AS whole,
       sum(l.known = 'partly') AS partly, sum(l.known = 'no') AS not_recorded,
       sum(l.counted) AS counted, sum(l.recorded) AS recorded
FROM item_lists AS l JOIN inspections AS i ON i.id = l.inspection_id
GROUP BY i.framework, l.kind ORDER BY i.framework, l.kind""",
        {
            "lists": "How many lists are to be expected.",
            "counted": "Items that sources count, where they do.",
            "recorded": "Items that are recorded.",
        },
    ),
    View(
        "found_again",
        "A theme of what was found wanting in an area under a framework and again under the one that followed. That it "
        "is not here shows little: what was found is not recorded of every inspection.",
        """WITH ranked AS (
  SELECT id, dense_rank() OVER (ORDER BY in_force_from_latest, id) AS place FROM frameworks
), wanting AS (
  SELECT i.area, i.framework, r.place, x.theme, count(DISTINCT f.id) AS items
  FROM items AS f
  JOIN inspections AS i ON i.id = f.inspection_id
  JOIN ranked AS r ON r.id = i.framework
  JOIN item_themes AS x ON x.item_id = f.id
  WHERE f.kind <> 'strength'
  GROUP BY i.area, i.framework, x.theme
)
SELECT a.slug AS area, a.label AS area_name, a.region, t.code AS theme, t.title,
       before.framework AS then_framework, before.items AS then_items,
       after.framework AS now_framework, after.items AS now_items
FROM wanting AS before
JOIN wanting AS after ON after.area = before.area AND after.theme = before.theme AND after.place = before.place + 1
JOIN areas AS a ON a.slug = before.area
JOIN themes AS t ON t.code = before.theme
ORDER BY a.name, t.position""",
        {"then_items": "How many items had the theme then.", "now_items": "How many have it now."},
    ),
    View(
        "doubts_and_disputes",
        "A value that is kept but not relied on, or that other sources contradict.",
        """SELECT i.id AS inspection_id, a.label AS area_name, 'doubt' AS kind, d.field, NULL AS other_value,
       d.why AS note
FROM doubts AS d JOIN inspections AS i ON i.id = d.inspection_id JOIN areas AS a ON a.slug = i.area
UNION ALL
SELECT i.id, a.label, 'dispute', d.field, d.value, d.note
FROM disputes AS d JOIN inspections AS i ON i.id = d.inspection_id JOIN areas AS a ON a.slug = i.area
ORDER BY 1, 3, 4, 5""",
        {"other_value": "What the other sources say."},
    ),
    View(
        "evidence_list",
        "A fact of an inspection with a source that gives it.",
        """SELECT e.inspection_id, e.field, e.source, s.title, s.publisher, s.date, s.trust, s.url
FROM evidence AS e JOIN sources AS s ON s.id = e.source
ORDER BY e.inspection_id, e.field, e.source""",
    ),
    View(
        "source_use",
        "A source, and how much rests on it.",
        """SELECT s.id, s.title, s.publisher, s.kind, s.trust, s.licence, s.url,
       count(e.field) AS facts, count(DISTINCT e.inspection_id) AS inspections
FROM sources AS s LEFT JOIN evidence AS e ON e.source = s.id
GROUP BY s.id ORDER BY facts DESC, s.id""",
    ),
)  # fmt: skip

_CODE_SAYS = {
    "items": "How many items have the code.",
    "inspections": "Of how many inspections.",
    "recorded": "Of how many inspections anything of this kind is recorded.",
    "in_whole_lists": "How many inspections whose list is whole have it.",
    "whole_lists": "Of how many inspections the list is whole.",
    "share_of_whole": "in_whole_lists / whole_lists: the share that may be compared.",
}


def code_views(tables: Mapping[str, Table]) -> list[View]:
    """Views of what was found by each list of codes that items have (`item_themes`), alone and by region."""
    found = []
    for table in tables.values():
        codes = [one for one in table.references if one.table in tables and one.table not in ("items", "sources")]
        if not table.name.startswith("item_") or "item_id" not in table.columns or not codes:
            continue
        code, target = codes[0].columns[-1], codes[0]
        match = " AND ".join(f"c.{to} = x.{own}" for own, to in zip(target.columns, target.to, strict=True))
        for region in (False, True):
            more, also = ("a.region, ", " and region") if region else ("", "")
            partition = "i.framework, f.kind" + (", a.region" if region else "")
            grouped = f"{more}i.framework, f.kind"
            found.append(
                View(
                    f"found_by_{code}" + ("_and_region" if region else ""),
                    f"What was found by {code}{also}, kind and framework, with how much is known.",
                    f"""WITH known AS (
  SELECT {grouped}, count(DISTINCT f.inspection_id) AS recorded,
         count(DISTINCT CASE WHEN l.known = 'whole' THEN f.inspection_id END) AS whole_lists
  FROM items AS f JOIN inspections AS i ON i.id = f.inspection_id JOIN areas AS a ON a.slug = i.area
  LEFT JOIN item_lists AS l ON l.inspection_id = f.inspection_id AND l.kind = f.kind
  GROUP BY {partition}
)
SELECT {grouped}, x.{code}, c.title, count(DISTINCT f.id) AS items, count(DISTINCT f.inspection_id) AS inspections,
       k.recorded, count(DISTINCT CASE WHEN l.known = 'whole' THEN f.inspection_id END) AS in_whole_lists,
       k.whole_lists,
       round(1.0 * count(DISTINCT CASE WHEN l.known = 'whole' THEN f.inspection_id END)
             / nullif(k.whole_lists, 0), 4) AS share_of_whole,
       count(DISTINCT CASE WHEN f.progress = 'sufficient' THEN f.id END) AS with_progress,
       count(DISTINCT CASE WHEN f.progress = 'insufficient' THEN f.id END) AS without_progress
FROM {table.name} AS x
JOIN items AS f ON f.id = x.item_id
JOIN inspections AS i ON i.id = f.inspection_id
JOIN areas AS a ON a.slug = i.area
JOIN {target.table} AS c ON {match}
LEFT JOIN item_lists AS l ON l.inspection_id = f.inspection_id AND l.kind = f.kind
JOIN known AS k ON k.framework = i.framework AND k.kind = f.kind{" AND k.region = a.region" if region else ""}
GROUP BY {partition}, x.{code}
ORDER BY {partition}, items DESC, x.{code}""",
                    _CODE_SAYS,
                )
            )
    return found
