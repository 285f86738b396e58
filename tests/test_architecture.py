"""Rules about the code itself: layers, names, documentation, and what an import may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import poliscope

SOURCE = Path(poliscope.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "__pycache__" not in path.parts)
HEAVY = (
    "pandas",
    "scipy",
    "pydantic",
    "narwhals",
    "click",
    "sklearn",
    "matplotlib",
    "highspy",
    "duckdb",
    "pyarrow",
)
MIRRORED = ("kernels", "methods", "data", "answers", "show")


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_and_public_name_has_a_docstring(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name_of(path)} has no docstring"
    for node in tree.body:
        is_public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if is_public:
            assert ast.get_docstring(node), f"{name_of(path)}: {node.name} has no docstring"


@pytest.mark.parametrize("layer", MIRRORED)
def test_every_module_has_its_test_file(layer):
    """A module, or a folder with the same public names, is tested by a file of its name."""
    folder = SOURCE / layer
    names = {p.stem for p in folder.glob("*.py")} | {p.parent.name for p in folder.glob("*/__init__.py")}
    tested = {p.stem.removeprefix("test_") for p in (TESTS / layer).glob("test_*.py")}
    missing = sorted(
        n for n in names - {"__init__"} if not any(t == n or t.startswith(f"{n}_") for t in tested)
    )
    assert not missing, f"tests/{layer} lacks tests of {missing}"


def test_there_are_no_grab_bags():
    bad = {"utils", "helpers", "common", "misc", "manager", "handler"}
    assert not [name_of(p) for p in MODULES if p.stem in bad]


def test_public_names_are_importable():
    for name in poliscope.__all__:
        assert getattr(poliscope, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = poliscope.nothing


@pytest.mark.parametrize("statement", ["import poliscope", "import poliscope.cli", "import poliscope.errors"])
def test_nothing_heavy_is_loaded_at_import(statement):
    code = f"import sys; {statement}; print(*sorted(set(sys.modules) & {set(HEAVY)!r}))"
    allowed = {"click"} if "cli" in statement else set()
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(found) <= allowed


def test_the_layers_hold():
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(TESTS.parent / "pyproject.toml"), no_cache=True) == 0
