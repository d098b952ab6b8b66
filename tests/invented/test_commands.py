"""A framework that the program was not written for goes through every command."""

from __future__ import annotations

import csv
import io
import json

import pytest

from sendinsp import frameworks
from sendinsp.frameworks.interface import NOT_RECORDED

WSOA_DAYS = 70


def rows(text: str):
    return json.loads(text)


def test_the_folder_is_right_in_form_and_its_schemas_can_be_made(run):
    assert run("schema", "--write")[0] == 0
    assert run("validate", "--strict", "--ignore", "A301")[:2] == (
        0,
        "8 files checked, nothing wrong (rules A301 left out)\n",
    )
    assert run("schema", "--check")[0] == 0
    assert run("fmt", "--check")[0] == 1  # the records of the tests carry no line for editors yet
    assert run("fmt")[0] == 0
    assert run("fmt", "--check")[0] == 0
    assert run("validate", "--strict", "--ignore", "A301")[0] == 0  # the folder does without that of 2023


# --- list -----------------------------------------------------------------------------------------------


def test_list_shows_its_outcome_beside_the_columns_of_2016(run):
    code, out, _ = run("list")
    assert code == 0
    head = out.splitlines()[0]
    assert "WSOA" in head
    assert "Outcome" in head
    assert "bright sky" in out
    assert "4 inspections, 1 with a WSOA, 1 in the dark, 1 awaited" in out


def test_list_of_it_alone_shows_nothing_of_2016(run):
    code, out, _ = run("list", "--framework", "framework-2099")
    assert code == 0
    assert "WSOA" not in out
    assert "Weaknesses" not in out
    assert "Outcome" in out.splitlines()[0]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "markdown"])
def test_list_in_every_format(run, form):
    code, out, _ = run("list", "-f", form)
    assert code == 0
    if form == "markdown":
        assert "| dark |" in out
        return
    found = {
        "json": lambda: rows(out),
        "jsonl": lambda: [rows(line) for line in out.splitlines()],
        "csv": lambda: list(csv.DictReader(io.StringIO(out))),
    }[form]()
    assert {row["id"]: row["outcome"] or None for row in found} == {
        "summer-2017/exampleshire": None,
        "autumn-2098/otherton": "bright",
        "spring-2099/exampleshire": "dark",
        "spring-2099/skyton": None,
    }
    assert {tuple(row) for row in found} == {tuple(found[0])}


def test_the_filters_of_2016_pass_it_by(run):
    assert [row["id"] for row in rows(run("list", "--wsoa", "-f", "json")[1])] == ["summer-2017/exampleshire"]
    assert rows(run("list", "--no-wsoa", "-f", "json")[1]) == []


@pytest.mark.parametrize(
    ("day", "seen"),
    [
        ("2099-01-11", ["autumn-2098/otherton"]),
        ("2099-03-01", ["autumn-2098/otherton", "spring-2099/exampleshire"]),
    ],
)
def test_no_outcome_shows_before_publication(run, day, seen):
    code, out, _ = run("list", "--framework", "framework-2099", "--as-of", day, "-f", "json")
    assert code == 0
    found = {row["id"]: row for row in rows(out)}
    assert list(found) == seen
    if len(seen) > 1:
        row = found["spring-2099/exampleshire"]
        assert (row["report_status"], row["outcome"]) == ("awaited", None)
    assert "dark" not in out


# --- show -----------------------------------------------------------------------------------------------


def test_show_says_all_that_the_record_holds(run):
    code, out, _ = run("show", "spring-2099/exampleshire")
    assert code == 0
    for text in (
        "The sky over the area is dark.",
        "Lamps are to be lit in every street.",
        "4 Mar 2099   Action received",
        "20 Apr 2099  Answer handed in",
        "24 Apr 2099  Answer due",
        "35 working days after receipt",
        "Steps of the action: 4.",
        "Open to all: yes.",
        "Helpers sent: Lamplighters.",
    ):
        assert text in out
    assert "wsoa" not in out.casefold()
    assert "sendinsp  " not in out  # the plan has no command to point to


def test_show_for_scripts_has_its_keys(run):
    code, out, _ = run("show", "spring-2099/exampleshire", "-f", "json")
    assert code == 0
    (row,) = rows(out)
    assert (row["outcome"], row["helpers"], row["action"]["steps"]) == ("dark", ["lamplighters"], 4)
    assert (row["due"]["basis"], row["due"]["received"], row["due"]["due"]) == ("received", "2099-03-04", "2099-04-24")
    assert row["due"]["late"] is False
    assert "wsoa" not in row


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "markdown"])
def test_show_hides_what_was_not_out(run, form):
    code, out, _ = run("show", "spring-2099/exampleshire", "-f", form, "--as-of", "2099-03-01")
    assert code == 0
    for text in ("dark", "lamplighters", "Lamplighters", "2099-03-04", "Lamps", "4 Mar 2099", "2099-04-24"):
        assert text not in out


# --- summarise ------------------------------------------------------------------------------------------


def test_summaries_count_its_outcomes(run):
    code, out, _ = run("summarise", "--framework", "framework-2099")
    assert code == 0
    assert "WSOA" not in out
    assert "3 inspections: 2 published, 1 awaited; Bright 1; Dark 1" in out
    code, out, _ = run("summarise")
    assert "WSOA required  No WSOA  Bright  Cloudy  Dark" in out
    summary = rows(run("summarise", "-f", "json")[1])
    assert [(one["framework"], one["outcomes"]) for one in summary["frameworks"]] == [
        ("framework-2016", {"wsoa": 1}),
        ("framework-2099", {"bright": 1, "dark": 1, "awaited": 1}),
    ]
    assert summary["totals"]["wsoa_rate"] is None
    assert [(group["key"], group["wsoa_rate"]) for group in summary["groups"]] == [
        ("summer-2017", 1.0), ("autumn-2098", None), ("spring-2099", None),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
@pytest.mark.parametrize("by", [("term",), ("outcome",), ("region", "outcome"), ("theme",)])
def test_summaries_in_every_format(run, form, by):
    options = [word for name in by for word in ("--by", name)]
    code, out, _ = run("summarise", *options, "-f", form)
    assert code == 0
    assert out
    if "outcome" in by:
        assert "dark" in out.casefold()


def test_what_was_not_out_is_counted_by_no_outcome(run):
    summary = rows(run("summarise", "--as-of", "2099-03-01", "-f", "json")[1])
    assert summary["frameworks"][1]["outcomes"] == {"bright": 1, "awaited": 1}


def test_its_own_times_are_measured(run):
    found = rows(run("summarise", "--timings", "-f", "json")[1])
    assert "Publication to the answer" in {row["step"] if "step" in row else next(iter(row.values())) for row in found}


# --- wsoa-due -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown", "ics"])
def test_statements_are_those_of_2016_alone(run, form):
    code, out, _ = run("wsoa-due", "-f", form)
    assert code == 0
    assert "spring-2099" not in out
    assert "xampleshire" in out


def test_an_area_of_2099_is_told_that_there_is_no_statement(run):
    code, out, err = run("wsoa-due", "otherton")
    assert (code, out) == (0, "")
    assert "inspected under the framework of 2098 (Inspections of the sky, from 2098): no WSOA." in err


def test_any_date_is_counted_by_the_rule_of_the_statement(run):
    code, out, err = run("wsoa-due", "--received", "2017-01-10", "-f", "json")
    assert (code, err) == (0, "")
    assert rows(out)[0]["due"] == "2017-04-20"
    assert f"{WSOA_DAYS} working days" in run("wsoa-due", "--received", "2017-01-10", "--explain")[1]


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("option", ["--received", "--published"])
def test_a_date_out_of_its_time_is_counted_with_a_warning(run, option, form):
    code, out, err = run("wsoa-due", option, "2099-01-13", "-f", form)
    assert code == 0
    assert "2099" in out
    assert "framework-2016 was in force from May 2016 to Dec 2022" in err


# --- framework, rules, schema ---------------------------------------------------------------------------


def test_the_framework_is_told_in_its_own_words(run):
    code, out, _ = run("framework", "--framework", "framework-2099")
    assert code == 0
    assert "Answer to the action: 35 working days" in out
    assert "Every area is inspected every 7 years." in out
    assert "statement" not in out
    assert "From publication alone" not in out
    assert "Lamplighters [lamplighters]" in run("framework", "helpers")[1]
    for form in ("json", "jsonl", "csv", "markdown"):
        code, out, _ = run("framework", "helpers", "--framework", "framework-2099", "-f", form)
        assert code == 0
        assert "star-gazers" in out


def test_its_rules_stand_among_the_others_under_their_own_family(run):
    code, out, _ = run("rules", "-f", "json")
    assert code == 0
    (found,) = [row for row in rows(out) if row["code"] == "Z001"]
    assert found["family"] == "The sky over an area"
    codes = [row["code"] for row in rows(out)]
    assert codes.index("D006") < codes.index("Z001") < codes.index("E001")
    assert "under a bright sky" in run("rules", "Z001")[1]


def test_the_schema_knows_its_keys_and_codes(run):
    jsonschema = pytest.importorskip("jsonschema")
    code, out, _ = run("schema", "inspection")
    assert code == 0
    schema = rows(out)
    own = schema["definitions"]["framework-2099"]["properties"]
    assert list(own["helpers"]["items"]["enum"]) == ["lamplighters", "star-gazers"]
    judge = jsonschema.Draft7Validator(schema)
    record = {
        "area": "skyton", "framework": "framework-2099", "term": "spring-2099", "outcome": "dark",
        "helpers": ["star-gazers"], "evidence": {"sky-report-2099": ["term", "outcome", "helpers"]},
    }  # fmt: skip
    assert judge.is_valid(record)
    assert not judge.is_valid(record | {"outcome": "good"})
    assert not judge.is_valid(record | {"helpers": ["moles"]})
    assert not judge.is_valid(record | {"wsoa": {"required": True}})
    assert "every_years" in rows(run("schema", "framework")[1])["properties"]


# --- init, new, fmt, import -----------------------------------------------------------------------------


def test_a_new_folder_holds_both_frameworks(run, data, tmp_path):
    assert run("init", str(tmp_path / "other"))[0] == 0
    assert {path.name for path in (tmp_path / "other" / "frameworks").iterdir()} == {
        "framework-2016.yaml", "framework-2099.yaml",
    }  # fmt: skip
    assert "lamplighters" in (tmp_path / "other" / "schema" / "inspection.schema.json").read_text(encoding="utf-8")


def test_a_new_record_proposes_its_keys_each_by_its_kind(run, data, monkeypatch):
    monkeypatch.setenv("SENDINSP_TODAY", "2101-06-01")
    code, _, err = run("new", "otherton", "--start", "2101-05-02", "--source", "sky-report-2099")
    assert (code, err) == (0, "")
    text = (data / "inspections" / "summer-2101" / "otherton.yaml").read_text(encoding="utf-8")
    proposed = dict(
        line.lstrip("# -").split("  ")[0].partition(": ")[::2] for line in text.splitlines() if ": " in line
    )
    assert proposed["framework"] == "framework-2099"
    assert proposed["outcome"] == "bright"
    assert proposed["steps"] == "1"
    assert proposed["public"] == "true"
    assert proposed["handed_in"] == "2101-05-02"
    assert proposed["helpers"] == "[lamplighters]"
    assert proposed["sources"] == "[id-of-the-source]"
    assert not {"question", "theme", "wsoa", "revisit"} & set(proposed)  # of lists and keys that it does not have
    assert run("validate", "data/inspections/summer-2101/otherton.yaml", "--as-of", "2101-06-01")[0] == 0


def test_every_proposal_can_be_taken_up(run, data, monkeypatch):
    """The hints with their number signs taken off are a record whose values are all of the right kind."""
    monkeypatch.setenv("SENDINSP_TODAY", "2101-06-01")
    assert run("new", "otherton", "--start", "2101-05-02", "--source", "sky-report-2099")[0] == 0
    path = data / "inspections" / "summer-2101" / "otherton.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if not line.startswith(("# yaml", "# What", "# the real", "# Every", "# list of"))]
    path.write_text("\n".join(line.replace("# ", "", 1) for line in body) + "\n", encoding="utf-8")
    found = rows(
        run("validate", "data/inspections/summer-2101/otherton.yaml", "--as-of", "2102-01-01", "-f", "json")[1]
    )
    assert [p for p in found["problems"] if p["code"] in ("S003", "S004", "S009", "S010", "S012", "R010")] == []


def test_fmt_puts_its_keys_in_its_own_order(run, data):
    path = data / "inspections" / "spring-2099" / "exampleshire.yaml"
    parts = path.read_text(encoding="utf-8").split("helpers:\n  - lamplighters\n")
    path.write_text("# who came\nhelpers:\n  - lamplighters\n" + "".join(parts), encoding="utf-8")
    assert run("fmt", str(path))[0] == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [line.partition(":")[0] for line in lines if line[:1].isalpha()]
    assert keys == ["area", "framework", "term", "fieldwork", "report", "outcome", "action", "helpers", "evidence"]
    assert lines[lines.index("helpers: [lamplighters]") - 1] == "# who came"
    path = data / "frameworks" / "framework-2099.yaml"
    figure = "every_years: 7\n"
    path.write_text(figure + path.read_text(encoding="utf-8").replace(figure, ""), encoding="utf-8")
    assert run("fmt", str(path))[0] == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines.index("deadline:") < lines.index("every_years: 7") < lines.index("topics:")


HEAD = (
    "Local authority code", "Area name", "Inspection start date", "Inspection publication date",
    "Inspection outcome: written statement of action required?", "Number significant weaknesses identified",
)  # fmt: skip


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_statistics_of_2016_go_into_records_of_2016(run, data, tmp_path, form):
    file = tmp_path / "statistics.csv"
    file.write_text(
        ",".join(HEAD) + "\nE06000902,Otherton,15/01/2018,05/03/2018,Yes,4\n"
        "E06000902,Otherton,10/11/2098,15/12/2098,No,\n",
        encoding="utf-8",
    )
    code, out, err = run("import", str(file), "--source", "ofsted-2022-11", "--apply", "-f", form)
    assert code == 1
    assert "spring-2018/otherton" in out
    assert "no framework of such inspections was in force on 2098-11-10" in err
    made = (data / "inspections" / "spring-2018" / "otherton.yaml").read_text(encoding="utf-8")
    assert "framework: framework-2016" in made
    other = (data / "inspections" / "autumn-2098" / "otherton.yaml").read_text(encoding="utf-8")
    assert "wsoa" not in other


# --- validate -------------------------------------------------------------------------------------------

RECORD = "inspections/spring-2099/exampleshire.yaml"


@pytest.mark.parametrize(
    ("was", "becomes", "code", "says"),
    [
        ("outcome: dark", "outcome: good", "S012", "one of: bright, cloudy, dark"),
        ("outcome: dark", "outcome: bright", "Z001", "an action is asked for"),
        ("  - lamplighters", "  - lamplighter", "R010", "did you mean lamplighters?"),
        ("  sky-report-2099:", "  sky-report-2909:", "R007", "did you mean sky-report-2099?"),
        ("  steps: 4", "  steps: four", "S010", "did you mean 4?"),
        ("  public: true", "  public: yes", "S009", "did you mean true?"),
        ("  handed_in: 2099-04-20", "  handed_in: 2098-04-21", "D001", "lies before"),
        ("  handed_in: 2099-04-20", "  handed_in: 2099-04-18", "D004", "is a Saturday"),
        ("  handed_in: 2099-04-20", "  handed_in: 2099-06-22", "D005", "in the register since 2098: 30 to 35 days"),
        ("  handed_in: 2099-04-20", "  handed_in: 2099-07-20", "D003", "lies after"),
        ("  received: 2099-03-04", "  received: 2099-03-04\n  due_stated: 2099-03-02", "D001", "action.due_stated"),
        ("  steps: 4", "  steps: 4\n  sources: [nowhere-2099]", "R007", "nowhere-2099"),
        ("    - helpers\n", "", "E001", "helpers has no source"),
        ("    - helpers\n", "    - helpers\n    - wsoa.required\n", "E005", "wsoa.required"),
        ("outcome: dark", "outcome: dark\nwsoa:\n  required: true", "S001", "unknown key 'wsoa'"),
        ("outcome: dark", "outcome: dark\nfindings:\n  - summary: A.\n    kind: strength\n    question: identify\n"
         "    sources: [sky-report-2099]", "R010", "framework-2099 has no list of questions"),
        ("outcome: dark", "outcome: dark\nfindings:\n  - summary: A.\n    kind: good\n"
         "    sources: [sky-report-2099]", "S012", "one of: strength, development"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(run, data, was, becomes, code, says):
    path = data / RECORD
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")
    status, out, err = run("validate", "--strict", "-f", "json")
    assert (status, "fault of the program" in err) == (1, False)
    found = [p for p in rows(out)["problems"] if p["code"] == code and says in p["message"] + p["hint"]]
    assert found, out
    assert all(p["path"].endswith(RECORD) and p["line"] > 1 for p in found)
    assert "narrative letter" not in out


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_its_rule_is_told_of_in_every_format(run, data, form):
    path = data / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace("outcome: dark", "outcome: bright"), encoding="utf-8")
    status, out, err = run("validate", "-f", form)
    assert status == 1
    assert "Z001" in out
    assert "fault of the program" not in err


def test_a_grade_is_still_told_of_under_2016(run, data):
    path = data / "inspections" / "summer-2017" / "exampleshire.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("outcome: all", "outcome: good"), encoding="utf-8")
    assert "S008 'good' is a graded judgement" in run("validate")[1]


def test_the_framework_is_known_by_its_folder_alone():
    assert "framework-2099" in frameworks.ids()


# --- the commands that came with the framework of 2023 --------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("next",), ("map",), ("map", "--framework", "framework-2099"), ("pap-due",), ("pap-due", "otherton"),
        ("find", "lamps"), ("list", "--outcome", "dark"),
        ("list", "--framework", "framework-2099", "--as-of", "2098-12-01"),
    ],
)  # fmt: skip
def test_every_other_command_takes_it(run, arguments):
    code, out, err = run(*arguments)
    assert code in (0, 1)
    assert "fault of the program" not in err
    assert out or err


def test_an_outcome_of_its_own_can_be_asked_for(run):
    assert [row["id"] for row in rows(run("list", "--outcome", "dark", "-f", "json")[1])] == [
        "spring-2099/exampleshire"
    ]
    assert rows(run("list", "--outcome", "dark", "--as-of", "2099-03-01", "-f", "json")[1]) == []


# --- what general code asks of a framework's words --------------------------------------------------------


@pytest.fixture
def rates_the_dark(run, monkeypatch):
    """The framework as if it counted the dark with a rate, and had a further visit there."""
    name = "sendinsp.frameworks.framework_2099.words.WORDS"
    words = frameworks.words_of("framework-2099")._replace(
        rated="dark",
        rated_as="dark sky",
        further=lambda inspection: NOT_RECORDED if inspection.outcome == "dark" else "",
        visits={"fieldwork": "A look at the sky"},
    )
    monkeypatch.setattr(name, words)
    return run


def test_its_rated_outcome_is_counted_with_a_rate_and_called_as_it_says(rates_the_dark):
    out = rates_the_dark("summarise", "--framework", "framework-2099")[1]
    assert "dark sky  Rate" in out.splitlines()[0]
    assert "3 inspections: 2 published, 1 awaited, 1 with a dark sky (50% of those published)" in out
    assert "WSOA" not in out
    crossed = rates_the_dark("summarise", "--framework", "framework-2099", "--by", "term", "--by", "region")[1]
    assert "Inspections, and after the star those with a dark sky." in crossed
    assert rows(rates_the_dark("summarise", "-f", "json")[1])["totals"]["wsoa_rate"] == 0.6667


def test_the_filters_go_by_its_words(rates_the_dark):
    def found(*options: str) -> list[str]:
        return [row["id"] for row in rows(rates_the_dark("list", *options, "-f", "json")[1])]

    assert found("--wsoa") == ["summer-2017/exampleshire", "spring-2099/exampleshire"]
    assert found("--no-wsoa") == ["autumn-2098/otherton"]
    assert found("--revisit", "not-recorded") == ["spring-2099/exampleshire"]
    assert found("--revisit", "all") == ["summer-2017/exampleshire"]


def test_its_visits_are_called_as_it_says(rates_the_dark, data):
    path = data / RECORD
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("fieldwork:\n", "fieldwork:\n  announced: 2099-01-05\n"), encoding="utf-8")
    said = rates_the_dark("show", "exampleshire", "--as-of", "2099-01-06")
    assert "A look at the sky was announced by 5 Jan 2099; it had not begun by 6 Jan 2099." in "".join(said[1:])
