"""What refers to a figure before or is set against it: "the figure in Kigali is", "against 1.3% in Leeds"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, kinds_of
from poliscope.data.articles.indicators.rules import KINDS, PARTS, Figure, rule

__all__ = ["against_before", "against_sentence_before", "referring"]

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
    r"(?: (?:in|for|at|across|of) (?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|(?:whole )?(?:country|nation|"
    r"state|region|province|city|county|island|continent))| here| there| nationally|"
    r" nationwide)?" + _IS
)


def _refers_in_english(p: Passage, i: int) -> bool:
    after = p.numbers[i - 1].end if i else p.start
    if p.relations[i].kind in {"rank", "change"} or " " not in p.text[after : p.numbers[i].before]:
        return False
    return _REFERS_EN.search(p.text, after, p.numbers[i].before) is not None


def _same_measure(told: str | None, unit: str | None) -> bool:
    """Tell whether a figure may be of what was told: the rate itself, points of it, a multiple."""
    return told == unit or (told in {"%", "pp", "times"} and unit in {"%", "pp", "times"})


#: What the last figure is called where it is referred to.
_REFERRING = (
    "figure", "number", "ratio", "share", "rate", "level", "proportion", "percentage", "average", "mean",
    "pace", "比", "数", "指标",
)  # fmt: skip


@rule(signs=_REFERRING)
def referring(f: Figure) -> Topic | None:
    """Take over the last topic where the sentence refers to it."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    before = (out[-1], p.numbers[i - 1].scanned.unit) if i else p.last
    if _refers_in_english(p, i):
        told = next(
            (k for k in range(i - 1, -1, -1) if p.numbers[k].scanned.unit == number.scanned.unit), None
        )
        before = before if told is None else (out[told], p.numbers[told].scanned.unit)
    elif not i and p.last is None:
        return None
    if before is None or before[0].code is None or not _same_measure(before[1], number.scanned.unit):
        return None
    if not _refers_in_english(p, i) and not _REFERS.search(p.text, f.after, number.before):
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


@rule(kinds=KINDS - {"rank"}, place="first")
def against_sentence_before(f: Figure) -> Topic | None:
    """Read "This compares to a national average of 14%": the same as the last figure before."""
    p, number, chosen = f.passage, f.number, f.chosen
    if p.last is None or chosen is not None or p.last[0].code is None:
        return None
    if number.scanned.unit != p.last[1]:
        return None
    return replace(p.last[0], start=-1, end=-1, confidence=0.7) if _COMPARES.match(p.text, p.start) else None


#: One of these sets a figure against the one before it.
_SET_AGAINST = (
    "from", "against", "compared", "versus", "than", "于", "不及", "不如", "超过", "领先", "跑赢",
)  # fmt: skip


@rule(kinds=PARTS | {"gap"}, place="later", signs=_SET_AGAINST)
def against_before(f: Figure) -> Topic | None:
    """Read "grew by 2.1%, against 1.3% in the Midlands": the same of another place."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if out[-1].code is None:
        return None
    if not p.same_unit(i):
        return _as_points_told(p, i, out)
    gap = p.text[p.numbers[i - 1].end : number.before]
    named = (
        any(  # but not a noun of another unit: "put €214 million into Leuven companies, against €126 million"
            p.numbers[i - 1].end <= t.start and t.end <= number.start and t.indicator.kinds & kinds_of(number)
            for t in p.topics
        )
    )
    of_average = _ABOVE_ZH.search(gap) and re.match(
        r"的(?:平均|水平|均值|增速)", p.text[number.end : number.end + 4]
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
    r"^,? from (?:about |just |only )*$|"
    r"\b(?:against|compared (?:with|to)|versus|than|(?:up|down) from)\b[^.;]{0,50}$|"
    r"(?:高于|低于|快于|慢于|不及|不如|跑赢|落后于|领先于?|仅次于|"
    r"超过)[^,。;]{1,12}的$"
)
