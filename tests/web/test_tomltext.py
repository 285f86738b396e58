"""Study files that are changed in one place and stay as they were in all others."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.web.tomltext import with_table

TEXT = """# mine
schema = 1  # first

[study]  # what
title = "[recipe]"

# the recipe
[recipe]
normalise = "minmax"
[recipe.normalise_each]
rd = "rank"

# how sure
[uncertainty]
weights = 0.25
"""


def test_only_the_table_changes():
    changed = with_table(TEXT, "recipe", {"normalise": {"method": "zscore", "sd": 2.0}})
    assert changed == TEXT.replace(
        'normalise = "minmax"\n[recipe.normalise_each]\nrd = "rank"\n',
        'normalise = { method = "zscore", sd = 2.0 }\n',
    )


def test_a_table_that_is_not_there_comes_last():
    changed = with_table("schema = 1\n", "report", {"languages": ["zh"]})
    assert changed == 'schema = 1\n\n[report]\nlanguages = ["zh"]\n'


@pytest.mark.parametrize(
    "text",
    [
        'x = [\n["a"],\n["b"]\n]\n[recipe]\na = 1\n',
        'x = """\n[recipe]\n"""\n[recipe]\na = 1\n',
        "x = '''\n[recipe]\n'''\n[recipe]\na = 1\n",
        "recipe = { a = 1 }\n[study]\nb = 2\n",
        "recipe.a = 1\n[study]\nb = 2\n",
        '["recipe"]\na = 1\n[[data.evidence]]\nfile = "x"\n',
        "[study]\nb = 2\n[recipe]\na = 1\n[data]\nc = 1\n[recipe.deep]\nd = 1\n",
        "[recipe]\r\na = 1\r\n[data]\r\nc = 1\r\n",
    ],
)
def test_odd_layouts_read_as_the_same_document(text):
    before = tomllib.loads(text)
    after = tomllib.loads(with_table(text, "recipe", {"new": "x"}))
    assert after == {**before, "recipe": {"new": "x"}}


@given(st.text(max_size=200))
def test_any_text_in_a_table_survives(value):
    value = value.encode("utf-8", "ignore").decode()
    changed = with_table(TEXT, "recipe", {"x": value})
    assert tomllib.loads(changed)["recipe"] == {"x": value}
    assert tomllib.loads(changed)["uncertainty"] == {"weights": 0.25}
