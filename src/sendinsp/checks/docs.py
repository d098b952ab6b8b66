"""The page of the documentation on the rules, made from the rules themselves.

    python -m sendinsp.checks.docs > docs/rules.md

Examples are parts of a record, put in the place of those of a sound one. A line that begins with `# file:` or
`# whole file:` names another file, of which what follows is a part, or all. `<U+FEFF>` stands for a character
that cannot be seen, `<byte E9>` for a byte that is no letter.
"""

from __future__ import annotations

import sys

from sendinsp.checks.catalogue import rules
from sendinsp.model.rule import FAMILIES, Rule

_HEAD = """\
# Rules

<!-- Made by `python -m sendinsp.checks.docs` from the docstrings in src/sendinsp/checks. -->

What `sendinsp validate` checks. `sendinsp rules` lists the same in the terminal, and `sendinsp rules D001` explains
one. Codes are stable: one that is given up is not used again. An error makes `validate` exit with 1, a warning only
with `--strict`. `--select` and `--ignore` take codes and families (`--ignore D005,E`).

Of a file with faults everything is checked that can be: a fault in one field does not hide those of others. What a
fault makes unknowable is left unsaid, so that one slip gives one message wherever possible. A date that the record
doubts takes no part in the rules on order, weekdays and gaps.

Examples are parts of a record. A line `# file:` or `# whole file:` names another file, of which what follows is a part,
or all. `<U+FEFF>` stands for a character that cannot be seen, `<byte E9>` for a byte that is no letter.
"""


def page() -> str:
    """`docs/rules.md`: a table of all rules, then each with its reason and its examples."""
    parts = [_HEAD]
    every = rules()
    for letter, family in FAMILIES.items():
        mine = [rule for rule in every if rule.code[0] == letter]
        rows = [f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity} | {rule.title} |" for rule in mine]
        parts.append(
            "\n".join([f"## {letter}: {family}", "", "| Code | Severity | Title |", "| --- | --- | --- |", *rows, ""])
        )
        parts += [_section(rule) for rule in mine]
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    return "\n".join([
        f"### {rule.code}",
        "",
        f"**{rule.title}** ({rule.severity})",
        "",
        rule.why,
        "",
        *_example("Wrong", rule.wrong),
        *_example("Right", rule.right),
    ])  # fmt: skip


def _example(name: str, text: str) -> list[str]:
    return [f"{name}:", "", "```yaml", text, "```", ""]


if __name__ == "__main__":
    sys.stdout.write(page())
