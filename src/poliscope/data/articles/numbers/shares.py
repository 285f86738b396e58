"""Shares and points in words: "one in ten", 每100辆中有40辆, 三分天下有其一, "two-tenths of a point"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poliscope.data.articles.numbers.ranks import ORDINALS
from poliscope.data.articles.numbers.records import NumberMention, find_qualifier, value_of
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.numerals import parse_numeral
from poliscope.data.quantities.scanning import Scanned

__all__ = ["find_shares"]

_SMALL = "one|two|three|four|five|six|seven|eight|nine"
#: "four in ten", "one out of every twelve", "every third".
_ONE_IN = compile_from(
    r"\defnost",
    rf"(?<![\w.])(?P<k>{_SMALL}|\d)[ -](?:in|out of)[ -](?:every |each |an? )?"
    r"(?P<n>(?!all|some|the|its|his|her)[a-z]{3,9}|\d{1,3})"
    r"\b(?! ?(?:%|[a-z]* ?(?:years?|months|days)))"
    r"|\bevery (?P<th>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?!year|month|week|day|"
    r"time)(?:(?:euro|dollar|pound|yuan|rupee|krona|franc|real|peso|rand) (?=of|spent|invested|raised))?",
    re.IGNORECASE,
)
_MAY_BE_ONE_IN = re.compile(r"[ -](?:in|out of)[ -]|every ", re.IGNORECASE)
#: "Of every 100 flats sold, 44 went to foreigners": the whole stands first.
_OF_EVERY = re.compile(
    r"\b(?:[Oo]f|[Oo]ut of|[Ii]n|[Ff]rom) (?:every|each) (?P<n>hundred|thousand|ten|\d{2,3}|1,000) "
    r"(?:[a-z-]+)(?: (?!and\b|but\b)[A-Za-z-]+){0,8},? (?:only |just |about |some |nearly |almost |over |"
    rf"around |more than )*(?P<k>{_SMALL}|ten|\d{{1,3}}(?:\.\d)?)(?= (?!%|per ?cent|years|times)[a-z])"
)
#: "35 cents of each euro", "of every dollar, 65 cents".
_CENTS = re.compile(
    r"\b(?P<k>\d{1,2}) (?:cents|pence|p) (?:of|in|out of|from|on) (?:each|every|the) (?:dollar|euro|pound)\b|"
    r"\b(?:[Oo]f|[Oo]ut of|[Ff]rom|[Ff]or) every (?:dollar|euro|pound)(?: [A-Za-z]+){0,5},? "
    r"(?P<m>\d{1,2}) (?:cents|pence|p)\b"
)
_COUNTER = "[个项家名位人件台户辆只部栋套艘张颗块双枚本所座条副对瓶包顶盏粒头枝把串朵株棵袋罐支元块吨斤]"
_NEAR_ZH = r"(?:超过?|逾|近|约|将近|接近|大约|不到|多达|至少)*"
_N_ZH = r"[两二三四五六七八九十百千]+|\d+"
#: 每销售100辆汽车就有近40辆是新能源车, 每10只打火机,有7只来自邵东.
_ONE_OF_ZH = re.compile(
    rf"每(?:[㐀-鿿]{{1,4}}?)?(?P<n>{_N_ZH})(?P<u>{_COUNTER})(?:[^,。;\d]{{0,12}}?(?:中|里|当中)?),?"
    rf"(?:就|便|约|便会|就会)?有{_NEAR_ZH}(?P<k>[一两二三四五六七八九]|\d+(?:\.\d+)?)(?P<v>{_COUNTER})"
)
#: What tells that the second is a part of the first, where they are counted otherwise.
_PART_OF_ZH = re.compile(r"[^,。;]{0,6}(?:是|来自|产自|出自|为|属|在|由)")
#: 三分天下有其一, 三分之二.
_OF_THREE_ZH = re.compile(r"(?P<n>[三四五])分天下,?(?:已|便|就)?(?:有|占|居|据)?其(?P<k>[一二两])")
#: 三分一, as Hong Kong writes 三分之一.
_PART_HK = re.compile(
    r"(?<![一二三四五六七八九十百千\d])(?P<n>[三四五六七八十])分(?P<k>[一二两三])(?=[,。;、)的]|以上|左右|$)"
)
#: "one job in five", "three homes in every ten".
_ONE_NOUN_IN = compile_from(
    r"\dE-FN-OSTefnost",
    rf"(?i:\b(?P<k>{_SMALL}|\d)) (?!of|in|out)[a-z-]+ in (?:every )?(?P<n>{_SMALL}|ten|twelve|twenty|"
    rf"\d{{1,2}})\b(?! ?(?:%|years?|months|days|hours|weeks))",
)
#: "one young person in two", "one hotel bed in three".
_ONE_OF_GROUP_IN = re.compile(
    r"\b[Oo]ne (?!of|in|out)[a-z-]+ [a-z-]+ in (?:every )?"
    r"(?P<n>two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?= (?:in|is|are|was|has|have|had|lives?|works?|owns?|rents?|cannot|does|do)\b|[,.])"
)
_DENOMINATORS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_POINT = r"(?:percentage |per cent |percent )?points?\b"
#: "two-tenths of a percentage point", "half a point", "a quarter-point", "two and a half points".
_OF_A_POINT = re.compile(
    rf"\b(?:(?P<whole>{_SMALL}) and )?(?:(?P<k>an?|{_SMALL})[ -])?"
    r"(?P<d>half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s?"
    rf"(?: (?:of )?an?|(?<=half)|(?<=quarter)|-(?=point))[ -]?{_POINT}",
    re.IGNORECASE,
)


def _part(text: str, start: int, span: tuple[int, int], share: Decimal) -> NumberMention:
    before, qualifier = find_qualifier(text, start, span[0])
    return NumberMention(*span, before, Scanned(*span, share, share / 10, "%", words=True), qualifier)


def _percentage(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return 100 * part / whole if part and whole and 0 < part < whole else None


def _count(word: str | None) -> Decimal | None:
    return value_of(word) if word and word.lower() not in {"a", "an"} else Decimal(1)


def _in_words(found: re.Match[str]) -> Decimal | None:
    """Give the percentage of "one in fourteen", "four in ten" and "every third"."""
    if found.group("th"):
        return Decimal(100) / ORDINALS[found.group("th").lower()]
    return _percentage(value_of(found.group("k")), value_of(found.group("n")))


def _of_groups(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find "one job in five" and "one young person in two"."""
    if text.find(" in ", start, end) < 0:
        return
    for found in _ONE_NOUN_IN.finditer(text, start, end):
        share = _percentage(value_of(found.group("k")), value_of(found.group("n")))
        if share is not None:
            yield _part(text, start, found.span(), share)
    for found in _ONE_OF_GROUP_IN.finditer(text, start, end):
        if (whole := value_of(found.group("n"))) is not None:
            yield _part(text, start, found.span(), Decimal(100) / whole)


def _english(text: str, start: int, end: int) -> Iterator[NumberMention]:
    for found in _ONE_IN.finditer(text, start, end) if _MAY_BE_ONE_IN.search(text, start, end) else ():
        if (share := _in_words(found)) is not None:
            yield _part(text, start, (found.start(), found.end() - bool(found.group("th"))), share)
    piece = text[start:end]
    for found in _OF_EVERY.finditer(text, start, end) if holds(piece, (" every ", " each ")) else ():
        share = _percentage(value_of(found.group("k")), value_of(found.group("n").replace(",", "")))
        if share is not None:
            yield _part(text, start, found.span(), share)
    yield from _of_groups(text, start, end)
    for found in _CENTS.finditer(text, start, end) if holds(piece, (" cents", " p")) else ():
        yield _part(text, start, found.span(), Decimal(found.group("k") or found.group("m")))
    for found in _OF_A_POINT.finditer(text, start, end) if "point" in piece else ():
        part = _count(found.group("k"))
        whole = value_of(found.group("whole")) if found.group("whole") else Decimal(0)
        if part is None or whole is None:
            continue
        value = whole + part / _DENOMINATORS[found.group("d").lower()]
        before, qualifier = find_qualifier(text, start, found.start())
        scanned = Scanned(*found.span(), value, value / 10, "pp", words=True)
        yield NumberMention(*found.span(), before, scanned, qualifier)


def _chinese(text: str, start: int, end: int) -> Iterator[NumberMention]:
    for found in _ONE_OF_ZH.finditer(text, start, end) if text.find("每", start, end) >= 0 else ():
        whole, part = parse_numeral(found.group("n")), parse_numeral(found.group("k"))
        alike = found.group("u") == found.group("v") or {found.group("u"), found.group("v")} <= {*"人名位"}
        if not alike and not _PART_OF_ZH.match(text, found.end(), end):
            continue  # 每百人有40张床位 has so many to so many
        if whole is not None and whole.value > 100:
            continue  # 每千人有98人 is told as it stands
        share = _percentage(part.value if part else None, whole.value if whole else None)
        if share is not None:
            yield _part(text, start, found.span(), share)
    if text.find("分", start, end) < 0:
        return
    for pattern in (_OF_THREE_ZH, _PART_HK):
        for found in pattern.finditer(text, start, end):
            whole, part = parse_numeral(found.group("n")), parse_numeral(found.group("k"))
            share = _percentage(part.value if part else None, whole.value if whole else None)
            if share is not None:
                yield _part(text, start, found.span(), share)


def find_shares(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find shares and parts of a point that are told in words.

    In per cent, or in percentage points.
    """
    yield from _english(text, start, end)
    yield from _chinese(text, start, end)
