"""How well reports are read: every field against what people read by eye, over a folder of PDFs.

    python benchmarks/reports.py reports-2023 --truth reports-2023/truth.yaml
    python benchmarks/reports.py reports-2023 --truth reports-2023/truth.yaml --apart bolton,surrey

The truth is a YAML list, one entry a report, by `file`. A field is right, wrong or not read; a row of a table is right
where its first and last words and its pages are, its bulleted items and the bodies beside it are fields of their own. A
row too many is wrong. "unsure" counts those of the wrong ones that the reader itself marked as unsure. Reports named by
--apart are reported by themselves as well: those nobody looked at while the reader was written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from sendinsp.importing.reports import (
    Attempt,
    Limits,
    NotAReadableReport,
    Read,
    ReadReport,
    Row,
    find_reports,
    read_reports,
)
from sendinsp.importing.reports.text import alike

RIGHT, WRONG, NOT_READ = "right", "wrong", "not read"


@dataclass(frozen=True)
class Mark:
    """How one field of one report came out."""

    file: str
    field: str
    result: str
    sure: bool = True
    detail: str = ""
    refused: bool = False


@dataclass
class Group:
    """Some of the reports, with their marks and times."""

    title: str
    marks: list[Mark] = field(default_factory=list)
    seconds: list[tuple[float, str]] = field(default_factory=list)
    processor: list[tuple[float, str]] = field(default_factory=list)
    reports: int = 0


def same(expected: Any, got: Any) -> bool:
    """Equal but for white space, case, kinds of quotes and dashes, and a stop at the end."""
    if isinstance(expected, str) and isinstance(got, str):
        return alike(expected).rstrip(" .") == alike(got).rstrip(" .")
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        return len(expected) == len(got) and all(map(same, expected, got))
    return bool(expected == got)


def mark(file: str, name: str, expected: Any, got: Any, sure: bool = True) -> Mark:
    if same(expected, got):
        return Mark(file, name, RIGHT)
    result = NOT_READ if got is None else WRONG
    return Mark(file, name, result, sure, f"expected {expected!r}, got {got!r}")


def marks(file: str, truth: dict[str, Any], report: ReadReport) -> Iterable[Mark]:
    """Every field of a report against its truth; a field that the truth file does not have is not measured."""
    for name, key, show in (
        ("area", "area", str),
        ("inspection_start", "inspection_start", str),
        ("inspection_end", "inspection_end", str),
        ("outcome", "outcome", int),
        ("next_full", "next_full", str),
        ("monitoring", "monitoring", str),
        ("plan_required", "priority_action_plan_required", bool),
        ("urn", "urn_printed", str),
        ("local_authorities", "local_authorities", list),
        ("integrated_care_boards", "integrated_care_boards", list),
    ):
        if key in truth:
            read: Read[Any] | None = getattr(report, name)
            yield mark(file, key, truth[key], None if read is None else show(read.value), read is None or read.sure)
    yield from previous(file, truth, report)
    if "pages" in truth:
        yield mark(file, "pages", truth["pages"], report.pages)
    for name in ("priority_actions", "improvements"):
        if name in truth:
            yield from table(file, name, truth[name] or [], getattr(report, name))


def previous(file: str, truth: dict[str, Any], report: ReadReport) -> Iterable[Mark]:
    """Four fields. Where the line was not read at all, an empty field of the truth is not read either."""
    read = report.previous
    for key, name in (("previous_start", "start"), ("previous_end", "end"), ("previous_revisit", "revisit")):
        if key not in truth:
            continue
        if read is None:
            result = NOT_READ if truth.get("previous_text") else RIGHT
            yield Mark(file, key, result, detail=f"expected {truth[key]!r}, the line was not read")
        else:
            day = getattr(read.value, name)
            got = None if day is None else str(day)
            found = mark(file, key, truth[key], got, read.sure)
            yield found
    if truth.get("previous_text"):
        yield mark(
            file, "previous_text", truth["previous_text"], read.words if read else None, read is None or read.sure
        )


def table(file: str, name: str, expected: list[dict[str, Any]], read: Read[tuple[Row, ...]] | None) -> Iterable[Mark]:
    rows = list(read.value) if read is not None else []
    if not expected and not rows:
        yield Mark(file, f"{name}: none", RIGHT if read is not None else NOT_READ, detail="expected none, not read")
        return
    for index, one in enumerate(expected):
        where = f"{name}: rows"
        begins = [row for row in rows if at(row, one["first_words"], 1)]
        row = next((row for row in begins if at(row, one["last_words"], -1)), None)
        if row is None:
            sought = f"row {index + 1} ({one['first_words']} ... {one['last_words']})"
            if begins:
                # There, but cut off or run on: one row wrong, not one missing and one too many.
                near = begins[0]
                rows.remove(near)
                yield Mark(file, where, WRONG, near.sure, f"{sought} ends: {near.last_words}")
            else:
                result = NOT_READ if read is None else WRONG
                yield Mark(file, where, result, read is None or read.sure, f"{sought} is not there")
            continue
        rows.remove(row)
        if "pages" in one:
            found = mark(file, where, list(one["pages"]), list(row.pages), row.sure)
            yield Mark(file, where, found.result, found.sure, f"row {index + 1}, pages: {found.detail}")
        else:
            yield Mark(file, where, RIGHT)
        if "items" in one:
            yield mark(file, f"{name}: items", one["items"], len(row.items), row.sure)
        if one.get("responsible") is not None:
            yield mark(file, f"{name}: bodies", one["responsible"], list(row.responsible) or None, row.sure)
        if one.get("responsible_text") is not None:
            yield mark(file, f"{name}: bodies' text", one["responsible_text"], row.responsible_text or None, row.sure)
    for row in rows:
        yield Mark(file, f"{name}: rows", WRONG, row.sure, f"a row too many: {row.first_words} ... {row.last_words}")


def at(row: Row, words: str, side: int) -> bool:
    """Whether a row begins (side 1) or ends (-1) with these words, however many they are."""
    printed = row.text.replace("\n- ", "\n").split()
    sought = words.split()
    return same(" ".join(sought), " ".join(printed[: len(sought)] if side > 0 else printed[-len(sought) :]))


def count(marks: Iterable[Mark], result: str) -> int:
    return sum(one.result == result for one in marks)


def line(marks: Sequence[Mark]) -> str:
    """The last line: a share is rounded down, so that 100% means all."""
    share = 100 * count(marks, RIGHT) // len(marks) if marks else 0
    return f"{share}% of fields right, {count(marks, WRONG)} wrong, {count(marks, NOT_READ)} not read"


def show(group: Group) -> None:
    print(f"\n{group.title}: {group.reports} report{'s' * (group.reports != 1)}")
    print(f"{'field':<36}{'right':>7}{'wrong':>7}{'unsure':>8}{'not read':>10}")
    names = list(dict.fromkeys(one.field for one in group.marks))
    for name in names:
        mine = [one for one in group.marks if one.field == name]
        unsure = sum(one.result == WRONG and not one.sure for one in mine)
        print(f"{name:<36}{count(mine, RIGHT):>7}{count(mine, WRONG):>7}{unsure:>8}{count(mine, NOT_READ):>10}")
    told: set[str] = set()
    for one in group.marks:
        if one.refused:
            # One line for the whole report: every field of it is not read.
            if one.file not in told:
                print(f"  not read: {one.file}, all of it: {one.detail}")
            told.add(one.file)
        elif one.result != RIGHT:
            doubt = "" if one.sure or one.result == NOT_READ else " (said to be unsure)"
            print(f"  {one.result}{doubt}: {one.file}, {one.field}: {one.detail}")
    for what, times in (("by the clock", group.seconds), ("of one core", group.processor)):
        if times:
            worst = max(times)
            middle = median(seconds for seconds, _ in times)
            print(f"time a report, {what}: median {middle:.2f} s, worst {worst[0]:.2f} s ({worst[1]})")
    print(line(group.marks))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="How well reports are read, field by field.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of reports (PDF)")
    parser.add_argument("--truth", type=Path, required=True, metavar="FILE", help="what each report says (YAML)")
    parser.add_argument(
        "--apart",
        default="",
        metavar="NAME,...",
        help="reports (file names) to report by themselves as well, or a file with one name a line",
    )
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="reading processes (1: times are those of one core)"
    )
    options = parser.parse_args(arguments)
    try:
        truths = read_truth(options.truth)
        files = {path.name: path for path in find_reports(options.folder)}
        apart = names(options.apart)
    except (OSError, ValueError) as error:
        print(f"reports.py: {error}", file=sys.stderr)
        return 2
    for name in sorted(set(files) - set(truths)):
        print(f"{name}: not in the truth file, left out")
    for name in sorted(set(truths) - set(files)):
        print(f"{name}: in the truth file, but not in the folder")
    for name in sorted(apart - set(files)):
        print(f"{name}: named by --apart, but not in the folder")
    measured = [files[name] for name in truths if name in files]
    try:
        attempts = read_reports(measured, workers=options.workers, limits=Limits(), progress=progress)
    except NotAReadableReport as error:
        print(f"reports.py: {error}", file=sys.stderr)
        return 2
    groups = [Group("all")]
    if apart & set(files):
        groups = [Group("kept apart"), Group("the others"), *groups]
    for attempt in attempts:
        name = attempt.path.name
        found = list(marks_of(name, truths[name], attempt))
        for group in groups:
            if group.title == "all" or (group.title == "kept apart") == (name in apart):
                group.marks += found
                group.seconds.append((attempt.seconds, name))
                group.processor.append((attempt.processor, name))
                group.reports += 1
    for group in groups:
        show(group)
    return 0


def marks_of(file: str, truth: dict[str, Any], attempt: Attempt) -> Iterable[Mark]:
    """A report that was refused counts with every field it has: none was read."""
    if attempt.report is not None:
        yield from marks(file, truth, attempt.report)
        return
    blank = ReadReport(pages=0)
    for one in marks(file, truth, blank):
        yield Mark(file, one.field, NOT_READ, detail=str(attempt.refused), refused=True)


def read_truth(path: Path) -> dict[str, dict[str, Any]]:
    """The entries by file name. Raises ValueError where the file is not a list of entries with `file`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        entries = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    except YAMLError as error:
        raise ValueError(f"{path} is not YAML: {error}") from error
    if not isinstance(entries, list) or not all(isinstance(one, dict) and "file" in one for one in entries):
        raise ValueError(f"{path} is not a list of reports, each with its `file`.")
    return {str(one["file"]): one for one in entries}


def names(apart: str) -> set[str]:
    """File names, ".pdf" added where it is left out."""
    listed = Path(apart).read_text("utf-8").split() if apart and Path(apart).is_file() else apart.split(",")
    return {name if name.casefold().endswith(".pdf") else f"{name}.pdf" for name in map(str.strip, listed) if name}


def progress(done: int, of: int, attempt: Attempt) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{of} {attempt.path.name:<40}", end="\n" if done == of else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
