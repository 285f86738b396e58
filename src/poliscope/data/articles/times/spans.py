"""Spans of years and windows: "2019-2023年", "between 2019 and 2023", 近10年, 五年前."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poliscope.data.articles.signs import compile_from
from poliscope.data.articles.times.records import (
    DASH,
    MONTHS,
    YEAR,
    Period,
    TimeMention,
    last_year,
    small_number,
    year_of,
)

__all__ = ["find_spans"]

_SPAN = re.compile(
    rf"({YEAR})(?:年[底末初]?)?(?:-|—|–|‑|~|至|到|/(?=\d+(?:学年|财年|年度)))({YEAR}|\d{{2}})"
    rf"(?:(?:学|财)?年(?:间|期间|底|末|度)?|(?=这[几些两三]))"
)
_AGO_ZH = re.compile(r"(?<![\d.近过])([一二两三四五六七八九十]|\d)年前(?!后|沿|列|夕|辈|移|进|行|往)")
_LATER_ZH = re.compile(r"(?<![\d.今未此几近])([一二两三四五六七八九十]|\d)年(?:之|以)?后(?!劲|的今天)")
#: Not 2020年前三季度, which is a part of the year.
_WINDOW = compile_from(
    r'\d".“一七三上下两九二五今党八六几前十历四建改数最未此百短过近这连',
    r"(?P<w>近|过去|最近|这|未来|今后|此后|连续|历经|短短|[上下](?!一年))(?:的)?(?:[\d.]+|[一二三四五六七八九"
    r"十两几数]+)(?:多|余)?(?:个(?=月))?(?:年|月)(?:来|间|里|内|中|以来|时间|多(?!了|出))?|前(?:\d{1,2}|"
    r"[一二三四五六七八九十两几]+)年"
    r"|(?<![\d上前下])(?!(?:19|20)\d{2}年)(?:[\d.]{1,6}|[一二三四五六七八九十两几数百]{1,5})(?:多|"
    r"余)?年(?:来|间|里|内|"
    r"前(?!(?:\d{1,2}|[一二三四五六七八九十两]{1,2})个?[季月])|后|以来|时间|"
    r"多(?!了|出)|"
    r"历史|期)"
    r"|[“\"]?(?:十[一二三四五六])五[”\"]?(?:规划)?(?:期间|时期|以来|末|初)?|改革开放以来|"
    r"建市以来|党的十[八九]大以来",
)
_SPAN_WORD = re.compile(r"etween |rom (?=\d)")
_SPAN_EN = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom) (?:(?:{MONTHS})[a-z]* )?((?:19|20)\d{{2}})({DASH}\d\d)? "
    rf"(?:and|to|until|through) (?:(?:{MONTHS})[a-z]* )?((?:19|20)\d{{2}}|this year)\b({DASH}\d\d(?!\d))?"
)
#: "in both 2021-22 and 2022-23": up to the last, where no list of figures goes with the list of years.
_BOTH_EN = re.compile(
    rf"(?<=in |or )(?:both )?((?:19|20)\d{{2}})(?:{DASH}(?:\d{{4}}|\d\d))? and ((?:19|20)\d{{2}})"
    rf"(?:{DASH}(\d{{4}}|\d\d))?(?![\d,]*\d| ?%)"
)
_LIST_OF_TWO = re.compile(r"\d\S*(?: [a-z]+)?(?:,? and|,) [^,;]{0,6}\d[^,;]{0,24}$|\brespectively\b")


def find_spans(
    text: str, start: int, end: int, published: int | None, *, chinese: bool
) -> Iterator[TimeMention]:
    """Find spans of years ("2019-2023年") and windows ("近10年", "十四五期间")."""
    for found in _SPAN.finditer(text, start, end) if chinese else ():
        first, last = year_of(found.group(1)), found.group(2)
        year = year_of(last) if len(last) == 4 else first // 100 * 100 + int(last)
        yield TimeMention(*found.span(), Period(f"{first}-{year}", year, 0.9))
    for found in _SPAN_EN.finditer(text, start, end) if _SPAN_WORD.search(text, start, end) else ():
        since = int(found.group(1)) + bool(found.group(2))  # a fiscal year is the one that it ends in
        until = int(found.group(3)) + bool(found.group(4)) if found.group(3).isdigit() else published
        if until is not None:
            yield TimeMention(*found.span(), Period(f"{since}-{until}", until, 0.9))
    for found in _BOTH_EN.finditer(text, start, end) if text.find(" and ", start, end) >= 0 else ():
        if not _LIST_OF_TWO.search(text[start : found.start()]) and "respectively" not in text[start:end]:
            year = last_year(int(found.group(2)), found.group(3)) if found.group(3) else int(found.group(2))
            yield TimeMention(*found.span(), Period(f"{found.group(1)}-{year}", year, 0.9))
    for found in _AGO_ZH.finditer(text, start, end) if text.find("年前", start, end) >= 0 else ():
        back = small_number(found.group(1)) or 0
        than = text[max(start, found.start() - 1) : found.start()] in {"比", "较", "于"}
        if text.startswith("的", found.end()) or than or published is None:
            yield TimeMention(*found.span(), Period(f"{back} years before", None, 0.5), compared=True)
        else:
            yield TimeMention(*found.span(), Period(f"{back} years before", None, 0.5))
    for found in _LATER_ZH.finditer(text, start, end) if text.find("年后", start, end) >= 0 else ():
        ahead = small_number(found.group(1)) or 0
        yield TimeMention(*found.span(), Period(f"{ahead} years later", None, 0.5))
    for found in _WINDOW.finditer(text, start, end) if chinese else ():
        word = found.group("w")
        passing = word is None and not re.search(r"[来间中多末初]$|期间|时期|五[”\"]?$|以来$", found.group())
        passing = (
            passing or word in {"连续", "历经", "短短", "上", "下", "这"} or found.group().startswith("前")
        )
        passing = passing or text[found.start() - 1 : found.start()] in {*"由从比较"}
        period = Period(found.group(), None, 0.8, window=True)
        yield TimeMention(*found.span(), period, compared=passing)
