"""Rules on sources.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sendinsp.model.case import Facts, FileCase, Surroundings
from sendinsp.model.dates import human_day
from sendinsp.model.rule import Fault, FaultIn, rule
from sendinsp.model.source import Source, SourcesFile

FILE = "sources.yaml"


def _sources(case: FileCase[SourcesFile]) -> Mapping[str, Source]:
    return case.model.sources if case.model else {}


@rule("A101", severity="warning", scope="register")
def unused_source(facts: Sequence[Facts], around: Surroundings) -> Iterator[FaultIn]:
    """A source is cited by nothing.

    Why:
        Its facts were never entered, or stand under another source's name.
    Wrong:
        # file: sources.yaml
        sources:
          unused-2017:
            title: A report that nothing cites
            publisher: Nobody
            kind: other
            trust: medium
    Right:
        # file: sources.yaml
        sources:
          example-news-2017:
            title: News of the inspection
            publisher: Example News
            kind: press
            trust: medium
    """
    if any(one.cited is None for one in facts):  # a record that cannot be read may cite any
        return
    cited = frozenset().union(*(one.cited or () for one in facts))
    for source in sorted((around.source_ids or frozenset()) - cited):
        hint = "name it under the evidence of what it gives, or remove it"
        yield FaultIn(FILE, Fault(("sources", source), f"{source} is cited by nothing", hint, key=True))


@rule("A102", severity="warning", scope="sources")
def one_address_two_sources(case: FileCase[SourcesFile]) -> Iterator[Fault]:
    """Two sources have the same address.

    Why:
        They are one source under two names: facts that both give look better founded than they are.
    Wrong:
        # file: sources.yaml
        sources:
          example-news-2017:
            title: News of the inspection
            publisher: Example News
            kind: press
            url: https://www.example.org/statistics
            trust: medium
    Right:
        # file: sources.yaml
        sources:
          example-news-2017:
            title: News of the inspection
            publisher: Example News
            kind: press
            url: https://www.example.org/news
            trust: medium
    """
    seen: dict[str, str] = {}
    for name, source in _sources(case).items():
        if source.url is None:
            continue
        if source.url in seen:
            hint = "make them one, or give each the address of its own page"
            yield Fault(("sources", name, "url"), f"the same address as that of {seen[source.url]}", hint)
        seen.setdefault(source.url, name)


@rule("A103", scope="sources")
def source_of_the_future(case: FileCase[SourcesFile]) -> Iterator[Fault]:
    """A source is dated in the future.

    Why:
        What has not been published cannot be a source; most often the year is wrong.
    Wrong:
        # file: sources.yaml
        sources:
          example-news-2017:
            title: News of the inspection
            publisher: Example News
            kind: press
            date: 2107-07-21
            trust: medium
    Right:
        # file: sources.yaml
        sources:
          example-news-2017:
            title: News of the inspection
            publisher: Example News
            kind: press
            date: 2017-07-21
            trust: medium
    """
    today = case.around.today if case.around else None
    for name, source in _sources(case).items():
        if source.date is not None and today is not None and source.date.earliest > today:
            message = f"{name} is dated {source.date.text}, after {human_day(today)}"
            yield Fault(("sources", name, "date"), message, "check the year; validate --as-of sets the day to judge by")
