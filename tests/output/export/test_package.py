"""The folder: a Data Package whose files, types and keys are as it says, JSON, calendars."""

import csv
import hashlib
import io
import json
import re
import sys
from datetime import date

import pytest

from sendinsp.output.export.package import files, files_of
from sendinsp.summary.dossier import as_row


@pytest.fixture(scope="module")
def made(whole):
    found, said = files(whole)
    assert said == []
    return found


@pytest.fixture(scope="module")
def package(made):
    return json.loads(made["datapackage.json"])


@pytest.fixture(scope="module")
def tables(made, package):
    """Each resource with its rows, cells as they stand in the file, empty ones None."""
    return {
        one["name"]: [
            {key: cell or None for key, cell in row.items()}
            for row in csv.DictReader(io.StringIO(made[one["path"]].decode(), newline=""))
        ]
        for one in package["resources"]
    }


def test_it_says_what_it_is_of_what_version_and_under_which_licence(package, whole):
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert len(package["sources"]) == len(whole.tables["sources"].rows)
    assert package["version"] == f"2026-11-23+{whole.about.digest[:12]}"
    assert package["sendinsp"]["data_version"] == whole.about.digest


def test_every_file_is_named_and_as_it_is_told(made, package):
    assert sorted(made) == package["sendinsp"]["files"] == sorted(files_of(made["datapackage.json"].decode()))
    names = [one["name"] for one in package["resources"]]
    assert len(names) == len(set(names))
    for one in package["resources"]:
        data = made[one["path"]]
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert not one["path"].startswith("/") and ".." not in one["path"]


def test_columns_and_cells_are_as_the_schema_says(made, package, tables):
    for one in package["resources"]:
        fields = one["schema"]["fields"]
        head = made[one["path"]].decode().splitlines()[0]
        assert head.split(",") == [field["name"] for field in fields]
        for field in fields:
            constraints = field.get("constraints", {})
            assert field["description"]
            for row in tables[one["name"]]:
                cell = row[field["name"]]
                if cell is None:
                    assert not constraints.get("required"), (one["name"], field["name"])
                    continue
                if field["type"] == "date":
                    date.fromisoformat(cell)
                elif field["type"] == "integer":
                    assert int(cell) >= constraints["minimum"]
                elif field["type"] == "boolean":
                    assert cell in ("true", "false")
                assert cell in constraints.get("enum", [cell])
                assert re.fullmatch(constraints.get("pattern", ".*"), cell, re.DOTALL)


def test_keys_hold(package, tables):
    for one in package["resources"]:
        key = one["schema"]["primaryKey"]
        values = [tuple(row[name] for name in key) for row in tables[one["name"]]]
        assert len(values) == len(set(values)), one["name"]
        for foreign in one["schema"].get("foreignKeys", ()):
            target = foreign["reference"]
            known = {tuple(row[name] for name in target["fields"]) for row in tables[target["resource"]]}
            for row in tables[one["name"]]:
                value = tuple(row[name] for name in foreign["fields"])
                assert value in known or value == (None,), (one["name"], value)


def test_a_cell_that_a_spreadsheet_would_run_is_harmless_in_csv_alone(made, tables):
    row = next(one for one in tables["weaknesses"] if one["id"] == "autumn-2016/suffolk/weaknesses/1")
    assert row["summary"] == "'=Leaders do not plan together."
    notes = next(one for one in tables["inspections"] if one["id"] == "autumn-2023/suffolk")["notes"]
    assert notes == "'+44 is not the number of weaknesses."
    plain = json.loads(made["json/weaknesses.json"])
    assert "=Leaders do not plan together." in [one["summary"] for one in plain]
    for rows in tables.values():
        assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+-@"]


def test_json_has_the_same_rows_and_the_records_as_show_has_them(made, tables, whole):
    for name, rows in tables.items():
        told = json.loads(made[f"json/{name}.json"])
        assert len(told) == len(rows)
        assert not rows or list(told[0]) == list(rows[0])
    records = json.loads(made["json/records.json"])
    assert records == json.loads(json.dumps([as_row(one, whole.register) for one in whole.dossiers]))


def test_calendars_hold_the_plans_with_a_day(made, tables):
    calendars = [data.decode() for name, data in made.items() if name.endswith(".ics")]
    assert len(calendars) == 2
    assert sum(text.count("BEGIN:VEVENT") for text in calendars) == sum(bool(one["due"]) for one in tables["plans"])


def test_without_icalendar_one_sentence_says_so_and_the_rest_is_there(whole, made, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    found, said = files(whole)
    assert len(said) == 1
    assert "sendinsp[calendar]" in said[0]
    assert set(made) - set(found) == {name for name in made if name.endswith(".ics")}


def test_the_same_register_gives_the_same_bytes(put_together, made):
    assert files(put_together())[0] == made
