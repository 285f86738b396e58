"""Parts of a whole that Chinese statistics told before: sectors of investment, goods of retail sales.

A bulletin names a whole once ("社会消费品零售总额2980亿元") and then its parts by their mere names
("汽车类增长7.2%,家具类下降2%"), in the same sentence or in the one after it. What they measure is that of
the whole, narrowed by the name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import same_as_lexicon
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, known_as, plain_code, topic_of
from poliscope.data.articles.indicators.rules import HAN, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["listed_parts", "part_of_told"]

#: Wholes, and what stands behind the part in the code of its share of them.
_HEADS = {
    "retail_sales": "retail_sales",
    "service_revenue": "revenue",
    "industrial_revenue": "revenue",
    "fixed_investment": "investment",
    "industrial_value_added": "value_added",
    "industrial_output": "output",
    "industrial_profits": "profit",
    "electricity": "electricity",
    "industrial_electricity": "electricity",
    "insurance_premiums": "insurance_premiums",
    "freight_volume": "freight_volume",
    "passenger_volume": "passenger_volume",
    "freight_turnover": "freight_turnover",
    "passenger_turnover": "passenger_turnover",
    "deposits": "deposits",
    "loans": "loans",
    "exports": "exports",
    "imports": "imports",
    "trade_total": "trade",
    "average_wage": "average_wage",
    "average_wage_private": "average_wage_private",
    "cpi": "price",
    "tax_revenue": "tax_revenue",
    "fdi": "fdi",
    "cargo_throughput": "cargo_throughput",
    "firms": "firms",
    "consumption": "consumption",
    "new_firms": "new_firms",
    "visitors": "visitors",
}
#: Ends of codes of parts, by which the next part is one of the same whole.
_TAILS = {
    tail: next(head for head, end in _HEADS.items() if end == tail)
    for tail in ("retail_sales", "investment", "value_added", "profit", "electricity", "insurance_premiums",
                 "freight_volume", "passenger_volume", "cargo_throughput", "average_wage", "price",
                 "deposits", "loans", "exports", "imports", "trade", "fdi", "new_firms", "consumption")
}  # fmt: skip
#: Sums that end like a part and are none.
_NO_PARTS = re.compile(r"^(?:gross_|outbound_|agreed_|venture_|angel_|attracted_)|_tax$|^(?:fiscal|tourism)_")
_MOVED = (
    r"(?:同比|环比|比上年|较上年|比去年|较去年|按年|年均|累计|名义|实际|分别|则|也|仍|均|都|又|更|还|却|仅|只|独|"
    r"大幅|快速|明显|小幅|略|微|进一步|由降转增|由负转正)*"
)
#: The name of a part between the last mark and what is said of it.
_NAMED = re.compile(
    r"(?:[,;:。]|^)(?:其中|另外|此外|同时|而|但|以及|分[^,;]{1,8}看|按[^,;]{1,10}[分看]|从[^,;]{1,16}[看分])*[,:]?"
    r"(?P<noun>[\u4e00-\u9fff、“”A-Za-z0-9—-]{2,32}?)" + _MOVED +
    r"(?P<said>增长|下降|上涨|下跌|上升|回落|减少|增加|提高|下滑|萎缩|扩大|增|降|涨|跌|占(?:比|到|了)?|比重|为|达到?|有|完成|实现)?"
    r"(?:了|约|近|超过?|突破|至|为|的)*$"
)  # fmt: skip
#: What a bulletin sets before the name of a part, and behind it.
_BEFORE = re.compile(
    r"^(?:(?:全市|全省|全区|全县|限额以上单位|限额以上|限上单位|限上|规模以上|规上|城镇非私营单位|单位|商品|实现|完成|通过|其他|来自|对|在|投向|用于)的?)+"
)
_BEHIND = re.compile(r"(?:单位|企业|类商品|商品|类产品|产品|类|行业|领域|门类|等)+$")
#: The noun of the whole, where a part repeats it: 汽车类零售额, 制造业投资.
_NOUNS = {
    "retail_sales": re.compile(r"(?:商品)?零售额?$"),
    "revenue": re.compile(r"营业收入$|营收$"),
    "investment": re.compile(r"投资$"),
    "value_added": re.compile(r"增加值$"),
    "output": re.compile(r"(?:总)?产值$"),
    "profit": re.compile(r"利润(?:总额)?$"),
    "electricity": re.compile(r"用电量?$"),
    "price": re.compile(r"价格?$"),
    "insurance_premiums": re.compile(r"(?:业务)?保费(?:收入)?$"),
    "consumption": re.compile(r"(?:消费)?支出$"),
    "deposits": re.compile(r"(?:本外币)?存款(?:余额)?$"),
    "loans": re.compile(r"(?:本外币)?贷款(?:余额)?$"),
    "new_firms": re.compile(r"(?:新增|新设|新登记|诞生)$"),
    "fdi": re.compile(r"(?:实际)?(?:使用|利用)外资$|引资$|外资$|到资$"),
    "average_wage": re.compile(r"(?:就业人员)?(?:年)?平均工资$"),
    "freight_volume": re.compile(r"货运量?$|货物运输量$"),
    "passenger_volume": re.compile(r"客运量?$|旅客(?:运输|发送)量$"),
}

#: How a text names the wholes, to look for the last of them in the paragraph.
_NAMES = (
    (r"零售总额|社零|消费品零售|限额以上|限上(?:单位|企业)|商品零售|消费类型|消费品市场", "retail_sales"),
    (r"(?:规模以上|规上|重点)服务业", "service_revenue"),
    (r"(?:规模以上|规上)?工业(?:企业)?(?:实现)?利润", "industrial_profits"),
    (r"固定资产投资|(?<!资)固投|投资结构", "fixed_investment"),
    (r"(?:规模以上|规上)工业(?:企业)?(?:总产值|产值)", "industrial_output"),
    (r"(?:规模以上|规上|全部)?工业增加值|(?:规模以上|规上)工业|工业生产", "industrial_value_added"),
    (r"用电量", "electricity"),
    (r"居民消费价格|CPI", "cpi"),
    (r"平均工资", "average_wage"),
    (r"货运(?:总)?量", "freight_volume"),
    (r"客运(?:总)?量", "passenger_volume"),
)
_WHOLE = re.compile("|".join(f"(?P<w{k}>{words})" for k, (words, _) in enumerate(_NAMES)))
#: A sentence that tells parts says so: 分行业看, 其中, or 类 behind their names.
_TELLS_PARTS = re.compile(
    r"其中|[分按][^,;。]{1,10}[看分],|从[^,;。]{1,16}[看分],|"
    r"类(?:商品)?(?:零售额)?(?:同比)?[增下实完]"
)


def _of_the_paragraph(p: Passage, i: int, allowed: set[str]) -> str | None:
    """Give the whole that the paragraph named last before a figure, if it is one of some."""
    before = p.numbers[i].before
    wholes = list(_WHOLE.finditer(p.text, max(0, before - 400), before))
    named = _named(wholes[-1]) if wholes else None
    return named if named in allowed else None


def _head(p: Passage, i: int, out: list[Topic]) -> str | None:
    """Find the whole that was told last: here, else in the sentence before, else in the paragraph."""
    lead = _LEAD.match(p.text, p.start, p.end)
    if lead is not None and (named := _WHOLE.search(lead.group())) is not None:
        return _named(named)
    told = [t.code for t in reversed(out) if t.code is not None and t.code.isascii()]
    if not told and p.last is not None and p.fresh and p.last[0].code is not None:
        told = [p.last[0].code]
    for code in told[:3]:
        stem = plain_code(code)
        if stem in _HEADS:
            return stem
        if stem.endswith("_revenue"):
            return _of_the_paragraph(p, i, {"service_revenue", "industrial_revenue"})
        tail = next((tail for tail in _TAILS if stem.endswith(f"_{tail}")), None)
        if tail is not None and not _NO_PARTS.search(stem):
            return _TAILS[tail]
    if _TELLS_PARTS.search(p.text, p.start, p.numbers[i].before) is None:
        return None
    return _of_the_paragraph(p, i, set(_HEADS))


#: "从限额以上单位商品类别看,": a sentence says at its head of what the parts are.
_LEAD = re.compile(r"(?:从|按|分|在)[^,。;\d]{2,24}(?:看|分|中|方面),")


def _named(found: re.Match[str]) -> str:
    return next(head for k, (_, head) in enumerate(_NAMES) if found[f"w{k}"] is not None)


def _part(noun: str, head: str, tail: str) -> str | None:
    """Give the code of a part by its name, None where the name is none of a sector, goods or kind."""
    known = build_lexicon().indicators.whole(noun)
    named = known.code if known is not None else ""
    token = whole_zh(noun, head) or whole_zh(noun, "output_value")
    if named in _HEADS:
        return None
    if named.endswith("_value_added"):
        token = named.removesuffix("_value_added")
    elif named and not named.endswith(("_output", "_revenue", "_industry")):
        return None  # what has a name and a measure of its own: 跨境电商
    return None if token is None else same_as_lexicon(token, tail)


@rule(no_units=("pp", "times"), kinds=("growth", "share", "level", "change"), script=HAN)
def part_of_told(f: Figure) -> Topic | None:
    """Read "零售总额增长4.9%。其中汽车类增长7.2%,家具类下降2%" as retail sales of these goods.

    None where no whole was told that has parts, or the clause names more than a part.
    """
    p, i, number, out, kind = f.passage, f.i, f.number, f.out, f.kind
    if p.text[number.before - 1] < "\u2e80" or (kind == "level" and number.scanned.unit == "%"):
        return None
    head = _head(p, i, out)
    if head is None:
        return None
    found = _NAMED.search(p.text[f.after : number.before])
    if (
        found is None
        or (kind == "growth" and not found["said"])
        or (kind == "change" and head != "new_firms")
    ):
        return None
    before = known_as(head)
    if kind in {"level", "change"} and not _same_kind(p, i, out):
        return None
    noun, tail = _BEFORE.sub("", found["noun"]), _HEADS[head]
    noun = _BEHIND.sub("", _NOUNS[tail].sub("", noun) if tail in _NOUNS else noun)
    code = _part(noun, head, tail) if len(noun) > 1 else None
    if code is None:
        return None
    grown = {"growth": "_growth", "share": "_share"}.get(kind, "")
    start = f.after + found.start("noun")
    known = known_as(code) or before
    return replace(Topic(code + grown, start, start + len(found["noun"]), 0.7, known))


def _same_kind(p: Passage, i: int, out: list[Topic]) -> bool:
    """Tell whether a sum stands beside others of its unit, of which it may be a part."""
    unit = p.numbers[i].scanned.unit
    if unit is None or unit in {"count", "times", "pp"}:
        return False
    before = {p.numbers[j].scanned.unit for j in range(i)}
    return unit in before or (not out and p.last is not None and p.last[1] in {unit, "%"})


_EACH = re.compile(r"分别(?:同比)?(?:增长|下降|上涨|上升|回落|为|达到?|完成|实现|占)?(?:了|约)?$")
_LIST = re.compile(r"(?:[,;:。]|^)(?:其中)?,?(?P<items>[^,;。:]{4,60})分别")


@rule(no_units=("pp", "times"), kinds=("growth", "share", "level"), script=HAN, signs=("分别",))
def listed_parts(f: Figure) -> Topic | None:
    """Read "粮油食品类、烟酒类分别增长9.7%、3.2%" as each of these parts of what was told before."""
    p, i = f.passage, f.i
    first = i
    while first > 0 and p.in_list(first):
        first -= 1
    last = i
    while last + 1 < len(p.numbers) and p.in_list(last + 1):
        last += 1
    after = p.numbers[first - 1].end if first else p.start
    lead = p.text[after : p.numbers[first].before]
    if first == last or _EACH.search(lead) is None or (listed := _LIST.search(lead)) is None:
        return None
    head = _head(p, first, f.out[:first])
    items = re.split(r"[、]|和|以及|及", listed["items"])
    if head is None or len(items) != last - first + 1:
        items = listed["items"].split("、")
    if head is None or len(items) != last - first + 1:
        return None
    tail = _HEADS[head]
    names = [_BEHIND.sub("", _BEFORE.sub("", item)) for item in items]
    names[-1] = re.sub(r"(?:同比|比上年|较上年|按年)$", "", names[-1])
    names[-1] = _BEHIND.sub("", _NOUNS[tail].sub("", names[-1])) if tail in _NOUNS else names[-1]
    codes = [_part(name, head, tail) if len(name) > 1 else None for name in names]
    if None in codes:
        return None
    code = codes[i - first] or ""
    grown = {"growth": "_growth", "share": "_share"}.get(f.kind, "")
    return topic_of(code + grown, 0.7, code, head)
