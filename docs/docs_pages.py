"""The pages of the documentation that the program writes of itself."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs_examples import output
from pydantic import BaseModel

from sendinsp import frameworks
from sendinsp.cli.app import in_order
from sendinsp.deadlines.due import bases
from sendinsp.deadlines.words import days_words
from sendinsp.deadlines.working_days import working_days_between
from sendinsp.frameworks.framework_2016.plan import PLAN
from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.frameworks.plan_due import dates_of
from sendinsp.model.area import AreasFile
from sendinsp.model.dates import human_day
from sendinsp.model.source import SourcesFile
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Written by docs/build.py: change what it is made from, not this file. -->\n\n"


def pages() -> dict[str, str]:
    """Each page by its name, with its text."""
    import docs_exports

    from sendinsp.checks.docs import page

    return {
        "working-days.md": working_days(),
        "commands.md": commands(),
        "record-format.md": record_format(),
        "exports.md": docs_exports.page(),
        "rules.md": page(),
    }


# --- working days ---------------------------------------------------------------------------------------


def working_days() -> str:
    """What others said beside what sendinsp reckons, misses left in."""
    register = Register(DataFolder(ROOT / "data"))
    rule = register.frameworks["framework-2016"].deadline
    assert rule is not None
    lines = [
        NOTE + "# Working days and due dates",
        "",
        f"**The rule.** {rule.rule}",
        "",
        f"**Not counted.** {rule.excludes}",
        "",
        f"**What is uncertain.** {rule.uncertain}",
        "",
        "## What others said, beside what is reckoned",
        "",
        "Where a source states the day, `wsoa-due` shows that day. Here each stated day stands beside what the record "
        "gives without it: reckoned from receipt, from the letter's date or from publication, whichever is best. The "
        "difference is in working days, from the reckoned (or typical) day to the stated one.",
        "",
        "| Area | Said by | Stated | Reckoned from | Reckoned | Difference | Within the window |",
        "| --- | --- | --- | --- | --- | ---: | --- |",
    ]
    inside = outside = 0
    for inspection in sorted(register.inspections, key=lambda one: register.areas.name(one.area)):
        if not isinstance(inspection, Inspection2016) or inspection.wsoa is None:
            continue
        stated = inspection.date_at("wsoa.due_stated")
        if stated is None or stated.day is None:
            continue
        window = next(one for one in bases(dates_of(inspection, PLAN), rule) if one.basis != "stated")
        assert window.earliest and window.latest and window.due
        hit = window.earliest <= stated.day <= window.latest
        inside, outside = inside + hit, outside + (not hit)
        said = [s for s, paths in inspection.evidence.items() if "wsoa.due_stated" in paths]
        publishers = ", ".join(register.sources[one].publisher for one in said)
        days = human_day(window.due) if window.earliest == window.latest else days_words(window.earliest, window.latest)
        gap = working_days_between(window.due, stated.day)
        lines.append(
            f"| {register.areas.name(inspection.area)} | {publishers} | {stated.human()} | {window.basis} | {days}, "
            f"typically {human_day(window.due)} | {gap:+d} | {'yes' if hit else '**no**'} |"
        )
    lag = rule.publication_lag
    lines += [
        "",
        f"{inside} of {inside + outside} stated days lie within the window. The misses are left in: Shropshire was "
        "given more time in the pandemic; Windsor and Maidenhead's stated day is 65 working days after the date of "
        "its letter, which the rule does not explain.",
        "",
        "## Where the window comes from",
        "",
        lag.note or "",
        "",
        "| Inspection | Measured | From | To | Working days | |",
        "| --- | --- | --- | --- | ---: | --- |",
    ]
    for case in lag.cases:
        what = "publication to stated due date" if case.measured == "due_stated" else "receipt to publication"
        remark = f"left out: {case.excluded}" if case.excluded else case.note or ""
        lines.append(
            f"| {case.inspection} | {what} | {case.from_.human()} | {case.to.human()} "
            f"| {case.working_days} | {remark} |"
        )
    return "\n".join(lines) + "\n"


# --- commands -------------------------------------------------------------------------------------------


def commands() -> str:
    """The help of every command."""
    parts = [NOTE + "# Commands\n", _help("sendinsp --help")]
    for name in in_order():
        parts.append(f"## {name}\n")
        parts.append(_help(f"sendinsp {name} --help"))
    parts.append(
        "## Exit codes\n\n"
        "| code | meaning |\n| ---: | --- |\n"
        "| 0 | fine; no rows is fine |\n"
        "| 1 | problems found (warnings only under `--strict`), or an area or code that is unknown |\n"
        "| 2 | a malformed value, or no data folder |\n"
        "| 3 | a fault of the program |\n"
        "| 130 | interrupted |\n"
    )
    return "\n".join(parts)


def _help(command: str) -> str:
    lines = [line.rstrip() for line in output(command, width=100).strip("\n").split("\n")]
    return "```text\n" + "\n".join(lines).strip("\n") + "\n```\n"


# --- record format --------------------------------------------------------------------------------------


def record_format() -> str:
    """The keys of every kind of file, from the models."""
    parts = [
        NOTE + "# Record format\n",
        "A data folder is the one that holds `areas.yaml`. What is unknown is left out, never guessed and never an "
        "empty value. Dates are a day (`2017-09-04`), a month (`2017-09`) or a closed span (`2017-10-31/2017-12`); "
        "counts are digits; flags are `true` or `false`.\n",
        "Every fact names its sources under `evidence`: source id -> paths of the facts that it gives, such as "
        "`report.published` or `wsoa.weaknesses` (a whole list). What is kept but not relied on stands under `doubts` "
        "with the reason; what other sources say instead, under `disputed`. In a record, no person's name and no "
        "sentence out of a source.\n",
    ]
    names = frameworks.ids()
    under = {name: f" under `{name}`" if len(names) > 1 else "" for name in names}
    for title, model in (
        *((f"Inspections{under[n]}: `inspections/<term>/<area>.yaml`", frameworks.record_of(n)) for n in names),
        ("Areas: `areas.yaml`", AreasFile),
        ("Sources: `sources.yaml`", SourcesFile),
        *((f"Frameworks{under[n]}: `frameworks/<id>.yaml`", frameworks.file_of(n)) for n in names),
    ):
        parts.append(f"## {title}\n")
        for name, section in _sections(model):
            parts.append(f"### `{name}`\n" if name else "")
            parts.append(_table(section))
    return "\n".join(part for part in parts if part)


def _sections(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    seen: set[type[BaseModel]] = {model}
    waiting: list[tuple[str, type[BaseModel]]] = [("", model)]
    while waiting:
        name, one = waiting.pop(0)
        yield name, one
        for key, field in one.model_fields.items():
            for inner, many in _models(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    path = f"{name}.{field.alias or key}".lstrip(".") + (f"{many}" if many else "")
                    waiting.append((path, inner))


def _models(annotation: Any, many: str = "") -> Iterator[tuple[type[BaseModel], str]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, many
    else:
        origin = typing.get_origin(annotation)
        mark = {tuple: "[]", dict: ".<key>"}.get(origin, many) if isinstance(origin, type) else many
        for part in typing.get_args(annotation):
            yield from _models(part, mark)


def _table(model: type[BaseModel]) -> str:
    rows = ["| key | | meaning |", "| --- | --- | --- |"]
    for key, field in model.model_fields.items():
        need = "required" if field.is_required() else ""
        values = list(_literals(field.annotation))
        meaning = field.description or next((text for text in _descriptions(field.annotation)), "")
        if values:
            meaning = f"{meaning} One of: {', '.join(f'`{value}`' for value in values)}.".strip()
        rows.append(f"| `{field.alias or key}` | {need} | {meaning.replace('|', chr(92) + '|')} |")
    return "\n".join(rows) + "\n"


def _literals(annotation: Any) -> Iterator[str]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from (str(value) for value in typing.get_args(annotation))
    elif typing.get_origin(annotation) not in (tuple, dict):
        for part in typing.get_args(annotation):
            yield from _literals(part)


def _descriptions(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield (annotation.__doc__ or "").strip().split("\n")[0]
    else:
        for part in typing.get_args(annotation):
            yield from _descriptions(part)
