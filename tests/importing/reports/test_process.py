"""The reading process: bounded, restarted, many files; and what it gives goes through JSON unharmed."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest
from report_pdfs import Report, bomb, document, endless_forms, endless_text

from sendinsp.importing.reports import (
    Attempt,
    HostilePdf,
    Limits,
    NotAPdf,
    NotAReadableReport,
    OtherDocument,
    Reader,
    ReaderMissing,
    ReadReport,
    find_reports,
    process,
    read_report,
    read_reports,
)
from sendinsp.importing.reports.reading import read_bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(Report().pdf())
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "B.PDF").write_bytes(Report(outcome=3).pdf())
    (tmp_path / "c.pdf").write_bytes(b"not a PDF at all")
    (tmp_path / "notes.txt").write_bytes(b"")
    return tmp_path


def test_as_read_in_this_process(folder: Path) -> None:
    there = read_report(folder / "a.pdf", known_areas=["Barset"])
    assert there == read_bytes(Report().pdf(), known_areas=["Barset"])


def test_through_json(folder: Path) -> None:
    for report in (read_bytes(Report().pdf()), read_bytes(Report(outcome=3, details=None, previous=[]).pdf())):
        plain = json.loads(json.dumps(report.as_dict()))
        assert ReadReport.from_dict(plain) == report
    assert plain["inspection_start"]["value"] == "2024-07-08"
    assert plain["improvements"]["value"][0]["first_words"].startswith("Leaders should")
    with pytest.raises(KeyError):
        ReadReport.from_dict({})


def test_a_folder_in_order_with_progress(folder: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def progress(done: int, of: int, attempt: Attempt) -> None:
        told.append((done, of, attempt.path.name))

    paths = find_reports(folder)
    assert [path.name for path in paths] == ["a.pdf", "B.PDF", "c.pdf"]
    attempts = read_reports([*paths, folder / "none.pdf"], workers=2, progress=progress)
    assert [attempt.path.name for attempt in attempts] == ["a.pdf", "B.PDF", "c.pdf", "none.pdf"]
    assert [type(attempt.refused) for attempt in attempts[2:]] == [NotAPdf, FileNotFoundError]
    assert attempts[1].report is not None and attempts[1].report.outcome is not None
    assert [(done, of) for done, of, _ in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert 0 < attempts[0].seconds < 20
    assert read_reports([]) == ()


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        find_reports(tmp_path / "none")


def test_no_file_or_a_folder(tmp_path: Path) -> None:
    with Reader() as reader:
        with pytest.raises(FileNotFoundError):
            reader.read(tmp_path / "none.pdf")
        with pytest.raises(OSError):
            reader.read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    writer = os.open(tmp_path / "pipe.pdf", os.O_RDWR)
    try:
        with Reader() as reader, pytest.raises(OSError, match="not a file"):
            reader.read(tmp_path / "pipe.pdf")
    finally:
        os.close(writer)


def test_ended_at_its_time_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "endless.pdf").write_bytes(endless_text())
    (tmp_path / "good.pdf").write_bytes(Report().pdf())
    with Reader(limits=Limits(seconds=0.7)) as reader:
        began = time.monotonic()
        with pytest.raises(HostilePdf, match=r"within 0\.7 seconds"):
            reader.read(tmp_path / "endless.pdf")
        assert time.monotonic() - began < 15
        assert reader._process is None
    with Reader() as reader:
        assert reader.read(tmp_path / "good.pdf").area_name == "Barset"


def test_forms_that_draw_one_another_without_end(tmp_path: Path) -> None:
    (tmp_path / "forms.pdf").write_bytes(endless_forms())
    with Reader(limits=Limits(seconds=0.7)) as reader, pytest.raises(NotAReadableReport):
        reader.read(tmp_path / "forms.pdf")


def test_bomb_in_its_process_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb(40))
    (tmp_path / "good.pdf").write_bytes(Report().pdf())
    with Reader(limits=Limits(unpacked_mb=16)) as reader:
        with pytest.raises(HostilePdf, match="unpacks"):
            reader.read(tmp_path / "bomb.pdf")
        assert reader.read(tmp_path / "good.pdf").area_name == "Barset"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system on Linux only")
def test_memory_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb(60))
    with Reader(limits=Limits(unpacked_mb=4096, memory_mb=40)) as reader, pytest.raises(HostilePdf):
        reader.read(tmp_path / "bomb.pdf")


def test_without_resource(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sendinsp.importing.reports.limits import bind_process

    monkeypatch.setitem(sys.modules, "resource", None)
    bind_process(Limits())


def test_other_documents_say_so_through_the_process(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(
        document(["Minutes of the board of Barset, held in the hall at ten o'clock"])
    )
    with pytest.raises(OtherDocument, match="not a report of an area SEND inspection"):
        read_report(tmp_path / "minutes.pdf")


def test_libraries_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(Report().pdf())
    monkeypatch.setattr(process, "find_spec", lambda name: None)
    with pytest.raises(ReaderMissing, match=r"sendinsp\[reports\]"):
        read_report(tmp_path / "a.pdf")
    with pytest.raises(ReaderMissing):
        read_reports([tmp_path / "a.pdf"])


def test_a_process_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(Report().pdf())
    monkeypatch.setattr(process, "WORKER", "no.such.module")
    with pytest.raises(ReaderMissing, match="did not start"):
        read_report(tmp_path / "a.pdf")


def test_libraries_are_not_imported_by_the_caller() -> None:
    import subprocess

    code = "import sys, sendinsp.importing.reports; print(any(m in sys.modules for m in ('pdfplumber', 'pypdf')))"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True).stdout
        == "False\n"
    )
