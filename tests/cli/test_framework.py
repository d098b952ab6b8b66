"""`framework`: the overview, a topic for reading, and both as rows."""

import csv
import io
import json

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


def joined(text):
    """The text without its line breaks."""
    return " ".join(text.split())


def test_the_overview_has_questions_rule_figures_topics_and_sources(shown, framework):
    text = joined(shown())
    assert framework.title in text
    assert framework.data_to.human() in text
    questions = framework.entries("questions")
    assert len(questions) == 3
    assert all(joined(question.text) in text for question in questions)
    rule = framework.deadline
    assert f"{rule.working_days} working days from receipt" in text
    assert f"{rule.publication_lag.earliest} to {rule.publication_lag.latest} working days" in text
    for name, topic in framework.topics.items():
        assert f"{name}: {topic.title}, {len(topic.entries)} entries. {joined(topic.summary)}" in text
    assert all(source in text for source in framework.sources)


def test_every_topic_shows_every_entry(shown, framework):
    for name, topic in framework.topics.items():
        text = joined(shown(name))
        for entry in topic.entries:
            assert f"{entry.title} [{entry.code}]" in text
            assert joined(entry.text) in text
            assert all(source in text for source in entry.sources)
            assert entry.url is None or entry.url in text.split()


def test_groups_stand_once_as_headings(shown, framework):
    grouped = [(name, topic) for name, topic in framework.topics.items() if any(e.group for e in topic.entries)]
    assert grouped
    for name, topic in grouped:
        lines = shown(name).splitlines()
        for group in {entry.group for entry in topic.entries if entry.group}:
            assert lines.count(group) == 1, group


def test_lines_are_no_longer_than_is_read_with_ease(shown, framework):
    for name in ("", *framework.topics):
        for line in shown(*filter(None, [name])).splitlines():
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


def test_themes_are_findings_and_strengths(shown, framework):
    codes = [row["code"] for row in json.loads(shown("themes", "-f", "json"))]
    assert codes == list(framework.codes("findings") + framework.codes("strengths"))
    text = shown("themes")
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


def test_the_topics_as_rows(shown, framework):
    rows = json.loads(shown("-f", "json"))
    assert {row["topic"]: row["entries"] for row in rows} == {
        name: len(topic.entries) for name, topic in framework.topics.items()
    }


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
        (["--framework", ""], "--framework"),
    ],
)
def test_what_is_unknown_is_refused_with_the_nearest(capsys, arguments, said):
    assert run(["--data", "data", "framework", *arguments]) == 1
    caught = capsys.readouterr()
    assert caught.out == ""
    assert said in caught.err
    assert "Traceback" not in caught.err
