"""What a number measures: phrases of the lexicon near it, and what the sentence makes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.lexicon import Indicator, Lexicon
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["Topic", "TopicMention", "assign_topics", "find_topics"]

_CURRENCIES = frozenset(
    "CNY USD EUR GBP JPY KRW HKD TWD SGD INR AUD CAD CHF SEK RUB BRL MOP".split()
)
_KINDS: dict[str, frozenset[str]] = {
    "%": frozenset({"percent", "rate"}),
    "pp": frozenset({"percent", "rate"}),
    "‰": frozenset({"percent", "rate"}),
    "persons": frozenset({"persons", "visits", "count"}),
    "visits": frozenset({"visits", "persons", "count"}),
    "count": frozenset({"count", "persons"}),
    "households": frozenset({"count", "persons"}),
    "km2": frozenset({"area"}),
    "m2": frozenset({"area"}),
    "mu": frozenset({"area"}),
    "ping": frozenset({"area"}),
    "sq ft": frozenset({"area"}),
    "kWh": frozenset({"energy"}),
    "kW": frozenset({"power"}),
    "t": frozenset({"mass"}),
    "tce": frozenset({"mass", "energy"}),
    "TEU": frozenset({"containers"}),
    "km": frozenset({"length"}),
    "points": frozenset({"points", "index"}),
    "FLOPS": frozenset({"flops"}),
    "µg/m3": frozenset({"concentration"}),
    "years of age": frozenset({"years"}),
    "years": frozenset({"years"}),
    "days": frozenset({"days"}),
    "months": frozenset({"duration"}),
    "hours": frozenset({"duration"}),
}
_SCALED = frozenset({"money", "persons", "count", "visits"})
_BARE = frozenset({"count", "persons", "index", "points", "rank", "visits"})
_SHARES_OF_GDP = {
    "rd_expenditure": "rd_intensity",
    "primary_value_added": "gdp_share_primary",
    "secondary_value_added": "gdp_share_secondary",
    "tertiary_value_added": "gdp_share_tertiary",
    "business_rd_expenditure": "rd_intensity",
    "digital_core_value_added": "digital_core_share_of_gdp",
    "digital_economy": "digital_economy_share_of_gdp",
}
_SECTORS = ("gdp_share_primary", "gdp_share_secondary", "gdp_share_tertiary")
_COMPARED = re.compile(r"(?:高于|低于|快于|慢于|超过|多于|少于|跑赢|领先于?|than|above|below)(?:同期|全国|全省)?的? ?$")
_AFTER_ZH = re.compile(r"^(?:以上|左右|多|余)?的?(?:有效|国家级|省级|市级|国家|各类|全职|新增|高质量|年轻|规上|优质|重点|知名|技术|专业|外籍|顶尖|本地|大型|科技|核心)*[“\"]?$")
_AFTER_EN = re.compile(r"^(?:[ -][\w&'’/\"-]+){0,3}[ -]?$")
_AFTER_WIDE_EN = re.compile(r"^[^,;.()]{0,50}$")
_PER = (
    (re.compile(r"每平方公里|每平方千米|per square kilomet|per km2"), "_per_km2", "/km2"),
    (re.compile(r"每(?:1|一)?万(?:名|个)?(?:常住)?(?:人|从业|就业|劳动|居民)|per (?:10,000|ten thousand)"), "_per_10k", "/10k persons"),
    (re.compile(r"每(?:10|十)万(?:常住)?(?:人|居民)|per (?:100,000|hundred thousand)"), "_per_100k", "/100k persons"),
    (re.compile(r"每百万(?:常住)?(?:人|居民)|per million"), "_per_million", "/million persons"),
    (re.compile(r"每(?:千|1000|一千)(?:名)?(?:常住)?(?:人|居民)|per (?:1,000|1000|thousand)"), "_per_1k", "/1k persons"),
    (re.compile(r"人均|平均每人|每人|per (?:capita|head|person|inhabitant|resident|employee)|per-capita"), "_per_capita", ""),
)
_OWN_RATE = re.compile(r"_per_|intensity|density|income|wage")
_PHRASE_ZH = re.compile(r"[㐀-鿿A-Za-z&“”\"()·\d.]{2,24}$")
_TRIM_ZH = re.compile(
    r"^(?:其中|而且|此外|同时|目前|因此|所以|但是|不过|然而|并且|以及|另外|全市|全省|全国|全年|当年|累计|共有?|已有|拥有|有|的|了|在|和|与|为|是|年|月|末|底|达|这里|当地|该市)+"
    r"|(?:超过|达到?了?|高达|约|近|有|共|共有|累计|已达|已|为|是|仅|的|了|只有|突破|不足|不到|达成|完成|实现|拥有|分别为?|增长|下降|上升|减少|增加|同比|比上年|较上年|提高|提升|也|均|都|逾|至|到|就|才|则|却|数量)+$"
)


@dataclass(frozen=True, slots=True)
class TopicMention:
    """An indicator's phrase in a sentence; offsets count the paragraph's working text."""

    start: int
    end: int
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class Topic:
    """What a number measures.

    Attributes
    ----------
    code : str
        Code of the framework or lexicon, composed where the sentence composes
        ("exports_growth"); or the text's own words where neither knows them.
    start, end : int
        Where the phrase stands, -1 where it comes from an earlier sentence.
    confidence : float
    indicator : Indicator or None
        The base indicator, for the sentences that follow.
    per : str
        What the unit is divided by: "/km2".
    whole : str or None
        Of what a share is.
    """

    code: str | None
    start: int
    end: int
    confidence: float
    indicator: Indicator | None = None
    per: str = ""
    whole: str | None = None


def find_topics(lexicon: Lexicon, text: str, start: int, end: int) -> list[TopicMention]:
    """Find indicator phrases between two offsets of working text."""
    return [TopicMention(a, b, indicator) for a, b, indicator in lexicon.indicators.find(text, start, end)]


def kinds_of(number: NumberMention) -> frozenset[str]:
    """Tell which kinds of indicator a unit fits."""
    unit = number.scanned.unit
    if unit is None:
        return _SCALED | {"index"} if number.scanned.scale > 1 else _BARE
    if unit in _CURRENCIES:
        return frozenset({"money"})
    return _KINDS.get(unit, frozenset())


def _fits(mention: TopicMention, number: NumberMention, relation: Relation) -> bool:
    if relation.kind in {"growth", "share", "ratio", "rank"}:
        return True
    kinds = kinds_of(number)
    if relation.kind in {"gap", "change"} and number.scanned.unit in {"%", "pp"}:
        return True
    return not kinds or bool(kinds & mention.indicator.kinds)


def _clause_start(text: str, start: int, position: int) -> int:
    marks = (",", ";", ":", "(", " and ", " but ", " while ", "、")
    return max((text.rfind(mark, start, position) + len(mark) for mark in marks if text.rfind(mark, start, position) >= 0), default=start)


def _behind(text: str, topics: Sequence[TopicMention], number: NumberMention, until: int, wide: bool) -> TopicMention | None:
    """Find the noun behind a number: "5200多家高新技术企业", "1,544 patent applications"."""
    for topic in topics:
        if topic.start < number.start or topic.end > until or topic.end <= number.start + 1:
            continue
        gap = text[number.end : topic.start] if topic.start > number.end else ""
        pattern = _AFTER_WIDE_EN if wide else (_AFTER_EN if topic.start > number.end and gap[:1] in " -" else _AFTER_ZH)
        return topic if pattern.match(gap) else None
    return None


def _whole_after_share(text: str, topic: TopicMention) -> bool:
    """Tell "占GDP比重": a whole, not what is measured."""
    before = text[max(0, topic.start - 12) : topic.start]
    if re.search(r"占[^,。;]{0,10}$", before) and "占" not in text[topic.start : topic.end]:
        return True
    return bool(re.search(r"(?:\b(?:of|to) (?:its |their |the |total |gross |city's |all |overall |national )*|相当于[^,。;]{0,8})$", before))


def _before(
    text: str, start: int, topics: Sequence[TopicMention], number: NumberMention, relation: Relation
) -> tuple[TopicMention | None, float]:
    """Find the last fitting phrase before a number; nearer clauses are trusted more."""
    clause = _clause_start(text, start, number.start)
    for topic in reversed(topics):
        if topic.end > number.start or _COMPARED.search(text[max(start, topic.start - 6) : topic.start]):
            continue
        if relation.kind in {"share", "growth", "gap", "level", "change"} and _whole_after_share(text, topic):
            continue
        if _fits(topic, number, relation):
            return topic, 0.9 if topic.start >= clause else 0.75
    return None, 0.0


def _choose(
    text: str, start: int, end: int, topics: Sequence[TopicMention], number: NumberMention, relation: Relation, until: int
) -> tuple[TopicMention | None, float]:
    """Choose among the phrases before and behind a number."""
    latin = text[number.start - 1 : number.start] in {" ", "", "(", "$"} or number.start == start
    counted = bool(kinds_of(number) & {"count", "persons"}) and relation.kind in {"level", "change", "gap"}
    before, trust = _before(text, start, topics, number, relation)
    near = before is not None and trust > 0.8
    if counted and (latin or not near):
        behind = _behind(text, topics, number, until, False)
        if behind is not None and _fits(behind, number, relation):
            return behind, 0.9
    if near:
        return before, trust
    if latin and not re.search(r"[㐀-鿿]", text[start:end]):
        behind = _behind(text, topics, number, until, True)
        if behind is not None and _fits(behind, number, relation) and not (relation.kind == "share" and before):
            if not _whole_after_share(text, behind) or (before is None and relation.kind != "share") or behind.indicator.code.startswith("rd_"):
                return behind, 0.75
    return before, trust


def _phrase(text: str, start: int, number: NumberMention, known: int) -> tuple[str, int, int] | None:
    """Take the text's own words for what the lexicon does not know."""
    head_start = max(start, known, _clause_start(text, start, number.before))
    head = text[head_start : number.before]
    found = _PHRASE_ZH.search(head)
    if found and re.search(r"[㐀-鿿]{2}", found.group()):
        phrase = found.group()
        offset = head_start + found.start()
        while trimmed := _TRIM_ZH.search(phrase):
            if trimmed.group() == phrase:
                return None
            if trimmed.start() == 0:
                offset += trimmed.end()
                phrase = phrase[trimmed.end() :]
            else:
                phrase = phrase[: trimmed.start()]
        return (phrase, offset, offset + len(phrase)) if len(phrase) >= 2 else None
    behind = re.compile(r"(?:[ -](?!in\b|at\b|of\b|for\b|from\b|on\b|to\b|and\b|were\b|are\b|was\b|is\b|by\b)[A-Za-z][\w'’-]*){1,4}|的?[“\"]?[㐀-鿿]{2,10}").match(text, number.end)
    if behind:
        phrase = behind.group().strip(" -的“\"")
        offset = behind.start() + behind.group().find(phrase)
        return phrase, offset, offset + len(phrase)
    words = re.search(r"((?:[A-Z]?[a-z&-]+ ){1,4})(?:of|was|is|at|reached|were|are|to|:)? ?$", head)
    if words:
        phrase = words.group(1).strip()
        return phrase, head_start + words.start(1), head_start + words.start(1) + len(phrase)
    return None


def _composed(code: str, relation: Relation, text: str, number: NumberMention, whole: str | None, indicator: Indicator) -> str:
    if relation.kind == "growth":
        return code if code.endswith("_growth") else f"{code}_growth"
    if relation.kind == "share" and "percent" not in indicator.kinds:
        if whole == "gdp":
            return _SHARES_OF_GDP.get(code, f"{code}_share_of_gdp")
        return f"{code}_share"
    return code


def _whole(text: str, topics: Sequence[TopicMention], number: NumberMention, start: int, until: int) -> str | None:
    """Tell of what a share is, where that is an indicator ("占GDP比重")."""
    for topic in topics:
        inside = (start <= topic.start and topic.end <= number.start and _whole_after_share(text, topic)) or (
            number.end <= topic.start <= min(until, number.end + 40) and _whole_after_share(text, topic)
        )
        if inside:
            return topic.indicator.code
    if re.search(r"占(?:地区|国内|本地)?生产总值|相当于(?:本地|地区)?生产总值", text[start : number.start]):
        return "gdp"
    return None


def _per(text: str, start: int, number: NumberMention, end: int, code: str) -> tuple[str, str]:
    """Tell "per km2" and the like from the words around a number."""
    if _OWN_RATE.search(code):
        return "", ""
    clause = _clause_start(text, start, number.start)
    tail = re.match(r"^[^,;.]{0,40}", text[number.end : end])
    for pattern, suffix, divided in _PER:
        if pattern.search(text, clause, number.start) or (tail and pattern.search(tail.group())):
            return suffix, divided
    return "", ""


def _sector(text: str, numbers: Sequence[NumberMention], i: int) -> int | None:
    """Give the place of a number in a list of three shares, 0 to 2."""
    def joined(a: int, b: int) -> bool:
        return 0 <= a and b < len(numbers) and bool(re.fullmatch(r"[、:,和/及]|, ?(?:and )?| and ", text[numbers[a].end : numbers[b].before]))

    first = i
    while joined(first - 1, first):
        first -= 1
    last = i
    while joined(last, last + 1):
        last += 1
    return i - first if last - first == 2 else None


def assign_topics(
    text: str,
    start: int,
    end: int,
    topics: Sequence[TopicMention],
    numbers: Sequence[NumberMention],
    relations: Sequence[Relation],
    context: Indicator | None,
    known_until: Mapping[int, int],
) -> list[Topic]:
    """Tell what each number of a sentence measures.

    Parameters
    ----------
    text : str
        Working text.
    start, end : int
        The sentence.
    topics, numbers, relations : sequences
        What stands in it.
    context : Indicator or None
        What the sentence before was about.
    known_until : mapping
        For each number's start, the end of the last place or time before it; the text's own words
        for an indicator start behind that.

    Returns
    -------
    list of Topic
    """
    out: list[Topic] = []
    for i, (number, relation) in enumerate(zip(numbers, relations, strict=True)):
        until = numbers[i + 1].before if i + 1 < len(numbers) else end
        chosen, trust = _choose(text, start, end, topics, number, relation, until)
        whole = _whole(text, topics, number, numbers[i - 1].end if i else start, until) if relation.kind == "share" else None
        listed = _same_list(text, numbers, i)
        if listed and out and (chosen is None or chosen.end <= numbers[i - 1].start) and number.scanned.unit == numbers[i - 1].scanned.unit:
            out.append(_next_in_list(out[-1], text, numbers, i))
            continue
        percent = bool(out) and number.scanned.unit == "%" == numbers[i - 1].scanned.unit and relation.kind == "level"
        if chosen is None and percent and out[-1].indicator:
            out.append(replace(out[-1], confidence=0.6))
            continue
        if chosen is None and relation.kind in {"growth", "ratio", "rank", "share", "gap", "change"} and out and out[-1].indicator:
            indicator, place, trust = out[-1].indicator, (out[-1].start, out[-1].end), 0.7
        elif chosen is not None:
            indicator, place = chosen.indicator, (chosen.start, chosen.end)
        else:
            out.append(_unknown(text, start, number, relation, context, known_until.get(number.start, start)))
            continue
        topic = _topic(text, start, end, number, relation, indicator, place, trust, whole, numbers, i)
        out.append(_as_before(topic, out[-1], number, numbers[i - 1], relation, relations[i - 1]) if i else topic)
    return out


def _as_before(
    topic: Topic, before: Topic, number: NumberMention, last: NumberMention, relation: Relation, past: Relation
) -> Topic:
    """Go on with what the number before measured: ranks rank it, "苏州为298人" is per 10,000 too."""
    if topic.start != before.start or topic.indicator is not before.indicator or before.start < 0:
        return topic
    same = number.scanned.unit == last.scanned.unit and relation.kind == past.kind
    if relation.kind == "rank" or same:
        return replace(before, confidence=min(before.confidence, topic.confidence))
    return topic


def _same_list(text: str, numbers: Sequence[NumberMention], i: int) -> bool:
    if i == 0:
        return False
    gap = text[numbers[i - 1].end : numbers[i].before]
    return bool(re.fullmatch(r"[、:/]|[,、]?(?:和|与|及|以及)|, ?(?:and )?| and ", gap))


def _next_in_list(before: Topic, text: str, numbers: Sequence[NumberMention], i: int) -> Topic:
    if before.code in _SECTORS and (place := _sector(text, numbers, i)) is not None:
        return Topic(_SECTORS[place], before.start, before.end, before.confidence, before.indicator)
    return before


def _topic(
    text: str,
    start: int,
    end: int,
    number: NumberMention,
    relation: Relation,
    indicator: Indicator,
    place: tuple[int, int],
    trust: float,
    whole: str | None,
    numbers: Sequence[NumberMention],
    i: int,
) -> Topic:
    code = indicator.code
    if code == "sector_shares" and (sector := _sector(text, numbers, i)) is not None:
        return Topic(_SECTORS[sector], *place, trust, indicator)
    if relation.kind == "gap" and indicator.code in {"secondary_value_added", "primary_value_added", "tertiary_value_added"}:
        code = _SHARES_OF_GDP[code]
    code = _composed(code, relation, text, number, whole, indicator)
    if relation.kind in {"gap", "change"} and number.scanned.unit == "pp" and re.search(r"增速|增长|growth", text[max(start, number.start - 24) : number.start]) and "percent" not in indicator.kinds:
        code = f"{indicator.code}_growth"
    suffix, divided = _per(text, start, number, end, code) if relation.kind in {"level", "ratio"} else ("", "")
    return Topic(code + suffix, *place, trust, indicator, divided, whole)


def _unknown(
    text: str, start: int, number: NumberMention, relation: Relation, context: Indicator | None, known: int
) -> Topic:
    """Fall back on the text's own words, then on what the sentence before was about."""
    if context is not None and (relation.kind in {"growth", "ratio", "rank", "gap"} or kinds_of(number) & context.kinds):
        code = _composed(context.code, relation, text, number, None, context)
        return Topic(code, -1, -1, 0.45, context)
    phrase = _phrase(text, start, number, known)
    if phrase is None:
        return Topic(None, -1, -1, 0.1, None)
    words, a, b = phrase
    if relation.kind == "growth":
        words += " (growth)"
    elif relation.kind == "share":
        words += " (share)"
    return Topic(words, a, b, 0.4, None)
