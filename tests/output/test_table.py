"""Tables: which columns a width has room for, what is never cut, and what a hostile text does."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendinsp.output.formats.csv import as_csv
from sendinsp.output.formats.markdown import as_markdown
from sendinsp.output.listing import Cell, Column, Listing
from sendinsp.output.plain_table import plain_table
from sendinsp.output.table import LONGEST_WORD, NARROWEST, fitting, least_width, table_text, widths
from sendinsp.output.write import emit, write_rows

COLUMNS = (
    Column("Area", lambda row: row["area"], wraps=True),
    Column("WSOA", lambda row: Cell(row["wsoa"], "bold yellow"), keep=9),
    Column("Count", lambda row: row["count"], keep=5, right=True),
    Column("Letter", lambda row: row["letter"], keep=1),
)
ROWS = [
    {"area": "Barking and Dagenham", "wsoa": "no", "count": "1", "letter": "https://example.org/a/long/address"},
    {"area": "Hull", "wsoa": "★ WSOA", "count": "12", "letter": "–"},
]
LISTING = Listing(ROWS, COLUMNS, ["2 inspections"])


@pytest.fixture
def terminal(monkeypatch):
    """Output as on a terminal of some width."""

    def set_up(width):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    return set_up


def titles(width):
    texts = {
        id(column): [str(getattr(column.cell(row), "text", column.cell(row))) for row in ROWS] for column in COLUMNS
    }
    return [column.title for column in fitting(COLUMNS, texts, width)]


def test_the_least_dear_columns_go_first_and_the_first_never():
    assert titles(200) == ["Area", "WSOA", "Count", "Letter"]
    assert titles(60) == ["Area", "WSOA", "Count"]
    assert titles(22) == ["Area", "WSOA"]
    assert titles(1) == ["Area"]


def test_a_column_that_wraps_keeps_its_words_whole():
    column = Column("Area", lambda row: row["area"], wraps=True)
    assert least_width(column, ["Hull"]) == 4
    assert least_width(column, ["Barking and Dagenham"]) == NARROWEST
    assert least_width(column, ["Summer 2016"]) == len("Summer 2016")
    assert least_width(column, ["Cambridgeshire and Peterborough"]) == len("Cambridgeshire")
    assert least_width(column, ["x" * 80]) == LONGEST_WORD


def test_the_widest_column_gives_way_and_titles_of_numbers_wrap():
    columns = (
        Column("Area", lambda row: "", wraps=True),
        Column("State", lambda row: "", wraps=True),
        Column("Priority actions", lambda row: "", right=True),
    )
    own = (["Bournemouth, Christchurch and Poole"], ["window past, none recorded"], ["5", "12"])
    texts = {id(column): texts for column, texts in zip(columns, own, strict=True)}
    assert widths(columns, texts, 200) == [35, 26, 16]
    assert widths(columns, texts, 70) == [25, 25, 16]
    assert widths(columns, texts, 30) == [12, 12, len("Priority")]
    assert fitting(columns, texts, 36) == list(columns)
    assert fitting(columns, texts, 35) == list(columns[:2])
    assert fitting(columns, {**texts, id(columns[1]): ["–", "–"]}, 27) == [columns[0], columns[2]]


def test_a_terminal_is_told_which_columns_it_lacks(terminal):
    terminal(24)
    text = re.sub(r"\x1b\[\d*m", "", table_text(LISTING))
    assert max(map(len, text.splitlines()[:4])) <= 24
    assert "for want of width: Letter." in " ".join(text.split())
    assert "Dagenham" in text


def test_nothing_is_cut_where_there_is_no_terminal(capsys):
    write_rows(LISTING, "table")
    text = capsys.readouterr().out
    assert text == (
        "Area                  WSOA    Count  Letter\n"
        "Barking and Dagenham  no          1  https://example.org/a/long/address\n"
        "Hull                  ★ WSOA     12  –\n"
        "2 inspections\n"
    )


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Mn", "Me"]), max_size=12
)


@given(st.lists(words, min_size=1, max_size=4))
def test_the_plain_table_looks_as_the_rich_one_does(texts):
    rows = [{"area": text, "wsoa": "no", "count": "1", "letter": "–"} for text in texts if text.isascii()]
    listing = Listing(rows, COLUMNS, ["footer"], "Nothing.")
    assert plain_table(listing) == table_text(listing, to_file=True)


def test_text_is_shown_as_text(capsys):
    evil = "[bold]x[/] \x1b[31mred\x07 \u202egnirts\nline"
    write_rows(Listing([{**ROWS[0], "area": evil}], COLUMNS, [evil]), "table")
    text = capsys.readouterr().out
    assert "[bold]x[/] \\x1b[31mred\\x07 \\u202egnirts line" in text
    assert text.count("\n") == 3
    assert table_text(Listing([{**ROWS[0], "area": evil}], COLUMNS), to_file=True) in text


def test_markdown_cells_cannot_leave_their_cell():
    text = as_markdown(Listing([{**ROWS[0], "area": "a|b `c` <script> [x](y)\nd"}], COLUMNS))
    assert text.splitlines()[2].startswith("| a\\|b \\`c\\` \\<script> \\[x](y) d | ")
    assert text.splitlines()[1] == "| --- | --- | ---: | --- |"


def test_csv_takes_every_key_and_runs_no_formula():
    text = as_csv([{"a": "=1+1", "b": True}, {"a": None, "c": ["x", "é"]}])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b", "c"], ["'=1+1", "true", ""], ["", "", "x; é"]]
    assert as_csv([]) == ""


def test_a_terminal_without_the_signs_gets_others(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    emit("★ WSOA – ▂█ Ÿ\n")
    assert raw.getvalue() == b"* WSOA - 2# ?\n"


def test_no_rows_say_so(capsys):
    write_rows(Listing([], COLUMNS, ["0 inspections"], "No inspection fits."), "table")
    assert capsys.readouterr().out == "No inspection fits.\n0 inspections\n"
