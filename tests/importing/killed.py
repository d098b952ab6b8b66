"""Imports in processes that are killed; run by test_kill.py in a process of its own, since it forks.

Arguments: the file to import, the folder to work in, how often, then pairs of folders: as it was before the
import, and as the whole import leaves it. Prints what each killed import left, as JSON.

Every fifth is killed at any time of the whole command, the others while it writes, each a little later than the one
before so that a few of them cover the whole of it. Nothing waits for the disk
(`fsync`) here: that is for when the power fails, and a killed process leaves what it has written all the same.
"""

from __future__ import annotations

import gc
import io
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sendinsp.cli import import_
from sendinsp.cli.app import run
from sendinsp.keeping import safe_write as change


def records(folder: Path) -> dict[str, bytes]:
    """Every file below `inspections`, hidden ones too."""
    top = folder / "inspections"
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def import_into(folder: Path, file: Path) -> int:
    """The whole command."""
    return run(["--data", str(folder), "import", str(file), "--apply", "--source", "ofsted-2022-11"])


def planned(folder: Path, file: Path) -> list[change.Change]:
    """The changes that the command would make."""
    real, found = change.apply, []
    change.apply = lambda _, changes, progress=None: found.extend(changes)
    try:
        assert import_into(folder, file) == 0
    finally:
        change.apply = real
    return found


def killed(work: Callable[[], object], wait: float) -> None:
    """Do something in a process of its own and kill it `wait` seconds after it began."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writes, b"w")
        work()
        os._exit(0)
    os.read(reads, 1)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reads)
    os.close(writes)


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def rounds(file: Path, folder: Path, times: int, before: Path, after: Path) -> Iterator[dict[str, object]]:
    """What so many killed imports into the folder `before` left of it."""
    old, new = records(before), records(after)
    shutil.copytree(before, folder)
    changes = planned(folder, file)
    whole = seconds(lambda: import_into(folder, file))
    shutil.rmtree(folder)
    shutil.copytree(before, folder)
    writing = seconds(lambda: change.apply(folder, changes))
    for number in range(times):
        part = (number + random.random()) / times
        shutil.rmtree(folder)
        shutil.copytree(before, folder)
        if number % 5 == 0:
            killed(lambda: import_into(folder, file), part * whole)
        else:
            killed(lambda: change.apply(folder, changes), part * writing)
        now = records(folder)
        seen = {name: data for name, data in now.items() if not Path(name).name.startswith(".")}
        result: dict[str, object] = {
            "missing": sorted(set(old) - set(seen)),
            "neither": sorted(name for name in seen if seen[name] not in (old.get(name), new.get(name))),
            "written": sum(seen.get(name) == data != old.get(name) for name, data in new.items()),
            "of": sum(old.get(name) != data for name, data in new.items()),
        }
        if number % 5 == 1:
            assert import_into(folder, file) == 0
            result["finished"] = records(folder) == new
        yield result
    shutil.rmtree(folder)


def main(arguments: list[str]) -> None:
    """Kill imports and print what they left."""
    file, folder, times = Path(arguments[0]), Path(arguments[1], "data"), int(arguments[2])
    out, sys.stdout = sys.stdout, io.StringIO()
    os.fsync = lambda _: None
    pairs = [(Path(a), Path(b)) for a, b in zip(arguments[3::2], arguments[4::2], strict=True)]
    left = [one for before, after in pairs for one in rounds(file, folder, times // len(pairs), before, after)]
    print(json.dumps(left), file=out)


if __name__ == "__main__":
    gc.set_threshold(200_000, 20, 50)  # as the program's own start
    assert import_.command  # imported once here, not in every child
    main(sys.argv[1:])
