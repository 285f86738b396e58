"""Times that figures are only compared with, or that tell when something was said, not of when it is."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import compile_from
from poliscope.data.articles.times.records import Period, TimeMention

__all__ = ["EARLIER_EN", "make_mention"]

_COMPARED = compile_from(
    r"abcfilorstv与于从同和比由相自跟较",
    (
        r"(?:比|从|由|较|与|同|(?<=[高低多少大小快慢优好强弱早晚等较次])于|相比于|和|跟|自|相比|相较|"
        r"\bthan in|\bthan|\bbelow|\babove|\bfrom|"
        r"\bsince(?: (?:the )?(?:end|start|beginning|middle) of| early| late| mid)?|"
        r"\bcompared(?: with| to)?|"
        r"\bcomparison (?:with|to)|\brelative to|\bagainst|\bversus|\bvs\.?|\bover|\bon|\bas in|"
        r"\bas it was in|\bas they were in|自从|\blevel (?:of|in)|\bregarding|"
        r"(?:ing|same|comparable) (?:period|quarter|half|month|week|day|time)(?: of| in| for)?)(?: the)? ?$"
    ),
    re.IGNORECASE,
)
#: "since work began in 2019", "the budget approved in 2020": not what the figures are of.
_AGAINST_EN = re.compile(
    r"\bafter (?:an? |the |its )?(?:[a-z]+ )?(?:record|strong|weak|poor|bumper|banner|dismal|slow|"
    r"difficult|flat) $|"
    r"\b(?:against|compared (?:with|to)|versus|up from|down from|than) (?:[^,;.]|[.,]\d){1,44} "
    r"(?:in|of|during|for|by|at)(?: the)?"
    r"(?: (?:end|same|close|corresponding)(?: period| month| quarter| time)?(?: of| in))?(?: the)? $|"
    r"\b(?:above|below|over|than|to) (?:the |its |their )?(?:pre-[a-z]+|record|peak) (?:level (?:of |in ))?$|"
    r"\bfrom (?:an? |the |its )?(?:[a-z]+ ){0,2}(?:spike|peak|high|low|record|level|total|base|figure|trough)"
    r"(?: in| of)?(?: the)? $|"
    r"\b(?:what|as|than) (?:it|they|that) (?:did|was|were|had|stood)(?: [a-z]+)? in $"
)
EARLIER_EN = re.compile(
    r"\b(?:since (?:[a-z']+ ){1,5}|(?:approved|agreed|adopted|budgeted|promised|envisaged|pledged|founded|"
    r"established|opened|"
    r"published|released|issued|unveiled|launched|elected) (?:back )?)in $"
)
#: "out last month", "published this week": when something was told.
_TOLD_EN = re.compile(r"\b(?:out|published|released|issued|unveiled|announced|updated)(?: only| just)? $")
#: "five times the 2022 level".
_ITS_LEVEL = re.compile(r" (?:level|figure|total|peak|low|high|average|mark)s?\b")


#: 与第六次全国人口普查2010年11月1日零时的912.2万人相比.
_SET_BESIDE = re.compile(r"(?:与|和|同|跟|较)[^,。;]{0,14}$")
_BESIDE_ENDS = re.compile(r"[^。;,]{0,40}?(?:相比|相较|比较)(?=[,。;]|$|[\u4e00-\u9fff])")


_SET_FROM = ("同期", "相比", "以来", "之后", "起", "开始")
_GROWN_FROM = (*_SET_FROM, "增长", "增加", "提高", "下降")
_DATELINE = re.compile(r" \(?(?:Xinhua|Reuters|AP|AFP|Bloomberg)|[*_)]{0,3} ?(?:--|—|–)")


def make_mention(
    text: str, start: int, found: re.Match[str], period: Period, *, bare: bool = False
) -> TimeMention:
    """Make the mention of a time that was found, and tell whether it is only compared with."""
    before = text[max(start, found.start() - 26) : found.start()]
    after = text[found.end() : found.end() + 5]
    compared = after.startswith(_SET_FROM if bare else _GROWN_FROM) or bool(_COMPARED.search(before))
    if after.startswith(("的", "同期的")) and re.match(
        r"(?:同期)?的(?:约|近|将近|超过?|不足|逾)?(?:[\d.]+|[一二两三四五六七八九十]+)(?:多|余)?(?:倍|成|%)",
        text[found.end() : found.end() + 16],
    ):
        compared = True
    if _SET_BESIDE.search(before) and _BESIDE_ENDS.match(text, found.end()):
        compared = True
    if "恢复" in before and re.search(r"恢复(?:到|至)[^,。;]{0,8}\(?$", before):
        compared = True
    if period.window or ("截" in before and re.search(r"(?:截至|截止)于?$", before)):
        compared = False
    if before.endswith("since ") and found.group().isalpha():
        return TimeMention(found.start(), found.end(), period)  # "since January" goes on until now
    ahead = text[max(start, found.start() - 64) : found.start()]
    english = text[found.start()].isascii()
    if english and (EARLIER_EN.search(ahead) or _AGAINST_EN.search(ahead) or _TOLD_EN.search(ahead)):
        compared = True
    if _DATELINE.match(text[found.end() : found.end() + 10]):
        compared = True  # a dateline, not what the figures are of
    if before.endswith("the ") and _ITS_LEVEL.match(text, found.end()):
        compared = True
    return TimeMention(found.start(), found.end(), period, compared, bare)
