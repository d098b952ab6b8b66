"""The pre-commit hooks and the GitHub action run what they say, on files that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from sendinsp.cli.app import COMMANDS, run

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"

pytestmark = pytest.mark.skipif(not HOOKS.exists(), reason="not part of the source distribution")


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def hook(name: str) -> dict[str, Any]:
    return next(one for one in read(HOOKS) if one["id"] == name)


def test_hooks_run_commands_there_are() -> None:
    for one in read(HOOKS):
        program, command = shlex.split(one["entry"])
        assert program == "sendinsp"
        assert command in COMMANDS
        assert one["language"] == "python"


def test_hooks_see_every_data_file() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yaml")]
    assert len(files) > 150
    for one in read(HOOKS):
        pattern = re.compile(one["files"])
        assert all(pattern.search(name) for name in files)
        assert not pattern.search("docs/data.yaml")


def test_validate_hook_judges_the_whole_folder(capsys: pytest.CaptureFixture[str]) -> None:
    one = hook("sendinsp-validate")
    assert one["pass_filenames"] is False
    assert run(["--data", str(ROOT / "data"), *shlex.split(one["entry"])[1:]]) == 0
    every = [path for path in (ROOT / "data").rglob("*.yaml") if "ci" not in path.relative_to(ROOT / "data").parts]
    assert f"{len(every)} files" in capsys.readouterr().out


def test_action_uses_every_input() -> None:
    action = read(ACTION)
    text = ACTION.read_text(encoding="utf-8")
    for name in action["inputs"]:
        assert f"inputs.{name} " in text, name
    for step in action["runs"]["steps"]:
        # What a workflow puts into an input reaches the shell as a variable, never as code.
        assert "${{" not in step.get("run", "")


def test_action_annotates() -> None:
    script = read(ACTION)["runs"]["steps"][-1]["run"]
    assert "validate --format github" in script


def test_documentation_names_the_hooks_and_inputs() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for one in read(HOOKS):
        assert f"id: {one['id']}" in text
    for name in read(ACTION)["inputs"]:
        assert f"| `{name}` |" in text
