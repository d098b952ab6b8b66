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
    new, row = rows(show("sandwell", "-f", "json"))
    assert list(row) == [
        "id", "area", "name", "region", "ofsted_region", "framework", "term", "fieldwork_start", "fieldwork_end",
        "report_status", "report_published", "outcome", "wsoa_required", "weaknesses", "priority_actions",
        "improvements", "revisit_outcome", "revisit_start", "revisit_published", "monitoring_outcome", "boards",
        "report_url", "doubted", "disputed", "fieldwork", "report", "called_off", "wsoa", "findings", "revisit",
        "accelerated_progress_plan", "notes", "doubts", "acknowledged", "evidence", "due", "timeline", "sources",
    ]  # fmt: skip
    assert (new["framework"], row["framework"]) == ("framework-2023", "framework-2016")
    assert {"outcome", "priority_action", "improvements", "monitoring", "boards", "due"} <= set(new)
    assert list(row["timeline"][0]) == ["step", "label", "date", "how", "note", "sources", "disputed"]
    assert row["due"]["explanation"]["days"]
    assert set(row["sources"]) == set(row["evidence"])


@pytest.mark.parametrize("name", ["spring-2017/sandwell", "Spring-2017/Sandwell"])
def test_an_id(show, name):
    assert [row["id"] for row in rows(show(name, "-f", "json"))] == ["spring-2017/sandwell"]


@pytest.mark.parametrize("name", ["Sandwell", "SANDWELL", "333"])
def test_an_area_with_all_its_inspections(show, name):
    assert [row["id"] for row in rows(show(name, "-f", "json"))] == ["summer-2023/sandwell", "spring-2017/sandwell"]


def test_several_in_the_order_named(show):
    found = [row["id"] for row in rows(show("surrey", "bexley", "surrey", "-f", "json"))]
    assert found == ["autumn-2023/surrey", "autumn-2016/surrey", "autumn-2023/bexley", "autumn-2016/bexley"]


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("Sandwall", 1, "Sandwell"),
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
    words, names = " ".join(text.split()), page.replace("\\", "")
    for row in data:
        assert f": {row['id']}\n" in text
        assert row["id"] in names
        for why in row["doubts"].values():
            assert " ".join(why.split()) in words
        for number, name in enumerate(row["sources"], 1):
            assert f"[{number}] " in text
            assert f"({name}; trust: " in words
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


def test_between_announcement_and_first_day_it_is_told_of(show):
    by = {
        "2019-11-03": [],
        "2019-11-04": ["An inspection was announced 4 Nov 2019."],
        "2019-11-08": ["An inspection was announced 4 Nov 2019, and called off 8 Nov 2019."],
        "2019-12-03": [
            "An inspection was announced 4 Nov 2019, and called off 8 Nov 2019.",
            "An inspection was announced by 3 Dec 2019; it had not begun by 3 Dec 2019.",
        ],
        "2019-12-09": [],
    }
    for day, sentences in by.items():
        lines = show("york", "--as-of", day).out.splitlines()
        assert [line for line in lines if line.startswith("An inspection was announced")] == sentences, day
        assert rows(show("york", "--as-of", day, "-f", "json")) == [] or day == "2019-12-09"


def test_a_revisit_is_told_of_between_its_announcement_and_its_first_day(show):
    said = "A re-visit was announced by 20 Jun 2022; it had not begun by"
    for day, told in (("2022-06-19", False), ("2022-06-20", True), ("2022-07-03", True), ("2022-07-04", False)):
        assert (said in show("central-bedfordshire", "--as-of", day).out) is told, day


def test_a_visit_called_off_stands_first(show):
    text = show("york").out
    assert re.search(r"8 Nov 2019 +Inspection called off +\[\d\] announced 4 Nov 2019", text)
    assert text.index("Inspection called off") < text.index("3 Dec 2019 ") < text.index("Fieldwork begins")


def test_the_revisit_of_stockport_is_settled(show):
    text = show("stockport").out
    assert re.search(r"● 27 Sep 2022 +Re-visit begins", text)
    assert re.search(r"\? 30 Sep 2022 +Re-visit ends", text)
    assert "revisit.end (30 Sep 2022): Planned days" in " ".join(text.split())
    (row,) = rows(show("stockport", "-f", "json"))
    assert list(row["doubts"]) == ["revisit.end"]
    assert row["disputed"] == []


def test_an_area_of_both_cycles_shows_each_in_its_own_words(show):
    text = show("cornwall").out
    ids = re.findall(r": ((?:spring|summer|autumn)-\d{4}/cornwall)\n", text)
    assert ids == ["spring-2026/cornwall", "spring-2023/cornwall", "summer-2017/cornwall"]
    assert text.count("~ Outcome: inconsistent experiences and outcomes.") == 2
    assert "No written statement of action (WSOA) was required." in text


def test_an_undated_inspection_is_shown_and_has_no_term(show):
    (row,) = rows(show("thurrock", "-f", "json"))[:1]
    assert (row["id"], row["term"], row["fieldwork_start"]) == ("undated/thurrock", None, None)
    assert rows(show("thurrock", "--as-of", "2026-03-08", "-f", "json"))[0]["id"] != "undated/thurrock"
    assert "Undated: undated/thurrock" in show("thurrock").out


def test_a_successor_leads_to_its_predecessors(show):
    assert "dorset-county" in show("dorset").out


def test_stages_as_csv(show):
    lines = show("slough", "-f", "csv").out.splitlines()
    assert lines[0] == "id,step,label,date,how,note,sources,disputed"
    assert any(line.startswith("autumn-2021/slough,wsoa.due,WSOA due,2022-02-18,known,") for line in lines)


def test_narrow_terminals_cut_nothing(show, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    text = re.sub(r"\x1b\[[0-9;]*m", "", show("autumn-2021/slough").out)
    assert "parliament-slough-2022" in text
    words = [line for line in text.splitlines() if "http" not in line]
    assert max(map(len, words)) <= 60


def test_text_is_shown_as_text_and_never_as_markup(small, tmp_path, capsys, monkeypatch):
    shutil.copytree(small, tmp_path / "data")
    record = tmp_path / "data/inspections/spring-2017/sandwell.yaml"
    head, _, rest = record.read_text(encoding="utf-8").partition("notes: >-\n")
    tail = rest.partition("\nevidence:")[2]
    record.write_text(f'{head}notes: "[/x] [bold]\u202etext"\nevidence:{tail}', encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(["--data", str(tmp_path / "data"), "show", "sandwell"]) == 0
    assert "[/x] [bold]\\u202etext" in capsys.readouterr().out
