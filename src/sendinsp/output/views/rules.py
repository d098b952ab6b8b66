"""Rules for reading: a list, and one explained."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp.model.rule import Rule
from sendinsp.output.folding import folded
from sendinsp.output.listing import Cell, Column, Listing, Row
from sendinsp.output.plain_table import is_plain
from sendinsp.output.text import plural

WIDEST = 88
_STYLES = {"error": "red", "warning": "yellow"}
COLUMNS = (
    Column("Code", lambda row: row["code"], keep=9),
    Column("Severity", lambda row: Cell(row["severity"], _STYLES[row["severity"]]), keep=5),
    Column("Title", lambda row: row["title"], keep=8, wraps=True),
)


def rule_row(rule: Rule) -> Row:
    """Everything that is said about a rule."""
    return {
        "code": rule.code,
        "severity": rule.severity,
        "family": rule.family,
        "title": rule.title,
        "why": rule.why,
        "wrong": rule.wrong,
        "right": rule.right,
    }


def listing(rules: Sequence[Rule]) -> Listing:
    """Rules, one a row."""
    footer = [f"{plural(len(rules), 'rule')}. sendinsp rules CODE explains one."]
    return Listing([rule_row(rule) for rule in rules], COLUMNS, footer, "No rule.")


def explained(rule: Rule, *, to_file: bool = False) -> str:
    """A rule with its reason and its examples, for the terminal: its sentences folded, the examples as they are."""
    from shutil import get_terminal_size
    from textwrap import indent

    width = WIDEST if is_plain(to_file=to_file) else min(WIDEST, get_terminal_size().columns)
    return "\n".join([
        *folded(f"{rule.code} {rule.title} ({rule.severity})", width),
        "",
        *folded(rule.why, width),
        "",
        "Wrong:",
        indent(rule.wrong, "    "),
        "",
        "Right:",
        indent(rule.right, "    "),
        "",
    ])  # fmt: skip
