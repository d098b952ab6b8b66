"""`list`, `show`, `summarise`, `framework` and the program around them, as people and scripts run them."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import COMMANDS, run

GOLDEN = Path(__file__).parent.parent / "golden"
DATA = ["--data", "data"]


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def program(*arguments, **environment):
    keep = {
        key: value for key, value in os.environ.items() if key not in ("SENDINSP_FORMAT", "FORCE_COLOR", "NO_COLOR")
    }
    return subprocess.run(
        [sys.executable, "-m", "sendinsp", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        env={**keep, "SENDINSP_TODAY": "2026-11-23", "PYTHONUTF8": "1", **environment},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("list-spring-2017.txt", ["list", "--term", "spring-2017"]),
        ("list-spring-2017.json", ["list", "--term", "spring-2017", "-f", "json"]),
        ("list-spring-2017.csv", ["list", "--term", "spring-2017", "-f", "csv"]),
        ("list-spring-2017.md", ["list", "--term", "spring-2017", "-f", "markdown"]),
        ("show-slough.txt", ["show", "autumn-2021/slough"]),
        ("summarise-2017-11-24.txt", ["summarise", "--as-of", "2017-11-24"]),
        ("summarise-timings.txt", ["summarise", "--timings"]),
        ("framework-reasons.txt", ["framework", "reasons"]),
    ],
)
def test_golden(capsys, name, arguments):
    """To renew a file: delete it, run the test, and read the difference before committing it."""
    assert run([*DATA, *arguments]) == 0
    shown = capsys.readouterr().out
    file = GOLDEN / name
    if not file.exists():
        file.write_text(shown, encoding="utf-8", newline="\n")
        pytest.fail(f"{name} was not there: written anew")
    assert shown == file.read_bytes().decode("utf-8")


def test_help_lists_every_command(capsys):
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(capsys, name):
    assert run([name, "--help"]) == 0
    assert "Example: sendinsp " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["summ"], 2, "summarise"),
        (["list", "--term", "sprng-2017"], 2, "spring-2017"),
        (["list", "--term", "summer-2017..spring-2017"], 2, "spring-2017..summer-2017"),
        (["list", "--area", "Sandwall"], 1, "Sandwell"),
        (["list", "--region", "Londn"], 1, "London"),
        (["list", "--reason", "disjoined"], 1, "disjointed-services"),
        (["list", "--framework", "framework-2061"], 1, "framework-2016"),
        (["list", "--as-of", "27/03/2017"], 2, "2017-03-27"),
        (["list", "--nonsense"], 2, "nonsense"),
        (["show", "nowhere-at-all"], 1, "nowhere-at-all"),
        (["show", "spring-2017/sandwel"], 1, "spring-2017/sandwell"),
        (["framework", "myth"], 1, "myths"),
        (["summarise", "--by", "term", "--by", "term"], 2, "--by"),
        (["list", "-o", "/nowhere/at/all.txt"], 2, "/nowhere/at/all.txt"),
    ],
)
def test_bad_input_says_what_was_meant(capsys, arguments, code, word):
    assert run([*DATA, *arguments]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert word in shown.err
    assert "Traceback" not in shown.err


def test_a_nonsense_format_in_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("SENDINSP_FORMAT", "papyrus")
    assert run([*DATA, "list"]) == 2
    assert "papyrus" in capsys.readouterr().err


def test_no_data_folder(capsys, tmp_path):
    assert run(["--data", str(tmp_path), "list"]) == 2
    assert "areas.yaml" in capsys.readouterr().err


def test_an_interrupt_and_a_fault_of_the_program(capsys, monkeypatch):
    import sendinsp.cli.support.session as session

    def interrupted(_self):
        raise KeyboardInterrupt

    monkeypatch.setattr(session.Session, "register", property(interrupted))
    assert run(["list"]) == 130

    def broken(_self):
        raise ZeroDivisionError("by design")

    monkeypatch.setattr(session.Session, "register", property(broken))
    assert run(["list"]) == 3
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "Traceback" not in shown


def test_one_bad_record_among_good_ones(capsys, tmp_path):
    shutil.copytree("data", tmp_path / "data")
    record = tmp_path / "data/inspections/spring-2017/sandwell.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("required: true", "required: maybe"), encoding="utf-8")
    assert run(["--data", str(tmp_path / "data"), "list", "--term", "spring-2017", "-f", "json"]) == 1
    shown = capsys.readouterr()
    assert len(json.loads(shown.out)) == 9
    assert "sandwell.yaml" in shown.err


def test_output_goes_into_a_file(capsys, tmp_path):
    file = tmp_path / "rows.json"
    assert run([*DATA, "list", "-f", "json", "-o", str(file)]) == 0
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 248
    assert capsys.readouterr().out == ""


def test_a_name_that_several_bore_shows_all(capsys):
    assert run([*DATA, "show", "Dorset", "-f", "json"]) == 0
    ids = [row["id"] for row in json.loads(capsys.readouterr().out)]
    assert ids == ["spring-2024/dorset", "spring-2017/dorset-county"]


def test_show_tells_known_computed_doubtful_and_missing_apart(capsys):
    assert run([*DATA, "show", "dorset-county", "-f", "json"]) == 0
    steps = {step["step"]: step["how"] for step in json.loads(capsys.readouterr().out)[0]["timeline"]}
    assert steps["fieldwork.start"] == "known"
    assert steps["report.published"] == "doubtful"
    assert steps["revisit.start"] == "known"
    assert steps["wsoa.submitted"] == "missing"
    assert run([*DATA, "show", "autumn-2021/slough", "-f", "json"]) == 0
    steps = {step["step"]: step["how"] for step in json.loads(capsys.readouterr().out)[0]["timeline"]}
    assert (steps["wsoa.due"], steps["wsoa.due.computed"]) == ("known", "computed")
    assert run([*DATA, "show", "spring-2020/norfolk", "-f", "json"]) == 0
    steps = {step["step"]: step["how"] for step in json.loads(capsys.readouterr().out)[0]["timeline"]}
    assert steps["wsoa.fit_for_purpose"] == "doubtful"
    assert steps["revisit.expected"] == "doubtful"  # reckoned from it


def test_notice_is_in_doubt_where_the_first_day_is(capsys):
    assert run([*DATA, "show", "plymouth", "-f", "json"]) == 0
    for row in json.loads(capsys.readouterr().out):
        steps = {step["step"]: step["how"] for step in row["timeline"]}
        doubted = "fieldwork.start" in row["doubts"]
        assert steps["notice"] == ("doubtful" if doubted else "computed")


def test_groups_add_up(capsys):
    for by in ("term", "region", "ofsted-region", "year", "type", "outcome"):
        assert run([*DATA, "summarise", "--by", by, "-f", "json"]) == 0
        summary = json.loads(capsys.readouterr().out)
        for key in ("inspections", "published", "awaited", "wsoa"):
            assert sum(group[key] for group in summary["groups"]) == summary["totals"][key]


def test_list_loads_no_calendar():
    code = (
        "import sys; from sendinsp.cli.app import run; run(['list', '-f', 'json']); sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_reader_who_leaves_early_is_not_scolded():
    command = f"{sys.executable} -m sendinsp list -f jsonl | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_terminal_that_knows_no_star():
    done = program("list", "--term", "spring-2017", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "* WSOA" in done.stdout


def test_colour_only_when_asked_for_in_a_pipe():
    assert "\x1b[" not in program("list").stdout
    assert "\x1b[" in program("list", FORCE_COLOR="1").stdout
    assert "\x1b[" not in program("list", FORCE_COLOR="1", NO_COLOR="1").stdout.replace("\x1b[1m", "").replace(
        "\x1b[0m", ""
    ).replace("\x1b[2m", "").replace("\x1b[3m", "")


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_fits_its_terminal(width):
    primary, secondary = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "PYTHONUTF8": "1", "SENDINSP_TODAY": "2026-11-23"}
    command = [sys.executable, "-m", "sendinsp", "list", "--term", "spring-2017"]
    with subprocess.Popen(command, stdout=secondary, stderr=secondary, stdin=subprocess.DEVNULL, env=environment):
        os.close(secondary)
        text = b""
        while True:
            try:
                chunk = os.read(primary, 65536)
            except OSError:
                break
            if not chunk:
                break
            text += chunk
    os.close(primary)
    import re

    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text.decode("utf-8")).splitlines()
    assert max(len(line) for line in lines) <= width
    assert any("Sandwell" in line and "WSOA" in line for line in lines)


def test_the_shell_completes_terms_and_areas():
    for words, count, expected in (
        ("sendinsp list --term spring-201", "3", "spring-2017"),
        ("sendinsp show sandw", "2", "sandwell"),
        ("sendinsp summ", "1", "summarise"),
    ):
        done = program(_SENDINSP_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=count)
        assert expected in done.stdout.split(), words


@pytest.mark.parametrize("option", ["--as-of", "--term", "--area", "--region", "--framework", "--reason"])
def test_an_empty_value_is_no_value_left_out(capsys, option):
    assert run([*DATA, "list", option, ""]) in (1, 2)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "did you mean" not in shown.err


def test_what_was_typed_at_length_is_cut_in_the_message(capsys):
    assert run([*DATA, "show", "x" * 5000]) == 1
    assert len(capsys.readouterr().err) < 200
