"""The written pages against the program and the data; those that are generated are compared by docs/build.py."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest
import typer

from sendinsp.cli.app import COMMANDS, app, run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PRESENTATION = "cqc-2017-11"


@pytest.fixture(scope="module")
def seed():
    return (DOCS / "seed.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def topics(register):
    return register.frameworks["framework-2016"].topics


def test_every_place_named_on_the_page_of_the_presentation_exists(seed, topics):
    known = {f"{name}/{entry.code}" for name, topic in topics.items() for entry in topic.entries}
    named = re.findall(r"`([a-z0-9-]+/[a-z0-9-]+)`", seed)
    assert len(named) > 100
    assert set(named) <= known
    overview = next(line for line in seed.splitlines() if "the list of its sections" in line)
    assert set(re.findall(r"`([a-z-]+)`", overview)) == set(topics)


def test_every_entry_that_rests_on_the_presentation_is_on_its_page(seed, topics):
    missing = [
        f"{name}/{entry.code}"
        for name, topic in topics.items()
        for entry in topic.entries
        if PRESENTATION in entry.sources and f"`{name}/{entry.code}`" not in seed
    ]
    assert missing == []


def test_commands_on_the_page_of_the_presentation_run(seed, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    commands = re.findall(r"`sendinsp ([^`]+)`", seed)
    assert len(commands) == 8
    for command in commands:
        assert run(["--data", "data", *command.split()]) == 0, command
        assert "No inspection fits" not in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_commands_has_every_option(name):
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
    context = typer.Context(typer.main.get_command(app))
    command = typer.main.get_command(app).get_command(context, name)
    for param in command.params:
        if param.param_type_name == "option":
            assert all(option in section for option in [*param.opts, *param.secondary_opts])
        else:
            assert param.metavar in section


def test_the_page_of_the_record_format_is_what_the_models_say(monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS))
    spec = importlib.util.spec_from_file_location("docs_pages", DOCS / "docs_pages.py")
    pages = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "docs_pages", pages)
    spec.loader.exec_module(pages)
    assert (DOCS / "record-format.md").read_text(encoding="utf-8") == pages.record_format()


def test_every_page_that_another_links_to_is_there():
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
