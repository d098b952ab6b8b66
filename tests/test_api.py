"""The public Python API: what `import sendinsp` gives, and what it costs."""

import doctest
import subprocess
import sys

import pytest

import sendinsp


def test_the_examples_of_the_package_hold(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    done = doctest.testmod(sendinsp)
    assert (done.failed, done.attempted > 5) == (0, True)


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
