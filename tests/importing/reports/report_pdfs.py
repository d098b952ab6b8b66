"""Reports made for the tests: laid out as Ofsted's are, with every variant a parameter; and hostile files by hand."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 57.0, 530.0, 60.0, 760.0
FONT, BOLD, SIZE, PITCH = "Helvetica", "Helvetica-Bold", 12, 14.5

OUTCOMES = {
    1: "The arrangements typically lead to positive experiences and outcomes for children.",
    2: "The arrangements lead to inconsistent experiences and outcomes for children.",
    3: "There are widespread and/or systemic failings leading to significant concerns about children.",
}
STRATEGIC = "Ofsted and CQC ask that the local area partnership updates and publishes its strategic plan."
FOLLOWS = {
    1: f"The next full area SEND inspection will be within approximately five years. {STRATEGIC}",
    2: f"The next full area SEND inspection will be within approximately 3 years. {STRATEGIC}",
    3: "A monitoring inspection will be carried out within approximately 18 months. The next full reinspection will be "
    "within approximately three years. His Majesty's Chief Inspector requires the local area partnership to prepare "
    "and submit a priority action plan (area SEND).",
}


@dataclass
class Table:
    """A table of rows (left, right); left is "" in a table of one column. A cell's line breaks are kept."""

    rows: Sequence[tuple[str, str]]
    heading: str | None = None
    header: tuple[str, str] | None = None
    two: bool = False
    border: str = "rects"  # rects, lines, boxes, none
    room: float | None = None  # points left on the page where it begins
    repeat_header: bool = False
    split_left: bool = True  # a row on two pages shows the rest of its left cell on the second


@dataclass
class Report:
    """Everything a report says, and how it is laid out."""

    title: Sequence[str] = ("Area SEND inspection of Barset Local", "Area Partnership")
    dates: str = "Inspection dates: 8 to 12 July 2024"
    previous: Sequence[str] = ("Dates of previous inspection: 27 to 31 March 2017",)
    outcome: int = 1
    outcome_text: str | None = None
    follows: str | None = None
    strengths: Sequence[str] = ("Leaders listen. They act on it.", "Children are heard.")
    bullet: str = "•"
    tables: Sequence[Table] = field(
        default_factory=lambda: [
            Table([("", "Leaders should widen the offer of short breaks so that families have a choice.")],
                  "Areas for improvement", ("", "Areas for improvement"))
        ]
    )  # fmt: skip
    after: Sequence[str] = ()
    details: tuple[str, str] | None = ("Barset County Council", "NHS Barset Integrated Care Board")
    details_border: str = "rects"
    footer: str | None = "Area SEND inspection report: Barset Local Area Partnership, 8 to 12 July 2024"
    front_extra: Sequence[str] = ()

    def pdf(self) -> bytes:
        """The report as a PDF."""
        return _Maker(self).made()


class _Maker:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.stream = BytesIO()
        self.canvas = Canvas(self.stream, pagesize=A4)
        self.y = TOP
        self.page = 1

    def made(self) -> bytes:
        one = self.report
        self.line("Local area partnership report")
        for text in one.title:
            self.line(text, font=BOLD, size=18)
        for text in (one.dates, *one.previous, *one.front_extra):
            if text:
                self.line(text)
        self.heading("Inspection outcome")
        self.para(OUTCOMES[one.outcome] if one.outcome_text is None else one.outcome_text)
        self.para(FOLLOWS[one.outcome] if one.follows is None else one.follows)
        self.heading("Information about the local area partnership")
        self.para("Barset is in the west. A monitoring inspection will be carried out elsewhere within 2 years.")
        self.turn()
        self.heading("What is the area partnership doing that is effective?")
        for text in one.strengths:
            self.bulleted(text)
        self.heading("What does the area partnership need to do better?")
        self.bulleted("Waiting is long.")
        for table in one.tables:
            self.table(table)
        for text in one.after:
            self.line(text)
        if one.details is not None:
            self.turn()
            self.heading("Local area partnership details")
            self.table(
                Table([one.details, ("A Person, Director of Children's Services", "B Person, Chief Executive"),
                       ("www.barset.example", "www.icb.example")],
                      None, ("Local authority", "Integrated care board"), two=True, border=one.details_border),
                middle=0.5,
            )  # fmt: skip
        self.heading("Information about this inspection")
        self.para("The inspection was led by an inspector.")
        self.footer()
        self.canvas.save()
        return self.stream.getvalue()

    def line(self, text: str, x: float = LEFT, font: str = FONT, size: float = SIZE) -> None:
        if self.y > BOTTOM:
            self.turn()
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - self.y - size, text)
        self.y += size + 2.5

    def para(self, text: str) -> None:
        for line in wrapped(text, RIGHT - LEFT):
            self.line(line)
        self.y += 6

    def heading(self, text: str) -> None:
        self.y += 14
        self.line(text, font=BOLD, size=14)

    def bulleted(self, text: str) -> None:
        for index, line in enumerate(wrapped(text, RIGHT - LEFT - 20)):
            if index == 0:
                self.canvas.setFont(FONT, SIZE)
                self.canvas.drawString(LEFT, HEIGHT - self.y - SIZE, self.report.bullet)
            self.line(line, LEFT + 18)
        self.y += 6

    def footer(self) -> None:
        if self.report.footer:
            self.canvas.setFont(FONT, 10)
            self.canvas.drawString(LEFT, HEIGHT - 800, self.report.footer)
            self.canvas.drawRightString(RIGHT, HEIGHT - 800, str(self.page))

    def turn(self) -> None:
        self.footer()
        self.canvas.showPage()
        self.page += 1
        self.y = TOP

    # tables

    def table(self, table: Table, middle: float = 0.34) -> None:
        if table.room is not None:
            if BOTTOM - self.y < table.room:
                self.turn()
            self.y = BOTTOM - table.room
        if table.heading:
            self.heading(table.heading)
        edges = [LEFT, LEFT + middle * (RIGHT - LEFT), RIGHT] if table.two else [LEFT, RIGHT]
        self.across(table, edges)
        if table.header is not None:
            self.row(table, table.header, edges, BOLD)
        for row in table.rows:
            self.row(table, row, edges, FONT)
        self.y += 6

    def row(self, table: Table, row: tuple[str, str], edges: Sequence[float], font: str) -> None:
        cells = [row[0], row[1]] if table.two else [row[1]]
        lines = [
            wrapped(text, right - left - 10, font) for text, left, right in zip(cells, edges, edges[1:], strict=False)
        ]
        start = self.y
        for index in range(max(map(len, lines))):
            if self.y + PITCH > BOTTOM:
                self.down(table, edges, start)
                self.across(table, edges)
                self.turn()
                self.across(table, edges)
                start = self.y
                if table.repeat_header and table.header is not None and font == FONT:
                    self.row(table, table.header, edges, BOLD)
                    start = self.y
                if not table.split_left:
                    lines[0] = lines[0][:index]
            for column, left in zip(lines, edges, strict=False):
                if index < len(column):
                    self.canvas.setFont(font, SIZE)
                    self.canvas.drawString(left + 5, HEIGHT - self.y - SIZE, column[index])
            self.y += PITCH
        self.y += 2
        self.down(table, edges, start)
        self.across(table, edges)
        if table.border == "none":
            self.y += 8

    def across(self, table: Table, edges: Sequence[float]) -> None:
        for left, right in itertools.pairwise(edges):
            if table.border == "rects":
                self.canvas.rect(left, HEIGHT - self.y - 0.25, right - left, 0.5, stroke=0, fill=1)
            elif table.border == "lines":
                self.canvas.line(left, HEIGHT - self.y, right, HEIGHT - self.y)

    def down(self, table: Table, edges: Sequence[float], start: float) -> None:
        if table.border == "boxes":
            for left, right in itertools.pairwise(edges):
                self.canvas.rect(left, HEIGHT - self.y, right - left, self.y - start, stroke=1, fill=0)
            return
        for edge in edges:
            if table.border == "rects":
                self.canvas.rect(edge, HEIGHT - self.y, 0.5, self.y - start, stroke=0, fill=1)
            elif table.border == "lines":
                self.canvas.line(edge, HEIGHT - start, edge, HEIGHT - self.y)


def wrapped(text: str, width: float, font: str = FONT) -> list[str]:
    """Lines as a word processor breaks them, those given kept."""
    return [line for part in text.split("\n") for line in simpleSplit(part, font, SIZE, width)] or [""]


def document(*pages: Sequence[str]) -> bytes:
    """A PDF of lines of text, nothing else."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in pages:
        for index, text in enumerate(page):
            canvas.drawString(LEFT, HEIGHT - TOP - 16 * index, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scan() -> bytes:
    """Pages that are pictures."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for _ in range(3):
        canvas.setFillGray(0.4)
        canvas.rect(60, 60, 400, 600, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def locked(password: str = "secret") -> bytes:
    """A report that asks for a password."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=password)
    canvas.drawString(LEFT, 700, "Area SEND inspection of Barset Local Area Partnership")
    canvas.save()
    return stream.getvalue()


def raw(objects: Sequence[bytes], root: int = 1) -> bytes:
    """A PDF of objects as given, counted from 1."""
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    xref = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        made += b"%010d 00000 n \n" % place
    made += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, xref)
    return bytes(made)


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), extra) + content + b"\nendstream"


def one_page(content: bytes, extra: bytes = b"", *, page: bytes = PAGE, more: Sequence[bytes] = ()) -> bytes:
    """One page with a content stream."""
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            stream(content, extra),
            HELVETICA,
            *more,
        ]
    )


def bomb(megabytes: int) -> bytes:
    """A content stream of a few kilobytes that unpacks to many megabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()
    return one_page(packed, b"/Filter /FlateDecode")


def many_pages(pages: int, said: int) -> bytes:
    """So many pages, while the page tree says another number."""
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + pages))
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % said,
            b"null",
            stream(b"BT /F 12 Tf 60 700 Td (Area SEND inspection of Barset Local Area Partnership) Tj ET"),
            HELVETICA,
            *([PAGE] * pages),
        ]
    )


def page_tree_of_itself() -> bytes:
    """A page tree whose child is itself."""
    return raw([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 3 >>"])


def endless_forms(depth: int = 40) -> bytes:
    """Forms that each draw the next twice: two to the power of `depth` of them."""
    forms = []
    for number in range(depth):
        inner = b"/X Do /X Do" if number + 1 < depth else b"BT /F 12 Tf (x) Tj ET"
        extra = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (
            7 + number
        )
        forms.append(stream(inner, extra))
    page = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    return one_page(b"/X Do", page=page, more=forms)


def endless_text(letters: int = 2_000_000) -> bytes:
    """A page with more letters than can be read in any time one would wait."""
    content = b"BT /F 12 Tf " + b"(x) Tj " * letters + b"ET"
    return one_page(zlib.compress(content), b"/Filter /FlateDecode")


def deep_arrays(depth: int = 200_000) -> bytes:
    """Arrays within arrays."""
    return one_page(b"BT ET", page=PAGE.replace(b"[0 0 595 842]", b"[" * depth + b"]" * depth))
