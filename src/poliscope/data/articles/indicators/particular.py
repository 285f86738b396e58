"""Readings of particular forms of words that settle what a number measures."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.narrowing import narrowed, same_as_lexicon
from poliscope.data.articles.indicators.narrower.told_sectors import subject_sector
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import add_per, make_topic
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, topic_of
from poliscope.data.articles.indicators.rules import HAN, LEVEL, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.governing import governed
from poliscope.data.articles.indicators.words.subjects import of_its_clause
from poliscope.data.articles.indicators.words.wording import own_noun

__all__ = [
    "area",
    "busiest",
    "containers",
    "crowd",
    "goal_of_the_year",
    "governed_by_verb",
    "largest_place",
    "named_share",
    "per_inhabitants",
    "price_per_area",
    "research_of",
    "size_of_place",
    "times_income",
]

_AREAS = frozenset(["km2", "mu", "m2", "ping", "sq ft"])


@rule(units=_AREAS, kinds=LEVEL)
def area(f: Figure) -> Topic | None:
    """Read square kilometres without a phrase of their own as an area."""
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    if chosen is not None and "area" in chosen.indicator.kinds:
        return None
    if (land := of_its_clause(p, i, chosen)) is not None:
        return land
    around = p.text[max(p.start, number.before - 20) : number.end + 20]
    if own_noun(p.text, p.start, number, p.relations[i], p.known(i)) is not None:
        return None
    office = re.search(r"offices?\b|写字楼|办公|厂房", around)
    if re.match(r" of (?:new )?(?:labs?|laborator)", p.text[number.end : p.end]):
        return topic_of("lab_space", 0.7)
    return Topic("office_space" if office else "area", -1, -1, 0.6, None)


@rule(kinds=LEVEL | {"change"})
def containers(f: Figure) -> Topic | None:
    """Read "handled 1.2 million TEU" without a phrase of its own as what went through a port."""
    p, number, chosen = f.passage, f.number, f.chosen
    boxes = number.scanned.unit == "TEU" or re.match(
        r" (?:TEUs?|twenty-foot equivalent)\b", p.text[number.end : number.end + 24]
    )
    if not boxes:
        return None
    if chosen is not None and "containers" in chosen.indicator.kinds:
        return None
    return topic_of("container_throughput", 0.75)


@rule(units=["persons"])
def crowd(f: Figure) -> Topic | None:
    """Read "50,000 people" without a phrase of its own as inhabitants."""
    p, number = f.passage, f.number
    if f.chosen is not None:
        return None
    written = p.text[number.start : number.end]
    named = next((a for a, b, _ in p.named if b == number.before), None)
    if named is not None and p.text.startswith("的", number.end) and number.scanned.value >= 10_000:
        region = p.text[named : number.before].endswith(("都会区", "都市圈", "都市区"))
        return topic_of("metropolitan_population" if region else "population", 0.6)
    living = re.search(
        r"(?:house|housing|home to|accommodate|where|容纳|居住|聚居)\W*(?:\w+\W+){0,2}$",
        p.text[p.start : number.before],
    )
    if living and re.search(r"(?:people|residents|inhabitants|人)$", written):
        return Topic("population", -1, -1, 0.55, None)
    return None


_THEY_SPENT = re.compile(
    r"\b(?:[Tt]hey|who|which|and) (?:spen[dt]|left behind)(?: (?:about|some|around|nearly|almost|over|"
    r"a total of))* $"
)
_EACH = re.compile(
    r" (?:each|a (?:head|day|night|trip|visit)|apiece|per (?:head|visitor|person|"
    r"trip|day|night))\b"
)


def _they_spent(p: Passage, i: int) -> Topic | None:
    """Read "They spent $410 million, or about $130 each" where visitors were told of."""
    visitors = (p.context is not None and p.context.code == "visitors") or any(
        t.indicator.code == "visitors" and t.start < p.numbers[i].start for t in p.topics
    )
    if not visitors or p.numbers[i].scanned.unit not in CURRENCIES:
        return None
    said = _THEY_SPENT.search(p.text, p.start, p.numbers[i].before)
    each = _EACH.match(p.text, p.numbers[i].end, p.end)
    if not said and not (each and _THEY_SPENT.search(p.text[p.start : p.numbers[max(0, i - 1)].before])):
        return None
    code = "spending_per_visitor" if each else "tourism_revenue"
    return topic_of(code, 0.75)


@rule(kinds=PARTS | {"gap", "change"})
def governed_by_verb(f: Figure) -> Topic | None:
    """Follow the verb that stands beside a figure, unless a noun behind the figure says more."""
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    behind = chosen is not None and chosen.start >= number.start
    told = chosen.indicator.code if behind and chosen is not None else None
    topic = governed(p.text, p.start, number, p.end, told) or _they_spent(p, i)
    if f.kind == "change" and (topic is None or topic.code not in _TOLD_AS_CHANGE):
        return None  # what was cut or added is a change of it, but for jobs that a firm cuts
    if topic is None or (chosen is not None and chosen.indicator.code == topic.code):
        return None
    if topic.code == "employment":
        verb = p.text.rfind("employ", p.start, number.before)
        place = (verb, verb + 6) if verb >= 0 else (-1, -1)
        code = narrowed("employment", p.text, *place, (number.before, number.end))
        if code != "employment" or verb >= 0:
            return replace(topic, code=code)
    base = "rd_expenditure" if topic.code == "business_rd_expenditure" else topic.code
    sector = subject_sector(p.text, number.before, base or "") if base in _OF_ITS_SUBJECT else None
    if sector is not None:
        return replace(topic, code=same_as_lexicon(sector, base or ""))
    return add_per(p, i, topic) if base in _PER_PEOPLE_TOO else topic


#: What is lost or added by its own name.
_TOLD_AS_CHANGE = frozenset(["job_losses", "value_added", "digital_core_value_added"])
#: What a verb tells of, and may be told for so many people: "files 410 patents per million inhabitants".
_PER_PEOPLE_TOO = frozenset(
    [
        "patent_applications",
        "patent_grants",
        "invention_patent_applications",
        "invention_patent_grants",
        "new_firms",
        "spin_outs",
        "unicorns",
        "rd_expenditure",
        "venture_capital",
    ]
)

#: Sums that a verb tells of its subject: "the university spent £41m on research".
_OF_ITS_SUBJECT = frozenset(["employment", "rd_expenditure", "revenue", "exports", "profit", "investment"])
_YEAR_GOAL = re.compile(r"(?:全年|今年|明年|全年经济)(?:经济)?(?:增长)?$")


@rule(units=PERCENT, signs=("全年", "今年", "明年"))
def goal_of_the_year(f: Figure) -> Topic | None:
    """Read "全年6%的目标" and "目标没有变:全年增长4%左右" as the growth of the economy."""
    p, number = f.passage, f.number
    head = p.text[max(0, number.before - 24) : number.before]
    said = p.text.startswith("的目标", number.end) or "目标" in head
    if not said or not _YEAR_GOAL.search(head):
        return None
    return Topic("gdp_growth", -1, -1, 0.6, None)


#: "11 times median earnings".
_YEARS_OF_PAY = re.compile(
    r" (?:the |a |what )?(?:(?:median|average|typical|local|annual|yearly|gross|household|family|"
    r"year['’]s) )*"
    r"(?:earnings|incomes?|salar(?:y|ies)|pay|wages?)\b"
)

#: "房价中位数是年收入的13倍".
_YEARS_OF_PAY_ZH = re.compile(
    r"(?:房价|总价|房子)[^,。;]{0,12}(?:是|为|相当于|达到?|等于)[^,。;]{0,8}(?:收入|所得|年薪|工资|薪资|"
    r"入息)[^,。;\d]{0,4}的?(?:约|近)?$"
)

_THAT_IS = re.compile(r"(?:That|This|It|Which) (?:is|was|works out|equals|comes)\b")


@rule(units=["times"])
def times_income(f: Figure) -> Topic | None:
    """Read "a typical home cost 11.9 times median earnings" as the price of a house in years of pay."""
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    if _YEARS_OF_PAY_ZH.search(p.text[max(p.start, number.before - 40) : number.before]):
        return topic_of("house_price_to_income", 0.7)
    if chosen is None:
        return None
    if chosen.indicator.code == "house_price" and _YEARS_OF_PAY.match(p.text, number.end):
        return chosen.as_topic(0.8, "house_price_to_income")
    if chosen.indicator.code not in {"median_income", "average_wage", "disposable_income"}:
        return None
    head = p.text[max(p.start, number.before - 60) : number.before]
    of_price = p.last is not None and p.fresh and (p.last[0].code or "").startswith("house_price")
    homes = re.search(r"\b(?:homes?|houses?|flats?|property)\b", head)
    goes_on = of_price and not i and _THAT_IS.match(p.text, p.start)
    if chosen.start < number.end or not (homes or goes_on):
        return None
    return chosen.as_topic(0.8, "house_price_to_income")


_PER_AREA = re.compile(r"(?:/|每)(?:亩|平方米|平米|㎡|m2|坪|平方英?[尺呎]|呎)")
_EACH_AREA = re.compile(r"每(?:亩|平方米|平米|坪|平方英?[尺呎]|呎)[^,。;\d]{0,12}$")


@rule(units=CURRENCIES, kinds=LEVEL | {"ratio"}, script=HAN)
def price_per_area(f: Figure) -> Topic | None:
    """Read "均价1.5万元每平方米" as a price of homes, of land or a rent, by the words of its clause."""
    p, number, chosen = f.passage, f.number, f.chosen
    after = f.after
    near = chosen is not None and after <= chosen.start
    if near and chosen is not None and "money" in chosen.indicator.kinds and chosen.indicator.code != "gdp":
        return None
    clause = p.text[max(after, number.before - 30) : number.before]
    if not (_PER_AREA.match(p.text, number.end) or _EACH_AREA.search(clause)):
        return None
    if not re.search(r"均价|单价|价格|房价|地价|出让价|租", clause):
        return None
    code = (
        "rent"
        if "租" in clause
        else "land_price"
        if re.search(r"楼面|土地|地块|地价|用地|每亩", clause)
        else "house_price"
    )
    return topic_of(code, 0.7)


_TO_RESEARCH = re.compile(
    r"[^,。;]{0,4}(?:用于|投入|投向|用在|砸向|砸进|砸在|投到|投在|花在)[^,。;]{0,6}(?:研发|科研|研究|"
    r"科技|科学|创新)"
)
_OF_WHAT = re.compile(
    r"(?:(?P<sales>营收|营业收入|销售收入|销售额)|(?P<gdp>GDP|生产总值)|(?P<budget>财政支出|预算支出|"
    r"财政预算|公共预算|财政资金|预算))的?(?:约|近|超过?|逾|高达)*$"
)


@rule(units=PERCENT, script=HAN)
def research_of(f: Figure) -> Topic | None:
    """Read "拿出营收的5.2%投入研发" as research in revenue, and of GDP as the intensity."""
    p, number = f.passage, f.number
    if not _TO_RESEARCH.match(p.text, number.end, p.end):
        return None
    found = _OF_WHAT.search(p.text, p.start, number.before)
    if found is None:
        return None
    if found["budget"]:
        return topic_of("science_expenditure_share", 0.75, "science_expenditure")
    code = "rd_expenditure_share_of_revenue" if found["sales"] else "rd_intensity"
    return topic_of(code, 0.75)


#: Shares that a sentence says in its own words, each with its code.
_NAMED_SHARES = (
    (
        re.compile(
            r"(?:可再生能源|再生能源|新能源|清洁能源|绿电|绿色电力|非化石能源|风电和光伏|风光)(?:发电量?|"
            r"电力)?[^,。;\d]{0,8}"
            r"(?:供应|满足|提供|贡献|占|支撑)了?[^,。;\d]{0,8}(?:用电量?|电力|发电量?|"
            r"电量)[^,。;\d]{0,6}的?(?:约|近|超过?)*$"
        ),
        "renewables_share",
    ),
    (
        re.compile(
            r"成果(?:在[\u4e00-\u9fff]{1,3}|就地|本地|省内|市内|落地)*(?:落地|转移)?转化率[^,。;\d]{0,8}$"
        ),
        "technology_transfer_rate",
    ),
    (re.compile(r"(?:行业)?增长面(?:约|近|为|达到?|超过?|有|只有|仅)*$"), "growing_industries_share"),
    (
        re.compile(r"完成(?:了)?(?:全年|年度|年初)?(?:目标|任务|计划)(?:任务|数|总数)?的(?:约|近|超过?)*$"),
        "target_completion",
    ),
    (
        re.compile(
            r"留(?:在)?[\u4e00-\u9fff]{1,3}?(?:就业创业|就业|工作|发展|创业)?的?(?:比例|占比|比率|"
            r"率)[^,。;\d]{0,6}(?:[\d.]+%[升提增]?[^,。;\d]{0,5})?$"
        ),
        "graduate_retention_rate",
    ),
)


@rule(units=PERCENT, kinds=PARTS, script=HAN)
def named_share(f: Figure) -> Topic | None:
    """Read "可再生能源供应了全国用电的61%" as the share of renewables."""
    p, number = f.passage, f.number
    head = p.text[f.after : number.before]
    code = next((code for words, code in _NAMED_SHARES if words.search(head)), None)
    return None if code is None else topic_of(code, 0.7)


_SIZE = re.compile(r"的(?:经济)?(?:总量|体量|盘子|大盘|总盘子|经济规模)")


@rule(units=CURRENCIES, script=HAN)
def size_of_place(f: Figure) -> Topic | None:
    """Read "涪城区以1392亿元的总量领跑" as its product."""
    p, number = f.passage, f.number
    if f.named_here or not _SIZE.match(p.text, number.end, p.end):
        return None
    return topic_of("gdp", 0.6)


_PER_PEOPLE = re.compile(
    r",? ?[A-Za-z -]{0,24}\bper (?:\d[\d,]*|thousand|million|hundred thousand|ten thousand)\b"
)


@rule(kinds=LEVEL, signs=("per ",))
def per_inhabitants(f: Figure) -> Topic | None:
    """Take what is counted, not the people below the line: "a population of 265,000, or 30 per 10,000"."""
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    if chosen is None or chosen.indicator.code != "population":
        return None
    if not _PER_PEOPLE.match(p.text[number.end : p.end][:60]):
        return None
    counted = [t for t in p.topics if t.start < number.start and t.indicator.code != "population"]
    if not counted and p.context is not None and p.context.kinds & {"count"}:
        told = Topic(p.context.code, -1, -1, 0.7, p.context)  # "Measured against population, Jena has 174"
        return add_per(p, i, told)
    if not counted or not counted[-1].indicator.kinds & {"count", "persons", "money"}:
        return None
    place = (counted[-1].start, counted[-1].end)
    return make_topic(p, i, counted[-1].indicator, place, 0.75)


_BUSIEST = re.compile(r"[- ]busiest(?: (?P<what>[a-z]+(?: [a-z]+)?))?")


@rule(kinds={"rank"}, signs=("busiest",))
def busiest(f: Figure) -> Topic | None:
    """Read "the third-busiest port" as a rank of what goes through it."""
    p, number = f.passage, f.number
    found = _BUSIEST.match(p.text, number.end, p.end)
    if found is None:
        return None
    around = p.text[max(p.start, number.before - 60) : found.end()].lower()
    told = p.context.code if p.context is not None else ""
    code = next(
        (
            code
            for word, code in (
                ("airport", "air_passengers"),
                ("container", "container_throughput"),
                ("port", "container_throughput" if told == "container_throughput" else "cargo_throughput"),
                ("station", "passenger_volume"),
                ("line", "passenger_volume"),
            )
            if word in around
        ),
        None,
    )
    return topic_of(code, 0.7) if code else None


#: "the fourth-largest city in Poland", "the second-largest in the country", 全国第三大城市.
_LARGEST = re.compile(
    r"[- ](?:largest|biggest|most populous)(?: (?:city|town|metropolis|municipality|urban area|"
    r"metropolitan area|metro area|county|province|state|district))?"
    r"(?= (?:in|of|by population|after|behind)\b|[,.;]|$)|"
    r"大(?:城市|都市|市镇)"
)


@rule(kinds={"rank"})
def largest_place(f: Figure) -> Topic | None:
    """Read "the fourth-largest city in Poland" as a rank of its inhabitants, where no noun says otherwise."""
    p, number, chosen = f.passage, f.number, f.chosen
    if not (found := _LARGEST.match(p.text, number.end, p.end)):
        return None
    named = re.search(r"city|town|metropolis|municipality|area|城市|都市|市镇", found.group())
    beside = chosen is not None and (chosen.start >= number.start or not named)
    if beside and " in" not in p.text[found.end() : found.end() + 3]:
        return None
    head = p.text[max(p.start, number.before - 40) : number.before]
    if found.group().endswith(("est", "populous")) and not re.search(
        r"\b(?:city|town|capital|It) (?:is|was) the $", head
    ):
        return None
    return Topic("population", -1, -1, 0.6, None)
