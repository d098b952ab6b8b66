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
from sendinsp.deadlines.due import bases, deciding_day
from sendinsp.deadlines.words import days_words
from sendinsp.deadlines.working_days import working_days_between
from sendinsp.frameworks.interface import PlanKind
from sendinsp.frameworks.plan_due import dates_of
from sendinsp.model.area import AreasFile
from sendinsp.model.dates import human_day
from sendinsp.model.framework import Deadline, Framework
from sendinsp.model.neighbours import NeighboursFile
from sendinsp.model.source import SourcesFile
from sendinsp.model.theme import ThemesFile
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
    """What others said beside what sendinsp reckons, misses left in, for each framework that has a plan."""
    register = Register(DataFolder(ROOT / "data"))
    lines = [
        NOTE + "# Working days and due dates",
        "",
        "What the program reckons, held against what was so: every pair of dates that sources give, hits and misses. "
        "Differences are in working days.",
    ]
    for name in frameworks.ids():
        framework, plan = register.frameworks.get(name), frameworks.plan_of(name)
        if framework is not None and framework.deadline is not None and plan is not None:
            lines += _of_framework(framework, framework.deadline, plan, register)
    return "\n".join(lines) + "\n"


def _of_framework(framework: Framework, rule: Deadline, plan: PlanKind, register: Register) -> Iterator[str]:
    yield from ("", f"## {framework.title}: the {plan.name}", "", f"**The rule.** {rule.rule}")
    for version in rule.versions:
        until = f" to {version.to.human()}" if version.to is not None else ""
        yield from ("", f"**From {version.from_.human()}{until}.** {version.rule}")
    if rule.excludes is not None:
        yield from ("", f"**Not counted.** {rule.excludes}")
    if rule.uncertain is not None:
        yield from ("", f"**What is uncertain.** {rule.uncertain}")
    yield from _stated(framework, rule, plan, register)
    yield from _cases(rule)


def _stated(framework: Framework, rule: Deadline, plan: PlanKind, register: Register) -> Iterator[str]:
    """Every due date that a source states to the day, beside what the record gives without it."""
    yield from (
        "",
        "### Due dates that sources state, beside those that are reckoned",
        "",
        f"Where a source states the day, `{plan.command}` shows that day. Here each stands beside what the record "
        "gives without it: reckoned from receipt, from the letter's date or from publication, whichever is best. The "
        "difference runs from the reckoned (or typical) day to the stated one.",
        "",
        "| Inspection | Said by | What was so | Reckoned from | What the program gives | Difference | In the window |",
        "| --- | --- | --- | --- | --- | ---: | --- |",
    )
    why = {case.inspection: case.excluded or case.note for case in rule.publication_lag.cases}
    hits, misses = 0, list[str]()
    for inspection in register.inspections:
        stated = inspection.sure_date(plan.due_stated)
        if inspection.framework != framework.id or stated is None or stated.day is None:
            continue
        dates = dates_of(inspection, plan)
        valid = rule.on(deciding_day(dates.published, dates.received))
        window = next((one for one in bases(dates, valid) if one.basis != "stated"), None)
        said = dict.fromkeys(register.sources[one].publisher for one in inspection.given_by(plan.due_stated))
        row = f"| {inspection.id} | {', '.join(said)} | {stated.human()} "
        if window is None or window.due is None or window.earliest is None or window.latest is None:
            yield row + "| - | no day: no date is known well enough | | |"
            continue
        hit = window.earliest <= stated.day <= window.latest
        hits += hit
        if not hit:
            reason = why.get(inspection.id) or "no source explains it."
            misses.append(f"{inspection.id}: {reason[:1].lower() + reason[1:]}")
        one_day = window.earliest == window.latest
        days = human_day(window.due) if one_day else days_words(window.earliest, window.latest)
        gap = working_days_between(window.due, stated.day)
        yield row + (
            f"| {window.basis} | {days}{'' if one_day else f', typically {human_day(window.due)}'} | {gap:+d} "
            f"| {'yes' if hit else '**no**'} |"
        )
    yield from ("", f"{hits} of {hits + len(misses)} stated days lie within the window; the misses are left in.")
    if misses:
        yield from ("", *(f"- {miss}" for miss in misses))


MEASURED = {
    "due_stated": "publication to the stated due date",
    "submitted": "publication to submission",
    "received": "receipt to publication",
}


def _cases(rule: Deadline) -> Iterator[str]:
    """The cases from which the window was found."""
    lag = rule.publication_lag
    yield from (
        "",
        "### Where the window from publication comes from",
        "",
        lag.note or "",
        "",
        "| Inspection | Measured | From | To | Working days | What the program gives | |",
        "| --- | --- | --- | --- | ---: | --- | --- |",
    )
    for case in lag.cases:
        length = rule.on(case.from_.earliest).working_days
        if length is None:
            gives = "nothing: the number of days is not known"
        elif case.measured == "received":
            gives = f"{length - lag.latest} to {length - lag.earliest}, {length - lag.typical} as typical"
        else:
            gives = f"{lag.earliest} to {lag.latest}, {lag.typical} as typical"
        remark = f"left out: {case.excluded} {case.note or ''}".strip() if case.excluded else case.note or ""
        yield (
            f"| {case.inspection} | {MEASURED[case.measured]} | {case.from_.human()} | {case.to.human()} "
            f"| {case.working_days} | {gives} | {remark} |"
        )


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
        "with the reason; what other sources say instead, under `disputed`. A warning that is known and stands is "
        "named under `acknowledged` with the reason, and told of no more. In a record, no person's name and no "
        "sentence out of a source.\n",
        "A record lies in the folder of its term, one that no source dates in `inspections/undated/`, without a term. "
        "Which framework it is of decides its keys: those of one framework are refused in a record of another, with "
        "the reason.\n",
    ]
    names = frameworks.ids()
    under = {name: f" under `{name}`" if len(names) > 1 else "" for name in names}
    for title, model in (
        *((f"Inspections{under[n]}: `inspections/<term>/<area>.yaml`", frameworks.record_of(n)) for n in names),
        ("Areas: `areas.yaml`", AreasFile),
        ("Sources: `sources.yaml`", SourcesFile),
        ("Themes: `themes.yaml`", ThemesFile),
        ("Neighbours: `neighbours.yaml`", NeighboursFile),
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
