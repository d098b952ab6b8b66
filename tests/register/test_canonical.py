"""The canonical form: what it looks like, that it is one, and that nothing is lost on the way to it."""

from __future__ import annotations

import textwrap
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from sendinsp.frameworks.framework_2016.record import Inspection2016
from sendinsp.model.area import AreasFile
from sendinsp.model.source import SourcesFile
from sendinsp.yaml import canonical as module
from sendinsp.yaml import loader
from sendinsp.yaml.canonical import MeaningChanged, canonical, editable, meaning
from sendinsp.yaml.parse import parse

SCHEMA = "../../schema/inspection.schema.json"
TOP = f"# yaml-language-server: $schema={SCHEMA}\n"


def form(text: str, model=Inspection2016, schema: str | None = SCHEMA) -> str:
    return canonical(parse(textwrap.dedent(text), "record.yaml"), model, schema)


def becomes(text: str, expected: str) -> None:
    wanted = TOP + textwrap.dedent(expected).lstrip("\n")
    assert form(text) == wanted
    assert form(wanted) == wanted, "not idempotent"


def test_keys_stand_in_the_order_of_the_models():
    becomes(
        """
        evidence:
          zzz: [report.published]
          aaa: [wsoa.required, term, fieldwork.start]
          bbb: [wsoa.weakness_count, report.published]
        wsoa: {weakness_count: 3, required: true}
        report:
            published: "2017-03-27"
        fieldwork: {end: 2017-01-20, start: 2017-01-16}
        notes: Short.
        doubts: {report.published: A Sunday., fieldwork.end: Early.}
        term: spring-2017
        framework: framework-2016
        area: sandwell
        """,
        """
        area: sandwell
        framework: framework-2016
        term: spring-2017
        fieldwork:
          start: 2017-01-16
          end: 2017-01-20
        report:
          published: 2017-03-27
        wsoa:
          required: true
          weakness_count: 3
        notes: >-
          Short.
        doubts:
          fieldwork.end: Early.
          report.published: A Sunday.
        evidence:
          aaa: [term, fieldwork.start, wsoa.required]
          bbb: [report.published, wsoa.weakness_count]
          zzz: [report.published]
        """,
    )


def test_lists_of_codes_stand_on_a_line_where_they_fit_and_free_text_in_a_block():
    becomes(
        """
        wsoa:
          required: true
          grounds:
          - failure-to-meet-duties
          weaknesses: [{summary: One., reasons: [disjointed-services, wide-gaps]}]
        evidence:
          ofsted-2022-11: [term, fieldwork.start, report.published, wsoa.required, wsoa.weakness_count, revisit.start]
        """,
        """
        wsoa:
          required: true
          grounds: [failure-to-meet-duties]
          weaknesses:
            - summary: One.
              reasons: [disjointed-services, wide-gaps]
        evidence:
          ofsted-2022-11:
            - term
            - fieldwork.start
            - report.published
            - wsoa.required
            - wsoa.weakness_count
            - revisit.start
        """,
    )


LONG = (
    "Inspectors heard from many parents and carers, and from the young people themselves, over the whole of the week."
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Leaders plan together.", "Leaders plan together."),
        ("'It: a colon'", '"It: a colon"'),
        ("'Item #12 and #13'", "Item #12 and #13".join(['"', '"'])),
        ("'yes'", '"yes"'),
        ("'2017'", '"2017"'),
        ("2017-03-27", '"2017-03-27"'),
        ("'~'", '"~"'),
        ("'1:30'", '"1:30"'),
        ("'0x1F'", '"0x1F"'),
        ("'1e5'", '"1e5"'),
        ("'.inf'", '".inf"'),
        ("'- dash'", '"- dash"'),
        ("'It''s fine'", "It's fine"),
        (f"'{LONG}'", ">-\n      " + "\n      ".join(textwrap.wrap(LONG, 94))),
        (r'"tab\there"', r'"tab\there"'),
        ('" leading"', '" leading"'),
        ("|-\n      one\n      two", ">-\n      one\n\n      two"),
        ("|\n      one\n      two", ">\n      one\n\n      two"),
        ("|-\n      list:\n        - deeper\n      end", "|-\n      list:\n        - deeper\n      end"),
        ("|-\n      one\n\n\n      two", ">-\n      one\n\n\n\n      two"),
        ('"two  blanks"', "two  blanks"),
    ],
)
def test_text_is_plain_where_safe_and_folded_where_long(written: str, expected: str):
    text = f"findings:\n  - summary: {written}\n    kind: strength\n"
    wanted = f"{TOP}findings:\n  - summary: {expected}\n    kind: strength\n"
    assert form(text) == wanted
    assert form(wanted) == wanted


def test_a_long_text_is_broken_at_blanks_only_and_keeps_double_ones():
    text = "notes: >-\n  " + "word  word " * 30 + "end\n"
    lines = form(text).split("\n")
    assert max(map(len, lines)) <= 100
    assert parse(form(text), "x").data == parse(text, "x").data


def test_a_word_longer_than_the_line_is_kept_whole():
    text = f"notes: >-\n  See {'x' * 150} there.\n"
    assert "x" * 150 in form(text)


def test_disputed_values_are_written_as_in_the_field():
    becomes(
        """
        disputed:
          - sources: [kent-council]
            value: '8'
            field: wsoa.weakness_count
          - {field: wsoa.required, value: "true", sources: [kent-council]}
        """,
        """
        disputed:
          - field: wsoa.weakness_count
            value: 8
            sources: [kent-council]
          - field: wsoa.required
            value: true
            sources: [kent-council]
        """,
    )


def test_unknown_keys_are_kept_at_the_end_in_their_order():
    becomes(
        """
        zebra: {b: 1, a: "2"}
        apple: [1, two words, x]
        area: sandwell
        """,
        """
        area: sandwell
        zebra:
          b: 1
          a: "2"
        apple:
          - 1
          - two words
          - x
        """,
    )


def test_empty_values_are_left_for_validate_to_refuse():
    text = "area:\nframework: ~\nterm: null\nnotes: ''\nfindings: []\nreport: {}\n"
    assert form(text) == f'{TOP}area:\nframework: ~\nterm: null\nreport: {{}}\nfindings: []\nnotes: ""\n'


def test_areas_and_sources_are_sorted_by_id():
    text = "areas:\n  york: {name: York}\n  # the first\n  barnet: {dfe_code: '302', name: Barnet}\nsources: [b, a]\n"
    assert form(text, AreasFile, "schema/areas.schema.json") == (
        "# yaml-language-server: $schema=schema/areas.schema.json\n"
        "sources: [b, a]\n"
        "areas:\n"
        "  # the first\n"
        "  barnet:\n"
        "    name: Barnet\n"
        '    dfe_code: "302"\n'
        "  york:\n"
        "    name: York\n"
    )
    assert form("sources:\n  b: {title: B}\n  a: {title: A}\n", SourcesFile).index("  a:") < 80


# --- comments -------------------------------------------------------------------------------------------


def test_every_comment_stays_with_what_it_comments_on():
    becomes(
        """
        # About the whole file.

        # yaml-language-server: $schema=elsewhere.json
        # Its second paragraph.

        # above evidence
        evidence:   # at evidence
          # above zzz
          zzz: [report.published]   # at zzz
          aaa: [
            term,   # at term
            # above start
            fieldwork.start,
            # at the end of the list
          ]   # after the bracket
          # at the end of evidence
        # above report
        report:
          # above published
          published: 2017-03-27   # at published
          # at the end of report
            # indented deeper
        area: sandwell# no comment
        notes: >-   # at notes
          Text with # in it.
          # This is text.
        # above disputed
        disputed:
          # above the first
          - value: 1   # at value
            # above field
            field: wsoa.weakness_count
            # at the end of the first
          # above the second
          -
            # inside the second
            field: wsoa.required
            value: true
          # at the end of disputed
        # at the end of the file
        """,
        """
        # About the whole file.

        # Its second paragraph.

        area: sandwell# no comment
        # above report
        report:
          # above published
          published: 2017-03-27  # at published
          # at the end of report
          # indented deeper
        notes: >-  # at notes
          Text with # in it. # This is text.
        # above disputed
        disputed:
          # above the first
          # above field
          - field: wsoa.weakness_count
            value: 1  # at value
            # at the end of the first
          # above the second
          # inside the second
          - field: wsoa.required
            value: true
          # at the end of disputed
        # above evidence
        evidence:  # at evidence
          aaa:  # after the bracket
            - term  # at term
            # above start
            - fieldwork.start
            # at the end of the list
          # above zzz
          zzz: [report.published]  # at zzz
          # at the end of evidence
        # at the end of the file
        """,
    )


def test_a_comment_between_a_key_and_its_text_goes_above_the_key():
    becomes(
        "report:\n  # why\n  url:\n    # here\n    https://x.org/a\n",
        "report:\n  # why\n  # here\n  url: https://x.org/a\n",
    )


def test_keys_that_are_commented_out_stay_in_their_column_when_the_section_above_is_taken_in():
    becomes(
        """
        report:
        #   letter_dated: 2018-03-05
          published: 2018-05-14
        #   url: https://...
        wsoa:
          required: false
        """,
        """
        report:
          # letter_dated: 2018-03-05
          published: 2018-05-14
        #   url: https://...
        wsoa:
          required: false
        """,
    )


def test_a_hash_in_quotes_or_in_an_address_is_no_comment():
    text = "report:\n  url: https://x.org/#a\nnotes: >-\n  It is 'a # b' or \"c # d\".\n"
    assert list(editable(form(text).encode(), "x")[1].comments()) == []


def test_text_cut_off_by_a_hash_stays_as_it_is_so_that_validate_still_warns():
    text = "notes: Council item #12 says so\n"
    assert form(text) == f"{TOP}notes: Council item  #12 says so\n"
    assert [problem.code for problem in parse(form(text), "x").problems] == ["Y010"]


def test_comments_alone_after_a_block_of_text():
    becomes("notes: |\n  One.\n\n# end\n\n# more\n", "notes: >\n  One.\n# end\n# more\n")


def test_a_file_of_one_scalar_or_list_does_not_fail():
    assert form("just words\n", None, None) == "just words\n"
    assert form("# top\n- a\n- b # c\n", None, None) == "# top\n- a\n- b  # c\n"


# --- laws -----------------------------------------------------------------------------------------------

_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=160)
_odd = st.sampled_from([
    "yes", "No", "~", "null", "1_0", "0o7", "2017-01-01", "a: b", "a #b", "#", "- x", "a\nb", "a\n\nb", " a", "a ",
    "a\n  b\nc", "x\n", "x\n\n", "'", '"', "\\", "%a", "@a", "`a", "!a", "&a", "*a", "|", ">", "[a", "a]", "{", "a, b",
    "---", "...", "a\u00a0b", "=", "<<", "?", ": a", "a:", "word " * 40,
])  # fmt: skip
_text = st.one_of(_words, _odd)
_comment = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=12)


@st.composite
def records(draw) -> str:
    """A record written by someone with habits of their own: JSON quoting, any order, comments in any place."""
    import json

    lines: list[str] = []

    def maybe_comment(indent: int) -> None:
        if draw(st.integers(0, 3)) == 0:
            lines.append(" " * indent + "# " + draw(_comment))

    def end() -> str:
        return f"  # {draw(_comment)}" if draw(st.integers(0, 4)) == 0 else ""

    keys = draw(st.permutations(["area", "notes", "report", "wsoa", "findings", "doubts", "evidence", "strange"]))
    for key in keys[: draw(st.integers(1, 8))]:
        maybe_comment(0)
        value = json.dumps(draw(_text), ensure_ascii=False)
        if key in ("area", "notes", "strange"):
            lines.append(f"{key}: {value}{end()}")
        elif key in ("report", "wsoa", "doubts"):
            lines.append(f"{key}:{end()}")
            for inner in draw(
                st.lists(st.sampled_from(["url", "published", "required", "page"]), min_size=1, unique=True)
            ):
                maybe_comment(draw(st.sampled_from([1, 3])))
                lines.append(f"   {inner}: {json.dumps(draw(_text), ensure_ascii=False)}{end()}")
            maybe_comment(3)
        elif key == "findings":
            lines.append(f"{key}:")
            for _ in range(draw(st.integers(1, 3))):
                maybe_comment(0)
                lines.append(f"- kind: strength{end()}")
                maybe_comment(2)
                lines.append(f"  summary: {json.dumps(draw(_text), ensure_ascii=False)}{end()}")
                maybe_comment(2)
        else:
            lines.append("evidence:")
            for source in draw(st.lists(st.sampled_from(["b-1", "a-2", "c"]), min_size=1, unique=True)):
                paths = draw(st.lists(st.sampled_from(["term", "report.url", "wsoa.required", "odd"]), unique=True))
                lines.append(f"  {source}: [ # {draw(_comment)}")
                lines += (f"    {path}, # {draw(_comment)}" for path in paths)
                lines.append("  ]")
    maybe_comment(0)
    return "\n".join(lines) + "\n"


@settings(max_examples=150, deadline=None)
@given(records())
def test_form_is_idempotent_and_neither_meaning_nor_comments_change(text: str):
    document = parse(text, "record.yaml")
    if any(problem.severity == "error" for problem in document.problems):
        return
    once = canonical(document, Inspection2016, SCHEMA)
    assert canonical(parse(once, "record.yaml"), Inspection2016, SCHEMA) == once
    assert meaning(parse(once, "x").data) == meaning(document.data)
    before, after = (Counter(editable(t.encode(), "x")[1].comments()) for t in (text, once))
    assert before == after


@settings(max_examples=150, deadline=None)
@given(_text)
def test_free_text_is_read_as_that_text_by_another_parser(text: str):
    import json

    document = parse(f"findings:\n  - summary: {json.dumps(text, ensure_ascii=False)}\n", "x")
    if any(problem.severity == "error" for problem in document.problems) or text in ("", "~"):
        return
    once = canonical(document, Inspection2016, None)
    for typ in ("safe", "rt"):
        loader = YAML(typ=typ, pure=True)
        assert loader.load(once)["findings"][0]["summary"] == text
        loader.version = (1, 1)
        assert YAML(typ=typ, pure=True).load("%YAML 1.1\n---\n" + once)["findings"][0]["summary"] == text


# --- guards ---------------------------------------------------------------------------------------------


def test_a_fault_of_the_writer_is_noticed_before_anything_is_written(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "word", lambda text: text.upper())
    with pytest.raises(MeaningChanged, match="would change what the file says"):
        form("area: sandwell\n")


def test_a_lost_comment_is_noticed(monkeypatch: pytest.MonkeyPatch):
    real = module.read_tree

    def forgetful(document):
        tree = real(document)
        tree.root.foot.clear()
        return tree

    text = "area: sandwell\n# end\n"
    trees = iter([real(parse(text, "x"))])
    monkeypatch.setattr(module, "read_tree", lambda document: next(trees, None) or forgetful(document))
    with pytest.raises(MeaningChanged, match="would lose a comment"):
        canonical(parse(text, "x"), Inspection2016, None)


@pytest.mark.parametrize("pure", [False, True])
def test_signs_of_a_document_go_and_their_comments_stay(monkeypatch: pytest.MonkeyPatch, pure: bool):
    from sendinsp.yaml import loader as parser

    if pure:
        monkeypatch.setattr(parser, "_CLoader", None)
    becomes("%YAML 1.2\n--- # one\n# two\narea: york\n...\n# three\n", "# one\n# two\narea: york\n# three\n")
    test_every_comment_stays_with_what_it_comments_on()


_WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=18)


@given(
    st.lists(_WORD, min_size=1, max_size=60),
    st.sampled_from(["", " ", "  ", "\n", " \n"]),
    st.sampled_from(["", " ", "  ", "\n", " \n", "\n "]),
    st.sampled_from(["", "  # said so"]),
    st.sampled_from([("notes", ""), ("summary", "findings:\n  - kind: strength\n    ")]),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_text_with_blanks_at_its_ends_is_broken_too(words, before, after, comment, where, pure):
    key, above = where
    text = before + " ".join(words) + after
    written = f"{above}{key}: {module.quoted(text)}{comment}\n"
    with pytest.MonkeyPatch.context() as patch:
        if pure:
            patch.setattr(loader, "_CLoader", None)
        out = form(written)
        data = parse(out, "record.yaml").data
        assert (data["findings"][0]["summary"] if above else data["notes"]) == text
        assert form(out) == out, "not idempotent"
        assert not comment or out.count("# said so") == 1
    if "\n" not in text and not comment:
        assert max(map(len, out.removeprefix(TOP).splitlines())) <= 100


def test_a_blank_at_the_end_of_a_folded_text():
    text = "The council says so again and again, in its own plan. " * 4
    assert form(f"notes: >-\n  {text}\n") == TOP + (
        'notes: "The council says so again and again, in its own plan. The council says so again and again,\n'
        "  in its own plan. The council says so again and again, in its own plan. The council says so again\n"
        '  and again, in its own plan. "\n'
    )
