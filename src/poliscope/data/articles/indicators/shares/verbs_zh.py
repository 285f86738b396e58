"""What the part of a group does, in Chinese: "三成居民租房住", "每五人中就有一人活在贫穷线下"."""

from __future__ import annotations

import re
from typing import NamedTuple

from poliscope.data.articles.indicators.narrower.modifiers import whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import BASES, same_as_lexicon
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import HAN, KINDS, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["part_of_group", "share_of_next"]


class _PartOf(NamedTuple):
    """What a share of a group measures by what its members do, are or have."""

    code: str
    does: re.Pattern[str]
    """What stands behind the figure."""
    before: re.Pattern[str] | None = None
    """What may stand before it instead: "毕业生留下来的不到一半"."""
    group: re.Pattern[str] | None = None
    """What must be named before the figure or in it."""
    over: frozenset[str] = frozenset()
    """Codes of the phrases near the figure of which the predicate tells more."""


_WHO = (
    r"(?:以上|多|左右|强|余)?(?:的|名|个|位)*(?:[市居县村国港台]民|成年人|成人|人口|人们?|家庭|住户|"
    r"住民|上班族|劳工|劳动者|"
    r"青年人?|年轻人|学生|毕业生|老人|长者|儿童|孩子|小孩|打工人|[\u4e00-\u9fff]{1,3}人)?(?:的人)?(?:是|"
    r"都|仍|还|已经?|正|目前|处于|被|选择|会|能)*"
)
_WHAT = r"(?:以上|多|左右|强|余)?(?:的)?[\u4e00-\u9fff]{0,8}?(?:都|仍|还|已经?|正|目前|处于|被|是)*"
_SAID = r"(?:的|只|仅|有|不到|不足|约|近|超过?|逾|达到?|高达|占了?|就|大约|将近|已|人|是|为|还|却)*$"


def _part(
    code: str, does: str, before: str = "", group: str = "", who: str = _WHO, over: tuple[str, ...] = ()
) -> _PartOf:
    return _PartOf(
        code,
        re.compile(who + does),
        re.compile(before + _SAID) if before else None,
        re.compile(group) if group else None,
        frozenset(over),
    )


_PEOPLE = ("population", "households", "graduates", "university_students", "employment")
#: The more particular stand before the more general.
_PARTS = (
    _part(
        "youth_unemployment",
        r"(?:没有工作|没工作|失业(?!率|保险)|找不到工作|待业)",
        group=r"青年|年轻人|青少年",
        over=_PEOPLE,
    ),
    _part(
        "unemployment_rate",
        r"(?:没有工作|没工作|失业(?!率|保险)|找不到工作|待业)",
        group=r"劳动力|劳动人口|劳工|市民|居民|人",
        over=(*_PEOPLE, "labour_force"),
    ),
    _part(
        "poverty_rate",
        r"(?:活|生活|住|处|身)?(?:在|于)?(?:官方)?(?:贫穷线|贫困线|贫穷|贫困)",
        over=(*_PEOPLE, "poor_population"),
    ),
    _part(
        "graduate_retention_rate",
        r"(?:留在|留下|留守|留了下来|留本地|选择留)",
        r"(?:毕业生[^,。;]{0,10}(?:留下来?|留在[^,。;]{1,6}|选择留下|留下工作)|留[\u4e00-\u9fff]{1,2}(?:就业创业|就业|工作|创业|发展)的?(?:占比?|比例)?|留下来的|留在(?:本地|"
        r"当地|本市|[^,。;]{1,5})的)",
        group=r"毕业",
        over=("graduates", "university_students", "employment"),
    ),
    _part(
        "tertiary_share",
        r"(?:上过大学|读过大学|念过大学|有大学(?:文凭|学历)|拥有(?:大学|本科|学士|"
        r"专上)[^,。;]{0,4}(?:文凭|学历|学位|教育程度)|受过(?:高等|大学|专上)教育|"
        r"大学毕业|具有大学|拿着?大学文凭|大专以上)",
        over=(*_PEOPLE, "graduates", "universities"),
    ),
    _part(
        "foreign_born_share",
        r"(?:在(?:国外|外国|海外|境外)出生|生于(?:海外|国外|外国)|出生在(?:国外|外国|海外))",
        over=_PEOPLE,
    ),
    _part(
        "elderly_share",
        r"(?:(?:年满|超过|年过|满|过了|上了|逾|在|达到?)?(?:(?:60|65)岁|六十五?岁?|花甲)|长者|老年人|"
        r"老人(?!家|院))",
        r"(?:60|65|六十五?)岁(?:及|或)?以上(?:的)?(?:老人|老年人|人口|长者|人)?",
        group=r"每|人",
        over=("population",),
    ),
    _part(
        "elderly_share",
        r"(?!)",
        r"(?:老人|老年人|长者)口?(?:只|仅|已|就|约)*占(?:了|到|去)?(?:[\u4e00-\u9fff]{0,6}人口)?(?:总数)?",
        over=("elderly", "population"),
    ),
    _part(
        "mortgage_burden",
        r"(?:花在|用于|用来|要交|交给|还|付|供|拿去|拿来|要还|得还)(?:还|交)?(?:房贷|月供|按揭)",
        group=r"收入|工资|薪水|所得|入息",
        who=r"(?:都|要|被|得|以上|多)*",
        over=("disposable_income", "average_wage"),
    ),
    _part(
        "rent_burden",
        r"(?:花在|用于|用来|要交|交给|付|拿去|拿来|要付|得付|交)(?:交|付)?(?:房租|租金|租房)",
        group=r"收入|工资|薪水|所得|入息",
        who=r"(?:都|要|被|得|以上|多)*",
        over=("disposable_income", "average_wage", "rent"),
    ),
    _part(
        "rd_intensity",
        r"(?:元|块)?(?:是|被)?(?:花|投|用|砸)[^,。;]{0,4}(?:研发|科研|研究)",
        group=r"每[^,。]{0,4}元(?:的)?(?:GDP|产出|产值|生产总值)",
        who=r"(?:都|要|被|以上|多)*",
        over=("gdp", "gdp_per_capita", "rd_expenditure"),
    ),
    _part(
        "retail_vacancy_rate",
        r"(?:空着|空置|没租出去|租不出去|没人租)",
        group=r"商铺|店铺|街铺|铺位|店面",
        who=r"(?:都|还|仍|以上|多)*",
        over=("shops", "stores"),
    ),
    _part(
        "elderly_share",
        r"的(?:长者|老年人|老人|高龄者)(?=[,。;]|$)",
        who=r"(?:以上|多|左右)?",
        over=("elderly", "population_65plus", "population_60plus"),
    ),
    _part(
        "minority_population_share",
        r"(?:原住民|少数民族)",
        group=r"每|人",
        over=("minority_population", "population"),
    ),
    _part(
        "migrants_share",
        r"(?:外来人口|外地人|流动人口|外来户|新移民)",
        r"(?:外地人|外来户)",
        group=r"每|人",
        over=("population", "migrants"),
    ),
    _part("tax_revenue_share", r"的(?:税|税款)(?=[,。;]|$)", who=r"(?:以上|多|左右)?"),
    _part(
        "renters_share", r"(?:租房住?|租屋|靠租房|租住|租房子住|租楼)(?!补|金|市)", over=(*_PEOPLE, "rent")
    ),
    _part(
        "home_ownership_rate",
        r"(?:拥有(?:自己的)?(?:住房|房子|房产|自有住房|物业)|住在自己(?:买)?的房子|有自己的房|自置居所|"
        r"自己有房|有房)",
        over=(*_PEOPLE, "house_price"),
    ),
    _part(
        "nev_share",
        r"(?:是|为|属)?(?:新能源车|新能源汽车|电动车|电动汽车|纯电车)",
        group=r"车",
        over=("nevs", "nev_output", "nev_sales", "car_sales"),
    ),
    _part(
        "forest_cover",
        r"的(?:土地|国土|面积|山地|地方)(?:都|被|为|是)*(?:森林|林地|树林)",
        who=r"(?:以上|多|左右)?",
        over=("land", "area", "forest_area"),
    ),
    _part(
        "forest_cover",
        r"(?:被|是|为)?(?:森林|林地|树林)(?:覆盖|所覆盖)?",
        group=r"土地|国土|面积|地|山",
        who=_WHAT,
        over=("land", "area", "forest_area"),
    ),
    _part(
        "office_vacancy_rate",
        r"(?:空着|空置|没租出去|租不出去|无人租用|没人租)",
        group=r"写字楼|办公|甲厦",
        who=_WHAT,
        over=("office_space", "buildings"),
    ),
    _part(
        "office_vacancy_rate",
        r"(?:写字楼|办公楼|办公室|甲级写字楼)(?:还|都|仍)?(?:空着|空置|没租出去|租不出去|没人租)",
        who=r"(?:以上|多|左右)?(?:的)?",
        over=("office_space", "buildings"),
    ),
    _part(
        "retail_vacancy_rate",
        r"(?:商铺|店铺|街铺|铺位|店面)(?:还|都|仍)?(?:空着|空置|没租出去|租不出去|没人租)",
        who=r"(?:以上|多|左右)?(?:的)?",
        over=("shops", "stores"),
    ),
    _part(
        "vacant_homes_share",
        r"(?:房子|住房|住宅|房屋|公寓)(?:还|都|仍)?(?:空着|空置|没人住|无人居住)",
        who=r"(?:以上|多|左右)?(?:的)?",
        over=("housing_stock", "homes"),
    ),
    _part(
        "renewables_share",
        r"(?:电力?|用电|电量|发电量?|能源)?(?:来自|出自|靠)(?:可再生能源|再生能源|风电|风能|风光|光伏|"
        r"太阳能|绿电|清洁能源|新能源)",
        group="",
        who=r"(?:以上|多|左右)?(?:的)?",
        over=("electricity", "electricity_generation", "new_energy_output", "wind_capacity"),
    ),
    _part(
        "recycling_rate",
        r"(?:得到|能够?|可以|被|获)?(?:回收|循环再造|回收利用|再利用)",
        group=r"垃圾|废物|废弃物",
        who=_WHAT,
        over=("garbage_volume", "waste"),
    ),
    _part(
        "business_survival_rate",
        r"(?:仍|还)(?:在|继续)?[^,。;]{0,6}(?:经营|营业|运营|活着)|存活",
        r"(?:仍|还)(?:在|继续)?[^,。;]{0,6}(?:经营|营业|运营|活着)",
        group=r"企业|公司|初创|成立",
        over=("firms", "startups", "new_firms"),
    ),
    _part(
        "women_founders_share",
        r"由?(?:女性|妇女)(?:创办|创立|创始|领导)",
        r"(?:女性|妇女)(?:创始人|联合创始人|创办|创立|创业者)[^,。;占]{0,8}占?",
        over=("firms", "startups", "women_founders_share", "entrepreneurs"),
    ),
    _part("satisfaction", r"(?:感到|觉得|表示)?(?:很|非常|比较)?满意", over=_PEOPLE),
)

#: "每四台国产笔记本电脑中,就有一台出自重庆": goods of which a part is made there.
_ONE_IN = re.compile(
    r"每[^,。;\d]{0,3}?[一二两三四五六七八九十百\d]+[㐀-鿿](?:国产|中国产的?|全球|"
    r"世界)?(?P<noun>[\u4e00-\u9fff]{1,8}?)(?:当中|中|里|就|,|有|便)"
)
_MADE = re.compile(r"(?:就)?(?:是|由)?[^,。;]{0,6}?(?:出自|产自|来自|造|生产|制造|产)")
#: "山东的苹果有三成出自烟台": goods of a wider place.
_OF_WHICH = re.compile(r"的(?P<noun>[\u4e00-\u9fff]{1,6}?)(?:当中|中|里)?(?:就|也)?有(?:超过?|近|约|将近)?$")
_FROM_HERE = re.compile(r"(?:以上|多|左右)?(?:都|是)*(?:出自|产自|来自)")
#: "磷矿石产量占全省四成": output that the lexicon does not know.
_OUTPUT_TAKES = re.compile(
    r"(?:^|的|[,;:、])(?!的)(?P<noun>[\u4e00-\u9fff]{2,6}?)(?P<what>产量|产能|销量|出货量|出口量|出口额|"
    r"产值)(?:就|已|也|约|还|一度)*占(?:了|到|据|去)?"
    r"[^,。;\d]{0,10}$"
)
_SUFFIX = {
    "产能": "capacity",
    "销量": "sales",
    "出货量": "shipments",
    "出口量": "exports",
    "出口额": "exports",
}


#: Of these nobody makes so many.
_NO_GOODS_ZH = (
    "技术",
    "人才",
    "资金",
    "企业",
    "项目",
    "专利",
    "订单",
    "客户",
    "投资",
    "公司",
    "员工",
    "学生",
)


def _share_of_goods(noun: str, what: str, span: tuple[int, int]) -> Topic | None:
    known = build_lexicon().indicators.whole(f"{noun}{what}")
    if known is not None:
        return Topic(f"{known.code}_share", *span, 0.75, known)
    token = whole_zh(noun, "output_value")
    if token is None:
        goods = len(noun) <= 4 and not noun.endswith(_NO_GOODS_ZH)
        return Topic(f"{noun}{what}_share", *span, 0.45) if goods else None
    code = f"{token}_{_SUFFIX.get(what, 'output')}"
    return topic_of(f"{code}_share", 0.65, code, at=span)


def _made_here(p: Passage, i: int, start: int) -> Topic | None:
    number = p.numbers[i]
    if p.text.startswith("每", number.start) and _MADE.match(p.text, number.end, p.end):
        found = _ONE_IN.match(p.text, number.start, number.end)
        return _share_of_goods(found["noun"], "产量", found.span("noun")) if found is not None else None
    if _FROM_HERE.match(p.text, number.end, p.end):
        found = _OF_WHICH.search(p.text[start : number.before])
        if found is None:
            return None
        span = (start + found.start("noun"), start + found.end("noun"))
        return _share_of_goods(found["noun"], "产量", span)
    after = max([start, *(end for _, end, _ in p.named if end < number.before - 4)])
    after = after if "占" in p.text[after : number.before] else start
    found = _OUTPUT_TAKES.search(p.text[after : number.before])
    if found is None:
        return None
    return _share_of_goods(
        found["noun"], found["what"], (after + found.start("noun"), after + found.end("what"))
    )


@rule(units=PERCENT, kinds=PARTS, script=HAN)
def part_of_group(f: Figure) -> Topic | None:
    """Tell what the part of a group does: "每五人中就有一人活在贫穷线下", "三成居民租房住"."""
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    start = f.after
    clause = max(start, *(p.text.rfind(mark, start, number.before) + 1 for mark in ",;:"))
    near = chosen is not None and (chosen.start >= number.start or chosen.start >= clause)
    told = chosen.indicator.code if near and chosen is not None else None
    tail = re.compile(r"[^,。;]{0,24}").match(p.text, number.end, p.end)
    head = p.text[max(start, number.before - 30) : number.before]
    around = head + p.text[number.before : number.end]
    told_of = p.text[p.start : number.end] if "毕业" in p.text[p.start : number.before] else around
    behind = tail.group() if tail is not None else ""
    for part in _PARTS:
        if told is not None and told not in part.over and told + "_share" != part.code:
            continue
        if part.group is not None and not part.group.search(
            told_of if part.code == "graduate_retention_rate" else around
        ):
            continue
        if part.does.match(behind) or (part.before is not None and part.before.search(head)):
            return topic_of(part.code, 0.7)
    return _made_here(p, i, start) if told is None else None


#: 就业 names jobs only where a part of them is told.
_JOBS = re.compile(r"(?:城镇|新增)?就业(?=[,、。;和及与]|$)")
#: "九成以上的就业".
_OF_NEXT = re.compile("(?:以上|左右|多|出头)?的")


@rule(units=PERCENT, kinds=KINDS - {"growth"}, signs=("的", "成", "分之"))
def share_of_next(f: Figure) -> Topic | None:
    """Read "全省13.3%的国土面积": a share of the noun behind it."""
    p, number = f.passage, f.number
    told = _OF_NEXT.match(p.text, number.end)
    worded = told is None and p.text[number.end - 1] in "成一" and bool(number.scanned.words)  # 三成税收
    if told is None and not worded:
        return None
    if told is not None and _JOBS.match(p.text, told.end()):
        return topic_of("employment_share", 0.75, "employment")
    for topic in p.topics:
        gap = topic.start - number.end - (0 if worded else 1)
        if worded and (gap or p.text[topic.start : topic.end] in {"出口", "进口", "外销"}):
            continue
        if 0 <= gap <= 6 and not re.search(r"[,。;、]", p.text[number.end : topic.start]):
            if "percent" in topic.indicator.kinds:
                return topic.as_topic(0.85)
            code = {"area": "land"}.get(topic.indicator.code, topic.indicator.code)
            code = _narrower(p.text[number.end + 1 : topic.start], code)
            return topic.as_topic(0.8, f"{code}_share")
    return None


#: Sectors' codes that a narrower sector before them says more of: 半导体制造业投资.
_NARROWED = {"manufacturing_investment": "investment", "manufacturing_value_added": "value_added"}


def _narrower(words: str, code: str) -> str:
    """Take goods named before their output: "全国三成的工程机械产值"."""
    base = _NARROWED.get(code, code)
    token = whole_zh(words, base) if base in BASES else None
    return code if token is None else same_as_lexicon(token, BASES[base])
