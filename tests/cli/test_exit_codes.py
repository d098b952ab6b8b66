"""Exit codes of what is asked amiss: 1 for an unknown area or code, 2 for a value that is malformed or does nothing."""

import shlex
import shutil
from pathlib import Path

import pytest

from sendinsp.cli.app import run

STATISTICS = "tests/data/Area_SEND_inspection_data_01_May_2016_to_31_August_2022.ods"
FILTERS = {
    1: "--area nowhere|--neighbours-of nowhere|--region nowhere|--board nowhere|--framework framework-1999"
    "|--outcome nothing|--revisit perhaps|--reason nosuch|--theme nosuch",
    2: "--term x|--term spring-20017|--term summer-2017..autumn-2016|--since x|--since 2017-02-30"
    "|--until 2017-13-01|--status perhaps|--as-of yesterday|--nosuch|--wsoa=perhaps",
}
FORMS = "--format nosuch|-f sarif|-o /nowhere/x|-o ."
FORMED = ["list", "summarise", "find autism", "show surrey", "next", "wsoa-due", "pap-due", "framework", "rules"]
DATES = "--term x|--status perhaps|--received x|--published 2017-02-30|--as-of x"
TOGETHER = [
    "wsoa-due --name Ours|--received, --letter or --published",
    "wsoa-due --received 2017-01-10 --name Ours|--format ics",
    "wsoa-due --received 2017-01-10 --fail-past-due|goes with records",
    "wsoa-due --received 2017-01-10 surrey|go without areas",
    "wsoa-due --explain -f csv|goes with table",
    "pap-due --received 2024-01-10 --name Ours|--format ics",
    "pap-due --published 2024-01-10 --fail-past-due|goes with records",
    "summarise --in days|--in goes with --timings",
    "summarise --cycles --in days|--in goes with --timings",
    "summarise --image x.svg --timings|--image goes without",
    "summarise --image x.svg -f json|--image goes without",
    "summarise --image x.svg -o y|--image goes without",
    "summarise --timings --cycles|do not go together",
    "summarise --timings --by term --by region|one --by",
    "summarise --cycles --by term|without --by",
    "map --image x.svg -o y|do not go together",
    "init new --apply|--apply goes with --update",
    "validate --stdin-filename x|goes with the argument -",
    "schema inspection --write|name one kind",
    "schema --check -o x|--output goes with one kind",
    f"import {STATISTICS} --explain|for reports",
    f"import {STATISTICS} --published 2024-01-10|for reports",
    f"import {STATISTICS} --all --explain|do not go together",
    "new surrey --term spring-2024 --start 2023-10-02 --source ofsted-2022-11|leave out one",
]
TABLE = [
    *((code, f"{command} {one}") for command in ("list", "summarise", "find autism", "export new.sqlite")
      for code, several in FILTERS.items() for one in several.split("|")),
    *((2, f"{command} {one}") for command in FORMED for one in FORMS.split("|")),
    *((2, f"{command} {one}") for command in ("wsoa-due", "pap-due") for one in DATES.split("|")),
    *((2, one.partition("|")[0]) for one in TOGETHER),
    (1, "show nowhere"), (1, "show spring-2017/nowhere"), (1, "wsoa-due nowhere"), (1, "pap-due nowhere"),
    (1, "next nowhere"), (1, "next --region nowhere"), (1, "map --framework nosuch"), (1, "framework nosuch"),
    (1, "framework myths --framework nosuch"), (1, "rules nosuch"), (1, "validate --select nosuch"),
    (1, "validate --ignore nosuch"), (1, "report new --area nowhere"), (1, "report new --region nowhere"),
    (1, "new nowhere --term spring-2024 --source ofsted-2022-11"), (1, "new surrey --term spring-2024 --source nosuch"),
    (1, "new surrey --framework nosuch --term spring-2024 --source ofsted-2022-11"),
    (2, "list --sort nosuch"), (2, "list extra"), (2, "summarise --by nosuch"), (2, "summarise --by term --by term"),
    (2, "summarise --by term --by region --by year"), (2, "summarise --timings --in weeks"),
    (2, "summarise --image x.gif"), (2, "map --by nosuch"), (2, "map --image x.gif"), (2, "map --as-of x"),
    (2, "map extra"), (2, "next --within -1"), (2, "next --within 1000"), (2, "next --within 1.5"),
    (2, "next --within x"), (2, "next --as-of x"), (2, "find '***'"), (2, "show"), (2, "find"), (2, "schema"),
    (2, "schema nosuch"), (2, "validate nowhere"), (2, "validate --as-of x"), (2, "validate --format nosuch"),
    (2, "validate - -"), (2, "fmt nowhere"), (2, "init"), (2, "init nowhere --update"), (2, "new"),
    (2, "new surrey"), (2, "new surrey --term x"), (2, "new surrey --term spring-2024..summer-2024"),
    (2, "new surrey --start 2024-02-30"), (2, "import nowhere.ods"), (2, "import nowhere.pdf"), (2, "import README.md"),
    (2, "export README.md"), (2, "export nowhere/x.db"), (2, "report README.md"), (2, "report new --base-url x"),
    (2, "report new --as-of x"), (2, "nosuch"), (2, "--nosuch"), (2, "--data nowhere list"),
    (2, "--data nowhere --version"),
]  # fmt: skip
EMPTY_OF = {
    "list": "--term --since --until --area --neighbours-of --region --board --framework --outcome --revisit --reason "
    "--theme --sort --as-of -o",
    "wsoa-due": "--received --letter --published --name",
    "report new": "--title --base-url",
    f"import {STATISTICS}": "--source --published --url",
    "new surrey": "--term --start --source --framework",
    "summarise": "--image",
    "map": "--image",
    "validate": "--select --ignore --stdin-filename",
}
EMPTY = [
    *(f"{command} {option}" for command, options in EMPTY_OF.items() for option in options.split()),
    *[
        "--data",
        "show",
        "find",
        "next",
        "wsoa-due",
        "framework",
        "rules",
        "validate",
        "fmt",
        "init",
        "import",
        "export",
        "report",
    ],
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data and what commands here name, to be in: whatever is asked amiss leaves it as it is."""
    here = tmp_path_factory.mktemp("place")
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "data", here / "data")
    (here / "tests" / "data").mkdir(parents=True)
    shutil.copy(root / STATISTICS, here / STATISTICS)
    (here / "README.md").write_text("read me\n", encoding="utf-8")
    return here


def files(place: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in place.rglob("*")}


@pytest.mark.parametrize(("code", "line"), TABLE, ids=[line for _, line in TABLE])
def test_what_is_asked_amiss(code, line, place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    before = files(place)
    assert run(shlex.split(line)) == code
    assert capsys.readouterr().err.startswith("sendinsp: ")
    assert files(place) == before


@pytest.mark.parametrize("line", TOGETHER)
def test_what_does_nothing_alone_says_what_it_needs(line, place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    line, _, says = line.partition("|")
    assert run(shlex.split(line)) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("line", EMPTY)
def test_an_empty_value_is_not_taken_for_none(line, place, monkeypatch, capsys):
    """A path that is empty would be the current folder: `fmt "$UNSET"` would write there."""
    monkeypatch.chdir(place)
    before = files(place)
    for value in ("", " "):
        arguments = [*shlex.split(line), value, *(["list"] if line == "--data" else [])]
        assert run(arguments) == 2
        assert "it is empty: leave it out" in capsys.readouterr().err
    assert files(place) == before


def test_empty_variables_count_as_not_set(place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    for name in ("SENDINSP_DATA", "SENDINSP_TODAY", "SENDINSP_FORMAT"):
        monkeypatch.setenv(name, "")
    assert run(["list", "--term", "spring-2017"]) == 0
    assert "Sandwell" in capsys.readouterr().out
