"""The SQLite database: its keys hold, it counts what the commands count, and its views answer."""

import json
import sqlite3
from collections import Counter
from contextlib import ExitStack, closing
from datetime import date
from itertools import pairwise

import pytest

from sendinsp import frameworks
from sendinsp.model.fields import facts_of
from sendinsp.output.export.metadata import metadata
from sendinsp.output.export.sqlite import APPLICATION_ID, database
from sendinsp.register.select import Selection, select
from sendinsp.summary.counts import summarise
from sendinsp.summary.cycles import cycles
from sendinsp.summary.due_rows import plans_due
from sendinsp.summary.found import coverage, items_of
from sendinsp.summary.next_inspections import next_inspections

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def opened():
    """Open the database of a content; closed at the end."""
    with ExitStack() as stack:

        def opened(content):
            connection = stack.enter_context(closing(sqlite3.connect(":memory:")))
            connection.deserialize(database(content))
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            return connection

        yield opened


@pytest.fixture(scope="module")
def db(whole, opened):
    return opened(whole)


@pytest.fixture(scope="module")
def shown(made_up):
    return select(made_up, Selection(), DAY)


def rows(db, sql, *values):
    return [dict(row) for row in db.execute(sql, values)]


def one(db, sql, *values):
    return db.execute(sql, values).fetchone()[0]


# --- whole and sound ------------------------------------------------------------------------------------


def test_it_is_sound_and_its_keys_hold(db):
    assert one(db, "PRAGMA integrity_check") == "ok"
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert one(db, "PRAGMA application_id") == APPLICATION_ID


def test_every_row_of_every_table_is_there(db, whole):
    for table in whole.tables.values():
        assert one(db, f'SELECT count(*) FROM "{table.name}"') == len(table.rows)


def test_the_shipped_register_loses_nothing(whole):
    assert whole.problems == ()


def test_the_same_register_gives_the_same_bytes(put_together):
    first, second = (database(put_together()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE inspections SET area = 'atlantis'",
        "UPDATE inspections SET outcome = 'splendid'",
        "UPDATE inspections SET status = 'lost'",
        "UPDATE inspections SET report_published_latest = '1 March'",
        "UPDATE inspections SET report_published_earliest = '2099-01-01' WHERE report_published IS NOT NULL",
        "UPDATE wsoas SET required = 2",
        "UPDATE wsoas SET weakness_count = -1",
        "UPDATE evidence SET source = 'hearsay'",
        "UPDATE item_themes SET theme = 'the-weather'",
        "UPDATE items SET summary = ''",
        "INSERT INTO areas SELECT * FROM areas",
    ],
)
def test_what_is_wrong_is_refused(db, sql):
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(sql)
    db.rollback()


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="SQLite has no strict tables before 3.37")
def test_a_text_is_no_number(db):
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        db.execute("UPDATE wsoas SET weakness_count = 'many'")
    db.rollback()


# --- what it says of itself -----------------------------------------------------------------------------


def test_the_statements_say_what_tables_and_columns_are(db, whole):
    for table in whole.tables.values():
        sql = one(db, "SELECT sql FROM sqlite_schema WHERE name = ?", table.name)
        assert f"-- {table.description}" in sql
        for column in table.columns.values():
            assert column.description in sql


def test_its_own_tables_describe_every_table_view_and_column(db):
    there = {r["name"] for r in rows(db, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    there = {name for name in there if not name.startswith("search")}
    assert {r["name"] for r in rows(db, "SELECT name FROM tables")} == there
    for name in (r["name"] for r in rows(db, "SELECT name FROM tables WHERE kind = 'table'")):
        columns = [r["name"] for r in rows(db, f"PRAGMA table_info('{name}')")]
        told = rows(db, "SELECT column_name FROM columns WHERE table_name = ? ORDER BY position", name)
        assert [r["column_name"] for r in told] == columns
    assert one(db, "SELECT count(*) FROM columns WHERE trim(description) = ''") == 0


def test_every_field_of_a_record_that_is_a_single_value_has_its_column(db):
    told = {r["record_field"] for r in rows(db, "SELECT record_field FROM columns")}
    for name in frameworks.ids():
        for path, (spec, _) in facts_of(frameworks.record_of(name)).items():
            if spec.section is None:
                assert path in told, path


def test_the_metadata_names_tables_and_columns_that_there_are(db, whole):
    told = metadata(whole, "x")
    json.dumps(told)
    tables = told["databases"]["x"]["tables"]
    for name, about in tables.items():
        columns = {r["name"] for r in rows(db, f"PRAGMA table_info('{name}')")}
        assert columns, name
        assert set(about.get("columns", ())) <= columns, name
        assert {about[key] for key in ("label_column", "fts_pk", "sort") if key in about} <= columns, name
        assert set(about.get("facets", ())) <= columns, name
    for query in told["databases"]["x"]["queries"].values():
        assert db.execute(query["sql"], {"words": "autism"}).fetchall()


def test_meta_says_of_when_of_what_version_and_how_far_it_reaches(db, whole):
    said = {r["key"]: r["value"] for r in rows(db, "SELECT key, value FROM meta")}
    assert said["as_of"] == "2026-11-23"
    assert said["program"] == "sendinsp 0.0.test"
    assert len(said["data_version"]) == 64
    assert said["inspections"] == str(whole.about.inspections)
    assert said["reach: framework-2016, inspections"] == "2022-08-31"


# --- what it counts -------------------------------------------------------------------------------------


def test_it_holds_every_inspection_with_all_its_evidence_doubts_and_disputes(db, shown):
    assert [r["id"] for r in rows(db, "SELECT id FROM inspections ORDER BY id")] == sorted(one.id for one in shown)
    facts = sum(len(set(paths)) for one in shown for paths in one.evidence.values())
    assert one(db, "SELECT count(*) FROM evidence") == facts
    assert one(db, "SELECT count(*) FROM doubts") == sum(len(one.doubts) for one in shown)
    assert one(db, "SELECT count(*) FROM disputes") == sum(len(one.disputed) for one in shown)


def test_dates_stand_as_recorded_and_as_first_and_last_day(db, made_up):
    for inspection in made_up.inspections:
        span = inspection.report.published
        row = rows(db, "SELECT * FROM inspections WHERE id = ?", inspection.id)[0]
        assert row["report_published"] == (span.text if span else None)
        assert row["report_published_latest"] == (span.latest.isoformat() if span else None)
    month = rows(db, "SELECT * FROM wsoas WHERE length(submitted) = 7")
    assert all(row["submitted_earliest"] < row["submitted_latest"] for row in month)


def test_what_was_found_is_that_of_the_records(db, shown):
    items = [item for inspection in shown for item in items_of(inspection)]
    kinds = Counter(item.kind for item in items)
    told = {r["kind"]: r["n"] for r in rows(db, "SELECT kind, count(*) AS n FROM items GROUP BY kind")}
    assert told == kinds
    assert one(db, "SELECT count(*) FROM item_themes") == sum(len(item.themes) for item in items)
    assert one(db, "SELECT count(*) FROM item_reasons") == sum(len(item.reasons) for item in items)
    for table in (r["list"] for r in rows(db, "SELECT DISTINCT list FROM items")):
        same = f'SELECT count(*) FROM "{table}" AS t JOIN items AS i ON i.id = t.id AND i.summary = t.summary'
        assert one(db, same) == one(db, f'SELECT count(*) FROM "{table}"')


def test_a_weakness_with_all_that_belongs_to_it(db):
    row = rows(db, "SELECT * FROM weaknesses WHERE id = 'autumn-2016/suffolk/weaknesses/1'")[0]
    assert row["summary"] == "=Leaders do not plan together."
    assert row["progress"] == "sufficient"
    reasons = rows(db, "SELECT reason FROM item_reasons WHERE item_id = ? ORDER BY position", row["id"])
    assert [r["reason"] for r in reasons] == ["disjointed-services", "weak-leadership"]
    assert one(db, "SELECT source FROM item_sources WHERE item_id = ?", row["id"]) == "ofsted-2022-11"


def test_an_area_for_priority_action_with_who_is_to_act(db):
    found = rows(
        db,
        "SELECT responsible FROM item_responsible WHERE item_id = 'autumn-2023/suffolk/priority_actions/1'"
        " ORDER BY position",
    )
    assert [row["responsible"] for row in found] == ["The council", "The NHS board"]


def test_plans_are_those_that_the_commands_tell_of(db, made_up, shown):
    for plan in frameworks.plans():
        told = plans_due(shown, made_up, DAY, plan.command)
        found = rows(db, "SELECT * FROM plans WHERE plan = ? ORDER BY inspection_id", plan.short)
        assert len(found) == len(told) > 0
        for row, due in zip(found, sorted(told, key=lambda one: one.inspection.id), strict=True):
            assert row["inspection_id"] == due.inspection.id
            assert row["status"] == due.due.state
            assert row["due"] == (due.due.window.due.isoformat() if due.due.window.due else None)
    best = "SELECT count(*) FROM plans AS p JOIN deadlines AS d USING (inspection_id) WHERE rank = 1 AND d.due IS p.due"
    assert one(db, best) == one(db, "SELECT count(*) FROM plans WHERE latest IS NOT NULL")


# --- what its views answer ------------------------------------------------------------------------------


def test_every_view_answers(db, whole):
    for view in whole.views:
        found = db.execute(f"SELECT * FROM {view.name}")
        columns = [column[0] for column in found.description]
        assert set(view.columns) <= set(columns), view.name
        assert found.fetchone() is not None, view.name


@pytest.mark.parametrize(("view", "by", "column"), [("term", "term", "term"), ("region", "region", "region")])
def test_rates_are_those_of_summarise(db, made_up, shown, view, by, column):
    for name in made_up.frameworks:
        own = [one for one in shown if one.framework == name]
        told = summarise(own, made_up, [by], DAY)["groups"]
        found = rows(db, f"SELECT * FROM rates_by_{view} WHERE framework = ?", name)
        counts = {row[column] or "undated": (row["inspections"], row["published"]) for row in found}
        key = "key" if by == "term" else "label"
        assert counts == {row[key]: (row["inspections"], row["published"]) for row in told}
        if name == "framework-2016":
            rates = {row[column] or "undated": row["plan_rate"] for row in found}
            assert rates == {row[key]: row["wsoa_rate"] for row in told}


def test_outcomes_then_and_now_are_those_of_the_cycles(db, made_up, shown):
    told = cycles(shown, made_up)
    for row in told["rows"]:
        found = rows(db, "SELECT * FROM then_and_now WHERE then_outcome = ?", row["then"])
        assert len(found) == row["areas"]
        assert sum(one["now_id"] is None for one in found) == row["not_yet"]
        for outcome in told["outcomes_now"]:
            assert sum(one["now_outcome"] == outcome["key"] for one in found) == row[outcome["key"]]


def test_the_history_of_an_area_holds_that_of_those_before_it(db):
    found = rows(db, "SELECT * FROM area_history WHERE area = 'north-northamptonshire'")
    assert {row["inspected_area"] for row in found} >= {"northamptonshire", "north-northamptonshire"}


def test_what_is_expected_next_is_that_of_the_command(db, made_up):
    told = next_inspections(made_up, DAY)
    found = rows(db, "SELECT area, kind, latest FROM expected_next")
    assert Counter((row["area"], row["kind"]) for row in found) == Counter((one.area, one.kind) for one in told)


def test_how_much_is_known_stands_beside_what_was_found(db, shown):
    known = rows(db, "SELECT * FROM how_much_is_known")
    assert sum(row["whole"] for row in known) >= 1
    weaknesses = next(row for row in known if row["kind"] == "weakness")
    of_2016 = coverage(one for one in shown if one.framework == "framework-2016")
    assert (weaknesses["lists"], weaknesses["whole"]) == (of_2016.owed, of_2016.whole)
    waits = rows(db, "SELECT * FROM found_by_theme WHERE theme = 'waits' AND kind = 'weakness'")[0]
    assert waits["items"] >= 2
    assert waits["without_progress"] >= 2
    assert 0 < waits["share_of_whole"] <= 1
    regions = rows(db, "SELECT * FROM found_by_theme_and_region WHERE theme = 'waits' AND kind = 'weakness'")
    assert sum(row["items"] for row in regions) == waits["items"]


def test_what_was_found_then_is_found_again(db):
    found = rows(db, "SELECT theme, then_items, now_items FROM found_again WHERE area = 'suffolk'")
    assert {"theme": "waits", "then_items": 2, "now_items": 1} in found
    assert "early-years" not in [row["theme"] for row in found]


def test_words_are_found_in_what_was_found_and_in_notes(db):
    sql = "SELECT inspection_id, kind FROM search WHERE search MATCH ?"
    found = {(row["inspection_id"], row["kind"]) for row in rows(db, sql, "autism")}
    assert {("autumn-2016/suffolk", "weakness"), ("autumn-2023/suffolk", "priority-action")} <= found
    assert ("autumn-2023/suffolk", "notes") in {
        (row["inspection_id"], row["kind"]) for row in rows(db, sql, "weakness")
    }
    by_number = "SELECT count(*) FROM found JOIN search ON search.rowid = found.number AND search.text = found.summary"
    assert one(db, by_number) == one(db, "SELECT count(*) FROM items")


def test_plans_due_come_in_the_order_of_their_days(put_together, opened):
    db = opened(put_together(date(2022, 3, 1)))
    found = [row["due"] or row["latest"] or "9999" for row in rows(db, "SELECT * FROM plans_due")]
    assert len(found) > 5
    assert all(first <= second for first, second in pairwise(found))


# --- of a day, of a part --------------------------------------------------------------------------------


def test_of_a_day_it_holds_nothing_that_came_later(put_together, opened):
    content = put_together(date(2017, 3, 31))
    db = opened(content)
    assert one(db, "SELECT count(*) FROM inspections WHERE framework <> 'framework-2016'") == 0
    assert 0 < one(db, "SELECT count(*) FROM inspections") < 40
    for table in ("revisits", "monitoring", "accelerated_progress_plans"):
        assert one(db, f"SELECT count(*) FROM {table}") == 0
    suffolk = rows(db, "SELECT * FROM items WHERE inspection_id = 'autumn-2016/suffolk' AND kind = 'weakness'")
    assert len(suffolk) == 4
    assert {row["progress"] for row in suffolk} == {None}
    later = one(db, "SELECT count(*) FROM inspections WHERE report_published_latest > '2017-03-31'")
    assert later == 0
    cited = "SELECT source FROM evidence UNION SELECT source FROM item_sources UNION SELECT source FROM dispute_sources"
    assert one(db, f"SELECT count(*) FROM sources WHERE date_earliest > '2017-03-31' AND id NOT IN ({cited})") == 0
    before = opened(put_together(date(2017, 2, 1)))
    assert one(before, "SELECT count(*) FROM items WHERE inspection_id = 'autumn-2016/suffolk'") == 0


def test_of_a_part_it_holds_that_part_and_says_so(put_together, opened):
    content = put_together(regions=("London",), framework="framework-2023")
    db = opened(content)
    places = rows(db, "SELECT DISTINCT region, framework FROM inspection_list")
    assert places == [{"region": "London", "framework": "framework-2023"}]
    assert one(db, "SELECT value FROM meta WHERE key = 'filters'") == "region: London; framework: framework-2023"
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
