"""Where an export goes: whole or not at all, over an older one, and over nothing else."""

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sendinsp.cli.app import run
from sendinsp.keeping import replace_folder as replacing
from sendinsp.keeping.replace_folder import replace_folder


@pytest.fixture
def export(folder, capsys):
    """Run the command: exit code, output, messages."""

    def export(*arguments, data=folder):
        capsys.readouterr()
        code = run(["--data", str(data), "export", *map(str, arguments)])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return export


def held(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- the command ----------------------------------------------------------------------------------------


def test_a_database_and_its_metadata(export, tmp_path):
    code, out, err = export(tmp_path / "x.sqlite")
    assert (code, err) == (0, "")
    assert "x.sqlite: 248 inspections" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x-metadata.json", "x.sqlite"]
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM inspections").fetchone() == (248,)
    first = held(tmp_path)
    assert export(tmp_path / "x.sqlite")[0] == 0
    assert held(tmp_path) == first


def test_a_folder(export, tmp_path):
    code, out, err = export(tmp_path / "new" / "out", "--region", "London", "--as-of", "2020-01-01")
    assert (code, err) == (0, "")
    assert re.search(r"out: \d+ inspections, ", out)
    first = held(tmp_path)
    assert {"new/out/datapackage.json", "new/out/csv/areas.csv", "new/out/json/records.json"} <= set(first)
    assert export(tmp_path / "new" / "out", "--region", "London", "--as-of", "2020-01-01")[0] == 0
    assert held(tmp_path) == first
    assert export(tmp_path / "new" / "out", "--area", "Suffolk")[0] == 0
    assert held(tmp_path) != first
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out"]


def test_what_refers_to_what_is_not_there_is_left_out_and_told(export, folder, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(folder, data)
    file = data / "inspections" / "autumn-2016" / "suffolk.yaml"
    yaml = YAML()
    record = yaml.load(file.read_text(encoding="utf-8"))
    record["evidence"]["hearsay"] = ["report.published"]
    with file.open("w", encoding="utf-8") as out:
        yaml.dump(record, out)
    code, _, err = export(tmp_path / "x.sqlite", data=data)
    assert code == 1
    assert err == (
        "left out: evidence: autumn-2016/suffolk, hearsay, report.published names 'hearsay', which is not among the "
        "sources\n"
    )
    record["area"] = "atlantis"
    with file.open("w", encoding="utf-8") as out:
        yaml.dump(record, out)
    code, out, err = export(tmp_path / "x.sqlite", data=data)
    assert code == 1
    assert "autumn-2016/atlantis names 'atlantis', which is not among the areas" in err
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM items WHERE inspection_id LIKE '%/atlantis'").fetchone() == (0,)


# --- what is not ours -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "target", "says"),
    [
        ({"x.sqlite": "my letters"}, "x.sqlite", "no export of this program"),
        ({"x.sqlite/a": ""}, "x.sqlite", "is a folder"),
        ({"x-metadata.json": "{}"}, "x.sqlite", "no metadata of this program"),
        ({"x.sqlite-journal": "1"}, "x.sqlite", "another program is writing"),
        ({}, "nowhere/x.sqlite", "there is no folder"),
        ({"out/letter.txt": "dear"}, "out", "is not empty"),
        ({"out/datapackage.json": '{"name": "theirs"}'}, "out", "is not empty"),
        ({"out/datapackage.json": '{"sendinsp": {"files": ["datapackage.json"]}}', "out/mine.csv": "1"}, "out", "mine"),
        ({"out": "a file"}, "out", "is a file"),
        ({}, "inspections.csv", "looks like a file"),
    ],
)
def test_what_no_export_has_written_is_left_as_it_is(export, tmp_path, there, target, says):
    for name, text in there.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(text)
    before = held(tmp_path)
    code, out, err = export(tmp_path / target)
    assert (code, out) == (2, "")
    assert says in err
    assert held(tmp_path) == before


def test_another_database_is_no_export(export, tmp_path):
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        db.execute("CREATE TABLE letters (text)")
    before = held(tmp_path)
    assert export(tmp_path / "x.db")[0] == 2
    assert held(tmp_path) == before


def test_an_empty_folder_may_be_filled(export, tmp_path):
    assert export(tmp_path, "--area", "Slough")[0] == 0
    assert (tmp_path / "datapackage.json").is_file()


# --- failure and death ----------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["x.sqlite", "out"])
def test_where_the_disk_is_full_the_old_one_stays(export, tmp_path, monkeypatch, target):
    assert export(tmp_path / target, "--area", "Slough")[0] == 0
    before = held(tmp_path)
    count = iter(range(1000))

    def full(handle):
        if next(count) == 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, out, err = export(tmp_path / target, "--area", "Suffolk")
    assert (code, out) == (2, "")
    assert "no space left on device; what was there is untouched" in err
    assert held(tmp_path) == before


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_folder_is_replaced_whole(tmp_path, monkeypatch, exchanged):
    if not exchanged:
        monkeypatch.setattr(replacing, "_exchange", lambda one, other: False)
    replace_folder(tmp_path / "out", {"a": b"1", "b/c": b"2"})
    replace_folder(tmp_path / "out", {"a": b"3", "d/e": b"4"})
    assert held(tmp_path) == {"out/a": b"3", "out/d/e": b"4"}
    assert not (tmp_path / "out" / "b").exists()


def test_where_the_second_rename_fails_the_old_folder_comes_back(tmp_path, monkeypatch):
    replace_folder(tmp_path / "out", {"a": b"1"})
    monkeypatch.setattr(replacing, "_exchange", lambda one, other: False)
    real, count = Path.rename, iter(range(100))

    def rename(self, target):
        if next(count) == 1:
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="Input/output"):
        replace_folder(tmp_path / "out", {"a": b"2"})
    assert held(tmp_path) == {"out/a": b"1"}


_WRITER = """
import sys
from pathlib import Path
from sendinsp.keeping import replace_folder as replacing
if sys.argv[2] == "renamed":
    replacing._exchange = lambda one, other: False
print("begun", flush=True)
for number in range(100000):
    replacing.replace_folder(Path(sys.argv[1]), {f"{part}": str(number).encode() for part in range(20)})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("how", ["exchanged", "renamed"])
def test_a_writer_that_is_killed_leaves_one_whole_folder(tmp_path, how):
    chance = random.Random(16)
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path / "out"), how], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        time.sleep(chance.uniform(0.02, 0.1))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        if how == "renamed":
            replacing._remove_leftovers(tmp_path / "out")  # as the next writer does: it puts the old one back
        if (tmp_path / "out").exists():
            found = held(tmp_path / "out")
            assert len(found) == 20
            assert len(set(found.values())) == 1
    replace_folder(tmp_path / "out", {"a": b"last"})
    assert held(tmp_path) == {"out/a": b"last"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
