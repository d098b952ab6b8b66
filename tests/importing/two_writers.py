"""Two processes that write into one data folder at once; run by test_two_writers.py, since it forks.

Arguments: a folder to copy for each round, a folder to work in, the file to import, how many rounds at least: there are
up to four times as many, until each of the two has come first. In each, `new`
begins an inspection under one term while `import` (or another `new`) would make it under the next. Prints, as JSON,
the exit codes and the records that each round left.
"""

from __future__ import annotations

import gc
import io
import json
import os
import random
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from sendinsp.cli.app import run


def both(commands: list[list[str]], waits: list[float]) -> list[int]:
    """Run commands at once, each in a process of its own and after its wait, and give their exit codes."""
    reads, writes = os.pipe()
    children = []
    for command, wait in zip(commands, waits, strict=True):
        child = os.fork()
        if child == 0:
            os.close(writes)
            os.read(reads, 1)  # until the pipe is closed, for both at once
            time.sleep(wait)
            os._exit(run(command))
        children.append(child)
    os.close(writes)
    os.close(reads)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def main(arguments: list[str]) -> None:
    """Let them write, and print what came of it."""
    before, folder, file, rounds = Path(arguments[0]), Path(arguments[1]), arguments[2], int(arguments[3])
    out, sys.stdout = sys.stdout, io.StringIO()
    start = ["--data", str(folder)]
    source = ["--source", "ofsted-2022-11"]
    left: list[dict[str, list[Any]]] = []
    for number in range(4 * rounds):
        if number >= rounds and len({record for one in left for record in one["records"]}) > 1:
            break
        shutil.copytree(before, folder)
        first = [*start, "new", "york", "--start", "2019-12-20", *source]
        others = [
            [*start, "import", file, "--apply", *source],
            [*start, "new", "york", "--start", "2020-01-06", *source],
        ]
        # Whoever has more to read comes first, by a little more or less in each round.
        waits = [random.random() * 0.1, random.random() * 0.01] if number % 2 == 0 else [random.random() * 0.01] * 2
        codes = both([first, others[number % 2]], waits)
        records = sorted(path.relative_to(folder).as_posix() for path in folder.glob("inspections/*/*"))
        left.append({"codes": codes, "records": records})
        shutil.rmtree(folder)
    print(json.dumps(left), file=out)


if __name__ == "__main__":
    gc.set_threshold(200_000, 20, 50)  # as the program's own start
    # What the commands load is loaded once here, not in every child: the children then spend their time writing.
    run(["--data", sys.argv[1], "import", sys.argv[3], "--source", "ofsted-2022-11", "-o", os.devnull])
    main(sys.argv[1:])
