"""Time `sendinsp validate` against check-jsonschema and yamale on the same records.

    python benchmarks/compare.py [--quick] [--tools DIR] [--folders DIR] [--sizes 151 5000 50000] [--runs N]

Whole processes, taken in turn. check-jsonschema judges by this project's own JSON Schema, as it comes from the
index (its YAML parser is then pure Python) and with the C parser of ruamel.yaml beside it; yamale, which comes
with a C parser and uses four processes, judges by the same schema in its own language. Both look at the records
alone; sendinsp at the areas, sources, frameworks and all references between them too, with the line and column
of every value at hand. Each program has a virtual environment of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import venv
from collections.abc import Collection
from pathlib import Path

from make_register import MOVED, make
from timing import Process, in_turn, machine, median, note, table
from yamale_schema import as_yamale

ROOT = Path(__file__).resolve().parent.parent
SIZES = (151, 5_000, 50_000)
OURS = "sendinsp validate"
TOOLS = {
    "sendinsp": [str(ROOT)],
    "yamale": ["yamale"],
    "check-jsonschema": ["check-jsonschema"],
    "check-jsonschema-c": ["check-jsonschema", "ruamel.yaml[oldlibyaml]"],
}
"""Virtual environment -> what is installed in it."""


def tool(folder: Path, name: str, program: str) -> str:
    """The path of a program in a virtual environment of its own, made where it is missing."""
    home = folder / name
    path = home / "bin" / program
    if not path.exists() or name == "sendinsp":  # ours may have changed since
        if not path.exists():
            venv.create(home, with_pip=True)
        note(f"installing {' '.join(TOOLS[name])} in {home}")
        again = ["--force-reinstall", "--no-deps"] if path.exists() else []
        subprocess.run([home / "bin" / "pip", "install", "--quiet", *again, *TOOLS[name]], check=True)
    return str(path)


def processes(tools: Path, data: Path, schema: Path, without: Collection[str]) -> list[Process]:
    """The programs with their arguments for one data folder; those `without` are not installed either."""
    records = data / "inspections"
    files = sorted(path.relative_to(records).as_posix() for path in records.rglob("*.yaml"))
    judged = ["--schemafile", str(data / "schema" / "inspection.schema.json"), *files]
    commands = {
        OURS: ("sendinsp", "sendinsp", ["--data", str(data), "validate"], data),
        "yamale": ("yamale", "yamale", ["-s", str(schema), str(records)], data),
        "check-jsonschema, C parser": ("check-jsonschema-c", "check-jsonschema", judged, records),
        "check-jsonschema": ("check-jsonschema", "check-jsonschema", judged, records),
    }
    return [
        Process(name, [[tool(tools, home, program), *arguments]], cwd)
        for name, (home, program, arguments, cwd) in commands.items()
        if name not in without
    ]


def register(size: int, folders: Path) -> Path:
    """A data folder with records of one framework: yamale has one schema for all files."""
    folder = folders / f"register-{size}"
    if not folder.exists():
        note(f"writing {size:,} records in {folder}")
        make(size, folder, only=MOVED)
    return folder


def allow_long_command_lines() -> None:
    """Fifty thousand paths are two megabytes of arguments: Linux allows a quarter of the stack's limit."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_STACK, (64 * 1024 * 1024, hard))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="151 and 1,000 records, three runs")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of records (default: 151 5000 50000)")
    parser.add_argument("--without", nargs="+", default=[], metavar="NAME", help="leave out a slow one, by its name")
    parser.add_argument("--runs", type=int, help="runs of each process (default: 9, 5 and 3 by size)")
    parser.add_argument(
        "--tools", type=Path, help="where the virtual environments are kept (default: a temporary folder)"
    )
    parser.add_argument("--folders", type=Path, help="where the registers are kept (default: a temporary folder)")
    parser.add_argument("--processor", action="store_true", help="seconds of the processors, not by the clock")
    options = parser.parse_args()
    sizes = options.sizes or ([151, 1_000] if options.quick else SIZES)
    allow_long_command_lines()
    with tempfile.TemporaryDirectory() as name:
        tools = (options.tools or Path(name) / "tools").resolve()
        folders = (options.folders or Path(name) / "folders").resolve()
        folders.mkdir(parents=True, exist_ok=True)
        schema = Path(name) / "yamale.yaml"
        rows = []
        for size in sizes:
            data = register(size, folders)
            schema.write_text(as_yamale(data / "schema" / "inspection.schema.json"), encoding="utf-8")
            runs = options.runs or (3 if options.quick else 9 if size < 1_000 else 5 if size < 20_000 else 3)
            times = in_turn(processes(tools, data, schema, options.without), runs, processor=options.processor)
            ours = median(times[OURS])
            rows += [
                [name, f"{size:,}", f"{median(taken):.2f} s", f"{median(taken) / ours:.2f}"]
                for name, taken in times.items()
            ]
    print(f"Medians of whole processes taken in turn, {machine()}. Times sendinsp: how much longer than sendinsp.\n")
    print(table(["program", "records", "time", "times sendinsp"], rows))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
