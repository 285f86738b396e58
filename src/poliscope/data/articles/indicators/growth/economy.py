"""The economy of a place where no noun names it: its growth, and its part in that of a whole.

"The Treasury sees growth of 5.3 per cent", "以6.4%的增速领跑", "contributes 4.8 per cent of national output",
"太原占全省GDP的比重": the sentence before told of people, prices or firms, but these are of the economy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.growth.places import acts
from poliscope.data.articles.indicators.narrower.modifiers import whole_zh
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import (
    SHARES_OF_GDP,
    Topic,
    clause_start,
    plain_code,
    topic_of,
)
from poliscope.data.articles.indicators.rules import KINDS, PARTS, PERCENT, Figure, rule

__all__ = ["growth_of_economy", "part_of_economy"]

_ABOUT = (
    r"(?: (?:of|to|at|in|by|around|about|above|below|between|over|under|just|only|some|nearly|almost|barely|"
    r"roughly|a|the|more|less|than|up|as|much|range))* ?$"
)
#: Who tells of growth and does not say of what means the economy.
_AUTHORITY = re.compile(
    r"\b(?:[Gg]overnment|[Tt]reasury|[Cc]entral [Bb]ank|[Rr]eserve [Bb]ank|Bank|bank|IMF|"
    r"[Ff]inance [Mm]inist\w+|"
    r"[Mm]inistry of [Ff]inance|[Ee]conomists?|[Aa]dministration|[Pp]lanners|[Cc]abinet|budget|[Bb]udget)\b"
)
_FORESEEN = re.compile(
    r"\b(?:expect\w*|see(?:s|n|ing)?|saw|forecast\w*|project(?:s|ed|ing)|predict\w*|target\w*|aim\w* for|"
    r"hop(?:es|ed|ing) for|pencil\w* in|anticipat\w*|assum(?:es|ed|ing)|budget(?:s|ed) for)"
    r"(?: (?:economic|overall|annual|real|national|regional|full-year|average|faster|slower|stronger|"
    r"weaker))*"
    r" growth(?: rate)?(?: (?:to|will|would|slow|ease|accelerate|quicken|moderate|reach|slowing|easing|"
    r"accelerating|in|this|next|year|\d{4}))*" + _ABOUT
)
_FORECAST = re.compile(
    r"(?:^|[^a-z ] |\b(?:[Tt]he|[Ii]ts|[Tt]heir|her|his|our|[’']s|official|government|full-year|own|\d{4}|"
    r"cut|raised|lowered|a) )(?:[Tt]he |[Ii]ts |[Tt]heir |[’']s |official |government |full-year |own )*"
    r"growth (?:forecasts?|targets?|projections?|goals?|estimates?|outlook)"
    r"(?: for (?:the )?(?:[A-Za-z]+(?: [A-Z][a-z]+)?|\d{4}|this year|next year))?(?: (?:is|was|stands|"
    r"stood|remains|has been|set|"
    r"kept|cut|"
    r"lowered|raised|from))*" + _ABOUT + r"|"
    r"\b(?:forecasts?|projections?|targets?|goals?|estimates?) (?:of|for) (?:(?:economic|annual|real|"
    r"overall) )*"
    r"growth (?:of|at|to be)(?: between)?" + _ABOUT
)
#: "expects Busan to grow by just 0.9%", "Gdańsk's output grew faster than Warsaw's: 4.6%".
_TO_GROW = re.compile(
    r"\b(?:[Ee]xpects?|[Ss]ees?|[Ff]orecasts?|[Pp]rojects?|[Pp]redicts?|[Ee]xpected|[Pp]redicted|"
    r"[Rr]eckons?) "
    r"(?:the )?(?:economy of )?(?:(?:city|region|state|province|county)|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"(?:['’]s (?:economy|output|GDP))? (?:to|will|would) (?:grow|expand|contract|shrink)(?: at| by)?"
    + _ABOUT
)
_OUTPUT_IN = re.compile(
    r"^(?:But |And |Yet )?(?:Real |Total |Economic )?[Oo]utput (?:in|"
    r"of) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
    r"(?: (?:area|region|province|state|metro area|county|district))? (?:has |had )?(?:contracted|"
    r"shrank|shrunk|grew|"
    r"grown|expanded)(?: by| at)?" + _ABOUT
)
_SLOWS = re.compile(
    r"(?:^|[.;,] |\band |\bwhile |\bthat )(?:[Ee]conomic |[Oo]verall )?[Gg]rowth (?:in|of|"
    r"for) (?:the )?[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)*(?: (?:region|province|state|city|economy|metro area))? (?:(?:will|would|"
    r"should|is|was|has|"
    r"to|expected|forecast|set|likely|projected) )*(?:slow|eas|accelerat|quicken|pick|drop|fall|"
    r"fell|ris|rose|come|"
    r"came|averag|reach|moderat|hit|be |stand|stood|was|is)\w*(?: (?:up|in|from|to|"
    r"at))*(?: this year| next year)?"
    r"(?: (?:from|to|at))?" + _ABOUT
)
_FASTER = re.compile(
    r"(?:\b(?:economy|GDP|GVA)|['’]s output)\b[^.;:%\d]{0,40}\b(?:grew|grows|expanded|growing|expanding|"
    r"shrank) (?:faster|more|slower|less|twice as fast)[^.;%\d]{0,60}[:,]" + _ABOUT
)
#: "growth of 5 per cent in exports" says of what.
_IN_WHAT = re.compile(
    r" in (?!(?:the |this |each |its )?(?:\d|first|second|third|fourth|year|coming|next|real|both))"
)
#: "No state grew faster, at 8.2%".
_NO_OTHER = re.compile(
    r"\b[Nn]o (?:other )?(?:\w+ )?(?:state|region|province|county|country|city|territory) "
    r"(?:has |had )?(?:gr[eo]wn?|expanded) (?:faster|more|as (?:fast|much))[^.;%\d]{0,40}\b(?:at|by)" + _ABOUT
)
#: "以13.5%的增速位居第一", "稳住6%左右的增速": growth whose noun stands nowhere.
_SPEED_BEHIND = re.compile(
    r"(?:左右|上下|以上|以下|多)?的(?:同比|年均|平均|名义|实际|经济|高|较快)*(?:增速|增长率|增幅)"
)
_ECONOMIC = frozenset(["gdp", "gdp_growth", "gdp_per_capita", "gva", "gdp_share"])


def _gdp(code: str) -> Topic:
    return topic_of(code, 0.7, "gdp_growth" if code == "gdp_growth" else "gdp")


def _told(p: Passage, out: Sequence[Topic]) -> Topic | None:
    """Give what was told last: by a figure before it in the sentence, else by the sentence before."""
    here = next((t for t in reversed(out) if t.code is not None), None)
    return here or (p.last[0] if p.last is not None and p.fresh else None)


def _can_grow(told: Topic | None) -> bool:
    """Tell whether what was told last may be what grows: sums and counts and their growth, no shares."""
    if told is None or told.code is None:
        return False
    if told.code in _ECONOMIC or told.code in {"cpi", "ppi"} or told.code.endswith(("_share", "_rate")):
        return False
    return told.indicator is None or not told.indicator.kinds <= {
        "percent",
        "rate",
        "rank",
        "index",
        "points",
    }


@rule(
    units=PERCENT,
    kinds=KINDS - {"rank", "gap", "change"},
    signs=("增", "gr", "Gr", "utput", "sees ", "expects ", "forecasts ", "projects ", "predicts "),
)
def growth_of_economy(f: Figure) -> Topic | None:
    """Read growth of which no noun says whose it is as that of the economy.

    None where a noun stands in the clause, or what was told last may itself grow so.
    """
    p, number, out = f.passage, f.number, f.out
    after = f.after
    if _SPEED_BEHIND.match(p.text, number.end, p.end):
        near = clause_start(p.text, after, number.before)
        named = any(near <= t.start < number.start and t.indicator.code not in _ECONOMIC for t in p.topics)
        return None if named or _can_grow(_told(p, out)) else _gdp("gdp_growth")
    head = p.text[after : number.before]
    if ("增长" in head or "增速" in head) and _GOAL_ZH.search(p.text, after, number.start):
        return None if any(after <= t.start < number.start for t in p.topics) else _gdp("gdp_growth")
    if "增" in head and _place_grew_zh(p, after, number.before):
        told_of = "经济" in p.text[p.start : number.before]
        return _gdp("gdp_growth") if told_of or not _can_grow(_told(p, out)) else None
    if _is_forecast(p, number.end, head):
        return None if _IN_WHAT.match(p.text, number.end, p.end) else _gdp("gdp_growth")
    if (
        "utput" not in head
        and "gr" not in head
        and "Gr" not in head
        and "to " not in head
        and "expan" not in head
    ):
        return None
    if _TO_GROW.search(head) or _FASTER.search(head) or _SLOWS.search(head) or _OUTPUT_IN.search(head):
        return _gdp("gdp_growth")
    if _NO_OTHER.search(head):
        return None if p.context is not None and p.context.code == "population" else _gdp("gdp_growth")
    if not (_FORESEEN.search(head) or _FORECAST.search(head)) or _IN_WHAT.match(p.text, number.end, p.end):
        return None
    free = not _can_grow(_told(p, out)) or _AUTHORITY.search(head)
    return _gdp("gdp_growth") if free else None


#: What a clause says of a place's growth beside the place itself.
_ONLY_GREW_ZH = re.compile(
    r"(?:\d{4}年|[去今当前同]年|全年|上半年|下半年|前[一二三]季度|[一二三四]季度|经济|整体|实际|平均|年均|预计|"
    r"全[国省市州]|同比|同期|只|仅|则|却|也|而|但|的|其中|将|会|有望|增长|增速|为|了|是|约|近|达到?|,)*"
)


def _place_grew_zh(p: Passage, after: int, end: int) -> bool:
    """Tell "去年全国只增长1.1%": a clause with a place that grew, and nothing else in it."""
    clause = clause_start(p.text, after, end)
    inside = [(a, b) for a, b, _ in p.named if clause <= a and b <= end]
    words = p.text[clause:end]
    for a, b in sorted(inside, reverse=True):
        words = words[: a - clause] + words[b - clause :]
    if any(p.start <= t.start < end and t.indicator.code not in _ECONOMIC for t in p.topics):
        return False
    return bool(inside) and "增长" in words and _ONLY_GREW_ZH.fullmatch(words) is not None


#: "把增长目标定在7%以上": what is to grow is the economy where nothing else is named.
_GOAL_ZH = re.compile(
    r"(?:(?:^|[,。;:年的将把])(?:(?:今年|全年|年度|明年|经济|预期|本年度|全市)*的?)?增长(?:预期)?目标|"
    r"[定设提]出?下?的(?:预期|年度|全年|增长)*目标|(?:今年|全年|明年|本年度|20\d\d年)的?(?:经济|发展|"
    r"增长|预期)*目标)"
    r"(?:值|则|也|被|仍|依然)*(?:是|为|定在|定为|设在|设为|设定为|设定在|确定为|调至|下调至|下调为|"
    r"上调至|锁定|瞄准|保持在)?"
    r"(?:了)?(?:经济)?(?:增长|增速)?(?:约|近|超过?|为|在)*$"
)
#: "kept its forecast of 2.5% growth", and behind such a one "Banorte sees 1.9%".
_GROWTH_BEHIND = re.compile(r" (?:annual |economic |real |full-year |GDP |output )*growth\b")
_FORECAST_OF = re.compile(
    r"\b(?:forecasts?|projections?|targets?|goals?|estimates?|outlook|expect\w*|sees?|"
    r"project(?:s|ed)|predict\w*|"
    r"pencil\w*|aim\w*)(?: in| for| at| of| a| an| its| (?:about|around|just|only|over))*$"
)
_SEES = re.compile(
    r"(?:^|[,;.] |\b(?:and|but|while) )(?:the )?[A-Z][\w&]*(?: [A-Z][\w&]*){0,3} "
    r"(?:sees|expects|forecasts|projects|predicts) $"
)


def _is_forecast(p: Passage, end: int, head: str) -> bool:
    if _GROWTH_BEHIND.match(p.text, end, p.end):
        return _FORECAST_OF.search(head.rstrip()) is not None
    told = p.last[0].code if p.last is not None and p.fresh else None
    return told == "gdp_growth" and _SEES.search(head) is not None and p.text.startswith((".", ",", ";"), end)


_PLACE_PART = re.compile(
    r"\b(?:contribut\w+|account(?:s|ed|ing)? for|m[ad][dk]es? up|ma[dk]e up|turn(?:s|ed)? out|yield\w*|"
    r"generat\w+|produc\w+|"
    r"provid\w+|represent\w*)"
    r"(?: (?:about|some|around|nearly|almost|over|just|only|more|less|than|roughly|up|to|fully|another))* ?$"
)
_OF_GDP = re.compile(
    r" (?:of|to) (?:(?!on |in |and |for |to |with |non-)[\w’'.-]+ ){0,4}?(?:GDP|GVA|gross (?:domestic|"
    r"regional|national|state) product|"
    r"gross value added|economy|economic output|economic activity|(?:national|regional|provincial|"
    r"country[’']s|nation[’']s|"
    r"state[’']s|UK|total|[A-Z]\w+[’']s?) output(?! of\b))\b(?! (?:growth|per))"
)
#: "The share of the region in national GDP, which was still 9.8%, dropped to 8.9%".
_SHARE_IN = re.compile(
    r"\b(?:[Tt]he share of (?:the )?(?:city|region|state|county|province|district|capital|"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)|"
    r"(?:[Tt]he (?:city|region|state|county|province|capital)[’']s|[Ii]ts) share) (?:in|of) "
    r"(?:the )?(?:national |country[’']s |total |nation[’']s )*(?:GDP|economy|gross domestic product|"
    r"output)\b"
)
_WORDS_ZH = (
    r"(?:合计|一共|总共|共同|三城|两地|三地|两市|三市|一城|一市|一地|一家|独自|单独|目前|如今|去年|今年|"
    r"当年|同年|全年|已经?|还|也|都|就|只|仅|约|"
    r"大约|差不多|几乎|它们?|该市|该省|当地|这里|全市|本市|其|的|这座城市|这个城市|经济总量|经济体量|"
    r"经济规模|GDP|地区生产总值|生产总值|而|但|则|却|又|"
    r"整个|两座?|三座?|个|龙头|双雄|城市|[“”、和与及])"
)
#: "太原占全省GDP的比重", "撑起了安徽经济的": of the whole product.
_PART_ZH = re.compile(
    r"(?P<verb>占(?:据|到|了|比)?|贡献|撑起|支撑起|创造|包揽|扛起|拿下|产出)(?:了|"
    r"出)?(?P<whole>[^,。;:占\d]{0,10}?)"
    r"(?:GDP|生产总值|经济总量|经济)的?(?:比重|份额|比例|权重)?(?:也|都|就|已|还|却|只|仅|有|是|为|达到?|"
    r"高达|超过?|近|约|不到|不足|差不多|"
    r"的|从|由|提高|上升|提升|升|降|下降|至|到|了)*$"
)
#: Sectors of the whole economy.
_SECTORS_ZH = {"工业": "industrial", "农业": "primary", "服务业": "tertiary", "第三产业": "tertiary",
               "第二产业": "secondary", "第一产业": "primary"}  # fmt: skip
_PEOPLE = frozenset(["population", "gdp", "gdp_growth", "area", "land", "gdp_per_capita"])

#: Without one of these nothing is a part of the economy.
_OF_ECONOMY = (
    "经济", "GDP", "生产总值", "share", "GVA", "product", "value added", "econom", "output",
)  # fmt: skip


@rule(units=PERCENT, kinds=PARTS, signs=_OF_ECONOMY)
def part_of_economy(f: Figure) -> Topic | None:
    """Read the part that a place has in the output of a whole as its share of GDP.

    None where a sector, firms or another thing has that part, and not the place.
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    after = f.after
    if not p.text[p.start : number.start].isascii() and (
        "经济" in p.text[after : number.before] or re.search("GDP|生产总值", p.text[after : number.before])
    ):
        return _part_zh(p, i, out, after)
    if (named := _SHARE_IN.search(p.text, p.start, number.before)) is not None:
        apart = p.text[named.end() : number.before]
        other = any(t.indicator.code != "gdp" and t.start < number.before for t in p.topics)
        fits = not other and len(apart) < 60
        return _gdp("gdp_share") if fits else None
    whole, verb = _OF_GDP.match(p.text, number.end, p.end), _PLACE_PART.search(p.text, after, number.before)
    if whole is None or verb is None or not acts(p, verb.start()):
        return None
    added = "GVA" in whole.group() or "value added" in whole.group()
    return topic_of("gva_share", 0.7, "gva") if added else _gdp("gdp_share")


def _part_zh(p: Passage, i: int, out: Sequence[Topic], after: int) -> Topic | None:
    number = p.numbers[i]
    clause = max(p.text.rfind(mark, after, number.before) + 1 for mark in ",;:。—(")
    clause = max(clause, after)
    found = _PART_ZH.search(p.text, clause, number.before)
    if found is None:
        return None
    subject = p.text[clause : found.start()]
    for a, b, _ in sorted(p.named, reverse=True):
        if clause <= a and b <= found.start():
            subject = subject[: a - clause] + subject[b - clause :]
    rest = re.sub(_WORDS_ZH, "", subject)
    own = any(clause <= t.start < found.start() and t.indicator.code not in _ECONOMIC for t in p.topics)
    named = len(rest) < 2 or own  # 数字经济 has its own share
    token = _SECTORS_ZH.get(rest) or (None if named else whole_zh(rest, "value_added"))
    if token is not None:
        code = SHARES_OF_GDP.get(f"{token}_value_added", f"{token}_value_added_share_of_gdp")
        return replace(topic_of(code, 0.75, f"{token}_value_added", "value_added"), whole="gdp")
    if rest or any(t.indicator.code in SHARES_OF_GDP and t.start < number.start for t in p.topics):
        return None  # "研发开支更不能比:深圳占GDP的6.5%"
    if found.start() == clause:
        told = out[-1] if out else p.last[0] if p.last is not None and p.fresh else None
        base = plain_code(told.code) if told is not None else "gdp"
        if base not in _PEOPLE and (out or not any(a == p.start and b < clause for a, b, _ in p.named)):
            return None
    return _gdp("gdp_share")
