"""When a number is of: the time that a sentence, its paragraph or the article gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.signs import is_latin
from poliscope.data.articles.times.aims import aimed_together
from poliscope.data.articles.times.bracketed import (
    binds_earlier,
    is_bracketed,
    is_of_another,
)
from poliscope.data.articles.times.inheriting import GUESSED, NOTHING, inherit, next_context
from poliscope.data.articles.times.lasting import in_closed_clause, lasting_times
from poliscope.data.articles.times.listed import is_first_of_two, of_span, zip_years
from poliscope.data.articles.times.periods import EARLIER_EN, Calendar, Period, TimeMention
from poliscope.data.articles.times.resolving import main_line, named_before, present_day, resolve
from poliscope.data.articles.times.since import until_today

__all__ = ["assign_periods"]


#: "a third of the record set in 2007".
_OF_LEVEL = re.compile(
    r" (?:of )?(?:the|its|their) (?:[\w-]+ ){0,3}(?:record|peak|level|high|low|total|figure|number|"
    r"volume|boom)s? "
)
#: 两座已于去年底落成.
_AFTER_ZH = re.compile(r"[^,。;\d的]{0,5}(?:已|都|均|将|也|才|就)?[于在]")
_AFTER_EN = re.compile(r"^[^,;.%\d]{0,48}$")
_LEVEL_OF = re.compile(
    r"\b(?:amount|level|figure|number|total|sum|rate|value|volume) (?:of|in|for) (?:the )?$"
)
_AT_A_TIME = re.compile(r"\b(?:in|of|by|from|at|during|for|as (?:recently|late) as)(?: the)? ?$")
_AGAINST_A_TIME = re.compile(
    r"\b(?:than|as|below|above|short of|from|since|over|compared with|up on|down from)(?: in| the)? ?$"
)
_LETTER = re.compile(r"[A-Za-z]")


def _directly_after(
    text: str, number: NumberMention, times: Sequence[TimeMention], until: int
) -> TimeMention | None:
    """Find the time right behind a number in English: "212 in 2015", "1,489 a year earlier"."""
    for mention in times:
        if number.end <= mention.start <= until:
            gap = text[number.end : mention.start]
            if number.scanned.unit == "times" and (mention.compared or _LEVEL_OF.search(gap)):
                return None  # "2.4 times the level of 2018"
            if mention.compared and number.scanned.unit == "%" and _OF_LEVEL.match(gap):
                return None
            if mention.compared and not _AT_A_TIME.search(gap):
                return None
            if _AGAINST_A_TIME.search(gap):
                return None
            if EARLIER_EN.search(gap) or (mention.compared and " since " in gap):
                return None
            if gap.strip() == "(" and is_of_another(text, mention.end):
                return None
            if not is_latin(text[mention.start]):
                plain = not (mention.compared or mention.period.window)
                return mention if plain and _AFTER_ZH.fullmatch(gap) else None
            worded = _LETTER.search(gap) or gap.strip() in {"", "("}
            return mention if _AFTER_EN.match(gap) and worded else None
    return None


#: "近10年发明专利累计184.4万件", "a total of 900 over the past decade".
_ADDED_UP = re.compile(r"累计|累积|合计|总计|\b(?:in total|a total of|altogether|cumulative(?:ly)?)\b")


def _adds_up(text: str, mention: TimeMention, number: NumberMention) -> bool:
    """Tell what has come together over a window of years: it is of no single one."""
    if not mention.period.window:
        return False
    first, last = min(mention.start, number.before), max(mention.end, number.end)
    return _ADDED_UP.search(text, max(0, first - 12), last) is not None


def _only_later(text: str, number: NumberMention, explicit: Sequence[TimeMention]) -> TimeMention | None:
    """Find the year of "... today announced €1.3 billion in 2024", the sentence's only one."""
    named = [m for m in explicit if m.period.year and not m.bare]
    if len(named) != 1 or named[0].start < number.end or not is_latin(text[named[0].start]):
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
        known = calendar.document or calendar.main
        return Period(str(known), known, GUESSED) if known else NOTHING
    if calendar.published is None and calendar.newest and _AT_PRESENT.search(text, last.start, last.end):
        return Period(str(calendar.newest), calendar.newest, GUESSED)
    return present_day(calendar)


#: Said of what is counted, not of an age: "currently", 目前; not 直到今天.
_AT_PRESENT = re.compile(r"目前|当前|(?i:currently|now|at present|to date|so far)")

#: "over the previous year's 7,800", "than in 2019, when 5,200 were sold".
_ITS_OWN_EN = re.compile(
    r"['’]s (?:[a-z]+ ){0,2}[$€£]?|,? (?:it|this|they|there) (?:was|were|had been|"
    r"stood at) (?:only |just )?[$€£]?|,? (?:in which|when|during which|for which)(?: [a-z-]+){1,7} [$€£]?"
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
                r"(?:同期)?(?:(?:零时|底|末)?的?(?:每[人月年]|人均)?|这一(?:比例|比重|数字|数据|"
                r"占比)(?:还|仅|只)?[是为有]?|为|是| |"
                r"[上下]半年)?(?:[㐀-鿿]{0,6}(?:[额量值数入口]|[支岁]出))?(?:约|"
                r"近|仅|区区|不足|不到|为|新台币)?|(?:时)?(?:还|仍|才|尚)(?:只|仅)?(?:是|有|"
                r"为)?(?:不到|不足|约|近)?"
            ),
            gap,
        )
    )


def _is_left(text: str, mention: TimeMention, times: Sequence[TimeMention], calendar: Calendar) -> bool:
    """Tell a time that does not outlive its clause: a year to come, a look back behind a newer year."""
    year = mention.period.year
    if year is None or mention.period.window:
        return False
    if calendar.published is not None and year > calendar.published:
        return is_latin(text[mention.start : mention.end + 1])  # a Chinese plan lists its aims: 到2027年…;…;…
    led = text[max(0, mention.start - 2) : mention.start]
    newer = any(
        calendar.published != (m.period.year or 0) > year
        and m.end <= mention.start
        and not (m.compared or m.period.window)
        for m in times
    )
    return newer and not led.endswith(";")


def _is_passed(text: str, start: int, mention: TimeMention) -> bool:
    """Tell "a year earlier," behind the figure that it is of."""
    if not is_latin(text[mention.start]):
        return False
    ago = text.endswith("ago", mention.start, mention.end)
    if not (ago or (mention.period.label or "").endswith(("earlier", "before", "previous year"))):
        return False
    ended = re.match(r",| and\b|;", text[mention.end : mention.end + 4])
    return ended is not None and re.search(r"\d", text[start : mention.start]) is not None


def _is_of_others(text: str, start: int, mention: TimeMention, number: NumberMention) -> bool:
    """Tell a time before a figure that is of other figures, or of a clause that has ended."""
    if (mention.compared and not _bound(text, mention, number)) or _is_passed(text, start, mention):
        return True
    if _UNTIL_NOW.search(text[mention.end : number.before]) and text[mention.start : mention.end].isascii():
        return True
    return in_closed_clause(text, start, mention, number.before)


#: "In 2014 it stood at €1,010, so it has more than doubled": what has come about since.
_UNTIL_NOW = re.compile(
    r"\d[^.;]{0,40}[,;] (?:so |and |but |which |since then )?(?:(?:it|they|this|that|"
    r"(?:the )?[a-z]+) )?(?:has|have) (?!to\b)[^.;\d]*$"
)
#: "By 2030 Porto wants 5,000 flats; Lisbon 9,000": a clause without a verb of its own.
_ELLIPTIC = re.compile(
    r";(?: (?:and|but|while|in|for))* [A-Z][\w’' -]{1,24},? (?:just |only |"
    r"about |some )?$"
)


def _before(
    text: str, start: int, number: NumberMention, times: Sequence[TimeMention], calendar: Calendar
) -> tuple[TimeMention | None, bool]:
    """Find the last time before a number that holds for it; and whether "now" came after any."""
    windowed = False
    for mention in reversed(times):
        if mention.end > number.start:
            continue
        if mention.now:
            if re.search(r"\d", text[mention.end : number.before]) and text[mention.start - 1] in "由从较比":
                continue  # "由目前的8.6万人扩大到12万人": now is of the first only
            return None, True
        if _is_of_others(text, start, mention, number):
            continue
        apart = ";" in text[mention.end : number.start]
        if mention.period.window and apart:
            windowed = True
            continue
        elliptic = apart and _ELLIPTIC.search(text[mention.end : number.before])
        if apart and not elliptic and _is_left(text, mention, times, calendar):
            continue
        if windowed and not re.search(r"截[至止]$", text[max(start, mention.start - 2) : mention.start]):
            return None, True  # only "截至去年底,五年间翻了一番;拥有64个" goes on with the time before
        if binds_earlier(text, mention, number, start) or is_bracketed(text, start, mention, number):
            continue
        return mention, False
    return None, windowed


#: "530 start-ups, 11% more than a year ago": as things stand today.
_THAN_AGO = re.compile(
    r"(?: (?:more|less|higher|lower|fewer|up|down|dearer|cheaper))? (?:than|on|from) (?:a|one) year ago\b"
)
_AIM_ZH = re.compile(r"(?:目标|力争|预期|计划|预计|争取|确保|预估|可望|有望)[^。;]{0,24}$")


def _is_years_aim(text: str, start: int, mention: TimeMention, calendar: Calendar) -> bool:
    """Tell 力争全年增长6%: of the year of publication, but where a report looks back on the year before."""
    if calendar.published is None or calendar.document == calendar.published - 1:
        return False
    return mention.bare and not mention.period.label and bool(_AIM_ZH.search(text[start : mention.start]))


def _time_of(
    text: str,
    sentence: tuple[int, int],
    numbers: Sequence[NumberMention],
    i: int,
    times: Sequence[TimeMention],
    calendar: Calendar,
) -> tuple[TimeMention | None, str]:
    """Find the time of a number in its sentence, or tell that it is of "today", or of none before it."""
    start, end = sentence
    number = numbers[i]
    until = numbers[i + 1].before if i + 1 < len(numbers) else end
    mention = _directly_after(text, number, times, until)
    if mention is not None:
        return (None, "today") if mention.now else (mention, "")
    if until_today(text, start, number, times):
        return None, "today"
    if _THAN_AGO.match(text, number.end) and not any(
        m.end <= number.before and not m.compared and not m.now for m in times
    ):
        return None, "today"
    if (mention := aimed_together(text, numbers, i, times, end)) is not None:
        return mention, ""
    mention, blocked = _before(text, start, number, times, calendar)
    if blocked:
        explicit = [m for m in times if not m.compared and not m.now]
        later = _only_later(text, number, explicit)
        return later, "" if later is not None else "apart"
    return mention, ""


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
    times, numbers : sequences
        What stands in it.
    context : Period
        The period of the sentence before.

    Returns
    -------
    (list of Period, Period)
        One for each number, and the period that the next sentence may go on with.
    """
    periods: list[Period] = []
    context = running = main_line(context, calendar)
    times = [_of_review(m, calendar) for m in times if not _names_a_report(text, start, m, calendar)]
    explicit = [m for m in times if not m.compared and not m.now]
    pairs = zip_years(text, times, numbers)
    later: dict[int, Period] = {}
    for i, number in enumerate(numbers):
        mention, told_of = _time_of(text, (start, end), numbers, i, times, calendar)
        if told_of == "today":
            periods.append(present_day(calendar))
            continue
        if mention is not None:
            known = named_before(mention, times, running if running.year else context, calendar)
            period = mention.period if _adds_up(text, mention, number) else resolve(mention, known, calendar)
            if (mention.period.label or "").endswith("later"):
                period = later.setdefault(mention.start, period)  # counted once, for all its figures
            if _is_years_aim(text, start, mention, calendar):
                period = Period(str(calendar.published), calendar.published, 0.45)
        elif told_of == "apart":
            period = _present(text, number, times, calendar)
        else:
            other = i + 1 < len(numbers) and context.year is not None
            ahead = [m for m in explicit if not other or _holds_back(text, numbers, i, m)]
            period = inherit(text, start, number, ahead, context, calendar)
        told = of_span(text, numbers, i, period) if mention is not None else period
        if told is period and period.year and mention is not None and _goes_on(mention, period):
            running = period
        period = pairs.get(number.start) or _of_same_span(text, numbers, i, periods) or told
        same = i and text[numbers[i - 1].end : number.start] == ":" and number.form == "share"
        periods.append(periods[-1] if same else period)  # 9.3:36.2:54.5 are of one time
    lasting = lasting_times(text, start, explicit, calendar, context.year)
    return periods, next_context(lasting, times, context, calendar)


_NEXT_SPAN = re.compile(r",? and (?:its|their|the|that of)? ?[a-z ]{2,50} from [$€£¥]?$")


def _of_same_span(
    text: str, numbers: Sequence[NumberMention], i: int, periods: Sequence[Period]
) -> Period | None:
    """Give "from 66 in 2024 to 100 in 2030, and their value from 53 to 100" the same two years."""
    for first in (i, i - 1):
        led = first >= 2 and is_first_of_two(text, numbers, first) and first + 1 < len(numbers)
        same = led and text.endswith(("from ", "from $", "from €", "from £"), 0, numbers[first - 2].before)
        if same and _NEXT_SPAN.search(text, numbers[first - 1].end, numbers[first].before):
            return periods[first - 2 + (i - first)]
    return None


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
    return is_latin(text[mention.start]) and not apart and len(between) < 90


def _of_review(mention: TimeMention, calendar: Calendar) -> TimeMention:
    """Date 过去一年 in a report that looks back on a year."""
    if calendar.document is None or not _PAST_YEAR.fullmatch(mention.period.label or ""):
        return mention
    return replace(mention, period=Period(str(calendar.document), calendar.document, 0.8))


_PAST_YEAR = re.compile(r"过去的?一年|一年[来间]")

#: 2019年某省政府工作报告, which is on the year before.
_WORK_REPORT = re.compile(r"[^,。;\d]{0,16}政府工作报告")


def _names_a_report(text: str, start: int, mention: TimeMention, calendar: Calendar) -> bool:
    """Tell the year in 《创新指数(2025)》 where the page says that its figures are of another year."""
    if calendar.document is None or mention.period.year in (None, calendar.document):
        return False
    if _WORK_REPORT.match(text, mention.end):
        return True
    return text.rfind("《", start, mention.start) > text.rfind("》", start, mention.start)
