"""Lists of figures in brackets, which what stands behind them names."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, TopicMention
from poliscope.data.articles.indicators.rules import Figure, refines

__all__ = ["behind_brackets"]

_NEXT_BRACKET = re.compile(r"\)(?:[、,]|和|与|及|以及|, and | and |, )?[^()。;]{1,24}\($")


def _bracketed(p: Passage, i: int) -> bool:
    number = p.numbers[i]
    return p.text[number.before - 1 : number.before] + p.text[number.end : number.end + 1] == "()"


def _followed(p: Passage, i: int) -> bool:
    """Tell whether the next figure stands in the next brackets of a list."""
    if i < 0 or i + 1 == len(p.numbers) or not (_bracketed(p, i) and _bracketed(p, i + 1)):
        return False
    return _NEXT_BRACKET.fullmatch(p.text, p.numbers[i].end, p.numbers[i + 1].before) is not None


@refines(signs=(")",))
def behind_brackets(f: Figure, topic: Topic) -> Topic:
    """Name a list by what stands behind it: "贵州(3.2%)、甘肃(2.8%)等11个省份的增速都不低".

    The same where it is known, or its figure stands in no such list.
    """
    p, first, last = f.passage, f.i, f.i
    if topic.code is not None or not _bracketed(p, f.i):
        return topic
    while _followed(p, first - 1):
        first -= 1
    while _followed(p, last):
        last += 1
    if first == last or any(f.out[j].code is not None for j in range(first, last + 1)):
        return topic
    end = p.numbers[last].end
    ahead = next((t for t in p.topics if 0 < t.start - end <= 24), None)
    if ahead is None or re.search(r"[。;]", p.text[end : ahead.start]):
        return topic
    return _of_list(p, ahead, p.numbers[last].scanned.unit)


def _of_list(p: Passage, topic: TopicMention, unit: str | None) -> Topic:
    grows = unit == "%" and "percent" not in topic.indicator.kinds
    tail = p.text[topic.end : topic.end + 6]
    suffix = "_growth" if grows and re.search("增|降|grow|r[io]se|fell", tail) else "_share" if grows else ""
    return topic.as_topic(0.7, f"{topic.indicator.code}{suffix}")
