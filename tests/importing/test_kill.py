"""A process that dies in the middle of an import leaves every file old or new, and none missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sendinsp.cli.app import run
from sendinsp.importing.sheets import read_sheets

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "tests" / "data" / "Area_SEND_inspection_data_01_May_2016_to_31_August_2022.ods"
TIMES = 12 * int(os.environ.get("SENDINSP_TEST_ROUNDS", "1"))
"""Half of them over an empty folder, half over one that holds something."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_imports_leave_every_file_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENDINSP_TODAY", "2026-11-23")
    monkeypatch.delenv("SENDINSP_DATA", raising=False)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the folders made here are but the means
    empty, full, partly, merged = (tmp_path / name for name in ("empty", "full", "partly", "merged"))
    assert run(["--data", str(ROOT / "data"), "init", str(empty)]) == 0
    source = ["--apply", "--source", "ofsted-2022-11"]

    shutil.copytree(empty, full)
    assert run(["--data", str(full), "import", str(REAL), *source]) == 0

    fewer = tmp_path / "fewer.csv"  # the statistics without anything but dates and outcome, from another source
    sheet = read_sheets(REAL)[-1]
    fewer.write_text("\n".join(";".join(str(cell) for cell in row[1:7]) for row in sheet.rows[4:]), encoding="utf-8")
    shutil.copytree(empty, partly)
    assert run(["--data", str(partly), "import", str(fewer), "--apply", "--source", "cqc-2017-11"]) == 0
    shutil.copytree(partly, merged)
    assert run(["--data", str(merged), "import", str(REAL), *source]) == 0

    work = tmp_path / "work"
    work.mkdir()
    script = Path(__file__).with_name("killed.py")
    arguments = [str(path) for path in (script, REAL, work)] + [str(TIMES)]
    result = subprocess.run(
        [sys.executable, *arguments, *map(str, (empty, full, partly, merged))],
        capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    rounds = json.loads(result.stdout)
    assert len(rounds) == TIMES
    assert {one["of"] for one in rounds} == {149}
    for one in rounds:
        assert one["missing"] == [] and one["neither"] == []
        assert one.get("finished", True), "running the import again must finish it, and clear away what was begun"
    halfway = [one for one in rounds if 0 < one["written"] < one["of"]]
    assert len(halfway) >= TIMES // 4, "too few were killed in the middle for this to show anything"
