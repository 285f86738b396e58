"""The phrase behind a figure: "5200多家高新技术企业", "a growth of 31.4% in IT exports"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.narrower.modifiers import whole_zh
from poliscope.data.articles.indicators.records import (
    TopicMention,
    kinds_of,
)
from poliscope.data.articles.numbers import NumberMention

__all__ = ["AFTER_WIDE_EN", "grows_behind", "phrase_behind", "ranked_by"]

_AFTER_ZH = re.compile(
    r"^(?:以上|左右|多|余)?的?(?:有效|国家级|省级|市级|国家|各类|全职|新增|高质量|年轻|"
    r"规上|优质|直接|间接|稳定|新的|额外|重点|知名|技术|专业|外籍|顶尖|本地|大型|科技|核心)*[“\"]?$"
)


_AFTER_EN = re.compile(r"^(?:[ -][\w&'’/\"-]+){0,3}[ -]?$")


AFTER_WIDE_EN = re.compile(r"^(?:(?! while | but | whereas )[^,;.()]){0,50}$")


#: A noun between a figure and another clause.
_NOUN_AND = re.compile(r"(?:^|[a-z]s) (?:and|but) $")


def phrase_behind(
    text: str, topics: Sequence[TopicMention], number: NumberMention, until: int, wide: bool
) -> TopicMention | None:
    """Find the noun behind a number: "5200多家高新技术企业", "1,544 patent applications"."""
    for topic, following in itertools.zip_longest(topics, topics[1:]):
        if topic.start < number.start or topic.end > until or topic.end <= number.start + 1:
            continue
        if (
            following is not None
            and following.end <= until
            and text[topic.end : following.start] == " "
            and not text.startswith("employ", following.start)
        ):
            continue  # "1,900 manufacturing jobs" are jobs
        gap = text[number.end : topic.start] if topic.start > number.end else ""
        if _NOUN_AND.search(gap):
            return None  # "three vessels and employs"
        pattern = (
            AFTER_WIDE_EN
            if wide
            else (_AFTER_EN if topic.start > number.end and gap[:1] in " -" else _AFTER_ZH)
        )
        han = 2 <= len(gap) <= 10 and gap[0] > "\u2e7f"
        near = pattern.match(gap) or (han and whole_zh(gap, topic.indicator.code) is not None)
        return _last_head(text, topics, topic, number) if near else None
    return None


def _last_head(
    text: str, topics: Sequence[TopicMention], topic: TopicMention, number: NumberMention
) -> TopicMention:
    """Take the last noun of a Chinese compound, which is the one counted: "6万家人工智能相关企业"."""
    kinds = kinds_of(number)
    for following in topics:
        if following.start < topic.end or not text[topic.start] > "\u2e7f":
            continue
        if not re.fullmatch(
            r"(?:产业|行业|领域|相关|类|技术|链|上下游|骨干|代表|龙头|头部|重点|核心|优质|规上)*",
            text[topic.end : following.start],
        ):
            break
        if not kinds & following.indicator.kinds:
            break
        topic = following
    return topic


#: "a growth of 31.4 per cent in IT exports", "a 5% rise in rents": what grows stands behind.
_GROWTH_OF = re.compile(
    r"\b(?:growth|increase|rise|decline|decrease|drop|fall|jump|surge|gain|reduction|expansion|contraction)"
    r"(?: rate)? of (?:about |over |nearly |more than |some |just )?$"
)


_IN_WHAT = re.compile(
    r"^ ?(?:(?:annual |year-on-year |sharp )*(?:growth|increase|rise|decline|decrease|"
    r"drop|"
    r"fall|jump|surge|gain|reduction|expansion|contraction) )?"
    r"(?:year[- ]on[- ]year )?in (?:(?!and |but )[A-Za-z’'-]+ ){0,4}$"
)


def grows_behind(
    text: str, topics: Sequence[TopicMention], number: NumberMention, until: int
) -> TopicMention | None:
    """Find what grows behind its rate: "a growth of 31.4% in IT exports"."""
    for topic in topics:
        if number.end <= topic.start and topic.end <= until:
            gap = text[number.end : topic.start]
            named = _GROWTH_OF.search(text[max(0, number.before - 40) : number.before]) or not gap.startswith(
                " in "
            )
            return topic if named and _IN_WHAT.match(gap) else None
    return None


_BY = re.compile(
    r"(?: [A-Za-z’'-]+){0,6}? (?:by|in terms of|measured by|when it comes to) (?:the |its |total |number "
    r"of )*$"
)


def ranked_by(
    text: str, topics: Sequence[TopicMention], number: NumberMention, until: int
) -> TopicMention | None:
    """Find by what a place is ranked: "The cluster ranks eighth in China by revenue"."""
    behind = (t for t in topics if number.end < t.start < min(until, number.end + 60))
    return next((t for t in behind if _BY.fullmatch(text[number.end : t.start])), None)
