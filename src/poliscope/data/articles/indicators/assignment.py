"""Tell for each number of a sentence what it measures."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.carried.listing import zip_respectively
from poliscope.data.articles.indicators.order import AS_TOLD, FINISHED, RULES
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.choosing import choose_topic
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.remaining import of_phrase
from poliscope.data.articles.indicators.rules import Figure
from poliscope.data.articles.indicators.words.wording import grown

__all__ = ["assign_topics"]


def assign_topics(passage: Passage) -> list[Topic]:
    """Tell what each number of a sentence measures.

    Parameters
    ----------
    passage : Passage
        The sentence and what stands in it.

    Returns
    -------
    list of Topic
        One for each number.
    """
    zipped = zip_respectively(passage)
    grown_from = _growth_of_each(passage)
    out: list[Topic] = []
    figures = [Figure(passage, i, out) for i in range(len(passage.numbers))]
    for i, f in enumerate(figures):
        earlier = out[grown_from[i]] if i in grown_from else None
        if earlier is not None and earlier.code and f.number.start not in zipped:
            out.append(grown(earlier, passage.relations[i]))
        else:
            out.append(AS_TOLD.through(f, zipped.get(f.number.start) or _decide(f)))
    FINISHED.over(figures, out)
    return out


def _decide(f: Figure) -> Topic:
    """Tell what one number measures."""
    p, i = f.passage, f.i
    f.chosen, f.trust = choose_topic(p, i)
    return RULES.tell(f) or of_phrase(f)


def _growth_of_each(p: Passage) -> dict[int, int]:
    """Pair "厂商347家,从业人员9.9万人,分别增加7.4%及1.2%": rates with the figures they are the growth of."""
    pairs: dict[int, int] = {}
    for i in range(2, len(p.numbers)):
        gap = p.text[p.numbers[i - 1].end : p.numbers[i].before]
        if (
            i in pairs
            or p.relations[i].kind not in {"growth", "change", "ratio"}
            or not re.fullmatch(r",[^,。;、]{0,10}(?:分别|同比|增长|下降)[^,。;]{0,14}", gap)
            or (p.relations[i].kind == "ratio" and "分别" not in gap)
        ):
            continue
        run = [i]
        while run[-1] + 1 < len(p.numbers) and p.in_list(run[-1] + 1):
            run.append(run[-1] + 1)
        before = [j for j in range(i) if p.relations[j].kind != "rank"][-len(run) :]
        levels = [j for j in before if p.relations[j].kind in {"level", "share"}]
        if len(run) > 1 and len(levels) == len(run):
            pairs.update(zip(run, levels, strict=True))
    return pairs
