"""`framework`: the overview, a topic for reading, and both as rows."""

import csv
import io
import json
import shutil

import pytest

from sendinsp.cli.app import run
from sendinsp.model.framework import Topic
from sendinsp.output.views.framework import WIDEST, topic_text


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


@pytest.fixture
def shown(capsys):
    """Run `framework` and return what it shows."""

    def shown(*arguments):
        assert run(["--data", "data", "framework", *arguments]) == 0
        return capsys.readouterr().out

    return shown


@pytest.fixture
def framework(register):
    return register.frameworks["framework-2016"]


@pytest.fixture(params=["framework-2016", "framework-2023"])
def each(register, request):
    return register.frameworks[request.param]


def joined(text):
    """The text without its line breaks."""
    return " ".join(text.split())


def test_without_a_topic_each_framework_the_newest_first(shown, register):
    text = joined(shown())
    newest_first = sorted(register.frameworks.values(), key=lambda one: one.in_force.from_, reverse=True)
    assert len(newest_first) == 2
    places = [text.index(f"{one.title} ({one.id})") for one in newest_first]
    assert places == sorted(places)
    assert all(joined(shown("--framework", one.id))[:60] in text for one in newest_first)


def test_the_overview_has_questions_rule_figures_topics_and_sources(shown, each):
    text = joined(shown("--framework", each.id))
    assert each.title in text
    for reach in each.data_to:
        assert f"{reach.of} to {reach.to.human()}" in text
    questions = each.entries("questions")
    assert len(questions) == 3
    assert all(joined(question.text) in text for question in questions)
    rule = each.deadline
    lengths = [rule.working_days] if rule.working_days else [one.working_days for one in rule.versions]
    assert all(str(days) in text for days in lengths if days is not None)
    assert joined(rule.rule) in text
    assert f"{rule.publication_lag.earliest} to {rule.publication_lag.latest} working days" in text
    for figure in each.figures():
        assert joined(figure) in text
    for name, topic in each.topics.items():
        assert f"{name}: {topic.title}, {len(topic.entries)} entries. {joined(topic.summary)}" in text
    assert all(source in text for source in each.sources)


def test_only_the_framework_that_was_named_is_shown(shown, each, register):
    text = shown("--framework", each.id)
    assert all(other.title not in text for other in register.frameworks.values() if other is not each)


def test_where_the_rule_is_not_known_the_overview_says_so(shown):
    text = joined(shown("--framework", "framework-2023"))
    assert "35 from 1 Jan 2023, not known from 6 Jun 2025" in text


def test_every_topic_shows_every_entry(shown, each):
    for name, topic in each.topics.items():
        text = joined(shown(name, "--framework", each.id))
        assert f"({name} of {each.id})" in text
        for entry in topic.entries:
            assert f"{entry.title} [{entry.code}]" in text
            assert joined(entry.text) in text
            assert all(source in text for source in entry.sources)
            assert entry.url is None or entry.url in text.split()


def test_a_topic_is_that_of_the_newest_framework_that_has_it(shown, register):
    of_2016, of_2023 = register.frameworks["framework-2016"], register.frameworks["framework-2023"]
    assert "reasons" not in of_2023.topics
    assert "boards" not in of_2016.topics
    for name in ("reasons", "boards", "questions"):
        bearer = "framework-2023" if name in of_2023.topics else "framework-2016"
        rows = json.loads(shown(name, "-f", "json"))
        assert {row["framework"] for row in rows} == {bearer}
    assert "sendinsp framework questions --framework framework-2016" in shown("questions")
    assert "too:" not in shown("reasons")


def test_groups_stand_once_as_headings(shown, each):
    grouped = [(name, topic) for name, topic in each.topics.items() if any(e.group for e in topic.entries)]
    assert grouped
    for name, topic in grouped:
        lines = shown(name, "--framework", each.id).splitlines()
        for group in {entry.group for entry in topic.entries if entry.group}:
            assert lines.count(group) == 1, group


def test_lines_are_no_longer_than_is_read_with_ease(shown, each):
    for name in ("", "themes", *each.topics):
        for line in shown("--framework", each.id, *filter(None, [name])).splitlines():
            assert len(line) <= WIDEST or " " not in line.strip(), line


def test_ids_and_addresses_stay_whole_for_copying():
    address = "https://www.example.org/" + "a-long-way/" * 12
    source = "some-body-" + "and-another-" * 7 + "2017"
    entry = {"code": "one", "title": "One", "text": "Short.", "url": address, "sources": [source, "other-2017"]}
    topic = Topic.model_validate({"title": "T", "summary": "S.", "entries": [entry]})
    words = topic_text("t", topic).replace(",", " ").split()
    assert {address, source} <= set(words)


def test_text_of_the_data_is_no_markup():
    entry = {"code": "one", "title": "[red]One[/red]", "text": "[bold]x[/nothing] :smile:", "sources": ["s-2017"]}
    topic = Topic.model_validate({"title": "T", "summary": "S.", "entries": [entry]})
    text = topic_text("t", topic)
    assert "[red]One[/red]" in text
    assert "[bold]x[/nothing] :smile:" in text


def test_themes_are_the_list_that_all_frameworks_share(shown, register):
    rows = json.loads(shown("themes", "-f", "json"))
    assert [row["code"] for row in rows] == list(register.themes)
    assert {row["code"]: row["origin"] for row in rows} == {c: theme.origin for c, theme in register.themes.items()}
    assert {row["origin"] for row in rows} == {"seed", "ours"}
    assert {row["framework"] for row in rows} == {None}
    text = joined(shown("themes"))
    for code, theme in register.themes.items():
        origin = {"seed": "of the presentation of 2017", "ours": "added by this register"}[theme.origin]
        assert f"{theme.title} [{code}], {origin}" in text
        assert joined(theme.text) in text
    assert shown("themes", "--framework", "framework-2016") == shown("themes")


def test_without_the_shared_list_themes_are_findings_and_strengths(capsys, tmp_path, framework):
    data = tmp_path / "data"
    shutil.copytree("data", data, ignore=shutil.ignore_patterns("inspections", "themes.yaml", "framework-2023.yaml"))
    assert run(["--data", str(data), "framework", "themes", "-f", "json"]) == 0
    codes = [row["code"] for row in json.loads(capsys.readouterr().out)]
    assert codes == list(framework.codes("findings") + framework.codes("strengths"))
    assert run(["--data", str(data), "framework", "themes"]) == 0
    text = capsys.readouterr().out
    assert all(f"[{code}]" in text for code in codes)
    assert all(framework.topics[name].title in text for name in ("findings", "strengths"))


def test_a_topic_in_every_form(shown, framework):
    rows = json.loads(shown("reasons", "-f", "json"))
    assert [row["code"] for row in rows] == list(framework.codes("reasons"))
    assert list(rows[0]) == ["framework", "topic", "code", "title", "text", "group", "url", "sources"]
    assert [json.loads(line) for line in shown("reasons", "-f", "jsonl").splitlines()] == rows
    assert [row["code"] for row in csv.DictReader(io.StringIO(shown("reasons", "-f", "csv")))] == [
        row["code"] for row in rows
    ]
    assert all(f"| {row['code']} |" in shown("reasons", "-f", "markdown") for row in rows)


def test_the_topics_as_rows(shown, register):
    rows = json.loads(shown("-f", "json"))
    assert {(row["framework"], row["topic"]): row["entries"] for row in rows} == {
        (id, name): len(topic.entries)
        for id, framework in register.frameworks.items()
        for name, topic in framework.topics.items()
    }
    assert rows[0]["framework"] == "framework-2023"
    one = json.loads(shown("-f", "json", "--framework", "framework-2016"))
    assert one == [row for row in rows if row["framework"] == "framework-2016"]


def test_case_and_the_framework_named(shown):
    assert shown("REASONS", "--framework", "Framework-2016") == shown("reasons")


def test_into_a_file(shown, tmp_path):
    file = tmp_path / "myths.txt"
    assert shown("myths", "-o", str(file)) == ""
    assert file.read_text(encoding="utf-8") == shown("myths")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reasns"], "did you mean reasons"),
        (["zzzz"], "one of: "),
        (["--framework", "framework-2015"], "did you mean framework-2016"),
        (
            ["reasons", "--framework", "framework-2023"],
            "framework-2023 has no topic 'reasons', but framework-2016",
        ),
        (["Myths", "--framework", "framework-2023"], "sendinsp framework --framework framework-2016 Myths"),
    ],
)
def test_what_is_unknown_is_refused_with_the_nearest(capsys, arguments, said):
    assert run(["--data", "data", "framework", *arguments]) == 1
    caught = capsys.readouterr()
    assert caught.out == ""
    assert said in caught.err
    assert "Traceback" not in caught.err
