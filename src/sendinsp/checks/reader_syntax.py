"""The rules of syntax. Reading a file (`register.document`, `register.files`) tells of them; here is why."""

from __future__ import annotations

from sendinsp.model.rule import rule


@rule("Y001", scope="reader")
def not_yaml() -> None:
    """The file is not YAML.

    Why:
        Nothing of a file that cannot be parsed can be read, so nothing else of it is checked. The message says
        where the parser gave up and what was expected there; the cause may stand a line above.
    Wrong:
        notes: The council says: more is to come.
    Right:
        notes: >-
          The council says: more is to come.
    """


@rule("Y002", scope="reader")
def duplicate_key() -> None:
    """A key stands twice in the same section.

    Why:
        Most parsers keep the last of the two without a word, so that a fact is lost.
    Wrong:
        fieldwork:
          start: 2017-05-15
          start: 2017-05-16
          end: 2017-05-19
    Right:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-19
    """


@rule("Y003", scope="reader")
def alias() -> None:
    """An anchor or an alias is used.

    Why:
        A value that stands elsewhere cannot be read, changed or reviewed on its own line, and nested aliases can
        make a small file fill the memory of whoever reads it.
    Wrong:
        fieldwork:
          start: &day 2017-05-15
          end: *day
    Right:
        fieldwork:
          start: 2017-05-15
          end: 2017-05-15
    """


@rule("Y004", scope="reader")
def tab() -> None:
    """The file holds a tab character.

    Why:
        YAML forbids tabs as indentation, parsers differ on those elsewhere, and nobody sees the difference.
    Wrong:
        fieldwork:
          start:<U+0009>2017-05-15
    Right:
        fieldwork:
          start: 2017-05-15
    """


@rule("Y005", scope="reader")
def several_documents() -> None:
    """The file holds more than one document.

    Why:
        One file is one record: what stands after a line of three hyphens would be read by nobody.
    Wrong:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
        ---
        area: otherton
        framework: framework-2016
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """


@rule("Y006", scope="reader")
def empty_file() -> None:
    """The file is empty.

    Why:
        A record that holds nothing is most often one that was not saved.
    Wrong:
        # whole file: inspections/summer-2017/exampleshire.yaml
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """


@rule("Y007", scope="reader")
def encoding() -> None:
    """The file is not in UTF-8.

    Why:
        In any other encoding, letters beyond A to Z turn into others, or the file cannot be read at all.
    Wrong:
        notes: The caf<byte E9> of the council.
    Right:
        notes: The café of the council.
    """


@rule("Y008", scope="reader")
def byte_order_mark() -> None:
    """The file begins with a byte-order mark.

    Why:
        Nobody sees it, UTF-8 does not need it, and programs that do not expect it take it for part of the first key.
    Wrong:
        # whole file: inspections/summer-2017/exampleshire.yaml
        <U+FEFF>area: exampleshire
        framework: framework-2016
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """


@rule("Y009", scope="reader")
def control_character() -> None:
    """The file holds a character that nobody can see.

    Why:
        Control characters and marks that turn the direction of writing can hide what a value says, and can make a
        terminal do what the text tells it.
    Wrong:
        notes: A bell<U+0007> rings.
    Right:
        notes: A bell rings.
    """


@rule("Y010", severity="warning", scope="reader")
def swallowed_comment() -> None:
    """The rest of a text may have been taken for a comment.

    Why:
        After a blank, a # begins a comment. What follows it is lost without a word. Two of them, ##, say that a comment
        is meant.
    Wrong:
        notes: Council item #12 says so.
    Right:
        notes: >-
          Council item #12 says so.
    """


@rule("Y011", scope="reader")
def tag() -> None:
    """A YAML tag is used.

    Why:
        A tag makes a parser turn a value into something else, in some even run code. Records hold text, whose kind
        follows from its key.
    Wrong:
        notes: !!binary SGVsbG8=
    Right:
        notes: Hello
    """


@rule("Y012", scope="reader")
def too_deep() -> None:
    """The file is nested too deep.

    Why:
        Records need five levels. Thousands of them stop, or crash, the parsers that others read the file with.
    Wrong:
        notes: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    Right:
        notes: deep
    """


@rule("Y013", scope="reader")
def too_large() -> None:
    """The file is larger than any data file can be.

    Why:
        It is not read, so that a file which got into the folder by mistake does not hold everything up. The limit of
        4 MiB is some forty times the largest file of the register.
    Wrong:
        # a file of 5 MiB: inspections/summer-2017/exampleshire.yaml
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """


@rule("Y014", scope="reader")
def unreadable() -> None:
    """The file cannot be read.

    Why:
        A folder, a pipe, a link to nowhere or a file that you may not read holds no record that could be checked;
        passing it over would look as if all were well.
    Wrong:
        # a folder: inspections/summer-2017/exampleshire.yaml
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """


@rule("Y015", scope="reader")
def link_leads_out() -> None:
    """A link leads out of the data folder.

    Why:
        Whoever gets a copy of the folder gets a link to nothing; and a register must not take in files of the
        computer that it is checked on.
    Wrong:
        # a link out of the folder: inspections/summer-2017/exampleshire.yaml
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """
