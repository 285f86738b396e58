"""The report in headless Firefox, where there is one: pages open, pictures are made, nothing is asked for."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sample_page import full_bundle

from poliscope.show.report.writing import make_page

SCRIPT = Path(__file__).parent / "firefox.mjs"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: Any) -> dict[str, Any]:
    """What a reader sees in Firefox."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox is None or shutil.which("node") is None:
        pytest.skip("Firefox and Node are needed: apt-get install firefox-esr")
    knows = subprocess.run(
        ["node", "--experimental-websocket", "-e", "process.exit(typeof WebSocket === 'function' ? 0 : 1)"],
        capture_output=True, check=False,
    )  # fmt: skip
    if knows.returncode:
        pytest.skip("this Node has no WebSocket")
    report = tmp_path_factory.mktemp("firefox") / "report.html"
    report.write_text(make_page(full_bundle()), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = subprocess.run(
        ["node", "--experimental-websocket", SCRIPT, firefox, report, str(port)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_page_opens_in_both_languages(seen):
    assert "Firefox" in seen["agent"]
    assert len(seen["pages"]) == 24
    assert [name for name, page in seen["pages"].items() if not all(page.values())] == []


def test_charts_are_taken_away_as_pictures(seen):
    assert seen["taken"] == ["synthetic-regions-ranking.png", "synthetic-regions-ranking.svg"]


def test_nothing_is_asked_of_a_network_and_nothing_fails(seen):
    assert seen["troubles"] == []
    assert [
        url for url in seen["requests"] if not url.startswith(("file:", "blob:", "data:", "about:"))
    ] == []
