"""`list`: its filters, its order, what was known on a day, its forms, and bad records among good ones."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendinsp.cli.app import run
from sendinsp.model.fields import codes_in

SPRING = ["--term", "spring-2017"]
ROUNDS = int(os.environ.get("SENDINSP_TEST_ROUNDS", "1"))


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


@pytest.fixture
def shown(capsys):
    """Run `list` and return what it shows."""

    def shown(*arguments, data="data", code=0):
        assert run(["--data", str(data), "list", *arguments]) == code
        return capsys.readouterr().out

    return shown


@pytest.fixture
def rows(shown):
    def rows(*arguments, **how):
        return json.loads(shown(*arguments, "-f", "json", **how))

    return rows


@pytest.fixture
def copy(small, tmp_path):
    """A data folder to break."""
    shutil.copytree(small, tmp_path / "data")
    return tmp_path / "data"


def ids(rows):
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    "halves",
    [
        (["--term", "spring-2016..spring-2018"], ["--term", "summer-2018..autumn-2030"]),
        (["--framework", "framework-2016"], ["--framework", "framework-2023"]),
    ],
)
def test_two_halves_make_the_whole(rows, halves):
    one, other = (set(ids(rows("--as-of", "2023-12-31", *half))) for half in halves)
    assert one
    assert other
    assert not one & other
    assert one | other == set(ids(rows("--as-of", "2023-12-31")))


def test_with_and_without_a_statement_make_the_whole_of_the_framework_that_has_them(rows):
    day = ["--as-of", "2023-12-31"]
    one, other = (set(ids(rows(*day, half))) for half in ("--wsoa", "--no-wsoa"))
    assert (len(one), len(other)) == (83, 68)
    assert not one & other
    assert one | other == set(ids(rows(*day, "--framework", "framework-2016")))


def test_published_and_awaited_make_the_whole_on_any_day(rows):
    day = ["--as-of", "2017-11-24"]
    published, awaited = ids(rows(*day, "--status", "published")), ids(rows(*day, "--status", "awaited"))
    assert (len(published), len(awaited)) == (39, 7)
    assert set(published) | set(awaited) == set(ids(rows(*day)))


def test_values_of_one_filter_are_alternatives_and_filters_add_up(rows):
    both = ids(rows("--area", "Sandwell", "--area", "Halton"))
    assert sorted(both) == sorted(ids(rows("--area", "Sandwell")) + ids(rows("--area", "Halton")))
    assert ids(rows("--area", "Sandwell", "--area", "Halton", "--region", "north west")) == ids(
        rows("--area", "Halton")
    )
    two = ids(rows("--term", "spring-2017", "--term", "summer-2017..autumn-2017"))
    assert sorted(two) == sorted(ids(rows("--term", "spring-2017..autumn-2017")))


@pytest.mark.parametrize("name", ["Sandwell", "sandwell", "SANDWELL", "333", "E08000028"])
def test_an_area_by_any_of_its_names(rows, name):
    assert {row["area"] for row in rows("--area", name)} == {"sandwell"}


def test_every_region_has_its_own(rows, register):
    for area in register.areas.values():
        assert area.region
    regions = {area.region for area in register.areas.values()}
    assert sum(len(rows("--region", region)) for region in sorted(regions)) >= len(rows())
    for region in sorted(regions):
        assert all(region in (row["region"], row["ofsted_region"]) for row in rows("--region", region))


def test_reasons_and_themes_find_the_records_that_bear_them(rows, copy):
    """In a copy: a record that bears what no other does."""
    record = copy / "inspections/spring-2017/sandwell.yaml"
    record.write_text(
        "area: sandwell\nframework: framework-2016\nterm: spring-2017\nfieldwork:\n  start: 2017-01-16\n"
        "report:\n  published: 2017-03-27\nwsoa:\n  required: true\n  weakness_count: 5\n"
        "  weaknesses:\n    - summary: One.\n      reasons: [disjointed-services]\n"
        "findings:\n  - summary: Two.\n    kind: development\n    themes: [illegal-exclusion]\n",
        encoding="utf-8",
    )
    both = ["--reason", "disjointed-services", "--theme", "illegal-exclusion"]
    assert ids(rows(*both, *SPRING, data=copy)) == ["spring-2017/sandwell"]
    assert "spring-2017/sandwell" in ids(rows("--reason", "DISJOINTED-services", *SPRING, data=copy))
    assert "spring-2017/sandwell" not in ids(rows("--reason", "no-oversight", *SPRING, data=copy))
    assert "spring-2017/sandwell" not in ids(rows("--theme", "joint-commissioning", *SPRING, data=copy))
    hidden = ["--as-of", "2017-03-26", "--area", "sandwell"]
    assert rows("--reason", "disjointed-services", *hidden, data=copy) == []
    assert len(rows(*hidden, data=copy)) == 1


def test_what_is_found_bears_what_was_asked_for(rows, register):
    """In the shipped records, under both frameworks."""
    for option, topic in (("--reason", "reasons"), ("--theme", "themes")):
        for code in list(register.titles(topic, "framework-2016"))[:4]:
            bearing = {one.id for one in register.inspections if code in {c for t, c, _ in codes_in(one) if t == topic}}
            assert set(ids(rows(option, code))) == bearing, code


@pytest.mark.parametrize(
    ("sort", "key"),
    [("fieldwork", "fieldwork_start"), ("published", "report_published"), ("area", "name"), ("region", "region")],
)
def test_the_order(rows, sort, key):
    found = rows("--sort", sort, "--term", "autumn-2016..summer-2017")
    assert len(found) == 31
    values = [row[key] for row in found]
    assert None not in values
    assert len(set(values)) > 5
    assert values == sorted(values)


def test_nothing_that_fits_is_said_not_shown_as_a_fault(shown, rows):
    assert rows("--term", "spring-2010") == []
    assert shown("--term", "spring-2010").splitlines()[0].endswith(".")


def test_the_forms_tell_the_same(shown, rows):
    found = rows(*SPRING)
    assert [json.loads(line) for line in shown(*SPRING, "-f", "jsonl").splitlines()] == found
    table = list(csv.DictReader(io.StringIO(shown(*SPRING, "-f", "csv"))))
    assert [row["id"] for row in table] == ids(found)
    assert set(table[0]) == set(found[0])
    for form in ("table", "markdown"):
        text = shown(*SPRING, "-f", form)
        assert all(row["name"] in text for row in found)
        assert text.count("★ WSOA") == 4


def test_what_a_file_gets_is_what_a_pipe_gets(shown, tmp_path):
    for form in ("table", "json", "jsonl", "csv", "markdown"):
        file = tmp_path / form
        assert shown(*SPRING, "-f", form, "-o", str(file)) == ""
        assert file.read_bytes().decode("utf-8") == shown(*SPRING, "-f", form)


@settings(max_examples=6 * ROUNDS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2016, 5, 1), date(2200, 12, 31)))
def test_as_of_never_shows_the_future(rows, day):
    for row in rows("--as-of", day.isoformat()):
        for key in ("fieldwork_start", "fieldwork_end", "report_published"):
            assert row[key] is None or row[key][:10] <= day.isoformat()


def test_the_day_of_publication_itself_counts(rows):
    before, on = (rows("--area", "sandwell", "--as-of", day)[0] for day in ("2017-03-26", "2017-03-27"))
    assert (before["report_status"], before["wsoa_required"], before["report_url"]) == ("awaited", None, None)
    assert (on["report_status"], on["wsoa_required"]) == ("published", True)
    assert rows("--area", "sandwell", "--as-of", "2017-01-15") == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"area: [sandwell\n",
        b"\xff\xfe\x00",
        b"- a\n- list\n",
        b"framework: framework-2016\nfieldwork: {start: 2017-02-31}\n",
        b"a: &a [*a]\n",
    ],
)
def test_a_bad_record_is_named_and_the_others_shown(copy, capsys, content):
    (copy / "inspections/spring-2017/sandwell.yaml").write_bytes(content)
    assert run(["--data", str(copy), "list", *SPRING]) == 1
    shown = capsys.readouterr()
    assert "Halton" in shown.out
    assert "Sandwell" not in shown.out
    assert "9 inspections, 3 with a WSOA" in shown.out
    assert "inspections/spring-2017/sandwell.yaml" in shown.err
    assert "validate" in shown.err
    assert "Traceback" not in shown.err


def test_what_stands_in_a_record_is_shown_as_text(copy, capsys):
    areas = copy / "areas.yaml"
    text = areas.read_text(encoding="utf-8")
    assert "name: Sandwell\n" in text
    areas.write_text(
        text.replace("name: Sandwell\n", 'name: "\\e[31m[red]Sand[/red]well\\u202e | x"\n', 1), encoding="utf-8"
    )
    for form in ("table", "markdown"):
        run(["--data", str(copy), "list", *SPRING, "-f", form])
        shown = capsys.readouterr()
        assert "\x1b" not in shown.out + shown.err
        assert "\u202e" not in shown.out + shown.err
    run(["--data", str(copy), "list", *SPRING])
    assert "[red]Sand[/red]well" in capsys.readouterr().out


def test_list_loads_neither_holidays_nor_other_heavy_libraries():
    code = (
        "import sys; from sendinsp.cli.app import run; code = run(['--data', 'data', 'list']); "
        "heavy = {'holidays', 'icalendar', 'python_calamine', 'rich.table', 'sendinsp.deadlines'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("sort", "title", "holds"),
    [
        ("revisit", "Re-visit published", "13 May 2019"),
        ("revisit_start", "Re-visit start", "Mar 2019"),
        ("ofsted_region", "Ofsted's region", "North East, Yorkshire and the Humber"),
        ("id", "Id", "spring-2017/sandwell"),
        ("region", "Region", "West Midlands"),
    ],
)
def test_the_column_that_is_sorted_by_is_shown_on_any_terminal(capsys, monkeypatch, sort, title, holds):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    for form in ("table", "markdown"):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert run(["--data", "data", "list", "--term", "spring-2017", "--sort", sort, "-f", form]) == 0
        heading, *rows = capsys.readouterr().out.splitlines()
        assert title in heading
        assert any(holds in row for row in rows)


def test_no_column_comes_in_where_nothing_was_sorted_by(capsys):
    assert run(["--data", "data", "list", "--term", "spring-2017", "--sort", "fieldwork"]) == 0
    asked = capsys.readouterr().out
    assert run(["--data", "data", "list", "--term", "spring-2017"]) == 0
    assert capsys.readouterr().out == asked
