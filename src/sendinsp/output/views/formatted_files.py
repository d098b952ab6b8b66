"""What `fmt` says of files."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp.keeping.format_files import Formatted
from sendinsp.output.text import clean, plural


def diff_text(result: Formatted) -> str:
    """The difference between a file and its canonical form, as a unified diff."""
    from difflib import unified_diff

    lines = unified_diff(
        result.before.splitlines(keepends=True), result.after.splitlines(keepends=True), result.name, result.name
    )
    text = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return clean(text)


def left_alone(result: Formatted) -> str:
    """Why a file was not formatted, with the place of the fault."""
    span = result.problem.span if result.problem is not None else None
    place = f":{span.line}:{span.column}" if span else ""
    return f"{result.name}{place}: left alone: {result.why_not}"


def tally(results: Sequence[Formatted], *, written: bool) -> str:
    """`3 files formatted, 148 in canonical form, 1 left alone`. One with errors is never called canonical.

    A file in canonical form may well say what is wrong: so that it was the form alone is said too.
    """
    failed = sum(result.why_not is not None for result in results)
    changed = sum(result.changes for result in results if result.why_not is None)
    faulty = sum(result.faulty and not result.changes for result in results)
    parts = [f"{plural(changed, 'file')} {'formatted' if written else 'would change'}"] if changed else []
    if (kept := len(results) - changed - failed - faulty) or not results:
        parts.append(f"{plural(kept, 'file')} in canonical form" if not parts else f"{kept:,} in canonical form")
    for number, what in ((faulty, "with errors (sendinsp validate shows them)"), (failed, "left alone")):
        if number:
            parts.append(f"{number:,} {what}" if parts else f"{plural(number, 'file')} {what}")
    text = ", ".join(parts)
    alone = "; only the form was looked at: sendinsp validate checks what they say"
    return text + (alone if kept > 0 or changed else "")
