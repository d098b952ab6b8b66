"""Real records, spoilt: nothing raises whatever comes, and one fault is told of on its line."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sendinsp.checks.run import Checker
from sendinsp.model.problem import Problem
from sendinsp.register.find import DataFolder
from sendinsp.yaml import loader as reader
from sendinsp.yaml.parse import parse

DATA = Path(__file__).parents[2] / "data"
NAMES = sorted(path.relative_to(DATA).as_posix() for path in DATA.glob("inspections/*/*.yaml"))
OTHERS = [
    "areas.yaml", "sources.yaml", "themes.yaml", "neighbours.yaml",
    "frameworks/framework-2016.yaml", "frameworks/framework-2023.yaml",
]  # fmt: skip
names = st.sampled_from(NAMES)
ROUNDS = int(os.environ.get("SENDINSP_TEST_ROUNDS", "1"))


@cache
def checker() -> Checker:
    return Checker(DataFolder(DATA), date(2026, 11, 23), processes=1)


@cache
def source(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def found(text: bytes, name: str) -> tuple[Problem, ...]:
    report = checker().text(text, name)
    assert not report.faults, report.faults
    return report.problems


# --- whatever comes ---------------------------------------------------------------------------------------

pieces = st.one_of(
    st.text(max_size=8),
    st.sampled_from([
        "\t", "\0", "\x1b[31m", "\ufeff", "\u2028", "\x85", "&a ", "*a", "!!set ", "[", "]", "{", "}", "? ", ": ", "- ",
        "---\n", "...\n", "%YAML 1.1\n", "#", '"', "'", "|", ">-", "~", "null", "\r", "\r\n", "\n", "  ", "<<: ",
        "evidence:", "area: ", "wsoa: []", "disputed: {a: b}", "doubts: [x]", "evidence: x", "2017-02-30", "good",
        "framework: framework-2023", "0", "-1", "5_0", "99999999", "false", "1e9", "[a, b]: c",
    ]),
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[bytes, str]:
    """A record in which something was put in, taken out or moved, here and there."""
    name = draw(names)
    text = source(name)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:place] + draw(pieces) + text[place:]
            case 1:
                text = text[:place] + text[place + draw(st.integers(1, 30)) :]
            case 2:
                lines = text.splitlines(keepends=True) or [""]
                number = draw(st.integers(0, len(lines) - 1))
                lines.insert(
                    draw(st.integers(0, len(lines))), lines[number] if draw(st.booleans()) else lines.pop(number)
                )
                text = "".join(lines)
            case _:
                text = re.sub(r"(?<=: )\S.*", lambda match: draw(pieces) or match[0], text, count=1)
    raw = text.encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        place = draw(st.integers(0, len(raw)))
        raw = raw[:place] + draw(st.binary(max_size=3)) + raw[place:]
    return raw, name


@settings(max_examples=250, deadline=None)
@given(spoilt())
def test_nothing_raises(case: tuple[bytes, str]) -> None:
    raw, name = case
    for problem in found(raw, name):
        assert re.fullmatch(r"[A-Z]\d{3}", problem.code)
        assert problem.message
        if problem.span is not None:
            assert problem.span.line >= 1
            assert problem.span.column >= 1
            assert (problem.span.end_line, problem.span.end_column) >= (problem.span.line, problem.span.column)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(OTHERS), pieces, st.integers(0, 10**6), st.integers(0, 40))
@example("areas.yaml", "!0 ", 0, 0)
@example("sources.yaml", "~ #", 0, 5999)
def test_nothing_raises_for_the_other_files(name: str, piece: str, where: int, gone: int) -> None:
    text = source(name)[:6000]
    place = where % (len(text) + 1)
    found((text[:place] + piece + text[place + gone :]).encode("utf-8", "surrogatepass"), name)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_nothing_raises_for_any_bytes(raw: bytes) -> None:
    found(raw, NAMES[0])


PIECES = (
    "\t",
    "&a ",
    "*a",
    "!!set ",
    "[",
    "]",
    "{",
    "}",
    "? ",
    ": ",
    "- ",
    "---\n",
    "#",
    '"',
    "'",
    "|",
    ">-",
    "~",
    "\n",
    "  ",
)


@pytest.mark.parametrize("seed", range(120))
def test_both_parsers_say_the_same(seed: int) -> None:
    """The C parser, where it is installed, and the one that comes with ruamel.yaml.

    Where a text is no YAML they agree on that, not on the line on which they give up. The texts are the same in
    each run: the parsers go by two versions of YAML, and one could be found that is right in one of them only.
    """
    if reader._CLoader is None:
        pytest.skip("the C parser is not installed")
    chance = random.Random(seed)
    name = chance.choice(NAMES)
    text = source(name)
    for _ in range(chance.randint(1, 3)):
        where = chance.randrange(len(text))
        text = text[:where] + chance.choice(PIECES) + text[where + chance.choice((0, 0, 0, 1, 9)) :]
    one = parse(text, name)
    fast, reader._CLoader = reader._CLoader, None
    try:
        other = parse(text, name)
    finally:
        reader._CLoader = fast
    assert one.data == other.data
    assert [place(problem) for problem in one.problems] == [place(problem) for problem in other.problems]


def place(problem: Problem) -> tuple[str, int]:
    return problem.code, problem.span.line if problem.span and problem.code != "Y001" else 0


def test_both_parsers_give_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    if reader._CLoader is None:
        pytest.skip("the C parser is not installed")
    for name in NAMES[::5]:
        one = parse(source(name), name)
        with monkeypatch.context() as patch:
            patch.setattr(reader, "_CLoader", None)
            other = parse(source(name), name)
        assert one.data == other.data
        assert not one.problems
        assert not other.problems
        for path in paths(one.data):
            assert one.span(path) == other.span(path), (name, path)
            assert one.span(path, key=True) == other.span(path, key=True), (name, path)


def paths(value: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [here, *(path for key, below in value.items() for path in paths(below, (*here, key)))]
    if isinstance(value, list):
        return [here, *(path for number, below in enumerate(value) for path in paths(below, (*here, number)))]
    return [here]


# --- one fault --------------------------------------------------------------------------------------------

FAULTS: dict[str, tuple[str, Callable[[re.Match[str]], str], set[str]]] = {
    "month 13": (r"^(  \w+: \d{4})-\d\d(-\d\d)$", lambda m: f"{m[1]}-13{m[2]}", {"S004"}),
    "day 31 of February": (r"^(  \w+: \d{4})-\d\d-\d\d$", lambda m: f"{m[1]}-02-31", {"S004"}),
    "date in words": (r"^(  \w+): \d{4}-\d\d-\d\d$", lambda m: f"{m[1]}: 3 May 2017", {"S004"}),
    "misspelt key": (r"^  (start|published|required|weakness_count|outcome): ", lambda m: f"  {m[1]}x: ", {"S001"}),
    "misspelt section": (r"^(fieldwork|report|wsoa|revisit):$", lambda m: f"{m[1]}s:", {"S001"}),
    "yes": (r"^(  required): (true|false)$", lambda m: f"{m[1]}: yes", {"S009"}),
    "number in words": (r"^(  weakness_count|  sufficient): \d+$", lambda m: f"{m[1]}: many", {"S010"}),
    "grade": (r"^(  outcome): \w+$", lambda m: f"{m[1]}: Good", {"S008"}),
    "graded key": (r"^(framework: .*)$", lambda m: f"overall_effectiveness: good\n{m[1]}", {"S008"}),
    "empty value": (r"^(  \w+:) [^\s>]\S*$", lambda m: m[1], {"S007"}),
    "null": (r"^(  \w+:) [^\s>]\S*$", lambda m: f"{m[1]} null", {"S007"}),
    "tab": (r"^(  \w+:) (\S+)$", lambda m: f"{m[1]}\t{m[2]}", {"Y004"}),
    "bell": (r"^(  \w+: \S+)$", lambda m: f"{m[1]}\a", {"Y009"}),
    "alias": (r"^(  \w+:) [^\s>]\S*$", lambda m: f"{m[1]} *same", {"Y003"}),
    "tag": (r"^(  \w+:) (\d\S+)$", lambda m: f"{m[1]} !!int {m[2]}", {"Y011"}),
    "reserved sign": (r"^(  \w+:) [^\s>]\S*$", lambda m: f"{m[1]} @home", {"Y001"}),
    "two colons": (r"^(  \w+: \S+)$", lambda m: f"{m[1]} and: more", {"Y001"}),
    "address": (r"^(  url|  page): https?(://.*)$", lambda m: f"{m[1]}: ftp{m[2]}", {"S006"}),
    "term": (r"^term: (\w+)-(\d+)$", lambda m: f"term: {m[1]} {m[2]}", {"S005"}),
    "another term": (r"^term: (\w+)-(\d+)$", lambda m: f"term: {m[1]}-{int(m[2]) - 3}", {"I002"}),
    "unknown area": (r"^area: (\S+)$", lambda m: f"area: {m[1]}-nowhere", {"R001"}),
    "unknown framework": (r"^framework: \S+$", lambda m: "framework: framework-1916", {"R002"}),
    "unknown source": (r"^  (ofsted-2022-11):", lambda m: f"  {m[1]}-bis:", {"R007"}),
    "path of no field": (r"^(    - \w+\.\w+)$", lambda m: f"{m[1]}-bis", {"E005"}),
    "path of a section": (r"^(    - \w+)\.\w+$", lambda m: m[1], {"E005"}),
    "far future": (r"^(  published): \d{4}(-\d\d-\d\d)$", lambda m: f"{m[1]}: 2152{m[2]}", {"D003"}),
    "a century early": (r"^(  published): \d{4}(-\d\d-\d\d)$", lambda m: f"{m[1]}: 1916{m[2]}", {"D001"}),
    "one too many": (r"^(  sufficient): (\d+)$", lambda m: f"{m[1]}: {int(m[2]) + 1}", {"W007", "W008"}),
}
"""What is replaced in a line, and the codes of which one must be told on it."""


@cache
def lines_with(pattern: str, name: str) -> list[int]:
    return [number for number, line in enumerate(source(name).split("\n")) if re.search(pattern, line)]


@cache
def fit_for(fault: str) -> list[str]:
    """The records that have a line to spoil.

    Doubted dates may be out of order, and one date alone has no order: faults of order go into other records.
    """
    pattern, _, codes = FAULTS[fault]
    sure = [
        name for name in NAMES if codes != {"D001"} or ("\ndoubts:" not in source(name) and "/undated/" not in name)
    ]
    return [name for name in sure if lines_with(pattern, name)]


@cache
def unspoilt(name: str) -> set[tuple[str, int | None]]:
    """What is told of a record as it stands: codes and lines."""
    return {(problem.code, problem.span and problem.span.line) for problem in found(source(name).encode(), name)}


@settings(max_examples=12 * ROUNDS, deadline=None)
@pytest.mark.parametrize("fault", FAULTS)
@given(data=st.data())
def test_one_fault_is_told_on_its_line(fault: str, data: st.DataObject) -> None:
    pattern, replace, codes = FAULTS[fault]
    name = data.draw(st.sampled_from(fit_for(fault)))
    lines = source(name).split("\n")
    number = data.draw(st.sampled_from(lines_with(pattern, name)))
    lines[number] = re.sub(pattern, replace, lines[number])
    told = {(p.code, p.span and p.span.line) for p in found("\n".join(lines).encode(), name)} - unspoilt(name)
    assert told & {(code, number + 1) for code in codes}, (name, lines[number], told)


@pytest.mark.parametrize(
    "text",
    [
        "*# x: 1\n", "a: *b#c\n", "a: &é 1\n", "a: *b.c d\n", "*a: 1\n", "a: &b 1\nc: *b\n", "a: 1\rb: *x\rc: 2\r",
        "a: [*x, &y z]\n", "- &a\n- *a\n", "a: & b\n", "a: 'x &y'\n", "a: *x, b: 1\n",
    ],
)  # fmt: skip
def test_both_parsers_agree_on_references(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = parse(text, "x")
    monkeypatch.setattr(reader, "_CLoader", None)
    other = parse(text, "x")
    assert (one.data, one.problems) == (other.data, other.problems)
