"""The help: every command in a panel, options by what people type."""

import importlib
import re

import pytest

from sendinsp.cli.app import COMMANDS, in_order, run
from sendinsp.cli.support.helping import flowing


def command_module(name):
    return importlib.import_module(f"sendinsp.cli.{COMMANDS[name]}")


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


def shown(capsys, *arguments):
    assert run([*arguments, "--help"]) == 0
    return capsys.readouterr().out


def test_every_command_says_its_panel_and_its_own_place():
    places = [command_module(name).ORDER for name in in_order()]
    assert places == sorted(set(places))
    assert set(in_order()) == set(COMMANDS)


def test_the_panels_and_their_commands(capsys):
    panels = {}
    for name in in_order():
        panels.setdefault(command_module(name).PANEL, []).append(name)
    lines = shown(capsys).splitlines()
    found = [line for line in lines if any(f"─ {title} ─" in line for title in panels)]
    assert [line.strip("─╭╮ ") for line in found] == list(panels)
    for title, names in panels.items():
        start = next(number for number, line in enumerate(lines) if f"─ {title} ─" in line)
        end = next(number for number, line in enumerate(lines[start:], start) if line.startswith("╰"))
        first_words = [line[2:].split()[0] for line in lines[start + 1 : end] if line[2] != " "]
        assert first_words == names


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_python_type_is_shown(capsys, name):
    text = shown(capsys, *[name] if name else [])
    assert not re.search(r"<(bool|str|int|path|Path|list)|\[\[|\{[A-Z]+\.", text)
    assert "Example: sendinsp " in text


@pytest.mark.parametrize("name", COMMANDS)
def test_lines_run_on_to_the_margin(capsys, name):
    monolith = " ".join(shown(capsys, name).split())
    docstring = command_module(name).command.__doc__
    assert all(paragraph in monolith for paragraph in flowing(docstring).split("\n\n"))


def test_a_docstring_flows():
    assert flowing("One\n    two.\n\n    Three\n    four.\n    ") == "One two.\n\nThree four."


def test_alone_the_program_shows_its_help(capsys):
    assert run([]) in (0, 2)  # which of them is the library's choice
    assert "Read the register" in capsys.readouterr().out
