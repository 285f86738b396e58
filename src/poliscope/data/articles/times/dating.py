"""When a number is of: the time that a sentence, its paragraph or the article gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.times.bracketed import (
    binds_earlier,
    is_bracketed,
    is_of_another,
)
from poliscope.data.articles.times.lasting import lasting_times
from poliscope.data.articles.times.listed import of_span, zip_years
from poliscope.data.articles.times.periods import EARLIER_EN, Calendar, Period, TimeMention, years_back

__all__ = ["GUESSED", "assign_periods"]

#: How sure a year is that only the article as a whole suggests.
GUESSED = 0.35

_NOTHING = Period(None, None, 0.3)
_AFTER_EN = re.compile(r"^[^,;.%\d]{0,48}$")


#: A window that ends now: "近五年", "over the past three years".
_TO_NOW = re.compile(
    r"近[\d一二两三四五六七八九十]+年|过去|最近|[\d一二两三四五六七八九十]+年[来间里]|.*\b(?:past|last)\b"
)


#: "近10年发明专利累计184.4万件", "a total of 900 over the past decade".
_ADDED_UP = re.compile(r"累计|累积|合计|总计|\b(?:in total|a total of|altogether|cumulative(?:ly)?)\b")


def _adds_up(text: str, mention: TimeMention, number: NumberMention) -> bool:
    first, last = min(mention.start, number.before), max(mention.end, number.end)
    return _ADDED_UP.search(text, max(0, first - 12), last) is not None


def _resolve(mention: TimeMention, context: Period, calendar: Calendar) -> Period:
    """Give a bare "上半年" or "a year earlier" its year."""
    period = mention.period
    if period.window and period.year is None and _TO_NOW.match(period.label or ""):
        end = context.year if context.confidence >= 0.6 else calendar.published or calendar.newest
        return replace(period, year=end, confidence=0.4) if end else period
    if period.year is not None or period.window:
        return period
    label = period.label or ""
    near = context.year if context.confidence >= 0.6 or not label else None
    ended = calendar.published - 1 if calendar.published and not label else calendar.published
    base = (
        near
        or calendar.document
        or (calendar.main if not label else None)
        or _latest_part(label, calendar)
        or ended
        or calendar.main
        or context.year
    )
    if mention.bare:
        return Period(f"{base}{label}", base, 0.7) if base else Period(None, None, 0.3)
    if label in {"当年", "同年"}:
        return replace(context, confidence=0.6)
    if label == "次年" and context.year:
        return Period(str(context.year + 1), context.year + 1, 0.6)
    if label.endswith(("earlier", "before", "previous year")):
        back = years_back(label)
        if label[0].isdigit() and not (context.year and context.confidence >= 0.6):  # "四年前": before today
            year = calendar.published - back if calendar.published else None
            return Period(str(year), year, 0.65) if year else _NOTHING
        known = context.year or (calendar.published - 1 if calendar.published else None)
        return Period(str(known - back), known - back, 0.75) if known else _NOTHING
    return _NOTHING


def _latest_part(label: str, calendar: Calendar) -> int | None:
    """Give the year of the last "上半年" or "11月" before publication."""
    found = re.match(r"-(?:Q(?P<q>\d)|H(?P<h>\d)|Q1-Q(?P<pq>\d)|M\d\d-M(?P<m2>\d\d)|(?P<m>\d\d))$", label)
    if found is None:
        return None
    ends = {"q": 3, "h": 6, "pq": 3, "m2": 1, "m": 1}
    name = found.lastgroup or "m"
    last = min(int(found.group(name)) * ends[name], 12)
    return calendar.latest(last - (name in {"q", "h"}))


_AIM_ZH = re.compile(r"(?:目标|力争|预期|计划|预计|争取|确保)[^。;]{0,24}$")


def _named_before(
    mention: TimeMention, times: Sequence[TimeMention], running: Period, calendar: Calendar
) -> Period:
    """Give the year that a bare "全年" goes on with: the last one named before it in the sentence."""
    if not mention.bare and (mention.period.label or "") not in {"当年", "同年", "次年"}:
        return running
    for other in reversed(times):
        named = other.end <= mention.start and other.period.year is not None and not other.bare
        if named and not other.compared and not other.period.window:
            return other.period
    label = mention.period.label or ""
    recent = (
        running.year is not None and calendar.published is not None and calendar.published - running.year == 1
    )
    if label and calendar.month and calendar.document is None and recent and _latest_part(label, calendar):
        return _NOTHING  # "the first half" read in July is this year's, whatever the sentence before was of
    return running


def _directly_after(
    text: str, number: NumberMention, times: Sequence[TimeMention], until: int
) -> TimeMention | None:
    """Find the time right behind a number in English: "212 in 2015", "1,489 a year earlier"."""
    for mention in times:
        if number.end <= mention.start <= until:
            gap = text[number.end : mention.start]
            if number.scanned.unit == "times" and mention.compared:
                return None  # "2.4 times the level of 2018"
            if mention.compared and not re.search(r"\b(?:in|of|by|from|at|during|for)(?: the)? ?$", gap):
                return None
            if re.search(
                r"\b(?:than|as|below|above|short of|from|since|over|compared with|up on|down from)"
                r"(?: in| the)? ?$",
                gap,
            ):
                return None
            if EARLIER_EN.search(gap) or (mention.compared and " since " in gap):
                return None
            if gap.strip() == "(" and is_of_another(text, mention.end):
                return None
            worded = re.search(r"[A-Za-z]", gap) or gap.strip() in {"", "("}
            return mention if _AFTER_EN.match(gap) and worded and text[mention.start].isascii() else None
    return None


def _published(calendar: Calendar) -> Period:
    """Date "today" by the publication, unsurely."""
    return Period(str(calendar.published), calendar.published, 0.45) if calendar.published else _NOTHING


def _only_later(text: str, number: NumberMention, explicit: Sequence[TimeMention]) -> TimeMention | None:
    """Find the year of "... today announced €1.3 billion in 2024", the sentence's only one."""
    named = [m for m in explicit if m.period.year and not m.bare]
    if len(named) != 1 or named[0].start < number.end or not text[named[0].start].isascii():
        return None
    between = text[number.end : named[0].start]
    if re.search(r"[㐀-鿿]", between):
        return None  # years of the Republic are digits too
    return (
        named[0] if not re.search(r"\d|\b(?:by|from|than|since)\b", between) and len(between) < 90 else None
    )


def _present(text: str, number: NumberMention, times: Sequence[TimeMention], calendar: Calendar) -> Period:
    """Date "now" by the publication, unsurely; a window of years gives no year."""
    last = next((m for m in reversed(times) if m.end <= number.start and (m.now or m.period.window)), None)
    if last is None or not last.now:
        return _NOTHING
    if calendar.published is None and calendar.newest and _AT_PRESENT.search(text, last.start, last.end):
        return Period(str(calendar.newest), calendar.newest, GUESSED)
    return _published(calendar)


#: Said of what is counted, not of an age: "currently", 目前; not 直到今天.
_AT_PRESENT = re.compile(r"目前|当前|(?i:currently|now|at present|to date|so far)")


#: "over the previous year's 7,800", "than in 2019, when 5,200 were sold".
_ITS_OWN_EN = re.compile(
    r"['’]s (?:[a-z]+ ){0,2}[$€£]?|,? (?:in which|when|during which|for which)(?: [a-z-]+){1,7} [$€£]?"
)


def _bound(text: str, mention: TimeMention, number: NumberMention) -> bool:
    """Tell "从2022年的3560亿元": a compared time that owns only the number right after it."""
    gap = text[mention.end : number.before]
    ahead = text[max(0, mention.start - 9) : mention.start]
    whole = re.search(
        r"(?:是|为|达到?|相当于|[恢回]复至?到?|[约仅占]|不足|不到)(?:疫情前|疫前)?的?\(?$", ahead
    )
    part = number.scanned.unit == "%" and gap.startswith(("的", ")的", "同期的")) and whole
    if number.scanned.unit == "times" or number.form == "times" or part:
        return False
    if _ITS_OWN_EN.fullmatch(gap):
        return True
    return bool(
        re.fullmatch(
            (
                r"(?:同期)?(?:(?:零时|底|末)?的?|为|是| |[上下]半年)?(?:[㐀-鿿]{0,6}[额量值数入口])?(?:约|"
                r"近|仅|区区|不足|不到|为|新台币)?"
            ),
            gap,
        )
    )


def _before(
    text: str, start: int, number: NumberMention, times: Sequence[TimeMention]
) -> tuple[TimeMention | None, bool]:
    """Find the last time before a number that holds for it; and whether "now" came after any."""
    windowed = False
    for mention in reversed(times):
        if mention.end > number.start:
            continue
        if (
            mention.now
            and re.search(r"\d", text[mention.end : number.before])
            and text[mention.start - 1] in "由从较比"
        ):
            continue  # "由目前的8.6万人扩大到12万人": now is of the first only
        if mention.now:
            return None, True
        if mention.compared and not _bound(text, mention, number):
            continue
        passed = re.match(r",| and\b|;", text[mention.end : mention.end + 4]) and re.search(
            r"\d", text[start : mention.start]
        )
        english = text[mention.start].isascii()
        if (
            english
            and passed
            and (mention.period.label or "").endswith(("earlier", "before", "previous year", "ago"))
        ):
            continue
        if mention.period.window and re.search(r"[;；]", text[mention.end : number.start]):
            windowed = True
            continue
        if windowed and not re.search(r"截[至止]$", text[max(start, mention.start - 2) : mention.start]):
            return None, True  # only "截至去年底,五年间翻了一番;拥有64个" goes on with the time before
        if binds_earlier(text, mention, number, start) or is_bracketed(text, start, mention, number):
            continue
        return mention, False
    return None, windowed


def assign_periods(
    text: str,
    start: int,
    end: int,
    times: Sequence[TimeMention],
    numbers: Sequence[NumberMention],
    context: Period,
    calendar: Calendar,
) -> tuple[list[Period], Period]:
    """Give each number of a sentence a period.

    Parameters
    ----------
    text : str
        Working text.
    start, end : int
        The sentence.
    times, numbers : sequences
        What stands in it.
    context : Period
        The period of the sentence before.
    calendar : Calendar
        Publication and title year.

    Returns
    -------
    (list of Period, Period)
        One for each number, and the period that the next sentence may go on with.
    """
    periods: list[Period] = []
    running = context
    times = [_of_review(m, calendar) for m in times if not _names_a_report(text, start, m, calendar)]
    explicit = [m for m in times if not m.compared and not m.now]
    pairs = zip_years(text, times, numbers)
    for i, number in enumerate(numbers):
        until = numbers[i + 1].before if i + 1 < len(numbers) else end
        mention = _directly_after(text, number, times, until)
        if mention is not None and mention.now:
            periods.append(_published(calendar))
            continue
        blocked = False
        if mention is None:
            mention, blocked = _before(text, start, number, times)
        if blocked and (later := _only_later(text, number, explicit)) is not None:
            mention, blocked = later, False
        if mention is not None:
            known = _named_before(mention, times, running if running.year else context, calendar)
            aim = mention.bare and not mention.period.label and _AIM_ZH.search(text[start : mention.start])
            reviewed = calendar.published is None or calendar.document == calendar.published - 1
            period = _published(calendar) if aim and not reviewed else _resolve(mention, known, calendar)
            if mention.period.window and _adds_up(text, mention, number):
                period = mention.period  # what adds up over ten years is of no single year
        elif blocked:
            period = _present(text, number, times, calendar)
        else:
            other = i + 1 < len(numbers) and context.year is not None
            ahead = [m for m in explicit if not other or _holds_back(text, numbers, i, m)]
            period = _inherit(text, start, number, ahead, context, calendar)
        told = of_span(text, numbers, i, period) if mention is not None else period
        if told is period and period.year and mention is not None and _goes_on(mention, period):
            running = period
        period = pairs.get(number.start, told)
        same = i and text[numbers[i - 1].end : number.start] == ":" and number.form == "share"
        periods.append(periods[-1] if same else period)  # 9.3:36.2:54.5 are of one time
    lasting = lasting_times(text, start, explicit, calendar)
    return periods, _next_context(lasting, times, context, calendar)


def _goes_on(mention: TimeMention, period: Period) -> bool:
    """Tell a time that holds for what follows: no comparison, no look back, no window."""
    earlier = (mention.period.label or "").endswith(("earlier", "before", "previous year"))
    return not (mention.compared or earlier or period.window)


def _holds_back(text: str, numbers: Sequence[NumberMention], i: int, mention: TimeMention) -> bool:
    """Tell a time that holds for all numbers before it: "€5bn, or about $6bn, in 2023"."""
    if mention.start < numbers[i + 1].start:
        return True
    between = text[numbers[i].end : mention.start]
    apart = re.search(
        r"[;:]|\b(?:from|than|compared|against|versus|while|whereas|but|up|down|which|who)\b", between
    )
    return text[mention.start].isascii() and not apart and len(between) < 90


#: "30,500 staff, expected to double by 2028": they are not of that year yet.
_UNTIL = re.compile(
    r"\b(?:will|would|could|should|expected|projected|forecast|set|due|aims?|plans?|hopes?)\b.*"
    r"\bby (?:the end of )?$"
)


def _inherit(
    text: str,
    start: int,
    number: NumberMention,
    explicit: Sequence[TimeMention],
    context: Period,
    calendar: Calendar,
) -> Period:
    """Take a later time of the sentence (English), the sentence before, or the title's year."""
    later = next((m for m in explicit if m.start >= number.end and not m.bare and m.period.year), None)
    aimed = later is not None and _UNTIL.search(text[number.end : later.start])
    if (
        later is not None
        and not aimed
        and text[later.start].isascii()
        and not re.search(r"[\u4e00-\u9fff]", text[start : number.start])
    ):
        return replace(_resolve(later, context, calendar), confidence=0.6)
    if context.year is not None:
        return replace(context, confidence=min(context.confidence, 0.7) * 0.9)
    if (known := calendar.document or calendar.main) is not None:
        return Period(str(known), known, 0.6)
    if calendar.leading is not None:
        return Period(str(calendar.leading), calendar.leading, GUESSED)
    return _NOTHING


def _of_review(mention: TimeMention, calendar: Calendar) -> TimeMention:
    """Date 过去一年 in a report that looks back on a year."""
    if calendar.document is None or not _PAST_YEAR.fullmatch(mention.period.label or ""):
        return mention
    return replace(mention, period=Period(str(calendar.document), calendar.document, 0.8))


_PAST_YEAR = re.compile(r"过去的?一年|一年[来间]")


def _names_a_report(text: str, start: int, mention: TimeMention, calendar: Calendar) -> bool:
    """Tell the year in 《创新指数(2025)》 where the page says that its figures are of another year."""
    if calendar.document is None or mention.period.year in (None, calendar.document):
        return False
    return text.rfind("《", start, mention.start) > text.rfind("》", start, mention.start)


def _next_context(
    explicit: Sequence[TimeMention], times: Sequence[TimeMention], context: Period, calendar: Calendar
) -> Period:
    for mention in reversed(times):
        if mention.now:
            return _NOTHING
        if (
            mention in explicit
            and not mention.period.window
            and not (mention.period.label or "").endswith(("earlier", "before", "previous year"))
        ):
            resolved = _resolve(mention, _named_before(mention, times, context, calendar), calendar)
            if resolved.year is not None:
                return resolved
    if any(m.period.window for m in explicit):
        return _NOTHING
    return context
