"""Many problems of one kind in one file: the first few, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sendinsp.model.problem import Problem
from sendinsp.output.text import plural

FEW = 10
"""So many problems of one rule in one file are shown to people; where there are more, the others are counted."""
MOST_LISTED = 25_000
"""So many problems are listed in JSON and in SARIF, of which GitHub takes no more in one run."""


def summed_up(problems: Sequence[Problem]) -> list[Problem]:
    """The problems to show to people, in order: of each file's rules the first few, at its end those that count more.

    Args:
        problems: sorted by file.
    """
    of_kind = Counter((problem.path, problem.code) for problem in problems)
    if max(of_kind.values(), default=0) <= FEW + 1:
        return list(problems)
    shown: list[Problem] = []
    left: dict[str, list[Problem]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        if shown and problem.path != shown[-1].path:
            shown += _counted(left)
            left = {}
        kind = (problem.path, problem.code)
        seen[kind] += 1
        if seen[kind] <= FEW or of_kind[kind] == FEW + 1:
            shown.append(problem)
        else:
            left.setdefault(problem.code, []).append(problem)
    return [*shown, *_counted(left)]


def _counted(left: dict[str, list[Problem]]) -> Iterator[Problem]:
    """For each rule, a problem of the file as a whole that says how many more there are, and on which lines."""
    for code, problems in left.items():
        lines = [problem.span.line for problem in problems if problem.span is not None]
        where = f", on lines {lines[0]} to {lines[-1]}" if lines and lines[0] < lines[-1] else ""
        message = f"{plural(len(problems), 'more problem')} of this kind{where}"
        severity = next((p.severity for p in problems if p.severity == "error"), problems[0].severity)
        yield Problem(code, severity, problems[0].path, None, "", message, "--format json lists them")
