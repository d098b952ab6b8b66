"""Narrow terminals: what is shown there still says what was asked, and what it leaves out."""

import re

import pytest

from sendinsp.cli.app import run

DATA = ["--data", "data"]
TABLES = ["list", "wsoa-due", "pap-due", "next", "find autism", "summarise --by region", "summarise --timings", "rules"]


@pytest.fixture
def shown(monkeypatch, request, capsys):
    """What a command prints on a terminal of some width, without colours."""
    monkeypatch.chdir(request.config.rootpath)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")

    def show(width, *arguments):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert run([*DATA, *arguments]) == 0
        return re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)

    return show


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("command", TABLES)
def test_every_column_is_shown_or_named_as_left_out(shown, command, width):
    text = shown(width, *command.split())
    assert all(len(line) <= width for line in text.splitlines())
    text = " ".join(text.split())
    left_out = text.partition("for want of width: ")[2].partition(". A wider terminal or --format csv")[0]
    every = shown(400, *command.split()).splitlines()[0]
    for title in re.split(r"\s{2,}", every.strip()):
        if command.startswith("summarise --by") and "★" in title:  # the heading of bars
            break
        assert title in left_out or all(word in text for word in title.split()), title


@pytest.mark.parametrize("width", [45, 60])
@pytest.mark.parametrize("command", ["wsoa-due", "pap-due"])
def test_the_state_of_a_plan_outlives_what_says_less(shown, command, width):
    heading = shown(width, command).splitlines()[0]
    assert "Status" in heading
    assert "Due" in heading


@pytest.mark.parametrize(
    ("command", "kept"),
    [
        ("summarise", ["WSOA", "No WSOA", "Each"]),
        ("summarise --cycles", ["Areas"]),
        ("next", ["Usual", "State"]),
        ("wsoa-due", ["Due", "Status"]),
        ("pap-due", ["Due", "Status"]),
        ("list --outcome inconsistent", ["Published"]),
        ("list --wsoa", ["Published"]),
    ],
)
def test_what_says_most_is_kept_longest(shown, command, kept):
    width = 60 if command == "summarise" else 40
    heading = " ".join(shown(width, *command.split()).splitlines()[:2])
    assert [title for title in kept if title not in " ".join(heading.split())] == []
    assert "Awaited" not in heading
    assert "Outcome" not in heading


def test_an_estimate_says_so_where_there_is_no_room_for_what_it_rests_on(shown):
    text = shown(40, "pap-due")
    assert "Rests on" in text.partition("for want of width")[2]
    assert re.search(r"^Plymouth +≈ 27-29", text, re.MULTILINE)
    assert re.search(r"^Oxfordshire +27 Oct", text, re.MULTILINE)
    assert "≈ is an estimate" in text


@pytest.mark.parametrize("width", [80, 120])
def test_names_of_inspections_stay_whole(shown, width):
    text = shown(width, "summarise", "--timings")
    table = text.partition("Not shown")[0]
    for name in re.findall(r"\S+-\d{4}/\S*", table):
        assert name in shown(400, "summarise", "--timings")
        assert not name.endswith(("-", "/"))
    assert ("north-yorkshire-county" in table) or "Longest" in text.partition("for want of width")[2]


def test_long_titles_of_numbers_wrap_and_leave_room_for_others(shown):
    text = shown(80, "summarise", "--cycles")
    assert "Not shown" not in text
    assert "failings" in text


def test_a_remark_without_room_beside_its_step_stands_below_it(shown):
    text = shown(60, "show", "surrey")
    assert "\n  ○ 11 Sep 2023           Notice given\n      computed; 10 working days before the days on site\n" in text
    assert "\n  ● 25 Sep 2023           Fieldwork begins  [1]\n" in text
    narrow = shown(40, "show", "autumn-2023/surrey")
    assert all(len(line) <= 40 for line in narrow.splitlines() if "://" not in line and "-report-" not in line)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_rule_is_explained_within_the_width(shown, width):
    lines = shown(width, "rules", "D001").splitlines()
    assert all(len(line) <= width for line in lines if not line.startswith("    "))
    assert max(map(len, lines)) > width - 12


def test_a_map_that_has_no_room_is_a_list(shown):
    text = shown(60, "map")
    assert "A list, since the map needs 68 columns and this terminal has 60." in " ".join(text.split())
    assert re.search(r"Abc\+ +\d+  typically positive\n    Barnsley, Bedford, ", text)
    assert "North Yorkshire ?" in " ".join(text.split())
    wide = shown(68, "map")
    assert "A list" not in wide
    for line in (*text.splitlines(), *wide.splitlines()):
        assert len(line) <= 68
    assert wide.rstrip().endswith("only some of them.")


def test_the_map_says_which_area_a_tile_stands_for(shown, tmp_path):
    assert "--names says" in shown(80, "map")
    named = " ".join(shown(80, "map", "--names").split())
    assert "NoT North Tyneside; Not Northumberland; " in named
    assert "Not shown, since another followed: spring-2023/cornwall." in named
    shown(80, "map", "--names", "--image", str(tmp_path / "map.svg"))
    drawn = (tmp_path / "map.svg").read_text("utf-8")
    assert "Not Northumberland;" in drawn
    assert "\u00a0" not in drawn
