"""Forms: found by their names, refused where there is none, and a new one is one new file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sendinsp.output import formats
from sendinsp.output.formats import UnknownFormat, find, named, names
from sendinsp.output.listing import Column, Listing
from sendinsp.output.write import write_data, write_pages, write_problems, write_rows

LISTING = Listing([{"area": "hull"}], [Column("Area", lambda row: row["area"])])


def test_every_form_says_what_it_can_set_out():
    for file in Path(formats.__file__).parent.glob("[a-z]*.py"):
        form = find(file.stem.replace("_", "-"))
        assert form is not None
        assert form.has(("rows", "page", "events", "problems")), file


def test_the_names_in_their_order():
    assert names("rows") == ("table", "json", "jsonl", "csv", "markdown")
    assert names("rows", "events") == (*names("rows"), "ics")
    assert names("page", "data") == names("rows")
    assert names("problems") == ("text", "json", "github", "sarif", "junit")


@pytest.mark.parametrize("name", ["yaml", "", "Table", "sarif", "__init__", "../json", "json.", "json as x", "a-b"])
def test_a_name_that_is_none_of_rows_is_refused(name, capsys):
    with pytest.raises(UnknownFormat, match="is not one of 'table', 'json', 'jsonl', 'csv', 'markdown'"):
        write_rows(LISTING, name)
    assert capsys.readouterr().out == ""


def test_each_thing_shown_has_its_own_forms():
    with pytest.raises(UnknownFormat, match="'json', 'jsonl', 'csv'"):
        write_data([], "table")
    with pytest.raises(UnknownFormat, match="'table', 'markdown'"):
        write_pages([], "csv")
    with pytest.raises(UnknownFormat, match="'text', 'json', 'github'"):
        write_problems(None, "table")
    with pytest.raises(UnknownFormat):
        named("ics", "rows", "data", "page")


NEW = """
from sendinsp.output.formats import Format

FORMAT = Format(
    order=45, data=lambda rows: "".join("\\t".join(map(str, row.values())) + "\\n" for row in rows),
    problems=lambda findings, _: f"{findings.count}!\\n",
)
"""


RUN_ALL = """
import contextlib, gc, io, json, sys
gc.set_threshold(200_000, 20, 50)
from sendinsp.output import formats
formats.__path__.append(sys.argv[1])
from sendinsp.cli.app import run
told = []
for command in json.loads(sys.argv[2]):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(["--data", "data", *command])
    told.append([code, out.getvalue(), err.getvalue()])
print(json.dumps(told))
"""


def test_a_new_form_is_one_new_file(tmp_path):
    (tmp_path / "tab_separated.py").write_text(NEW, encoding="utf-8")
    commands = [[name, "--help"] for name in ("list", "show", "summarise", "wsoa-due", "framework", "rules", "import")]
    commands += [
        [*command, "-f", "tab-separated"]
        for command in (["list"], ["show", "slough"], ["wsoa-due"], ["validate", "data/sources.yaml"])
    ]
    commands.append(["validate", "-f", "tab_separated2"])
    # A process of its own, since what the forms are is remembered; one for all commands, since starting takes longest.
    done = subprocess.run(
        [sys.executable, "-c", RUN_ALL, str(tmp_path), json.dumps(commands)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    *helps, listed, shown, due, validated, refused = json.loads(done.stdout)
    assert len(helps) == 7
    assert [code for code, _, _ in (*helps, listed, shown, due, validated)] == [0] * 11
    for _, out, _ in helps:
        assert "tab-separated" in out.replace("│", " ").replace("\n", "")
    assert "spring-2017/sandwell\tsandwell\tSandwell" in listed[1]
    assert shown[1].count("\t") > 20
    assert "\t" in due[1]
    assert validated[1] == "1 file checked, nothing wrong!\n"
    assert refused[:2] == [2, ""]
    assert "'tab-separated'" in refused[2]
    assert not any("Traceback" in err for _, _, err in (*helps, listed, shown, due, validated, refused))


def test_only_the_form_asked_for_is_loaded():
    program = (
        "import sys; from sendinsp.cli.app import run; run(['--data', 'data', 'list', '-f', 'json']); "
        "others = [f'sendinsp.output.formats.{name}' for name in ('csv', 'markdown', 'table', 'ics')]; "
        "sys.exit(any(name in sys.modules for name in others))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


def test_the_names_are_listed_without_what_the_forms_need():
    program = (
        "import sys; from sendinsp.output.formats import names; names('rows', 'problems', 'events'); "
        "sys.exit(any(name in sys.modules for name in "
        "('rich', 'icalendar', 'pydantic', 'xml', 'sendinsp.checks', 'sendinsp.register')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
