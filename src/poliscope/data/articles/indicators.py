"""What a number measures: phrases of the lexicon near it, and what the sentence makes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.lexicon import Indicator, Lexicon
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["CURRENCIES", "Topic", "TopicMention", "assign_topics", "find_topics"]

_NOUN = re.compile(
    r"[㐀-鿿A-Za-z&“”·\d]{0,12}(?:产业|行业|制造业|[㐀-鿿]业|经费|收入|人数|数量|总量|[^概几税效]率|金额|总额|[交产税余销]额|[产销流增]量|费用|资金|资本|产值|机构|人员|面积|价格|指数|投资|支出|规模|"
    r"订单|产品|市场|贸易|业务|机械|设备|技术|中心|平台|基地|工程|岗位|用户|客户|车辆|存款|贷款|利润|薪资|工资)"
)
_GENERIC = frozenset(
    [
        "增速",
        "增幅",
        "增长率",
        "成长率",
        "占比",
        "比重",
        "比例",
        "总量",
        "数量",
        "规模",
        "总额",
        "金额",
        "人数",
        "涨幅",
        "降幅",
        "收入",
        "产值",
        "产业",
        "市场",
        "投资",
    ]
)
CURRENCIES = frozenset(
    [
        "CNY",
        "USD",
        "EUR",
        "GBP",
        "JPY",
        "KRW",
        "HKD",
        "TWD",
        "SGD",
        "INR",
        "AUD",
        "CAD",
        "CHF",
        "SEK",
        "RUB",
        "BRL",
        "MOP",
    ]
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
_RELATIVE = re.compile(
    r"(?:比(?!重|例|率|值)|较|高于|低于|快于|慢于|than|above|below)[^,。;]{0,20}$", re.IGNORECASE
)
_COMPARED = re.compile(
    r"(?:高于|低于|快于|慢于|超过|多于|少于|跑赢|领先于?|than|above|below)(?:同期|全国|全省)?的? ?$"
)
_WHOLE_EN = re.compile(
    r"(?:(?:%|percent|per ?cent|thirds?|quarters?|fifths?|tenths?|half|share|proportion|percentage) of|relative to|equivalent to|as a share of|compared to) "
    r"(?:(?:its|their|the|total|gross|all|overall|national|regional|city[’']s|country[’']s|Dutch|world[’']s|global|entire|region[’']s|local) )*$"
)
_GROWN_EN = re.compile(
    r"^,? ?(?:[a-z-]+ ){0,2}(?:more|fewer|less|higher|lower|increase|rise|growth|decline|drop|fall|jump|gain|surge|cut|reduction|of|growth rate)\b"
)
_STOP_EN = frozenset(
    [
        "at",
        "in",
        "on",
        "of",
        "to",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "it",
        "that",
        "this",
        "these",
        "those",
        "than",
        "then",
        "as",
        "compared",
        "comes",
        "came",
        "next",
        "last",
        "year",
        "years",
        "only",
        "just",
        "even",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "less",
        "total",
        "worth",
        "value",
        "further",
        "who",
        "which",
        "reached",
        "stood",
        "up",
        "down",
        "spent",
        "spend",
        "spends",
        "invested",
        "invests",
        "had",
        "has",
        "have",
        "put",
        "reaching",
        "there",
        "they",
        "we",
        "he",
        "she",
        "some",
        "alone",
        "attracted",
        "managed",
        "raised",
        "received",
        "got",
        "earned",
        "made",
        "hosts",
        "produced",
        "filed",
        "boasts",
        "employs",
        "until",
        "since",
        "between",
        "against",
        "while",
        "when",
        "where",
        "also",
        "now",
        "still",
        "yet",
        "not",
        "no",
        "one",
        "two",
        "three",
        "first",
        "second",
        "per",
        "cent",
        "each",
        "every",
        "average",
    ]
)
_PEOPLE_OF = re.compile(
    r"\b(?:city|town|region|area|metropolis|community|country|province|state|conurbation|district) of $"
)
_AFTER_ZH = re.compile(
    r"^(?:以上|左右|多|余)?的?(?:有效|国家级|省级|市级|国家|各类|全职|新增|高质量|年轻|规上|优质|重点|知名|技术|专业|外籍|顶尖|本地|大型|科技|核心)*[“\"]?$"
)
_AFTER_EN = re.compile(r"^(?:[ -][\w&'’/\"-]+){0,3}[ -]?$")
_AFTER_WIDE_EN = re.compile(r"^(?:(?! while | but | whereas )[^,;.()]){0,50}$")
_PER = (
    (re.compile(r"每平方公里|每平方千米|per square kilomet|per km2"), "_per_km2", "/km2"),
    (
        re.compile(r"每(?:1|一)?万(?:名|个)?(?:常住)?(?:人|从业|就业|劳动|居民)|per (?:10,000|ten thousand)"),
        "_per_10k",
        "/10k persons",
    ),
    (
        re.compile(r"每(?:10|十)万(?:常住)?(?:人|居民)|per (?:100,000|hundred thousand)"),
        "_per_100k",
        "/100k persons",
    ),
    (re.compile(r"每百万(?:常住)?(?:人|居民)|per million"), "_per_million", "/million persons"),
    (
        re.compile(r"每(?:千|1000|一千)(?:名)?(?:常住)?(?:人|居民)|per (?:1,000|1000|thousand)"),
        "_per_1k",
        "/1k persons",
    ),
    (
        re.compile(r"人均|平均每人|每人|per (?:capita|head|person|inhabitant|resident|employee)|per-capita"),
        "_per_capita",
        "",
    ),
)
_OWN_RATE = re.compile(r"_per_|intensity|density|income|wage")
_PHRASE_ZH = re.compile(r"[㐀-鿿A-Za-z&“”\"·\d.]{2,24}$")
_TRIM_ZH = re.compile(
    r"^(?:把|将|对|由|使|让|以|从|其中|而且|此外|同时|目前|因此|所以|但是|不过|然而|并且|以及|另外|全市|全省|全国|全年|当年|累计|共有?|已有|拥有|有|的|了|在|和|与|为|是|年|月|末|底|达|这里|当地|该市)+"
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
    if unit in CURRENCIES:
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
    marks = (",", ";", ":", " and ", " but ", " while ", "、")
    ends = [start]
    for mark in marks:
        at = text.rfind(mark, start, position)
        if at >= 0:
            ends.append(at + len(mark))
    opened = text.rfind("(", start, position)
    if opened >= 0 and text.find(")", opened, position) < 0:
        ends.append(opened + 1)
    return max(ends)


def _behind(
    text: str, topics: Sequence[TopicMention], number: NumberMention, until: int, wide: bool
) -> TopicMention | None:
    """Find the noun behind a number: "5200多家高新技术企业", "1,544 patent applications"."""
    for topic in topics:
        if topic.start < number.start or topic.end > until or topic.end <= number.start + 1:
            continue
        gap = text[number.end : topic.start] if topic.start > number.end else ""
        pattern = (
            _AFTER_WIDE_EN
            if wide
            else (_AFTER_EN if topic.start > number.end and gap[:1] in " -" else _AFTER_ZH)
        )
        return topic if pattern.match(gap) else None
    return None


def _whole_after_share(text: str, topic: TopicMention) -> bool:
    """Tell "占GDP比重": a whole, not what is measured."""
    before = text[max(0, topic.start - 12) : topic.start]
    if re.search(r"占[^,。;()比]{0,10}$", before) and "占" not in text[topic.start : topic.end]:
        return True
    return bool(
        _WHOLE_EN.search(text[max(0, topic.start - 40) : topic.start])
        or re.search(r"相当于[^,。;]{0,8}$", before)
    )


def _before(
    text: str, start: int, topics: Sequence[TopicMention], number: NumberMention, relation: Relation
) -> tuple[TopicMention | None, float]:
    """Find the last fitting phrase before a number; nearer clauses are trusted more."""
    clause = _clause_start(text, start, number.start)
    for topic in reversed(topics):
        if topic.end > number.start or _COMPARED.search(text[max(start, topic.start - 6) : topic.start]):
            continue
        if (
            relation.kind in {"gap", "change"}
            and topic.start >= clause
            and _RELATIVE.search(text[clause : topic.start])
        ):
            continue
        if _whole_after_share(text, topic):
            continue
        if _fits(topic, number, relation):
            return topic, 0.9 if topic.start >= clause else 0.75
    return None, 0.0


def _choose(
    text: str,
    start: int,
    end: int,
    topics: Sequence[TopicMention],
    number: NumberMention,
    relation: Relation,
    until: int,
) -> tuple[TopicMention | None, float]:
    """Choose among the phrases before and behind a number."""
    latin = text[number.start - 1 : number.start] in {" ", "", "(", "$"} or number.start == start
    if relation.kind == "share" and text.startswith(" of", number.end):
        for wide in (t for t in topics if number.end < t.start < until and t.indicator.code != "gdp"):
            if _AFTER_WIDE_EN.match(text[number.end : wide.start]):
                return wide, 0.8
    counted = bool(kinds_of(number) & {"count", "persons"}) and relation.kind in {"level", "change", "gap"}
    before, trust = _before(text, start, topics, number, relation)
    if relation.kind == "growth" and latin and not _GROWN_EN.match(text[number.end : number.end + 24]):
        return before, trust
    near = before is not None and trust > 0.8
    if counted and (latin or not near):
        behind = _behind(text, topics, number, until, False)
        if behind is not None and _fits(behind, number, relation):
            return behind, 0.9
    if near:
        return before, trust
    if latin and not re.search(r"[㐀-鿿]", text[start:end]):
        behind = _behind(text, topics, number, until, True)
        if (
            behind is not None
            and _fits(behind, number, relation)
            and not (relation.kind == "share" and before)
        ):
            if (
                not _whole_after_share(text, behind)
                or (before is None and relation.kind != "share")
                or behind.indicator.code.startswith("rd_")
            ):
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
    behind = re.compile(r"的?[“\"]?[㐀-鿿]{2,10}").match(text, number.end)
    if behind:
        phrase = behind.group().strip('的“"')
        offset = behind.start() + behind.group().find(phrase)
        return phrase, offset, offset + len(phrase)
    return _words_behind(text, number) or _words_before(text, head_start, number.before)


def _words_behind(text: str, number: NumberMention) -> tuple[str, int, int] | None:
    """Take the English words behind a number up to the first function word."""
    words = []
    for found in re.compile(r"[ -]([A-Za-z][\w'’-]*)").finditer(text, number.end, number.end + 50):
        joined = found.start() == (words[-1].end() if words else number.end)
        if not joined or found.group(1).lower() in _STOP_EN or len(words) == 4:
            break
        words.append(found)
    if not words:
        return None
    a, b = words[0].start(1), words[-1].end(1)
    return text[a:b], a, b


def _words_before(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Take the last English words before a number that are no function words."""
    words = [m for m in re.compile(r"[A-Za-z][\w'’&-]*").finditer(text, start, end)]
    while words and words[-1].group().lower() in _STOP_EN:
        words.pop()
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        if word.group().lower() in _STOP_EN - {"of", "in", "the"} or len(kept) == 5:
            break
        kept.insert(0, word)
    while kept and kept[0].group().lower() in _STOP_EN:
        kept.pop(0)
    return (text[kept[0].start() : kept[-1].end()], kept[0].start(), kept[-1].end()) if kept else None


def _composed(
    code: str, relation: Relation, text: str, number: NumberMention, whole: str | None, indicator: Indicator
) -> str:
    if relation.kind == "growth":
        return code if code.endswith("_growth") else f"{code}_growth"
    if relation.kind == "share" and "percent" not in indicator.kinds:
        if whole == "gdp":
            return _SHARES_OF_GDP.get(code, f"{code}_share_of_gdp")
        return f"{code}_share"
    return code


def _whole(
    text: str, topics: Sequence[TopicMention], number: NumberMention, start: int, until: int
) -> str | None:
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
        return (
            a >= 0
            and b < len(numbers)
            and bool(
                re.fullmatch(r"[、:,和/及]|, ?(?:and )?| and ", text[numbers[a].end : numbers[b].before])
            )
        )

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
    fresh: bool = True,
    percent_before: str | None = None,
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
    zipped = _zip_respectively(text, start, topics, numbers, relations)
    for i, (number, relation) in enumerate(zip(numbers, relations, strict=True)):
        until = numbers[i + 1].before if i + 1 < len(numbers) else end
        if number.start in zipped:
            out.append(zipped[number.start])
            continue
        chosen, trust = _choose(text, start, end, topics, number, relation, until)
        if (chosen is not None and trust < 0.8) or (chosen is None and relation.kind != "rank"):
            noun = _own_noun(text, start, number, relation, known_until.get(number.start, start))
            if noun is not None:
                out.append(noun)
                continue
            if out and _goes_on(text, numbers, i, chosen, out[-1], relation):
                out.append(_grown(out[-1], relation))
                continue
        whole = (
            _whole(text, topics, number, numbers[i - 1].end if i else start, until)
            if relation.kind == "share"
            else None
        )
        listed = _same_list(text, numbers, i)
        if (
            listed
            and out
            and (chosen is None or chosen.end <= numbers[i - 1].start)
            and number.scanned.unit == numbers[i - 1].scanned.unit
        ):
            out.append(_next_in_list(out[-1], text, numbers, i))
            continue
        own_clause = chosen is not None and chosen.start > numbers[i - 1].end if i else False
        if relation.kind in {"gap", "change"} and number.scanned.unit == "pp" and out and not own_clause:
            if numbers[i - 1].scanned.unit == "%" and out[-1].code:
                out.append(replace(out[-1], confidence=0.75))
                continue
        if chosen is None and number.scanned.unit == "%" and relation.kind == "level":
            share = _share_of_gdp(text, topics, number, end)
            if share is not None:
                out.append(share)
                continue
        if (
            i
            and out[-1].code
            and number.scanned.unit == numbers[i - 1].scanned.unit
            and _leads_to(text, numbers, i)
        ):
            if chosen is None or chosen.end <= numbers[i - 1].start or out[-1].indicator is None:
                out.append(replace(out[-1], confidence=min(out[-1].confidence, 0.8)))
                continue
        percent = (
            bool(out)
            and number.scanned.unit == "%" == numbers[i - 1].scanned.unit
            and relation.kind == "level"
        )
        if chosen is None and percent and out[-1].indicator:
            out.append(replace(out[-1], confidence=0.6))
            continue
        if (
            chosen is None
            and relation.kind in {"growth", "ratio", "rank", "share", "gap", "change"}
            and out
            and out[-1].indicator
        ):
            indicator, place, trust = out[-1].indicator, (out[-1].start, out[-1].end), 0.7
        elif chosen is not None:
            indicator, place = chosen.indicator, (chosen.start, chosen.end)
        else:
            remembered = context if fresh or relation.kind not in {"rank", "ratio", "share"} else None
            if (
                percent_before
                and fresh
                and number.scanned.unit == "%"
                and relation.kind == "level"
                and context
            ):
                out.append(Topic(percent_before, -1, -1, 0.5, context))
                continue
            unknown = _unknown(
                text, start, number, relation, remembered, known_until.get(number.start, start)
            )
            out.append(_per_unknown(text, start, end, number, relation, unknown))
            continue
        topic = _topic(text, start, end, number, relation, indicator, place, trust, whole, numbers, i)
        out.append(
            _as_before(topic, out[-1], number, numbers[i - 1], relation, relations[i - 1]) if i else topic
        )
    return out


def _as_before(
    topic: Topic,
    before: Topic,
    number: NumberMention,
    last: NumberMention,
    relation: Relation,
    past: Relation,
) -> Topic:
    """Go on with what the number before measured: ranks rank it, "苏州为298人" is per 10,000 too."""
    if (
        topic.start != before.start
        or topic.indicator is not before.indicator
        or before.start < 0
        or topic.per
    ):
        return topic
    same = number.scanned.unit == last.scanned.unit and relation.kind == past.kind
    if relation.kind == "rank" or same:
        return replace(before, confidence=min(before.confidence, topic.confidence))
    return topic


_LIST_BEFORE = re.compile(r"[^,。;:]{4,60}$")


def _zip_respectively(
    text: str,
    start: int,
    topics: Sequence[TopicMention],
    numbers: Sequence[NumberMention],
    relations: Sequence[Relation],
) -> dict[int, Topic]:
    """Pair listed indicators with listed numbers: "营业额及出口值分别为9293亿元及5005亿元"."""
    pairs: dict[int, Topic] = _zip_english(text, start, topics, numbers, relations)
    for found in re.finditer(r"分别|各(?:为|达)", text[start : numbers[-1].start] if numbers else ""):
        at = start + found.start()
        values = [i for i, n in enumerate(numbers) if n.start > at]
        values = values[
            : next(
                (k for k in range(1, len(values)) if not _same_list(text, numbers, values[k])), len(values)
            )
        ]
        head = _LIST_BEFORE.search(text, start, at)
        if head is None or len(values) < 2:
            continue
        items = [m for m in re.finditer(r"(?:(?!以及)[^、和及与])+", head.group())]
        if len(items) != len(values):
            continue
        spans = [(head.start() + m.start(), head.start() + m.end()) for m in items]
        known = sum(any(a <= t.start and t.end <= b for t in topics) for a, b in spans)
        if known < len(spans) and not all(
            any(a <= t.start and t.end <= b for t in topics) or _NOUN.search(text, a, b) for a, b in spans
        ):
            continue
        for item, i in zip(items, values, strict=True):
            pairs[numbers[i].start] = _listed_topic(
                text, topics, head.start() + item.start(), head.start() + item.end(), numbers[i], relations[i]
            )
        codes = [pairs[numbers[i].start].code for i in values]
        if len(set(codes)) < len(codes):
            for i in values:
                pairs.pop(numbers[i].start)
    return pairs


def _share_of_gdp(text: str, topics: Sequence[TopicMention], number: NumberMention, end: int) -> Topic | None:
    """Read "spent 3.2 % on R&D relative to GDP" and "most of its GDP in research, at 1.35%"."""
    if not any(t.indicator.code == "gdp" for t in topics):
        return None
    near = sorted(
        (t for t in topics if t.indicator.code in _SHARES_OF_GDP), key=lambda t: abs(t.start - number.start)
    )
    if not near:
        return None
    return Topic(
        _SHARES_OF_GDP[near[0].indicator.code],
        near[0].start,
        near[0].end,
        0.75,
        near[0].indicator,
        whole="gdp",
    )


def _zip_english(
    text: str,
    start: int,
    topics: Sequence[TopicMention],
    numbers: Sequence[NumberMention],
    relations: Sequence[Relation],
) -> dict[int, Topic]:
    """Pair "the output of cars, drones and phones grew by 3%, 5% and 8% respectively"."""
    pairs: dict[int, Topic] = {}
    for found in re.finditer(r"\brespectively\b", text[start:]) if numbers else ():
        at = start + found.start()
        values = [i for i, n in enumerate(numbers) if n.end <= at]
        cut = next((k for k in range(len(values) - 1, 0, -1) if not _same_list(text, numbers, values[k])), 0)
        values = values[cut:]
        ahead = [t for t in topics if values and t.end <= numbers[values[0]].start]
        run: list[TopicMention] = []
        for topic in reversed(ahead):
            if run and not re.fullmatch(
                r"(?:, (?:and )?| and )(?:[\w-]+ ){0,2}", text[topic.end : run[-1].start]
            ):
                break
            run.append(topic)
        if len(values) < 2 or len(run) != len(values):
            continue
        for topic, i in zip(reversed(run), values, strict=True):
            code = _composed(topic.indicator.code, relations[i], text, numbers[i], None, topic.indicator)
            pairs[numbers[i].start] = Topic(code, topic.start, topic.end, 0.85, topic.indicator)
    return pairs


def _listed_topic(
    text: str, topics: Sequence[TopicMention], a: int, b: int, number: NumberMention, relation: Relation
) -> Topic:
    inside = [t for t in topics if t.start >= a and t.end <= b]
    if inside:
        indicator = inside[-1].indicator
        return Topic(
            _composed(indicator.code, relation, text, number, None, indicator),
            inside[-1].start,
            inside[-1].end,
            0.85,
            indicator,
        )
    phrase = text[a:b]
    while trimmed := _TRIM_ZH.search(phrase):
        if trimmed.group() == phrase:
            break
        phrase = phrase[trimmed.end() :] if trimmed.start() == 0 else phrase[: trimmed.start()]
    at = text.find(phrase, a)
    return Topic(
        phrase + {"growth": "_growth", "share": "_share"}.get(relation.kind, ""),
        at,
        at + len(phrase),
        0.5,
        None,
    )


def _leads_to(text: str, numbers: Sequence[NumberMention], i: int) -> bool:
    """Tell "由1%提升至5%" and "from 212 in 2010 to 455": two figures of one thing."""
    gap = text[numbers[i - 1].end : numbers[i].before]
    return bool(
        re.fullmatch(r"(?:的)?[㐀-鿿]{0,6}(?:至|到|为)约?|(?: in \d{4})? to (?:just |about |over )?", gap)
    )


def _own_noun(text: str, start: int, number: NumberMention, relation: Relation, known: int) -> Topic | None:
    """Find a noun of the number's own clause that the lexicon does not know: "应用研究经费3145.4亿元"."""
    clause = max(_clause_start(text, start, number.before), known)
    for found in reversed(list(_NOUN.finditer(text, clause, number.before))):
        phrase, a = found.group(), found.start()
        while trimmed := _TRIM_ZH.match(phrase):
            if trimmed.end() == 0 or trimmed.group() == phrase:
                break
            phrase, a = phrase[trimmed.end() :], a + trimmed.end()
        if (
            len(phrase) < 3
            or phrase in _GENERIC
            or re.match(r"(?:比|较|同比|上年|去年)", phrase)
            or "占" in phrase
        ):
            continue
        if re.search(r"(?:比|较|占|高于|低于|相当于)[^,。;]{0,6}$", text[clause:a]):
            continue
        words = phrase + {"growth": "_growth", "share": "_share"}.get(relation.kind, "")
        return Topic(words, a, a + len(phrase), 0.55, None)
    return None


def _goes_on(
    text: str,
    numbers: Sequence[NumberMention],
    i: int,
    chosen: TopicMention | None,
    before: Topic,
    relation: Relation,
) -> bool:
    """Tell whether a number goes on about the unknown noun of the number before it."""
    if before.indicator is not None or before.start < 0 or before.code is None:
        return False
    later = chosen is not None and chosen.start > before.start
    return (
        not later
        and relation.kind in {"growth", "share", "rank", "gap", "change"}
        and not re.search(r"[;]", text[numbers[i - 1].end : numbers[i].start])
    )


def _grown(before: Topic, relation: Relation) -> Topic:
    code = re.sub(r"_(?:growth|share)$", "", before.code or "")
    suffix = {"growth": "_growth", "share": "_share"}.get(relation.kind, "")
    return replace(before, code=code + suffix, confidence=0.5)


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
    if relation.kind == "gap" and indicator.code in {
        "secondary_value_added",
        "primary_value_added",
        "tertiary_value_added",
    }:
        code = _SHARES_OF_GDP[code]
    code = _composed(code, relation, text, number, whole, indicator)
    if (
        relation.kind in {"gap", "change"}
        and number.scanned.unit == "pp"
        and re.search(r"增速|增长|growth", text[max(start, number.start - 24) : number.start])
        and "percent" not in indicator.kinds
    ):
        code = f"{indicator.code}_growth"
    suffix, divided = (
        _per(text, start, number, end, code) if relation.kind in {"level", "ratio"} else ("", "")
    )
    return Topic(code + suffix, *place, trust, indicator, divided, whole)


def _per_unknown(
    text: str, start: int, end: int, number: NumberMention, relation: Relation, topic: Topic
) -> Topic:
    """Add "per inhabitant" to what an earlier sentence was about."""
    if topic.indicator is None or relation.kind != "level" or topic.code is None:
        return topic
    suffix, divided = _per(text, start, number, end, topic.code)
    return replace(topic, code=topic.code + suffix, per=divided) if suffix else topic


def _unknown(
    text: str, start: int, number: NumberMention, relation: Relation, context: Indicator | None, known: int
) -> Topic:
    """Fall back on the text's own words, then on what the sentence before was about."""
    fits = number.scanned.unit in {"%", "pp"} or number.form == "bare"
    if context is not None and (
        relation.kind in {"growth", "ratio", "rank", "gap", "share"} or kinds_of(number) & context.kinds
    ):
        code = _composed(context.code, relation, text, number, None, context)
        return Topic(code, -1, -1, 0.45, context)
    phrase = _phrase(text, start, number, known)
    if (
        phrase is not None
        and context is not None
        and text[phrase[1]].isascii()
        and phrase[1] < number.start
        and fits
    ):
        phrase = None
    if phrase is None and relation.kind == "rank":
        return Topic("ranking", -1, -1, 0.3, None)
    if phrase is None and context is not None:
        code = (
            f"{context.code}_share"
            if number.scanned.unit == "%" and "percent" not in context.kinds
            else context.code
        )
        return Topic(code, -1, -1, 0.3, context)
    if phrase is None:
        return Topic(None, -1, -1, 0.1, None)
    words, a, b = phrase
    words += {"growth": "_growth", "share": "_share"}.get(relation.kind, "")
    return Topic(words, a, b, 0.4, None)
