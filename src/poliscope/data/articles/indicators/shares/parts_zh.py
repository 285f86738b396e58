"""Parts of what has just been told in Chinese: "其中七成出自新吴区", "其中家具6.2亿元", "对美国的跌了18%"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_zh, whole_zh
from poliscope.data.articles.indicators.records import CURRENCIES, Topic
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
    "by_owner",
    "done_with",
    "goods_among",
    "listed_output",
    "share_from",
    "share_given",
    "with_partner",
]

#: Behind a share of it: where it is from, goes to or lies.
_FROM = re.compile(
    r"(?:以上|以下|左右|多|强|弱|出头|余|的|上下)*(?:[\u4e00-\u9fff]{0,3})"
    r"(?:出自|来自|来源于|源自|源于|流向|流到|流入|流出|落在|落户|落地|集中在|集中于|分布在|位于|留在|销往|卖到|卖给|用于|"
    r"投向|归属|属于|产自|由|出口|外销)"
)
_ABROAD = re.compile(r"(?:以上|左右|多|强|的|都|产品|用于|供|均)*(?:出口|外销)")
#: Before a share of it: "在本市转化的不足一半", "其中航空产业园所在的湾沚区占四分之三".
_WHERE = re.compile(
    r"(?:^|[,;])(?:其中|但|却|而)*,?(?:在|由|从|流向|来自|销往|留在|落在)[^,。;\d]{1,12}的?"
    r"(?:却|仅|只|有|不足|不到|约|占|达到?|超过?|近|为)*$|"
    r"其中[^,。;\d]{2,14}[区县市镇省州国]占(?:了|到|约|近|超过?)*$"
)


def _bare(code: str | None) -> str:
    return re.sub(r"_(?:growth|change|share)$", "", code or "")


@rule(units=PERCENT, kinds=PARTS, script=HAN)
def share_from(f: Figure) -> Topic | None:
    """Read "技术合同成交额4300亿元,却只有三成落在本省" as a share of the sum before.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    if f.named_here:
        return None
    head = p.text[f.after : number.before]
    if not (_FROM.match(p.text, number.end, p.end) or _WHERE.search(head)):
        return None
    if i == 0:
        base = p.last[0] if p.last and head.startswith("其中") and p.last[1] not in NO_LEVEL else None
    else:
        level = next((j for j in range(i - 1, -1, -1) if p.relations[j].kind in {"level", "change"}), None)
        known = level is not None and p.numbers[level].scanned.unit not in NO_LEVEL
        base = out[level] if known and level is not None else None
    if base is None or base.indicator is None or "percent" in base.indicator.kinds:
        return None
    stem = _bare(base.code)
    if _ABROAD.match(p.text, number.end, p.end) and stem.endswith("_output"):
        stem = f"{stem.removesuffix('_output')}_exports"  # "手机产量1.2亿部,其中九成出口"
    return replace(base, code=f"{stem}_share", confidence=0.7)


_OWNER = re.compile(
    r"(?:(?P<private>民营企业|民企|民营经济|私营企业)|(?P<foreign>外资企业|外企|外商投资企业)|(?P<state>国有企业|国企))"
    r"(?:[^。;]{0,36},)?[^,。;]{0,4}(?:贡献|创造|提供|缴纳|完成|承担|包揽|占据|撑起|扛起|拿下|缴|交)了?[^,。;\d]{0,16}(?:[\d.%成]+[^,。;]{0,10}的[^,。;\d]{2,12}(?:和|及|、))*"
    r"[^,。;\d]{0,6}$"
)


#: Shares of private firms that have a name of their own.
_OF_PRIVATE = {
    "gdp_share": "private_economy_share_of_gdp",
    "employment_share": "private_firms_employment_share",
    "value_added_share": "private_firms_value_added_share",
}
_GIVES = re.compile(
    r"(?:贡献|创造|提供|缴纳|包揽|拿走|拿下|拿到|撑起|扛起|占据|占去|吃下|缴|交)了?(?:[\u4e00-\u9fff]{0,4}[省市县区国])?$"
)


@rule(units=PERCENT, signs=("的",))
def share_given(f: Figure) -> Topic | None:
    """Read "外资企业贡献了全省工业总产值的九成二" as a share of the noun.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, number = f.passage, f.number
    if "的" not in p.text[number.before - 3 : number.before]:
        return None
    for topic in p.topics:
        behind = p.text[topic.end : number.before] if topic.end <= number.before else "-"
        if re.fullmatch("的(?:约|近|超过?)?", behind) and _GIVES.search(p.text, p.start, topic.start):
            if topic.indicator.code == "gdp" or "percent" in topic.indicator.kinds:
                return None
            return Topic(f"{topic.indicator.code}_share", topic.start, topic.end, 0.75, topic.indicator)
    return None


@refines(units=PERCENT, signs=("企", "民营经济"))
def by_owner(f: Figure, topic: Topic) -> Topic:
    """Read "民营企业贡献了全市70%的进出口额" as the share of private firms in it.

    Parameters
    ----------
    f : Figure
    topic : Topic
        What it measures as far as is known.

    Returns
    -------
    Topic
    """
    p, number = f.passage, f.number
    if not (topic.code or "").endswith("_share"):
        return topic
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
    "fixed_investment": "investment",
    "investment": "investment",
}
_NOT_OF_GOODS = re.compile(
    r"(?:产业|行业|工业|产品|商品|类|业|等)*(?:同比|比上年|分别|则|也|仅|只|又|为|是|有|达到?|实现|完成|约|近|超过?|突破|占|"
    r"增长|下降|上涨|下滑|回落|减少|增加|大增|大跌|增|降|涨|跌|出口|进口|产值|增加值|营收|投资|了|的)*$"
)


@rule(kinds=PARTS | {"growth"}, place="later", signs=("其中",))
def goods_among(f: Figure) -> Topic | None:
    """Read "出口225.7亿元,其中新能源汽车18.4亿元,家具6.2亿元" as exports of these goods.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
        None where the clause has another noun, or no 其中 stands before it.
    """
    p, i, number, chosen, out = f.passage, f.i, f.number, f.chosen, f.out
    marked = p.text.rfind("其中", p.start, number.before)
    if marked < 0:
        return None
    whole = next((j for j in range(i - 1, -1, -1) if p.numbers[j].end <= marked), None)
    if whole is None or out[whole].indicator is None:
        return None
    money, of_money = number.scanned.unit in CURRENCIES, p.numbers[whole].scanned.unit in CURRENCIES
    if f.kind == "level" and not (money and of_money):
        return None
    base = _bare(out[whole].code)
    suffix = _WHOLES.get(base)
    clause = max(p.text.rfind(mark, p.start, number.before) + 1 for mark in ",;、:。")
    clause = max(clause, p.numbers[i - 1].end, marked + 2 if marked >= clause else clause)
    noun = _NOT_OF_GOODS.sub("", p.text[clause : number.before])
    if (
        suffix is None
        or not noun
        or (f.named_here and chosen is not None and chosen.end > clause + len(noun) + 2)
    ):
        return None
    found = modifier_zh(noun, base) or modifier_zh(noun, "output_value")
    if found is None or found[1] > 0:
        return None
    code = f"{found[0]}_{suffix}"
    indicator = build_lexicon().by_code.get(code) or out[whole].indicator
    grown = {"growth": "_growth", "share": "_share"}.get(f.kind, "")
    return Topic(code + grown, clause, clause + len(noun), 0.75, indicator)


@rule(no_units=CURRENCIES | NO_LEVEL, kinds=LEVEL, place="later")
def listed_output(f: Figure) -> Topic | None:
    """Read "煤炭产量1.5亿吨,焦炭1200万吨" as the output of the second goods as well.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    if not p.same_unit(i) or f.named_here or not (out[-1].code or "").endswith("_output"):
        return None
    gap = p.text[p.numbers[i - 1].end : number.before]
    noun = _NOT_OF_GOODS.sub("", re.sub(r"^[,;、](?:其中|和|以及)?,?", "", gap))
    if len(noun) == len(gap) or not noun:
        return None
    start = number.before - len(gap) + gap.index(noun)
    known = build_lexicon().indicators.whole(f"{noun}产量")
    if known is not None:
        return Topic(known.code, start, start + len(noun), 0.75, known)
    token = whole_zh(noun, "output_value")
    if token is None:
        return None
    return Topic(f"{token}_output", start, start + len(noun), 0.7, out[-1].indicator)


_PARTNER = re.compile(
    r"(?:对|与|从|自)(?P<who>[\u4e00-\u9fff]{1,6}?)(?:的|市场|地区|国家|则|却|也|同比|大幅|分别|反而|仅|更)*"
    r"(?:跌|涨|降|增|升|下降|增长|下跌|下滑|上升|回落|减少|增加|猛增|骤降|锐减|跃升|萎缩)(?:了|去|掉|至|到)?(?:约|近|逾|超过?)*$"
)


@rule(kinds={"growth"}, signs=("对", "与", "从", "自"))
def with_partner(f: Figure) -> Topic | None:
    """Read "出口2300亿元,其中对美国的跌了18%" as the growth of exports to there.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, number, out = f.passage, f.number, f.out
    if f.named_here:
        return None
    found = _PARTNER.search(p.text, f.after, number.before)
    if found is None:
        return None
    bases = [t.indicator.code for t in reversed(out) if t.indicator is not None]
    bases += [p.context.code] if p.context is not None else []
    base = next((code for code in bases if code in {"exports", "imports", "trade_total"}), None)
    partner = modifier_zh(f"对{found['who']}", base) if base is not None else None
    if base is None or partner is None:
        return None
    indicator = build_lexicon().by_code.get(base)
    return Topic(f"{partner[0]}_{base}_growth", *found.span("who"), 0.75, indicator)


#: What is done with goods, the part of a code and, where the goods have no name, the Chinese noun.
_DONE = {
    "出口": ("exports", "出口量"),
    "进口": ("imports", "进口量"),
    "生产": ("output", "产量"),
    "制造": ("output", "产量"),
    "年产": ("output", "产量"),
    "日产": ("output", "日产量"),
    "月产": ("output", "月产量"),
    "加工": ("processing", "加工量"),
    "出产": ("output", "产量"),
    "销售": ("sales", "销量"),
    "卖出": ("sales", "销量"),
    "售出": ("sales", "销量"),
}
_DONE_WITH = re.compile(
    rf"(?P<verb>{'|'.join(_DONE)})(?:了|各类|各种|各式)?(?P<noun>[\u4e00-\u9fff]{{2,6}}?)(?:约|近|逾|超过?|达到?)*$|"
    r"(?:^|[,;、。的年])(?!的)(?P<goods>[\u4e00-\u9fff]{2,6}?)(?:一|每|全|单)?(?P<made>年产|日产|月产)(?:约|近|逾|超过?|达到?)*$|"
    r"(?:^|[,;、。])(?!的)(?P<sold>[\u4e00-\u9fff]{2,6}?)(?<![民企司家港场市省厂店商员者人园区业县国货品车票])"
    r"(?:一年|每年|全年|一天|每天|年均)(?P<act>卖出|售出|销售|出口)了?(?:约|近|逾|超过?|达到?)*$"
)
_MADE_IN = frozenset({"count", None, "t", "jin", "m3", "kL", "L"})


@rule(units=_MADE_IN, kinds=LEVEL, script=HAN)
def done_with(f: Figure) -> Topic | None:
    """Read "生产镜片4.2亿副" and "出口拖拉机3.1万台" as output and exports of the goods.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, i, number = f.passage, f.i, f.number
    if f.named_here or number.form == "rank" or number.scanned.value < 100:
        return None
    start = max(p.start, p.known(i), f.after)
    found = _DONE_WITH.search(p.text[start : number.before])
    if found is None:
        return None
    group = "noun" if found["noun"] else "goods" if found["goods"] else "sold"
    span = (start + found.start(group), start + found.end(group))
    suffix, zh = _DONE[found["verb"] or found["made"] or found["act"]]
    known = build_lexicon().indicators.whole(f"{found[group]}{zh}")
    if known is not None:
        return Topic(known.code, *span, 0.75, known)
    token = whole_zh(found[group], "output_value")
    code = f"{token}_{suffix}" if token is not None else f"{found[group]}{zh}"
    return Topic(code, *span, 0.6, build_lexicon().by_code.get(code))
