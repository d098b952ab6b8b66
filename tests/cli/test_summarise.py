"""`summarise`: the figures of the first report, its filters, forms, pairs and timings."""

import csv
import io
import json
import re

import pytest

from sendinsp.cli.app import run
from sendinsp.cli.summarise import By

THEN = ["--as-of", "2017-11-24"]
GROUP = ["key", "label", "labels", "inspections", "published", "awaited", "wsoa", "wsoa_rate"]


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


@pytest.fixture
def shown(capsys):
    """Run `summarise` and return what it shows."""

    def shown(*arguments, code=0):
        assert run(["--data", "data", "summarise", *arguments]) == code
        return capsys.readouterr().out

    return shown


@pytest.fixture
def summary(shown):
    def summary(*arguments):
        return json.loads(shown(*arguments, "-f", "json"))

    return summary


@pytest.fixture
def refused(capsys):
    def refused(*arguments, code):
        assert run(["--data", "data", "summarise", *arguments]) == code
        caught = capsys.readouterr()
        assert caught.out == ""
        assert "Traceback" not in caught.err
        return caught.err

    return refused


def test_as_the_inspectorates_counted_in_november_2017(summary):
    found = summary(*THEN)
    assert found["as_of"] == "2017-11-24"
    assert found["totals"] == {"inspections": 46, "published": 39, "awaited": 7, "wsoa": 13, "wsoa_rate": 0.3333}
    assert [(row["key"], row["inspections"], row["awaited"], row["wsoa"]) for row in found["groups"]] == [
        ("summer-2016", 8, 0, 0),
        ("autumn-2016", 12, 0, 5),
        ("spring-2017", 10, 0, 4),
        ("summer-2017", 9, 0, 4),
        ("autumn-2017", 7, 7, 0),
    ]


def test_the_whole_framework(summary):
    found = summary("--framework", "framework-2016")
    assert found["as_of"] == "2026-11-23"
    assert (found["totals"]["inspections"], found["totals"]["wsoa"]) == (151, 83)
    assert found["frameworks"][0]["outcomes"] == {"wsoa": 83, "no-wsoa": 68}


def test_the_framework_of_2023(summary):
    found = summary("--framework", "framework-2023")
    assert found["totals"]["inspections"] == 97
    assert found["totals"]["wsoa_rate"] is None
    outcomes = {"typically-positive": 19, "inconsistent": 53, "widespread-failings": 25}
    assert found["frameworks"][0]["outcomes"] == outcomes
    by = {
        group["key"]: group["inspections"]
        for group in summary("--framework", "framework-2023", "--by", "outcome")["groups"]
    }
    assert by == outcomes


def test_without_a_framework_both_are_counted_and_told_apart(summary):
    found = summary()
    assert found["totals"]["inspections"] == 151 + 97
    assert found["totals"]["wsoa_rate"] is None
    assert [(one["framework"], one["inspections"]) for one in found["frameworks"]] == [
        ("framework-2016", 151), ("framework-2023", 97),
    ]  # fmt: skip
    (undated,) = [group for group in found["groups"] if group["key"] == "undated"]
    assert undated["inspections"] == 1  # Thurrock


def test_the_contract_of_json(summary):
    found = summary()
    assert list(found) == ["as_of", "totals", "frameworks", "left_out", "by", "groups"]
    assert list(found["totals"]) == ["inspections", "published", "awaited", "wsoa", "wsoa_rate"]
    assert list(found["frameworks"][0]) == ["framework", *found["totals"], "outcomes"]
    assert all(list(group) == [*GROUP, "outcomes"] for group in found["groups"])
    assert found["by"] == "term"


@pytest.mark.parametrize("by", list(By))
def test_every_group_in_every_form(shown, summary, by):
    groups = summary("--by", by)["groups"]
    assert groups
    assert [json.loads(line) for line in shown("--by", by, "-f", "jsonl").splitlines()] == groups
    rows = list(csv.DictReader(io.StringIO(shown("--by", by, "-f", "csv"))))
    assert [(row["key"], int(row["inspections"])) for row in rows] == [(g["key"], g["inspections"]) for g in groups]
    for form in ("table", "markdown"):
        text = shown("--by", by, "-f", form)
        assert all(group["label"] in text for group in groups)


def test_outcomes_have_columns_of_their_own_in_csv(shown, summary):
    rows = list(csv.DictReader(io.StringIO(shown("--by", "region", "-f", "csv"))))
    for row, group in zip(rows, summary("--by", "region")["groups"], strict=True):
        assert json.loads(row["outcomes"]) == group["outcomes"]
        own = {key.removeprefix("outcome_"): int(number) for key, number in row.items() if "_" in key and number
               and key.startswith("outcome_")}  # fmt: skip
        assert own == group["outcomes"]


def test_the_two_columns_of_what_was_wanting_are_told_apart(shown):
    titles = re.split(r"  +", shown("--by", "theme").splitlines()[0])
    assert len(titles) == len(set(titles))
    assert titles[-1].startswith("# = ")


def test_filters_narrow_what_is_counted(summary, capsys):
    filters = ["--region", "London", "--wsoa", "--term", "autumn-2016..summer-2019"]
    found = summary(*filters)
    assert run(["--data", "data", "list", *filters, "-f", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert found["totals"]["inspections"] == found["totals"]["wsoa"] == len(listed) > 0
    assert {group["key"] for group in found["groups"]} == {row["term"] for row in listed}


def test_filters_see_what_was_known_then(summary):
    assert summary(*THEN, "--status", "awaited")["totals"]["inspections"] == 7
    assert summary("--term", "autumn-2017", "--status", "awaited")["totals"]["inspections"] == 0
    assert summary(*THEN, "--wsoa")["totals"]["inspections"] == 13


def test_bars_are_as_long_as_the_counts(shown):
    lines = {line.split("  ")[0]: line.split()[-1] for line in shown(*THEN).splitlines() if "201" in line[:11]}
    assert lines["Autumn 2016"] == "★" * 5 + "#" * 7
    assert lines["Autumn 2017"] == "." * 7


def test_bars_of_great_groups_are_cut_to_measure(shown):
    bars = [line.split()[-1] for line in shown("--by", "type", "--framework", "framework-2016").splitlines()[1:5]]
    assert max(len(bar) for bar in bars) in (29, 30, 31)  # each part of a bar is rounded


def test_what_a_framework_knows_no_number_of_is_a_dash_and_no_nought(shown, summary):
    for form in ("table", "markdown"):
        cells = {
            label: [
                part.strip() for part in line.strip("| ").split("|" if form == "markdown" else "  ") if part.strip()
            ]
            for line in shown("-f", form).splitlines()
            for label in ("Spring 2020", "Autumn 2025")
            if line.strip("| ").startswith(label)
        }
        assert cells["Spring 2020"][4:9] == ["4", "3", "–", "–", "–"]
        assert cells["Autumn 2025"][4:9] == ["–", "–", "1", "10", "0"]
    assert "–" not in shown("--by", "region").split("Recorded")[0]  # both frameworks went there
    awaited = shown("--as-of", "2023-03-01").splitlines()
    row = next(line for line in awaited if line.startswith("Spring 2023"))
    assert row.split()[2:7] == ["3", "0", "3", "–", "–"]
    assert next(one for one in summary()["groups"] if one["key"] == "spring-2020")["wsoa"] == 4


def test_a_pair_makes_a_cross_table(shown, summary):
    found = summary(*THEN, "--by", "term", "--by", "outcome")
    assert found["by"] == "term/outcome"
    assert {row["key"]: row["inspections"] for row in found["groups"]}["autumn-2016/wsoa"] == 5
    table = shown(*THEN, "--by", "term", "--by", "outcome").splitlines()
    assert table[0].split("  ")[0] == "Term / outcome"
    assert [part.strip() for part in table[0].split("  ") if part.strip()][1:] == [
        "WSOA required", "No WSOA", "Report awaited",
    ]  # fmt: skip
    row = next(line for line in table if line.startswith("Autumn 2016"))
    assert row.split()[2:] == ["5", "★5", "7", "–"]


def test_nothing_fits(shown, summary):
    nothing = ["--term", "autumn-2030"]
    assert "No inspection fits." in shown(*nothing)
    found = summary(*nothing)
    assert (found["totals"]["inspections"], found["totals"]["wsoa_rate"], found["groups"]) == (0, None, [])


def test_into_a_file(shown, summary, tmp_path):
    file = tmp_path / "summary.json"
    assert shown("-f", "json", "-o", str(file)) == ""
    assert json.loads(file.read_text(encoding="utf-8")) == summary()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--by", "colour"], 2, "colour"),
        (["--by", "term", "--by", "region", "--by", "year"], 2, "twice"),
        (["--by", "term", "--by", "term"], 2, "different"),
        (["--timings", "--by", "term", "--by", "region"], 2, "one --by, or none"),
        (["--region", "Londn"], 1, "did you mean London"),
        (["--framework", "framework-2017"], 1, "did you mean framework-2016"),
        (["--as-of", "24/11/2017"], 2, "2017-11-24"),
    ],
)
def test_refusals_say_what_to_do(refused, arguments, code, said):
    assert said in refused(*arguments, code=code)


def test_timings_in_rows(summary):
    rows = summary("--timings")
    assert len(rows) == 6
    assert len({row["group"] for row in rows}) == 2  # two frameworks' times are not pooled
    assert len(summary("--timings", "--framework", "framework-2016")) == 4
    assert len(summary("--timings", "--framework", "framework-2023")) == 2
    for row in rows:
        assert {"measure", "group", "cases", "median", "shortest", "longest", "left_out", "values"} <= set(row)
        assert row["cases"] == len(row["values"]) > 0
        assert row["shortest"] <= row["median"] <= row["longest"]


def test_timings_know_no_more_than_was_known(summary):
    first, *others = summary("--timings", *THEN)
    assert first["cases"] + first["left_out"] <= 39  # the reports out by then
    assert first["cases"] < summary("--timings")[0]["cases"]
    assert all(row["cases"] + row["left_out"] <= 13 for row in others)


def test_timings_by_region_hold_only_the_regions_asked_for(summary):
    rows = summary("--timings", "--by", "region", "--region", "London")
    assert {row["group"] for row in rows} == {"London"}


@pytest.mark.parametrize(("by", "key"), [("theme", "shortcomings"), ("reason", "areas")])
def test_the_table_stands_in_the_order_of_its_bars(shown, summary, by, key):
    numbers = {row["label"]: row[key] for row in summary("--by", by)["groups"]}
    rows = [line.split("  ")[0] for line in shown("--by", by).splitlines()]
    ordered = [numbers[label] for label in rows if label in numbers and label != "None recorded"]
    assert len(ordered) > 6
    assert ordered == sorted(ordered, reverse=True)
    bars = [line.rpartition("  ")[2] for line in shown("--by", by).splitlines() if line.endswith("#")]
    assert [len(bar) for bar in bars] == sorted((len(bar) for bar in bars), reverse=True)


def test_an_empty_summary_has_no_column_without_a_name(shown):
    assert "|  |" not in shown("--area", "barnsley", "--term", "spring-2016", "-f", "markdown")
