"""Parts of what has just been told in Chinese: "其中七成出自新吴区", "其中家具6.2亿元", "对美国的跌了18%"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_zh, whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import same_as_lexicon
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, known_as, plain_code
from poliscope.data.articles.indicators.rules import (
    HAN,
    LEVEL,
    NO_LEVEL,
    PARTS,
    PERCENT,
    Figure,
    refines,
    rule,
)
from poliscope.data.articles.lexicon import build_lexicon

__all__ = [
    "and_output_share",
    "by_owner",
    "goods_among",
    "listed_output",
    "next_output_share",
    "of_kind_behind",
    "share_from",
    "share_given",
    "with_partner",
]

#: Behind a share of it: where it is from, goes to or lies.
_FROM = re.compile(
    r"(?:以上|以下|左右|多|强|弱|出头|余|的|上下)*(?:[\u4e00-\u9fff]{0,3})"
    r"(?:出自|来自|来源于|源自|源于|流向|流到|流入|流出|落在|落户|落地|集中在|集中于|分布在|位于|留在|"
    r"销往|卖到|卖给|用于|"
    r"投向|归属|属于|产自|由|出口|外销|在(?![建线研校读职岗营孵册]))"
)


def _grown_at_once(f: Figure) -> bool:
    """Tell parts of what the figure before only told the growth of: "人才每年增长6.3%,其中三成在广州"."""
    among = f.passage.text[f.after : f.number.before].lstrip(",").startswith("其中")
    return among and (f.out[-1].code or "").endswith("_growth")


#: "研发经费398亿元,其中九成五来自企业".
_FROM_WHOM = re.compile(
    r"(?:以上|左右|多|强|弱)?(?:的)?(?:研发(?:经费|投入|支出)?)?(?:都|是)?(?:来自|来源于|出自|源自|由)(?:于)?"
    r"(?:(?P<firms>(?:规上)?(?:工业)?企业)|(?P<universities>高校|大学))"
)
_ABROAD = re.compile(r"(?:以上|左右|多|强|的|都|产品|用于|供|均)*(?:出口|外销)")
#: Before a share of it: "在本市转化的不足一半", "其中航空产业园所在的湾沚区占四分之三".
_WHERE = re.compile(
    r"(?:^|[,;])(?:其中|但|却|而)*,?(?:在|由|从|流向|来自|销往|留在|落在)[^,。;\d]{1,12}的?"
    r"(?:却|仅|只|有|不足|不到|约|占|达到?|超过?|近|为)*$|"
    r"其中[^,。;\d]{2,14}[区县市镇省州国]占(?:了|到|约|近|超过?)*$"
)


@rule(units=PERCENT, kinds=PARTS, script=HAN)
def share_from(f: Figure) -> Topic | None:
    """Read "技术合同成交额4300亿元,却只有三成落在本省" as a share of the sum before."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if f.named_here:
        return None
    head = p.text[f.after : number.before]
    if not (_FROM.match(p.text, number.end, p.end) or _WHERE.search(head)):
        return None
    if i == 0:
        base = p.sum_told(i, out) if head.startswith(("其中", "这些", "当中")) else None
    else:
        level = next((j for j in range(i - 1, -1, -1) if p.relations[j].kind in {"level", "change"}), None)
        known = level is not None and p.numbers[level].scanned.unit not in NO_LEVEL
        base = out[level] if known and level is not None else out[-1] if f.out and _grown_at_once(f) else None
    if base is None or base.indicator is None or not base.code or "percent" in base.indicator.kinds:
        return None
    stem = plain_code(base.code)
    if _ABROAD.match(p.text, number.end, p.end) and stem.endswith("_output"):
        stem = f"{stem.removesuffix('_output')}_exports"  # "手机产量1.2亿部,其中九成出口"
    if stem == "rd_expenditure" and (who := _FROM_WHOM.match(p.text, number.end, p.end)):
        stem = f"{'business' if who['firms'] else 'higher_education'}_{stem}"
    return replace(base, code=f"{stem}_share", confidence=0.7)


_OWNER = re.compile(
    r"(?:(?P<private>民营企业|民企|民营经济|私营企业)|(?P<foreign>外资企业|外企|外商投资企业)|"
    r"(?P<state>国有企业|国企))"
    r"(?:[^。;]{0,36},)?[^,。;]{0,4}(?:贡献|创造|提供|缴纳|完成|承担|包揽|占据|撑起|扛起|拿下|缴|"
    r"交)了?[^,。;\d]{0,16}(?:[\d.%成]+[^,。;]{0,10}的[^,。;\d]{2,12}(?:和|及|、))*"
    r"[^,。;\d]{0,6}$"
)

#: Shares of private firms that have a name of their own.
_OF_PRIVATE = {
    "gdp_share": "private_economy_share_of_gdp",
    "employment_share": "private_firms_employment_share",
    "value_added_share": "private_firms_value_added_share",
}
_GIVES = re.compile(
    r"(?:贡献|创造|提供|缴纳|包揽|囊括|集中|集聚|吸引|吸纳|吸走|揽下|拿[走下到]|撑起|扛起|占据|占去|"
    r"吃下|缴|交)了?(?:[\u4e00-\u9fff]{0,4}[省市县区国洲球])?$"
)


@rule(units=PERCENT, signs=("的",))
def share_given(f: Figure) -> Topic | None:
    """Read "外资企业贡献了全省工业总产值的九成二" as a share of the noun."""
    p, number = f.passage, f.number
    if "的" not in p.text[number.before - 3 : number.before]:
        return None
    for topic in p.topics:
        behind = p.text[topic.end : number.before] if topic.end <= number.before else "-"
        if re.fullmatch("的(?:约|近|超过?)?", behind) and _GIVES.search(p.text, p.start, topic.start):
            if topic.indicator.code == "gdp" or "percent" in topic.indicator.kinds:
                return None
            return topic.as_topic(0.75, f"{topic.indicator.code}_share")
    return None


@refines(units=PERCENT, signs=("企", "民营经济"))
def by_owner(f: Figure, topic: Topic) -> Topic:
    """Read "民营企业贡献了全市70%的进出口额" as the share of private firms in it."""
    p, number = f.passage, f.number
    if not (topic.code or "").endswith("_share"):
        return topic
    if topic.code == "rd_expenditure_share" and (who := _FROM_WHOM.match(p.text, number.end, p.end)):
        return replace(topic, code=f"{'business' if who['firms'] else 'higher_education'}_{topic.code}")
    found = _OWNER.search(p.text, p.start, number.before)
    if found is None or (topic.code or "").startswith(("private_", "foreign_", "state_")):
        return topic
    owner = "private" if found["private"] else "foreign" if found["foreign"] else "state"
    if owner == "private" and topic.code == "tax_revenue_share":
        return replace(topic, code="private_firms_tax_share")
    code = {"trade_total_share": "trade_share"}.get(topic.code or "", topic.code)
    if owner == "private" and (named := _OF_PRIVATE.get(code or "")) is not None:
        return replace(topic, code=named)
    if code in {"trade_share", "exports_share", "imports_share"} and owner != "private":
        owner = f"{owner}_firms"  # what foreign firms trade; foreign trade is all of it
    return replace(topic, code=f"{owner}_{code}")


#: What goods and sectors have a part in, and the part of a code.
_WHOLES = {
    "exports": "exports",
    "imports": "imports",
    "trade_total": "trade",
    "output_value": "output",
    "industrial_output": "output",
    "value_added": "value_added",
    "industrial_value_added": "value_added",
    "revenue": "revenue",
    "industrial_revenue": "revenue",
    "industry_scale": "industry",
    "fixed_investment": "investment",
    "investment": "investment",
}
_NOT_OF_GOODS = re.compile(
    r"(?:产业|行业|工业|产品|商品|领域|赛道|板块|方向|企业|类|业|等)*(?:同比|比上年|分别|则|也|仅|只|又|"
    r"为|是|有|达到?|实现|完成|约|近|超过?|突破|占|"
    r"增长|下降|上涨|下滑|回落|减少|增加|大增|大跌|增|降|涨|跌|出口|进口|产值|增加值|营收|投资|了|的)*$"
)

#: What of a whole a list tells of, one after the other.
_MARKS = re.compile(
    r"其中|当中|分(?:行业|产业|领域|门类|产品|品类|地区)来?看|从(?:行业|产业|领域|产品)来?看|"
    r"主要行业中|重点产业中"
)
#: Firms and bodies that are counted by their sectors.
_COUNTED = frozenset(
    ["unicorns", "potential_unicorns", "soonicorns", "gazelles", "hightech_firms", "specialised_firms",
     "listed_firms", "single_champions", "technology_smes", "scale_industrial_firms", "firms", "startups",
     "projects", "ipos", "labs"]
)  # fmt: skip


#: "最多的是人工智能,其次是半导体52家": how a list goes on.
_NEXT_IN_ORDER = re.compile(r"(?:其次|再次|接着|随后|紧随其后的?)(?:则|就)?(?:是|为)?")


def _whole_of_list(f: Figure) -> tuple[int, Topic, str | None] | None:
    """Find where a list of parts begins, what it is of, and in what unit that was told."""
    p = f.passage
    marks = [m.end() for m in _MARKS.finditer(p.text, p.start, f.number.before)]
    if marks:
        ahead = [j for j in range(f.i - 1, -1, -1) if p.numbers[j].end <= marks[-1]]
        parted = (
            j for j in ahead if _suffix_of(plain_code(f.out[j].code)) or plain_code(f.out[j].code) in _COUNTED
        )
        j = next(parted, ahead[0] if ahead else None)
        if j is not None:
            return marks[-1], f.out[j], p.numbers[j].scanned.unit
    for topic, unit, _ in p.told:
        base = plain_code(topic.code)
        if base in _WHOLES or base in _COUNTED:
            goes_by_sector = base == "industrial_value_added"
            return (marks[-1] if marks else p.start, topic, unit) if marks or goes_by_sector else None
    return None


def _suffix_of(base: str) -> str | None:
    """Give the last part of a code whose parts are told of: output of ``new_energy_output``."""
    tails = ("output", "revenue", "exports", "imports", "value_added", "investment")
    return _WHOLES.get(base) or next((tail for tail in tails if base.endswith(f"_{tail}")), None)


@rule(kinds=PARTS | {"growth"}, script=HAN)
def goods_among(f: Figure) -> Topic | None:
    """Read "出口225.7亿元,其中新能源汽车18.4亿元,家具6.2亿元" as exports of these goods.

    None where the clause has another noun, or nothing marks a list of parts.
    """
    p, number, out = f.passage, f.number, f.out
    listed = _whole_of_list(f)
    if listed is None or listed[1].indicator is None:
        return None
    marked, whole, unit = listed
    base = plain_code(whole.code)
    counted = base in _COUNTED and number.scanned.unit == unit == "count"
    money = number.scanned.unit in CURRENCIES and unit in CURRENCIES
    if f.kind == "level" and not (money or counted):
        return None
    suffix = base if counted else _suffix_of(base)
    clause = max(p.text.rfind(mark, p.start, number.before) + 1 for mark in ",;、:。")
    clause = max(clause, f.after, marked)
    if (order := _NEXT_IN_ORDER.match(p.text, clause, number.before)) is not None:
        clause = order.end()
    noun = _NOT_OF_GOODS.sub("", p.text[clause : number.before])
    own = f.named_here and f.chosen is not None and f.chosen.end > clause + len(noun) + 2
    if suffix is None or not noun or own:
        return None
    found = modifier_zh(noun, base) or modifier_zh(noun, "output_value")
    if (found is None or found[1] > 0) and counted and out and (out[-1].code or "").endswith(f"_{base}"):
        return replace(whole, start=-1, end=-1, confidence=0.6)  # of a kind that is not known
    if found is None or found[1] > 0:
        return None
    code = same_as_lexicon(found[0], suffix)
    indicator = known_as(code) or whole.indicator
    grown = {"growth": "_growth", "share": "_share"}.get(f.kind, "")
    return Topic(code + grown, clause, clause + len(noun), 0.75, indicator)


#: "其中4家做半导体", "18家来自生物医药领域": of what kind those are that a figure counts.
_DOES_WHAT = re.compile(
    r"(?:企业|公司|机构)?(?:都|均|则)?(?:是|属于|属|来自|从事|专注于?|聚焦于?|集中在|主攻|主营|做)(?:的是)?"
    r"(?P<who>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:的|领域|行业|赛道|产业|方向|板块|业务|类|企业|公司)*(?=[,。;、]|$|[和及与])"
)


@refines(units=["count"], kinds=LEVEL, script=HAN)
def of_kind_behind(f: Figure, topic: Topic) -> Topic:
    """Read "7家独角兽里有4家做半导体" as those of a kind that is said behind their count."""
    code = topic.code or ""
    base = next((base for base in _COUNTED if code == base or code.endswith(f"_{base}")), None)
    found = _DOES_WHAT.match(f.passage.text, f.number.end, f.passage.end) if base is not None else None
    token = whole_zh(found["who"], "firms") if found is not None else None
    if base is None or token is None:
        return topic
    listed = base == "listed_firms"
    return replace(topic, code=f"listed_{token}_firms" if listed else same_as_lexicon(token, base))


_NEXT = re.compile(
    r"[,;、](?:而|其中)?(?P<noun>[\u4e00-\u9fff]{2,6}?)(?:则|也|约|就|的)*占(?:了|到|比)?"
    r"(?:全[国省球市台])?的?(?:比重)?[^,。;\d]{0,4}$"
)

_AND_NOUN = re.compile(r"(?:以上|左右)?的[\u4e00-\u9fff]{2,8}?(?:以及|和|及|、)(?:约|近|超过?)?$")
_NOUN_BEHIND = re.compile(r"(?:以上|左右)?的(?P<noun>[\u4e00-\u9fff]{2,8}?)(?=[,。;、!?]|$|和|以及)")


@rule(units=PERCENT, kinds=PARTS, place="later", signs=("的",))
def and_output_share(f: Figure) -> Topic | None:
    """Read "生产了全国四成的新能源汽车和六成的集成电路" as the output of the second goods as well."""
    p = f.passage
    if not (f.out[-1].code or "").endswith("_output_share"):
        return None
    behind = _NOUN_BEHIND.match(p.text, f.number.end, p.end)
    if behind is None or not _AND_NOUN.fullmatch(p.text, f.after, f.number.before):
        return None
    known = build_lexicon().indicators.whole(f"{behind['noun']}产量")
    token = whole_zh(behind["noun"], "output_value")
    if known is None and token is None:
        return None
    code = known.code if known is not None else f"{token}_output"
    return Topic(f"{code}_share", *behind.span("noun"), 0.7, known or known_as(code))


@rule(units=PERCENT, kinds=["share"], place="later", signs=("占",))
def next_output_share(f: Figure) -> Topic | None:
    """Read "冰箱产量占全国的9%,洗衣机占7.2%" as the share of the second goods' output."""
    if f.named_here or not (f.out[-1].code or "").endswith("_output_share"):
        return None
    found = _NEXT.search(f.passage.text, f.after, f.number.before)
    known = build_lexicon().indicators.whole(f"{found['noun']}产量") if found is not None else None
    token = whole_zh(found["noun"], "output_value") if found is not None else None
    if found is None or (known is None and token is None):
        return None
    code = known.code if known is not None else f"{token}_output"
    return Topic(f"{code}_share", *found.span("noun"), 0.75, known or known_as(code))


@rule(no_units=CURRENCIES | NO_LEVEL, kinds=LEVEL, place="later")
def listed_output(f: Figure) -> Topic | None:
    """Read "煤炭产量1.5亿吨,焦炭1200万吨" as the output of the second goods as well."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    money = p.numbers[i - 1].scanned.unit in CURRENCIES
    if money or f.named_here or not plain_code(out[-1].code).endswith("_output"):
        return None
    gap = p.text[p.numbers[i - 1].end : number.before]
    noun = _NOT_OF_GOODS.sub("", re.sub(r"^[,;、](?:其中|和|以及)?,?", "", gap))
    if len(noun) == len(gap) or not noun:
        return None
    start = number.before - len(gap) + gap.index(noun)
    known = build_lexicon().indicators.whole(f"{noun}产量")
    if known is not None:
        return Topic(known.code, start, start + len(noun), 0.75, known)
    token = whole_zh(noun, "output_value") if p.same_unit(i) else None
    if token is None:
        return None
    return Topic(f"{token}_output", start, start + len(noun), 0.7, out[-1].indicator)


_TRADED = {"exports": "exports", "imports": "imports", "trade": "trade_total", "total": "trade_total"}
_PARTNER = re.compile(
    r"(?:对|与|从|自|输往|输至|销往|出口到|出口至)(?P<who>[\u4e00-\u9fff]{1,6}?)(?:的|市场|地区|国家|则|"
    r"却|也|同比|大幅|分别|反而|仅|更)*"
    r"(?:跌|涨|降|增|升|下降|增长|下跌|下滑|上升|回落|减少|增加|猛增|骤降|锐减|跃升|萎缩)(?:了|去|掉|至|"
    r"到)?(?:约|近|逾|超过?)*$"
)

#: "对东盟进出口3210亿元,其中对越南2350亿元".
_SUM_WITH = re.compile(
    r"(?:^|[,;、。])(?:其中)?,?(?:对|与|从|自)(?P<who>[\u4e00-\u9fff]{1,8}?)的?(?:为|达到?|约|近|超过?|则)*$"
)


@rule(kinds=("growth", "level"), signs=("对", "与", "从", "自", "往"))
def with_partner(f: Figure) -> Topic | None:
    """Read "出口2300亿元,其中对美国的跌了18%" as the growth of exports to there."""
    p, number, out = f.passage, f.number, f.out
    if f.named_here:
        return None
    grown = "_growth" if f.kind == "growth" else ""
    if not grown and number.scanned.unit not in CURRENCIES:
        return None
    found = (_PARTNER if grown else _SUM_WITH).search(p.text, f.after, number.before)
    if found is None:
        return None
    bases = [t.indicator.code for t in reversed(out) if t.indicator is not None]
    bases += [p.context.code] if p.context is not None else []
    base = next((_TRADED[end] for code in bases if (end := code.rsplit("_", 1)[-1]) in _TRADED), None)
    partner = modifier_zh(f"对{found['who']}", base) if base is not None else None
    if base is None or partner is None:
        return None
    indicator = known_as(base)
    code = f"{partner[0]}_{'trade' if base == 'trade_total' else base}{grown}"
    return Topic(code, *found.span("who"), 0.75, indicator)
