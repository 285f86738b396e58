"""Study files that are changed in one place and stay as they were in all others."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poliscope.study.toml import to_toml
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


COMMENTED = """# the study
schema = 1

[uncertainty]   # how sure
# many draws
draws = 5000    # fewer while we try
weights = 0.25
normalise = [
    "zscore",  # the usual one
    "rank",
]
# what the ministry allows
bounds = { research = [0.2, 0.5] }
vary = "all" # every level
# the end of the table

# what is shown
[report]
languages = ["en"]  # for now
"""


def test_every_comment_survives_whatever_changes():
    new = {"draws": 9000, "weights": 0.1, "normalise": ["minmax"], "seed": 4}
    changed = with_table(COMMENTED, "uncertainty", new)
    assert tomllib.loads(changed)["uncertainty"] == new
    assert changed == (
        COMMENTED.replace("draws = 5000    #", "draws = 9000    #")
        .replace("weights = 0.25", "weights = 0.1")
        .replace(
            'normalise = [\n    "zscore",  # the usual one\n    "rank",\n]',
            '# the usual one\nnormalise = ["minmax"]',
        )
        .replace("bounds = { research = [0.2, 0.5] }\n", "")
        # a setting that goes leaves its comment; what is new comes after the others
        .replace('vary = "all" # every level\n', "# every level\nseed = 4\n")
    )


def test_what_keeps_its_value_keeps_its_lines():
    same = tomllib.loads(COMMENTED)["uncertainty"]
    assert with_table(COMMENTED, "uncertainty", same) == COMMENTED
    windows = COMMENTED.replace("\n", "\r\n")
    assert with_table(windows, "uncertainty", same) == windows
    fewer = with_table(windows, "uncertainty", {**same, "draws": 1})
    assert "\r\ndraws = 1    # fewer while we try\r\n" in fewer


def test_tables_within_a_table_keep_their_comments():
    text = """[recipe]  # how
normalise = "rank"
[recipe.normalise_each]  # by indicator
rd = "rank"  # skewed
gdp = "minmax"
# below
[report]
"""
    content = {"normalise": "rank", "normalise_each": {"rd": "zscore", "gdp": "minmax", "firms": "rank"}}
    changed = with_table(text, "recipe", content)
    assert changed == text.replace('rd = "rank"', 'rd = "zscore"').replace(
        'gdp = "minmax"\n', 'gdp = "minmax"\nfirms = "rank"\n'
    )
    gone = with_table(text, "recipe", {"normalise": "zscore"})
    assert tomllib.loads(gone) == {"recipe": {"normalise": "zscore"}, "report": {}}
    assert [line for line in gone.split("\n") if "#" in line] == [
        "[recipe]  # how", "# by indicator", "# skewed", "# below",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        '[recipe]\na = "# no comment"  # a comment\nb = "x"\n',
        "[recipe]\na = '#' # a comment\nb = 2\n",
        "[recipe]\na.b = 1 # a comment\na.c = 2\n",
        'x = """\n# text\n[recipe]\n"""\n[recipe]\na = 1 # a comment\n',
        "[recipe.deep]\na = 1 # a comment\n",
        "[data]\n[recipe.deep]\nb = 1\n[recipe]\na = 1 # a comment\n",
    ],
)
def test_a_sign_in_a_text_is_no_comment_and_comments_stay(text):
    changed = with_table(text, "recipe", {"a": 9})
    assert tomllib.loads(changed) == {**tomllib.loads(text), "recipe": {"a": 9}}
    assert changed.count("# a comment") == 1 and "# no comment" not in changed


values = st.one_of(
    st.integers(-9, 9),
    st.booleans(),
    st.text("a#\"'[]{}=,\\ 深", max_size=6),
    st.lists(st.sampled_from("ab#"), max_size=3),
)
tables = st.dictionaries(st.sampled_from(["a", "b", "c", "d-e", "深"]), values, max_size=5)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(tables, tables, st.sets(st.integers(0, 5)))
def test_random_tables_read_as_wanted_and_no_comment_is_lost(before, after, commented):
    lines = to_toml({"t": before}).split("\n") if before else ["[t]", ""]
    chosen = [number for number, line in enumerate(lines) if line and number in commented]
    for number in chosen:
        lines[number] += f"  # note {number}"
    text = "# first\n" + "\n".join(lines) + "\n# between\n[u]\nx = 1\n"
    changed = with_table(text, "t", after)
    assert tomllib.loads(changed) == {"t": after, "u": {"x": 1}}
    assert all(changed.count(f"# note {number}") == 1 for number in chosen)
    assert changed.startswith("# first\n") and "# between\n[u]\nx = 1\n" in changed
