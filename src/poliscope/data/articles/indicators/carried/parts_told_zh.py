"""Parts of what was told before, in Chinese: "锂电池占其中的八成", "其中企业占86%".

What a part is of stands in the figure before or in the sentence before; the clause itself names only the
part.
"""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.carried.sector_zh import sector_of
from poliscope.data.articles.indicators.narrower.modifiers import sectors, whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import BASES, same_as_lexicon
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import (
    SHARES_OF_GDP,
    Topic,
    clause_start,
    known_as,
    plain_code,
    topic_of,
)
from poliscope.data.articles.indicators.rules import HAN, PARTS, PERCENT, Figure, refines, rule

__all__ = [
    "part_of_counted",
    "part_of_sum",
    "share_in_heading",
    "share_of_market",
]

_PATENTS = re.compile(
    r"^(?:pct_applications|(?P<kind>invention_)?patents?(?:_(?:applications|grants))?(?P<per>_per_10k)?)$"
)
#: Who did what was told last is no part of what all did.
_PERFORMER = re.compile(r"^(?:business|higher_education|government|university|public)_(?=rd_)")
_TAKES = re.compile(
    r"(?:^|[,;。:、])(?P<among>其中,?|当中,?|里面,?)?(?:来自|由)?(?P<who>[\u4e00-\u9fffA-Za-z]{2,10}?)"
    r"(?:的|约|就|则|仍|又|也|只|仅|已|(?<!院)所(?=占)|合计|一项)*"
    r"(?:占(?:了|到|去|据|比)?(?P<of>其中|总[数量额]|全部|总盘子|大头)?的?(?:比重|比例)?|"
    r"贡献了?(?P<gave>其中)?的?)"
    r"(?:约|近|超过?|逾|高达|达到?|为|不到|不足|将近|接近|大约)*$"
)
#: Who carries research out: a part of a code before what is told of research.
_OF_RESEARCH = {
    "企业": "business",
    "规上企业": "business",
    "规上工业企业": "business",
    "工业企业": "business",
    "高校": "higher_education",
    "高等学校": "higher_education",
    "高校院所": "higher_education",
    "高校和科研院所": "higher_education",
    "高校及科研院所": "higher_education",
    "高校、科研院所": "higher_education",
    "高校和科研机构": "higher_education",
    "大学": "higher_education",
    "科研院所": "government",
    "科研机构": "government",
    "研究机构": "government",
    "政府": "government",
}
_LOCALLY = ("本地", "省内", "市内", "就地", "本省", "本市", "当地")
_LOCAL = re.compile(rf"(?:在)?(?:{'|'.join(_LOCALLY)})(?:转化|成交|落地|吸纳|消化)?")


@rule(units=PERCENT, kinds=PARTS, script=HAN, signs=("占", "贡献", "其中", "当中", "里面", *_LOCALLY))
def part_of_sum(f: Figure) -> Topic | None:
    """Read "锂电池占其中的八成" and "其中企业占86%" as shares in what was told before.

    None where the clause says what the whole is, or the part is nothing known.
    """
    p, i, number, out, start = f.passage, f.i, f.number, f.out, f.after
    if (local := _kept_local(p, i, start, out)) is not None:
        return local
    if (kind := _is_of_kind(p, i, start, out)) is not None:
        return kind
    if "占" not in p.text[start : number.before] and "贡献" not in p.text[start : number.before]:
        return None
    found = _TAKES.search(p.text, max(0, start - 1, number.before - 30), number.before)
    if found is None:
        return None
    beside = bool(out) and found["who"] in _OF_RESEARCH and _goes_on_about_who(f)
    inside = _INSIDE.search(p.text, max(0, start - 1), number.before)
    abroad = bool(out) and found["who"] in _SOLD
    if not (found["among"] or found["of"] or found["gave"] or beside or inside or abroad):
        return None
    whole = _named_inside(p, inside) or p.sum_told(i, out)
    if whole is None or whole.code is None or whole.indicator is None:
        return None
    return _part_named(found, _PERFORMER.sub("", plain_code(whole.code)), whole)


#: What is told of a sector: the part of a part is of the last noun alone, "battery_exports".
_TAILS = ("revenue", "output", "exports", "imports", "value_added", "investment", "employment", "profit")
_SOLD = {"出口": "exports", "外销": "exports", "内销": "domestic_sales"}


def _part_named(found: re.Match[str], base: str, whole: Topic) -> Topic | None:
    """Compose the share that the one who is named has in what was told."""
    if base.startswith("technology_contracts") and _LOCAL.match(found["who"]):
        return replace(whole, code="technology_contracts_local_share", start=-1, end=-1, confidence=0.75)
    sector = sector_of(base) if found["who"] in _SOLD else None
    if sector is not None:
        code = same_as_lexicon(sector, _SOLD[found["who"]])
        return Topic(f"{code}_share", *found.span("who"), 0.75, whole.indicator)
    token = _who(found["who"], base)
    if token is None:
        return None
    narrow = BASES.get(base, base)
    if base not in BASES and token in sectors():
        narrow = next((tail for tail in _TAILS if base.endswith(f"_{tail}")), base)
    code = same_as_lexicon(token, narrow)
    known = known_as(code) or whole.indicator
    return Topic(f"{code}_share", *found.span("who"), 0.75, known)


def _goes_on_about_who(f: Figure) -> bool:
    """Tell whether who does it may stand alone: behind the share of another, or behind patents."""
    told = f.out[-1].code or ""
    return told.endswith("_share") or bool(_PATENTS.match(told))


_KEPT = re.compile(
    rf"(?:^|[,;。:、])(?:其中,?|却|但)?(?:真正|能够?|最终)?(?:在|留在)?(?:{'|'.join(_LOCALLY)})(?:转化|成交|落地)的?(?:只有|仅有|"
    rf"仅|只|有|不足|不到|约|近|超过?|为|达到?)*$"
)


def _kept_local(p: Passage, i: int, start: int, out: list[Topic]) -> Topic | None:
    """Read "在这些合同里,省内转化的不足三成" as the part of technology contracts that is kept."""
    if not _KEPT.search(p.text, max(0, start - 1), p.numbers[i].before):
        return None
    whole = p.sum_told(i, out)
    if whole is not None and whole.code == "science_achievements":
        return topic_of("technology_transfer_rate", 0.75)
    if whole is None or not (whole.code or "").startswith("technology_contracts"):
        return None
    return replace(whole, code="technology_contracts_local_share", start=-1, end=-1, confidence=0.75)


#: "出口492亿美元,其中约八成是电子产品": what the part is stands behind its figure.
_AMONG_HEAD = re.compile(r"(?:其中|当中|这里面|里面|里头)[^,。;\d]{0,6}$")
_IS_OF = re.compile(
    r"(?:以上|左右|多|强)?(?:的)?(?:都|均)?(?:是|为|属于?)(?P<who>[\u4e00-\u9fff]{2,10}?)(?=[,。;、]|$|[和及与])"
)


def _is_of_kind(p: Passage, i: int, start: int, out: list[Topic]) -> Topic | None:
    found = _IS_OF.match(p.text, p.numbers[i].end, p.end)
    if found is None or not _AMONG_HEAD.search(p.text, start, p.numbers[i].before):
        return None
    whole = p.sum_told(i, out)
    if whole is None or whole.code is None:
        return None
    return _part_named(found, _PERFORMER.sub("", plain_code(whole.code)), whole)


#: "在全部研发经费中,企业占了94%".
_INSIDE = re.compile(r"(?:^|[,;。:、])在?(?P<whole>[^,。;占]{2,16}?)(?:当中|之中|中|里),[^,。;]{2,14}$")


def _named_inside(p: Passage, inside: re.Match[str] | None) -> Topic | None:
    if inside is None:
        return None
    a, b = inside.span("whole")
    topic = next((t for t in reversed(p.topics) if a <= t.start and t.end <= b), None)
    return None if topic is None else topic.as_topic(0.8)


def _who(words: str, base: str) -> str | None:
    if base.startswith("rd_") and (token := _OF_RESEARCH.get(words)) is not None:
        return token
    applicant = re.sub("(?:申请|授权|拥有)$", "", words)
    if _PATENTS.match(base) and (token := _OF_RESEARCH.get(applicant)) is not None:
        return "university" if token == "higher_education" else token
    last = next((b for b in sorted(set(BASES.values()), key=len) if base.endswith(f"_{b}")), base)
    return whole_zh(words, base) or whole_zh(words, last) or whole_zh(words, "output_value")


#: "战略性新兴产业占规上工业产值比重,无锡是42.5%,南通是38.9%": what the sentence opens with is told of each.
_HEADED = re.compile(
    r"(?P<who>[\u4e00-\u9fffA-Za-z]{2,12}?)占(?P<whole>[^,。;占]{2,14}?)的?(?:比重|比例|份额|比率)(?:上|"
    r"方面)?[,:]"
)

_ECONOMY = re.compile(r"(?:地区|全市|全省|当地|整个|本地)?(?:经济|经济总量|经济规模)")
#: "战略性新兴产业产值占比,合肥57%,芜湖46%": of what whole, nobody says.
_SHARE_OF = re.compile(r"的?占比(?:上|方面)?[,:]")


def _own_share(f: Figure) -> Topic | None:
    p = f.passage
    for t in p.topics:
        headed = _SHARE_OF.match(p.text, t.end)
        if headed is not None and headed.end() <= f.number.before and t.end - p.start <= 30:
            if any(headed.end() <= other.start < f.number.start for other in p.topics):
                return None
            if "percent" in t.indicator.kinds:
                return None
            return t.as_topic(0.75, f"{t.indicator.code}_share")
    return None


_MEASURES = ("增加值", "产值", "营收", "收入", "出口", "出口额", "投资", "经费", "投入")


@rule(units=PERCENT, script=HAN, signs=("占",))
def share_in_heading(f: Figure) -> Topic | None:
    """Read the shares of several places whose part and whole the sentence says first."""
    p, number = f.passage, f.number
    if (own := _own_share(f)) is not None:
        return own
    found = _HEADED.match(p.text, p.start, number.before)
    if found is None or any(found.end() <= t.start < number.start for t in p.topics):
        return None
    a, b = found.span("whole")
    whole = next((t for t in reversed(p.topics) if a <= t.start and t.end <= b), None)
    economy = whole is None and _ECONOMY.fullmatch(found["whole"]) is not None
    part = next((t for t in reversed(p.topics) if t.end == found.end("who")), None)
    if part is not None and (found["who"].endswith(_MEASURES) or "money" in part.indicator.kinds):
        of_gdp = economy or re.search("GDP|生产总值", found["whole"])
        code = part.indicator.code
        share = SHARES_OF_GDP.get(code, f"{code}_share_of_gdp") if of_gdp else f"{code}_share"
        return part.as_topic(0.75, share)
    token = whole_zh(found["who"], "output_value")
    token = {"工业": "industrial"}.get(found["who"], token)
    if token is None or (whole is None and not economy):
        return None
    base = whole.indicator.code.removeprefix("industrial_") if whole is not None else "gdp"
    if whole is None or base == "gdp":
        code = SHARES_OF_GDP.get(f"{token}_value_added", f"{token}_value_added_share_of_gdp")
        return topic_of(code, 0.75, f"{token}_value_added", at=found.span("who"))
    narrow = BASES.get(base, base)
    code = same_as_lexicon(token, narrow)
    return topic_of(f"{code}_share", 0.75, code, whole.indicator.code, at=found.span("who"))


_THERE = re.compile(
    r"(?:以上|左右|多|强|弱)?(?:的|是|都|均|已|就)*(?:在|来自|位于|落户|落在|设在|坐落|集中|分布|注册|"
    r"诞生|出自|产自|属于|成立|分属|聚集)"
)
_AMONG_ALL = re.compile(
    r"(?:总[量数额])?(?:的|中|里|当中|之中)?,?(?:有|就有|约有|其中有|超过|将近|近|约|仅|只|不到)*$"
)


@rule(units=PERCENT, kinds=PARTS, script=HAN)
def part_of_counted(f: Figure) -> Topic | None:
    """Read "全国独角兽有四分之一在上海" and "每10家高企中有6家在太原" as shares of those that are named."""
    p, number, start = f.passage, f.number, f.after
    if not _THERE.match(p.text, number.end, p.end):
        return None
    for t in reversed(p.topics):
        inside = number.start <= t.start and t.end <= number.end
        before = (
            start <= t.start and t.end <= number.before and _AMONG_ALL.fullmatch(p.text, t.end, number.before)
        )
        if (inside or before) and t.indicator.kinds & {"count", "persons", "money"}:
            return t.as_topic(0.75, f"{t.indicator.code}_share")
    return None


_OF_SECTOR = re.compile(r"(?P<sector>\w+)_(?:output|revenue|industry|sales|shipments)_share")
_OF_MARKET = re.compile(r"占(?:到|了|据|有)?[^,。;\d]{0,8}?(?:市场|市场份额|市占率)的?[^,。;\d占]{0,6}$")


@refines(units=PERCENT, kinds=PARTS, script=HAN, signs=("市场",))
def share_of_market(f: Figure, topic: Topic) -> Topic:
    """Read "年产值500亿元,占全国市场份额的13%" as a share of the market."""
    p = f.passage
    takes = _OF_MARKET.search(p.text, f.after, f.number.before)
    if takes is None or (topic.code or "").endswith("market_share"):
        return topic
    stem = _OF_SECTOR.fullmatch(topic.code or "")
    clause = clause_start(p.text, f.after, takes.start())
    who = re.sub(r"(?:产品|系列)?(?:约|就|也|已|则)*$", "", p.text[clause : takes.start()])
    if stem is not None and topic.code != "output_value_share":
        sector = stem["sector"]
    else:
        told = p.sector if not who or topic.code == "output_value_share" else None
        sector = whole_zh(who, "output_value") or told or ""
    return replace(topic, code=f"{sector}_market_share".strip("_"), indicator=known_as("market_share"))
