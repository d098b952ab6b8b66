"""The files of the site: whole, the same each time, safe to open, and of the same numbers as the commands."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from sendinsp.cli.app import run
from sendinsp.model.inspection import Dispute, Inspection
from sendinsp.output.site import found, times
from sendinsp.output.site.build import MARKER, files
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Table, text
from sendinsp.output.site.put import files_of
from sendinsp.output.site.tables import from_listing
from sendinsp.output.site.unsure import group_unsure, plan_unsure
from sendinsp.register.register import Register
from sendinsp.register.select import Selection
from sendinsp.summary.due_rows import plan_due, plans_due
from sendinsp.summary.inspection_rows import overview

pytest.importorskip("jinja2")
DAY = date(2026, 11, 23)
ADDRESS = "https://example.org/send/"


def matter(register: Register, **changes: object) -> Matter:
    asked: dict[str, object] = {
        "selection": Selection(regions=["North East"]), "day": DAY, "title": "North & <East>", "base_url": ADDRESS,
        "asked": "North East", "program": "1.2.3", "version": "0" * 64,
    }  # fmt: skip
    return Matter(register, **(asked | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def north_east(register: Register) -> dict[str, bytes]:
    made, left_out = files(matter(register))
    assert left_out == []
    return made


class Reader(HTMLParser):
    """Collects what the tests ask about."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.refused: list[str] = []
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        found = dict(attrs)
        if tag in ("script", "img", "iframe", "link") and (address := found.get("src") or found.get("href")):
            (self.loads if found.get("rel") not in ("canonical", "alternate") else self.links).append(address)
        elif found.get("href"):
            self.links.append(str(found["href"]))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        self.refused += [name for name in found if name == "style" or name.startswith("on")]
        if tag == "style":
            self.refused.append("<style>")

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "script" and data.strip():
            self.refused.append("inline script")
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass


def read(data: bytes) -> Reader:
    reader = Reader()
    reader.feed(data.decode())
    return reader


def test_every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere(north_east: dict[str, bytes]) -> None:
    pages = {name: read(data) for name, data in north_east.items() if name.endswith(".html")}
    for name, page in pages.items():
        assert page.refused == [], name
        assert len(page.ids) == len(set(page.ids)), name
        assert all(not address.startswith(("http", "//")) for address in page.loads), name
        for address in [*page.loads, *page.links]:
            if address.startswith(("http://", "https://", "webcal://")):
                continue
            path, _, anchor = address.partition("#")
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / unquote(path)).parts if path else PurePosixPath(name).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(parts)
            assert target in north_east, f"{name}: {address}"
            if anchor:
                assert anchor in pages[target].ids, f"{name}: {address}"


def test_the_policy_lets_nothing_in(north_east: dict[str, bytes]) -> None:
    for name, data in north_east.items():
        if name.endswith(".html"):
            assert b"default-src 'none'; style-src 'self'; script-src 'self'" in data, name
            assert b"<title>" in data and b'lang="en-GB"' in data, name


def test_the_same_data_give_the_same_bytes(register: Register, north_east: dict[str, bytes]) -> None:
    assert files(matter(register))[0] == north_east


def test_text_is_escaped(north_east: dict[str, bytes]) -> None:
    home = north_east["index.html"].decode()
    assert "North &amp; &lt;East&gt;" in home
    assert "<East>" not in home


def test_only_what_was_asked_for_is_there(register: Register, north_east: dict[str, bytes]) -> None:
    areas = {name for name in north_east if name.startswith("areas/")}
    inside = {slug for slug, area in register.areas.items() if area.region == "North East"}
    assert areas <= {f"areas/{slug}.html" for slug in inside}
    assert "areas/durham.html" in areas
    assert "Suffolk" not in "".join(read(north_east["map.html"]).words)


def test_the_table_holds_the_rows_of_list(register: Register, north_east: dict[str, bytes]) -> None:
    rows = [overview(one, register) for one in matter(register).found]
    page = north_east["inspections.html"].decode()
    assert page.count("<tr role") == len(rows) + 1
    assert all(f'areas/{row["area"]}.html#{row["id"].split("/")[0]}"' in page for row in rows)


def test_doubts_are_marked_where_values_are_shown(register: Register) -> None:
    slugs = register.areas.find("Northamptonshire")
    made = files(matter(register, selection=Selection(areas=slugs)))[0]
    assert re.search(r'class="doubt">[^<]* \?</span>', made["inspections.html"].decode())
    assert 'class="doubtful' in made["areas/northamptonshire.html"].decode()
    assert "In doubt: 0" not in made["doubts.html"].decode()


def test_figures_and_bars_say_how_much_they_count_is_unsure(register: Register) -> None:
    slugs = [*register.areas.find("Bexley"), *register.areas.find("Bradford"), *register.areas.find("Essex")]
    made = files(matter(register, selection=Selection(areas=slugs)))[0]
    figures = "".join(read(made["index.html"]).words).split("Published last")[0]
    # Another source has it that Bexley had to make a statement; that Essex submitted one is an inference.
    assert "no WSOA, ? 1 of them in doubt or disputed" in figures
    assert figures.count("in doubt or disputed") == 1
    outcomes = made["outcomes.html"].decode()
    assert outcomes.count("In doubt or disputed: the outcome of 1 inspection (") == 5  # four groupings, and the cycles
    assert ">Bexley</a>)." in outcomes
    # Another source has the inspection of Bradford in 2002, in another term and year.
    for words in ("the term", "the academic year"):
        assert f"In doubt or disputed: {words} of 1 inspection (" in outcomes
    row = outcomes[outcomes.index(">Spring 2022<") :].split("</tr>")[0]
    assert row.count('<span class="doubt"> ?</span>') == 2
    assert "in doubt or disputed" not in made["found.html"].decode().lower()


def test_the_state_of_a_plan_that_rests_on_a_doubt_is_counted(register: Register) -> None:
    known = matter(register, selection=Selection(), day=DAY)
    due = plans_due(known.found, register, DAY, "wsoa-due")
    unsure = {one.inspection.area for one in due if plan_unsure(one, register)}
    for one in due:
        sources = (*one.inspection.doubts, *(dispute.field for dispute in one.inspection.disputed))
        if one.inspection.area in unsure:
            assert any(path.startswith("wsoa.") for path in sources)
        elif one.due.state == "submitted":
            assert "wsoa.submitted" not in sources
    assert f"? {len(unsure)} of them in doubt or disputed" in "".join(read(files(known)[0]["index.html"]).words)


def with_doubts(register: Register, name: str, *paths: str) -> Inspection:
    """A record as it is, with doubts of some fields."""
    one = next(one for one in register.inspections if one.id == name)
    return one.model_copy(update={"doubts": dict.fromkeys(paths, "why not"), "disputed": ()})


@pytest.mark.parametrize(
    ("path", "unsure"),
    [
        ("report.published", True),  # by it alone the wait for a statement is known to be over
        ("fieldwork.start", False),
        ("wsoa.weaknesses.count", False),  # nothing that a record can hold
        ("wsoa.weaknesses[0].progress", False),
    ],
)
def test_a_plan_is_unsure_where_a_doubt_bears_on_its_state(register: Register, path: str, unsure: bool) -> None:
    one = plan_due(with_doubts(register, "summer-2019/south-tyneside", path), register, date(2026, 7, 1))
    assert one is not None
    assert plan_unsure(one, register) is unsure


@pytest.mark.parametrize(
    ("field", "value", "by", "unsure"),
    [
        ("term", "spring-2017", "term", True),
        ("term", "spring-2017", "year", False),
        ("term", "spring-2018", "year", True),
        ("fieldwork.start", "2017-02-06", "term", True),
        ("fieldwork.start", "2017-02-06", "year", False),
        ("fieldwork.end", "2019-02-06", "term", False),
    ],
)
def test_a_term_is_unsure_where_other_sources_have_another(
    register: Register, field: str, value: str, by: str, unsure: bool
) -> None:
    one = next(one for one in register.inspections if one.id == "autumn-2016/hartlepool")
    said = Dispute(field=field, value=value, sources=("ofsted-2022-11",))
    assert group_unsure(one.model_copy(update={"disputed": (said,), "doubts": {}}), by) is unsure


def test_an_address_in_doubt_is_a_link_all_the_same() -> None:
    from sendinsp.output.listing import Column, Listing

    column = Column("Letter", lambda row: row["report_url"], key="report_url")
    row = {"report_url": "https://example.org/a.pdf", "doubted": ["report_url"], "framework": "framework-2016"}
    (cell,) = from_listing(Listing([row], [column]), "Letters").rows[0]
    assert [(run.text, run.href) for run in cell.runs] == [("Letter", "https://example.org/a.pdf"), (" ?", None)]


def test_what_was_found_by_a_list_in_doubt_is_marked(register: Register) -> None:
    known = matter(register, selection=Selection())
    one = next(one for one in known.found if one.value_at("wsoa.weaknesses"))
    doubted = one.model_copy(update={"doubts": {"wsoa.weaknesses": "Seen in a draft alone."}})
    known.__dict__["found"] = [doubted if other is one else other for other in known.found]
    page = found.page(known)
    themes, reasons = (block for block in page.blocks if block.kind == "table")
    for table, column in ((themes, 1), (themes, 2), (reasons, 1), (reasons, 2)):
        marks = [row[column].runs[-1].text for row in table.rows]
        assert 0 < marks.count(" ?") < len(marks)
        assert any("what was found of 1 inspection" in run.text for line in table.remarks for run in line)
    assert not any(row[3].runs[-1].text == " ?" for row in themes.rows)  # strengths are of another list


def test_nothing_later_than_the_day_is_told(register: Register) -> None:
    made = files(matter(register, selection=Selection(), day=date(2017, 2, 1), base_url=None))[0]
    assert "awaited" in made["areas/sandwell.html"].decode()
    for name, data in made.items():
        if name.endswith((".html", ".csv", ".json")) and not name.startswith("data/"):
            assert b"27 Mar 2017" not in data, name
    assert "2019" not in "".join(read(made["inspections.html"]).words)


def test_the_feed_is_there_with_an_address_only(register: Register, north_east: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(north_east["feed.xml"])
    space = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", space)
    assert feed.findtext("a:title", namespaces=space) == "North & <East>"
    days = [entry.findtext("a:updated", namespaces=space) for entry in entries]
    assert days == sorted(days, key=str, reverse=True)
    ids = [entry.findtext("a:id", namespaces=space) for entry in entries]
    assert len(set(ids)) == len(ids) > 10
    assert b"webcal://example.org/send/data/calendar/" in north_east["downloads.html"]
    without = files(matter(register, base_url=None))[0]
    assert "feed.xml" not in without
    assert b"webcal" not in without["downloads.html"]
    assert not any(b"atom+xml" in data for name, data in without.items() if name.endswith(".html"))


def test_the_downloads_are_all_there(north_east: dict[str, bytes]) -> None:
    assert north_east["data/inspections.sqlite"].startswith(b"SQLite format 3")
    assert north_east["data/calendar/wsoa-due.ics"].startswith(b"BEGIN:VCALENDAR")
    packed = zipfile.ZipFile(io.BytesIO(north_east["data/inspections.zip"]))
    names = set(packed.namelist())
    assert {"datapackage.json", "csv/inspections.csv", "json/records.json"} <= names
    assert packed.read("csv/inspections.csv") == north_east["data/csv/inspections.csv"]
    assert files_of(north_east[MARKER].decode()) == sorted(north_east)


def test_the_word_overdue_is_nowhere(north_east: dict[str, bytes]) -> None:
    assert not [name for name, data in north_east.items() if name.endswith(".html") and b"overdue" in data.lower()]


def test_addresses_and_numbers_of_sources_become_links() -> None:
    found = text("See https://example.org/a_b. And [2].", "x.html#source-")
    assert [(run.text, run.href) for run in found] == [
        ("See ", None), ("example.org/a_b", "https://example.org/a_b"), (". And ", None), ("[2]", "x.html#source-2"),
        (".", None),
    ]  # fmt: skip
    assert [run.href for run in text("javascript:alert(1) [1]")] == [None]


def test_times_are_those_of_the_command(register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is counted of a framework's records is counted against its own measures."""
    known = matter(register, selection=Selection())
    tables = [block for block in times.page(known).blocks if isinstance(block, Table)]
    for table, options in zip(tables, ([], ["--in", "months"], ["--by", "region"]), strict=True):
        asked = ["--data", str(register.folder.path), "summarise", "--timings", "--format", "json", *options]
        assert run([*asked, "--as-of", DAY.isoformat()]) == 0
        rows = [row for row in json.loads(capsys.readouterr().out) if row["cases"] or row["left_out"]]
        keys = ("measure", "group", "cases", "left_out", "unknown")
        assert [[row[key] for key in keys] for row in rows] == [
            ["".join(run.text for run in row[at].runs) if at < 2 else row[at].sort for at in (0, 1, 2, 7, 8)]
            for row in table.rows
        ]
        statements = sum(row["unknown"] for row in rows if row["measure"].endswith("submission of the WSOA"))
        asked_for = [one for one in known.found if one.value_at("wsoa.required") is True]
        assert statements <= len(asked_for) - sum(row["cases"] for row in rows if "of the WSOA" in row["measure"])


def test_the_map_says_which_inspections_it_does_not_show(register: Register) -> None:
    made = files(matter(register, selection=Selection()))[0]
    known = matter(register, selection=Selection())
    for name, framework in (("index.html", "framework-2023"), ("map.html", "framework-2016")):
        total = len(known.under(framework))
        words = "".join(read(made[name]).words)
        shown = rf"latest inspection of its area: (\d+) of {total} recorded inspections; not shown: ([^.]*)\."
        said = re.search(shown, words)
        assert said is not None
        others = sum(int(number) for number in re.findall(r"\d+", said[2]))
        assert int(said[1]) + others == total
    assert "In doubt or disputed in some point: North Yorkshire." in "".join(read(made["index.html"]).words)


def test_a_map_can_be_scrolled_by_keyboard(north_east: dict[str, bytes]) -> None:
    labels = re.findall(
        r'class="scrolls" role="region" tabindex="0" aria-label="Map: ([^"]+)"', north_east["map.html"].decode()
    )
    assert len(set(labels)) == len(labels) == 2
