"""Lines of keys in a TOML file."""

from __future__ import annotations

import pytest

from poliscope.study.places import line_of

TEXT = """schema = 1
[study]
title = "x"
[recipe.normalise]
method = "minmax"
"low" = 1
[[framework.children]]
code = "a"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("schema",), 1),
        (("study", "title"), 3),
        (("recipe", "normalise", "low"), 6),
        (("recipe", "normalise", "high"), 4),
        (("framework", "children", 0, "code"), 8),
        (("nowhere",), None),
    ],
)
def test_the_line_of_a_key(path, line):
    assert line_of(TEXT, path) == line
