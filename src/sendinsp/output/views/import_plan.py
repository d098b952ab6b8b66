"""What an import would do, or has done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sendinsp.importing.plan import Plan, Step
from sendinsp.output.listing import Column, Listing, Row
from sendinsp.output.text import plural
from sendinsp.register.register import Register

_WORDS = {
    "create": "create", "fill": "fill", "sharpen": "more precise", "confirm": "agrees, add source",
    "contradict": "contradicts", "correct": "correct", "differs": "differs from itself",
    "unsure": "differs, not surely read", "by-hand": "contradicts, say so under notes",
    "agrees": "recorded already", "disputed": "contradiction noted already",
}  # fmt: skip
SETTLED = ("agrees", "disputed")
"""What becomes of facts of which the register says all there is to say: shown where everything is asked for."""

COLUMNS = (
    Column("Row", lambda row: str(row["row"]), keep=3, right=True),
    Column("Inspection", lambda row: row["id"], keep=9),
    Column("What", lambda row: str(_WORDS[row["action"]]), keep=8),
    Column("Facts", lambda row: "; ".join(_fact(row, fact) for fact in row["facts"]), keep=7, wraps=True),
)


def listing(plan: Plan, register: Register, *, applied: bool, everything: bool) -> Listing:
    """The steps of a plan as rows.

    Args:
        plan: the plan.
        register: whose areas have names.
        applied: whether it has been carried out.
        everything: also the steps about which there is nothing to do.
    """
    steps = [step for step in plan.steps if everything or step.action not in SETTLED]
    facts = _count(plan)
    whole = not (plan.bad or facts["disputed"] or facts["differs"] or facts["unsure"] or facts["by-hand"])
    return Listing(
        [_row(step, register) for step in steps],
        COLUMNS,
        _footer(plan, facts, applied, everything),
        "The register holds it all." if whole else "Nothing to add." if plan.rows else "No row could be read.",
    )


def _row(step: Step, register: Register) -> Row:
    return {
        "action": step.action,
        "id": step.id,
        "area": step.row.area,
        "name": register.areas.name(step.row.area),
        "row": step.row.number,
        "path": register.folder.name_of(step.path),
        "previous": step.previous,
        "source": step.source,
        "facts": [
            {"field": fact.path, "value": fact.value, "recorded": fact.recorded, "recorded_sources": list(fact.sources)}
            for fact in step.facts
        ],
    }


def _fact(row: Row, fact: Row) -> str:
    """A fact of a row in words: both values and both sources where they differ, and who keeps a corrected value."""
    action = row["action"]
    if action == "confirm":
        return str(fact["field"])
    if action == "agrees":
        return f"{fact['field']} {fact['value']}"
    if fact["recorded"] is None:
        return f"{fact['field']} {fact['value']}"
    by = f" ({', '.join(fact['recorded_sources'])})" if fact["recorded_sources"] else ""
    words = f"{fact['field']} {fact['value']}, recorded {fact['recorded']}{by}"
    others = [source for source in fact["recorded_sources"] if source != row["source"]]
    if action != "correct" or not others:
        return words
    keep = f"its other source, {others[0]}, keeps" if len(others) == 1 else f"its others, {', '.join(others)}, keep"
    return f"{words}: {keep} {fact['recorded']} under disputed"


def _count(plan: Plan) -> Counter[str]:
    """How many facts each thing happens to; of records to create, how many."""
    facts = Counter(dict.fromkeys(_WORDS, 0))
    for step in plan.steps:
        facts[step.action] += len(step.facts) if step.action != "create" else 1
    return facts


def _differing(plan: Plan) -> Iterator[str]:
    """What may be done where a value is not what its own source says: by where the other value came from."""
    told = Counter(
        step.row.told.get(fact.path, "") for step in plan.steps if step.action == "differs" for fact in step.facts
    )
    for option, number in told.items():
        one = number == 1
        named = plan.origin.id if plan.origin is not None else "its source" if one else "their sources"
        begins = f"{plural(number, 'value')} that the register credits to {named} {'is' if one else 'are'} not what"
        if option:
            yield (
                f"{begins} {option} says, which is not read from the file. If {option} is right, --correct sets what "
                "it says; else give it as the register has it, or leave it out."
            )
        else:
            yield (
                f"{begins} this file says. If {'it is a slip' if one else 'they are slips'} of the register, --correct "
                "sets what the file says; if the file is a later edition, enter it in sources.yaml as a source of its "
                "own and name that with --source."
            )


def _footer(plan: Plan, facts: Counter[str], applied: bool, everything: bool) -> list[str]:
    done = "" if applied else "to "
    parts = [
        f"{plural(facts['create'], 'record')} {done}create{'d' if applied else ''}",
        f"{plural(facts['fill'] + facts['sharpen'], 'blank')} {done}fill{'ed' if applied else ''}",
        f"{plural(facts['confirm'], 'fact')} {'given' if applied else 'to be given'} this source",
        f"{plural(facts['contradict'], 'contradiction')} {'noted under disputed' if applied else 'to note'}",
    ]
    if facts["correct"]:
        parts.append(f"{plural(facts['correct'], 'value')} {done}correct{'ed' if applied else ''}")
        corrected = [(step, fact) for step in plan.steps if step.action == "correct" for fact in step.facts]
        if kept := sum(set(fact.sources) != {step.source} for step, fact in corrected):
            old = plural(kept, "old value")
            parts.append(f"{old} {'kept' if applied else 'to keep'} under disputed for other sources")
    known = facts["agrees"] + facts["disputed"]
    new = " (new in sources.yaml)" if plan.origin is not None and plan.origin.entry else ""
    named = plan.origin.id if plan.origin is not None else "their sources"
    read = f"{plural(plan.rows, 'row')} from {named}{new}" if plan.origin is not None else plural(plan.rows, "report")
    lines = [f"{read}: {', '.join(parts)}."]
    lines += _differing(plan)
    if known:
        agree, disputed = f"{plural(facts['agrees'], 'fact')} recorded already", facts["disputed"]
        noted = f", {plural(disputed, 'contradiction')} noted already"
        shown = "" if everything else " (--all shows these too)"
        lines.append(f"{agree}{noted if disputed else ''}{shown}.")
    if plan.bad:
        lines.append(f"{plural(len(plan.bad), 'row')} could not be taken in: see below.")
    if plan.changes:
        files = plural(len(plan.changes), "file")
        lines.append(f"{files} written." if applied else f"{files} to write: nothing is written yet, --apply does it.")
    else:
        lines.append("Nothing to create, nothing to fill.")
    return lines
