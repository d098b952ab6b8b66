"""Completion in the shell: what it offers, case aside, and that it never says anything else."""

import os
import subprocess
import sys

import pytest
import typer

from sendinsp.cli.support.complete import (
    complete_area,
    complete_area_or_id,
    complete_framework,
    complete_reason,
    complete_region,
    complete_revisit,
    complete_rule,
    complete_source,
    complete_term,
    complete_theme,
    complete_topic,
)
from sendinsp.cli.support.session import areas, one_of, terms

ALL = (
    complete_area, complete_area_or_id, complete_term, complete_region, complete_framework, complete_topic,
    complete_source, complete_theme, complete_reason,
)  # fmt: skip


@pytest.fixture
def context(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    return typer.Context(typer.main.get_command(typer_app()), info_name="list")


def typer_app():
    app = typer.Typer()
    app.command("list")(lambda: None)
    return app


def completed(words, count, **environment):
    return subprocess.run(
        [sys.executable, "-m", "sendinsp"],
        capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        env={
            **os.environ, "PYTHONUTF8": "1", "_SENDINSP_COMPLETE": "complete_bash", "COMP_WORDS": words,
            "COMP_CWORD": str(count), **environment,
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("complete", "begun", "offered"),
    [
        (complete_area, "sandw", ["sandwell"]),
        (complete_area, "xyzzy", []),
        (complete_term, "autumn-201", ["autumn-2016", "autumn-2017", "autumn-2018", "autumn-2019"]),
        (complete_region, "lon", ["london"]),
        (complete_framework, "", ["framework-2016", "framework-2023"]),
        (complete_topic, "my", ["myths"]),
        (complete_topic, "them", ["themes"]),
        (complete_source, "ofsted-2022-11", ["ofsted-2022-11"]),
        (complete_theme, "wai", ["waits"]),
        (complete_reason, "no-", ["no-oversight"]),
        (complete_revisit, "no", ["none", "not-recorded"]),
        (complete_rule, "d00", ["d001", "d002", "d003", "d004", "d005", "d006", "d007"]),
        (complete_area_or_id, "autumn-2016/s", ["autumn-2016/sefton", "autumn-2016/suffolk", "autumn-2016/surrey"]),
    ],
)
def test_what_is_offered(context, complete, begun, offered):
    assert complete(context, begun) == offered


@pytest.mark.parametrize("begun", ["BRIGH", "Sandw", "st"])
def test_what_was_typed_stays_as_it_was_typed_and_is_understood(context, register, begun):
    offered = complete_area(context, begun)
    assert offered
    for name in offered:
        assert name.startswith(begun)
        assert areas(register, [name])


def test_every_term_and_region_that_is_offered_is_taken(context, register):
    assert len(terms(complete_term(context, ""))) == len({one.term for one in register.inspections} - {None})
    regions = {region for area in register.areas.values() for region in (area.region, area.ofsted_region)}
    for begun in ("", "n", "SOUTH "):
        for name in complete_region(context, begun):
            assert one_of("--region", name, regions) in regions


@pytest.mark.parametrize("complete", ALL)
def test_without_a_register_nothing_is_offered_or_said(context, capsys, monkeypatch, tmp_path, complete):
    monkeypatch.setenv("SENDINSP_DATA", str(tmp_path))
    assert complete(context, "") == []
    (tmp_path / "areas.yaml").write_text("areas: [", encoding="utf-8")
    assert complete(context, "") == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "count", "offered"),
    [
        ("sendinsp list --term spring-2017", 3, "spring-2017"),
        ("sendinsp list --area SANDW", 3, "SANDWell"),
        ("sendinsp list --region lon", 3, "london"),
        ("sendinsp framework my", 2, "myths"),
        ("sendinsp wsoa-due sandw", 2, "sandwell"),
        ("sendinsp wso", 1, "wsoa-due"),
        ("sendinsp rules D007", 2, "D007"),
        ("sendinsp validate --ignore E011", 3, "E011"),
        ("sendinsp new hull --source ofsted-2022-11", 4, "ofsted-2022-11"),
        ("sendinsp list --reason no-ov", 3, "no-oversight"),
        ("sendinsp show spring-2017/sand", 2, "spring-2017/sandwell"),
    ],
)
def test_the_shell_is_offered(words, count, offered):
    done = completed(words, count)
    assert done.stdout.splitlines() == [offered]
    assert done.stderr == ""


def test_the_folder_named_before_the_command_is_the_one_asked(tmp_path):
    (tmp_path / "areas.yaml").write_text("areas: {}\n", encoding="utf-8")
    done = completed(f"sendinsp --data {tmp_path} list --area sandw", 5)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_shell_hears_nothing_where_there_is_no_register(tmp_path):
    done = completed("sendinsp list --area sandw", 3, SENDINSP_DATA=str(tmp_path))
    assert (done.stdout.strip(), done.stderr) == ("", "")
