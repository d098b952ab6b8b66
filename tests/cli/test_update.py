"""`init --update`: a folder of an older version gets what is new, and keeps what was added or changed in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sendinsp.checks.run import Checker
from sendinsp.cli.app import run
from sendinsp.keeping import update_folder as module
from sendinsp.register.find import DataFolder
from sendinsp.yaml.parse import parse

from .test_init_new import SHIPPED

Update = Callable[..., int]


def replace(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


ONLY = "writers-town-2021"
"""Of the shipped sources, one that no area, theme or framework cites."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this version brings, but of the sources those alone that a new folder has, and one more.

    The others, three in five, are of records: an update reads them all and has nothing to do with them.
    """
    top = tmp_path_factory.mktemp("program")
    assert run(["--data", str(SHIPPED), "init", str(top / "begun")]) == 0
    shutil.copytree(SHIPPED, top / "data", ignore=shutil.ignore_patterns("inspections"))
    text = (SHIPPED / "sources.yaml").read_text(encoding="utf-8")
    (entry,) = re.findall(rf"^  {ONLY}:\n(?:    .*\n)+", text, re.MULTILINE)
    cited = (top / "begun" / "sources.yaml").read_text(encoding="utf-8")
    (top / "data" / "sources.yaml").write_text(cited + entry, encoding="utf-8")
    return top / "data"


@pytest.fixture(scope="module")
def older(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The older program and a folder begun by it, to be copied."""
    top = tmp_path_factory.mktemp("older")
    program = made_older(top, program)
    assert run(["--data", str(program), "init", str(top / "data")]) == 0
    return top


@pytest.fixture
def older_program(older: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(older / "older" / "data", tmp_path / "older" / "data"))


def made_older(tmp_path: Path, shipped: Path) -> Path:
    """What an older version brought: without a framework, an area and an alias; with another tile, text and key."""
    program = tmp_path / "older" / "data"
    shutil.copytree(shipped, program)
    (program / "frameworks" / "framework-2023.yaml").unlink()
    areas = (program / "areas.yaml").read_text(encoding="utf-8")
    first, last = areas.index("  york:\n"), len(areas)
    (program / "areas.yaml").write_text(areas[:first] + areas[last:], encoding="utf-8")
    replace(
        program / "areas.yaml",
        ("    aliases:\n      - bury district\n", ""),
        ("      - calderdale district\n", "      - calderdale district\n      - Calder Vale\n"),
        ("    tile:\n      q: 8\n      r: 12\n", "    tile:\n      q: 80\n      r: 12\n"),
    )
    replace(program / "frameworks" / "framework-2016.yaml", ("title: Local area SEND", "title: Early SEND"))
    neighbours = program / "neighbours.yaml"
    lines = [line for line in neighbours.read_text(encoding="utf-8").split("\n") if line.strip() != "- york"]
    text = "\n".join(lines)
    start = text.find("\n  york:\n")
    neighbours.write_text(text if start < 0 else text[:start] + "\n", encoding="utf-8")
    return program


@pytest.fixture
def data(older_program: Path, older: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(older / "data", tmp_path / "data"))


@pytest.fixture
def update(program: Path) -> Update:
    def update(data: Path, *options: str, program: Path = program) -> int:
        return run(["--data", str(program), "init", "--update", str(data), *options])

    return update


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_plan_comes_first_and_writes_nothing(data: Path, capsys: pytest.CaptureFixture[str], update: Update):
    before = files(data)
    capsys.readouterr()
    assert update(data) == 0
    told = capsys.readouterr().out
    name = data.as_posix()
    assert f"{name}/areas.yaml: add: " in told and "areas.york" in told and "areas.bury.aliases" in told
    assert f"{name}/areas.yaml: change: areas.bury.tile.q" in told
    assert (
        f"{name}/areas.yaml: take out, since this version has no use for it: areas.calderdale.aliases.Calder Vale"
        in told
    )
    assert f"{name}/frameworks/framework-2023.yaml: new\n" in told
    assert f"{name}/frameworks/framework-2016.yaml: change: title\n" in told
    assert f"{name}/schema/inspection.schema.json: make anew\n" in told
    assert "nothing is written yet, --apply does it" in told
    assert files(data) == before


def test_an_untouched_folder_becomes_what_init_writes_now(data: Path, tmp_path: Path, capsys, update: Update):
    assert update(data, "--apply", program=SHIPPED) == 0
    assert run(["--data", str(SHIPPED), "init", str(tmp_path / "new")]) == 0
    assert {k: v for k, v in files(data).items() if "sources.yaml" not in k} == {
        k: v for k, v in files(tmp_path / "new").items() if "sources.yaml" not in k
    }
    assert run(["--data", str(data), "validate"]) == 0
    assert run(["--data", str(data), "fmt", "--check"]) == 0
    assert run(["--data", str(data), "schema", "--check"]) == 0
    capsys.readouterr()
    assert update(data, "--apply", program=SHIPPED) == 0
    assert capsys.readouterr().out == f"{data}: up to date.\n"


def test_what_was_added_or_changed_stays(data: Path, capsys: pytest.CaptureFixture[str], update: Update):
    replace(
        data / "areas.yaml",
        ("    name: Bury\n", "    name: Bury  # as we say\n    # a note\n"),
        ("      q: 80\n", "      q: 81\n"),
        ("      - calderdale district\n", "      - calderdale district\n      - Calderdale MBC\n"),
    )
    replace(data / "frameworks" / "framework-2016.yaml", ("title: Early SEND inspections", "title: Ours"))
    own = "  zz-own-2024:\n    title: Our own\n    publisher: Us\n    kind: other\n    trust: medium\n"
    sources = data / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert run(["--data", str(data), "new", "bury", "--start", "2018-03-05", "--source", "zz-own-2024"]) == 0
    record = (data / "inspections" / "spring-2018" / "bury.yaml").read_bytes()
    capsys.readouterr()
    assert update(data, "--apply") == 0
    told = capsys.readouterr().out
    assert "areas.yaml: differs, kept as it is: areas.bury.tile.q" in told
    assert "framework-2016.yaml: differs, kept as it is: title" in told
    areas = parse((data / "areas.yaml").read_bytes(), "areas.yaml").data["areas"]
    assert areas["bury"]["tile"]["q"] == "81" and areas["bury"]["aliases"] == ["bury district"]
    assert areas["calderdale"]["aliases"] == ["calderdale district", "Calderdale MBC"]
    assert "york" in areas
    text = (data / "areas.yaml").read_text(encoding="utf-8")
    assert "# as we say" in text and "# a note" in text
    assert "zz-own-2024" in sources.read_text(encoding="utf-8")
    assert (data / "inspections" / "spring-2018" / "bury.yaml").read_bytes() == record
    framework = parse((data / "frameworks" / "framework-2016.yaml").read_bytes(), "f").data
    assert framework["title"].startswith("Ours")
    assert run(["--data", str(data), "validate", "--ignore", "A101"]) == 0


def test_what_was_taken_out_stays_out(data: Path, update: Update):
    replace(data / "areas.yaml", ("      - calderdale district\n", ""))
    assert update(data, "--apply") == 0
    areas = parse((data / "areas.yaml").read_bytes(), "areas.yaml").data["areas"]
    assert areas["calderdale"].get("aliases", []) == []


@pytest.mark.parametrize("cited", [False, True])
def test_a_source_that_only_the_older_version_cited_goes_unless_a_record_cites_it(
    older_program: Path, tmp_path: Path, cited: bool, update: Update
):
    only = ONLY
    path = older_program / "frameworks" / "framework-2016.yaml"
    replace(path, ("\nsources:\n", f"\nsources:\n  - {only}\n"))
    data = tmp_path / "data"
    assert run(["--data", str(older_program), "init", str(data)]) == 0
    if cited:
        assert run(["--data", str(data), "new", "bury", "--start", "2018-03-05", "--source", only]) == 0
    assert update(data, "--apply") == 0
    assert (only in parse((data / "sources.yaml").read_bytes(), "").data["sources"]) is cited
    assert run(["--data", str(data), "validate", "--select", "A101,R", "--strict"]) == 0


def test_of_a_folder_that_kept_no_base_what_differs_is_kept(
    data: Path, capsys: pytest.CaptureFixture[str], update: Update
):
    shutil.rmtree(data / ".begun-from")
    capsys.readouterr()
    assert update(data, "--apply") == 0
    told = capsys.readouterr().out
    assert "differs, kept as it is: areas.bury.tile.q" in told and "areas.york" in told
    assert parse((data / "areas.yaml").read_bytes(), "a").data["areas"]["bury"]["tile"]["q"] == "80"


def test_a_file_known_as_an_older_version_wrote_it_follows_the_program(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], update: Update
):
    shutil.rmtree(data / ".begun-from")
    digest = module.sha256((data / "areas.yaml").read_bytes()).hexdigest()[:16]
    monkeypatch.setattr(module, "BEGUN", module.BEGUN | {digest})
    assert update(data, "--apply") == 0
    assert (data / "areas.yaml").read_bytes() == (SHIPPED / "areas.yaml").read_bytes()


def test_what_this_version_cannot_read_is_replaced_or_taken_out(
    data: Path, capsys: pytest.CaptureFixture[str], update: Update
):
    path = data / "frameworks" / "framework-2016.yaml"
    shutil.rmtree(data / ".begun-from")
    text = path.read_text(encoding="utf-8")
    first, last = text.index("data_to:"), text.index("\nsources:")
    path.write_text(text[:first] + "data_to: 2022-08-31\nformer: key" + text[last:], encoding="utf-8")
    assert run(["--data", str(data), "validate"]) == 1
    capsys.readouterr()
    assert update(data, "--apply") == 0
    told = capsys.readouterr().out
    assert "replace, since it could not be read any more: data_to" in told
    assert "take out, since this version has no use for it: former" in told
    assert run(["--data", str(data), "validate", "--ignore", "A003"]) == 0


def test_a_fault_of_syntax_is_named_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str], update: Update
):
    path = data / "areas.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  bad: [\n", encoding="utf-8")
    before = files(data)
    capsys.readouterr()
    assert update(data, "--apply") == 1
    assert "areas.yaml has a fault" in capsys.readouterr().err
    assert files(data) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["init", "--update", "nowhere"], "is no data folder"),
        (["init", "new", "--apply"], "--apply goes with --update"),
    ],
)
def test_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys, arguments: list[str], said: str):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_validate_says_that_a_folder_is_older(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], update: Update
):
    capsys.readouterr()
    assert run(["--data", str(data), "validate", "--select", "A301"]) == 0
    told = capsys.readouterr().out
    assert "frameworks/framework-2023.yaml: A301 the framework framework-2023 is missing" in told
    assert f"sendinsp init --update {data.as_posix()} shows" in told
    assert update(data, "--apply", program=SHIPPED) == 0
    path = data / "schema" / "inspection.schema.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"york"', '"jorvik"'), encoding="utf-8")
    capsys.readouterr()
    assert run(["--data", str(data), "validate", "--select", "A301"]) == 0
    assert "inspection.schema.json: A301 the schema is not what this version makes" in capsys.readouterr().out
    assert update(data, "--apply", program=SHIPPED) == 0
    capsys.readouterr()
    assert run(["--data", str(data), "validate", "--select", "A301", "--strict"]) == 0


def test_the_folder_that_comes_along_is_not_older():
    from datetime import date

    report = Checker(DataFolder(SHIPPED), date(2026, 11, 23), program=SHIPPED).everything()
    assert [problem for problem in report.problems if problem.code == "A301"] == []
