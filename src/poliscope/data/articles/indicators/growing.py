"""Growth that is said with its noun: "export growth", "GVA growth", 出口增速."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import TopicMention
from poliscope.data.articles.lexicon import Indicator, Lexicon

__all__ = ["grown_from", "with_growth"]

_BEHIND = re.compile(r" growth(?: rates?)?\b|(?:的)?(?:同比)?(?:增速|增长率|增幅|增长速度|涨幅|降幅)")
#: "the IT export growth rate", "wage growth": the lexicon knows the plural.
_ONE = re.compile(r"\b([A-Za-z]{3,}) growth(?: rates?)?\b")
_VERBS = frozenset(
    ["project", "forecast", "report", "record", "expect", "post", "see", "show", "plan", "target", "start"]
)
_OWN = frozenset(["gdp_growth", "cpi", "ppi"])


def _growth_of(indicator: Indicator) -> Indicator:
    kinds = indicator.kinds | {"percent", "rate"}
    return Indicator(f"{indicator.code}_growth", kinds, indicator.zh, indicator.en)


def with_growth(
    lexicon: Lexicon, text: str, start: int, end: int, topics: list[TopicMention]
) -> list[TopicMention]:
    """Read a noun and the word for its growth behind it as one phrase.

    Parameters
    ----------
    lexicon : Lexicon
    text : str
    start, end : int
        The sentence.
    topics : list of TopicMention
        Phrases of the lexicon in it.

    Returns
    -------
    list of TopicMention
    """
    if not any(word in text[start:end] for word in ("growth", "增", "幅")):
        return topics
    found: list[TopicMention] = []
    for topic in topics:
        behind = _BEHIND.match(text, topic.end, end)
        own = topic.indicator.code in _OWN or topic.indicator.code.endswith(("_growth", "growth_rate"))
        if behind is None or own or topic.indicator.kinds <= {"percent", "rate"}:
            found.append(topic)
        else:
            found.append(TopicMention(topic.start, behind.end(), _growth_of(topic.indicator)))
    for one in _ONE.finditer(text, start, end) if " growth" in text[start:end] else ():
        if one[1].lower() in _VERBS:
            continue
        at = next((k for k, t in enumerate(found) if t.start < one.end() and one.start() < t.end), None)
        if at is not None and found[at].start != one.end(1) + 1:
            continue
        noun = f"{one[1].lower()}s"
        known = lexicon.indicators.find(noun)
        if known and known[0].start == 0 and known[0].end == len(noun):
            mention = TopicMention(one.start(), one.end(), _growth_of(known[0].payload))
            found = [t for t in found if t.end <= one.start() or t.start >= one.end()]
            found = sorted([*found, mention], key=lambda t: t.start)
    return found


def grown_from(lexicon: Lexicon, indicator: Indicator | None) -> Indicator | None:
    """Give what grows, which the next sentence may go on about."""
    if indicator is None or indicator.code == "gdp_growth":
        return indicator
    return lexicon.by_code.get(indicator.code.removesuffix("_growth"), indicator)
