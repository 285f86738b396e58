"""Figures that share a span or a list of years: "由0.6万增加到4.1万", "5% and 8% in 2020 and 2021"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.times.records import Period, TimeMention
from poliscope.data.quantities.numerals import parse_english, parse_numeral

__all__ = ["is_first_of_two", "of_span", "zip_years"]

_FROM = re.compile(r"\bfrom (?:just |about |around |some |only |fewer than )?$")


def is_first_of_two(text: str, numbers: Sequence[NumberMention], i: int) -> bool:
    """Tell the first figure of "由0.62万件增加到4.15万件"."""
    if i + 1 >= len(numbers):
        return False
    head = text[max(0, numbers[i].before - 18) : numbers[i].before]
    gap = text[numbers[i].end : numbers[i + 1].before]
    if "from " in head and _FROM.search(head):
        return bool(re.fullmatch(r"(?: [a-z]+){0,3} to (?:just |about |around |some |over |nearly )?", gap))
    return head.endswith(("由", "从")) and bool(re.fullmatch(r"[㐀-鿿]{0,4}(?:至|到|为)约?", gap))


def _span_start(period: Period) -> Period:
    """Give the first year of "2011-2020"."""
    found = re.match(r"((?:19|20)\d{2})-(?:19|20)\d{2}$", period.label or "")
    return Period(found.group(1), int(found.group(1)), 0.8) if found else period


_YEARS_LONG = re.compile(r"(?:past|last|previous) (?P<en>\w+) years?|(?P<zh>[\d一二两三四五六七八九十]+)年")


def _end_of_window(period: Period) -> Period:
    """Write "over the past four years" that end in 2021 as "2017-2021"; from where to where is told then."""
    long = _YEARS_LONG.search(period.label or "") if period.window and period.year else None
    if long is None or period.year is None:
        return period
    numeral = parse_english(long["en"]) if long["en"] else parse_numeral(long["zh"].replace("两", "二"))
    if numeral is None or not 1 <= numeral.value <= 60:
        return period
    return Period(f"{period.year - int(numeral.value)}-{period.year}", period.year, period.confidence)


def zip_years(text: str, times: Sequence[TimeMention], numbers: Sequence[NumberMention]) -> dict[int, Period]:
    """Pair "5% and 8% in 2020 and 2021": as many figures as years, the one list right behind the other."""
    whole = [m for m in times if m.period.year and not m.now and not m.compared]
    for i in range(len(whole) - 1):
        run = [whole[i]]
        for other in whole[i + 1 :]:
            if not re.fullmatch(r"、|,? and |, |和|及|与", text[run[-1].end : other.start]):
                break
            run.append(other)
        behind = [n for n in numbers if n.end <= run[0].start][-len(run) :]
        ahead = [n for n in numbers if n.before >= run[-1].end][: len(run)]
        if len(run) < 2:
            continue
        if _is_list(text, behind, len(run)) and re.fullmatch(
            r"(?: [a-z]+){0,3} in (?:both )?", text[behind[-1].end : run[0].start]
        ):
            return {n.start: m.period for n, m in zip(behind, run, strict=True)}
        told = re.search(r"分别|依次|respectively", text[run[-1].end : run[-1].end + 160])
        if told and _is_list(text, ahead, len(run)):
            return {n.start: m.period for n, m in zip(ahead, run, strict=True)}
    return {}


def _is_list(text: str, numbers: Sequence[NumberMention], count: int) -> bool:
    """Tell whether numbers stand one after the other: "5% and 8%"."""
    return len(numbers) == count and all(
        re.fullmatch(r"(?: [a-z]+)?,? (?:and )?(?:[a-z]+ )?|[、,]?(?:和|与|及)?", text[a.end : b.before])
        for a, b in itertools.pairwise(numbers)
    )


def of_span(text: str, numbers: Sequence[NumberMention], i: int, period: Period) -> Period:
    """Give the first figure of "from 9% to 14% over four years" the year before them, the second the last."""
    if is_first_of_two(text, numbers, i):
        return _span_start(_end_of_window(period))
    if i and period.window and is_first_of_two(text, numbers, i - 1):
        ended = _end_of_window(period)
        return Period(str(ended.year), ended.year, ended.confidence) if ended is not period else period
    return period
