"""Listed Chinese names that commas alone do not part: 批发和零售业 has an "and", 教育、卫生支出 one end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import composed
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["by_their_names"]


def by_their_names(p: Passage, head: tuple[int, int], values: Sequence[int]) -> dict[int, Topic] | None:
    """Pair figures with the names of a list that only the lexicon can part.

    Parameters
    ----------
    head : (int, int)
        The list before 分别.
    values : sequence of int
        Which p.numbers are listed behind it.

    Returns
    -------
    dict of int to Topic, or None
        By the starts of the figures; empty where the list has figures of its own.
    """
    if "类、" in p.text[head[0] : head[1]]:
        return {}  # 汽车类、家具类分别增长: parts of what was told, which rules know
    if any(head[0] <= n.start < head[1] for n in p.numbers):
        return {}  # "客运量3250万人、货运量2.86亿吨,分别增长3.3%和4.1%": the growth of these figures
    told = _names_with_and(p, head, values)
    return told or _one_end(p, head, values)


_BETWEEN_NAMES = re.compile(r"[、和及与]|以及")


def _names_with_and(p: Passage, head: tuple[int, int], values: Sequence[int]) -> dict[int, Topic] | None:
    """Pair listed phrases that have an "and" of their own: "批发和零售业、住宿和餐饮业增加值分别增长"."""
    inside = [t for t in p.topics if head[0] <= t.start and t.end <= head[1]]
    joined = all(_BETWEEN_NAMES.fullmatch(p.text, a.end, b.start) for a, b in pairwise(inside))
    whole = [t for t in inside if _BETWEEN_NAMES.search(p.text, t.start, t.end)]
    if len(inside) != len(values) or not joined or not whole:
        return None
    pairs = {}
    for topic, i in zip(inside, values, strict=True):
        code = composed(p, i, topic.indicator)
        pairs[p.numbers[i].start] = topic.as_topic(0.85, code)
    return pairs


_ITEMS = re.compile(r"(?:(?!以及)[^、])+")


def _one_end(p: Passage, head: tuple[int, int], values: Sequence[int]) -> dict[int, Topic] | None:
    """Pair items that share the end of the last: "教育、社会保障和就业、卫生健康支出分别为"."""
    items = list(_ITEMS.finditer(p.text, *head))
    last = next((t for t in p.topics if t.end == head[1] and items and items[-1].start() <= t.start), None)
    named = any(head[0] <= t.start and t.end <= items[-1].start() for t in p.topics) if items else True
    if len(items) != len(values) or last is None or named:
        return None
    index = build_lexicon().indicators
    names = [re.sub(r"^.*(?:其中|中|,)", "", item.group()) for item in items[:-1]]
    for size in (2, 3, 4, 5):
        end = p.text[head[1] - size : head[1]]
        known = [index.whole(f"{name}{end}") for name in names]
        if all(one is not None and one.kinds & last.indicator.kinds for one in known):
            break
    else:
        return None
    pairs = {}
    for indicator, i in zip((*known, last.indicator), values, strict=True):
        if indicator is not None:
            code = composed(p, i, indicator)
            pairs[p.numbers[i].start] = Topic(code, last.start, last.end, 0.8, indicator)
    return pairs
