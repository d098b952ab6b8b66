"""A site of the shipped register, and a real Chromium to open it in; without one these tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sendinsp.cli.app import run

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
ADDRESS = "https://example.org/send/"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site."""
    pytest.importorskip("playwright.sync_api", reason="no browser tests: pip install -e .[browser]")
    if _chromium() is None:
        pytest.skip("no browser tests: no Chromium (apt-get install chromium, or SENDINSP_CHROMIUM)")
    target = tmp_path_factory.mktemp("site") / "site"
    data = Path(__file__).resolve().parents[2] / "data"
    asked = ["--data", str(data), "report", str(target), "--as-of", "2026-11-23", "--base-url", ADDRESS]
    assert run(asked) == 0
    return target


def _chromium() -> str | None:
    named = os.environ.get("SENDINSP_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser(folder: Path) -> Iterator[Any]:
    """Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


class Opened:
    """A page in the browser, with what it said and asked for."""

    def __init__(self, browser: Any, folder: Path, **options: Any) -> None:
        self.folder = folder
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(self.folder.as_uri()):
            self.said.append(f"request: {request.url}")

    def open(self, name: str) -> Any:
        """Open a page of the site."""
        self.page.goto(f"{self.folder.as_uri()}/{name}")
        return self.page


@pytest.fixture
def opened(browser: Any, folder: Path) -> Iterator[Any]:
    """Opens the browser's page with options of its own, such as `viewport`, `color_scheme`."""
    made: list[Opened] = []

    def open_with(**options: Any) -> Opened:
        made.append(Opened(browser, folder, **options))
        return made[-1]

    yield open_with
    for one in made:
        one.context.close()
