"""A framework that the program was not written for is exported, its own sections and lists as tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing


def test_its_sections_and_lists_are_tables(run, data, tmp_path):
    code, out, err = run("export", str(tmp_path / "x.sqlite"))
    assert (code, err) == (0, ""), out
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM inspections").fetchone() == (4,)
        assert db.execute("SELECT count(*) FROM actions WHERE handed_in IS NOT NULL OR due_stated IS NOT NULL")
        assert db.execute("SELECT count(*) FROM inspection_helpers JOIN helpers USING (framework)").fetchone()[0] > 0
        outcomes = dict(db.execute("SELECT id, outcome_title FROM inspection_list"))
        assert any("dark" in title.casefold() for title in outcomes.values())
        columns = dict(db.execute("SELECT column_name, record_field FROM columns WHERE table_name = 'actions'"))
        assert columns["due_stated"] == "action.due_stated"
        for (view,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
            db.execute(f'SELECT * FROM "{view}"').fetchall()


def test_it_goes_into_a_folder(run, tmp_path):
    code, _, err = run("export", str(tmp_path / "out"), "--framework", "framework-2099")
    assert (code, err) == (0, "")
    assert (tmp_path / "out" / "csv" / "actions.csv").read_text(encoding="utf-8").count("\n") > 1
