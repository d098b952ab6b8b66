"""Forms: found by their names, refused where there is none, and a new one is one new file."""

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


def test_a_new_form_is_one_new_file(tmp_path):
    (tmp_path / "tab_separated.py").write_text(NEW, encoding="utf-8")
    program = (
        "import sys; from sendinsp.output import formats; formats.__path__.append(sys.argv[1]); "
        "from sendinsp.cli.app import run; sys.exit(run(sys.argv[2:]))"
    )

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path), "--data", "data", *arguments],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return done

    for command in ("list", "show", "summarise", "wsoa-due", "framework", "rules", "import"):
        assert "tab-separated" in run(command, "--help").stdout.replace("│", " ").replace("\n", "")
    assert "spring-2017/sandwell\tsandwell\tSandwell" in run("list", "-f", "tab-separated").stdout
    assert run("show", "slough", "-f", "tab-separated").stdout.count("\t") > 20
    assert "\t" in run("wsoa-due", "-f", "tab-separated").stdout
    assert run("validate", "data/sources.yaml", "-f", "tab-separated").stdout == "1 file checked, nothing wrong!\n"
    refused = run("validate", "-f", "tab_separated2")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "'tab-separated'" in refused.stderr


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
