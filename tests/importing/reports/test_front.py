"""The front page: titles, dates, previous inspection, outcome and what follows it."""

from __future__ import annotations

from datetime import date

import pytest
from report_pdfs import FOLLOWS, OUTCOMES, Report

from sendinsp.importing.reports import Previous, ReadReport
from sendinsp.importing.reports.dates import previous, spans
from sendinsp.importing.reports.front import agree, read
from sendinsp.importing.reports.reading import read_bytes


def front(**changes: object) -> ReadReport:
    return read_bytes(Report(**changes).pdf())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        (["Area SEND inspection of Barset Local", "Area Partnership"], "Barset Local Area Partnership"),
        (["Area SEND inspection of Barset Local Area Partnership"], "Barset Local Area Partnership"),
        (["Area SEND inspection of Stoke-on-", "Trent Local Area Partnership"],
         "Stoke-on-Trent Local Area Partnership"),
        (["Area SEND inspection", "of Barking and", "Dagenham Local", "Area", "Partnership"],
         "Barking and Dagenham Local Area Partnership"),
        (["Area SEND full inspection of the Isle of Sheep Local Area Partnership"],
         "Isle of Sheep Local Area Partnership"),
    ],
)  # fmt: skip
def test_title_broken_anywhere(title: list[str], area: str) -> None:
    found = front(title=title, footer=None).area
    assert found is not None
    assert (found.value, found.page, found.sure) == (area, 1, True)


def test_a_title_without_local_area_partnership_is_unsure() -> None:
    found = front(title=["Area SEND inspection of Barset"], footer=None).area
    assert found is not None
    assert (found.value, found.sure) == ("Barset", False)


def test_area_name_is_bare() -> None:
    assert front().area_name == "Barset"


def test_known_areas() -> None:
    data = Report().pdf()
    known = read_bytes(data, known_areas=["Barset"]).area
    unknown = read_bytes(data, known_areas=["Borsetshire"]).area
    assert known is not None and known.sure
    assert unknown is not None and not unknown.sure and "known" in unknown.note


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("8 to 12 July 2024", "2024-07-08", "2024-07-12"),
        ("4 December 2023 to 8 December 2023", "2023-12-04", "2023-12-08"),
        ("27 November 2023 to 1 December 2023", "2023-11-27", "2023-12-01"),
        ("30 January to 3 February 2023", "2023-01-30", "2023-02-03"),
        ("30 December to 3 January 2025", "2024-12-30", "2025-01-03"),
        ("Monday 8th - Friday 12th July 2024", "2024-07-08", "2024-07-12"),
        ("8\u201312 July 2024", "2024-07-08", "2024-07-12"),
        ("8 July \u2013 12 July 2024", "2024-07-08", "2024-07-12"),
        ("8 and 9 Sept 2024", "2024-09-08", "2024-09-09"),
    ],
)
def test_days_as_printed(printed: str, start: str, end: str) -> None:
    (span,) = spans(printed)
    assert (str(span.start), str(span.end)) == (start, end)


def test_no_day_of_no_calendar() -> None:
    assert spans("31 to 32 June 2024") == []
    assert spans("30 February 2024 or in 2024, 12 of them, on page 8 of 12") == []


@pytest.mark.parametrize(
    "label",
    ["Inspection dates:", "Inspection dates", "Inspection date:", "Dates of inspection:", "Dates of this inspection:"],
)
@pytest.mark.parametrize(
    "before",
    [
        "Date of last inspection:",
        "Dates of previous inspections:",
        "Date of previous inspection",
        "Previous inspection:",
    ],
)
def test_labels_of_the_dates(label: str, before: str) -> None:
    report = front(dates=f"{label} 8 to 12 July 2024", previous=[f"{before} 16 May 2016"])
    assert report.inspection_start is not None and report.inspection_start.value == date(2024, 7, 8)
    assert report.inspection_end is not None and report.inspection_end.value == date(2024, 7, 12)
    assert report.previous is not None and report.previous.value == Previous(date(2016, 5, 16))


def test_days_that_cannot_be_are_unsure() -> None:
    for printed in ("8 July to 12 September 2024", "8 to 12 July 2016", "6 to 12 July 2024"):
        report = front(dates=f"Inspection dates: {printed}", footer=None)
        assert report.inspection_start is not None and not report.inspection_start.sure


def test_footers_that_contradict_the_title_are_told() -> None:
    report = front(footer="Area SEND inspection report: Barset Local AREA Partnership, 2 July 2024 to 12 July 2024")
    assert report.inspection_start is not None and report.inspection_start.value == date(2024, 7, 8)
    assert not report.inspection_start.sure and "2 July 2024" in report.inspection_start.note
    assert any("footers say 2 July" in remark for remark in report.remarks)
    assert report.area is not None and report.area.sure
    other = front(footer="Area SEND inspection report: Borsetshire Local Area Partnership")
    assert other.area is not None and other.area.value.startswith("Barset") and not other.area.sure


D = date


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("27 to 31 March 2017", Previous(D(2017, 3, 27), D(2017, 3, 31))),
        ("16 May 2016", Previous(D(2016, 5, 16))),
        ("Not previously inspected", Previous()),
        ("This area has not been previously inspected.", Previous()),
        ("None", Previous()),
        ("The previous full inspection was on 19 March 2018. There was a subsequent revisit on 24 March 2020.",
         Previous(D(2018, 3, 19), None, D(2020, 3, 24))),
        ("27 to 31 March 2017, with a re-visit from 2 to 4 April 2019",
         Previous(D(2017, 3, 27), D(2017, 3, 31), D(2019, 4, 2), D(2019, 4, 4))),
        ("27 to 31 March 2017; 2 to 4 April 2019 (revisit)",
         Previous(D(2017, 3, 27), D(2017, 3, 31), D(2019, 4, 2), D(2019, 4, 4))),
        ("27 to 31 March 2017 (revisited 2 April 2019)",
         Previous(D(2017, 3, 27), D(2017, 3, 31), D(2019, 4, 2))),
        ("Inspected between 27 March and 31 March 2017. Revisit: 2 April 2019.",
         Previous(D(2017, 3, 27), D(2017, 3, 31), D(2019, 4, 2))),
        ("1 to 6 October 2018", Previous(D(2018, 10, 1), D(2018, 10, 6))),
    ],
)  # fmt: skip
def test_previous_inspection(printed: str, value: Previous) -> None:
    assert previous(printed) == (value, "")


@pytest.mark.parametrize(
    "line",
    [
        "Dates of previous inspection and re-visit: 27 to 31 March 2017 and 2 April 2019",
        "Dates of previous inspection (and revisit): 27 to 31 March 2017, 2 April 2019",
        "Dates of previous inspection: 27 to 31 March 2017 Date of revisit: 2 April 2019",
        "Date of previous inspection: 27-31 March 2017 (Revisit 2 April 2019)",
    ],
)
def test_label_that_names_the_revisit(line: str) -> None:
    found = read(["Inspection dates: 8 to 12 July 2024", line, "Inspection outcome"], 1)["previous"]
    assert found.value == Previous(date(2017, 3, 27), date(2017, 3, 31), date(2019, 4, 2)) and found.sure


def test_previous_inspection_that_is_unclear() -> None:
    assert previous("to be confirmed") is None
    two = previous("16 May 2016 and 4 June 2019")
    assert two is not None and two[0].start == date(2016, 5, 16) and "more than one" in two[1]
    only = previous("Revisit on 4 June 2019")
    assert only is not None and only[0] == Previous(revisit=date(2019, 6, 4)) and only[1]


def test_previous_inspection_in_the_report() -> None:
    sentence = ["Dates of previous inspection: The previous full inspection was on 19 March 2018. There",
                "was a subsequent revisit on 24 March 2020."]  # fmt: skip
    found = front(previous=sentence).previous
    assert found is not None
    assert found.value == Previous(date(2018, 3, 19), None, date(2020, 3, 24))
    assert found.words.endswith("24 March 2020.") and found.sure
    assert front(previous=["Dates of previous inspections: Not previously inspected"]).previous is not None
    assert front(previous=[]).previous is None and "previous" in front(previous=[]).not_read()


@pytest.mark.parametrize(
    ("outcome", "next_full", "monitoring", "plan"),
    [
        (1, "within approximately five years", None, False),
        (2, "within approximately 3 years", None, False),
        (3, "within approximately three years", "within approximately 18 months", True),
    ],
)
def test_outcome_and_what_follows(outcome: int, next_full: str, monitoring: str | None, plan: bool) -> None:
    report = front(outcome=outcome)
    assert report.outcome is not None and report.outcome.value == outcome and report.outcome.sure
    assert report.next_full is not None and report.next_full.value == next_full
    assert (report.monitoring and report.monitoring.value) == monitoring
    assert report.plan_required is not None and report.plan_required.value is plan


@pytest.mark.parametrize(
    "text",
    [
        "The next full area SEND inspection will take place within approximately 3 years.",
        "The next full Area SEND inspection will be within three years.",
        "The next full reinspection of the area will be in about 3 years.",
    ],
)
def test_wordings_of_the_next_inspection(text: str) -> None:
    found = read(["Inspection outcome", OUTCOMES[2], text], 1)
    assert "3" in found["next_full"].value or "three" in found["next_full"].value
    assert found["outcome"].sure


def test_outcome_against_what_follows_is_unsure() -> None:
    report = front(outcome=1, follows=FOLLOWS[2])
    assert report.outcome is not None and report.outcome.value == 1 and not report.outcome.sure


def test_outcome_in_unknown_words_is_taken_from_what_follows() -> None:
    report = front(outcome_text="Things are neither good nor bad.", follows=FOLLOWS[2])
    assert report.outcome is not None and report.outcome.value == 2 and not report.outcome.sure


def test_outcome_not_read_is_none() -> None:
    report = front(outcome_text="Things are neither good nor bad.", follows="More will be said.")
    assert report.outcome is None and report.next_full is None and report.plan_required is None
    assert {"outcome", "next_full", "plan_required"} <= set(report.not_read())


def test_hmci_and_other_words_for_the_plan() -> None:
    for text in (
        "HMCI requires the local area partnership to prepare and submit a priority action plan (area SEND).",
        "As a result, His Majesty\u2019s Chief Inspector requires the partnership to produce a priority action plan.",
    ):
        assert read(["Inspection outcome", OUTCOMES[3], text], 1)["plan_required"].value is True


def test_ligatures_and_odd_spaces() -> None:
    found = read(
        [
            "Area\u00a0SEND inspection of Su\ufb00olk Local\u00a0Area Part\u00adnership",
            "Inspection dates: 8 to 12 July 2024",
        ],
        1,
    )
    assert found["area"].value == "Suffolk Local Area Partnership"


def test_urn() -> None:
    report = front(front_extra=["Unique reference number: 80999"])
    assert report.urn is not None and report.urn.value == "80999"
    assert report.previous is not None and report.previous.words == "27 to 31 March 2017"
    assert front().urn is None


def test_two_readings_that_differ_are_unsure() -> None:
    one = read(["Area SEND inspection of Barset Local Area Partnership", "Inspection dates: 8 to 12 July 2024"], 1)
    two = read(["Area SEND inspection of Barset Local Area Partnership", "Inspection dates: 9 to 12 July 2024"], 1)
    made = agree(one, two)
    assert made["area"].sure
    assert made["inspection_start"].value == date(2024, 7, 8) and not made["inspection_start"].sure
    assert not agree(one, {})["area"].sure
    assert agree(one, None)["area"].sure
