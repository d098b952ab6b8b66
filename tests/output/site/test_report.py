"""`sendinsp report`: where it writes, and where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendinsp.cli.app import run

pytest.importorskip("jinja2")
DATA = Path(__file__).resolve().parents[3] / "data"


def report(*arguments: str | Path) -> int:
    return run(["--data", str(DATA), "report", *map(str, arguments)])


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_older_site_is_replaced_as_a_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "site"
    assert report(target, "--area", "Suffolk", "--area", "Bury") == 0
    assert "2 areas" not in capsys.readouterr().err
    assert (target / "areas/bury.html").is_file()
    assert report(target, "--area", "Suffolk", "--title", "Suffolk's own") == 0
    assert not (target / "areas/bury.html").exists()
    assert "<title>Suffolk&#39;s own</title>" in (target / "index.html").read_text(encoding="utf-8")
    before = held(target)
    assert report(target, "--area", "Suffolk", "--title", "Suffolk's own") == 0
    assert held(target) == before


@pytest.mark.parametrize("there", ["notes.txt", "sendinsp-site.json"])
def test_a_folder_that_is_no_site_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    (tmp_path / there).write_text("{}", encoding="utf-8")
    before = held(tmp_path)
    assert report(tmp_path, "--area", "Suffolk") == 2
    assert "no site of this program" in capsys.readouterr().err
    assert held(tmp_path) == before


def test_a_file_of_somebody_in_the_site_is_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "site"
    assert report(target, "--area", "Suffolk") == 0
    (target / "logo.png").write_bytes(b"x")
    before = held(target)
    assert report(target, "--area", "Bury") == 2
    assert "logo.png" in capsys.readouterr().err
    assert held(target) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--base-url", "example.org"], 2, "--base-url"),
        (["--base-url", "javascript:alert(1)"], 2, "--base-url"),
        (["--base-url", "https://example.org/?a=1"], 2, "--base-url"),
        (["--region", "Atlantis"], 1, "--region"),
        (["--area", "Atlantis"], 1, "Atlantis"),
        (["--as-of", "soon"], 2, "--as-of"),
    ],
)
def test_what_is_malformed_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert report(tmp_path / "site", *arguments) == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_an_area_without_an_inspection_has_a_page(tmp_path: Path) -> None:
    assert report(tmp_path / "site", "--area", "Suffolk", "--as-of", "2016-06-01") == 0
    page = (tmp_path / "site/areas/suffolk.html").read_text(encoding="utf-8")
    assert "No inspection is recorded by 1 Jun 2016." in page


def test_without_the_library_one_sentence_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    assert report(tmp_path / "site", "--area", "Suffolk") == 2
    assert capsys.readouterr().err == 'sendinsp: writing a site needs the extra: pip install "sendinsp[site]"\n'
    assert not (tmp_path / "site").exists()
