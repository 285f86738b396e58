"""What a Chinese measure word counts: 张 beds and tickets, 幢 buildings, 艘 ships.

A count that follows a sentence on something else takes over its topic only where its measure word may
count that: "床位2700张。住宅4000个" tells of no beds. Where the noun that it counts stands beside it and
the lexicon lacks it, the noun itself is the name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.records import CURRENCIES, Topic, TopicMention, clause_start
from poliscope.data.articles.lexicon import Indicator
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.numbers.counted import DONE_ZH
from poliscope.data.articles.relations import Relation
from poliscope.data.quantities.units import classifiers

__all__ = ["agrees", "counted_before", "counted_behind", "measure_word", "own_sum", "rail_part"]

_PEOPLE = frozenset({"persons", "visits"})
#: Measure words of goods, in which any output, sale or export is told.
_OF_GOODS = frozenset("辆台件只套部架艘条个块片箱颗枚双根把")
_GOODS = re.compile("[产销货]量|出口|进口|产能|保有量|产业")
#: Measure words that no list of nouns is too short for.
_WHOSE_NOUNS = frozenset("辆艘")
#: Posts and homes are counted though they are of people.
_POSTS = re.compile("岗|职|位|额|户")


@functools.cache
def _nouns(word: str) -> re.Pattern[str] | None:
    """Compile the ends of the nouns that a measure word counts; None for one that no list has."""
    nouns = [nouns for words, nouns in classifiers() if word in words]
    return re.compile("|".join(nouns)) if nouns else None


@functools.cache
def _at_end(word: str) -> re.Pattern[str] | None:
    nouns = _nouns(word)
    return re.compile(f"(?:{nouns.pattern})$") if nouns else None


def measure_word(text: str, number: NumberMention) -> str | None:
    """Give the measure word with which a Chinese count is written.

    张 of "2,700张"; None where the figure is no count, or not Chinese.
    """
    if number.scanned.unit not in {"count", "households", "persons"} or number.end <= number.start:
        return None
    last = text[number.end - 1]
    return last if "\u4e00" <= last <= "\u9fff" else None


@functools.lru_cache(maxsize=4096)
def _counts(word: str, indicator: Indicator) -> bool:
    if not indicator.kinds & {"count", "visits"}:
        return word in "个户" and bool(_POSTS.search(indicator.zh))
    if word in _OF_GOODS and _GOODS.search(indicator.zh):
        return True
    nouns = _nouns(word)
    return nouns is None or not indicator.zh or nouns.search(indicator.zh) is not None


def agrees(text: str, number: NumberMention, indicator: Indicator, *, near: bool) -> bool:
    """Tell whether a figure's measure word may count what an indicator is of.

    Parameters
    ----------
    near : bool
        Whether its phrase stands in the figure's own clause: there only people and things are told
        apart.

    Returns
    -------
    bool
        True for figures without a measure word.
    """
    word = measure_word(text, number)
    if word is None:
        return True
    if number.scanned.unit == "persons":
        return near or bool(indicator.kinds & _PEOPLE)
    if near and word in _WHOSE_NOUNS:
        return _GOODS.search(indicator.zh) is not None or _counts(word, indicator)
    if near:
        return word in "个户" or bool(indicator.kinds - {"persons", "visits"})
    return _counts(word, indicator)


_RUN = re.compile(r"(?<![\d.])[\u4e00-\u9fffA-Za-z·“”\"]{2,24}$")
#: What stands between a noun and its count and says nothing of it.
_SAID_BEHIND = re.compile(
    r"(?:全[城市省港澳台岛县区国]|总数|总量|数量|规模|目前|现在|如今|至今|超过|达到?了?|高达|多达|约|近|共|计|"
    r"累计|已|现|就|也|都|均|还|只|才|仅|有|为|是|了|则|逾|突破|开了|开到|开出|开设了?|建了|建起|涌现|冒出|兴建了?|不足|不到|增[至到]|减[至到]|降[至到]|新增|增加|拥|"
    r"分别|合计|[“”\"])+$"
)
#: Up to here nothing belongs to the noun: verbs, particles, and what only says whose.
_SAID_BEFORE = re.compile(
    r"^.*(?:的(?!士)|了|是|就(?!业)|(?<![高中])等|(?<!公)共(?![享同])|仅|(?<!普)及|(?<![国公私专所])有(?![轨机色限])|"
    r"在(?![建线册校营职读岗孵研])|和(?!平)|(?<!参)与|为)|"
    rf"^(?:{DONE_ZH}|全[城市省港澳台岛县区国]|其中|目前|另有|另外|以及|此外|累计|年末|年底|末|底)+"
)


def _noun_in(run: str, word: str) -> tuple[str, int] | None:
    """Take the noun at the end of a run of characters, and where it begins there."""
    ends = _at_end(word)
    if ends is None:
        return None
    run = run[: behind.start()] if (behind := _SAID_BEHIND.search(run)) else run
    at = found.end() if (found := _SAID_BEFORE.search(run)) else 0
    noun = run[at:]
    if noun.startswith(("“", '"')):
        at, noun = at + 1, noun[1:]
    return (noun, at) if 2 <= len(noun) <= 9 and ends.search(noun) else None


def counted_before(
    text: str, start: int, number: NumberMention, known: int, topics: Sequence[TopicMention]
) -> Topic | None:
    """Find the noun before its count, in its clause or, named first, before the comma: "赌桌全城六千张"."""
    word = measure_word(text, number)
    if word is None:
        return None
    head = max(start, known, clause_start(text, start, number.before))
    run = _RUN.search(text, head, number.before)
    found = _noun_in(run.group(), word) if run else None
    rest = text[head : number.before]
    if found is None and head > start + 2 and _SAID_BEHIND.sub("", rest) == "":
        comma = text.rfind(",", start, head)
        run = _RUN.search(text, start, comma) if comma > start and len(text[comma:head]) <= 8 else None
        found = _noun_in(run.group(), word) if run else None
    if run is None or found is None:
        return None
    a = run.start() + found[1]
    b = a + len(found[0])
    return (
        None if any(a < t.end and t.start < b and t.end >= b for t in topics) else Topic(found[0], a, b, 0.45)
    )


#: What moves a sum and how, between its noun and the figure.
_MOVED = re.compile(
    r"(?:要|将|会|统一|平均|普遍|大幅|持续|均|也|都|再|又|已|可|需|同比|环比|按年|上涨|下跌|上升|下降|增长|减少|下调|上调|"
    r"提高|降低|上浮|涨|跌|增|降|升|减|了|约|近|超过?|达到?|高达|为|是|有|仅|只)+$"
)
_SUM = re.compile(
    r"(?:费|费用|额|票价|收费标准|标准|成本|租金|抽成|份额|日销|月销|补助|奖金|罚款|善款|会费)$"
)
_TOO_WIDE = frozenset(
    ["总额", "金额", "余额", "差额", "数额", "标准", "成本", "费用", "增加额", "成交额", "总金额"]
)


def own_sum(text: str, start: int, number: NumberMention, relation: Relation, known: int) -> Topic | None:
    """Find the noun of a sum or of its growth in its own clause: "夜市摊位费要统一上涨30%"."""
    growth = relation.kind == "growth" and number.scanned.unit == "%"
    if not growth and (relation.kind != "level" or number.scanned.unit not in CURRENCIES):
        return None
    head = text[max(start, known, clause_start(text, start, number.before)) : number.before]
    moved = _MOVED.search(head)
    run = _RUN.search(head[: moved.start()] if moved else head)
    if run is None or not _SUM.search(run.group()):
        return None
    at = cut.end() if (cut := _SAID_BEFORE.search(run.group())) else 0
    noun = run.group()[at:]
    if not 3 <= len(noun) <= 8 or noun in _TOO_WIDE:
        return None
    a = number.before - len(head) + run.start() + at
    return Topic(noun + ("_growth" if growth else ""), a, a + len(noun), 0.45)


_BEHIND = re.compile(r"的?[“\"]?([\u4e00-\u9fff]{2,14})")
#: What may stand behind a noun: no part of it.
_NOT_OF_NOUN = re.compile(
    r"$|[^\u4e00-\u9fff]|[的和与及至已是在有将被都也均共分来从进入占为就仍还则却又只仅每约超近达可会等以由给把之需要中里内外]|"
    r"全部|平均|其中|落户|建成|投产|入选|上市|开工|竣工|开业|上榜|入围|参[加与展]|实现|完成|获|导入|使用|同时|今年|去年"
)

_RAIL = re.compile("地铁|捷运|轻轨|轨道交通|港铁|城轨")
_RAIL_PART = re.compile(
    r"的?(?:(?P<stations>车站|站点?)|(?P<lines>线路?))(?=$|[^\u4e00-\u9fff]|加起来|合计|总共|全长)"
)


def rail_part(text: str, start: int, number: NumberMention) -> Topic | None:
    """Read "地铁有4条线、56个站" as lines and stations of it."""
    if measure_word(text, number) not in {"个", "座", "条"}:
        return None
    part = _RAIL_PART.match(text, number.end)
    if part is None or not _RAIL.search(text, start, number.before):
        return None
    return Topic("metro_stations" if part["stations"] else "metro_lines", *part.span(), 0.6)


def counted_behind(text: str, number: NumberMention, topics: Sequence[TopicMention]) -> Topic | None:
    """Find the noun behind its count: "4,000个住宅单位", "46家业者"."""
    word = measure_word(text, number)
    ends = _at_end(word) if word is not None else None
    run = _BEHIND.match(text, number.end) if ends is not None else None
    if ends is None or run is None:
        return None
    a = run.start(1)
    for b in range(a + 2, min(run.end(1), a + 9) + 1):
        if ends.search(text[a:b]) and _NOT_OF_NOUN.match(text, b):
            inside = any(t.start < b and a < t.end for t in topics)
            return None if inside else Topic(text[a:b], a, b, 0.45)
    return None
