"""The one rule of 2099."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.model.case import Case
from sendinsp.model.rule import Fault, rule

from ..record import Inspection2099


@rule("Z001")
def action_under_a_bright_sky(case: Case) -> Iterator[Fault]:
    """An action is asked for under a bright sky.

    Why:
        Where all is well there is nothing to ask for.
    Wrong:
        outcome: bright
        action:
          received: 2099-03-16
    Right:
        outcome: dark
        action:
          received: 2099-03-16
    """
    record = case.record
    if isinstance(record, Inspection2099) and record.outcome == "bright" and record.action is not None:
        yield Fault(("action",), "an action is asked for, but the outcome is 'bright'", "correct one of the two", True)
