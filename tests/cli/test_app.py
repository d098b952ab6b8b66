"""The program around its commands: help that survives, exit codes, and outputs that cannot be written to."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sendinsp.cli.app as program
from sendinsp.cli.app import COMMANDS, run

BUFFERING = ["unset PYTHONUNBUFFERED", "export PYTHONUNBUFFERED=1"]
needs_dev_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def shell(command):
    """Run a line of shell in which `$S` is the program."""
    return subprocess.run(
        ["sh", "-c", command.replace("$S", f"'{sys.executable}' -m sendinsp")],
        capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def raising(error):
    def fail(*_arguments):
        raise error

    return fail


def with_list_ending_in(monkeypatch, error):
    """Let `list` raise where it asks for its rows."""
    monkeypatch.setattr(importlib.import_module("sendinsp.register.select"), "select", raising(error))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_each_command_does(capsys, name):
    module = importlib.import_module(f"sendinsp.cli.{COMMANDS[name]}")
    assert run(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert f"{name} {' '.join(module.command.__doc__.split())[:40]}" in shown


def test_help_is_the_same_by_its_short_name_and_without_a_command(capsys):
    assert run(["--help"]) == 0
    full = capsys.readouterr().out
    assert run(["-h"]) == 0
    assert capsys.readouterr().out == full
    assert run([]) == 2
    shown = capsys.readouterr()
    assert "summarise" in shown.out + shown.err
    assert "sendinsp: \n" not in shown.err


def test_a_command_that_cannot_be_loaded_leaves_the_help_of_the_others(capsys, monkeypatch):
    monkeypatch.setitem(COMMANDS, "summarise", "no_such_module")
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)
    assert "Cannot be loaded: ModuleNotFoundError" in " ".join(shown.split())
    assert run(["--data", "data", "list", "--term", "spring-2017"]) == 0


@pytest.mark.parametrize("arguments", [["summarise"], ["summarise", "--help"]])
def test_a_command_that_cannot_be_loaded_is_a_fault_where_it_is_called_for(capsys, monkeypatch, arguments):
    monkeypatch.setitem(COMMANDS, "summarise", "no_such_module")
    assert run(arguments) == 3
    shown = capsys.readouterr()
    assert "no_such_module" in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""


def test_what_cannot_be_loaded_is_not_read_as_markup(capsys, monkeypatch):
    monkeypatch.setattr(program, "_module", raising(ImportError("[bold]no[/bold] [/] such")))
    assert run(["--help"]) == 0
    assert "[bold]no[/bold] [/] such" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("half", "meant"),
    [("li", "list"), ("lsit", "list"), ("summarize", "summarise"), ("wsoa", "wsoa-due"), ("valid", "validate")],
)
def test_a_half_typed_command_is_not_run(capsys, half, meant):
    assert run([half]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"did you mean {meant}" in shown.err


def test_a_command_like_no_other_is_met_with_where_to_look(capsys):
    assert run(["xyzzy"]) == 2
    assert "sendinsp --help" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("by design"), 3, "ZeroDivisionError: by design"),
        (RecursionError("too deep"), 3, "RecursionError"),
        (FileNotFoundError(2, "No such file", "some/file"), 3, "some/file"),
        (OSError(28, "No space left on device"), 2, "cannot write the output"),
        (ValueError("\x1b[31mred"), 3, "\\x1b[31mred"),
    ],
)
def test_how_a_command_ends_is_the_exit_code(capsys, monkeypatch, error, code, says):
    monkeypatch.setattr(program, "abandon_output", lambda: None)  # stdout is pytest's here
    with_list_ending_in(monkeypatch, error)
    assert run(["--data", "data", "list"]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err
    assert "Traceback" not in shown.err
    assert "\x1b" not in shown.err


def test_a_fault_can_be_traced(monkeypatch):
    monkeypatch.setenv("SENDINSP_TRACE", "1")
    with_list_ending_in(monkeypatch, ZeroDivisionError("by design"))
    with pytest.raises(ZeroDivisionError):
        run(["--data", "data", "list"])


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_an_output_file_that_cannot_be_made(capsys, tmp_path, form):
    (tmp_path / "file").write_text("as it was", encoding="utf-8")
    for target in (tmp_path / "file" / "rows", tmp_path / "no" / "rows", tmp_path):
        before = sorted(tmp_path.rglob("*"))
        assert run(["--data", "data", "list", "-f", form, "-o", str(target)]) == 2
        shown = capsys.readouterr()
        assert str(target) in shown.err
        assert "cannot write" in shown.err
        assert shown.out == ""
        assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_text(encoding="utf-8") == "as it was"


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_an_output_folder_without_leave_to_write(capsys, tmp_path):
    tmp_path.chmod(0o555)
    try:
        assert run(["--data", "data", "list", "-o", str(tmp_path / "rows")]) == 2
    finally:
        tmp_path.chmod(0o755)
    assert "permission denied" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@needs_dev_full
@pytest.mark.parametrize("arguments", ["list", "list -f json", "--help"])
@pytest.mark.parametrize("buffering", BUFFERING)
def test_a_full_disk_is_no_fault_of_the_program(arguments, buffering):
    done = shell(f"{buffering}; $S {arguments} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == "sendinsp: cannot write the output: no space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="this system knows no ulimit")
@pytest.mark.parametrize("buffering", BUFFERING)
def test_a_disk_that_fills_midway_is_told(tmp_path, buffering):
    done = shell(f"{buffering}; ulimit -f 8; $S list -f json > '{tmp_path}/rows'")
    assert done.returncode == 2
    assert done.stderr == "sendinsp: cannot write the output: file too large\n"


def test_a_start_without_stdout_or_stderr(tmp_path):
    file = tmp_path / "rows.txt"
    done = shell(f"$S list --term spring-2017 -o '{file}' >&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Sandwell" in file.read_text(encoding="utf-8")
    done = shell("$S list --area nowhere 2>&-")
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize("arguments", ["list", "list -f csv", "--help"])
def test_a_reader_who_leaves_at_once_is_not_scolded(arguments):
    assert shell(f"$S {arguments} | true").stderr == ""


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_a_terminal_that_knows_only_ascii(form):
    done = shell(f"PYTHONUTF8=0 PYTHONIOENCODING=ascii $S list --term spring-2017 -f {form}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    assert "Sandwell" in done.stdout


def test_today_that_is_no_day(capsys, monkeypatch):
    monkeypatch.setenv("SENDINSP_TODAY", "24/11/2017")
    assert run(["--data", "data", "list"]) == 2
    assert "SENDINSP_TODAY: '24/11/2017' is no day" in (shown := capsys.readouterr().err)
    assert "did you mean 2017-11-24?" in shown
    assert run(["--data", "data", "list", "--as-of", "2017-11-24"]) == 0


@pytest.mark.parametrize("form", ["yaml", "JSONX", "0"])
def test_a_format_that_there_is_not(capsys, monkeypatch, form):
    assert run(["--data", "data", "list", "--format", form]) == 2
    given = capsys.readouterr()
    monkeypatch.setenv("SENDINSP_FORMAT", form)
    assert run(["--data", "data", "list"]) == 2
    told = capsys.readouterr()
    for shown in (given, told):
        assert (shown.out, "Traceback" in shown.err) == ("", False)
        assert form in shown.err
        assert "markdown" in shown.err


def test_the_format_of_the_environment_gives_way_to_that_of_the_command_line(capsys, monkeypatch):
    monkeypatch.setenv("SENDINSP_FORMAT", "csv")
    assert run(["--data", "data", "list", "--term", "spring-2017"]) == 0
    assert capsys.readouterr().out.count(",") > 10
    assert run(["--data", "data", "list", "--term", "spring-2017", "-f", "json"]) == 0
    assert capsys.readouterr().out.startswith("[")


def test_a_folder_named_by_the_environment_that_is_none(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("SENDINSP_DATA", str(tmp_path))
    assert run(["list"]) == 2
    assert "SENDINSP_DATA names" in capsys.readouterr().err
    assert run(["--data", "data", "list"]) == 0
