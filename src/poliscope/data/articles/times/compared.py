"""Times that figures are only compared with, or that tell when something was said, not of when it is."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import compile_from, holds, is_latin
from poliscope.data.articles.times.records import Period, TimeMention

__all__ = ["EARLIER_EN", "make_mention"]

_COMPARED = compile_from(
    r"abcfilorstv与于从同和比由相自跟较",
    (
        r"(?:比|从|由|较|与|同|(?<=[高低多少大小快慢优好强弱早晚等较次])于|相比于|和|跟|自|相比|相较|"
        r"\bthan in|\bthan|\bbelow|\babove|\bfrom|"
        r"\bsince(?: (?:the )?(?:end|start|beginning|middle) of| early| late| mid)?|"
        r"\bcompared(?: with| to)?|"
        r"\bas (?:recently|late|far back) as(?: in)?|"
        r"\bcomparison (?:with|to)|\brelative to|\bagainst|\bversus|\bvs\.?|\bover|\bon|\bas in|"
        r"\bas it was in|\bas they were in|自从|\blevel (?:of|in)|\bregarding|"
        r"(?:ing|same|comparable) (?:period|quarter|half|month|week|day|time)(?: of| in| for)?)"
        r"(?:疫情(?:之|以)?前的?|(?:最|历史)?高峰时?的?)?(?: the)? ?$"
    ),
    re.IGNORECASE,
)
#: "since work began in 2019", "the budget approved in 2020": not what the figures are of.
_AGAINST_EN = re.compile(
    r"\bafter (?:an? |the |its )?(?:[a-z]+ )?(?:record|strong|weak|poor|bumper|banner|dismal|slow|"
    r"difficult|flat) $|"
    r"\b(?:against|compare[sd]? (?:with|to)|versus|up from|down from|than) (?:[^,;.]|[.,]\d){1,60} "
    r"(?:in|of|during|for|by|at)(?: the)?"
    r"(?: (?:an? )?(?:end|same|similar|comparable|close|corresponding)(?: period| month| quarter| time)?"
    r"(?: of| in))?(?: the)? $|"
    r"\b(?:surpass|exceed|beat|top|overtak|match|outstrip|eclips)(?:e|es|ed|ing|ping|ped|s)? "
    r"(?:[^,;.\d]{0,40} )?(?:of|from|in|set in|seen in|reached in)(?: the)? $|"
    r"\b(?:was|were|had|did|existed|lasted|stood)\b[^.;\d]{0,50} (?:until|before|up to) $|"
    r"\b(?:above|below|over|than|to) (?:the |its |their )?(?:pre-[a-z]+|record|peak) (?:level (?:of |in ))?$|"
    r"\bfrom (?:an? |the |its )?(?:[a-z]+ ){0,2}(?:spike|peak|high|low|record|level|total|base|figure|trough)"
    r"(?: in| of)?(?: the)? $|"
    r"\b(?:what|as|than) (?:it|they|that) (?:did|was|were|had|stood)(?: [a-z]+)? in $|"
    r"(?:thirds?|quarters?|half|fifths?|tenths?|per ?cent|%|fraction|double|twice|times|\d ?x|fold) (?:of )?"
    r"(?:the|its|their) (?:[\w-]+ ){0,3}(?:record|peak|level|high|low|total|figure|number|volume|boom)s? "
    r"(?:(?:set|seen|reached|recorded|hit|year) )?(?:in |of )?$|"
    r"\b(?:deal|agreement|contract|law|plan|act|pact|accord|treaty|programme|program|scheme|strategy|"
    r"licen[cs]e|concession) (?:[a-z]+ )?"
    r"(?:signed|agreed|passed|adopted|approved|struck|announced|launched|reached|won) (?:back )?in $"
)
#: What every alternative has, so that most times are told by one look.
_AGAINST_SIGNS = (
    "after ", "against ", "compare", "versus ", "from ", "than ", "pre-", "record ", "peak", " level",
    " high", " low", " total", " figure", " number", " volume", " boom", "what ", "as it ", "as they ",
    "as that ", "signed", "agreed", "passed", "adopted", "approved", "struck", "announced", "launched",
    "reached", "won ", "surpass", "exceed", "beat", " top", "overtak", "match", "outstrip", "eclips",
    " until ", " before ", " up to ",
)  # fmt: skip
EARLIER_EN = re.compile(
    r"\b(?:since (?:[a-z']+ ){1,5}|(?:approved|agreed|adopted|budgeted|promised|envisaged|pledged|founded|"
    r"established|opened|"
    r"published|released|issued|unveiled|launched|elected) (?:back )?)in $"
)
#: "out last month", "published this week": when something was told.
_TOLD_EN = re.compile(r"\b(?:out|published|released|issued|unveiled|announced|updated)(?: only| just)? $")
#: "five times the 2022 level".
_ITS_LEVEL = re.compile(r" (?:level|rate|figure|total|peak|low|high|average|mark)s?\b")

#: 与第六次全国人口普查2010年11月1日零时的912.2万人相比.
_SET_BESIDE = re.compile(r"(?:与|和|同|跟|较)[^,。;]{0,14}$")
_BESIDE_ENDS = re.compile(r"[^。;,]{0,40}?(?:相比|相较|比较)(?=[,。;]|$|[\u4e00-\u9fff])")

#: 不到2019年高峰时的三分之一.
_PEAK_OF_ZH = re.compile(
    r"年?(?:的)?(?:历史)?(?:最?高峰|峰值|顶峰|高点|鼎盛|低谷|疫情前)(?:时期|时|期|水平)?的(?:约|近|"
    r"不到|不足)?"
    r"(?:[\d.]+%|[\d.一二两三四五六七八九十]+(?:成|倍|分之))"
)
#: 2019年的三倍, 2021年的四成.
_TIMES_THAT_ZH = re.compile(
    r"(?:同期)?的(?:约|近|将近|超过?|不足|逾)?(?:[\d.]+|[一二两三四五六七八九十]+)(?:多|余)?(?:倍|成|%)"
)
_BACK_TO_ZH = re.compile(r"恢复(?:到|至)[^,。;]{0,8}\(?$")
#: 而上年同期下降了3.3%: a figure of that time, not one that is held against it.
_OWN_CLAUSE_ZH = re.compile(r"(?:^|[,;。]|[,;](?:而|但|可))$|[,;]?而$")
_FARED_ZH = re.compile(
    r"同期(?:则|却|仅|只|还|曾)*(?:同比)?(?:下降|下滑|回落|减少|增长|增加|上升|上涨|下跌|提高|为|是|仅|只有)"
)
#: 建于1958年的钢厂, 2005年设立的自贸区: since when there has been somebody, not when his figures are of.
_FOUNDED_ZH = re.compile(r"(?:建成?|成立|创建|创办|创立|设立|落成|始|诞生|开业|投产|开通|组建|上市)于$")
_FOUNDED_BEHIND_ZH = re.compile(
    r"年?(?:\d{1,2}月)?(?:由[^,。;\d]{1,8})?(?:成立|创建|创办|创立|设立|建成|建立|组建|投产|开业|"
    r"开通|启用|落成|落户|获批|建校|建厂)"
    r"的[^,。;\d]{0,12}(?:厂|园区?|区|公司|集团|企业|大学|学院|学校|港|机场|中心|基地|馆|铁路|地铁|"
    r"大桥|医院|研究院|实验室|平台|市场)"
)
_SET_FROM = ("同期", "相比", "以来", "之后", "起", "开始")
_DATELINE = re.compile(
    r" \(?(?:Xinhua|Reuters|AP|AFP|Bloomberg)|[*_)]{0,3} ?(?:--|—|–)|"
    r" \([A-Z][^()\d]{1,30}\) ?[-–—]| - (?=[A-Z])"
)

#: What stands before "in 2019" where figures are held against that year; most years have only "in".
_COMPARED_IN = (
    "than in ", "as in ", "was in ", "were in ", "level in ", "period in ", "quarter in ", "half in ",
    "month in ", "week in ", "day in ", "time in ",
)  # fmt: skip


def _is_compared(text: str, end: int, before: str) -> bool:
    """Tell by what stands right before and behind a time whether figures are held against it."""
    behind = text[end : end + 16]
    plain = before.endswith(" in ") and before.isascii() and not before.lower().endswith(_COMPARED_IN)
    if before.isascii() and behind.isascii():
        return not plain and _COMPARED.search(before) is not None
    if (not plain and _COMPARED.search(before)) or behind.startswith(_SET_FROM):
        return not (_FARED_ZH.match(behind) and _OWN_CLAUSE_ZH.search(before))
    if _TIMES_THAT_ZH.match(behind) or _PEAK_OF_ZH.match(text, end):
        return True
    if _SET_BESIDE.search(before) and _BESIDE_ENDS.match(text, end):
        return True
    if _FOUNDED_ZH.search(before) or _FOUNDED_BEHIND_ZH.match(text, end):
        return True
    return "恢复" in before and _BACK_TO_ZH.search(before) is not None


def _is_set_apart(ahead: str) -> bool:
    """Tell by the words before an English time that figures are not of it; they end in a blank."""
    if ahead.endswith("in ") and EARLIER_EN.search(ahead):
        return True
    if holds(ahead, _AGAINST_SIGNS) and _AGAINST_EN.search(ahead):
        return True
    return _TOLD_EN.search(ahead, max(0, len(ahead) - 20)) is not None


#: "1.66 million residents on April 1": a day on which they were counted.
_DAY_EN = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}\b(?!\d)|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z])")
#: 前年还是9731家: a look back beside a figure that has been told.
_STILL_ZH = re.compile(r"(?:时)?(?:还|仍|尚)(?:只|仅|是|有|不|为|停)(?![^\d,]*最)")


def make_mention(
    text: str, start: int, found: re.Match[str], period: Period, *, bare: bool = False
) -> TimeMention:
    """Make the mention of a time that was found, and tell whether it is only compared with."""
    before = text[max(start, found.start() - 26) : found.start()]
    compared = _is_compared(text, found.end(), before) and not (
        before.endswith((" on ", "On ")) and _DAY_EN.match(found.group())
    )
    if period.window or ("截" in before and re.search(r"(?:截至|截止)于?$", before)):
        compared = False
    if before.endswith("since ") and found.group().isalpha():
        return TimeMention(found.start(), found.end(), period)  # "since January" goes on until now
    ahead = text[max(start, found.start() - 96) : found.start()]
    if is_latin(text[found.start()]) and ahead.endswith(" ") and _is_set_apart(ahead):
        compared = True
    if _DATELINE.match(text[found.end() : found.end() + 40]):
        compared = True  # a dateline, not what the figures are of
    if not (compared or found.group().isascii()) and _STILL_ZH.match(text, found.end()):
        compared = re.search(r"\d", text[start : found.start()]) is not None
    if before.endswith("the ") and not before.endswith("by the ") and _ITS_LEVEL.match(text, found.end()):
        compared = True
    return TimeMention(found.start(), found.end(), period, compared, bare)
