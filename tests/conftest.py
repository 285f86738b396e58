"""What all tests share: where the reference data lie, and how hypothesis runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile(
    "default",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "thorough", parent=settings.get_profile("default"), max_examples=1000, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Run a command in this process, 80 columns wide; return exit code, stdout, stderr."""
    from poliscope.cli import main

    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("POLISCOPE_LANG", raising=False)

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return left.value.code, out, err

    return _run


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference data that stay out of the repository; without them the test is skipped."""
    folder = ROOT.parent / "shared"
    if not (folder / "peers").is_dir():
        pytest.skip("the folder ../shared with the peers' reference data is not here")
    return folder


@pytest.fixture(scope="session")
def portable() -> Path:
    """Reference numbers that are carried in the repository."""
    return Path(__file__).parent / "parity" / "data"
