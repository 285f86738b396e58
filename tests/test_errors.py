"""Problems as a person hears them; every code stands in the documentation."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator

import pytest

from poliscope.errors import ArrayError, DataError, Problem, counted, missing_extra, nearest, one_of

FIRST = {"Problem", "add", "_report", "_fault", "fault"}
"""Calls whose first argument is a code."""
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def _texts(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in FIRST and len(node.args) > (name == "add"):
                yield from _texts(node.args[0])
            if name != "Node":
                for keyword in node.keywords:
                    yield from _texts(keyword.value) if keyword.arg == "code" else ()
        elif isinstance(node, ast.FunctionDef):
            for given, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
                yield from _texts(default) if given.arg == "code" else ()
            for given, default in zip(node.args.args[::-1], node.args.defaults[::-1], strict=False):
                yield from _texts(default) if given.arg == "code" else ()


def test_every_code_stands_in_the_documentation(root):
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", (root / "docs/reference/errors.md").read_text("utf-8")))
    raised: dict[str, str] = {}
    for file in sorted((root / "src/poliscope").rglob("*.py")):
        for code in _codes(ast.parse(file.read_text("utf-8"))):
            if CODE.fullmatch(code):
                raised.setdefault(code, file.name)
    assert len(raised) > 150
    missing = {code: file for code, file in raised.items() if code not in told}
    assert not missing, f"add these codes to docs/reference/errors.md: {missing}"


def test_no_documented_code_is_a_thing_of_the_past(root):
    rows = [r for r in (root / "docs/reference/errors.md").read_text("utf-8").splitlines() if r[:3] == "| `"]
    told = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split(" | ")[0])}
    source = "\n".join(file.read_text("utf-8") for file in (root / "src/poliscope").rglob("*.py"))
    assert not {code for code in told if f'"{code}"' not in source and not code.startswith("repeated-")}


def test_a_problem_is_a_block():
    problem = Problem("unknown-unit", 'there is no unit "X"', where="a.csv row 3", help="use one of: Y")
    assert str(problem) == (
        'error[unknown-unit]: there is no unit "X"\n  --> a.csv row 3\n  help: use one of: Y'
    )
    assert str(Problem("a", "b")) == "error[a]: b"


def test_an_error_carries_all_problems_also_to_another_process():
    error = DataError([Problem("a", "one"), Problem("b", "two")])
    again = pickle.loads(pickle.dumps(error))
    assert again.problems == error.problems
    assert str(again) == "error[a]: one\nerror[b]: two"


def test_an_array_error_keeps_plain_positions():
    error = ArrayError("too low", cells=[(1.0, 2.0)], help="raise it")
    assert error.cells == ((1, 2),)
    assert error.code == "unsuitable-values"


@pytest.mark.parametrize(
    ("word", "text"),
    [("minmx", 'did you mean "minmax"? Known: minmax, rank'), ("q", "use one of: minmax, rank")],
)
def test_an_unknown_word_is_answered_with_the_known_ones(word, text):
    assert one_of(word, ["rank", "minmax"]) == text


def test_a_long_list_of_known_words_is_cut():
    assert one_of("q", [f"w{i:02}" for i in range(40)]).endswith("and 10 more")


def test_no_word_is_near_nothing():
    assert nearest("minmax", []) is None


def test_a_missing_extra_says_what_to_install():
    error = missing_extra("the workbook", "excel")
    assert isinstance(error, ImportError)
    assert 'pip install "poliscope[excel]"' in str(error)


def test_one_is_said_in_the_singular():
    assert counted(1, "cell is", "cells are") == "1 cell is"
    assert counted(0, "cell is", "cells are") == "0 cells are"
    assert counted(1200, "cell is", "cells are") == "1,200 cells are"
