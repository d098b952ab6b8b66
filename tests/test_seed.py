"""The seed presentation's own lists, written out, against the register as it stood on 24 November 2017."""

import json

import pytest

from sendinsp.cli.app import run

AS_OF = "2017-11-24"
SEED = {
    "summer-2016": [
        "Bolton", "Brighton & Hove", "Enfield", "Gloucestershire", "Hertfordshire", "Nottinghamshire", "Stoke",
        "North Yorkshire",
    ],
    "autumn-2016": [
        "Rochdale*", "Herefordshire", "Bexley", "Plymouth", "Surrey*", "Hartlepool*", "Sefton*", "Leeds",
        "Hillingdon", "Derbyshire", "Suffolk*", "East Sussex",
    ],
    "spring-2017": [
        "Sandwell*", "Dorset*", "Cambridgeshire", "Trafford", "Halton", "Gateshead", "Middlesbrough*",
        "Waltham Forest*", "Barking and Dagenham", "Southampton",
    ],
    "summer-2017": [
        "Telford", "Cornwall", "Northamptonshire", "Rutland", "Bury*", "Wakefield*", "Brent*", "Greenwich",
        "Windsor and Maidenhead*",
    ],
    "autumn-2017": ["Oxfordshire", "Lewisham", "Oldham", "Solihull", "Hull", "South Gloucestershire", "Lancashire"],
}  # fmt: skip
AWAITED = "autumn-2017"


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def rows(capsys, *arguments):
    assert run(["--data", "data", *arguments, "--as-of", AS_OF, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("term", SEED)
def test_the_list_of_a_term(capsys, register, term):
    found = {row["area"]: row for row in rows(capsys, "list", "--term", term)}
    expected = {}
    for name in SEED[term]:
        slugs = [slug for slug in register.areas.find(name.rstrip("*")) if slug in found]
        assert len(slugs) == 1, name
        expected[slugs[0]] = name.endswith("*")
    assert set(found) == set(expected)
    for slug, starred in expected.items():
        if term == AWAITED:
            assert (found[slug]["report_status"], found[slug]["wsoa_required"]) == ("awaited", None)
        else:
            assert (found[slug]["report_status"], found[slug]["wsoa_required"]) == ("published", starred)


def test_the_totals(capsys):
    summary = rows(capsys, "summarise")
    totals = summary["totals"]
    assert (totals["inspections"], totals["published"], totals["awaited"], totals["wsoa"]) == (46, 39, 7, 13)
    assert [(group["key"], group["inspections"], group["wsoa"]) for group in summary["groups"]] == [
        ("summer-2016", 8, 0), ("autumn-2016", 12, 5), ("spring-2017", 10, 4), ("summer-2017", 9, 4),
        ("autumn-2017", 7, 0),
    ]  # fmt: skip


def test_the_whole_programme(capsys):
    assert run(["--data", "data", "summarise", "--framework", "framework-2016", "--format", "json"]) == 0
    totals = json.loads(capsys.readouterr().out)["totals"]
    assert (totals["inspections"], totals["wsoa"]) == (151, 83)


def test_every_slide_has_its_topic(register):
    topics = register.frameworks["framework-2016"].topics
    counts = {name: len(topic.entries) for name, topic in topics.items()}
    assert counts["questions"] == 3
    assert counts["myths"] == 4
    assert counts["findings"] == 12
    assert counts["strengths"] == 8
    assert counts["grounds"] == 2
    assert counts["reasons"] == 7
    assert counts["evidence"] == 14
    assert {"launch", "practice", "reporting", "wsoa", "follow-up", "glossary"} <= set(counts)
