"""What a pattern cannot match without, and tables that are looked up by it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from poliscope.data.articles import needed
from poliscope.data.articles.indicators.shares import said_of_groups, subgroups, subgroups_zh
from poliscope.data.articles.indicators.verbs import chinese
from poliscope.data.articles.indicators.verbs.percentages import PERCENTAGES
from poliscope.data.articles.indicators.verbs.tables import VERBS
from poliscope.data.articles.needed import Table, signs_of
from poliscope.data.articles.signs import holds

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse


def _patterns() -> Iterator[str]:
    """Give the patterns of all tables that are looked up by signs."""
    for verb in VERBS:
        yield from (verb.before, verb.behind)
    for table in chinese._VERBS.values():
        yield from (told.before.pattern for told in table.rows)
    for before, behind, _ in PERCENTAGES:
        yield from (before, behind)
    for said in (subgroups._SAID, subgroups._SAID_OF_THINGS, said_of_groups.MORE_SAID, subgroups_zh._SAID):
        yield from (pattern for pattern, _ in said)


PATTERNS = sorted(set(_patterns()) - {""})


def _any_of(items: Any, rng: np.random.Generator) -> str:
    """Give one of the characters between square brackets."""
    kind, value = items[rng.integers(len(items))]
    if str(kind) == "LITERAL":
        return chr(value)
    if str(kind) == "RANGE":
        return chr(int(rng.integers(value[0], value[1] + 1)))
    return "7" if "DIGIT" in str(value) else " " if "SPACE" in str(value) else "q"


def _sample(parsed: Any, rng: np.random.Generator) -> str:
    """Write a text that a parsed pattern matches, but for what it looks at before and behind."""
    written = ""
    for op, value in parsed:
        kind = str(op)
        if kind == "LITERAL":
            written += chr(value)
        elif kind in {"ANY", "NOT_LITERAL"}:
            written += "q"
        elif kind == "IN":
            written += "~" if str(value[0][0]) == "NEGATE" else _any_of(value, rng)
        elif kind == "BRANCH":
            written += _sample(value[1][rng.integers(len(value[1]))], rng)
        elif kind == "SUBPATTERN":
            written += _sample(value[-1], rng)
        elif kind in {"MAX_REPEAT", "MIN_REPEAT"}:
            times = rng.integers(value[0], min(value[1], value[0] + 2) + 1)
            written += "".join(_sample(value[2], rng) for _ in range(times))
        else:
            assert kind in {"AT", "ASSERT", "ASSERT_NOT"}, kind
    return written


@pytest.mark.parametrize("seed", range(4))
def test_a_sign_stands_in_whatever_a_pattern_matches(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for pattern in PATTERNS:
        signs = signs_of(pattern)
        parsed = sre_parse.parse(pattern)
        samples = [_sample(parsed, rng) for _ in range(6)]
        lacking = [] if signs is None else [text for text in samples if not holds(text, signs)]
        assert not lacking, (pattern, signs, lacking)


def test_nearly_all_patterns_have_signs() -> None:
    assert len(PATTERNS) > 800
    assert sum(signs_of(pattern) is not None for pattern in PATTERNS) > 0.75 * len(PATTERNS)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"employ(?:s|ed)?", {"employ"}),
        (r"\b(?:[Tt]rees) (?:now )?covers?", {"cover"}),
        (r"[Ss]pen[dt] \d+ on", {"spend ", "Spend ", "spent ", "Spent "}),
        (r"(?:雇[用佣]|聘用)(?:了|约)*$", {"雇用", "雇佣", "聘用"}),
        (r"(?<=abc)def|ghi", {"def", "ghi"}),
        (r"a{0,3}bcd", {"bcd"}),
        (r"fo{2}bar", {"bar"}),
        (r"(?!foo)bar+z", {"bar"}),
        (r"colou?r", {"colo"}),
        (r"(?P<one>foo)(?P=one)b", {"foo"}),
        (r"\u4e00abc\.def", {"abc.def"}),
        (r"[^abc]foo[’']s", {"foo's", "foo’s"}),
        (r"x[a-f]yy", {"yy"}),
        (r"(?:abc)?", None),
        (r"abc|", None),
        (r"abc|\d+", None),
        (r"(?i:abc)def", None),
        (r"(?i)abc", None),
        (r"(a)(?(1)bcd|efg)", None),
        (r"", None),
    ],
)
def test_signs_are_read_from_the_pattern(pattern: str, signs: set[str] | None) -> None:
    re.compile(pattern)
    assert signs_of(pattern) == signs


def test_few_rows_are_not_looked_up() -> None:
    assert Table([("a", (r"abc",)), ("b", (r"bcd",))]).of("none of them") == ["a", "b"]


def test_rows_are_found_in_their_order_by_the_sign_of_either_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed, "_FEW", 0)
    table = Table(
        [
            ("sells", (r"\b[Ss]ells $", "")),
            ("of homes", ("", r" (?:homes|flats)\b")),
            ("any", (r"\d", r"\w+")),
            ("卖", (r"卖(?:出|掉)了?$", "")),
            ("sells homes", (r"sells", r" ?(?:[a-z]+ )?homes")),
        ]
    )
    assert table.of("it sells ", " homes") == ["sells", "of homes", "any", "sells homes"]
    assert table.of("it sells ", " pots") == ["sells", "any"]
    assert table.of("it buys ", " flats") == ["of homes", "any"]
    assert table.of("去年卖出", "套") == ["any", "卖"]
    assert table.of("", "") == ["any"]


def test_a_table_gives_every_row_that_speaks() -> None:
    rng = np.random.default_rng(3)
    rows = [(re.compile(pattern), (pattern,)) for pattern in PATTERNS]
    table = Table(rows)
    spoken = 0
    for pattern in PATTERNS[::9]:
        text = f"so it {_sample(sre_parse.parse(pattern), rng)}"
        speaking = [row for row, _ in rows if row.search(text)]
        spoken += len(speaking)
        found = table.of(text)
        assert [row for row in found if row.search(text)] == speaking
    assert spoken > 60
