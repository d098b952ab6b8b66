"""What commands print, for the documentation: run in a terminal of a given width, on the shipped data."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-23"
"""Examples are as of this day, whenever they are made."""

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def output(command: str, *, width: int = 100, colour: bool = False, cwd: Path = ROOT) -> str:
    """What `sendinsp ...` prints in a terminal `width` columns wide; messages included."""
    arguments = shlex.split(command)
    assert arguments[0] == "sendinsp", command
    primary, secondary = pty.openpty()
    fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    keep = {key: os.environ[key] for key in ("PATH", "HOME", "PYTHONPATH", "VIRTUAL_ENV") if key in os.environ}
    environment = keep | {
        "SENDINSP_TODAY": TODAY, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
    }  # fmt: skip
    if not colour:
        environment["NO_COLOR"] = "1"
    process = subprocess.Popen(
        [sys.executable, "-m", "sendinsp", *arguments[1:]],
        stdin=subprocess.DEVNULL, stdout=secondary, stderr=secondary, cwd=cwd, env=environment,
    )  # fmt: skip
    os.close(secondary)
    chunks = []
    while True:
        try:
            chunk = os.read(primary, 65536)
        except OSError:  # the terminal has closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    process.wait()
    os.close(primary)
    text = b"".join(chunks).decode("utf-8").replace("\r\n", "\n")
    return text if colour else _ESCAPE.sub("", text)


def example(command: str, *, lines: int | None = None, width: int = 100, cwd: Path = ROOT) -> None:
    """Print a command and its output as a Markdown block, for cog."""
    shown = output(command, width=width, cwd=cwd).rstrip("\n").split("\n")
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "..."]
    print("```console")
    print(f"$ {command}")
    for line in shown:
        print(line.rstrip())
    print("```")


def broken_record() -> None:
    """Print what `validate` says of a record with two mistakes, as a Markdown block, for cog."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data", Path(folder) / "data")
        record = Path(folder) / "data" / "inspections" / "spring-2017" / "sandwell.yaml"
        text = record.read_text(encoding="utf-8")
        text = text.replace("start: 2017-01-16", "start: 2017-16-01").replace("required: true", "requierd: true")
        record.write_text(text, encoding="utf-8")
        example(f"sendinsp validate {record.relative_to(folder)}", cwd=Path(folder))
