"""What the rest of the program asks of a framework, as plain data: nothing here is set out for any format.

Named tuples: of a frozen dataclass each class would take five times as long to define, at every start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from sendinsp.deadlines.due import Due
    from sendinsp.model.dates import DateSpan
    from sendinsp.model.framework import Framework
    from sendinsp.model.inspection import Inspection

AWAITED = "awaited"
UNKNOWN = "unknown"
SHARED_OUTCOMES = {AWAITED: "Report awaited", UNKNOWN: "Not known"}
"""What an inspection of any framework can come to, so far."""
NOT_RECORDED = "not-recorded"
"""What a further visit found, where no outcome of it is recorded."""


class ColumnWords(NamedTuple):
    """A column of `list` that a framework's inspections fill.

    Attributes:
        title: its heading.
        key: the key of the row that it shows.
        words: value -> what is shown, and its style on a terminal, which only repeats what the words say; a value
            that is not among them is shown as it is.
        keep: how dear it is, see `output.listing.Column`.
        right: whether it is set to the right, as numbers are.
        awaits: whether it says `awaited` while the report is.
    """

    title: str
    key: str
    words: Mapping[Any, tuple[str, str]]
    keep: int
    right: bool = False
    awaits: bool = False


class MapState(NamedTuple):
    """What an area's tile on the map can show.

    Attributes:
        label: in words, for the legend.
        mark: one sign that tells it without colour.
        colour: `#rrggbb`, of a palette that colour-blind people can read.
        long_mark: a mark of more letters, for pictures, whose tiles have room for it; "" for none.
    """

    label: str
    mark: str
    colour: str
    long_mark: str = ""


NOT_INSPECTED = "not-inspected"
SHARED_MAP_STATES = {
    NOT_INSPECTED: MapState("no inspection recorded", " ", "#f2f2f2"),
    AWAITED: MapState("report awaited", ".", "#56b4e9"),
    UNKNOWN: MapState("outcome not known", "?", "#999999"),
}
"""States of the map that all frameworks have."""


class ListWords(NamedTuple):
    """A list of what an inspection found, beside the findings that all frameworks share.

    Attributes:
        path: of the list.
        basis: path of the field that says how the list was come by.
        kind: what an item of it is called: `weakness`, `priority-action`.
        noun: the same for reading, of several: `significant weaknesses`.
    """

    path: str
    basis: str
    kind: str
    noun: str


class Words(NamedTuple):
    """The outcome of a framework's inspections, and their cells in listings.

    Attributes:
        outcomes: code -> label, in the order of listings.
        outcome: the code of an inspection's outcome; `AWAITED` and `UNKNOWN` where it has none yet.
        row: the keys of a row of `list` that are the framework's own.
        paths: key of a row -> path of the field of the record that it shows.
        document: what its report is called.
        lists: its lists of what was found.
        columns: its columns of `list`.
        map_state: the state of an inspected area on the map.
        map_states: code -> what the map shows, in the order of the legend.
        tally: key of a row, value of it, and the words for the number of rows that have it, for the line of totals.
        rated: the code of the outcome that summaries count with a rate; "" where they do so with none.
        rated_as: what it is called in a heading, and after `with a`.
        further: what a further visit found, as `--revisit` asks for it; `NOT_RECORDED` where one was to come and no
            outcome of it is recorded, "" where there was none.
        visits: section of a record that has the days of a visit -> what it is called, at the beginning of a sentence.
    """

    outcomes: Mapping[str, str]
    outcome: Callable[[Inspection], str]
    row: Callable[[Inspection], dict[str, Any]]
    paths: Mapping[str, str] = {}
    document: str = "Report"
    lists: tuple[ListWords, ...] = ()
    columns: tuple[ColumnWords, ...] = ()
    tally: tuple[tuple[str, Any, str], ...] = ()
    map_state: Callable[[Inspection], str] = lambda inspection: UNKNOWN
    map_states: Mapping[str, MapState] = {}
    rated: str = ""
    rated_as: str = ""
    further: Callable[[Inspection], str] = lambda inspection: ""
    visits: Mapping[str, str] = {"fieldwork": "An inspection"}


class PlanKind(NamedTuple):
    """The plan that areas must make after the report.

    Attributes:
        command: the command that tells of it; "" where none does.
        name: `written statement of action`.
        short: `WSOA`.
        noun: `statement`, where it is spoken of again.
        owed: whether an inspection's report asks for one; None where that is not known yet.
        due_stated: path of a due date that a source states.
        submitted: paths of the dates of submission, the first one first.
        accepted: what shows that it was accepted, `recorded` or in words what it is inferred from; "" where nothing
            does.
        further: key of a row -> path of what else a row of due dates holds.
        received: path of the day from which the working days count.
        letter: path of the date by which that day is estimated; "" for none.
        published: path of the date by which it is estimated where there is no other; "" for none.
    """

    command: str
    name: str
    short: str
    noun: str
    owed: Callable[[Inspection], bool | None]
    due_stated: str
    submitted: tuple[str, ...]
    accepted: Callable[[Inspection], str]
    further: Mapping[str, str] = {}
    received: str = "report.received"
    letter: str = "report.letter_dated"
    published: str = "report.published"

    @property
    def starts(self) -> dict[str, str]:
        """Each basis of a due date, with the path of the date that it rests on."""
        found = {"stated": self.due_stated, "received": self.received, "letter": self.letter}
        return {basis: path for basis, path in {**found, "published": self.published}.items() if path}


Titled = Callable[[Iterable[str], str], str]
"""The titles of codes of a list, one after the other, such as `titled(("early-years",), "themes")`."""

How = Literal["known", "doubtful", "computed", "missing", "ahead"]
"""known: a source says so; doubtful: recorded, or reckoned from what is, but not relied on; computed; missing: no
source says when; ahead: it came after the day of judgement."""
AWAITED_NOTE = "awaited"


class Step(NamedTuple):
    """One step of a line of time.

    Attributes:
        step: its name in the record (`report.published`), or of what is computed (`notice`).
        label: its name for reading.
        date: as it stands in the record or is computed (`2017-10-13/2017-10-27` for a window), None where missing.
        how: how it is known.
        note: what is to be said of it, or "".
        sources: the ids of the sources that give it.
        disputed: whether other sources say otherwise.
    """

    step: str
    label: str
    date: str | None
    how: How
    note: str = ""
    sources: tuple[str, ...] = ()
    disputed: bool = False


class Expected(NamedTuple):
    """A further inspection that is usual after one.

    Attributes:
        kind: `full`, `monitoring`.
        earliest: first day of the window.
        latest: last day of it.
        basis: what it rests on, in words.
    """

    kind: str
    earliest: date
    latest: date
    basis: str


class Life(NamedTuple):
    """The line of time of a framework's inspections.

    Attributes:
        steps: the steps of an inspection in the order of life; those that it never takes are left out. Given the
            record, its framework's file, and its plan's due date, both of which may be missing.
        gaps: first and second date, least and most days between them beyond which a gap is implausible, and the
            range that the register shows.
        expected: the further inspections that are usual after one.
        every_area_by: by when every area is to have been inspected in full; None where the framework sets no such day.
        measures: name -> first and last date of what `summarise --timings` measures.
    """

    steps: Callable[[Inspection, Framework | None, Due | None], Iterator[Step]]
    gaps: tuple[tuple[str, str, int, int, int, int], ...] = ()
    measures: Mapping[str, tuple[str, str]] = {}
    expected: Callable[[Inspection, Framework | None], Iterator[Expected]] = lambda inspection, framework: iter(())
    every_area_by: Callable[[Framework], DateSpan | None] = lambda framework: None


class Block(NamedTuple):
    """A piece of what is shown of an inspection.

    Attributes:
        kind: heading (of an inspection), section, text, item (of a list, its number or sign in `label`), or step.
        text: what it says; of a step, all but its date and name.
        label: see `kind`.
        step: the step.
        style: for the terminal; it only repeats what the text says.
        sources: the ids of the sources that it cites.
    """

    kind: Literal["heading", "section", "text", "item", "step"]
    text: str
    label: str = "-"
    step: Step | None = None
    style: str = ""
    sources: tuple[str, ...] = ()


class Sections(NamedTuple):
    """What `show` says of a framework's inspections beside what it says of all.

    Attributes:
        outcome: what a published inspection came to, in sentences.
        found: what it found, before the findings that all frameworks share.
        addresses: name and path of the addresses where it can be read.
    """

    outcome: Callable[[Inspection], Iterator[Block]]
    found: Callable[[Inspection, Titled], Iterator[Block]]
    addresses: tuple[tuple[str, str], ...] = ()


class Heading(NamedTuple):
    """How the heading of a column is known: by the words that it has and those that it has not.

    Attributes:
        column: what the column holds: `code`, `name`, the path of a field, or a name of the framework's own.
        has: each of these must be in it, one of the alternatives where a bar stands between them.
        lacks: none of these may be in it.
    """

    column: str
    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()

    def fits(self, words: set[str]) -> bool:
        """Whether a heading of these words is meant."""
        return all(set(word.split("|")) & words for word in self.has) and not set(self.lacks) & words


PREVIOUS_END = "previous.end"
"""Column of the last day of the inspection, or re-visit, before the one that a row is about."""


class TableKind(NamedTuple):
    """A kind of table of which each row is an inspection.

    Attributes:
        headings: its columns; the first that fits a heading counts.
        needed: the columns without which a table is not of this kind.
        words: path -> what a cell says, folded, -> the value in a record.
        named: path -> what a cell of it may say, for messages.
        unknown: what a cell says, folded, where nothing is known.
        asides: columns that are no facts of the record.
        fault: given facts and asides, what does not go together in them; "" where all does.
        about: how such a table is called in messages, with some of its headings.
    """

    headings: tuple[Heading, ...]
    needed: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]] = {}
    named: Mapping[str, str] = {}
    unknown: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    fault: Callable[[Mapping[str, Any], Mapping[str, str]], str] = lambda facts, asides: ""
    about: str = ""


class ReportFields(NamedTuple):
    """Where in a record stands what the inspectorates' report says.

    Attributes:
        facts: name of what is read -> path of the field.
        values: path -> what is read -> the value in a record.
        counts: name of the rows that are read -> paths of their number and of the list of them in one's own words,
            and what they are called.
        coded: name of the names that are read -> path of their codes, and the topic of the framework that has them.
        title: the title of the report as a source, `{area}` in it.
        publisher: who publishes it.
    """

    facts: Mapping[str, str]
    values: Mapping[str, Mapping[Any, str]]
    counts: Mapping[str, tuple[str, str, str]]
    coded: Mapping[str, tuple[str, str]]
    title: str
    publisher: str


class Imports(NamedTuple):
    """What of others' files becomes records of a framework.

    Attributes:
        visits: paths of the first and last day of each visit that a later report may call the previous inspection.
        tables: the kinds of tables.
        report: its report; None where reports are not read.
    """

    visits: tuple[tuple[str, str], ...] = (("fieldwork.start", "fieldwork.end"),)
    tables: tuple[TableKind, ...] = ()
    report: ReportFields | None = None
