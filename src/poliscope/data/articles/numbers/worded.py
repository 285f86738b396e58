"""Ranks and shares in words of their own: "sixth-largest", "one job in five", "第九跃升至第四"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poliscope.data.articles.numbers.passing import is_achieved_time
from poliscope.data.articles.numbers.records import NumberMention, find_qualifier, rank_mention, value_of
from poliscope.data.articles.numbers.standings import find_standings
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.numerals import parse_numeral
from poliscope.data.quantities.scanning import Scanned

__all__ = ["find_worded"]

_WORDS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: i + 2 for i, word in enumerate(_WORDS.split())}
_NTH = rf"(?P<n>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
#: "the sixth-largest gain among", "its 44th-busiest airport"; not "the first-ever".
_NTH_MOST = compile_from(
    r"\defnst",
    rf"(?<![\w-])(?<!top ){_NTH}[- ](?!west\b|forest|harvest|request|interest|invest)(?:[a-z]{{3,}}est|best|"
    rf"most|worst)\b",
)
#: "second only to Mexico City".
_ONLY_TO = re.compile(r"(?<![\w-])(?P<n>second|third) only (?:to|behind)\b")
#: "from 57th to 44th", "up from 12th in 2019".
_MOVED = re.compile(
    rf"\bfrom {_NTH} (?:[a-z]+ )?(?:\w+ \d{{4}} )?to (?P<m>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|"
    rf"th))\b(?! (?:century|grade|birthday))"
)
#: 由去年第九跃升至第四: the first of two ranks.
_FIRST_OF_TWO = re.compile(
    r"第(?P<n>[一二三四五六七八九十百]+|\d+)[位名]?(?=(?:大幅|一举|迅速|再|则)?(?:跃升|上升|提升|下降|"
    r"下滑|下跌|跌|降|升|滑落?|掉|落|爬升?|冲|前移|攀升|退居?|后退)(?:至|到|为))"
)
#: 全国第一汽车城.
_FIRST_TOWN = re.compile(
    r"(?:全国|全球|世界|全省|中国|亚洲|国内|西部|中部|东北|华东|"
    r"华南)第(?P<n>[一二三四五六七八九十])(?=[㐀-鿿]{1,4}(?:之城|[城都](?![市区际乡镇])|[大强][市省县区]))"
)
#: "cut the trip from 55 minutes to under half an hour".
_HALF_HOUR = re.compile(r"\bhalf an hour\b(?! (?:ago|later|after|before))")
#: 史上第三高.
_EVER_ZH = re.compile(
    r"(?:史上|历史(?:上|同期)?|历年|有记录以来)第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})(?=[高低大多少])"
)
#: "a ratio of more than eight to one".
_TO_ONE_EN = re.compile(
    r"\b(?:ratio|odds|margin|advantage|lead)(?: of| was| is)? (?:more than |about |nearly |almost |over |"
    r"roughly )*(?P<n>[a-z]+|\d{1,3}(?:\.\d)?)(?: to one|[- ]to[- ]1|:1)\b"
)
#: "one startup per 860 residents": how many there are to one.
_ONE_PER = re.compile(
    r"\bone [a-z-]+(?: [a-z-]+)? (?:per|for every|to every) (?P<n>\d[\d,]*) (?:[a-z]+ )?(?:residents|"
    r"people|inhabitants|persons|workers|households|pupils|patients)\b"
)

#: Patterns for ranks, each with its signs.
_RANKS = (
    (_NTH_MOST, ("est", "most", "worst")),
    (_ONLY_TO, (" only ",)),
    (_MOVED, ("from ",)),
)


def _value(word: str) -> Decimal:
    return Decimal(_ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word)))


def _ranks(text: str, start: int, end: int) -> Iterator[NumberMention]:
    piece = text[start:end]
    for pattern, signs in _RANKS:
        for found in pattern.finditer(text, start, end) if holds(piece, signs) else ():
            for name in ("n", "m"):
                if found.groupdict().get(name):
                    yield rank_mention(found.start(name), found.end(name), _value(found.group(name)))
    for pattern in (_FIRST_OF_TWO, _FIRST_TOWN, _EVER_ZH):
        for found in pattern.finditer(text, start, end) if "第" in piece else ():
            if numeral := parse_numeral(found.group("n")):
                a = found.start("n") - 1
                yield rank_mention(a, found.end("n"), numeral.value)


#: 赶上六个成都: how many of another place one is worth.
_WORTH_ZH = compile_from(
    r"抵相等装赶顶",
    r"(?:相当于|赶得?上|等于|抵得?上|顶得?上|装得?下)(?:了|大约|约|近|接近|"
    r"将近)*(?P<n>[两二三四五六七八九十]+|\d+(?:\.\d+)?)[个座](?!月|小时|百分|人|工作日|多月)(?=[㐀-鿿]{2})",
)
_WORTH_SIGNS = ("相当于", "赶", "等于", "抵", "顶", "装")


def _worth(text: str, start: int, end: int) -> Iterator[NumberMention]:
    for found in _WORTH_ZH.finditer(text, start, end) if holds(text[start:end], _WORTH_SIGNS) else ():
        if numeral := parse_numeral(found.group("n")):
            a, b = found.start("n"), found.end("n") + 1
            yield NumberMention(a, b, found.start("n"), Scanned(a, b, numeral.value, numeral.step, "count"))


def _to_one(text: str, start: int, end: int) -> Iterator[NumberMention]:
    for found in _TO_ONE_EN.finditer(text, start, end) if text.find(" to", start, end) >= 0 else ():
        if value := value_of(found.group("n")):
            span = found.start("n"), found.end()
            scanned = Scanned(*span, value, Decimal("0.5"), "times", words=True)
            yield NumberMention(*span, span[0], scanned, None, "times")


def _others(text: str, start: int, end: int) -> Iterator[NumberMention]:
    piece = text[start:end]
    for found in _HALF_HOUR.finditer(text, start, end) if "half an hour" in piece else ():
        if is_achieved_time(text, start, found.start(), found.end()):
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = Scanned(*found.span(), Decimal(30), Decimal(5), "minutes", words=True)
            yield NumberMention(*found.span(), before, scanned, qualifier)
    for found in _ONE_PER.finditer(text, start, end) if "one " in piece else ():
        if value := value_of(found.group("n").replace(",", "")):
            scanned = Scanned(*found.span("n"), value, Decimal(1), "count")
            yield NumberMention(found.start(), found.end("n"), found.start(), scanned)


def find_worded(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[NumberMention]:
    """Find ranks and shares that are worded in a way of their own.

    Parameters
    ----------
    taken : list of (int, int)
        Spans of the numbers already found, which are left alone.

    Returns
    -------
    list of NumberMention
        From left to right, without overlap.
    """
    found: list[NumberMention] = []
    for mention in sorted(
        (
            *_ranks(text, start, end),
            *find_standings(text, start, end),
            *_others(text, start, end),
            *_to_one(text, start, end),
            *_worth(text, start, end),
        ),
        key=lambda m: m.start,
    ):
        spans = [*taken, *((m.start, m.end) for m in found)]
        if not any(a < mention.end and mention.start < b for a, b in spans):
            found.append(mention)
    return found
