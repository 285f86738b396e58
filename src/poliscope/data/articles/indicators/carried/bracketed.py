"""Lists of figures in brackets, which what stands behind them names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, TopicMention

__all__ = ["behind_brackets"]

_NEXT_BRACKET = re.compile(r"\)(?:[、,]|和|与|及|以及|, and | and |, )?[^()。;]{1,24}\($")


def _bracket_lists(p: Passage) -> list[list[int]]:
    """Find runs of figures that stand in brackets one after the other."""
    runs: list[list[int]] = [[]]
    for i, number in enumerate(p.numbers):
        bracketed = p.text[number.before - 1 : number.before] + p.text[number.end : number.end + 1] == "()"
        last = runs[-1]
        if bracketed and last and _NEXT_BRACKET.fullmatch(p.text, p.numbers[last[-1]].end, number.before):
            last.append(i)
        else:
            runs.append([i] if bracketed else [])
    return [run for run in runs if len(run) > 1]


def behind_brackets(p: Passage, out: Sequence[Topic]) -> dict[int, Topic]:
    """Name a list by what stands behind it: "贵州(3.2%)、甘肃(2.8%)等11个省份的增速都不低".

    Parameters
    ----------
    p : Passage
    out : sequence of Topic
        The topics found so far.

    Returns
    -------
    dict of int to Topic
        By the places of the numbers.
    """
    found: dict[int, Topic] = {}
    for run in _bracket_lists(p) if ")" in p.text[p.start : p.end] else ():
        last = p.numbers[run[-1]]
        ahead = next((t for t in p.topics if 0 < t.start - last.end <= 24), None)
        unnamed = all(out[j].code is None for j in run)
        if unnamed and ahead is not None and not re.search(r"[。;]", p.text[last.end : ahead.start]):
            found |= dict.fromkeys(run, _of_list(p, ahead, last.scanned.unit))
    return found


def _of_list(p: Passage, topic: TopicMention, unit: str | None) -> Topic:
    grows = unit == "%" and "percent" not in topic.indicator.kinds
    tail = p.text[topic.end : topic.end + 6]
    suffix = "_growth" if grows and re.search("增|降|grow|r[io]se|fell", tail) else "_share" if grows else ""
    return Topic(f"{topic.indicator.code}{suffix}", topic.start, topic.end, 0.7, topic.indicator)
