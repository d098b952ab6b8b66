"""Rules on what other sources say instead of a field's value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from sendinsp.model.case import Case
from sendinsp.model.fields import facts_of, place_of
from sendinsp.model.rule import Fault, rule
from sendinsp.yaml.document import value_at


@rule("E006")
def disputed_value_of_wrong_kind(case: Case) -> Iterator[Fault]:
    """A disputed value could not stand in its field.

    Why:
        It is what other sources say instead of the field's value, so it must be written as the field would be: a date
        as a date, a number as a number.
    Wrong:
        disputed:
          - field: report.published
            value: 21 July 2017
            sources: [example-news-2017]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """
    model = type(case.record)
    for number, dispute in enumerate(case.record.disputed):
        if (known := facts_of(model).get(dispute.field)) is None:
            continue
        place, steps = ("disputed", number, "value"), place_of(dispute.field)
        if known[0].kind == "list":
            hint = "say under notes what other sources say instead"
            yield Fault(("disputed", number, "field"), f"{dispute.field} is a list: one value cannot replace it", hint)
            continue
        alone: Any = dispute.value
        for step in reversed(steps):
            alone = {step: alone}
        try:  # as a record of nothing else: the model of a section would have to be built for it
            model.model_validate(alone)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                if one["loc"] == steps and one["type"] != "missing":
                    context = one.get("ctx", {})
                    reason = context.get("problem") or context.get("expected") or one["msg"]
                    suggestion = context.get("suggestion")
                    hint = f"did you mean {suggestion}?" if suggestion else f"write it as {dispute.field} is written"
                    yield Fault(place, f"{dispute.value!r} cannot stand in {dispute.field}: {reason}", hint)


@rule("E007")
def disputed_value_is_the_value(case: Case) -> Iterator[Fault]:
    """A disputed value is the one that stands in the field.

    Why:
        Then there is no dispute, and the source belongs under evidence.
    Wrong:
        disputed:
          - field: report.published
            value: 2017-07-20
            sources: [example-news-2017]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """
    for number, dispute in enumerate(case.record.disputed):
        if value_at(case.document.data, dispute.field) == dispute.value:
            hint = f"if the source says so, name {dispute.field} below it under evidence"
            yield Fault(("disputed", number, "value"), f"{dispute.value} is what stands in {dispute.field}", hint)


@rule("E010", severity="warning")
def source_against_itself(case: Case) -> Iterator[Fault]:
    """A source both gives a value and disputes it.

    Why:
        Most often the source was left under evidence when the field was changed to another's value. Where it does
        contradict itself, let it dispute the value and not support it.
    Wrong:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [ofsted-2022-11]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """
    disputed = case.record.disputed
    given = {source: frozenset(paths) for source, paths in case.record.evidence.items()} if disputed else {}
    for number, dispute in enumerate(disputed):
        for place, source in enumerate(dispute.sources):
            if dispute.field in given.get(source, ()):
                message = f"{source} stands under evidence for {dispute.field} too"
                hint = "keep it in one of the two places"
                yield Fault(("disputed", number, "sources", place), message, hint)
