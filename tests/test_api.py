"""The public Python API: what `import sendinsp` gives, and what it costs."""

import doctest
import json
import subprocess
import sys
from datetime import date

import pytest

import sendinsp
from sendinsp.cli.app import run


def test_the_examples_of_the_package_hold(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    done = doctest.testmod(sendinsp)
    assert (done.failed, done.attempted > 5) == (0, True)


def test_the_examples_of_the_page_on_python_hold(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    done = doctest.testfile(str(request.config.rootpath / "docs" / "python.md"), module_relative=False)
    assert (done.failed, done.attempted > 15) == (0, True)


@pytest.mark.parametrize("name", sendinsp.__all__)
def test_every_public_name_is_there_and_described(name):
    value = getattr(sendinsp, name)
    assert value.__doc__
    assert value.__module__.startswith("sendinsp.")
    assert name in dir(sendinsp)


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        sendinsp.laod  # noqa: B018 - asking is the test


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import sendinsp", ("pydantic", "ruamel", "rich", "typer", "holidays")),
        ("from sendinsp.cli.app import run; run(['--help'])", ("pydantic", "ruamel", "holidays", "icalendar")),
        ("from sendinsp.cli.app import run; run(['--data', 'data', 'list'])", ("holidays", "rich", "icalendar")),
        ("from sendinsp.cli.app import run; run(['--data', 'data', 'summarise'])", ("holidays", "icalendar")),
    ],
)
def test_only_what_is_needed_is_imported(request, code, unwanted):
    script = f"import sys\n{code}\nprint(*sorted(set(sys.modules) & {set(unwanted)!r}), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=request.config.rootpath,
        encoding="utf-8",
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == ""


def test_inspections_come_in_order_of_time(register):
    starts = [one.fieldwork.start.latest for one in register.inspections if one.fieldwork.start]
    assert starts == sorted(starts)
    assert starts
    (undated,) = (one for one in register.inspections if one.fieldwork.start is None)
    place = register.inspections.index(undated)
    assert register.inspections[place - 1].fieldwork.start.latest <= undated.report.published.latest


def test_rows_are_those_of_the_commands(capsys, register):
    day = date(2026, 6, 30)

    def told_by(command):
        assert run(["--data", str(register.folder.path), command, "--as-of", str(day), "-f", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert sendinsp.rows(register, as_of=day) == told_by("list")
    for command in ("wsoa-due", "pap-due"):
        assert sendinsp.deadline_rows(register, as_of=day, command=command) == told_by(command)


def test_rows_are_ready_for_json_without_a_word_about_types(register):
    assert json.loads(json.dumps(sendinsp.rows(register))) == sendinsp.rows(register)


def test_a_kind_of_plan_that_is_none_is_refused(register):
    with pytest.raises(ValueError, match="'wsoa' is none of wsoa-due, pap-due"):
        sendinsp.deadline_rows(register, command="wsoa")
