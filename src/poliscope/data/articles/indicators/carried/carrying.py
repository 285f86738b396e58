"""What a figure takes over from the figure before it: the same of another place, its share, its growth."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.choosing import whole_of_share
from poliscope.data.articles.indicators.phrases.composing import leads_to, next_in_list, place_among_three
from poliscope.data.articles.indicators.records import (
    SECTORS,
    SHARES_OF_GDP,
    Topic,
    TopicMention,
    kinds_of,
    same_list,
)
from poliscope.data.articles.lexicon import build_lexicon

__all__ = [
    "against_before",
    "against_sentence_before",
    "grown_to",
    "growth_at_once",
    "in_brackets",
    "listed",
    "part_of_other",
    "points_of_percent",
    "rate_of_count",
    "referring",
    "second_of_two",
    "share_of_before",
]

_GROWN = re.compile(r"_(?:growth|change)$")


_NOUN_INSIDE = re.compile(r"(?<=[\d ])[a-z]{4,}s$")


def listed(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Go on in a list: "0.1%、37.6%、62.3%"."""
    if not out or not p.same_unit(i) or not same_list(p.text, p.numbers, i):
        return None
    if chosen is not None and chosen.end > p.numbers[i - 1].start:
        return None
    nouns = [_NOUN_INSIDE.search(p.text, p.numbers[j].start, p.numbers[j].end) for j in (i - 1, i)]
    if nouns[1] is not None and nouns[0] is not None and nouns[0].group() != nouns[1].group():
        return None  # "3,200 restaurants and 410 hotels"
    return next_in_list(out[-1], p.text, p.numbers, i)


def points_of_percent(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Read percentage points as those of the percentage before: "为2.44%,比上年提高0.03个百分点"."""
    if not out or out[-1].code is None or p.relations[i].kind not in {"gap", "change"}:
        return None
    if p.numbers[i].scanned.unit != "pp" or p.numbers[i - 1].scanned.unit != "%":
        return None
    own = chosen is not None and chosen.start > p.numbers[i - 1].end
    return None if own else replace(out[-1], confidence=0.75)


def second_of_two(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Read the second figure of "from 212 in 2010 to 455 in 2015"."""
    if not p.same_unit(i) or out[-1].code is None or not leads_to(p.text, p.numbers, i):
        return None
    if out[-1].code in SECTORS and (place := place_among_three(p.text, p.numbers, i)) is not None:
        return replace(out[-1], code=SECTORS[place])  # "由10.1:40.0:49.9调整为9.7:40.5:49.8"
    if chosen is not None and chosen.end > p.numbers[i - 1].start and out[-1].indicator is not None:
        return None
    return replace(out[-1], confidence=min(out[-1].confidence, 0.8))


def part_of_other(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Read "恢复到2019年的96.5%" and "约为台北市的七成五" as parts of the figure before, or its noun."""
    if p.numbers[i].scanned.unit != "%":
        return None
    after = p.numbers[i - 1].end if i else p.start
    if chosen is not None and after <= chosen.start and chosen.end <= p.numbers[i].start:
        between = p.text[chosen.end : p.numbers[i].before]
        if chosen.indicator.kinds <= {"percent", "rate"} or not (
            _OF_OTHER_YEAR.fullmatch(between) or _OF_OTHER_PLACE.fullmatch(between)
        ):
            return None
        return Topic(chosen.indicator.code, chosen.start, chosen.end, 0.75, chosen.indicator)
    if not out or out[-1].code is None:
        return None
    head = p.text[p.numbers[i - 1].end : p.numbers[i].before]
    if re.search(r"生产总值|GDP|gdp", head):
        return None
    if re.fullmatch(
        r",?(?:大约|只|也|还|尚|才|约为?|仅为?|只有|不到|不足|恢复到?|恢复至|相当于|是|为|已|也|达到?|"
        r"接近)+[^,。;占]{1,14}的约?",
        head,
    ):
        return replace(out[-1], code=re.sub(r"_growth$", "", out[-1].code), confidence=0.6)
    return None


def against_before(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read "grew by 2.1%, against 1.3% in the Midlands": the same of another place."""
    if not out or out[-1].code is None or p.relations[i].kind not in {"level", "share", "gap"}:
        return None
    if not p.same_unit(i):
        return _as_points_told(p, i, out)
    gap = p.text[p.numbers[i - 1].end : p.numbers[i].before]
    named = (
        any(  # but not a noun of another unit: "put €214 million into Leuven companies, against €126 million"
            p.numbers[i - 1].end <= t.start
            and t.end <= p.numbers[i].start
            and t.indicator.kinds & kinds_of(p.numbers[i])
            for t in p.topics
        )
    )
    of_average = _ABOVE_ZH.search(gap) and re.match(
        r"的(?:平均|水平|均值|增速)", p.text[p.numbers[i].end : p.numbers[i].end + 4]
    )
    if named or len(gap) > 70 or not (of_average or _AGAINST.search(gap)):
        return None
    return replace(out[-1], confidence=min(out[-1].confidence, 0.7))


_BESIDE_ZH = re.compile(r"(?:仅次于|低于|高于|不及|慢于|快于|落后于|领先于?)[^,。;\d]{1,12}的$")


def _as_points_told(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read "增长6.9%,比全省高1.2个百分点,仅次于襄阳的7.1%" as the rate whose points were told between."""
    before = next((j for j in range(i - 1, -1, -1) if p.numbers[j].scanned.unit != "pp"), None)
    if before is None or p.numbers[i].scanned.unit != "%" or p.numbers[before].scanned.unit != "%":
        return None
    if before == i - 1 or not _BESIDE_ZH.search(p.text, p.numbers[i - 1].end, p.numbers[i].before):
        return None
    return replace(out[before], confidence=min(out[before].confidence, 0.7))


_ABOVE_ZH = re.compile(r"(?:高于|低于|快于|慢于|不及|超过|领先于?|落后于)[^,。;]{1,14}$")
_AGAINST = re.compile(
    r"^ from (?:about |just |only )*$|"
    r"\b(?:against|compared (?:with|to)|versus|than|(?:up|down) from)\b[^.;]{0,50}$|"
    r"(?:高于|低于|快于|慢于|不及|不如|跑赢|落后于|领先于?|"
    r"超过)[^,。;]{1,12}的$"
)

#: "商品房销售面积只有高峰期2021年的四成": a part of what it was.
_OF_OTHER_YEAR = re.compile(
    r"(?:已|仅|只|才|也)?(?:恢复到?|恢复至|只有|不到|不足|相当于|仅为|仅及|回到|达到?|是|为|"
    r"约为?)[^,。;占]{0,8}(?:19|20)\d{2}年[^,。;占]{0,6}的约?"
)
#: "经济总量仅相当于合肥的38%"; what is so much of the whole country is a share.
_OF_OTHER_PLACE = re.compile(
    r"(?:大约|仅|只|还|尚|才|约|已)*(?:相当于|只有|不到|不足|仅为|仅及|约为|为|是|及)(?!全|世界|"
    r"整个)[^,。;占\d]{1,10}的(?:约|近)?"
)
#: "2,242 homes (13 percent", "up 257 (13 percent)", "39.8亿元(8.4%)".
_OPENED = re.compile(
    r" ?(?:[a-z]+ ){0,2}[a-z]*,? ?\((?:or |about |nearly |some |an? )*|[\u4e00-\u9fff]{0,2}\(约?"
)


def in_brackets(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read a percentage in brackets behind a figure: the growth of what changed, else its share."""
    if not out or out[-1].code is None or p.numbers[i].scanned.unit != "%":
        return None
    past, kind = p.relations[i - 1].kind, p.relations[i].kind
    if p.numbers[i - 1].scanned.unit in {"%", "pp"} or p.numbers[i - 1].form == "rank":
        return None
    if kind not in {"level", "share"} or not _OPENED.fullmatch(
        p.text[p.numbers[i - 1].end : p.numbers[i].before]
    ):
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
    r",?(?:同比|比上年|较上年|比去年|较去年|按年|年)?(?:同期)?(?:名义|实际)?(?:增长|下降|增加|减少|增|减|"
    r"上升|下跌|回落)(?:了|约|近)?"
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


def growth_at_once(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Read "that of rural residents was 24,890 yuan, up 6.3%": the growth of what has just been told."""
    if not out or p.relations[i].kind != "growth" or p.numbers[i].scanned.unit not in {"%", "times"}:
        return None
    last, before = p.numbers[i - 1], out[-1]
    if before.code is None or p.relations[i - 1].kind != "level" or last.scanned.unit in {"%", "pp", "times"}:
        return None
    if _up_or_down(p, i):
        return replace(before, code=f"{_GROWN.sub('', before.code)}_growth", confidence=0.7)
    if chosen is None or chosen.indicator is before.indicator or chosen.start >= last.end:
        return None
    if before.indicator is None and before.start < 0:
        return None
    if not _AT_ONCE.fullmatch(p.text[last.end : p.numbers[i].before]):
        return None
    return replace(before, code=f"{_GROWN.sub('', before.code)}_growth", confidence=0.75)


_TO = re.compile(
    r",? to (?:about |around |just |only |nearly |almost |over |more than |some |a record |"
    r"an all-time high of )*|,?(?:至|达到?)"
)


def grown_to(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read "Expenditure fell by 12.5% to €9.1 million" as the level of what fell."""
    if not out or out[-1].code is None or p.relations[i].kind not in {"level", "change"}:
        return None
    if p.relations[i - 1].kind != "growth" or p.numbers[i].scanned.unit in {"%", "pp", "times"}:
        return None
    if not out[-1].code.endswith("_growth") or not _TO.fullmatch(
        p.text, p.numbers[i - 1].end, p.numbers[i].before
    ):
        return None
    before, kinds = out[-1], kinds_of(p.numbers[i])
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


def rate_of_count(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read "8,315 claimants, or 5.1 per cent of residents aged 16-64" as the rate of what was counted."""
    if not out or p.numbers[i].scanned.unit != "%" or (rate := _RATES.get(out[-1].code or "")) is None:
        return None
    told = _OR_RATE.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    return Topic(rate, -1, -1, 0.75, build_lexicon().by_code.get(rate)) if told else None


def share_of_before(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read "tax revenue was 199 billion yuan, up 3%, accounting for 89% of budget revenue" as its share."""
    if not out or out[-1].code is None or p.numbers[i].scanned.unit != "%":
        return None
    gap = p.text[p.numbers[i - 1].end : p.numbers[i].before]
    if (
        p.numbers[i - 1].form == "rank"
        or not _PART.fullmatch(gap)
        or not p.text.startswith(" of ", p.numbers[i].end)
    ):
        return None
    level = next((j for j in range(i - 1, -1, -1) if p.relations[j].kind in {"level", "change"}), None)
    if level is None and p.relations[i - 1].kind == "growth" and "accounting" in gap:
        level = i - 1  # "increased by 6.2%, accounting for 41.9% of the regional GDP"
    elif level is None or p.numbers[level].scanned.unit in {"%", "pp", "times"}:
        return None
    behind = next((t for t in p.topics if 0 <= t.start - p.numbers[i].end <= 40), None)
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
    between = (p.numbers[level].end, p.numbers[i].before)
    if any(between[0] <= t.start and t.end <= between[1] for t in p.topics):
        return None
    base = out[level]
    if base.code is None or (base.indicator is None and base.code not in _RATES):
        return None
    whole = whole_of_share(p.text, p.topics, p.numbers[i], p.numbers[i - 1].end, p.until(i))
    code = _GROWN.sub("", base.code)
    code = (
        SHARES_OF_GDP.get(code, f"{code}_share_of_gdp")
        if whole == "gdp"
        else _RATES.get(code, f"{code}_share")
    )
    return replace(base, code=code, confidence=0.75, whole=whole)


#: "台中同一比率为16.4%", "无锡的这一比例是3.4%": what was told last, of another place.
_REFERS = re.compile(
    r"(?:同一|这一|这个|该|此|上述|同样的?|前述)(?:比率|比例|比重|数字|指标|数据|占比|数值|"
    r"比值)[^,。;\d]{0,10}$"
)


_IS = (
    r"(?:,? (?:is|was|are|were|stands|stood|has|had|been|would|be|nearer|closer|now|only|just|still|about|"
    r"around|to|at|of|"
    r"some|roughly|almost|nearly|actually|really|even|more|less|than|over|under|a|mere))* ?$"
)
#: "In Kigali the figure is 97%", "the national rate of 5 percent", "the average for Kenya is 14%".
_REFERS_EN = re.compile(
    r"(?:\b(?:an?|the) (?:ratio|figure|share|rate|number|level) (?:that|which)|"
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:(?:corresponding|same|equivalent|comparable|true|real|actual|"
    r"official) )?"
    r"(?:figure|number|proportion|percentage|rate|share|ratio)|"
    r"\b(?:[Tt]he|an?|its) (?:national|provincial|state|statewide|regional|nationwide|UK|US|EU|British|"
    r"country[’']s|nation[’']s) "
    r"(?:rate|average|figure|mean|level|pace|share|ratio))"
    r"(?: (?:in|for|at|across|of) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*| here| there| nationally|"
    r" nationwide)?" + _IS
)


def _refers_in_english(p: Passage, i: int) -> bool:
    after = p.numbers[i - 1].end if i else p.start
    if p.relations[i].kind in {"rank", "change"} or " " not in p.text[after : p.numbers[i].before]:
        return False
    return _REFERS_EN.search(p.text, after, p.numbers[i].before) is not None


def referring(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Take over the last topic where the sentence refers to it."""
    before = (out[-1], p.numbers[i - 1].scanned.unit) if i else p.last
    if _refers_in_english(p, i):
        told = next(
            (k for k in range(i - 1, -1, -1) if p.numbers[k].scanned.unit == p.numbers[i].scanned.unit), None
        )
        before = before if told is None else (out[told], p.numbers[told].scanned.unit)
    elif not i and p.last is None:
        return None
    if before is None or before[0].code is None or before[1] != p.numbers[i].scanned.unit:
        return None
    if not _refers_in_english(p, i) and not _REFERS.search(
        p.text, p.numbers[i - 1].end if i else p.start, p.numbers[i].before
    ):
        return None
    return replace(before[0], start=-1, end=-1, confidence=0.7)


#: Sentences that only set another figure beside the last: "This compares to a national average of 14%."
_COMPARES = re.compile(
    r"(?:(?:This|That|It|Which|The (?:figure|rate|share|pace|number|result|level)) "
    r"(?:compares|compared|is compared|was compared)(?: \w+)? (?:to|with)|"
    r"Compared (?:to|with)|"
    r"The (?:\w+ )?(?:national|UK|EU|US|state|provincial|regional|European|global|county|city|country['’]s) "
    r"(?:\w+ )?(?:average|figure|rate|mean)|By comparison|In comparison|For comparison|"
    r"(?:而|相比之下,?|作为对比,?|同期,?)*(?:全国|全省|全市|全球|世界|同期)(?:的)?(?:平均(?:水平|值)?|"
    r"均值|这一数字|这一比例))"
)


def against_sentence_before(p: Passage, i: int, chosen: TopicMention | None) -> Topic | None:
    """Read "This compares to a national average of 14%": the same as the last figure before."""
    if i or p.last is None or chosen is not None or p.last[0].code is None:
        return None
    if p.numbers[i].scanned.unit != p.last[1] or p.relations[i].kind == "rank":
        return None
    return replace(p.last[0], start=-1, end=-1, confidence=0.7) if _COMPARES.match(p.text, p.start) else None
