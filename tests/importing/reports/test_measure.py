"""The benchmark: what it counts, what it says of files without truth, its last line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from report_pdfs import Report, Table

ROOT = Path(__file__).resolve().parents[3]
BENCHMARKS = ROOT / "benchmarks"

pytestmark = pytest.mark.skipif(not BENCHMARKS.exists(), reason="not part of the source distribution")

TRUTH = """
- file: good.pdf
  area: Barset Local Area Partnership
  inspection_start: '2024-07-08'
  inspection_end: '2024-07-12'
  previous_text: 27 to 31 March 2017
  previous_start: '2017-03-27'
  previous_end: '2017-03-31'
  previous_revisit: null
  outcome: 3
  next_full: within approximately three years
  monitoring: within approximately 18 months
  priority_action_plan_required: true
  priority_actions:
  - {responsible: [Barset Council, NHS Barset ICB], responsible_text: Barset Council and NHS Barset ICB,
     first_words: Leaders should act on all of, last_words: of this at once., items: 0, pages: [2]}
  improvements: []
  local_authorities: [Barset County Council]
  integrated_care_boards: [NHS Barset Integrated Care Board]
  pages: 3
  urn_printed: null
- file: bad.pdf
  area: Borsetshire Local Area Partnership
  priority_actions: []
  improvements: []
- file: missing.pdf
  area: X
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    table = Table([("Barset Council and NHS Barset ICB", "Leaders should act on all of this at once.")],
                  "Areas for priority action", ("Responsible body", "Areas for priority action"), two=True)  # fmt: skip
    (tmp_path / "good.pdf").write_bytes(Report(outcome=3, tables=[table]).pdf())
    (tmp_path / "bad.pdf").write_bytes(Report().pdf())
    (tmp_path / "extra.pdf").write_bytes(b"")
    (tmp_path / "truth.yaml").write_text(TRUTH, "utf-8")
    return tmp_path


def test_measures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import reports

    assert reports.main([str(folder), "--truth", str(folder / "truth.yaml"), "--apart", "bad"]) == 0
    out = capsys.readouterr().out
    assert "extra.pdf: not in the truth file" in out
    assert "missing.pdf: in the truth file, but not in the folder" in out
    assert "wrong: bad.pdf, area: expected 'Borsetshire" in out
    assert "a row too many" in out
    assert "kept apart: 1 report" in out and "the others: 1 report\n" in out
    assert out.splitlines()[-1] == "86% of fields right, 2 wrong, 1 not read"


def test_what_was_refused_is_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import reports

    (folder / "good.pdf").write_bytes(b"")
    reports.main([str(folder), "--truth", str(folder / "truth.yaml")])
    out = capsys.readouterr().out
    assert "not read: good.pdf, all of it: This file is empty" in out


def test_says_what_is_wrong_with_its_arguments(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import reports

    (folder / "odd.yaml").write_text("just: this", "utf-8")
    (folder / "broken.yaml").write_text("[", "utf-8")
    for truth in ("odd.yaml", "broken.yaml", "none.yaml"):
        assert reports.main([str(folder), "--truth", str(folder / truth)]) == 2
    assert reports.main([str(folder / "none"), "--truth", str(folder / "truth.yaml")]) == 2
    assert capsys.readouterr().err.count("reports.py: ") == 4
