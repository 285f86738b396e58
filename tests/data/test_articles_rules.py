"""Rules of indicators: each is asked where it can speak, in the order that is written down."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from poliscope.data.articles import indicators, read_article
from poliscope.data.articles.indicators import assignment
from poliscope.data.articles.indicators.order import AS_TOLD, FINISHED, RULES
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import (
    HAN,
    KINDS,
    LATIN,
    LEVEL,
    PERCENT,
    Figure,
    Order,
    Pass,
    Passes,
    Rule,
    refines,
    rule,
)
from poliscope.data.articles.numbers import find_numbers
from poliscope.data.articles.relations import relate

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def _figures(text: str) -> list[Figure]:
    numbers = find_numbers(text, 0, len(text), [])
    ends = [0, *(number.end for number in numbers)]
    relations = [
        relate(text, 0, number, len(text), after=after) for number, after in zip(numbers, ends, strict=False)
    ]
    passage = Passage(text, 0, len(text), [], numbers, relations, {})
    out: list[Topic] = []
    return [Figure(passage, i, out) for i in range(len(numbers))]


def _told(code: str, **needs: object) -> Rule:
    return rule(**needs)(lambda f: Topic(code, -1, -1, 0.5))  # type: ignore[arg-type]


def _everywhere(kind: type) -> Iterator[tuple[str, object]]:
    for module in pkgutil.walk_packages(indicators.__path__, f"{indicators.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            if isinstance(value, kind):
                yield f"{module.name}.{name}", value


def test_every_rule_and_every_pass_has_its_place_in_an_order() -> None:
    ordered = {id(one) for one in (*RULES.rules, *AS_TOLD.passes, *FINISHED.passes)}
    left_out = [
        name for kind in (Rule, Pass) for name, value in _everywhere(kind) if id(value) not in ordered
    ]
    assert not left_out


def test_no_rule_is_asked_twice() -> None:
    assert len({id(one) for one in RULES.rules}) == len(RULES.rules) > 60


@pytest.mark.parametrize("one", [*RULES.rules, *AS_TOLD.passes, *FINISHED.passes])
def test_only_kinds_that_there_are_are_needed(one: Rule | Pass) -> None:
    assert one.needs.kinds and one.needs.kinds <= KINDS
    assert one.needs.script in {None, HAN, LATIN}
    assert not isinstance(one.needs.signs, str)
    assert "" not in one.needs.signs


def test_the_first_rule_that_tells_is_believed() -> None:
    silent = rule()(lambda f: None)
    order = Order((silent, _told("first")), (_told("second"),))
    (f,) = _figures("It had 300 firms.")
    topic = order.tell(f)
    assert topic is not None and topic.code == "first"
    assert Order((silent,)).tell(f) is None


@pytest.mark.parametrize(
    ("needs", "asked"),
    [
        ({"units": PERCENT}, [False, True]),
        ({"no_units": PERCENT}, [True, False]),
        ({"kinds": LEVEL}, [True, False]),
        ({"kinds": ["growth"]}, [False, True]),
        ({"script": LATIN}, [True, True]),
        ({"script": HAN}, [False, False]),
        ({"place": "first"}, [True, False]),
        ({"place": "later"}, [False, True]),
        ({"signs": ("jobs", "shops")}, [True, True]),
        ({"signs": ("shop", "pupil")}, [False, False]),
        ({}, [True, True]),
    ],
)
def test_a_rule_is_asked_where_what_it_needs_is_there(needs: dict[str, object], asked: list[bool]) -> None:
    order = Order((_told("told", **needs),))
    figures = _figures("Hull had 12,400 jobs, which grew by 6%.")
    assert [f.kind for f in figures] == ["level", "growth"]
    assert [order.tell(f) is not None for f in figures] == asked
    assert [order.tell(f) is not None for f in figures] == asked  # the same from what is known of the sort


def test_scripts_are_those_of_the_sentence_and_not_of_the_paragraph() -> None:
    text = "杭州有300家企业。It had 40 parks."
    passage = Passage(text, text.index("It"), len(text), [], [], [], {})
    assert passage.scripts == (False, True)
    assert Passage(text, 0, 10, [], [], [], {}).scripts == (True, False)


def test_passes_see_topics_as_found_or_as_left() -> None:
    def before(f: Figure, topic: Topic) -> Topic:
        return replace(topic, code=f"{topic.code}+{f.out[f.i - 1].code if f.i else ''}")

    figures = _figures("It had 3 parks, 4 halls and 5 pools.")
    for in_turn, codes in ((False, ["a+", "b+a", "c+b"]), (True, ["a+", "b+a+", "c+b+a+"])):
        out = figures[0].out
        out[:] = [Topic(code, -1, -1, 0.5) for code in "abc"]
        Passes((refines(in_turn=in_turn)(before),)).over(figures, out)
        assert [topic.code for topic in out] == codes


def test_one_pass_is_over_before_the_next_begins() -> None:
    first = refines(place="first")(lambda f, topic: replace(topic, code="first"))
    of_first = refines()(lambda f, topic: replace(topic, code=f"{topic.code} of {f.out[0].code}"))
    figures = _figures("It had 3 parks and 4 halls.")
    out = figures[0].out
    out[:] = [Topic(code, -1, -1, 0.5) for code in "ab"]
    Passes((first,), (of_first,)).over(figures, out)
    assert [topic.code for topic in out] == ["first of first", "b of first"]


def test_signs_and_scripts_keep_no_rule_from_what_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text("utf-8") for path in ARTICLES[::6]]
    told = [read_article(text).claims for text in texts]
    relaxed = [replace(one, needs=replace(one.needs, signs=(), script=None)) for one in RULES.rules]
    monkeypatch.setattr(assignment, "RULES", Order(relaxed))
    assert [read_article(text).claims for text in texts] == told
    assert sum(map(len, told)) > 500
