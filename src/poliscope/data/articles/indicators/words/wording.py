"""The text's own words for what the lexicon does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.narrowing import narrowed
from poliscope.data.articles.indicators.phrases.composing import compose_code
from poliscope.data.articles.indicators.records import Topic, TopicMention, clause_start, kinds_of
from poliscope.data.articles.indicators.words.english import NO_COUNT, VAGUE, words_before, words_behind
from poliscope.data.articles.indicators.words.naming import is_noun_en
from poliscope.data.articles.lexicon import Indicator
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["NOUN", "TRIM_ZH", "goes_on", "grown", "own_noun", "ranked_noun", "thing_behind", "unknown_topic"]

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
    behind = re.compile(r"的?(?!形成|相比|对比|持平|相当|左右)[“\"]?[㐀-鿿]{2,10}").match(text, number.end)
    if behind:
        phrase = behind.group().strip('的“"')
        offset = behind.start() + behind.group().find(phrase)
        return phrase, offset, offset + len(phrase)
    clause = max(start, clause_start(text, start, number.before))
    digits = list(re.compile(r"\d").finditer(text, clause, number.before))
    clause = digits[-1].end() if digits else clause
    return words_behind(text, number) or words_before(text, clause, number.before, start)


def _named(phrase: tuple[str, int, int] | None, context: Indicator | None) -> tuple[str, int, int] | None:
    """Pass over words that name nothing, "slid" of "slid to fourth", where something was told before."""
    if phrase is None or context is None or not phrase[0].isascii():
        return phrase
    return phrase if is_noun_en(re.sub(r"[^a-z0-9]+", "_", phrase[0].lower())) else None


#: Words that set a figure against another and begin no noun.
_COMPARING = re.compile("受|比|较|同比|上年|去年|按|可比|不变|高于|低于|快于|慢于|超过|领先|高出|低出")


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
            or _COMPARING.match(phrase)
            or re.search(r"(?:增长率|增速|增幅|成长率|增率)$", phrase)
            or "占" in phrase
        ):
            continue
        if re.search(r"(?:比|较|占|高于|低于|相当于)[^,。;]{0,6}$", text[start:a]):
            continue
        words = phrase + {"growth": "_growth", "share": "_share"}.get(relation.kind, "")
        return Topic(words, a, a + len(phrase), 0.55, None)
    return None


#: "大数据产业增速在全省排", "资金总量排名,惠州": the noun that is ranked, which the lexicon does not know.
_RANKED_GROWTH = re.compile(r"(?P<noun>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:增速|增幅|增长率)[^,。;]{0,12}$")
_RANKED = re.compile(
    r"(?:^|[,;。:、])(?:(?:在|而|例如|比如|从))*(?P<noun>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:排名|排行榜?|"
    r"排位)(?:上|中|"
    r"方面)?[,,:][^,;。]{1,12}(?:,[^,;。]{1,8})?$"
)


def ranked_noun(text: str, start: int, number: NumberMention, chosen: TopicMention | None) -> Topic | None:
    """Find the noun that is ranked in the clause or named before it, where no phrase of the lexicon is."""
    for pattern, suffix in ((_RANKED_GROWTH, "_growth"), (_RANKED, "")):
        found = pattern.search(text, start, number.before)
        if found is None or (chosen is not None and chosen.end > found.start("noun")):
            continue
        noun = re.sub(r"^.*(?:[省市县区州国年次]|连续)", "", found["noun"])
        if len(noun) > 1:
            return Topic(noun + suffix, found.end("noun") - len(noun), found.end("noun"), 0.5, None)
    return None


def thing_behind(text: str, number: NumberMention, relation: Relation) -> Topic | None:
    """Find the Chinese thing behind its count: "31个农家书店"."""
    found = _THING_BEHIND.match(text, number.end) if relation.kind == "level" else None
    if found is None or number.scanned.unit != "count":
        return None
    return Topic(found[1], found.start(1), found.end(1), 0.5, None)


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
    r"(?:全年|季度|上半年|[市省区县州]|增速|\d月份?|年)(?:只需|需|仅|的?增速|同比|预计|实际|达到?|为|目标|"
    r"经济)*"
    r"(?:增长|增速|增幅|下降)?(?:只需|需|仅|达到?|为|约|了)*$|"
    r"\b(?:[Ii]ts|[Tt]heir|[Oo]verall) growth (?:rate )?(?:of|was|"
    r"reached) $"
)

#: "该国经济去年增长8.9%".
_ECONOMY = re.compile(
    r"经济(?:总量)?(?:去年|今年|当年|全年|上半年|下半年|[一二三四]季度|\d{4}年|预计|有望|将|同比|实际|的)*"
    r"(?:增长|增速|扩张|成长|萎缩|下降)(?:率|了|约|为|达到?|仅|近)*$"
)
#: What grows where the lexicon does not know it: "锂离子电池增长54.5%".
_GROWER = re.compile(
    r"(?:^|[,;:、。]|其中,?)([\u4e00-\u9fffA-Za-z]{3,12}?)(?:同比|比上年|较上年|按年)?(?:增长|下降|上涨|"
    r"下跌|上升|减少|提高)(?:了|约|近)*$"
)
_NO_GROWER = re.compile(
    r"年|月|季|增速|增幅|同比|比上|较上|其中|分别|全[市省区县国]|[上下]半|累计|合计|环比|名义|实际|可比|"
    r"不变|口径|总体|整体|持续|继续|稳步|快速"
)


def _grower(text: str, start: int, number: NumberMention) -> Topic | None:
    grew = _GROWER.search(text, max(0, start - 1), number.before)  # with the mark before a later sentence
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
        if _ECONOMY.search(text, max(start, number.before - 24), number.before):
            return Topic("gdp_growth", -1, -1, 0.55, None)
        return _grower(text, max(start, known), number)
    if (
        relation.kind not in {"level", "change"}
        or number.scanned.unit != "count"
        or number.scanned.high is not None
    ):
        return None
    latin = text[number.start].isascii()
    found = (
        words_behind(text, number)
        if latin and re.match(r"[ -][A-Za-z]", text[number.end : number.end + 2])
        else None
    )
    if found is not None and found[0].lower().split(" ")[-1] in NO_COUNT - _PERSONS:
        found = None  # "2.1 million bags" of maize
    written = re.search(r"[A-Za-z][a-z]{3,}$", text[number.start : number.end])
    if found is None and written is not None and written.group() not in VAGUE:
        found = written.group(), number.end - len(written.group()), number.end  # "3,200 restaurants and"
    if found is None and (behind := _THING_BEHIND.match(text, number.end)):
        found = behind[1], behind.start(1), behind.end(1)
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


_PERSONS = frozenset(["residents", "inhabitants", "persons"])
#: "200家旅游景区": the thing stands behind its count.
_THING_BEHIND = re.compile(
    r"(?:多|余)?(?:家|个|座|条|处|所)?(?:[A-Z\d]+级)?(?:以上)?的?([\u4e00-\u9fff]{0,6}?(?:景区|景点|"
    r"生产线|平台|车间|社区|码头|泊位|航线|"
    r"线路|门店|品牌|公园|书店|咖啡馆|"
    r"酒店|餐厅|图书馆|安置点|小区|车站|充电站|基地|合作社|家庭农场|网点|影院|水库|桥梁|隧道|行政村|"
    r"村庄))(?![\u4e00-\u9fff]{0,2}(?:企业|产业))"
)
_THING = re.compile(
    r"(?:品种|产品|设备|项目|机构|平台|企业|中心|基地|场馆|车间|工厂|学校|医院|社区|站点?|码头|泊位|航线|"
    r"门店|品牌|商标|岗位|案例|案件|线路|公园|图书馆|书店)$"
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
    phrase = _named(_phrase(text, start, number, known), context)
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
    if phrase is None and context is not None and number.scanned.unit != "%" and not kinds & context.kinds:
        return Topic(None, -1, -1, 0.1, context)  # six days are no berths; still something is told
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
