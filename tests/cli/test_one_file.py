"""A new command is one new file."""

import shutil
import subprocess
import sys
from pathlib import Path

import sendinsp

NEW = '''"""`sendinsp say-it`: says it."""

from __future__ import annotations

import typer

PANEL, ORDER = "Check it", 65
EXAMPLE = "Example: sendinsp say-it"


def command(ctx: typer.Context) -> int:
    """Say it out loud."""
    print("said")
    return 0
'''


def test_a_new_command_is_one_new_file(tmp_path):
    copy = tmp_path / "sendinsp"
    shutil.copytree(Path(sendinsp.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "cli" / "say_it.py").write_text(NEW, encoding="utf-8")

    def run(*arguments):
        program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from sendinsp.__main__ import main; main()"
        return subprocess.run(
            [sys.executable, "-c", program, str(tmp_path), *arguments],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    shown = run("--help").stdout
    assert shown.index("Check it") < shown.index(" validate ") < shown.index(" say-it ") < shown.index(" rules ")
    assert run("say-it").stdout == "said\n"
    assert "did you mean say-it?" in run("say").stderr


def test_only_the_command_asked_for_is_loaded():
    program = (
        "import sys; from sendinsp.cli.app import COMMANDS, run; run(['list', '--help']); "
        "sys.exit(any(f'sendinsp.cli.{module}' in sys.modules for name, module in COMMANDS.items() if name != 'list'))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
