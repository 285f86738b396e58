"""Years and periods in a sentence: explicit, relative, of the Republic of China, windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.numerals import parse_english, parse_numeral

__all__ = [
    "EARLIER_EN",
    "Calendar",
    "Period",
    "TimeMention",
    "find_dates",
    "find_periods",
    "publication_year",
    "years_back",
]

_CN = "〇零一二三四五六七八九"
_YEAR = rf"(?:(?:19|20)\d{{2}}|[一二][{_CN}]{{3}})"
_PART = (
    r"(?:第?(?P<q>[一二三四1-4首])季度?|(?P<h>[上下])半年|[前首](?P<pq>[二三两23])个?季度?|"
    r"(?:前|头|首)(?P<pm>\d{1,2}|[一二三四五六七八九十两]{1,2})个?月|"
    r"(?P<m1>\d{1,2})(?:-|至|到|—|~)(?P<m2>\d{1,2})月(?:份)?|"
    r"(?P<m>\d{1,2}|[一二三四五六七八九]|十[一二]?)月(?:份|底|末|初)?(?:\d{1,2}|[一二三]?十?[一二三"
    r"四五六七八九十])?[日号]?)"
)
_ZH = compile_from(
    r"\d一七三上下九二五今全八六前十去同四头年当截明昨本次第这首",
    rf"(?P<y>{_YEAR}) ?(?:年度?|届(?=[\u4e00-\u9fff]{{0,6}}(?:毕业|学生|本科|硕士|博士|校友))|"
    rf"(?=[-~—至到](?:19|20)?\d{{2}}年))(?P<end>末|底|初)?(?:全年)?(?:{_PART})?"
    rf"|(?P<rel>去年|今年|上个?月|这个月|本月|上周|本周|上星期|昨[天日](?=收[盘市报])|前年|上年|明年|"
    rf"本年度?|当年|同年|次年|"
    rf"上一年)(?:年?(?:底|末|"
    rf"初)|全年|度)?(?:{_PART.replace('?P<', '?P<r_')})?"
    rf"|(?P<bare>(?:截至)?{_PART.replace('?P<', '?P<b_')}|上半年|下半年|全年|年末|年底)",
)
_SPAN = re.compile(
    rf"({_YEAR})年?(?:-|—|–|~|至|到)({_YEAR}|\d{{2}})(?:年(?:间|期间|底|末)?|(?=这[几些两三]))"
)
_AGO_ZH = re.compile(r"(?<![\d.近过])([一二两三四五六七八九十]|\d)年前(?!后|沿|列|夕|辈)")
_WINDOW = compile_from(
    r'\d".“一七三上下两九二五今党八六几前十历四建改数最未此百短过近这连',
    r"(?P<w>近|过去|最近|这|未来|今后|此后|连续|历经|短短|上|下)(?:的)?(?:[\d.]+|[一二三四五六七八九"
    r"十两几数]+)(?:多|余)?(?:个(?=月))?(?:年|月)(?:来|间|里|内|中|以来|时间|多(?!了|出))?|前(?:\d{1,2}|"
    r"[一二三四五六七八九十两几]+)年"
    r"|(?:[\d.]{1,6}|[一二三四五六七八九十两几数百]{1,5})(?:多|余)?年(?:来|间|里|内|前|后|以来|时间|"
    r"多(?!了|出)|"
    r"历史|期)"
    r"|[“\"]?(?:十[一二三四五六])五[”\"]?(?:规划)?(?:期间|时期|以来|末|初)?|改革开放以来|"
    r"建市以来|党的十[八九]大以来",
)
_NOW = compile_from(
    r"acnst今如当截现目眼至迄",
    (
        r"(?:截至|截止)?(?:目前|现在|如今|当前|今[天日](?![^,。;]{0,12}(?:公布|发布|交出|晒出|召开|披露|"
        r"通报|举行|获悉|了解到|传来|出炉)|[早晚上下中][午间晨上]?)|迄今|至今|眼下)|"
        r"\b(?:now|so far(?= |,)|today(?! (?:announced|said|reported|published|"
        r"released|"
        r"unveiled|presented|confirmed|that))|currently|at present|to date)\b"
    ),
    re.IGNORECASE,
)
_MINGUO = compile_from(
    r"\d一七九五八六四民",
    rf"(?:民国)?(?P<n>一[〇零一二][〇零一二三四五六七八九](?=年)|一百[〇零一二三]?十?[{_CN}]?|"
    rf"[四五六七八九]十[{_CN}]?|1[0-2]\d|[5-9]\d)年(?P<e"
    rf"nd>度|底|末|初)?(?!代|来|间|历史|前|后|以来|内|期|老|级|租|合约|免)",
)
_DATE = compile_from(
    r"\d一二",
    rf"{_YEAR}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:3[01]|[12]\d|0?[1-9])[日号]?(?:[ T]*\d{{1,2}}:\d{{2"
    rf"}}(?::\d{{2}})?)?|(?<!\d)\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)",
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_EN = compile_from(
    r"\dABDEFIJL-QSTUWabdefijl-qstuw",
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?P<mon1>{_MONTHS})\.?(?:,? (?P<y1>(?:19|20)\d{{2}}))?\b"
    rf"|(?P<mon2>{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?P<y2>(?:19|20)\d{{2}})\b|\b(?![\d,.]*\d| ?%))"
    rf"|(?P<mon3>{_MONTHS})\.? (?P<y3>(?:19|20)\d{{2}})"
    rf"|(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|Q[1-4])(?:[- ](?:quarter|half))?(?: of|"
    rf" in)? (?:fiscal )?(?P<y4>(?:19|20)\d{{2}})"
    r"|(?:fiscal(?: year)? |FY ?)?(?P<y5>(?:19|20)\d{2})(?P<to>[-/–](?:(?:19|20)\d{2}|"
    r"\d{2}))?(?![\d,]*\d|\.\d| ?%)"
    r"|(?P<part>(?:first|second|third|fourth|final) (?:quarter|half)|(?:first|last) (?:three|six|nine|ten|"
    r"eleven|\d{1,2}) "
    r"months)(?: (?:of|in) (?:(?P<y6>(?:19|20)\d{2})|(?P<which>this|last|the) year))?"
    r"|(?P<rel>(?i:last year|this year|next year|this (?:spring|summer|autumn|fall|winter|month|week|"
    r"season)|last (?:month|week|spring|summer|autumn|fall)(?! \d)|(?:a|the|one) year (?:earlier|before|"
    r"ago)|(?:the )?previous year|the year before|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"years (?:earlier|ago|before)))"
    rf"|(?:in|since|by|until|end of|late|early|during) (?P<mon4>{_MONTHS})(?![a-z])"
    r"|(?:over|in|during|for|within|through) the (?:past|last|next|coming|previous) (?P<win>\w+) (?"
    r":years|months|decades|quarters)|the (?P<past>past|last) (?:decade|(?:\w+ )?years))\b",
)
#: What every time in Chinese has: most English sentences are told by one look.
_MAY_BE_ZH = re.compile(r"[年季月五届周昨]|以来|上星期")
#: What every time in English has, beside years in digits; the second ones in any case.
# fmt: off
_MONTH_SIGNS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME_SIGNS = (
    "year", "quarter", "half", "month", "decade", "week", "spring", "summer", "autumn", "fall", "winter",
    "season",
)
# fmt: on
_YEAR_IN_DIGITS = re.compile(r"[12][09]\d\d(?!年)")
_DIGITS = {
    c: str(i % 10) for c, i in zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
}
_COMPARED = compile_from(
    r"abcfiostv与于从同和比由相自跟较",
    (
        r"(?:比|从|由|较|与|同|(?<=[高低多少大小快慢优好强弱早晚等较次])于|相比于|和|跟|自|相比|相较|"
        r"\bthan in|\bthan|\bbelow|\babove|\bfrom|\bsince|\bcompared with|"
        r"\bcompared to|\bagainst|\bversus|\bover|\bon|\bas in|\bas it was in|\bas they were in|自从|"
        r"(?:ing|same) (?:period|"
        r"quarter|month|"
        r"time)(?: of)?)(?: the)? ?$"
    ),
    re.IGNORECASE,
)


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Period:
    """A period: its label ("2024", "2024-Q1", "2024-06", "2019-2023", "last 10 years") and its year."""

    label: str | None
    year: int | None
    confidence: float = 0.95
    window: bool = False


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class TimeMention:
    """A time in a sentence; offsets count the paragraph's working text."""

    start: int
    end: int
    period: Period
    compared: bool = False
    bare: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative times are relative to.

    Attributes
    ----------
    published : int or None
        Year of publication.
    document : int or None
        The year that the title says the figures are of.
    main : int or None
        The year that most of the text speaks of.
    leading : int or None
        The year that it names most, or first: a guess where nothing else tells.
    month : int or None
        Month of publication.
    minguo : bool
        Whether years of the Republic of China are likely (Taiwan's press).
    """

    published: int | None = None
    document: int | None = None
    main: int | None = None
    leading: int | None = None
    minguo: bool = False
    month: int | None = None

    def latest(self, month: int) -> int | None:
        """Give the year of the last such month: "in November", read in March, is last year's."""
        if self.published is None:
            return None
        return self.published - (self.month is not None and month > self.month)


def _year(text: str) -> int:
    return int("".join(_DIGITS.get(c, c) for c in text))


def _small(text: str | None) -> int | None:
    if not text:
        return None
    numeral = parse_numeral(text.replace("两", "二"))
    return int(numeral.value) if numeral else None


def _part(found: re.Match[str], prefix: str = "") -> str:
    """Label a part of a year: "-Q1", "-H1", "-06", "-M01-M08"."""
    group = {key: found.group(prefix + key) for key in ("q", "h", "pq", "pm", "m1", "m2", "m")}
    if group["q"]:
        return f"-Q{_small(group['q'].replace('首', '一'))}"
    if group["h"]:
        return "-H1" if group["h"] == "上" else "-H2"
    if group["pq"]:
        return f"-Q1-Q{_small(group['pq'])}"
    if group["pm"]:
        return f"-M01-M{_small(group['pm']):02d}"
    if group["m1"]:
        return f"-M{int(group['m1']):02d}-M{int(group['m2']):02d}"
    month = _small(group["m"])
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
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "前年": -2,
    "明年": 1,
}


def _relative(word: str, calendar: Calendar) -> Period:
    if word in {"当年", "同年", "次年"}:
        return Period(word, None, 0.4)
    if calendar.published is None:
        return Period(None, None, 0.3)
    year = calendar.published + _RELATIVE[word]
    if word == "上年" and (about := calendar.document or calendar.main):
        year = about - 1
    return Period(str(year), year, 0.85)


def _chinese(found: re.Match[str], calendar: Calendar) -> Period:
    if found.group("y"):
        year = _year(found.group("y"))
        return Period(f"{year}{_part(found)}", year)
    if found.group("rel"):
        period = _relative(found.group("rel"), calendar)
        return replace(period, label=f"{period.year}{_part(found, 'r_')}") if period.year else period
    word = found.group("bare")
    fixed = {"上半年": "-H1", "下半年": "-H2", "全年": "", "年末": "", "年底": ""}
    part = fixed[word] if word in fixed else _part(found, "b_")
    return Period(part, None, 0.6)


_ORDER_EN = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_MONTH_NUMBER = {name[:3].lower(): i + 1 for i, name in enumerate(_MONTHS.split("|")[:12])}


def _english(found: re.Match[str], calendar: Calendar) -> Period:
    group = found.groupdict()
    if group["win"] or group["past"]:
        return Period(found.group().lower(), None, 0.8, window=True)
    if group["rel"]:
        return _relative_english(group["rel"].lower(), calendar)
    if group["part"]:
        return _part_english(found, calendar)
    month = group["mon1"] or group["mon2"] or group["mon3"] or group["mon4"]
    written = group["y1"] or group["y2"] or group["y3"] or group["y4"] or group["y5"]
    year = int(written) if written else calendar.published
    if year is None:
        return Period(None, None, 0.3)
    if month and not written:
        year = calendar.latest(_MONTH_NUMBER[month[:3].lower()]) or year
    if month:
        return Period(f"{year}-{_MONTH_NUMBER[month[:3].lower()]:02d}", year, 0.95 if written else 0.7)
    if group["q"]:
        number = _ORDER_EN.get(group["q"].lower()) or int(group["q"][1])
        return Period(f"{year}-{'H' if 'half' in found.group() else 'Q'}{number}", year)
    if group["to"]:
        end = group["to"][1:]
        last = int(end) if len(end) == 4 else year // 100 * 100 + int(end)
        return Period(f"{year}-{last}", last)
    return Period(str(year), year)


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
    year = calendar.published - (found.group("which") == "last")
    return Period(f"{year}{part}", year, 0.8 if found.group("which") else 0.55)


def years_back(words: str) -> int:
    """Tell how many years "two years ago", "a year earlier" or "2 years before" go back."""
    numeral = parse_english(words.split()[0]) or parse_numeral(words.split()[0])
    return int(numeral.value) if numeral and numeral.value > 1 else 1


def _relative_english(word: str, calendar: Calendar) -> Period:
    if word.endswith(("earlier", "before", "previous year")) and "ago" not in word:
        return Period(word, None, 0.5)
    if calendar.published is None:
        return Period(None, None, 0.3)
    if word.startswith("this "):
        return Period(str(calendar.published), calendar.published, 0.8)
    if word in {"last week", "last month"}:
        back = word == "last month" and calendar.month == 1
        return Period(str(calendar.published - back), calendar.published - back, 0.7)
    shift = {"next year": 1}.get(word, -years_back(word))
    if word.endswith("years ago"):
        year = calendar.published + shift
        return Period(f"{year}, {-shift} years before", year, 0.8)
    return Period(str(calendar.published + shift), calendar.published + shift, 0.85)


def find_dates(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find dates and times of day, which are no numbers to claim."""
    return [found.span() for found in _DATE.finditer(text, start, end)]


def _mention(
    text: str, start: int, found: re.Match[str], period: Period, *, bare: bool = False
) -> TimeMention:
    before = text[max(start, found.start() - 16) : found.start()]
    after = text[found.end() : found.end() + 5]
    compared = bool(_COMPARED.search(before)) or bool(
        re.match(
            r"同期|相比|以来|之后|起|开始" if bare else r"同期|相比|增长|增加|提高|下降|以来|之后|起|开始",
            after,
        )
    )
    if re.match(
        r"(?:同期)?的(?:约|近|将近|超过?|不足|逾)?(?:[\d.]+|[一二两三四五六七八九十]+)(?:多|余)?(?:倍|成|%)",
        text[found.end() : found.end() + 16],
    ):
        compared = True
    if re.search(r"恢复(?:到|至)[^,。;]{0,8}\(?$", before):
        compared = True
    if re.search(r"(?:截至|截止)于?$", before) or period.window:
        compared = False
    ahead = text[max(start, found.start() - 48) : found.start()]
    if text[found.start()].isascii() and (EARLIER_EN.search(ahead) or _AGAINST_EN.search(ahead)):
        compared = True
    if re.match(
        r" \(?(?:Xinhua|Reuters|AP|AFP|Bloomberg)|[*_)]{0,3} ?(?:--|—|–)",
        text[found.end() : found.end() + 10],
    ):
        compared = True  # a dateline, not what the figures are of
    if before.endswith("the ") and _ITS_LEVEL.match(text, found.end()):
        compared = True
    return TimeMention(found.start(), found.end(), period, compared, bare)


#: "since work began in 2019", "the budget approved in 2020": not what the figures are of.
_AGAINST_EN = re.compile(
    r"\bafter (?:an? |the |its )?(?:[a-z]+ )?(?:record|strong|weak|poor|bumper|banner|dismal|slow|"
    r"difficult|flat) $|"
    r"\b(?:against|compared (?:with|to)|versus|up from|down from|than) (?:[^,;.]|\.\d){1,30} in $|"
    r"\b(?:what|as|than) (?:it|they|that) (?:did|was|were|had|stood)(?: [a-z]+)? in $"
)
EARLIER_EN = re.compile(
    r"\b(?:since (?:[a-z']+ ){1,5}|(?:approved|agreed|adopted|budgeted|promised|envisaged|pledged|founded|"
    r"established|opened|"
    r"launched|elected) (?:back )?)in $"
)
#: "five times the 2022 level".
_ITS_LEVEL = re.compile(r" (?:level|figure|total|peak|low|high|average|mark)s?\b")
_SPAN_WORD = re.compile(r"etween |rom (?=\d)")
_SPAN_EN = re.compile(
    r"\b(?:[Bb]etween|[Ff]rom) ((?:19|20)\d{2}) (?:and|to|until|through) ((?:19|20)\d{2})\b"
)


def _spans(text: str, start: int, end: int, published: int | None, *, chinese: bool) -> Iterator[TimeMention]:
    """Find spans of years ("2019-2023年") and windows ("近10年", "十四五期间")."""
    for found in _SPAN.finditer(text, start, end) if chinese else ():
        first, last = _year(found.group(1)), found.group(2)
        year = _year(last) if len(last) == 4 else first // 100 * 100 + int(last)
        yield TimeMention(*found.span(), Period(f"{first}-{year}", year, 0.9))
    for found in _SPAN_EN.finditer(text, start, end) if _SPAN_WORD.search(text, start, end) else ():
        yield TimeMention(
            *found.span(), Period(f"{found.group(1)}-{found.group(2)}", int(found.group(2)), 0.9)
        )
    for found in _AGO_ZH.finditer(text, start, end) if text.find("年前", start, end) >= 0 else ():
        back = _small(found.group(1)) or 0
        if text.startswith("的", found.end()) or published is None:
            yield TimeMention(*found.span(), Period(f"{back} years before", None, 0.5), compared=True)
        else:
            yield TimeMention(*found.span(), Period(f"{back} years before", None, 0.5))
    for found in _WINDOW.finditer(text, start, end) if chinese else ():
        word = found.group("w")
        passing = word is None and not re.search(r"[来间中多]$|期间|时期|五[”\"]?$|以来$", found.group())
        passing = (
            passing or word in {"连续", "历经", "短短", "上", "下", "这"} or found.group().startswith("前")
        )
        period = Period(found.group(), None, 0.8, window=True)
        yield TimeMention(*found.span(), period, compared=passing)


def _republic(text: str, start: int, end: int) -> Iterator[TimeMention]:
    """Find years of the Republic of China: "九十三年底" is 2004."""
    for found in _MINGUO.finditer(text, start, end):
        number = _small(found.group("n"))
        if number and (found.start() == start or text[found.start() - 1] not in f"0123456789{_CN}十百千.-"):
            yield _mention(text, start, found, Period(str(number + 1911), number + 1911, 0.85))


def _may_be_english(piece: str) -> bool:
    return (
        holds(piece, _MONTH_SIGNS)
        or holds(piece.lower(), _TIME_SIGNS)
        or _YEAR_IN_DIGITS.search(piece) is not None
    )


def _candidates(text: str, start: int, end: int, calendar: Calendar) -> Iterator[TimeMention]:
    """Give all that may be a time; what comes first takes its place."""
    chinese = _MAY_BE_ZH.search(text, start, end) is not None
    yield from _spans(text, start, end, calendar.published, chinese=chinese)
    if calendar.minguo and chinese:
        yield from _republic(text, start, end)
    for found in _ZH.finditer(text, start, end) if chinese else ():
        if not re.match(r"[上下]?(?:度)?(?:产业|半场)", text[found.end() : found.end() + 3]):
            yield _mention(text, start, found, _chinese(found, calendar), bare=bool(found.group("bare")))
    for found in _EN.finditer(text, start, end) if _may_be_english(text[start:end]) else ():
        if found.start() == start or text[found.start() - 1] not in "$€£¥0123456789,.":
            yield _mention(text, start, found, _english(found, calendar))
    for found in _NOW.finditer(text, start, end):
        yield TimeMention(*found.span(), Period(None, None, 0.5), now=True)


def find_periods(text: str, start: int, end: int, calendar: Calendar) -> list[TimeMention]:
    """Find times between two offsets of working text.

    Parameters
    ----------
    text : str
        Working text.
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
    return sorted(mentions, key=lambda m: m.start)


_MINGUO_DATE = re.compile(
    r"(?<![\d.])(1[0-3]\d)(?:年|[-/.])(?:1[0-2]|0?[1-9])(?:月|[-/.])(?:3[01]|[12]\d|0?[1-9])(?:日|(?![\d.]))"
)


def minguo_year(text: str) -> int | None:
    """Find the year of a full date of the Republic of China: "114年5月27日" is 2025."""
    found = _MINGUO_DATE.search(text)
    return int(found.group(1)) + 1911 if found else None


def publication_year(text: str) -> int | None:
    """Find the year of publication in the lines around an article: the first full date."""
    found = re.search(r"((?:19|20)\d{2})[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:3[01]|[12]\d|0?[1-9])", text)
    if found:
        return int(found.group(1))
    english = re.search(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})|(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?),? "
        rf"((?:19|20)\d{{2}})\b",
        text,
    )
    if english:
        return int(english.group(1))
    printed = re.search(rf"\b(?:{_MONTHS}) ((?:19|20)\d{{2}}) (?:issue|edition)\b", text)
    if printed:
        return int(printed.group(1))
    issue = re.search(r"((?:19|20)\d{2})年(?:总?第\d{1,4}期|\d{1,2}月(?:刊|号)|[春夏秋冬]季?[刊号])", text)
    return int(issue.group(1)) if issue else None
