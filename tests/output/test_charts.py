"""Charts of groups as pictures (extra `pictures`)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sendinsp.cli.app import run

DATA = Path(__file__).resolve().parents[2] / "data"
SVG = "{http://www.w3.org/2000/svg}"


def draw(*arguments: str | Path) -> int:
    return run(["--data", str(DATA), "summarise", *map(str, arguments)])


@pytest.mark.parametrize(
    "by",
    [[name] for name in ("term", "region", "ofsted-region", "year", "type", "outcome", "reason", "theme", "board")]
    + [["framework"], ["region", "framework"]],
)
def test_any_grouping_is_drawn(tmp_path: Path, by: list[str]) -> None:
    pytest.importorskip("altair")
    file = tmp_path / "chart.svg"
    assert draw(*(word for one in by for word in ("--by", one)), "--image", file) == 0
    root = ElementTree.fromstring(file.read_bytes())
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title", "").endswith("as known on 23 Nov 2026")
    assert any(letter.isdigit() for letter in root.findtext(f"{SVG}desc", ""))
    words = "".join(root.itertext())
    assert "Source: sendinsp." in words


def test_outcomes_of_both_frameworks_have_colours_of_their_own(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    file = tmp_path / "chart.svg"
    assert draw("--by", "region", "--image", file) == 0
    text = file.read_text(encoding="utf-8")
    for colour in ("#e69f00", "#0072b2", "#009e73", "#f0e442", "#d55e00"):
        assert colour in text
    assert draw("--by", "region", "--framework", "framework-2016", "--image", file) == 0
    assert "#0072b2" not in file.read_text(encoding="utf-8")


def test_themes_are_ordered_by_what_was_found_wanting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("altair")
    assert draw("--by", "theme", "--image", tmp_path / "chart.svg") == 0
    drawn = ElementTree.fromstring((tmp_path / "chart.svg").read_bytes())
    said = drawn.findtext(f"{SVG}desc", "").rstrip(".").split("; ")
    capsys.readouterr()
    assert draw("--by", "theme", "--format", "json") == 0
    rows = {row["label"]: row for row in json.loads(capsys.readouterr().out)["groups"] if row["items"]}
    assert {line.partition(":")[0] for line in said} == set(rows)
    wanting = [rows[line.partition(":")[0]]["shortcomings"] for line in said]
    assert wanting == sorted(wanting, reverse=True)
    assert said[0] == "Quality of EHC plans: 110 found wanting, 10 strengths, 88 areas"
    words = [text.text for text in drawn.iter(f"{SVG}text")]
    labels = [word for word in words if word in rows]
    assert labels == [line.partition(":")[0] for line in said]
    assert "found wanting: weaknesses, areas for action, developments" in words


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (["--region", "North East"], "Only region: North East"),
        (["--area", "Bury", "--wsoa"], "Only area: Bury; wsoa: yes"),
        (["--since", "2019-01-01", "--framework", "framework-2016"],
         "Only framework: Local area SEND inspections, 2016 to 2022; since: 2019-01-01"),
        (["--theme", "co-production"], "Only theme: Co-production and engagement"),
    ],
)  # fmt: skip
def test_the_title_names_the_filters(tmp_path: Path, filters: list[str], words: str) -> None:
    pytest.importorskip("altair")
    file = tmp_path / "chart.svg"
    assert draw("--by", "outcome", *filters, "--image", file) == 0
    root = ElementTree.fromstring(file.read_bytes())
    assert root.findtext(f"{SVG}title", "").endswith(f"; {words[0].lower()}{words[1:]}")
    drawn = "".join(text for one in root.iter(f"{SVG}text") for text in one.itertext())
    assert words.replace(" ", "") in drawn.replace(" ", "")  # a long one stands on several lines


def test_few_inspections_are_not_halved(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    file = tmp_path / "chart.svg"
    assert draw("--by", "outcome", "--area", "Suffolk", "--image", file) == 0
    drawn = {"".join(one.itertext()) for one in ElementTree.fromstring(file.read_bytes()).iter(f"{SVG}text")}
    assert {"0", "1"} <= drawn
    assert not any("." in text for text in drawn if text[:1].isdigit())


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    assert draw("--image", one) == draw("--image", other) == 0
    assert one.read_bytes() == other.read_bytes()


def test_as_png(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    assert draw("--by", "year", "--image", tmp_path / "chart.png") == 0
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--timings"], "--image goes without --timings"),
        (["--cycles"], "--image goes without --timings"),
        (["--as-of", "2015-01-01"], "there is nothing to draw"),
        (["--by", "region", "--by", "term"], "groups are too many for one picture, which holds 100"),
    ],
)
def test_what_cannot_be_drawn_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert draw(*arguments, "--image", tmp_path / "chart.svg") == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_without_the_library_one_sentence_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    assert draw("--image", tmp_path / "chart.svg") == 2
    assert capsys.readouterr().err == 'sendinsp: drawing a chart needs the extra: pip install "sendinsp[pictures]"\n'
