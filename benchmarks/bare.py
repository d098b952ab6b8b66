"""Time `sendinsp validate` against a process that imports its libraries and composes the same files.

    python benchmarks/bare.py [--data DIR] [--runs 15] [--python PYTHON] [--processor]

The bare process imports typer, pydantic and the C loader of ruamel.yaml, and has that compose every data file into
nodes. `import pydantic` alone loads little of it, so a second process takes its `BaseModel` too, and a third one is the
least that a program written with these libraries can be: a typer command with one argument (typer makes a pydantic
adapter of it) that validates one model, whatever it then makes of the files. All run in one process each: fewer than
500 records are not shared out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from timing import Process, in_turn, machine, median, table

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys
from pathlib import Path

import pydantic
import typer
from ruamel.yaml.cyaml import CBaseLoader

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    CBaseLoader(path.read_bytes().decode()).get_single_node()
"""
LEAST = """
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel
from ruamel.yaml.cyaml import CBaseLoader


class Record(BaseModel):
    area: str


def command(data: Annotated[Path, typer.Argument()]) -> None:
    for path in sorted(data.rglob("*.yaml")):
        CBaseLoader(path.read_bytes().decode()).get_single_node()
    Record.model_validate({"area": "surrey"})


typer.run(command)
"""
MODELS = BARE.replace("import pydantic\n", "from pydantic import BaseModel\n")
IMPORTS = BARE.partition("\nfor ")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder (default: the shipped one)")
    parser.add_argument("--runs", type=int, default=15, help="how often each process is timed (default: 15)")
    parser.add_argument("--python", default=sys.executable, help="an interpreter that has sendinsp (default: this one)")
    parser.add_argument("--processor", action="store_true", help="seconds of the processors, not by the clock")
    options = parser.parse_args()
    data = options.data.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for module, text in (("bare", BARE), ("models", MODELS), ("least", LEAST), ("imports", IMPORTS)):
            (folder / f"{module}.py").write_text(text, encoding="utf-8")
        times = in_turn(
            [
                Process(
                    "sendinsp validate", [[options.python, "-m", "sendinsp", "--data", str(data), "validate"]], ROOT
                ),
                Process("imports and composing", [[options.python, "bare.py", str(data)]], folder),
                Process("the same with BaseModel", [[options.python, "models.py", str(data)]], folder),
                Process("the least program", [[options.python, "least.py", str(data)]], folder),
                Process("imports alone", [[options.python, "imports.py"]], folder),
                Process("Python alone", [[options.python, "-c", "pass"]], folder),
            ],
            options.runs,
            processor=options.processor,
        )
    bare = median(times["imports and composing"])
    files = sum(1 for _ in data.rglob("*.yaml"))
    print(f"{files:,} files, medians of {options.runs} runs in turn, {machine()}\n")
    rows = [[name, f"{median(taken) * 1000:.0f} ms", f"{median(taken) / bare:.2f}"] for name, taken in times.items()]
    print(table(["process", "time", "ratio"], rows))


if __name__ == "__main__":
    main()
