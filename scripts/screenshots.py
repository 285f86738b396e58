"""Pictures of every page of a report: two widths, every language, light and on paper.

    .venv/bin/python scripts/screenshots.py REPORT.html [FOLDER]

Needs Chromium, playwright and pdftoppm (scripts/install-browser.sh, and the test group of pyproject.toml).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

PAGES = (
    "answer", "ranking", "parts", "sure", "winners", "unit", "compare", "structure", "next", "partners",
    "evidence", "method",
)  # fmt: skip
WIDTHS = (1280, 390)


def chromium() -> str:
    """Return the path of the system's Chromium."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("there is no Chromium: run scripts/install-browser.sh, or set CHROMIUM")
    return found


def take(report: Path, folder: Path) -> None:
    """Write the pictures into a folder, and say where something is wider than its page."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            languages = _languages(page, report)
            for language in languages:
                for name in PAGES:
                    _open(page, report, name, language)
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    if wide > width:
                        print(f"too wide: {name} {language} at {width}: {wide}", file=sys.stderr)
                    page.screenshot(path=folder / f"{name}-{language}-{width}.png", full_page=True)
            page.close()
        page = browser.new_page()
        for language in languages:
            _open(page, report, "answer", language)
            page.pdf(path=folder / f"print-{language}.pdf", prefer_css_page_size=True)
        browser.close()
    for pdf in sorted(folder.glob("print-*.pdf")):
        subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, pdf.with_suffix("")], check=True)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def _languages(page: Any, report: Path) -> list[str]:
    _open(page, report, "answer", "")
    codes: list[str] = page.eval_on_selector_all(".app-tools .segments button", "all => all.map(b => b.lang)")
    return [code.split("-")[0] for code in codes] or [page.get_attribute("html", "lang").split("-")[0]]


def _open(page: Any, report: Path, name: str, language: str) -> None:
    page.goto("about:blank")
    page.goto(f"{report.resolve().as_uri()}#/page={name}" + (f"&lang={language}" if language else ""))
    page.wait_for_selector(".app-page h2")
    page.wait_for_timeout(600)  # the worker's draws


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    take(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "out/screenshots"))
