"""A study in a folder of its own, and the app that serves it."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

pytest.importorskip("starlette")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the study that ``poliscope init`` writes."""
    with as_file(files("poliscope.cli") / "starter") as starter:
        shutil.copytree(starter, tmp_path / "study", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return tmp_path / "study"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder without a study."""
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


@pytest.fixture
def serve():
    """Make a client for a folder."""
    from asgi_client import TOKEN, Client
    from poliscope.web.app import make_app
    from poliscope.web.security import Gate
    from poliscope.web.workspace import Workspace

    made = []

    def _serve(path: Path, **more):
        reads_too = more.pop("reads_too", False)
        made.append(Client(make_app(Workspace(path), Gate(TOKEN, reads_too=reads_too), **more)))
        return made[-1]

    yield _serve
    for client in made:
        client.close()
