"""Growth that is said with its noun: "export growth", "GVA growth", 出口增速."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.records import Topic, TopicMention, topic_of
from poliscope.data.articles.indicators.rules import Figure, rule
from poliscope.data.articles.lexicon import Indicator, Lexicon

__all__ = ["bare_growth", "grown_from", "with_growth"]

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
    topics : list of TopicMention
        Phrases of the lexicon in it.
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
        known = lexicon.indicators.whole(f"{one[1].lower()}s")
        if known is not None:
            mention = TopicMention(one.start(), one.end(), _growth_of(known))
            found = [t for t in found if t.end <= one.start() or t.start >= one.end()]
            found = sorted([*found, mention], key=lambda t: t.start)
    return found


#: 增速 without a noun of its own: "GDP 6102亿元,增速在全省排第三", "北江的增速是北宁的两倍".
_BARE = re.compile(
    r"(?:^|[,;:、。的其中里]|同比|当中|之中|其中|实际|名义)(?:增速|增幅|增长率|成长率|涨幅)[^,。;、]{0,14}$"
)


@rule(kinds=["rank", "ratio", "gap", "growth"], signs=("增", "涨", "成长"))
def bare_growth(f: Figure) -> Topic | None:
    """Read a rank or a multiple of growth that names nothing as that of what was told last, else of GDP.

    None where the figure is of something else.
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    told = out[-1] if out else p.last[0] if p.last else None
    if f.kind == "growth" and (told is None or told.code != "gdp_per_capita"):
        return None
    started = f.after
    after = max(started, min(p.known(i), number.before))
    if "增" not in p.text[after - 8 : number.before] and "涨" not in p.text[after : number.before]:
        return None
    if not (_BARE.search(p.text[started : number.before]) or _BARE.search(p.text[after : number.before])):
        return None
    if told is None or told.code is None:
        return topic_of("gdp_growth", 0.5)
    code = re.sub(r"_(?:growth|change)$", "", told.code)
    code = "gdp" if code == "gdp_per_capita" else code
    return replace(told, code=f"{code}_growth", confidence=0.7)


def grown_from(lexicon: Lexicon, indicator: Indicator | None) -> Indicator | None:
    """Give what grows, which the next sentence may go on about."""
    if indicator is None or indicator.code == "gdp_growth":
        return indicator
    return lexicon.by_code.get(indicator.code.removesuffix("_growth"), indicator)
