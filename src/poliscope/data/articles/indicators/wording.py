"""The text's own words for what the lexicon does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.composing import compose_code
from poliscope.data.articles.indicators.narrowing import narrowed
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, TopicMention, clause_start, kinds_of
from poliscope.data.articles.lexicon import Indicator
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["NOUN", "TRIM_ZH", "goes_on", "grown", "own_noun", "unknown_topic"]

NOUN = re.compile(
    r"[㐀-鿿A-Za-z&“”·\d]{0,12}(?:产业|行业|制造业|[㐀-鿿]业|经费|收入|人数|数量|总量|"
    r"[^概几税效]率|金额|总额|[交产税余销]额|[产销流增]量|费用|资金|资本|产值|机构|人员|"
    r"面积|价格|指数|投资|支出|规模|"
    r"订单|产品|市场|贸易|业务|机械|设备|技术|中心|平台|基地|工程|岗位|用户|客户|车辆|"
    r"存款|贷款|利润|薪资|工资)"
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
#: Of a league table, which says elsewhere what is ranked.
# fmt: off
_STOP_EN |= {
    "rank", "ranks", "ranked", "ranking", "standing", "stands", "stand", "placed", "place", "places", "spot",
    "spots", "position", "positions", "notches", "notch", "rungs", "climbed", "slipped", "dropped", "fell",
    "rose", "moved", "jumped", "tied", "tying", "came", "joint",
}
# fmt: on


_PHRASE_ZH = re.compile(r"[㐀-鿿A-Za-z&“”\"·\d.]{2,24}$")


TRIM_ZH = re.compile(
    r"^(?:把|将|对|由|使|让|以|从|其中|而且|此外|同时|目前|因此|所以|但是|不过|然而|并且|"
    r"以及|另外|全市|全省|全国|全年|当年|累计|共有?|已有|拥有|有|的|了|在|和|与|为|是|"
    r"年|月|末|底|达|这里|当地|该市)+"
    r"|(?:超过|达到?了?|高达|约|近|有|共|共有|累计|已达|已|为|是|仅|的|了|只有|突破|不足|"
    r"不到|达成|完成|实现|拥有|分别为?|增长|下降|上升|减少|增加|同比|比上年|较上年|提高|"
    r"提升|也|均|都|逾|至|到|就|才|则|却|数量)+$"
)


def _phrase(text: str, start: int, number: NumberMention, known: int) -> tuple[str, int, int] | None:
    """Take the text's own words for what the lexicon does not know."""
    head_start = max(start, known, clause_start(text, start, number.before))
    head = text[head_start : number.before]
    found = _PHRASE_ZH.search(head)
    if found and re.search(r"[㐀-鿿]{2}", found.group()):
        phrase = found.group()
        offset = head_start + found.start()
        while trimmed := TRIM_ZH.search(phrase):
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
    words: list[re.Match[str]] = []
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
    words = list(re.compile(r"[A-Za-z][\w'’&-]*").finditer(text, start, end))
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


def own_noun(text: str, start: int, number: NumberMention, relation: Relation, known: int) -> Topic | None:
    """Find a noun of the number's own clause that the lexicon does not know: "应用研究经费3145.4亿元"."""
    clause = max(clause_start(text, start, number.before), known)
    for found in reversed(list(NOUN.finditer(text, clause, number.before))):
        phrase, a = found.group(), found.start()
        while trimmed := TRIM_ZH.match(phrase):
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


def goes_on(
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


def grown(before: Topic, relation: Relation) -> Topic:
    """Go on about an unknown noun: its growth, its share."""
    code = re.sub(r"_(?:growth|share)$", "", before.code or "")
    suffix = {"growth": "_growth", "share": "_share"}.get(relation.kind, "")
    return replace(before, code=code + suffix, confidence=0.5)


#: A rate of growth that has no subject but a period or a place: "前三季度增长7.0%", "全年目标".
_OF_ALL = re.compile(
    r"(?:全年|季度|上半年|[市省区县州]|增速|\d月份?|年)(?:只需|需|仅|的?增速|同比|预计|实际|达到?|为|目标|经济)*"
    r"(?:增长|增速|增幅|下降)?(?:只需|需|仅|达到?|为|约|了)*$|"
    r"\b(?:[Ii]ts|[Tt]heir|[Oo]verall) growth (?:rate )?(?:of|was|"
    r"reached) $"
)


#: What grows where the lexicon does not know it: "锂离子电池增长54.5%".
_GROWER = re.compile(
    r"(?:^|[,;:、。]|其中,?)([\u4e00-\u9fffA-Za-z]{3,12}?)(?:同比|比上年|较上年|按年)?(?:增长|下降|上涨|下跌|上升|减少|提高)(?:了|约|近)*$"
)
_NO_GROWER = re.compile(
    r"年|月|季|增速|增幅|同比|比上|较上|其中|分别|全[市省区县国]|[上下]半|累计|合计|环比|名义|实际|可比|不变|口径|总体|整体|持续|继续|稳步|快速"
)


def _grower(text: str, start: int, number: NumberMention) -> Topic | None:
    grew = _GROWER.search(text, start, number.before)
    if grew is None or TRIM_ZH.fullmatch(grew.group(1)) or _NO_GROWER.search(grew.group(1)):
        return None
    return Topic(f"{grew.group(1)}_growth", *grew.span(1), 0.45, None)


def _of_the_economy(
    text: str, start: int, number: NumberMention, relation: Relation, context: Indicator | None
) -> bool:
    """Tell a rate of growth without a subject, where what went before cannot grow by it."""
    grows = context is not None and context.kinds & {"money", "persons", "count", "visits"}
    return relation.kind == "growth" and not grows and bool(_OF_ALL.search(text[start : number.before]))


def _own_words(text: str, start: int, number: NumberMention, relation: Relation, known: int) -> Topic | None:
    """Take the noun that a count stands beside, which says more than what went before: "1,500 protesters"."""
    if relation.kind == "growth":
        return _grower(text, max(start, known), number)
    if (
        relation.kind not in {"level", "change"}
        or number.scanned.unit != "count"
        or number.scanned.high is not None
    ):
        return None
    if text[number.start].isascii() and re.match(r"[ -][A-Za-z]", text[number.end : number.end + 2]):
        found = _words_behind(text, number)
    else:
        written = re.search(r"[A-Za-z][a-z]{3,}$", text[number.start : number.end])
        found = (written.group(), number.end - len(written.group()), number.end) if written else None
        if found is not None and found[0] in _VAGUE:
            found = None
    if found is None and "\u4e00" <= text[number.end - 1] <= "\u9fff":
        found = _phrase(text, start, number, known)
        if found is not None and (
            found[1] > number.start or len(found[0]) < 3 or not _THING.search(found[0])
        ):
            found = None
    if found is None:
        return None
    words = re.sub(r"[^a-z0-9]+", "_", found[0].lower()).strip("_") if found[0].isascii() else found[0]
    return Topic(words, found[1], found[2], 0.45, None)


_VAGUE = frozenset(
    [
        "jobs",
        "people",
        "units",
        "posts",
        "positions",
        "more",
        "cases",
        "members",
        "places",
        "sites",
        "centres",
    ]
)
_THING = re.compile(
    r"(?:品种|产品|设备|项目|机构|平台|企业|中心|基地|场馆|车间|工厂|学校|医院|社区|站点?|码头|泊位|航线|门店|品牌|商标|岗位|案例|案件|线路|公园|图书馆|书店)$"
)


def unknown_topic(
    text: str, start: int, number: NumberMention, relation: Relation, context: Indicator | None, known: int
) -> Topic:
    """Fall back on the text's own words, then on what the sentence before was about."""
    fits = number.scanned.unit in {"%", "pp"} or number.form == "bare"
    own = _own_words(text, start, number, relation, known)
    if own is not None:
        return own
    if _of_the_economy(text, max(start, known - 12), number, relation, context):
        return Topic("gdp_growth", -1, -1, 0.4, None)
    if context is not None and (
        relation.kind in {"growth", "ratio", "rank", "gap", "share"} or kinds_of(number) & context.kinds
    ):
        code = narrowed(context.code, text, -1, -1, (number.before, number.end))
        code = compose_code(code, relation, text, number, None, context)
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
    kinds = kinds_of(number)
    if (
        phrase is None
        and context is not None
        and number.scanned.unit in CURRENCIES
        and not kinds & context.kinds
    ):
        return Topic(None, -1, -1, 0.1, None)
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
    if words.isascii():
        words = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    words += {"growth": "_growth", "share": "_share"}.get(relation.kind, "")
    return Topic(words, a, b, 0.4, None)
