"""What a figure takes over from the figure before it: the same of another place, its share, its growth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import leads_to, next_in_list, place_among_three
from poliscope.data.articles.indicators.phrases.wholes import whole_of_share
from poliscope.data.articles.indicators.records import (
    SECTORS,
    SHARES_OF_GDP,
    Topic,
    kinds_of,
    topic_of,
)
from poliscope.data.articles.indicators.rules import LEVEL, NO_LEVEL, PARTS, PERCENT, Figure, rule

__all__ = [
    "grown_to",
    "growth_at_once",
    "in_brackets",
    "listed",
    "part_of_other",
    "points_of_percent",
    "rate_of_count",
    "second_of_two",
    "share_of_before",
]

_GROWN = re.compile(r"_(?:growth|change)$")

_NOUN_INSIDE = re.compile(r"(?<=[\d ])[a-z]{4,}s$")


@rule(place="later")
def listed(f: Figure) -> Topic | None:
    """Go on in a list: "0.1%、37.6%、62.3%"."""
    p, i, chosen, out = f.passage, f.i, f.chosen, f.out
    if not p.same_unit(i) or not p.in_list(i):
        return None
    if chosen is not None and chosen.end > p.numbers[i - 1].start:
        return None
    nouns = [_NOUN_INSIDE.search(p.text, p.numbers[j].start, p.numbers[j].end) for j in (i - 1, i)]
    if nouns[1] is not None and nouns[0] is not None and nouns[0].group() != nouns[1].group():
        return None  # "3,200 restaurants and 410 hotels"
    return next_in_list(out[-1], p, i)


@rule(units=["pp"], kinds=["gap", "change"], place="later")
def points_of_percent(f: Figure) -> Topic | None:
    """Read percentage points as those of the percentage before: "为2.44%,比上年提高0.03个百分点"."""
    p, i, chosen, out = f.passage, f.i, f.chosen, f.out
    if out[-1].code is None or p.numbers[i - 1].scanned.unit != "%":
        return None
    own = chosen is not None and chosen.start > p.numbers[i - 1].end
    above = out[-1].code.endswith("_growth") and _ABOVE_RATE.fullmatch(
        p.text, p.numbers[i - 1].end, p.numbers[i].before
    )
    return None if own and not above else replace(out[-1], confidence=0.75)


#: "增长15.2%,高于各项贷款增速8.4个百分点": what stands between is only compared with.
_ABOVE_RATE = re.compile(
    r",(?:分别)?(?:增速)?(?:高于|低于|快于|慢于|高出|超过|跑赢|领先于?|落后于?|比)[^,。;]{2,24}?(?:增速|增幅|平均水平|水平|平均)"
    r"(?:高|低|快|慢)?(?:出|了)?"
)


@rule(place="later")
def second_of_two(f: Figure) -> Topic | None:
    """Read the second figure of "from 212 in 2010 to 455 in 2015"."""
    p, i, chosen, out = f.passage, f.i, f.chosen, f.out
    if not p.same_unit(i) or out[-1].code is None or not leads_to(p.text, p.numbers, i):
        return None
    if out[-1].code in SECTORS and (place := place_among_three(p, i)) is not None:
        return replace(out[-1], code=SECTORS[place])  # "由10.1:40.0:49.9调整为9.7:40.5:49.8"
    if chosen is not None and chosen.end > p.numbers[i - 1].start and out[-1].indicator is not None:
        return None
    return replace(out[-1], confidence=min(out[-1].confidence, 0.8))


@rule(units=PERCENT, signs=("的",))
def part_of_other(f: Figure) -> Topic | None:
    """Read "恢复到2019年的96.5%" and "约为台北市的七成五" as parts of the figure before, or its noun."""
    p, i, number, chosen, out = f.passage, f.i, f.number, f.chosen, f.out
    after = f.after
    if chosen is not None and after <= chosen.start and chosen.end <= number.start:
        between = p.text[chosen.end : number.before]
        if chosen.indicator.kinds <= {"percent", "rate"} or not (
            _OF_OTHER_YEAR.fullmatch(between) or _OF_OTHER_PLACE.fullmatch(between)
        ):
            return None
        return chosen.as_topic(0.75)
    if chosen is None and (noun := _noun_of_part(p, after, number.before)) is not None:
        return noun
    if not out or out[-1].code is None:
        return None
    head = p.text[p.numbers[i - 1].end : number.before]
    if re.search(r"生产总值|GDP|gdp|相当于全[国省市县球台港]", head):
        return None
    if re.fullmatch(
        r",?(?:大约|只|也|还|尚|才|约为?|仅为?|只有|不到|不足|恢复到?|恢复至|相当于|是|为|已|也|达到?|"
        r"接近)+[^,。;占]{1,14}的约?",
        head,
    ):
        return replace(out[-1], code=re.sub(r"_growth$", "", out[-1].code), confidence=0.6)
    return None


def _noun_of_part(p: Passage, after: int, before: int) -> Topic | None:
    """Find the counted noun of which there are so many parts of another place's: "高企只有芜湖的三分之一"."""
    for t in reversed(p.topics):
        if after <= t.start and t.end <= before and not t.indicator.kinds <= {"percent", "rate"}:
            between = p.text[t.end : before]
            told = _OF_OTHER_YEAR.fullmatch(between) or _OF_OTHER_PLACE.fullmatch(between)
            return t.as_topic(0.75, t.indicator.code) if told else None
    return None


#: "商品房销售面积只有高峰期2021年的四成": a part of what it was.
_OF_OTHER_YEAR = re.compile(
    r"(?:已|仅|只|才|也)?(?:恢复到?|恢复至|只有|不到|不足|相当于|仅为|仅及|回到|达到?|是|为|"
    r"约为?)[^,。;占]{0,8}(?:19|20)\d{2}年[^,。;占]{0,6}的约?"
)
#: "经济总量仅相当于合肥的38%"; what is so much of the whole country is a share.
_OF_OTHER_PLACE = re.compile(
    r"(?:大约|仅|只|还|尚|才|约|已|却|也|则|都|更|均)*(?:相当于|只有|不到|不足|仅为|仅及|约为|为|是|及)(?!全|世界|(?:本地|地区|国内)?生产|GDP|"
    r"整个)[^,。;占\d]{1,10}的(?:约|近)?"
)
#: "2,242 homes (13 percent", "up 257 (13 percent)", "39.8亿元(8.4%)".
_OPENED = re.compile(
    r" ?(?:[a-z]+ ){0,2}[a-z]*,? ?\((?:or |about |nearly |some |an? )*|[\u4e00-\u9fff]{0,2}\(约?"
)


@rule(units=PERCENT, kinds=PARTS, place="later", signs=("(",))
def in_brackets(f: Figure) -> Topic | None:
    """Read a percentage in brackets behind a figure: the growth of what changed, else its share."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if out[-1].code is None:
        return None
    past = p.relations[i - 1].kind
    if p.numbers[i - 1].scanned.unit in {"%", "pp"} or p.numbers[i - 1].form == "rank":
        return None
    if not _OPENED.fullmatch(p.text[p.numbers[i - 1].end : number.before]):
        return None
    base = _GROWN.sub("", out[-1].code)
    return replace(
        out[-1], code=f"{base}_growth" if past in {"change", "growth"} else f"{base}_share", confidence=0.75
    )


#: What may stand between a level and its growth: ", up 6.3%", ",比上年增长11.5%".
_AT_ONCE = re.compile(
    r",? ?(?:which (?:is|was) )?(?:up|down|an? (?:\w+ ){0,2}(?:increase|rise|growth|decrease|"
    r"decline|drop|fall|gain) of|"
    r"(?:increas|ris|fall|declin|grow)ing(?: by)?) (?:about |nearly |over |around |by )?|"
    r"(?:次|套)?,?(?:同比|比上年|较上年|比去年|较去年|按年|年)?(?:同期)?(?:名义|实际)?(?:增长|下降|增加|减少|增|减|"
    r"上升|下跌|回落|回升|上涨|下滑)(?:了|约|近)?"
)

#: "$214 million into local companies in 2024, down 18 per cent": over what says where and when.
_UP_OR_DOWN = re.compile(
    r"(?P<between>[^,;.()]{0,70}), (?P<moved>up|down)?(?: by)?(?: (?:about|some|nearly|almost|over|"
    r"around))* ?"
)
_THAN_THEN = re.compile(
    r" (?:less|more|fewer|higher|lower|up|down) (?:than|on|from) (?:in )?(?:the |a |last |20|19|its )"
)
#: A verb in between has a subject of its own.
_VERB_BETWEEN = re.compile(r"\b(?:and|while|but|as|with|was|were|is|are|has|had|rose|fell|grew|which|who)\b")


def _up_or_down(p: Passage, i: int) -> bool:
    """Tell a rate set behind a level by a comma, which is of that level and not of a noun between them."""
    gap = _UP_OR_DOWN.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    if gap is None or _VERB_BETWEEN.search(gap["between"]):
        return False
    return gap["moved"] is not None or _THAN_THEN.match(p.text, p.numbers[i].end) is not None


def _moved_from(p: Passage, i: int, out: Sequence[Topic]) -> Topic:
    """Give what has moved: of "put $612 million into 84 deals, down 23.6% from $801 million" the money."""
    start = p.numbers[i + 1] if i + 1 < len(p.numbers) else None
    if start is None or not _FROM.fullmatch(p.text, p.numbers[i].end, start.before):
        return out[-1]
    alike = [k for k in range(i) if p.numbers[k].scanned.unit == start.scanned.unit and out[k].code]
    return out[alike[-1]] if alike else out[-1]


_FROM = re.compile(r" (?:from|on|than)(?: (?:the|about|some|just|a|its))* ?")


@rule(units=["%", "times"], kinds={"growth"}, place="later")
def growth_at_once(f: Figure) -> Topic | None:
    """Read "that of rural residents was 24,890 yuan, up 6.3%": the growth of what has just been told."""
    p, i, number, chosen, out = f.passage, f.i, f.number, f.chosen, f.out
    last, before = p.numbers[i - 1], out[-1]
    if before.code is None or p.relations[i - 1].kind != "level" or last.scanned.unit in NO_LEVEL:
        return None
    if _up_or_down(p, i):
        before = _moved_from(p, i, out)
        return replace(before, code=f"{_GROWN.sub('', before.code or '')}_growth", confidence=0.7)
    if chosen is None or chosen.indicator is before.indicator or chosen.start >= last.end:
        return None
    if before.indicator is None and before.start < 0:
        return None
    noun_behind = last.end <= before.start and before.end <= number.before  # "31.4亿美元风险资金,按年回升"
    if not _AT_ONCE.fullmatch(p.text[before.end if noun_behind else last.end : number.before]):
        return None
    return replace(before, code=f"{_GROWN.sub('', before.code or '')}_growth", confidence=0.75)


_TO = re.compile(
    r",? to (?:about |around |just |only |nearly |almost |over |more than |some |a record |"
    r"an all-time high of )*|,?(?:至|达到?)"
)


@rule(no_units=NO_LEVEL, kinds=LEVEL | {"change"}, place="later", signs=(" to ", "至", "达"))
def grown_to(f: Figure) -> Topic | None:
    """Read "Expenditure fell by 12.5% to €9.1 million" as the level of what fell."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if not (out[-1].code or "").endswith("_growth") or not _TO.fullmatch(
        p.text, p.numbers[i - 1].end, number.before
    ):
        return None
    before, kinds = out[-1], kinds_of(number)
    if before.indicator is not None and not before.indicator.kinds & kinds:
        return None
    return replace(before, code=_GROWN.sub("", before.code or ""), confidence=min(before.confidence, 0.75))


#: "an increase of 3.2% and accounting for", "$41 billion in 2022, or 31%".
_PART = re.compile(
    r"(?:[^.;]{0,40}?,)?[^.;,]{0,30}(?:,| and)(?: and| which)?(?: is| are| was| were)?"
    r"(?: accounting for| accounts? for| accounted for| representing| making up| equivalent to| equal to|"
    r" comprising| constituting| or)"
    r"(?: about| around| nearly| almost| over| more than| roughly| just| some| up to)* ?"
)

#: Of whom people are a part: "8,315 claimants, or 5.1 per cent of residents aged 16-64".
_OF_PEOPLE = frozenset(
    ["population", "working_age_population", "households", "labour_force", "residents", "employment"]
)
_COUNTED = frozenset({"persons", "count", None})
_RATES = {"claimant_count": "claimant_rate", "claimants": "claimant_rate", "unemployed": "unemployment_rate"}

_OR_RATE = re.compile(
    r"[^.;]{0,70}(?:,| and| \()(?: which is)?(?: or| equal to| equivalent to| that is| representing)?"
    r"(?: (?:about|around|nearly|almost|over|some|just))* ?"
)


@rule(units=PERCENT, place="later")
def rate_of_count(f: Figure) -> Topic | None:
    """Read "8,315 claimants, or 5.1 per cent of residents aged 16-64" as the rate of what was counted."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if (rate := _RATES.get(out[-1].code or "")) is None:
        return None
    told = _OR_RATE.fullmatch(p.text, p.numbers[i - 1].end, number.before)
    return topic_of(rate, 0.75) if told else None


_OF_A_LEVEL = re.compile(r" of (?:the |its )?(?:[\w’'-]+ ){0,3}(?:average|mean|level|median)\b")


@rule(units=PERCENT, place="later", signs=(" of ",))
def share_of_before(f: Figure) -> Topic | None:
    """Read "tax revenue was 199 billion yuan, up 3%, accounting for 89% of budget revenue" as its share."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if out[-1].code is None:
        return None
    gap = p.text[p.numbers[i - 1].end : number.before]
    if (
        p.numbers[i - 1].form == "rank"
        or not _PART.fullmatch(gap)
        or not p.text.startswith(" of ", number.end)
    ):
        return None
    level = next((j for j in range(i - 1, -1, -1) if p.relations[j].kind in {"level", "change"}), None)
    if level is None and p.relations[i - 1].kind == "growth" and "accounting" in gap:
        level = i - 1  # "increased by 6.2%, accounting for 41.9% of the regional GDP"
    elif level is None or p.numbers[level].scanned.unit in {"%", "pp", "times"}:
        return None
    behind = next((t for t in p.topics if 0 <= t.start - number.end <= 40), None)
    of_people = (
        behind is not None
        and behind.indicator.code in _OF_PEOPLE
        and p.numbers[level].scanned.unit in _COUNTED
    )
    told = out[level].indicator
    kinds = told.kinds if told is not None else frozenset[str]()
    part = (
        of_people or behind is None or behind.indicator.code == "gdp" or bool(kinds & behind.indicator.kinds)
    )
    if not part:
        return None  # "employ 90,000 people and accounted for 14% of the country's exports"
    if re.search(r"\bor\b", gap) and behind is not None and not of_people:
        return None  # "or 31 percent of all jobs created" says what it is a share of
    if _OF_A_LEVEL.match(p.text, number.end, p.end):
        return replace(out[level], confidence=0.7)  # "$2,100, or 58% of the capital's level"
    between = (p.numbers[level].end, number.before)
    if any(between[0] <= t.start and t.end <= between[1] for t in p.topics):
        return None
    base = out[level]
    if base.code is None or (base.indicator is None and base.code not in _RATES):
        return None
    whole = whole_of_share(p, i)
    code = _GROWN.sub("", base.code)
    code = (
        SHARES_OF_GDP.get(code, f"{code}_share_of_gdp")
        if whole == "gdp"
        else _RATES.get(code, f"{code}_share")
    )
    return replace(base, code=code, confidence=0.75, whole=whole)
