"""Rows: ruled in every way or not at all, on one page or more, with each kind of bullet; and the sections around."""

from __future__ import annotations

import pytest
from report_pdfs import Report, Table

from sendinsp.importing.reports import ReadReport, Row
from sendinsp.importing.reports.pages import Line, Rule, Word, lines_of, merged
from sendinsp.importing.reports.reading import read_bytes
from sendinsp.importing.reports.tables import body_text
from sendinsp.importing.reports.text import ends_sentence, is_bullet, join

COUNCIL, ICB = "Barset County Council", "NHS Barset Integrated Care Board"
ONE = "Leaders should widen the offer of short breaks so that families have more of a choice, and tell them of it."
TWO = "Leaders should shorten the waiting for a plan. They should say each month how long it takes and why it does."
THREE = "Health leaders should see that every family is told who is in charge of what while it is waiting for help."
LONG = " ".join(f"Sentence number {number} says a little more of what leaders should do here." for number in range(9))
PRIORITY = ("Responsible body", "Areas for priority action")
IMPROVE = ("", "Areas for improvement")


def made(*tables: Table, outcome: int = 1, **changes: object) -> ReadReport:
    return read_bytes(Report(tables=tables, outcome=outcome, **changes).pdf())  # type: ignore[arg-type]


def improvements(report: ReadReport) -> tuple[Row, ...]:
    assert report.improvements is not None
    return report.improvements.value


def actions(report: ReadReport) -> tuple[Row, ...]:
    assert report.priority_actions is not None
    return report.priority_actions.value


def improve(*texts: str, **changes: object) -> Table:
    return Table([("", text) for text in texts], **{"heading": "Areas for improvement", "header": IMPROVE, **changes})  # type: ignore[arg-type]


def priority(*rows: tuple[str, str], **changes: object) -> Table:
    return Table(rows, **{"heading": "Areas for priority action", "header": PRIORITY, "two": True, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("border", ["rects", "lines", "boxes"])
def test_rows_however_ruled(border: str) -> None:
    report = made(priority((COUNCIL, ONE), (f"{COUNCIL} and {ICB}", TWO), border=border),
                  improve(TWO, THREE, border=border), outcome=3)  # fmt: skip
    assert [row.text for row in actions(report)] == [ONE, TWO]
    assert [row.responsible for row in actions(report)] == [(COUNCIL,), (COUNCIL, ICB)]
    assert [row.text for row in improvements(report)] == [TWO, THREE]
    assert all(row.sure and row.pages == (2,) for row in (*actions(report), *improvements(report)))
    assert report.unsure() == ()


def test_first_and_last_words() -> None:
    (row,) = improvements(made(improve(ONE)))
    assert (row.first_words, row.last_words) == (
        "Leaders should widen the offer of",
        "and tell them of it.".removeprefix("and "),
    )


@pytest.mark.parametrize("header", [IMPROVE, None, ("", "")])
def test_table_without_a_header_or_an_empty_one(header: tuple[str, str] | None) -> None:
    assert [row.text for row in improvements(made(improve(ONE, TWO, header=header)))] == [ONE, TWO]


def test_header_without_a_heading() -> None:
    report = made(priority((COUNCIL, ONE), heading=None), improve(TWO, THREE, heading=None), outcome=3)
    assert [row.text for row in actions(report)] == [ONE]
    assert actions(report)[0].responsible == (COUNCIL,)
    assert [row.text for row in improvements(report)] == [TWO, THREE]


def test_heading_without_a_table_is_parted_and_unsure() -> None:
    report = made(improve(ONE, TWO, border="none", header=None))
    assert [row.text for row in improvements(report)] == [ONE, TWO]
    assert not any(row.sure for row in improvements(report))
    assert "improvements" in report.unsure()


def test_bullets_without_a_table() -> None:
    texts = [f"\u2022 {text}" for text in (ONE, TWO, THREE)]
    assert [row.text for row in improvements(made(improve(*texts, border="none", header=None)))] == [ONE, TWO, THREE]


def test_numbers_in_one_cell_are_rows() -> None:
    report = made(improve("\n".join(f"{number}. {text}" for number, text in enumerate((ONE, TWO, THREE), 1))))
    assert [row.text for row in improvements(report)] == [ONE, TWO, THREE]


def test_numbers_in_one_cell_over_the_page() -> None:
    text = "\n".join(f"{number}. {text}" for number, text in enumerate((ONE, LONG, TWO, THREE), 1))
    rows = improvements(made(improve(text, room=150)))
    assert [row.text for row in rows] == [ONE, LONG, TWO, THREE]
    assert [row.pages for row in rows] == [(2,), (2, 3), (3,), (3,)]


def test_bullets_that_fill_one_cell_are_rows() -> None:
    report = made(improve("\n".join(f"\u2022 {text}" for text in (ONE, TWO))))
    assert [row.text for row in improvements(report)] == [ONE, TWO]


@pytest.mark.parametrize("bullet", ["\u2022", "-", "\u2013", "o", "*", "\u00b7"])
def test_items(bullet: str) -> None:
    text = (
        f"Leaders should act with urgency, so that:\n{bullet} breaks are offered; and\n{bullet} plans are made in time."
    )
    (row,) = improvements(made(improve(text)))
    assert row.items == ("breaks are offered; and", "plans are made in time.")
    assert row.text == "Leaders should act with urgency, so that:\n- breaks are offered; and\n- plans are made in time."
    assert row.last_words == "are made in time."


def words(*texts: tuple[str, float, float], height: float = 12.0) -> list[Word]:
    return [Word(text, x, x + 5 * len(text), top, top + height) for text, x, top in texts]


@pytest.mark.parametrize(
    "bullet", ["\u25fc", "\u25aa", "\u2022", "-", "\uf0a7", "(cid:110)", "\u27a2", "\u2212", "\u25e6"]
)
def test_glyphs_of_bullets_and_one_that_stands_higher(bullet: str) -> None:
    mark = Word(bullet, 80, 86, 97.0, 115.0)
    lines = lines_of([*words(("Act", 62, 80), ("on:", 82, 80), ("one", 98, 100), ("thing.", 120, 100)), mark], 1)
    assert body_text(lines) == ("Act on:\n- one thing.", ("one thing.",))


def test_a_letter_in_a_font_of_symbols_is_a_bullet() -> None:
    mark = Word("n", 80, 86, 98.0, 110.0, symbol=True)
    lines = lines_of([*words(("Act", 62, 80), ("on:", 82, 80), ("one", 98, 100), ("thing.", 120, 100)), mark], 1)
    assert body_text(lines)[1] == ("one thing.",)
    assert not any(map(is_bullet, ("A", "a", "1", "&", "\u00a3", "(", "\u2018", "5.", "on")))


def test_text_after_the_items_is_no_item() -> None:
    lines = lines_of(words(("Act:", 62, 80), ("-", 70, 95), ("now.", 80, 95), ("Then", 62, 110), ("rest.", 90, 110)), 1)
    assert body_text(lines) == ("Act:\n- now.\nThen rest.", ("now.",))


def test_stray_bullet_is_dropped() -> None:
    report = made(improve(ONE), after=["", "\u2022"])
    assert [row.text for row in improvements(report)] == [ONE]


def test_a_sentence_after_the_table_is_no_row() -> None:
    report = made(improve(ONE, TWO), after=["A sentence that stands below the table."])
    assert [row.text for row in improvements(report)] == [ONE, TWO]
    assert any("beside the table" in remark for remark in report.remarks)


# over the page


@pytest.mark.parametrize("repeat", [True, False])
def test_row_over_the_page(repeat: bool) -> None:
    report = made(improve(ONE, LONG, TWO, room=170, repeat_header=repeat))
    assert [row.text for row in improvements(report)] == [ONE, LONG, TWO]
    assert [row.pages for row in improvements(report)] == [(2,), (2, 3), (3,)]


@pytest.mark.parametrize("split_left", [True, False])
@pytest.mark.parametrize("room", [110, 140, 170])
def test_priority_action_over_the_page(split_left: bool, room: int) -> None:
    cell = f"{COUNCIL}, {ICB} and Barset Children's Trust"
    report = made(priority((COUNCIL, ONE), (cell, LONG), (ICB, TWO), room=room, split_left=True), outcome=3)
    assert [row.text for row in actions(report)] == [ONE, LONG, TWO]
    assert actions(report)[1].responsible == (COUNCIL, ICB, "Barset Children's Trust")
    assert len({row.pages for row in actions(report)}) > 1


POINTING = (
    "Leaders should see to it that every child is known to those who help, without waiting for long or asking twice. "
    "They should check this each term and tell families of it in plain words. This includes those taught at home."
)


@pytest.mark.parametrize("room", range(50, 150, 14))
def test_wherever_the_page_ends(room: int) -> None:
    cell = f"{COUNCIL}, NHS Barset and Far Downs Integrated Care Board and Barset Children's Trust"
    texts = [POINTING, "Health leaders should act at once.", POINTING]
    report = made(priority((cell, texts[0]), (ICB, texts[1]), (cell, texts[2]), room=room), outcome=3)
    assert [row.text for row in actions(report)] == texts
    assert [len(row.responsible) for row in actions(report)] == [3, 1, 3]
    assert [row.text for row in improvements(made(improve(*texts, room=room)))] == texts


def test_only_the_left_cell_goes_on_over_the_page() -> None:
    cell = "Barset County Council and NHS Barset Integrated Care Board"
    report = made(priority((cell, "Leaders should act at once."), (ICB, TWO), room=72), outcome=3)
    assert [row.text for row in actions(report)] == ["Leaders should act at once.", TWO]
    assert actions(report)[0].responsible == (COUNCIL, ICB)
    assert actions(report)[0].pages == (2, 3)


def test_an_action_that_ends_with_the_page_and_its_stop() -> None:
    report = made(priority((COUNCIL, "Leaders should act."), (COUNCIL, TWO), (ICB, THREE), room=77), outcome=3)
    assert [row.text for row in actions(report)] == ["Leaders should act.", TWO, THREE]


def test_bullet_first_on_the_next_page_belongs_to_the_row() -> None:
    text = "Leaders should act so that:\n- breaks are offered\n- plans are made in time."
    report = made(improve(text, TWO, room=82))
    assert [row.text for row in improvements(report)] == [text, TWO]
    assert improvements(report)[0].pages == (2, 3)


# priority actions and the plan


def test_none_where_no_plan_is_required() -> None:
    assert actions(made(improve(ONE))) == ()


def test_not_read_where_a_plan_is_required_and_none_is_found() -> None:
    report = made(improve(ONE), outcome=3)
    assert report.priority_actions is None and "priority_actions" in report.not_read()
    assert any("priority action plan is required" in remark for remark in report.remarks)


def test_unsure_where_no_plan_is_required_and_some_are_found() -> None:
    report = made(priority((COUNCIL, ONE)), improve(TWO), outcome=2)
    assert len(actions(report)) == 1 and "priority_actions" in report.unsure()


def test_bodies_that_end_in_a_stop_or_are_not_councils() -> None:
    cell = f"{COUNCIL}, {ICB}, school and college leaders."
    (row,) = actions(made(priority((cell, ONE)), outcome=3))
    assert row.responsible == (COUNCIL, ICB, "school and college leaders")
    assert row.responsible_text == cell


def test_bodies_on_lines_of_their_own() -> None:
    cell = "Barset Council\nBarset ICB\nBarset Community\nHealth Trust"
    (row,) = actions(made(priority((cell, LONG)), outcome=3))
    assert row.responsible == ("Barset Council", "Barset ICB", "Barset Community Health Trust")


def test_bodies_in_the_right_column() -> None:
    table = Table([(ONE, COUNCIL), (TWO, ICB)], "Areas for priority action",
                  ("Areas for priority action", "Responsible body"), two=True)  # fmt: skip
    report = made(table, outcome=3)
    assert [(row.responsible, row.text) for row in actions(report)] == [((COUNCIL,), ONE), ((ICB,), TWO)]


def test_improvements_with_bodies_beside_them() -> None:
    table = Table(
        [(COUNCIL, ONE), (ICB, TWO)], "Areas for improvement", ("Responsible body", "Areas for improvement"), two=True
    )
    report = made(table)
    assert [(row.responsible, row.text) for row in improvements(report)] == [((COUNCIL,), ONE), ((ICB,), TWO)]
    assert actions(report) == ()


# other sections


def test_details_ruled_or_not() -> None:
    for border, sure in (("rects", True), ("lines", True), ("boxes", True), ("none", False)):
        report = made(improve(ONE), details_border=border)
        assert report.local_authorities is not None and report.local_authorities.value == (COUNCIL,)
        assert report.integrated_care_boards is not None and report.integrated_care_boards.value == (ICB,)
        assert report.local_authorities.sure is sure and report.local_authorities.page == 3


def test_details_with_the_template_labels_and_two_boards() -> None:
    report = made(improve(ONE), details=("Name of authority:\nBarset Council",
                                         "Name of ICB: NHS East Barset ICB;\nNHS West and Far Barset ICB"))  # fmt: skip
    assert report.local_authorities is not None and report.local_authorities.value == ("Barset Council",)
    assert report.integrated_care_boards is not None
    assert report.integrated_care_boards.value == ("NHS East Barset ICB", "NHS West and Far Barset ICB")


def test_no_person_is_read() -> None:
    assert "Person" not in str(made(improve(ONE)).as_dict())


def test_no_details_page() -> None:
    report = made(improve(ONE), details=None)
    assert {"local_authorities", "integrated_care_boards"} <= set(report.not_read())


def test_strengths_over_the_page() -> None:
    points = [f"Point {number}. {LONG}" for number in range(9)]
    report = made(improve(ONE), strengths=points)
    assert [point.value for point in report.strengths] == points
    assert [point.page for point in report.strengths] == sorted(point.page for point in report.strengths)
    assert {point.page for point in report.strengths} == {2, 3}


def test_pages_without_a_known_footer_lose_their_page_numbers() -> None:
    report = made(improve(ONE, LONG, TWO, room=170), footer="Barset and its children")
    assert [row.text for row in improvements(report)] == [ONE, LONG, TWO]


def test_a_page_without_text_among_the_rows_is_told() -> None:
    from io import BytesIO

    import pypdf

    writer = pypdf.PdfWriter(BytesIO(Report(tables=[improve(ONE)]).pdf()))
    writer.insert_blank_page(index=2)
    made_of = BytesIO()
    writer.write(made_of)
    report = read_bytes(made_of.getvalue())
    assert report.remarks == ("Page 3 holds no text: what may stand there was not read.",)
    assert "improvements" in report.unsure() and report.pages == 4


# parts


def test_ruled_lines_in_pieces_are_one() -> None:
    pieces = [
        Rule(100.0, 218, 531),
        Rule(100.2, 57, 218),
        Rule(99.8, 57, 57.5),
        Rule(140, 57, 200),
        Rule(140, 300, 400),
    ]
    assert [(rule.start, rule.end) for rule in merged(pieces)] == [(57, 531), (57, 200), (300, 400)]


def test_a_word_drawn_in_two_pieces() -> None:
    line = Line(tuple(words(("i", 60, 10), ("mprove", 65, 10), ("it", 99, 10))), 1)
    assert line.text == "improve it"


def test_joining_lines() -> None:
    assert (
        join(["health and well-", "being of all", "", "children \u2013", "each"])
        == "health and well-being of all children \u2013 each"
    )
    assert join(["a -", "b"]) == "a - b"


def test_ends_of_sentences() -> None:
    assert all(map(ends_sentence, ("So.", "So?", "(So.)", "\u2018So.\u2019", "So. ")))
    assert not any(map(ends_sentence, ("So", "So;", "so that:", "")))
