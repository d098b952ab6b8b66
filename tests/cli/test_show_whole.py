"""`show` of a record that has everything, against a golden file; the record is made up."""

import json
import shutil
from pathlib import Path

import pytest

from sendinsp.cli.app import run

GOLDEN = Path(__file__).parent.parent / "golden"
RECORD = """\
area: sandwell
framework: framework-2016
term: summer-2017
fieldwork:
  announced: 2017-05-08
  start: 2017-05-15
  end: 2017-05-19
report:
  letter_dated: 2017-07-10
  received: 2017-07-14
  published: 2017-07-20
  url: https://example.org/letter
called_off:
  - visit: inspection
    announced: 2017-03-06
    withdrawn: 2017-03-10
  - visit: revisit
    announced: 2019-03-04
wsoa:
  required: true
  grounds: [{ground}]
  weakness_count: 2
  weaknesses_basis: assembled
  weaknesses:
    - summary: Leaders do not plan services together.
      reasons: [{reason}]
      themes: [{theme}]
      progress: sufficient
      sources: [cqc-2017-11]
    - summary: Parents wait too long for plans.
      progress: insufficient
  due_stated: 2017-10-25
  submitted: 2017-10-24
  returned: 2017-11-03
  resubmission_due: 2017-11-17
  resubmitted: 2017-11-16
  fit_for_purpose: 2017-12
  published: 2018-01
  url: https://example.org/statement
findings:
  - summary: Children under five are seen early.
    question: {question}
    kind: strength
    themes: [{theme}]
    sources: [ofsted-2022-11]
  - summary: Young adults are left to wait.
    kind: development
revisit:
  announced: 2019-04-29
  start: 2019-05-13
  end: 2019-05-15
  published: 2019-06-26
  outcome: some
  sufficient: 1
  insufficient: 1
  url: https://example.org/revisit
accelerated_progress_plan:
  required: true
  due_stated: 2019-09-02
  agreed: 2019-10
notes: >-
  Made up for the tests.
doubts:
  report.letter_dated: It may be the date of a draft.
disputed:
  - field: report.published
    value: 2017-07-21
    sources: [adcs-letter-links]
    note: A day later.
evidence:
  ofsted-2022-11: [fieldwork.announced, fieldwork.start, fieldwork.end, called_off, report.published, report.url,
    report.letter_dated, report.received]
  cqc-2017-11: [term, wsoa.required, wsoa.grounds, wsoa.weakness_count, wsoa.weaknesses, wsoa.due_stated]
"""


@pytest.fixture
def data(register, small, tmp_path):
    shutil.copytree(small, tmp_path / "data")
    framework = register.frameworks["framework-2016"]
    codes = {
        name: framework.codes(topic)[0]
        for name, topic in (
            ("ground", "grounds"), ("reason", "reasons"), ("question", "questions"), ("theme", "themes")
        )
    }  # fmt: skip
    file = tmp_path / "data/inspections/summer-2017/sandwell.yaml"
    file.write_text(RECORD.format(**codes), encoding="utf-8")
    return tmp_path / "data"


@pytest.mark.parametrize(("name", "form"), [("show-whole.txt", "table"), ("show-whole.md", "markdown")])
def test_a_record_that_has_everything(data, capsys, name, form):
    """To renew a file: delete it, run the test, and read the difference before committing it."""
    assert run(["--data", str(data), "show", "summer-2017/sandwell", "-f", form]) == 0
    shown = capsys.readouterr().out
    file = GOLDEN / name
    if not file.exists():
        file.write_text(shown, encoding="utf-8", newline="\n")
        pytest.fail(f"{name} was not there: written anew")
    assert shown == file.read_bytes().decode("utf-8")


def test_newest_first(data, capsys):
    assert run(["--data", str(data), "show", "Sandwell", "-f", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ["summer-2023/sandwell", "summer-2017/sandwell", "spring-2017/sandwell"]


def test_progress_shows_from_the_letter_of_the_revisit(data, capsys):
    for day, known in (("2019-06-25", False), ("2019-06-26", True)):
        assert run(["--data", str(data), "show", "summer-2017/sandwell", "--as-of", day]) == 0
        shown = capsys.readouterr().out
        assert ("sufficient progress" in shown) is known
        assert ("accelerated progress plan" in shown) is known
        assert "13 May 2019" in shown


def test_a_statement_sent_back_shows_when_it_was(data, capsys):
    for day, steps in (
        ("2017-10-23", set()),
        ("2017-10-24", {"wsoa.submitted"}),
        ("2017-11-03", {"wsoa.submitted", "wsoa.returned", "wsoa.resubmission_due"}),
        ("2017-11-16", {"wsoa.submitted", "wsoa.returned", "wsoa.resubmission_due", "wsoa.resubmitted"}),
    ):
        assert run(["--data", str(data), "show", "summer-2017/sandwell", "--as-of", day, "-f", "json"]) == 0
        (row,) = json.loads(capsys.readouterr().out)
        known = {step["step"] for step in row["timeline"] if step["how"] == "known"}
        assert {step for step in known if step.startswith("wsoa.") and step != "wsoa.due"} == steps
    assert row["due"]["late"] is False
