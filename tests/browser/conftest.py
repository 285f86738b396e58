"""A headless Chromium of the system, and pages written to disk for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))


def chromium() -> str | None:
    """Return the path of the system's Chromium, if there is one."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A running browser; the test is skipped where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("there is no Chromium; scripts/install-browser.sh installs one")
    with api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, from the front end's development packages."""
    path = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
    if not path.is_file():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    return path.read_text("utf-8")


class Opened:
    """A page that was opened, and what it did that it should not."""

    def __init__(self, page: Any, address: str):
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda m: self.troubles.append(m.text) if m.type in ("error", "warning") else None)

    def go(self, state: str = "") -> Any:
        """Open the page in a state."""
        self.page.goto("about:blank")
        self.page.goto(self.address + (f"#{state}" if state else ""))
        self.page.wait_for_selector(".app-page h2")
        return self.page

    def turn(self, name: str, language: str) -> Any:
        """Turn to a page without loading the file anew."""
        if self.page.url == "about:blank":
            self.go(f"page={name}&lang={language}")
        else:
            self.page.evaluate("hash => { location.hash = hash }", f"/page={name}&lang={language}")
        self.page.wait_for_selector(f".app-nav [aria-current][href$='page={name}']")
        return self.page

    @property
    def outside(self) -> list[str]:
        """Requests that left the file."""
        return [url for url in self.requests if not url.startswith(("file:", "blob:", "data:", "about:"))]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Write HTML to disk and open it from there."""
    contexts = []

    def opened(html: str, *, width: int = 1280, **options: Any) -> Opened:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(90_000)  # two cores may be shared by many workers
        return Opened(page, path.as_uri())

    yield opened
    for context in contexts:
        context.close()
