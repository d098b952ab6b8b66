"""The rules of form. Reading a file tells of them (`yaml.model_errors`); here they are explained."""

from __future__ import annotations

from collections.abc import Iterator

from sendinsp.model.case import Case
from sendinsp.model.rule import Fault, rule
from sendinsp.yaml.model_errors import GRADED_VALUES


@rule("S001", scope="reader")
def unknown_key() -> None:
    """A key is unknown.

    Why:
        A misspelt key would be ignored, and its fact lost. The message names the key that it resembles, or where it
        belongs.
    Wrong:
        fieldwork:
          start: 2017-05-15
          ends: 2017-05-19
    Right:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
    """


@rule("S002", scope="reader")
def missing_key() -> None:
    """A key is missing.

    Why:
        Without it the section says nothing: a dispute without its value, a finding without its summary.
    Wrong:
        disputed:
          - field: report.published
            sources: [example-news-2017]
    Right:
        disputed:
          - field: report.published
            value: 2017-07-21
            sources: [example-news-2017]
    """


@rule("S003", scope="reader")
def wrong_kind() -> None:
    """A section, a list or a single value stands where another of the three is needed.

    Why:
        Most often a hyphen, an indentation or a line was lost, and what follows would be read as something else.
    Wrong:
        findings: Parents were heard.
    Right:
        findings:
          - summary: Parents were heard.
            themes: [early-years]
            kind: strength
    """


@rule("S004", scope="reader")
def not_a_date() -> None:
    """A date does not exist, or is not written as dates are.

    Why:
        A date is a day (2017-09-04), a month (2017-09) or a closed span (2017-10-31/2017-12). 4/9/2017 is two days,
        by the country; one that does not exist was once another.
    Wrong:
        fieldwork:
          start: 2017-06-31
    Right:
        fieldwork:
          start: 2017-06-30
    """


@rule("S005", scope="reader")
def not_a_term() -> None:
    """A term is not written as terms are.

    Why:
        Records are grouped by term: one that is written in its own way stands alone.
    Wrong:
        term: Summer 2017
    Right:
        term: summer-2017
    """


@rule("S006", scope="reader")
def not_an_address() -> None:
    """An address is not one of the web.

    Why:
        Addresses become links. Only those with http or https can be followed, and some others do harm.
    Wrong:
        report:
          published: 2017-07-20
          url: www.example.org/letter.pdf
    Right:
        report:
          published: 2017-07-20
          url: https://www.example.org/letter.pdf
    """


@rule("S007", scope="reader")
def empty_value() -> None:
    """A value is empty.

    Why:
        What is unknown is left out. An empty value looks like one that was forgotten, and programs read it as text,
        as nothing or as zero.
    Wrong:
        fieldwork:
          start: 2017-05-15
          end:
    Right:
        fieldwork:
          start: 2017-05-15
    """


@rule("S008")
def graded_judgement(case: Case) -> Iterator[Fault]:
    """A graded judgement is given as a key or a value.

    Why:
        These inspections end in a narrative letter: no area was graded, and a record that says so is wrong whatever
        the grade. Words such as "good" in free text are no grades.
    Wrong:
        overall_effectiveness: Good
    Right:
        notes: The letter speaks of good practice in the early years.
    """
    # Reading the file tells of keys, and of values that cannot be codes; `question: good` can only be told here.
    if not (why := case.record.no_grades):
        return
    for topic, code, place in case.codes:
        if code in GRADED_VALUES and topic in case.around.codes.get(case.record.framework, ()):
            yield Fault(place, f"{code!r} is a graded judgement", why)


@rule("S009", scope="reader")
def not_true_or_false() -> None:
    """A value is neither true nor false.

    Why:
        YAML's parsers disagree on whether yes, on and y are words or mean true.
    Wrong:
        # file: frameworks/framework-2016.yaml
        data_to:
          - of: inspections
            to: 2022-08-31
            patchy: yes
    Right:
        # file: frameworks/framework-2016.yaml
        data_to:
          - of: inspections
            to: 2022-08-31
            patchy: true
    """


@rule("S010", scope="reader")
def not_a_number() -> None:
    """A number is not a whole number in plain digits.

    Why:
        Counts are added up. Five in a word, 5.0 or "about 5" cannot be.
    Wrong:
        # file: frameworks/framework-2016.yaml
        notice:
          - working_days: five
            before: fieldwork
            sources: [ofsted-2022-11]
    Right:
        # file: frameworks/framework-2016.yaml
        notice:
          - working_days: 5
            before: fieldwork
            sources: [ofsted-2022-11]
    """


@rule("S011", scope="reader")
def not_a_code() -> None:
    """A code is not written as codes are.

    Why:
        Codes of the register are lower-case words with hyphens between; those of areas are as the Department for
        Education and the Office for National Statistics write them. Written otherwise they match nothing.
    Wrong:
        findings:
          - summary: Needs are found early.
            kind: strength
            themes: [Early years]
    Right:
        findings:
          - summary: Needs are found early.
            kind: strength
            themes: [early-years]
    """


@rule("S012", scope="reader")
def not_one_of() -> None:
    """A value is not one of the few that its key takes.

    Why:
        Counts are made by these values. One of another kind would be counted nowhere.
    Wrong:
        findings:
          - summary: Parents were heard.
            themes: [early-years]
            kind: praise
    Right:
        findings:
          - summary: Parents were heard.
            themes: [early-years]
            kind: strength
    """
