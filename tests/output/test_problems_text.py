"""The line under a problem, and its caret: tabs, wide letters, long lines, what must not reach a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendinsp.model.problem import Problem, Span
from sendinsp.output.formats.text import as_text, excerpt
from sendinsp.output.plain_table import width_of
from sendinsp.output.problems import Findings


def shown(line: str, column: int, end: int, room: int = 80) -> tuple[str, str]:
    text, before, under = excerpt(line, Span(1, column, 1, end), room)
    return text, " " * before + "^" * under


def test_plain() -> None:
    assert shown("term: x", 7, 8) == ("term: x", "      ^")


def test_tabs_are_one_blank() -> None:
    assert shown("a:\tb", 3, 4) == ("a: b", "  ^")


def test_wide_letters_take_two_columns() -> None:
    assert shown("a: 区域 b", 4, 6) == ("a: 区域 b", "   ^^^^")
    assert shown("区: b", 4, 5) == ("区: b", "    ^")


def test_combining_letters_take_none() -> None:
    assert shown("e\u0301: b", 5, 6) == ("e\u0301: b", "   ^")


def test_control_characters_are_written_out_whole() -> None:
    assert shown("a\x1b[31mb: c", 10, 11) == ("a\\x1b[31mb: c", "            ^")
    assert shown("a: \x07", 4, 5) == ("a: \\x07", "   ^^^^")


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "x" * 500 + "FAULT" + "y" * 500
    text, under = shown(line, 501, 506, 60)
    assert width_of(text) <= 60
    assert text[under.index("^") : len(under)] == "FAULT"
    assert text.startswith("…")
    assert text.endswith("…")


def test_a_fault_that_is_longer_than_the_line() -> None:
    text, under = shown("a: " + "z" * 500, 4, 504, 60)
    assert text == "a: " + "z" * 56 + "…"
    assert under == "   " + "^" * 56


def test_beyond_the_end_of_the_line() -> None:
    assert shown("a: b", 9, 10) == ("a: b", "    ^")


@given(st.text(max_size=300), st.integers(1, 310), st.integers(0, 310), st.integers(24, 120))
def test_never_wider_than_there_is_room(line: str, column: int, length: int, room: int) -> None:
    line = line.replace("\n", " ").replace("\r", " ")
    text, before, under = excerpt(line, Span(1, column, 1, column + length), room)
    assert width_of(text) <= room
    assert before + under <= room + 1
    assert "\x1b" not in text
    assert "\n" not in text


@pytest.mark.parametrize("text", ["[/x]", "[bold]x", "\x1b]0;title\x07", "a\nb", "\u202egnp.exe", "\ud800"])
def test_text_of_records_is_only_text(text: str) -> None:
    problem = Problem("S001", "error", f"data/{text}.yaml", Span(1, 1, 1, 3), "", f"unknown key {text}", text)
    findings = Findings("data", 1, [problem], lines=lambda path: [text])
    out = as_text(findings)
    assert not any(char in out for char in "\x1b\x07\u202e\ud800")
    if text.startswith("["):
        assert f"unknown key {text}" in out


def test_a_line_that_is_gone_is_left_out() -> None:
    problem = Problem("S001", "error", "data/x.yaml", Span(7, 1, 7, 3), "", "unknown key")
    assert as_text(Findings("data", 1, [problem])) == "data/x.yaml:7:1: S001 unknown key\n1 error in 1 file\n"
