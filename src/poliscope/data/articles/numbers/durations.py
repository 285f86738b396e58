"""How long something takes, where it is told in two units or in characters: 三个多小时, 一年零三个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poliscope.data.articles.numbers.records import NumberMention, value_of
from poliscope.data.articles.signs import holds
from poliscope.data.quantities.numerals import parse_numeral
from poliscope.data.quantities.scanning import Scanned

__all__ = ["find_durations"]

_ON_THE_WAY = re.compile(r" (?:to|from) [A-Z][\w’' -]{2,24} by (?:train|rail|car|road|bus|air|plane|ferry)\b")
_HOURS = re.compile(
    r"\b(?P<h>an?|one|two|three|four|\d) hours? (?:and )?(?P<m>\d{1,2})(?: ?min(?:ute)?s?)?\b|"
    r"\b(?P<hh>\d) ?hr?s? (?P<mh>\d{1,2}) ?m(?:in)?s?\b|"
    r"(?P<hz>[一两二三]|"
    r"\d)小时(?P<mz>\d{1,2})分钟?"
)

#: 高铁最快三个多小时, 一个半小时就能到: how long a journey takes.
_HOURS_ZH = re.compile(
    r"(?P<h>[一两二三四五六七八九十]|\d{1,2}(?:\.\d)?)个?(?P<half>半)?(?:多)?(?:个)?小时(?!\d)"
    r"(?P<after>(?:以内|左右)?(?:的)?(?:就|便|即|可|车程|航程|直达|内|能)?(?:可|能|直达|抵达|到达?|到))?"
)
_BY_TRAIN_ZH = re.compile(
    r"(?:高铁|动车|车程|航程|飞行|驱车|开车|自驾|通勤|往返|单程|全程|缩短[至到为]|"
    r"压缩[至到为])[^,。;]{0,10}$|"
    r"(?:[只仅]要|只需|仅需|需要?|用时|耗时|历时|等|[要需得](?:跑|走|坐|开|花))(?:大约|约|近|不到|超过?)?$"
)
#: 到贵阳只要1个半小时,到重庆2个半小时.
_NEXT_JOURNEY_ZH = re.compile(r"[,、;](?:而|但)?(?:到|至|去|往|从)")
#: 平均要等一年零三个月, 工期缩短到两年半.
_YEARS_ZH = re.compile(
    r"(?P<y>[一两二三四五六七八九十]|\d{1,2})年(?:零|又|另)?(?:(?P<m>[一两二三四五六七八九十]{1,2}|"
    r"\d{1,2})个(?P<half>半)?月|"
    r"(?P<six>半)(?![年导])|多(?=[,。;、才]))"
)
_WAITED_ZH = re.compile(
    r"(?:[降升减增缩延][至到为]|轮候|等候|等待|平均要?等|要等|得等|排队|缩短[至到为了]|"
    r"压缩[至到为了]|延长[至到为了]|工期|耗时|历时|用时|"
    r"仅用|只用)[^,。;\d]{0,4}$"
)


def _hours_zh(text: str, start: int, end: int) -> Iterator[NumberMention]:
    last = start - 20
    for found in _HOURS_ZH.finditer(text, start, end) if text.find("小时", start, end) >= 0 else ():
        numeral = parse_numeral(found.group("h"))
        told = found.group("after") or _BY_TRAIN_ZH.search(
            text[max(start, found.start() - 16) : found.start()]
        )
        told = told or (found.start() - last < 12 and _NEXT_JOURNEY_ZH.match(text, last))
        if numeral is None or not told:
            continue
        stop = last = text.index("小时", found.start()) + 2
        value = numeral.value + (Decimal("0.5") if found.group("half") else 0)
        over = "over" if "多" in found.group() else None
        scanned = Scanned(found.start(), stop, value, Decimal("0.5"), "hours", words=True)
        yield NumberMention(found.start(), stop, found.start(), scanned, over)


def _hours(word: str) -> Decimal:
    numeral = parse_numeral(word.replace("两", "二"))
    return Decimal(1) if word in {"a", "an"} else value_of(word) or (numeral.value if numeral else Decimal(0))


def _years_zh(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find 等一年零三个月, in months."""
    for found in _YEARS_ZH.finditer(text, start, end) if text.find("年", start, end) >= 0 else ():
        years, months = parse_numeral(found.group("y").replace("两", "二")), found.group("m")
        told = _WAITED_ZH.search(text, max(start, found.start() - 16), found.start())
        if years is None or told is None:
            continue
        more = parse_numeral(months) if months else None
        value = 12 * years.value + (more.value if more else 6 if found.group("six") else 0)
        value += Decimal("0.5") if found.group("half") else 0
        over = "over" if found.group().endswith("多") else None
        unit, value = ("years", value / 12) if over or found.group("six") else ("months", value)
        scanned = Scanned(*found.span(), value, Decimal(1), unit, words=True)
        yield NumberMention(*found.span(), found.start(), scanned, over)


def find_durations(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find how long something takes, where one number does not tell it.

    In minutes, hours, months or years.
    """
    yield from _journeys(text, start, end)
    yield from _hours_zh(text, start, end)
    yield from _years_zh(text, start, end)


def _journeys(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find how long a journey takes: "still takes an hour and 27 minutes"."""
    if not holds(text[start:end], ("hour", "小时", "min")):
        return
    for found in _HOURS.finditer(text, start, end):
        if not _ON_THE_WAY.match(text, found.end()) and not re.search(
            r"\b(?:tak(?:es?|en|ing)|took|lasts?|journey)\b|车程|需|要|用时|时间|[由从]$",
            text[max(start, found.start() - 40) : found.start()],
        ):
            continue
        word = found.group("h") or found.group("hh") or found.group("hz")
        minutes = 60 * _hours(word) + int(found.group("m") or found.group("mh") or found.group("mz"))
        scanned = Scanned(*found.span(), minutes, Decimal(1), "minutes", words=True)
        yield NumberMention(*found.span(), found.start(), scanned)
