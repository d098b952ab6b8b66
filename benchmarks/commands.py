"""Time commands against a floor: a process that only imports the same libraries and reads the same bytes.

    python benchmarks/commands.py [--data DIR] [--runs 15] [COMMAND ...]

What a command imports and reads is not guessed: it is run once with a hook that writes down every module that
it has loaded at its end, and every file of the data folder that it has opened. The floor is then a script of
those imports, without sendinsp's own modules, and of those reads.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import Process, in_turn, machine, median, note, table

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("list", "summarise", "validate", "wsoa-due")

WATCH = """
import json, os, sys
opened = []
data = os.path.realpath(sys.argv[2])

def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        opened.append(os.fspath(arguments[0]))

def tell():
    modules = [name for name, module in sys.modules.items() if getattr(module, "__spec__", None)]
    files = [path for path in dict.fromkeys(map(os.path.realpath, opened)) if path.startswith(data + os.sep)]
    with open(sys.argv[1], "w") as file:
        json.dump({"modules": modules, "files": files}, file)

sys.addaudithook(hook)
from sendinsp.cli.app import run
code = run(["--data", sys.argv[2], *sys.argv[3:]])
tell()
sys.exit(code)
"""


def watch(python: str, data: Path, command: list[str]) -> tuple[list[str], list[str]]:
    """The modules that a command has loaded when it ends, in the order of loading, and the data files it opened."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        whole = [python, "-c", WATCH, str(told), str(data), *command]
        if subprocess.run(whole, stdout=subprocess.DEVNULL, cwd=data.parent, check=False).returncode:
            raise SystemExit(f"sendinsp {' '.join(command)} failed")
        found = json.loads(told.read_text(encoding="utf-8"))
    return found["modules"], found["files"]


def floor(python: str, data: Path, command: list[str], folder: Path) -> Process:
    """The process that imports and reads what a command does, and nothing else."""
    modules, files = watch(python, data, command)
    kept = importable(python, [name for name in modules if name.split(".")[0] != "sendinsp"])
    third_party = sorted({name.split(".")[0] for name in kept} - set(sys.stdlib_module_names))
    note(f"{' '.join(command)}: {len(kept)} modules ({', '.join(third_party)}), {len(files)} files")
    name = f"floor_{command[0].replace('-', '_')}"
    lines = [*(f"import {module}" for module in kept), f"for path in {files!r}:", "    open(path, 'rb').read()"]
    (folder / f"{name}.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Process(f"floor of {command[0]}", [[python, "-c", f"import {name}"]], folder)


def importable(python: str, modules: list[str]) -> list[str]:
    """Those of the modules that can be imported by their name alone (`__main__` and made-up ones cannot)."""
    script = (
        "import importlib, json, sys\n"
        "kept = []\n"
        "for name in json.load(sys.stdin):\n"
        "    try:\n"
        "        importlib.import_module(name)\n"
        "    except ImportError:\n"
        "        continue\n"
        "    kept.append(name)\n"
        "print(json.dumps(kept))\n"
    )
    names = [name for name in modules if name != "__main__" and all(part.isidentifier() for part in name.split("."))]
    done = subprocess.run([python, "-c", script], input=json.dumps(names), capture_output=True, text=True, check=True)
    kept: list[str] = json.loads(done.stdout)
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "commands", metavar="COMMAND", nargs="*", default=COMMANDS, help=f"default: {' '.join(COMMANDS)}"
    )
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder (default: the shipped one)")
    parser.add_argument("--runs", type=int, default=15, help="how often each process is timed (default: 15)")
    parser.add_argument("--python", default=sys.executable, help="an interpreter that has sendinsp (default: this one)")
    options = parser.parse_args()
    data = options.data.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        processes = []
        for command in options.commands:
            whole = [options.python, "-m", "sendinsp", "--data", str(data), command]
            processes += [Process(command, [whole], data.parent), floor(options.python, data, [command], folder)]
        times = in_turn(processes, options.runs)
    rows = []
    for command in options.commands:
        ours, least = median(times[command]), median(times[f"floor of {command}"])
        rows.append([f"`{command}`", f"{ours * 1000:.0f} ms", f"{least * 1000:.0f} ms", f"{ours / least:.2f}"])
    files = sum(1 for _ in (data / "inspections").rglob("*.yaml"))
    print(f"{files:,} records, median of {options.runs} runs, {machine()}\n")
    print(table(["command", "time", "floor", "ratio"], rows))


if __name__ == "__main__":
    main()
