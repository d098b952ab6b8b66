"""Each kind of file that is not read: what is raised, and that what it says is one clear sentence."""

from __future__ import annotations

import re

import pytest
from report_pdfs import (
    Report,
    bomb,
    deep_arrays,
    document,
    locked,
    many_pages,
    page_tree_of_itself,
    raw,
    scan,
)

from sendinsp.importing.reports import (
    EncryptedPdf,
    Framework2016Report,
    HostilePdf,
    Limits,
    MonitoringReport,
    NotAPdf,
    NotAReadableReport,
    OtherDocument,
    ScannedPdf,
    SchoolReport,
    TruncatedPdf,
)
from sendinsp.importing.reports import limits as bounds
from sendinsp.importing.reports.reading import read_bytes
from sendinsp.importing.reports.refusals import BY_CODE


def refused(data: bytes, kind: type[NotAReadableReport], limits: Limits | None = None) -> str:
    with pytest.raises(kind) as caught:
        read_bytes(data, limits=limits)
    assert type(caught.value) is kind
    message = str(caught.value)
    assert re.fullmatch(r"(?:This|Reading)\b.*\.", message, re.DOTALL) and "\n" not in message
    return message


def test_every_reason_has_its_code_and_a_message() -> None:
    for code, kind in BY_CODE.items():
        assert kind.code == code and str(kind()).endswith((".", "'."))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a spreadsheet", b"<!DOCTYPE html><p>Not found", b"\x00" * 5000])
def test_not_a_pdf(data: bytes) -> None:
    refused(data, NotAPdf)


def test_encrypted() -> None:
    assert "password" in refused(locked(), EncryptedPdf)


def test_locked_for_printing_only_is_read() -> None:
    from io import BytesIO

    import pypdf

    writer = pypdf.PdfWriter(BytesIO(Report().pdf()))
    writer.encrypt("", "owner", algorithm="AES-256")
    made = BytesIO()
    writer.write(made)
    assert read_bytes(made.getvalue()).area_name == "Barset"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.995])
def test_truncated_anywhere(share: float) -> None:
    data = Report().pdf()
    assert "cut off" in refused(data[: int(share * len(data))], TruncatedPdf)


def test_damaged_inside() -> None:
    data = Report().pdf()
    for at in (0.1, 0.4, 0.7):
        begin = int(at * len(data))
        damaged = data[:begin] + b"\x00" * (len(data) // 5) + data[begin + len(data) // 5 :]
        try:
            read_bytes(damaged)
        except NotAReadableReport:
            continue


def test_no_pages() -> None:
    refused(raw([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]), TruncatedPdf)
    refused(b"%PDF-1.7\nnothing\n%%EOF\n", TruncatedPdf)


def test_scan() -> None:
    assert "no text" in refused(scan(), ScannedPdf)


FILLER = ["Some more text that says nothing in particular about anything."] * 5


@pytest.mark.parametrize(
    "lines",
    [
        ["Inspection of Barset Primary School", "Inspection dates: 8 and 9 July 2024", "Overall effectiveness Good",
         "The quality of education Good"],
        ["Inspection of a good school: Barset High School", "Inspection dates: 8 and 9 July 2024", "Outcome",
         "Barset High School continues to be a good school.", "What is it like to attend this school?",
         "The headteacher knows every pupil."],
        ["Barset Nursery", "Inspection report for early years provision", "Unique reference number EY1"],
    ],
)  # fmt: skip
def test_school(lines: list[str]) -> None:
    refused(document([*lines, *FILLER]), SchoolReport)


@pytest.mark.parametrize(
    "lines",
    [
        ["Area SEND monitoring inspection of Barset Local Area Partnership", "Monitoring dates: 8 to 9 July 2025"],
        ["Monitoring inspection of Barset Local Area Partnership", "Inspection outcome", "Leaders have taken action."],
        ["10 July 2025", "Dear Director", "Monitoring visit to Barset local area partnership",
         "This letter outlines the findings of the monitoring inspection."],
        ["Local area partnership monitoring report", "Area SEND inspection of Barset Local Area Partnership",
         "Dates of monitoring: 8 to 9 July 2025", "Inspection outcome"],
    ],
)  # fmt: skip
def test_monitoring(lines: list[str]) -> None:
    refused(document([*lines, *FILLER]), MonitoringReport)


@pytest.mark.parametrize(
    "lines",
    [
        ["12 September 2017", "Director of Children's Services", "Dear Director",
         "Joint local area SEND inspection in Barset",
         "Between 3 July 2017 and 7 July 2017, Ofsted and the Care Quality Commission conducted a joint inspection",
         "of the local area of Barset to judge the effectiveness of the area."],
        ["Joint area SEND inspection in Barset", "As a result, a Written Statement of Action is required."],
        ["Joint area SEND revisit in Barset", "Inspectors revisited the area of Barset."],
    ],
)  # fmt: skip
def test_framework_of_2016(lines: list[str]) -> None:
    assert "2016" in refused(document([*lines, *FILLER]), Framework2016Report)


def test_any_other_document() -> None:
    refused(document(["Minutes of the board", *FILLER]), OtherDocument)


def test_a_full_report_that_announces_a_monitoring_inspection_is_read() -> None:
    assert read_bytes(Report(outcome=3).pdf()).monitoring is not None


def test_a_full_report_that_names_inspections_before_it_is_read() -> None:
    for line in (
        "Dates of previous inspection: 9 to 13 October 2017 (joint area SEND inspection)",
        "Dates of previous monitoring: 9 to 10 October 2025",
    ):
        assert read_bytes(Report(previous=[line]).pdf()).area_name == "Barset"


# hostile


def test_too_large() -> None:
    refused(Report().pdf() + b" " * (1 << 20) + b"%%EOF", HostilePdf, Limits(file_mb=1))


@pytest.mark.parametrize("said", [10_000, 10])
def test_ten_thousand_pages(said: int) -> None:
    assert "10000 pages" in refused(many_pages(10_000, said), HostilePdf)


def test_a_page_tree_of_itself() -> None:
    with pytest.raises((TruncatedPdf, HostilePdf)):
        read_bytes(page_tree_of_itself())


def test_arrays_without_end() -> None:
    with pytest.raises((TruncatedPdf, HostilePdf)):
        read_bytes(deep_arrays())


def test_a_bomb_in_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    import pdfminer.pdftypes

    monkeypatch.setattr(pdfminer.pdftypes, "zlib", pdfminer.pdftypes.zlib)
    bounds.bind_unpacking(Limits(unpacked_mb=4))
    assert "unpacks" in refused(bomb(20), HostilePdf)
    bounds.bind_unpacking(Limits(unpacked_mb=4))
    assert read_bytes(Report().pdf()).area is not None


def test_many_streams_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacking = bounds.Unpacking()
    unpacking.allow(1)
    import zlib

    packed = zlib.compress(b" " * 600_000)
    assert len(unpacking.decompress(packed)) == 600_000
    with pytest.raises(HostilePdf):
        unpacking.decompress(packed)
    unpacking.allow(1)
    with pytest.raises(HostilePdf):
        unpacking.decompressobj().decompress(zlib.compress(b" " * 2_000_000))
    with pytest.raises(zlib.error):
        bounds.Unpacking().decompress(packed[:-20])
