"""Of what a share is, where a phrase of the lexicon says it: "占GDP比重", "3.2% of its GDP"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import (
    SHARES_OF_GDP,
    Topic,
    TopicMention,
)
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.signs import compile_from

__all__ = ["PRODUCTS", "part_named", "stated_share_of_gdp", "whole_after_share", "whole_of_share"]

#: Of these a share is one of the economy.
PRODUCTS = frozenset(["gdp", "gva"])


_WHOLE_EN = compile_from(
    r"%acefhp-tw",
    r"(?:(?:%|percent|per ?cent|thirds?|quarters?|fifths?|tenths?|half|share|proportion|"
    r"percentage) of|(?:share|proportion|percentage|ratio|weight) (?:in|to)|relative to|equivalent to|"
    r"as a share of|compared to) "
    r"(?:(?:its|their|the|total|gross|all|overall|national|regional|city[’']s|country[’']s|"
    r"Dutch|world[’']s|global|entire|region[’']s|local|[A-Z][\w.-]+(?: [A-Z][\w.-]+)?[’']s?) )*$",
)


def whole_after_share(text: str, topic: TopicMention) -> bool:
    """Tell "占GDP比重": a whole, not what is measured."""
    before = text[max(0, topic.start - 12) : topic.start]
    if (
        "占" in before
        and re.search(r"占[^,。;()比]{0,10}$", before)
        and "占" not in text[topic.start : topic.end]
    ):
        return True
    return bool(
        _WHOLE_EN.search(text[max(0, topic.start - 40) : topic.start])
        or ("相当于" in before and re.search(r"相当于[^,。;]{0,8}$", before))
    )


def part_named(
    text: str, start: int, topics: Sequence[TopicMention], number: NumberMention, whole: TopicMention
) -> TopicMention | None:
    """Take what is itself a share: "Foreign-born residents make up 36% of the population"."""
    if "percent" in whole.indicator.kinds or whole.indicator.code != "population":
        return None
    parts = [
        t
        for t in topics
        if start <= t.start and t.end <= number.start and not re.search(r"[,;]", text[t.end : number.start])
    ]
    return next((t for t in reversed(parts) if "percent" in t.indicator.kinds), None)


def whole_of_share(p: Passage, i: int) -> str | None:
    """Tell of what a share is, where that is an indicator ("占GDP比重")."""
    text, number, until = p.text, p.numbers[i], p.until(i)
    start = p.numbers[i - 1].end if i else p.start
    own = text.startswith(" of ", number.end)  # "22.9% of the country's GDP with 13% of its people"
    for topic in p.topics:
        before = not own and start <= topic.start and topic.end <= number.start
        inside = (before and whole_after_share(text, topic)) or (
            number.end <= topic.start <= min(until, number.end + 40) and whole_after_share(text, topic)
        )
        if inside:
            return "gdp" if topic.indicator.code in PRODUCTS else topic.indicator.code
    if re.search(r"占(?:地区|国内|本地)?生产总值|相当于(?:本地|地区)?生产总值", text[start : number.start]):
        return "gdp"
    return None


def stated_share_of_gdp(p: Passage, i: int) -> Topic | None:
    """Read "spent 3.2 % on R&D relative to GDP" and "most of its GDP in research, at 1.35%"."""
    if not any(t.indicator.code in PRODUCTS for t in p.topics):
        return None
    parts = [t for t in p.topics if t.indicator.code in SHARES_OF_GDP]
    near = min(parts, key=lambda t: abs(t.start - p.numbers[i].start), default=None)
    if near is None:
        return None
    return replace(near.as_topic(0.75, SHARES_OF_GDP[near.indicator.code]), whole="gdp")
