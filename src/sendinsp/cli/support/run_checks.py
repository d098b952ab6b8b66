"""From the arguments of `validate` to a run, and from that to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sendinsp.checks.run import Checker
from sendinsp.cli.support.failure import FAULT, OK, PROBLEMS, USAGE, Failure, abandon_output
from sendinsp.cli.support.progress import Progress
from sendinsp.cli.support.session import Session, first_few
from sendinsp.keeping.older_folder import newer
from sendinsp.model.suggest import did_you_mean, nearest
from sendinsp.output.problems import Findings
from sendinsp.output.text import clean
from sendinsp.output.write import write_problems
from sendinsp.register.find import DataFolder, packaged, surrounding
from sendinsp.yaml.files import data_files, lines_in, lines_of

STDIN = Path("-")


def run_checks(
    session: Session,
    paths: Sequence[Path],
    form: str,
    output: Path | None,
    strict: bool,
    select: Sequence[str],
    ignore: Sequence[str],
    today: date,
    stdin_filename: Path | None,
) -> int:
    """Check what was asked for, show the problems, and give the exit code.

    Raises:
        Failure: there is no data folder or no such file, a code is unknown, or the output cannot be written.
    """
    wanted, unwanted = codes_of("--select", select), codes_of("--ignore", ignore)
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise Failure(f"there is no file or folder {str(path)!r}", USAGE)
    text = _stdin(paths, stdin_filename)
    folder = _folder(session, paths if text is None else [stdin_filename] if stdin_filename else [])
    name = _below(folder, stdin_filename) if stdin_filename else None
    elsewhere = stdin_filename if name is not None and Path(name).is_absolute() else None
    if elsewhere is not None and elsewhere.suffix not in (".yaml", ".yml"):
        raise _no_data_file(folder, elsewhere)
    with Progress() as progress:
        checker = Checker(folder, today, progress=progress.tell, program=packaged())
        if text is not None:
            report = checker.text(text, name)
        else:
            names = _names(folder, paths)
            report = checker.everything() if names is None else checker.only(names)
    shown = checker.shown(name) if name is not None else "<stdin>"
    if elsewhere is not None:
        shown = elsewhere.as_posix()  # as it was given: it is below no data folder
    problems = [
        replace(problem, path=shown) if elsewhere is not None else problem
        for problem in report.problems
        if problem.code.startswith(wanted or ("",)) and not (unwanted and problem.code.startswith(unwanted))
    ]

    if newer_parts := newer(folder, keys=any(problem.code == "S001" for problem in report.problems)):
        parts = first_few(newer_parts)
        told = f"{folder.name_of(folder.path)} seems to be written by a newer sendinsp, which alone knows {parts}"
        print(clean(f"sendinsp: {told}: upgrade before you mend anything"), file=sys.stderr)

    def lines(path: str) -> list[str]:
        return lines_in(text) if text is not None and path in ("<stdin>", shown) else lines_of(Path(path))

    data = folder.name_of(folder.path)
    only = f"rules {', '.join(wanted)} alone" if wanted else ""
    without = f"rules {', '.join(unwanted)} left out" if unwanted else ""
    rules = ", ".join(part for part in (only, without) if part)
    findings = Findings(data, report.files, problems, strict, lines, rules)
    try:
        write_problems(findings, form, output)
        sys.stdout.flush()
    except BrokenPipeError:  # `| head -1`: the exit code still says what was found
        abandon_output()
    print(clean(f"sendinsp: judged {data}"), file=sys.stderr)
    if report.faults:
        first = report.faults[0]
        more = f" (and {len(report.faults) - 1} more)" if len(report.faults) > 1 else ""
        raise Failure(f"a fault of the program, not of yours: {first}{more}. Please report it", FAULT)
    return PROBLEMS if findings.errors or (strict and findings.warnings) else OK


def codes_of(option: str, values: Iterable[str]) -> tuple[str, ...]:
    """The codes or beginnings of codes that an option names, `D003,W` or repeated.

    Raises:
        Failure: no rule's code begins like one of them.
    """
    given = [code.strip().upper() for value in values for code in value.split(",") if code.strip()]
    if given:
        from sendinsp.checks.catalogue import rules

        known = [rule.code for rule in rules()]
        for code in given:
            if not any(one.startswith(code) for one in known):
                hint = did_you_mean(nearest(code, known, 2), "sendinsp rules lists them")
                raise Failure(f"{option}: there is no rule {code!r}: {hint}", PROBLEMS)
    return tuple(given)


def _stdin(paths: Sequence[Path], name: Path | None) -> bytes | None:
    if STDIN not in paths:
        if name is not None:
            raise Failure("--stdin-filename goes with the argument - only", USAGE)
        return None
    if len(paths) > 1:
        raise Failure("- stands for stdin and cannot be combined with other paths", USAGE)
    from sendinsp.yaml.characters import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _folder(session: Session, paths: Sequence[Path]) -> DataFolder:
    """The data folder: the one named, else the one that the paths lie in, else the one that is found from here.

    Raises:
        Failure: there is none, or the paths lie in several.
    """
    if session.data is not None or os.environ.get("SENDINSP_DATA"):
        return session.folder(packaged_too=False)
    found = {folder.path: folder for path in paths if (folder := surrounding(path)) is not None}
    if len(found) > 1:
        names = " and ".join(sorted(str(path) for path in found))
        raise Failure(
            f"the paths lie in several data folders ({names}): name one with --data, or check them apart", USAGE
        )
    return next(iter(found.values())) if found else session.folder(packaged_too=False)


def _names(folder: DataFolder, paths: Sequence[Path]) -> list[str] | None:
    """The files that the arguments stand for, as paths below the data folder; None for all of it.

    Raises:
        Failure: a folder holds no data files, or a file elsewhere is none, so that nothing would be checked.
    """
    names: list[str] = []
    for path in paths:
        inside = _below(folder, path)
        if path.is_dir() and not path.name.endswith((".yaml", ".yml")):
            if inside == ".":
                return None
            found = [_below(folder, file) for file in data_files(path)]
            if not found:
                raise Failure(f"there is no data file (.yaml) in {str(path)!r}: nothing was checked", USAGE)
            names += found
        elif Path(inside).is_absolute() and path.suffix not in (".yaml", ".yml"):
            raise _no_data_file(folder, path)
        else:
            names.append(inside)
    return names if paths else None


def _no_data_file(folder: DataFolder, path: Path) -> Failure:
    return Failure(f"{str(path)!r} is no data file (.yaml), nor in the data folder {str(folder.path)!r}", USAGE)


def _below(folder: DataFolder, path: Path) -> str:
    """A path below the data folder with forward slashes; absolute where it lies elsewhere.

    Links are left as they are: what a file is follows from where it lies, not from where it leads.
    """
    # Not resolve(), which would follow links.
    root, whole = (Path(os.path.abspath(one)) for one in (folder.path, path))  # noqa: PTH100 - see above
    if whole.is_relative_to(root):
        return whole.relative_to(root).as_posix()
    real = path.parent.resolve() / path.name
    real_root = folder.path.resolve()
    return real.relative_to(real_root).as_posix() if real.is_relative_to(real_root) else whole.as_posix()
