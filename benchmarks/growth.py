"""Show how the time to judge and to format a file grows with its size, for files of many shapes.

    python benchmarks/growth.py [--sizes 64 256 1024] [--most 60] [SHAPE ...]

Each shape is a file that is mostly one thing: unknown keys, doubts, evidence, comments, areas... It is made at
every size (in KiB) and judged as `sendinsp validate -` judges it, the output as text included; files that can be
formatted are formatted as `fmt` formats them too. The growth is the time of the largest by that of the one before,
beside the growth of the size: where it is about the same, the time grows as the size does. Each measurement is a
process of its own, forked, without the start of Python, in seconds of the processor; one that takes longer than
`--most` seconds by the clock is ended.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from timing import machine, note, table

from sendinsp.checks.run import Checker
from sendinsp.keeping.format_files import format_text
from sendinsp.output.formats import named
from sendinsp.output.problems import Findings
from sendinsp.register.find import DataFolder
from sendinsp.yaml.files import lines_in

FORMATS = ("text", "json", "github", "sarif", "junit")
DATA = Path(__file__).resolve().parent.parent / "data"
RECORD = "inspections/summer-2017/sandwell.yaml"
HEAD = "area: sandwell\nframework: framework-2016\nterm: summer-2017\n"
TAIL = "evidence:\n  ofsted-2022-11: [term]\n"
Part = Callable[[int], str]
"""From a number to the part of a file that has this number."""

AREA = """\
  area-{n}:
    name: Area {n}
    official_name: Council of Area {n}
    dfe_code: "{code}"
    ons_codes:
      - code: {ons}
    region: South West
    ofsted_region: South West
    type: unitary
{more}"""
SOURCE = """\
  source-{n}:
    title: Source {n}
    publisher: Somebody
    kind: press
    url: https://www.example.org/{page}
    trust: medium
"""
MANY_CODES = """\
areas:
  area-1:
    name: Area 1
    official_name: Council of Area 1
    dfe_code: "901"
    region: South West
    ofsted_region: South West
    type: unitary
    ons_codes:
"""
CODE = """\
      - code: code-{n}
        title: Code {n}
        text: What it means.
        sources: [{source}]
"""
FRAMEWORK = (DATA / "frameworks" / "framework-2016.yaml").read_text(encoding="utf-8")


def record(before: str, part: Part, after: str = TAIL) -> tuple[str, str, Part, str]:
    """A shape of a record: its head and `before`, the part so often, `after`."""
    return RECORD, HEAD + before, part, after


def area(n: int, *, code: str = "", ons: str = "", more: str = "") -> str:
    """An entry of areas.yaml, with a code of its own unless one is given."""
    return AREA.format(n=n, code=code or f"{n % 1000:03d}", ons=ons or f"E06{n:06d}", more=more)


SHAPES: dict[str, tuple[str, str, Part, str]] = {
    "text in notes": record("notes: >-\n", lambda n: f"  The council said so for the {n}th time.\n"),
    "one long line": record("notes: ", lambda n: f"word{n} ", "\n" + TAIL),
    "unknown keys": record("", lambda n: f"key_{n}: value\n"),
    "unknown keys of a section": record("report:\n", lambda n: f"  zzz{n}: value\n"),
    "misspelt keys of a section": record("report:\n", lambda n: f"  publishd{n}: 2017-07-20\n"),
    "the same key again": record("report:\n", lambda n: "  published: 2017-07-20\n"),
    "doubts of no field": record("doubts:\n", lambda n: f"  report.publishd{n}: Likely the draft's.\n"),
    "doubts of items of a list": record("doubts:\n", lambda n: f"  findings[{n}].summary: Not in the letter.\n"),
    "disputes": record(
        "report:\n  published: 2017-07-20\ndisputed:\n",
        lambda n: "  - field: report.published\n    value: 2017-07-21\n    sources: [ofsted-2022-11]\n",
    ),
    "disputes of no field": record(
        "disputed:\n", lambda n: f"  - field: report.x{n}\n    value: 2017-07-21\n    sources: [ofsted-2022-11]\n"
    ),
    "evidence of unknown sources": record("evidence:\n", lambda n: f"  example-{n}: [term]\n", ""),
    "evidence for no field": record("evidence:\n  ofsted-2022-11:\n", lambda n: f"    - report.x{n}\n", ""),
    "evidence for one field again": record("evidence:\n  ofsted-2022-11:\n", lambda n: "    - term\n", ""),
    "findings": record(
        "findings:\n", lambda n: f"  - summary: Needs are found early in place {n}.\n    kind: strength\n"
    ),
    "findings with unknown keys": record(
        "findings:\n", lambda n: f"  - summary: Found {n}.\n    kind: strength\n    knd: x\n"
    ),
    "findings of unknown themes": record(
        "findings:\n", lambda n: f"  - summary: Found {n}.\n    kind: strength\n    theme: early-year{n}\n"
    ),
    "findings without a kind": record("findings:\n", lambda n: f"  - summary: Found {n}.\n"),
    "weaknesses": record(
        "wsoa:\n  required: true\n  weaknesses_basis: whole\n  weaknesses:\n",
        lambda n: f"    - summary: Weakness {n}.\n      reasons: [disjointed-services]\n      sources: [cqc-2017-11]\n",
    ),
    "weaknesses without a summary": record(
        "wsoa:\n  required: true\n  weaknesses_basis: whole\n  weaknesses:\n",
        lambda n: "    - reasons: [disjointed-services]\n      progress: much\n",
    ),
    "unknown reasons of a weakness": record(
        "wsoa:\n  required: true\n  weaknesses_basis: whole\n  weaknesses:\n    - summary: One.\n      reasons:\n",
        lambda n: f"        - disjointed-service-{n}\n",
    ),
    "unknown sources of a weakness": record(
        "wsoa:\n  required: true\n  weaknesses_basis: whole\n  weaknesses:\n    - summary: One.\n      sources:\n",
        lambda n: f"        - ofsted-2022-{n}\n",
    ),
    "empty lists": record("", lambda n: f"key_{n}: []\n"),
    "comments": record("", lambda n: f"# Remark {n} on what follows.\n"),
    "comments between keys": record("notes_:\n", lambda n: f"  # Remark {n}.\n  key_{n}: value\n"),
    "comments at the end of lines": record("findings:\n", lambda n: f"  - summary: A.  # {n}\n    kind: strength\n"),
    "swallowed comments": record("notes_:\n", lambda n: f"  - the item #{n} is\n"),
    "nesting": record("notes_:\n", lambda n: f"  - {'[' * 24}{n}{']' * 24}\n"),
    "nesting in lists": record("notes_:\n", lambda n: "".join(f"  {'- ' * d}x\n" for d in range(1, 20))),
    "brackets": record("notes_: [", lambda n: f"[a, {{b: {n}}}], ", "]\n" + TAIL),
    "anchors and aliases": record("notes_:\n", lambda n: f"  - &a{n} x\n  - *a{n}\n"),
    "tags": record("notes_:\n", lambda n: f"  - !!binary x{n}\n"),
    "escaped characters": record("notes_:\n", lambda n: f'  - "x\\u0007{n}"\n'),
    "tabs": record("", lambda n: f"key_{n}:\tvalue\n"),
    "blank lines": record("", lambda n: "\n"),
    "a fault of syntax at the end": record("notes: >-\n", lambda n: "  Text.\n", "area:sandwell\nb: c\n"),
    "sources": ("sources.yaml", "sources:\n", lambda n: SOURCE.format(n=n, page=n), ""),
    "sources of one address": ("sources.yaml", "sources:\n", lambda n: SOURCE.format(n=n, page="one"), ""),
    "sources with faults": ("sources.yaml", "sources:\n", lambda n: f"  source-{n}:\n    titel: x\n", ""),
    "areas": ("areas.yaml", "areas:\n", area, ""),
    "areas of one code": ("areas.yaml", "areas:\n", lambda n: area(n, code="901", ons="E06000901"), ""),
    "areas of one tile": ("areas.yaml", "areas:\n", lambda n: area(n, more="    tile: {q: 4, r: 2}\n"), ""),
    "areas of one name": ("areas.yaml", "areas:\n", lambda n: area(n).replace(f"name: Area {n}", "name: Same"), ""),
    "areas after unknown ones": (
        "areas.yaml", "areas:\n", lambda n: area(n, more=f"    predecessors: [aera-{n}]\n    from: 2017-04-01\n"), "",
    ),
    "one code of an area again": (
        "areas.yaml", MANY_CODES, lambda n: "      - code: E06000001\n        from: 2017-04-01\n", "",
    ),
    "topics of a framework": (
        "frameworks/framework-2016.yaml", FRAMEWORK, lambda n: CODE.format(n=n, source="cqc-2017-11"), "",
    ),
    "a code of a framework again": (
        "frameworks/framework-2016.yaml", FRAMEWORK, lambda n: CODE.format(n=1, source=f"cqc-2017-{n}"), "",
    ),
}  # fmt: skip


def made(shape: str, size: int) -> tuple[str, bytes]:
    """The name of a shape's file below the data folder, and its text of about `size` bytes."""
    name, before, part, after = SHAPES[shape]
    room = size - len(before) - len(after)
    parts: list[str] = []
    for number in count(1):
        if room <= 0:
            break
        parts.append(part(number))
        room -= len(parts[-1])
    return name, "".join([before, *parts, after]).encode()


def judge(folder: Path, name: str, raw: bytes) -> int:
    """Judge a text as `sendinsp validate -` does, up to the text that is shown; how many problems there are."""
    report = Checker(DataFolder(folder), date(2024, 1, 1), processes=1).text(raw, name)
    if report.faults:
        raise SystemExit(f"{name}: {report.faults[0]}")
    lines = lines_in(raw)
    for how in FORMATS:
        form = named(how, "problems")
        assert form.problems is not None
        form.problems(Findings("data", report.files, report.problems, lines=lambda path: lines), True)
    return len(report.problems)


def put_in_form(folder: Path, name: str, raw: bytes) -> int:
    """Format a text as `sendinsp fmt -` does; -1 where it cannot be formatted."""
    done = format_text(raw, folder / name, name, name)
    return -1 if done.why_not else 0


def timed(
    work: Callable[[Path, str, bytes], int], folder: Path, shape: str, size: int, most: float
) -> tuple[float, int]:
    """The seconds that a piece of work takes in a process of its own, and its result; infinity beyond `most`."""
    name, raw = made(shape, size)
    here, there = get_context("fork").Pipe(duplex=False)

    def run() -> None:
        start = time.process_time()
        result = work(folder, name, raw)
        there.send((time.process_time() - start, result))

    process: Any = get_context("fork").Process(target=run)
    process.start()
    there.close()
    try:
        found: tuple[float, int] = here.recv() if here.poll(most) else (float("inf"), -1)
    except EOFError:
        raise SystemExit(f"{shape}: the process failed") from None
    finally:
        process.kill()
        process.join()
    return found


def rows(folder: Path, shapes: list[str], sizes: list[int], most: float) -> Iterator[list[str]]:
    """A row a shape: problems at the largest size, seconds at each, growth; then the same for `fmt`."""
    for shape in shapes:
        row = [shape]
        for work in (judge, put_in_form):
            times: list[float] = []
            result = 0
            for size in sizes:
                if times and times[-1] > most:
                    times.append(float("inf"))
                    continue
                seconds, result = timed(work, folder, shape, size * 1024, most)
                times.append(seconds)
            if work is judge:
                row.append(f"{result:,}" if result >= 0 else "?")
            if result < 0 and work is put_in_form and times[-1] <= most:
                row += ["-"] * (len(sizes) + 1)
                continue
            row += [f"{seconds:.2f}" if seconds <= most else f"> {most:g}" for seconds in times]
            row.append(f"{times[-1] / times[-2]:.1f}" if times[-1] <= most else "?")
        note("  ".join(row))
        yield row


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shapes", metavar="SHAPE", nargs="*", default=list(SHAPES), help="default: all of them")
    parser.add_argument("--sizes", type=int, nargs="+", default=[64, 256, 1024], help="in KiB (default: 64 256 1024)")
    parser.add_argument("--most", type=float, default=60, help="seconds after which a process is ended (default: 60)")
    options = parser.parse_args()
    if len(options.sizes) < 2 or any(shape not in SHAPES for shape in options.shapes):
        parser.error(f"two sizes at least; shapes: {', '.join(SHAPES)}")
    with tempfile.TemporaryDirectory() as name:
        gc.set_threshold(200_000, 20, 50)  # as the program does
        folder = Path(name) / "data"
        shutil.copytree(DATA, folder)
        warm_up(folder)
        found = list(rows(folder, options.shapes, options.sizes, options.most))
    sizes = [f"{size} KiB" for size in options.sizes]
    print(f"Seconds to judge a file, then to format it, {machine()}. Growth: over the last step, of the size ", end="")
    print(f"{options.sizes[-1] / options.sizes[-2]:.1f}.\n")
    print(table(["shape", "problems", *sizes, "growth", *(f"fmt {size}" for size in sizes), "growth"], found))


def warm_up(folder: Path) -> None:
    """Load what is loaded once, so that no measurement has it in it."""
    for name in (RECORD, "areas.yaml", "sources.yaml"):
        raw = (DATA / name).read_bytes() if (DATA / name).exists() else HEAD.encode() + TAIL.encode()
        judge(folder, name, raw)
        put_in_form(folder, name, raw)


if __name__ == "__main__":
    sys.exit(main())
