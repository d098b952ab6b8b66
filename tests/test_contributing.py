"""CONTRIBUTING.md held to its word: the rooms and what they import, and six changes made with the files it names."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "CONTRIBUTING.md"
SOURCE = "ofsted-2022-11"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="not part of the source distribution")


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of the page, each as its cells."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip(" |") for cell in row] for row in rows[2:]]


# --- the rooms ------------------------------------------------------------------------------------------


def test_the_rooms_are_those_that_the_linter_holds_apart():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    rooms = [row[0].strip("`") for row in table("The rooms of the house")]
    assert [f"sendinsp.{room}" for room in rooms] == layers[0]["layers"]
    folders = {path.name for path in (ROOT / "src" / "sendinsp").iterdir() if (path / "__init__.py").is_file()}
    assert folders == set(rooms)


@pytest.mark.parametrize("row", table("The rooms of the house") if PAGE.exists() else [], ids=lambda row: row[0])
def test_a_room_imports_the_libraries_that_it_names(row: list[str]):
    libraries = set(row[2].split(", ")) - {""} if len(row) > 2 else set()
    found = set()
    for path in (ROOT / "src" / "sendinsp" / row[0].strip("`")).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").partition(".")[0])
    assert found - set(sys.stdlib_module_names) - {"sendinsp"} == libraries


# --- six changes ----------------------------------------------------------------------------------------


PROGRAM = """
import contextlib, gc, io, json, os, sys, traceback
gc.set_threshold(200_000, 20, 50)  # as the program's own start
asked, told = sys.stdin, sys.stdout
sys.stdin = open(os.devnull)
from sendinsp.cli.app import run
for line in asked:
    what = json.loads(line)
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            run(what["run"]) if "run" in what else exec(what["execute"], {})
        except BaseException:
            traceback.print_exc()
    print(json.dumps([out.getvalue(), err.getvalue()]), file=told, flush=True)
"""
"""What a copy's program runs: command after command, each named on a line that comes in."""


@dataclass
class Copy:
    """A copy of the checkout in which one change is made, and undone at the end.

    Attributes:
        root: the copy.
        files: patterns of the files that the page names for the change.
        generated: the files that it says are made anew.
    """

    root: Path
    files: list[str]
    generated: list[str]
    before: dict[str, bytes] = field(default_factory=dict)
    program: subprocess.Popen[str] | None = None

    def __post_init__(self) -> None:
        self.before = self.contents()

    def contents(self) -> dict[str, bytes]:
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in _files(self.root)}

    def change(self, files: dict[str, str]) -> None:
        """Write files, which must be those that the page names, all of them and no others."""
        used = set()
        for name, text in files.items():
            (pattern,) = [one for one in self.files if re.fullmatch(_regex(one), name)]
            used.add(pattern)
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")
        assert used == set(self.files)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def _ask(self, **what: object) -> str:
        """Have something done by the copy's program, in one process for all (for loading it takes longer than most)."""
        if self.program is None:
            self.program = self._start()
        asked, told = self.program.stdin, self.program.stdout
        assert asked is not None and told is not None
        asked.write(json.dumps(what) + "\n")
        asked.flush()
        line = told.readline()
        assert line, "the program has died"
        out, err = json.loads(line)
        assert "Traceback" not in err, err
        assert "fault of the program" not in err, err
        return str(out + err)

    def _start(self) -> subprocess.Popen[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SENDINSP_")}
        kept.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled lies beside the copy, and serves the next program
        environment = kept | {
            "PYTHONPATH": os.pathsep.join([str(self.root / "src"), str(self.root / "docs")]),
            "PYTHONPYCACHEPREFIX": str(self.root.parent / "pycache"),
            "PYTHONUTF8": "1", "COLUMNS": "110", "SENDINSP_TODAY": "2099-06-30",
        }  # fmt: skip
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM], cwd=self.root, env=environment, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def end(self) -> None:
        """End the program: what has changed in it since is seen by the next."""
        if self.program is not None:
            self.program.communicate()
            self.program = None

    def run(self, *arguments: str, data: Path | None = None) -> str:
        """Run the program on the copy's data, or on other data."""
        return self._ask(run=["--data", str(data or self.root / "data"), *arguments])

    def renew(self) -> None:
        """Make anew what is generated, and see that the page names all that changed by it."""
        self.make()
        was, now = self.before, self.contents()
        changed = {name for name in was | now if was.get(name) != now.get(name)}
        mine = {name for name in changed if any(re.fullmatch(_regex(one), name) for one in self.files)}
        assert changed - mine <= set(self.generated)
        # The page of commands takes a terminal for each of them: docs/build.py makes it, and CI sees that it did.
        assert set(self.generated) - {"docs/commands.md"} <= changed

    def make(self) -> None:
        """Make anew what is generated, but for the page of commands."""
        self.run("schema", "--write")
        pages = "import docs_pages as d; from sendinsp.checks.docs import page; from pathlib import Path\n"
        pages += "Path('docs/rules.md').write_text(page(), encoding='utf-8')\n"
        pages += "Path('docs/record-format.md').write_text(d.record_format(), encoding='utf-8')\n"
        self._ask(execute=pages)

    def undo(self) -> None:
        self.end()
        now = self.contents()
        for name in now:
            if name not in self.before:
                (self.root / name).unlink()
            elif now[name] != self.before[name]:
                (self.root / name).write_bytes(self.before[name])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _regex(pattern: str) -> str:
    text = re.escape(pattern).replace("NAME", "[a-z_]+").replace("YEAR", r"\d{4}")
    return text.replace(re.escape("*"), ".+")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("copy") / "checkout"
    for part in ("src", "data", "docs"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__", "_data"))
    made = Copy(root, [], [])
    made.make()  # whether they were fresh is another test's matter
    made.end()
    return root


@pytest.fixture
def copy(checkout: Path) -> Iterator[Callable[[str], Copy]]:
    made: list[Copy] = []

    def of(change: str) -> Copy:
        (row,) = [row for row in table("Six changes, and the files that they touch") if row[0] == change]
        made.append(Copy(checkout, re.findall("`([^`]+)`", row[1]), re.findall("`([^`]+)`", row[2])))
        return made[0]

    yield of
    for one in made:
        one.undo()


def test_the_page_tells_of_six_changes():
    changes = [row[0] for row in table("Six changes, and the files that they touch")]
    assert changes == ["rule", "format", "command", "key", "area", "framework"]


def own_data(changed: Copy, tmp_path: Path) -> Path:
    """A folder to write records into: the copy's, with the records of one term."""
    data = Path(shutil.copytree(changed.root / "data", tmp_path / "data", ignore=shutil.ignore_patterns("inspections")))
    shutil.copytree(changed.root / "data" / "inspections" / "spring-2017", data / "inspections" / "spring-2017")
    return data


RULE = '''"""Rules on the moon."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.model.case import Case
from sendinsp.model.rule import Fault, rule


@rule("D099", severity="warning")
def moon(case: Case) -> Iterator[Fault]:
    """The notes speak of the moon.

    Why:
        It shines on all areas alike.
    Wrong:
        notes: The moon was full.
    Right:
        notes: The sun shone.
    """
    if "moon" in (case.record.notes or ""):
        yield Fault(("notes",), "the moon is no matter of inspection", "leave it out")
'''


def test_a_rule(copy: Callable[[str], Copy], tmp_path: Path):
    changed = copy("rule")
    changed.change({"src/sendinsp/checks/moon.py": RULE})
    changed.renew()
    assert "D099 The notes speak of the moon" in changed.run("rules", "D099")
    assert "D099" in changed.read("docs/rules.md")
    data = own_data(changed, tmp_path)
    changed.run("new", "hull", "--start", "2018-03-05", "--source", SOURCE, data=data)
    record = data / "inspections" / "spring-2018" / "kingston-upon-hull.yaml"
    text = record.read_text(encoding="utf-8").replace("\nevidence:\n", "\nnotes: The moon was full.\nevidence:\n")
    record.write_text(text, encoding="utf-8")
    found = json.loads(changed.run("validate", str(record), "-f", "json", data=data).partition("\nsendinsp:")[0])
    assert [problem["code"] for problem in found["problems"]] == ["D099"]
    assert found["problems"][0]["line"] == text[: text.index("\nnotes:")].count("\n") + 2


FORMAT = '''"""Rows as loud text."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp.output.formats import Format
from sendinsp.output.listing import Row


def as_loud(rows: Sequence[Row]) -> str:
    """The values of each row, in capitals."""
    return "".join(f"{'! '.join(str(value).upper() for value in row.values())}!\\n" for row in rows)


FORMAT = Format(order=900, data=as_loud)
'''


def test_a_format(copy: Callable[[str], Copy]):
    changed = copy("format")
    changed.change({"src/sendinsp/output/formats/loud.py": FORMAT})
    changed.renew()
    assert "SANDWELL!" in changed.run("list", "--term", "spring-2017", "--format", "loud")
    assert "SLOUGH!" in changed.run("wsoa-due", "slough", "-f", "loud")
    assert "D001!" in changed.run("rules", "D001", "-f", "loud")
    for command in ("list", "summarise", "wsoa-due", "framework", "rules"):
        assert re.search(r"\bloud\b", changed.run(command, "--help")), command
    assert "loud" in changed.run("list", "-f", "lout")


COMMAND = '''"""`sendinsp tally-up`: how many inspections there are."""

from __future__ import annotations

import typer

PANEL, ORDER = "Read the register", 15
EXAMPLE = "Example: sendinsp tally-up"


def command(ctx: typer.Context) -> int:
    """Say how many inspections the register holds."""
    print(len(ctx.obj.register.inspections))
    return 0
'''


def test_a_command(copy: Callable[[str], Copy]):
    changed = copy("command")
    changed.change({"src/sendinsp/cli/tally_up.py": COMMAND})
    changed.renew()
    records = list((changed.root / "data" / "inspections").rglob("*.yaml"))
    assert changed.run("tally-up") == f"{len(records)}\n"
    shown = changed.run("--help")
    assert "Say how many inspections the register holds." in shown
    assert shown.index("Read the register") < shown.index("tally-up") < shown.index("Check it")
    assert "Example: sendinsp tally-up" in changed.run("tally-up", "--help")
    assert "did you mean tally-up?" in changed.run("taly-up")


KEY = """    pages: Count | None = fact("Number of its pages.", label="Pages of the statement")
    url: Url | None = fact("Where it can be read.", by=("published",))
"""


def test_a_key(copy: Callable[[str], Copy], tmp_path: Path):
    changed = copy("key")
    path = "src/sendinsp/frameworks/framework_2016/record.py"
    was = KEY.splitlines(keepends=True)[1]
    assert changed.read(path).count(was) == 1
    changed.change({path: changed.read(path).replace(was, KEY)})
    changed.renew()
    assert "| `pages` |  | Number of its pages. |" in changed.read("docs/record-format.md")

    data = own_data(changed, tmp_path)
    record = data / "inspections" / "spring-2017" / "sandwell.yaml"
    text = record.read_text(encoding="utf-8")
    text = text.replace("wsoa:\n", "wsoa:\n  pages: 31\n").replace(
        "    - wsoa.required\n", "    - wsoa.required\n    - wsoa.pages\n", 1
    )
    record.write_text(text, encoding="utf-8")
    assert "nothing wrong" in changed.run("validate", "--strict", str(record), data=data)
    assert "Pages of the statement: 31." in changed.run("show", "sandwell", data=data)
    assert '"pages": 31' in changed.run("show", "sandwell", "-f", "json", data=data)
    before = changed.run("show", "sandwell", "--as-of", "2017-03-01", data=data)
    assert "The report is awaited." in before
    assert "31." not in before
    changed.run("fmt", str(record), data=data)
    lines = record.read_text(encoding="utf-8").splitlines()
    assert lines.index("  required: true") < lines.index("  pages: 31")

    record.write_text(text.replace("pages: 31", "pages: many"), encoding="utf-8")
    assert "S010 'many' is not a whole number" in changed.run("validate", str(record), data=data)
    record.write_text(text.replace("    - wsoa.pages\n", ""), encoding="utf-8")
    assert "E001 wsoa.pages has no source" in changed.run("validate", str(record), data=data)
    changed.run("new", "hull", "--start", "2018-03-05", "--source", SOURCE, data=data)
    begun = data / "inspections" / "spring-2018" / "kingston-upon-hull.yaml"
    assert re.search(r"pages: 1 +#+ Number of its pages\.", begun.read_text(encoding="utf-8"))


AREA = """  newtown-on-sea:
    name: Newtown-on-Sea
    official_name: Newtown-on-Sea Borough Council
    dfe_code: "999"
    ons_codes:
      - code: E06000999
    region: South East
    ofsted_region: South East
    type: unitary
    from: 2020-04-01
"""


def test_an_area(copy: Callable[[str], Copy], tmp_path: Path):
    changed = copy("area")
    changed.change({"data/areas.yaml": changed.read("data/areas.yaml").rstrip("\n") + "\n" + AREA})
    changed.run("fmt", "data/areas.yaml")
    changed.renew()
    assert "nothing wrong" in changed.run("validate", "data/areas.yaml")
    assert "Newtown-on-Sea" in changed.run("show", "newtown on sea")
    data = own_data(changed, tmp_path)
    changed.run("new", "999", "--start", "2021-11-01", "--source", SOURCE, data=data)
    shown = changed.run("list", "--area", "E06000999", data=data)
    assert "Newtown-on-Sea" in shown
    assert "nothing wrong" in changed.run("validate", "--strict", str(data / "inspections/autumn-2021"), data=data)


def test_a_framework(copy: Callable[[str], Copy], tmp_path: Path):
    invented = ROOT / "tests" / "invented"
    files = {
        f"src/sendinsp/frameworks/{path.relative_to(invented).as_posix()}": path.read_text(encoding="utf-8")
        for path in _files(invented / "framework_2099")
    }
    text = (invented / "data" / "frameworks" / "framework-2099.yaml").read_text(encoding="utf-8")
    files["data/frameworks/framework-2099.yaml"] = text.replace("sky-report-2099", SOURCE)
    changed = copy("framework")
    changed.change(files)
    changed.run("fmt", "data/frameworks/framework-2099.yaml")
    changed.renew()
    assert "nothing wrong" in changed.run("validate", "data/frameworks")
    assert "Every area is inspected every 7 years." in changed.run("framework", "--framework", "framework-2099")
    assert "Z001" in changed.run("rules")

    data = own_data(changed, tmp_path)
    folder = data / "inspections" / "spring-2099"
    folder.mkdir()
    record = (invented / "data" / "inspections" / "spring-2099" / "exampleshire.yaml").read_text(encoding="utf-8")
    record = record.replace("sky-report-2099", SOURCE).replace("area: exampleshire", "area: sandwell")
    (folder / "sandwell.yaml").write_text(record, encoding="utf-8")
    assert "nothing wrong" in changed.run("validate", str(folder), data=data)
    assert "dark" in changed.run("list", "--term", "spring-2099", data=data)
    assert "The sky over the area is dark." in changed.run("show", "spring-2099/sandwell", data=data)
    assert "awaited" in changed.run("list", "--term", "spring-2099", "--as-of", "2099-03-01", data=data)
    (folder / "sandwell.yaml").write_text(record.replace("outcome: dark", "outcome: bright"), encoding="utf-8")
    assert "Z001" in changed.run("validate", str(folder), data=data)
