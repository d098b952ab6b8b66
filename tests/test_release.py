"""A release: what it is called is said alike everywhere, and its notes are those of the changelog."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import run
from sendinsp.register.version import digest_of

ROOT = Path(__file__).resolve().parent.parent
VERSION = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)


def notes(tag):
    return subprocess.run(
        [sys.executable, str(ROOT / ".github" / "release_notes.py"), tag],
        capture_output=True, text=True, encoding="utf-8", check=False, env={"PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.mark.skipif(not (ROOT / ".github").is_dir(), reason="an archive of the source holds no workflows")
def test_the_notes_are_the_section_of_the_changelog():
    done = notes(f"v{VERSION[1]}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("### ")
    assert done.stdout.strip() in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## " not in done.stdout


@pytest.mark.skipif(not (ROOT / ".github").is_dir(), reason="an archive of the source holds no workflows")
@pytest.mark.parametrize("tag", ["v0.0.9", VERSION[1], ""])
def test_a_tag_that_is_not_the_version_is_refused(tag):
    done = notes(tag)
    assert done.returncode == 1
    assert done.stderr == f"the tag is {tag}, pyproject.toml says {VERSION[1]}\n"


def test_the_version_of_the_data_changes_with_a_record_and_is_told(tmp_path, capsys):
    (tmp_path / "inspections" / "spring-2017").mkdir(parents=True)
    (tmp_path / "frameworks").mkdir()
    for name in ("areas.yaml", "sources.yaml"):
        (tmp_path / name).write_bytes((ROOT / "data" / name).read_bytes())
    before = digest_of(tmp_path)
    record = tmp_path / "inspections" / "spring-2017" / "sandwell.yaml"
    record.write_bytes((ROOT / "data" / "inspections" / "spring-2017" / "sandwell.yaml").read_bytes())
    after = digest_of(tmp_path)
    assert before != after
    assert run(["--data", str(tmp_path), "--version"]) == 0
    assert f"data {after[:12]} ({tmp_path})" in capsys.readouterr().out
