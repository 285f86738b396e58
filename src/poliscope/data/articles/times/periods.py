"""Years and periods in a sentence: explicit, relative, of the Republic of China, windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.articles.times.compared import EARLIER_EN, make_mention
from poliscope.data.articles.times.records import (
    CN_DIGITS,
    DASH,
    MONTHS,
    YEAR,
    Calendar,
    Period,
    TimeMention,
    is_month,
    last_year,
    small_number,
    year_of,
)
from poliscope.data.articles.times.relative import MONTH_NUMBER, relative_english, years_back
from poliscope.data.articles.times.spans import find_spans

__all__ = [
    "EARLIER_EN",
    "Calendar",
    "Period",
    "TimeMention",
    "find_dates",
    "find_periods",
    "years_back",
]

_PART = (
    r"(?:第?(?P<q>[一二三四1-4首])季度?|(?P<h>[上下])半年|[前首](?P<pq>[二三两23])个?季度?|"
    r"(?:前|头|首)(?P<pm>\d{1,2}|[一二三四五六七八九十两]{1,2})个?月|"
    r"(?P<m1>\d{1,2})(?:-|至|到|—|~)(?P<m2>\d{1,2})月(?:份)?|"
    r"(?P<m>\d{1,2}|[一二三四五六七八九]|十[一二]?)月(?:份|底|末|初)?(?:\d{1,2}|[一二三]?十?[一二三"
    r"四五六七八九十])?[日号]?)"
)
_ZH = compile_from(
    r"\d一七三上下九二五今全八六前十去同四头年当截明昨本次第翌这首",
    rf"(?P<y>{YEAR}) ?(?:[财学]?年度?|届(?=[\u4e00-\u9fff]{{0,6}}(?:毕业|学生|本科|硕士|博士|校友))|"
    rf"(?=[-~—至到](?:19|20)?\d{{2}}年))(?P<end>末|底|初)?(?:全年)?(?:{_PART})?"
    rf"|(?P<rel>去年|今年|上个?月|这个月|本月|上周|本周|上星期|昨[天日](?=收[盘市报])|前年|上年|明年|"
    rf"(?<![\d一二两三四五六七八九十几多数半])年内(?![生容])|"
    rf"本年度?|当年|同年|次年|翌年|(?<![续的是])第二年(?![期])|"
    rf"上一年)(?:年?(?:底|末|"
    rf"初)|全年|度)?(?:{_PART.replace('?P<', '?P<r_')})?"
    rf"|(?P<bare>(?:截至)?{_PART.replace('?P<', '?P<b_')}|上半年|下半年|全年|年末|年底)",
)
_NOW = compile_from(
    r"acnst今如当截现目眼至迄",
    (
        r"(?:截至|截止)?(?:目前|现在|如今|当前|今[天日](?![^,。;]{0,12}(?:公布|发布|交出|晒出|召开|披露|"
        r"通报|举行|获悉|了解到|传来|出炉)|[早晚上下中][午间晨上]?)|迄今|至今|眼下)|"
        r"\b(?:now|so far(?= |,)|(?<!announced )(?<!reported )(?<!published )(?<!released )(?<!unveiled )"
        r"(?<!confirmed )(?<!said )today(?! (?:announced|said|reported|published|"
        r"released|"
        r"unveiled|presented|confirmed|that))|currently|at present|to date)\b"
    ),
    re.IGNORECASE,
)
_MINGUO = compile_from(
    r"\d一七九五八六四民",
    rf"(?:民国)?(?P<n>一[〇零一二][〇零一二三四五六七八九](?=年)|一百[〇零一二三]?十?[{CN_DIGITS}]?|"
    rf"[四五六七八九]十[{CN_DIGITS}]?|1[0-2]\d|[5-9]\d)年(?P<e"
    rf"nd>度|底|末|初)?(?!代|来|间|历史|前|后|以来|内|期|老|级|租|合约|免)",
)
_DATE = compile_from(
    r"\d一二",
    rf"{YEAR}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:3[01]|[12]\d|0?[1-9])[日号]?(?:[ T]*\d{{1,2}}:\d{{2"
    rf"}}(?::\d{{2}})?)?|(?<!\d)\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)",
)
_EN = compile_from(
    r"\d",
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?P<mon1>{MONTHS})\.?(?:,? (?P<y1>(?:19|20)\d{{2}}))?\b"
    rf"|(?=[ADFJMNOS])(?P<mon2>{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:,? (?P<y2>(?:19|20)\d{{2}})\b|\b(?![\d,.]*\d| ?%))"
    rf"|(?=[ADFJMNOS])(?P<mon3>{MONTHS})\.? (?P<y3>(?:19|20)\d{{2}})"
    rf"|(?=[ADFJMNOS])(?P<mon5>{MONTHS}),? (?:of )?(?P<of>last|this) year|"
    rf"the (?P<mon6>March|June|September|December) quarter"
    rf"|(?P<decade>the end of (?:the|this) decade)"
    rf"|(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|Q[1-4])(?:[- ](?:quarter|half))?(?: of|"
    rf" in)? (?:fiscal )?(?P<y4>(?:19|20)\d{{2}})"
    rf"|(?:fiscal(?: year)? |FY ?)?(?P<y5>(?:19|20)\d{{2}})(?P<to>{DASH}(?:(?:19|20)\d{{2}}|"
    r"\d{2}))?(?![\d,]*\d|\.\d| ?%)"
    r"|(?P<h2>[1-4][Qq]|[12][Hh]|Q[1-4]|H[12]|[Ee]nd-?|[Mm]id-?)[ -]?['’]?"
    r"(?P<y8>(?:20)?[0-4]\d)(?![\d.,]*\d| ?%|[-:/])"
    rf"|FY ?['’]?(?:\d\d{DASH})?(?P<fy>\d\d)(?![\d.,]*\d| ?%)"
    r"|(?P<part>(?:first|second|third|fourth|final) (?:quarter|half)|(?:first|last) (?:three|six|nine|ten|"
    r"eleven|\d{1,2}) "
    r"months)(?: (?:of|in) (?:(?P<y6>(?:19|20)\d{2})|(?P<which>this|last|the) year))?"
    r"|(?P<rel>(?i:last year|this year|next year|this (?:spring|summer|autumn|fall|winter|month|week|morning|"
    r"season)|last (?:month|week|spring|summer|autumn|fall)(?! \d)|(?:a|the|one) year (?:earlier|before|"
    r"ago|prior)|(?:the )?(?:previous|prior|preceding) (?:fiscal |financial )?year|"
    r"(?:the )?(?:previous|last|preceding) fiscal(?! year)|"
    r"(?:last|this|current) (?:fiscal|financial) year|that (?:same )?year|the same year|"
    r"the year before|the (?:full|whole) year|the year as a whole|"
    r"full[- ]year(?= (?:growth )?(?:target|goal|forecast))|"
    rf"next (?:(?:{MONTHS})\b|month|week|spring|summer|autumn|fall|winter)|"
    r"next(?=[.;]|, )|(?:a|one) year (?:later|on(?=[,.;]))|within (?:a|one|two|three|four|"
    r"five) years?(?! (?:of|from|after))|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"years (?:earlier|ago|before|later)|(?:a|one|two|three) decades? (?:earlier|ago|before)))"
    r"|(?:(?<=in )|(?<=In )|(?<=since )|(?<=by )|(?<=until )|(?<=nd of )|(?<=to )|(?<=ate )|(?<=arly )|"
    r"(?<=uring )|(?<= this )|(?<= last )|(?<=etween )|(?<=rom ))"
    rf"(?P<mon4>{MONTHS})(?![a-z]|\.? \d)"
    rf"|(?<=the )(?P<mon7>{MONTHS})(?= (?:figures?|data|report|survey|count|total|reading|numbers)\b)"
    r"|(?:over|in|during|for|within|through) the (?:past|last|next|coming|previous) (?P<win>\w+) (?"
    r":years|months|decades|quarters)|the (?P<past>past|last) (?:decade|(?:\w+ )?years))\b",
    words="ACDEFHIJL-QSTWacdefil-pstw",
)
#: What every time in Chinese has: most English sentences are told by one look.
_MAY_BE_ZH = re.compile(r"[年季月五届周昨]|以来|上星期")
#: What every time in English has, beside years in digits; the second ones in any case.
# fmt: off
_MONTH_SIGNS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME_SIGNS = (
    "next",
    "year", "quarter", "half", "month", "decade", "week", "spring", "summer", "autumn", "fall", "winter",
    "season",
)
# fmt: on
_YEAR_IN_DIGITS = re.compile(r"[12][09]\d\d(?!年)|FY|\d[QH]['’]?\d|[QH]\d['’ ]+\d")


def _part(found: re.Match[str], prefix: str = "") -> str:
    """Label a part of a year: "-Q1", "-H1", "-06", "-M01-M08"."""
    group = {key: found.group(prefix + key) for key in ("q", "h", "pq", "pm", "m1", "m2", "m")}
    if group["q"]:
        return f"-Q{small_number(group['q'].replace('首', '一'))}"
    if group["h"]:
        return "-H1" if group["h"] == "上" else "-H2"
    if group["pq"]:
        return f"-Q1-Q{small_number(group['pq'])}"
    if group["pm"]:
        return f"-M01-M{small_number(group['pm']):02d}"
    if group["m1"]:
        return f"-M{int(group['m1']):02d}-M{int(group['m2']):02d}"
    month = small_number(group["m"])
    return f"-{month:02d}" if month and 1 <= month <= 12 else ""


_RELATIVE = {
    "上月": 0,
    "上个月": 0,
    "这个月": 0,
    "本月": 0,
    "上周": 0,
    "本周": 0,
    "上星期": 0,
    "昨天": 0,
    "昨日": 0,
    "去年": -1,
    "今年": 0,
    "年内": 0,
    "本年": 0,
    "本年度": 0,
    "前年": -2,
    "明年": 1,
}


def _relative(word: str, calendar: Calendar) -> Period:
    if word in {"第二年", "翌年"}:
        word = "次年"
    if word == "上一年":
        word = "上年"
    if word in {"当年", "同年", "次年", "上年"}:
        return Period(word, None, 0.4)
    if calendar.published is None and calendar.document is None:
        return Period(None, None, 0.3)
    year = (calendar.published or calendar.document or 0) + _RELATIVE[word]
    return Period(str(year), year, 0.85)


def _chinese(found: re.Match[str], calendar: Calendar) -> Period:
    if found.group("y"):
        year = year_of(found.group("y"))
        return Period(f"{year}{_part(found)}", year)
    if found.group("rel"):
        period = _relative(found.group("rel"), calendar)
        return replace(period, label=f"{period.year}{_part(found, 'r_')}") if period.year else period
    word = found.group("bare")
    fixed = {"上半年": "-H1", "下半年": "-H2", "全年": "", "年末": "", "年底": ""}
    part = fixed[word] if word in fixed else _part(found, "b_")
    return Period(part, None, 0.6)


#: How sure the year of a month without one is.
_MONTH_ONLY = 0.7
_ORDER_EN = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _english(found: re.Match[str], calendar: Calendar) -> Period:
    if found.lastgroup == "y5":  # most of all: nothing but the year
        return Period(str(int(found["y5"])), int(found["y5"]))
    group = found.groupdict()
    if group["win"] or group["past"]:
        return Period(found.group().lower(), None, 0.8, window=True)
    if group["rel"]:
        return relative_english(group["rel"].lower(), calendar)
    if group["part"]:
        return _part_english(found, calendar)
    month = next(filter(None, (group[f"mon{i}"] for i in range(1, 8))), None)
    written = next(filter(None, (group[f"y{i}"] for i in range(1, 6))), None)
    if short := group["y8"] or group["fy"]:
        return _short_part(group["h2"] or "", int(short) % 100 + 2000)
    year = int(written) if written else calendar.published or calendar.document
    if year is None:
        return Period(None, None, 0.3)
    if month:
        number = MONTH_NUMBER[month[:3].lower()]
        to_come = None if written or group["of"] else _coming(found, number, calendar)
        return to_come or _month(number, group["of"], written, year, calendar)
    if group["q"]:
        number = _ORDER_EN.get(group["q"].lower()) or int(group["q"][1])
        return Period(f"{year}-{'H' if 'half' in found.group() else 'Q'}{number}", year)
    if group["to"]:
        return _until(year, re.sub(r"\D", "", group["to"]))
    return Period(str(year), year) if written else _end_of_decade(year)


def _end_of_decade(year: int) -> Period:
    return Period(str(year // 10 * 10 + 10), year // 10 * 10 + 10, 0.7)


#: Before the month of an expectation.
_TO_COME = re.compile(
    r"\b(?:expects?|expected|forecasts?|should|will|aims?|plans?|to|would)\b[^.;]{2,60}\bby $"
)


def _coming(found: re.Match[str], number: int, calendar: Calendar) -> Period | None:
    """Read the month of "we expect EUR 16 by December" as the next one."""
    if not calendar.month or not calendar.published or not _TO_COME.search(found.string, 0, found.start()):
        return None
    year = calendar.published + (number < calendar.month)
    return Period(f"{year}-{number:02d}", year, _MONTH_ONLY)


def _month(number: int, of: str | None, written: str | None, year: int, calendar: Calendar) -> Period:
    """Read "March 2024", "March last year" and "in March"."""
    if of and calendar.published:
        year = calendar.published - (of == "last")
    elif not written:
        year = calendar.latest(number) or year
    return Period(f"{year}-{number:02d}", year, 0.95 if written else 0.85 if of else _MONTH_ONLY)


def _until(year: int, digits: str) -> Period:
    """Read "2024-25" as two years, and "2025-09" as a month: no span of years runs backwards."""
    if is_month(year, digits):
        return Period(f"{year}-{digits}", year)
    last = last_year(year, digits)
    return Period(f"{year}-{last}", last)


def _short_part(part: str, year: int) -> Period:
    """Read "2Q23", "H1 2024", "end-2022"."""
    digit = next((c for c in part if c.isdigit()), "")
    return Period(f"{year}-{part.upper().strip(digit)}{digit}" if digit else str(year), year)


def _part_english(found: re.Match[str], calendar: Calendar) -> Period:
    """Read "the first half of this year", "the first six months of 2024", "the first quarter"."""
    words = found.group("part")
    order = _ORDER_EN.get(words.split()[0], 4)
    part = (
        f"-H{min(order, 2)}" if words.endswith("half") else f"-Q{order}" if words.endswith("quarter") else ""
    )
    if found.group("y6"):
        return Period(f"{found.group('y6')}{part}", int(found.group("y6")))
    if calendar.published is None or words.startswith("last"):
        return Period(None, None, 0.3)
    if found.group("which"):
        year = calendar.published - (found.group("which") == "last")
        return Period(f"{year}{part}", year, 0.8)
    # "the final quarter", read in February, is last year's
    ends = {"H": 6 * order, "Q": 3 * order}.get(part[1:2], 1)
    year = calendar.latest(min(ends, 12) - 2) or calendar.published
    return Period(f"{year}{part}", year, 0.55)


def find_dates(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find dates and times of day, which are no numbers to claim."""
    return [found.span() for found in _DATE.finditer(text, start, end)]


#: 去(112)年, 今（113）年.
_BOTH_YEARS = re.compile(r"[去今前]\((?:民国)?(1[0-2]\d)年?\)年?")


def _republic(text: str, start: int, end: int) -> Iterator[TimeMention]:
    """Find years of the Republic of China: "九十三年底" is 2004."""
    for found in _BOTH_YEARS.finditer(text, start, end):
        year = int(found.group(1)) + 1911
        yield make_mention(text, start, found, Period(str(year), year, 0.9))
    for found in _MINGUO.finditer(text, start, end):
        number = small_number(found.group("n"))
        if number and (
            found.start() == start or text[found.start() - 1] not in f"0123456789{CN_DIGITS}十百千.-"
        ):
            yield make_mention(text, start, found, Period(str(number + 1911), number + 1911, 0.85))


def _may_be_english(piece: str) -> bool:
    return (
        holds(piece, _MONTH_SIGNS)
        or holds(piece.lower(), _TIME_SIGNS)
        or _YEAR_IN_DIGITS.search(piece) is not None
    )


_NO_TIME_ZH = re.compile(r"[上下]?(?:度)?(?:产业|半场)")
#: What ``_NOW`` finds has one of these.
_NOW_SIGNS = (
    "now", "so far", "today", "current", "at present", "to date",
    "目前", "现在", "如今", "当前", "今", "眼下", "至今",
)  # fmt: skip


def _candidates(text: str, start: int, end: int, calendar: Calendar) -> Iterator[TimeMention]:
    """Give all that may be a time; what comes first takes its place."""
    chinese = _MAY_BE_ZH.search(text, start, end) is not None
    yield from find_spans(text, start, end, calendar.published, chinese=chinese)
    if calendar.minguo and chinese:
        yield from _republic(text, start, end)
    for found in _ZH.finditer(text, start, end) if chinese else ():
        if not _NO_TIME_ZH.match(text, found.end(), found.end() + 3):
            yield make_mention(text, start, found, _chinese(found, calendar), bare=bool(found.group("bare")))
    for found in _EN.finditer(text, start, end) if _may_be_english(text[start:end]) else ():
        if found.start() == start or text[found.start() - 1] not in "$€£¥0123456789,.":
            yield make_mention(text, start, found, _english(found, calendar))
    for found in _NOW.finditer(text, start, end) if holds(text[start:end].lower(), _NOW_SIGNS) else ():
        yield TimeMention(*found.span(), Period(None, None, 0.5), now=True)


def find_periods(text: str, start: int, end: int, calendar: Calendar) -> list[TimeMention]:
    """Find times between two offsets of working text.

    Parameters
    ----------
    start, end : int
        Where to look.
    calendar : Calendar
        What relative times are relative to.

    Returns
    -------
    list of TimeMention
        From left to right, without overlap.
    """
    mentions: list[TimeMention] = []
    for candidate in _candidates(text, start, end, calendar):
        if not any(m.start < candidate.end and candidate.start < m.end for m in mentions):
            mentions.append(candidate)
    return _windows_of_years(text, _months_of_years(text, sorted(mentions, key=lambda m: m.start)))


def _windows_of_years(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """Give 截至2024年7月的一年间 the year that the window ends in."""
    for i in range(1, len(mentions)):
        year, window = mentions[i - 1], mentions[i]
        if window.period.window and window.period.year is None and year.period.year is not None:
            led = text[max(0, year.start - 2) : year.start] in {"截至", "截止"}
            if text[year.end : window.start] in {"的", "的过去", "之前的"} and (led or not year.compared):
                mentions[i] = replace(window, period=replace(window.period, year=year.period.year))
    return mentions


#: "in 2024, when occupancy in June had sunk": the month is of that year; not "5% in 2023 and 6% in June".
_SAME_YEAR = re.compile(r",? (?:(?!and\b|but\b|to\b|while\b|from\b)[A-Za-z’'-]+ ){1,9}(?:in|by|during) ")


def _months_of_years(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """Give a month without a year the year that stands right before it."""
    for i in range(1, len(mentions)):
        year, month = mentions[i - 1], mentions[i]
        if month.period.confidence != _MONTH_ONLY or year.period.year is None or year.compared:
            continue
        if text[year.end - 4 : year.end].isdigit() and _SAME_YEAR.fullmatch(text, year.end, month.start):
            label = f"{year.period.year}{(month.period.label or '')[4:]}"
            mentions[i] = replace(month, period=Period(label, year.period.year, _MONTH_ONLY))
    return mentions
