"""What docs/ci.md tells people to write into their pipelines is taken out of it and run, as far as it can be here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import sendinsp
from sendinsp.cli.app import run
from sendinsp.keeping.starter_texts import CI_EXAMPLE
from sendinsp.yaml.parse import parse

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "ci.md"
ACTION = ROOT / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"

pytestmark = [
    pytest.mark.skipif(not HOOKS.exists(), reason="not part of the source distribution"),
    pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="needs bash"),
]
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
RELEASE = re.compile(r"v\d+\.\d+\.\d+")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def block(containing: str) -> Any:
    """The YAML of the one example that holds a text."""
    (found,) = (text for text in blocks("yaml") if containing in text)
    return YAML(typ="safe").load(found)


def hook(name: str) -> dict[str, Any]:
    return next(one for one in YAML(typ="safe").load(HOOKS.read_text(encoding="utf-8")) if one["id"] == name)


Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one record, as the page has it in mind: to be copied."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SENDINSP_DATA", raising=False)
        patch.setenv("SENDINSP_TODAY", "2026-11-23")
        patch.chdir(folder)
        assert run(["--data", str(ROOT / "data"), "init", "data"]) == 0
        assert run(["new", "sandwell", "--start", "2017-01-16", "--source", "ofsted-2022-11"]) == 0
        assert run(["fmt", "--drop-hints"]) == 0
    return folder


@pytest.fixture
def site(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of each test's own."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def shell(site: Path) -> Shell:
    """Run a command in that repository, where `sendinsp` is this program."""
    programs = site / ".programs" / "sendinsp" / "bin"
    programs.mkdir(parents=True)
    program = programs / "sendinsp"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sendinsp "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    def execute(command: str, *, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", **variables}
        environment["PYTHONPATH"] = str(Path(sendinsp.__file__).parents[1])  # this one, wherever it is installed
        environment |= {"RUNNER_TEMP": str(site / ".programs"), "COLUMNS": "100"}
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=site, env=environment, input=stdin, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

    return execute


def spoil(site: Path) -> None:
    path = site / "data" / "inspections" / "spring-2017" / "sandwell.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2017-01-16", "2017-16-01"), encoding="utf-8")


# --- addresses ------------------------------------------------------------------------------------------


def test_all_addresses_are_of_one_repository_and_release():
    both = TEXT + CI_EXAMPLE
    assert len(set(RELEASE.findall(both))) == 1
    assert set(re.findall(r"https://github\.com/(\S+?/\S+?)(?=[/\s])", both)) == {"OWNER/sendinsp"}
    archives = re.findall(r"pip install (\S+)", both)
    assert len(archives) == 3
    (release,) = set(RELEASE.findall(both))
    assert set(archives) == {f"https://github.com/OWNER/sendinsp/archive/refs/tags/{release}.tar.gz"}


# --- GitHub ---------------------------------------------------------------------------------------------


def action_step(inputs: dict[str, str], shell: Shell) -> subprocess.CompletedProcess[str]:
    """The last step of the action, with the inputs of a workflow."""
    action = YAML(typ="safe").load(ACTION.read_text(encoding="utf-8"))
    assert set(inputs) <= set(action["inputs"])
    values = {name: str(one.get("default", "")) for name, one in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], text)
        for name, text in step["env"].items()
    }
    return shell(step["run"], **variables)


def test_the_workflow_calls_the_action_as_it_is(site: Path, shell: Shell):
    job = block("# .github/workflows/records.yml")["jobs"]["validate"]
    step = job["steps"][-1]
    assert RELEASE.sub("", step["uses"]) == "OWNER/sendinsp@"
    done = action_step(step["with"], shell)
    assert (done.returncode, "::" in done.stdout) == (0, False), done.stderr
    spoil(site)
    done = action_step(step["with"], shell)
    assert done.returncode == 1
    (line,) = blocks("text")
    assert done.stdout == f"{line}1 error in 7 files\n"
    assert action_step({"path": "data/areas.yaml data/sources.yaml"}, shell).returncode == 0


def test_strict_makes_warnings_fail(site: Path, shell: Shell):
    path = site / "data" / "sources.yaml"
    entry = "  zzz-2020:\n    title: A\n    publisher: B\n    kind: press\n    trust: low\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert action_step({}, shell).returncode == 0
    assert action_step({"args": "--strict"}, shell).returncode == 1


def test_the_steps_for_code_scanning_write_sarif(site: Path, shell: Shell):
    steps = block("format sarif")
    (command,) = (step["run"] for step in steps if step.get("run", "").startswith("sendinsp"))
    spoil(site)
    assert shell(command).returncode == 1
    file = site / steps[-1]["with"]["sarif_file"]
    results = json.loads(file.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["S004"]


# --- GitLab, and the example that comes with a folder ---------------------------------------------------


def test_the_gitlab_job_writes_its_report(site: Path, shell: Shell):
    job = block("# .gitlab-ci.yml")["records"]
    commands = [line for line in job["script"] if line.startswith("sendinsp")]
    assert len(commands) == len(job["script"]) - 1
    assert [shell(command).returncode for command in commands] == [0]
    assert "<testsuites" in (site / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8")


def test_the_example_that_init_writes_runs(shell: Shell):
    steps = YAML(typ="safe").load(CI_EXAMPLE)["jobs"]["records"]["steps"]
    commands = [step["run"] for step in steps if step.get("run", "").startswith("sendinsp")]
    assert len(commands) == 2
    assert [shell(command).returncode for command in commands] == [0, 0]


# --- pre-commit -----------------------------------------------------------------------------------------


def test_the_hooks_of_the_page_are_there_and_run(site: Path, shell: Shell):
    (repository,) = block("# .pre-commit-config.yaml")["repos"]
    names = [one["id"] for one in repository["hooks"]]
    assert names == ["sendinsp-validate", "sendinsp-fmt"]
    file = "data/inspections/spring-2017/sandwell.yaml"
    assert re.search(hook("sendinsp-fmt")["files"], file)
    assert shell(f"{hook('sendinsp-fmt')['entry']} {file}").returncode == 0
    assert shell(hook("sendinsp-validate")["entry"]).returncode == 0
    spoil(site)
    done = shell(f"{hook('sendinsp-validate')['entry']} 2>&1")
    (shown,) = (text for text in blocks("console") if text.startswith("$ git commit"))
    assert f"- exit code: {done.returncode}\n\n" in shown
    assert shown.partition(f"- exit code: {done.returncode}\n\n")[2] == done.stdout


def test_the_hook_for_records_that_lie_elsewhere(site: Path, shell: Shell):
    (changed,) = block("args: [records]")
    (site / "data").rename(site / "records")
    assert re.search(changed["files"], "records/inspections/spring-2017/sandwell.yaml")
    command = " ".join([hook(changed["id"])["entry"], *changed["args"]])
    assert shell(command).returncode == 0


# --- commands in the text -------------------------------------------------------------------------------


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`(sendinsp [^`]+)`", TEXT.replace("\n", " ")))))
def test_commands_in_the_text_run(site: Path, shell: Shell, command: str):
    shutil.copytree(site / "data", site / "path" / "to" / "folder")
    record = (site / "data" / "inspections" / "spring-2017" / "sandwell.yaml").read_text(encoding="utf-8")
    done = shell(command, stdin=record)
    assert done.returncode == 0, done.stderr


def test_the_schemas_of_the_folder_judge_its_records(site: Path):
    from jsonschema import Draft7Validator

    (shown,) = (text for text in blocks("console") if text.startswith("$ check-jsonschema"))
    options = shlex.split(shown.splitlines()[0])
    schema, pattern = options[options.index("--schemafile") + 1], options[-1]
    validator = Draft7Validator(json.loads((site / schema).read_text(encoding="utf-8")))
    files = list(site.glob(pattern))
    assert len(files) == 1
    for file in files:
        validator.validate(parse(file.read_bytes(), file.name).data)
