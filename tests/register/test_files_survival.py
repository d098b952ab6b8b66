"""What a folder may hold without stopping, slowing or fooling the program. Real files, whole runs."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sendinsp.checks.run import Checker
from sendinsp.cli.app import run
from sendinsp.model.problem import Problem
from sendinsp.register.find import DataFolder
from sendinsp.yaml.files import read_document

TESTS = Path(__file__).resolve().parents[1]
BASE = TESTS / "checks" / "base"
SRC = TESTS.parent / "src"
PLACE = "inspections/summer-2017/otherton.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path / "data"


def problems(data: Path) -> list[Problem]:
    """What a run finds, which must know the sound record and end soon."""
    from datetime import date

    began = time.monotonic()
    report = Checker(DataFolder(data), date(2026, 11, 23)).everything()
    assert time.monotonic() - began < 5
    assert not report.faults
    assert report.files >= 5
    assert not any(problem.path.endswith("exampleshire.yaml") for problem in report.problems)
    return [problem for problem in report.problems if problem.code != "A101"]


@contextlib.contextmanager
def bounded(megabytes: int):  # type: ignore[no-untyped-def]
    """Fail where the memory of this process grows beyond what it is by more than so much."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < megabytes * 1024


@pytest.mark.parametrize(
    ("raw", "code", "line", "column"),
    [
        (b"[" * 50_000, "Y012", 1, 33),
        (b"{a: " * 50_000, "Y012", 1, 129),
        (b"- " * 50_000, "Y012", 1, 65),
        (b"".join(b" " * n + b"a:\n" for n in range(2_000)), "Y012", 33, 33),
        (b"? " * 50_000, "Y012", 1, 65),
        (b"[[a], " * 40, "Y012", 1, 188),
        (b"".join(b" " * n + b"a:\n" for n in range(24)) + b" " * 24 + b"a: " + b"[[a], [a], " * 13, "Y012", 25, 95),
        (
            b"".join(b"x%d: [a]\n" % n for n in range(33))
            + b"y:\n"
            + b"".join(b" " * n + b"-\n" + b" " * n + b" k:\n" for n in range(9))
            + b" " * 9
            + b"- "
            + b"[" * 18
            + b"]" * 18
            + b"\n",
            "Y012",
            53,
            24,
        ),
        (b"area: x\0\n", "Y009", 1, 8),
        ("area: otherton\n".encode("utf-16"), "Y007", 1, 1),
        ("area: otherton\n".encode("utf-16-le"), "Y007", 1, 1),
        ("area: otherton\n".encode("utf-32"), "Y007", 1, 1),
        (b"area: otherton\nnotes: caf\xe9\n", "Y007", 2, 11),
        (b"\xef\xbb\xbfarea: otherton\n", "Y008", 1, 1),
        (b"area: otherton\nterm: \xed\xa0\x80\n", "Y007", 2, 7),
        (b"area: 'otherton\n", "Y001", 1, 7),
        (b"\x1b[31marea: x\n", "Y009", 1, 1),
        (b"&" * 10_000, "Y001", 1, 2),
        (b"'" * 99_999, "Y001", 1, 99_999),
        (b"%" * 10_000, "Y001", 1, 1),
    ],
    ids=range(20),
)
def test_texts(data: Path, raw: bytes, code: str, line: int, column: int) -> None:
    (data / PLACE).write_bytes(raw)
    with bounded(200):
        found = problems(data)
    assert code in [problem.code for problem in found]
    first = next(problem for problem in found if problem.code == code)
    assert first.span is not None
    if code != "Y001":
        assert (first.span.line, first.span.column) == (line, column)


def test_alias_bomb(data: Path) -> None:
    levels = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"]
    levels += [b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 10)]
    (data / PLACE).write_bytes(b"".join(levels))
    with bounded(100):
        found = problems(data)
    assert "Y003" in [problem.code for problem in found]
    assert next(problem.span.line for problem in found if problem.code == "Y003" and problem.span) == 1


def test_crlf_is_fine(data: Path) -> None:
    source = (data / "inspections/summer-2017/exampleshire.yaml").read_bytes()
    (data / "inspections/summer-2017/exampleshire.yaml").write_bytes(source.replace(b"\n", b"\r\n"))
    (data / PLACE).write_bytes(
        b"area: otherton\r\nframework: framework-2016\r\nterm: Summer\r\nevidence:\r\n  ofsted-2022-11: [term]\r\n"
    )
    found = problems(data)
    assert [(problem.code, problem.span and problem.span.line) for problem in found] == [("S005", 3)]


def test_gigabyte(data: Path) -> None:
    with (data / PLACE).open("wb") as file:
        file.truncate(1024**3)  # sparse: it fills no disk
    with bounded(50):
        assert [problem.code for problem in problems(data)] == ["Y013"]


def test_things_that_are_no_files(data: Path, tmp_path: Path) -> None:
    folder = data / "inspections" / "summer-2017"
    os.mkfifo(folder / "pipe.yaml")
    (folder / "folder.yaml").mkdir()
    (folder / "dangling.yaml").symlink_to("nothing.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "dark.yaml").symlink_to("/dev/zero")
    (tmp_path / "outside.yaml").write_text("area: secret\n")
    (folder / "out.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "up").symlink_to(data)
    found = {(problem.path.rpartition("/")[2], problem.code) for problem in problems(data)}
    assert found == {
        ("pipe.yaml", "Y014"), ("folder.yaml", "Y014"), ("dangling.yaml", "Y014"), ("loop.yaml", "Y014"),
        ("dark.yaml", "Y015"), ("out.yaml", "Y015"), ("up", "I006"),
    }  # fmt: skip


def test_link_within_the_folder_is_read(data: Path) -> None:
    place = data / "inspections" / "spring-2017"
    place.mkdir()
    (place / "otherton.yaml").write_text("area: otherton\nframework: framework-2016\nterm: spring-2017\n")
    (data / PLACE).symlink_to(place / "otherton.yaml")
    codes = {(problem.path.rpartition("inspections/")[2], problem.code) for problem in problems(data)}
    assert ("summer-2017/otherton.yaml", "I002") in codes


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_without_permission(data: Path) -> None:
    (data / PLACE).write_text("area: otherton\n")
    (data / PLACE).chmod(0)
    closed = data / "inspections" / "spring-2017"
    closed.mkdir(mode=0)
    try:
        assert [problem.code for problem in problems(data)] == ["Y014", "Y014"]
    finally:
        closed.chmod(0o700)


def test_permission_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for whoever may read everything: the system's answer is made up."""
    (data / PLACE).write_text("area: otherton\n")
    real = os.open

    def refuse(path, flags, *rest, **named):  # type: ignore[no-untyped-def]
        if os.fspath(path).endswith("otherton.yaml"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    (problem,) = problems(data)
    assert (problem.code, problem.message) == ("Y014", "cannot be read: permission denied")


def test_gone_in_mid_run(data: Path) -> None:
    from datetime import date

    (data / PLACE).write_text("area: otherton\n")
    checker = Checker(DataFolder(data), date(2026, 11, 23))
    (data / PLACE).unlink()
    found = [problem for problem in checker.everything().problems if problem.code != "A101"]
    assert [(problem.code, problem.message) for problem in found] == [
        ("Y014", "cannot be read: no such file or directory")
    ]


def test_grows_while_it_is_read(tmp_path: Path) -> None:
    """A file whose size says nothing, such as those of /proc, is read to its end."""
    if Path("/proc/self/status").exists():
        assert read_document(Path("/proc/self/status"), "status").text.startswith("Name")


def test_names_that_no_file_can_have() -> None:
    assert [problem.code for problem in read_document(Path("a\0b"), "a").problems] == ["Y014"]


# --- whole processes --------------------------------------------------------------------------------------


def start(data: Path, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(SRC), "SENDINSP_TODAY": "2026-11-23"}
    command = [sys.executable, "-m", "sendinsp", "--data", str(data), "validate", *arguments]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **options
    )


def many(data: Path, number: int) -> None:
    """Fill a folder with records that are wrong in several ways."""
    folder = data / "inspections" / "summer-2017"
    text = (BASE / "inspections/summer-2017/exampleshire.yaml").read_text()
    first = folder / "area-0.yaml"
    first.write_text(text.replace("summer-2017", "Summer 2017").replace("2017-05-19", "2017-05-21"))
    for one in range(1, number):
        (folder / f"area-{one}.yaml").hardlink_to(first)  # the same in all: many files are made in no time


@pytest.mark.parametrize(("arguments", "code"), [((), 1), (("--ignore", "S,E,R", "--select", "W,D"), 0)])
def test_broken_pipe(data: Path, arguments: tuple[str, ...], code: int) -> None:
    """The exit code says what was found, whoever stops reading."""
    many(data, 1500)
    process = start(data, *arguments)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) == code
    assert b"Traceback" not in error
    assert b"Exception" not in error


@pytest.mark.parametrize("number", [400, 4000], ids=["one process", "several"])
def test_interrupt(data: Path, number: int) -> None:
    many(data, number)
    # A shell's job in the background, and so the tests in it, may have been told to ignore what is sent here.
    process = start(data, start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    time.sleep(0.4)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
    out, error = process.communicate(timeout=30)
    assert b"Traceback" not in error
    codes = (130, -signal.SIGINT)  # the latter where Python itself had hardly begun
    assert process.returncode in (codes if b" errors in " not in out else (1, *codes))  # 1 where it was quicker


def test_escape_sequences_and_markup_stay_text(data: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (data / PLACE).write_bytes(
        b"area: otherton\nframework: framework-2016\n'[/x][red]\x1b[31m\xe2\x80\xae': 1\nterm: '[bold]x\\e[2J'\n"
    )
    for form in ("text", "json", "github", "sarif", "junit"):
        if form == "text":
            process = start(data, "--format", form)
            out, error = process.communicate(timeout=30)
            code = process.returncode
        else:
            code = run(["--data", str(data), "validate", "--format", form])
            out, error = capfdbinary.readouterr()
            assert out
        assert code == 1
        assert b"\x1b" not in out + error
        assert "\u202e".encode() not in out + error or form == "json"
        assert b"Traceback" not in error
