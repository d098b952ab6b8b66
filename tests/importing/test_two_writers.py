"""`new` beside `import`, and beside another `new`: one inspection never gets two records."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import run
from sendinsp.keeping.create import NewRecord, record_change, record_text
from sendinsp.keeping.safe_write import NotWritten, apply
from sendinsp.model.terms import Term
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register

SHIPPED = Path(__file__).resolve().parents[2] / "data"
HEAD = "ONS code,Inspection start date,Inspection publication date,Written statement of action required?\n"
ROUNDS = 10 * int(os.environ.get("SENDINSP_TEST_ROUNDS", "1"))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` writes, to be copied."""
    folder = tmp_path_factory.mktemp("started") / "data"
    assert run(["--data", str(SHIPPED), "init", str(folder)]) == 0
    return folder


@pytest.fixture
def folder(started: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(started, tmp_path / "start"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_round_leaves_two_records_of_one_inspection(folder: Path, tmp_path: Path):
    file = tmp_path / "x.csv"
    file.write_text(f"{HEAD}E06000014,2020-01-06,2020-03-13,No\n", encoding="utf-8")
    script = Path(__file__).with_name("two_writers.py")
    result = subprocess.run(
        [sys.executable, str(script), str(folder), str(tmp_path / "work"), str(file), str(ROUNDS)],
        capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    rounds = json.loads(result.stdout)
    assert len(rounds) >= ROUNDS
    assert [one for one in rounds if len(one["records"]) != 1] == []
    for number, one in enumerate(rounds):
        # An import that comes second finds the record and notes what differs: both did what they were asked.
        assert sorted(one["codes"]) == [0, 1] or (number % 2 == 0 and one["codes"] == [0, 0])
    winners = {one["records"][0] for one in rounds}
    assert winners == {"inspections/autumn-2019/york.yaml", "inspections/spring-2020/york.yaml"}
    assert any(line.startswith("sendinsp: there is a record of this inspection already: ")
               for line in result.stderr.splitlines())  # fmt: skip


def begun(folder: Path, area: str, term: str, start: str | None = None, framework: str = "framework-2016"):
    facts = {"fieldwork.start": start} if start else {}
    record = NewRecord(area, framework, Term.parse(term), facts, {"ofsted-2022-11": ["term", *facts]})
    register = Register(DataFolder(folder))
    return record_change(register, record, record_text(record))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("york", "autumn-2019", "2019-12-20"), ("york", "spring-2020", "2020-01-06"), True),
        (("york", "autumn-2019", "2019-12-20"), ("york", "summer-2020", "2020-05-06"), False),
        (("york", "autumn-2019"), ("york", "spring-2020"), False),
        (("york", "autumn-2019", "2019-12-20"), ("bury", "spring-2020", "2020-01-06"), False),
        (("dorset-county", "spring-2019", "2019-03-18"), ("dorset", "summer-2019", "2019-04-08"), True),
    ],
)
def test_what_was_written_since_the_folder_was_read_is_seen(folder: Path, first, second, same: bool):
    later = begun(folder, *second)  # read before the other is written
    apply(folder, [begun(folder, *first)])
    if same:
        with pytest.raises(NotWritten, match=r"there is a record of this inspection already: .*Open it to change it"):
            apply(folder, [later])
    else:
        apply(folder, [later])
    assert len(list(folder.glob("inspections/*/*.yaml"))) == (1 if same else 2)


def test_a_record_too_faulty_to_read_counts_by_its_place(folder: Path):
    path = folder / "inspections" / "spring-2020" / "york.yml"
    path.parent.mkdir()
    path.write_text("area: [", encoding="utf-8")
    apply(folder, [begun(folder, "york", "autumn-2018")])
    with pytest.raises(NotWritten, match="already"):
        apply(folder, [begun(folder, "york", "spring-2020")])
