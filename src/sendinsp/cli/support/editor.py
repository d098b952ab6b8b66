"""Opening a file in the editor of whoever sits at the terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import typer

from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
from sendinsp.cli.support.session import Session
from sendinsp.output.text import clean


def edit_and_check(session: Session, path: Path) -> int:
    """Let a record be edited and say what is wrong with it then; what was typed stays, right or wrong.

    At a terminal the editor opens again for as long as there is something wrong and the person wants to.

    Raises:
        Failure: there is no editor, or it failed.
    """
    from sendinsp.checks.run import Checker
    from sendinsp.cli.support.session import today
    from sendinsp.output.formats.text import as_text
    from sendinsp.output.problems import Findings
    from sendinsp.yaml.files import lines_of

    command = editor()
    folder = session.folder(packaged_too=False)
    while True:
        try:
            code = subprocess.call([*command, str(path)])
        except OSError as error:
            raise Failure(f"the editor {command[0]!r} cannot be started: {error.strerror}", USAGE) from None
        name = folder.name_of(path)
        if code:
            raise Failure(f"the editor {command[0]!r} ended with exit code {code}; {name} is as it left it", PROBLEMS)
        problems = Checker(folder, today()).only([path.relative_to(folder.path).as_posix()]).problems
        if not problems:
            return 0
        findings = Findings(folder.name_of(folder.path), 1, problems, lines=lambda shown: lines_of(Path(shown)))
        print(as_text(findings), end="", file=sys.stderr)
        if not sys.stdin.isatty() or not typer.confirm("Open it again?", default=True, err=True):
            print(clean(f"What you typed is kept in {name}."), file=sys.stderr)
            return PROBLEMS if any(problem.severity == "error" for problem in problems) else 0


def editor() -> list[str]:
    """The command that opens the editor: VISUAL, EDITOR, else one that is usually there.

    Raises:
        Failure: there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        if value := os.environ.get(name, "").strip():
            return shlex.split(value, posix=os.name != "nt")
    for program in ("notepad",) if os.name == "nt" else ("nano", "vi"):
        if found := shutil.which(program):
            return [found]
    raise Failure("--edit: no editor was found: set VISUAL or EDITOR to the command that starts yours", USAGE)
