"""`show` as people and scripts run it."""

import json
import re
import shutil

import pytest

from sendinsp.cli.app import run


@pytest.fixture
def show(register, capsys):
    def run_it(*arguments, code=0):
        assert run(["--data", str(register.folder.path), "show", *arguments]) == code
        return capsys.readouterr()

    return run_it


def rows(shown):
    return json.loads(shown.out)


def test_the_keys_that_scripts_rely_on(show, register):
    (row,) = rows(show("sandwell", "-f", "json"))
    assert list(row) == [
        "id", "area", "name", "region", "ofsted_region", "framework", "term", "fieldwork_start", "fieldwork_end",
        "report_status", "report_published", "outcome", "wsoa_required", "weaknesses", "revisit_outcome",
        "report_url", "fieldwork", "report", "wsoa", "findings", "revisit", "accelerated_progress_plan", "notes",
        "doubts", "disputed", "evidence", "due", "timeline", "sources",
    ]  # fmt: skip
    assert list(row["timeline"][0]) == ["step", "label", "date", "how", "note", "sources", "disputed"]
    assert row["due"]["explanation"]["days"]
    assert set(row["sources"]) == set(row["evidence"])


@pytest.mark.parametrize("name", ["spring-2017/sandwell", "Spring-2017/Sandwell", "Sandwell", "SANDWELL", "333"])
def test_an_area_or_an_id(show, name):
    assert [row["id"] for row in rows(show(name, "-f", "json"))] == ["spring-2017/sandwell"]


def test_several_in_the_order_named(show):
    assert [row["area"] for row in rows(show("surrey", "bexley", "surrey", "-f", "json"))] == ["surrey", "bexley"]


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("Sandwel", 1, "Sandwell"),
        ("nowhere at all", 1, "list"),
        ("spring-2018/sandwell", 1, "spring-2017/sandwell"),
        ("spring-2017/nowhere", 1, "no inspection"),
    ],
)
def test_unknown_names_get_a_suggestion(show, name, code, word):
    shown = show(name, code=code)
    assert shown.out == ""
    assert word in shown.err


def test_every_record_shows_in_every_form(show, register):
    slugs = sorted({one.area for one in register.inspections})
    text = show(*slugs).out
    page = show(*slugs, "-f", "markdown").out
    data = rows(show(*slugs, "-f", "json"))
    assert len(data) == len(register.inspections)
    for row in data:
        assert f": {row['id']}\n" in text
        assert row["id"] in page.replace("\\", "")
        for why in row["doubts"].values():
            assert " ".join(why.split()) in " ".join(text.split())
        for number, name in enumerate(row["sources"], 1):
            assert f"[{number}] " in text
            assert f"({name}; trust: " in " ".join(text.split())
    assert "overdue" not in text.casefold() + page.casefold()


def test_what_was_known_on_a_day(show):
    before, after = (show("hartlepool", "--as-of", day).out for day in ("2017-01-17", "2017-01-18"))
    assert "The report is awaited." in before
    assert "WSOA" not in before
    assert "written statement of action (WSOA) was required, for 4 significant weaknesses" in after
    assert "re-visit found" not in after
    assert "The re-visit found sufficient progress on some of them (2 with, 2 without)." in show("hartlepool").out


def test_before_the_first_day_of_fieldwork_nothing_is_recorded(show):
    assert "No inspection is recorded by 1 Sep 2016." in show("hartlepool", "--as-of", "2016-09-01").out
    assert rows(show("hartlepool", "--as-of", "2016-09-01", "-f", "json")) == []


def test_a_successor_leads_to_its_predecessors(show):
    assert "dorset-county" in show("dorset").out


def test_stages_as_csv(show):
    lines = show("slough", "-f", "csv").out.splitlines()
    assert lines[0] == "id,step,label,date,how,note,sources,disputed"
    assert any(line.startswith("autumn-2021/slough,wsoa.due,WSOA due,2022-02-18,known,") for line in lines)


def test_narrow_terminals_cut_nothing(show, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    text = re.sub(r"\x1b\[[0-9;]*m", "", show("slough").out)
    assert "parliament-slough-2022" in text
    words = [line for line in text.splitlines() if "http" not in line]
    assert max(map(len, words)) <= 60


def test_text_is_shown_as_text_and_never_as_markup(register, tmp_path, capsys, monkeypatch):
    shutil.copytree(register.folder.path, tmp_path / "data")
    record = tmp_path / "data/inspections/spring-2017/sandwell.yaml"
    head, _, rest = record.read_text(encoding="utf-8").partition("notes: >-\n")
    tail = rest.partition("\nevidence:")[2]
    record.write_text(f'{head}notes: "[/x] [bold]\u202etext"\nevidence:{tail}', encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(["--data", str(tmp_path / "data"), "show", "sandwell"]) == 0
    assert "[/x] [bold]\\u202etext" in capsys.readouterr().out
