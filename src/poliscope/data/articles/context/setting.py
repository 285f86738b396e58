"""What an article tells of itself: its title, its year and whose press it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.context.publication import dateline_month
from poliscope.data.articles.signs import is_latin
from poliscope.data.articles.source.headlines import taken_up
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.tables.rows import Line
from poliscope.data.articles.times.periods import (
    Calendar,
    TimeMention,
    find_periods,
)
from poliscope.data.articles.times.published import issue_year, minguo_year, publication_year
from poliscope.data.articles.times.records import LATE
from poliscope.data.quantities.numerals import fold

__all__ = [
    "find_calendar",
    "find_headings",
    "find_opening",
    "find_sections",
    "find_title",
    "has_few_years",
    "is_dated_line",
    "with_main_year",
]

_DOCUMENTS = (
    "reports?|rankings?|index|review|survey|census|bulletin|statistics|scoreboard|outlook|yearbook|results|"
    "figures|monitor|barometer|league table|fact ?sheet|profile|overview|indicators|at a glance|accounts|"
    "economy|trends|balance sheet|scorecard|performance|in review"
)
_ABOUT_YEAR = re.compile(
    r"((?:19|20)\d{2})年?[^,。]{0,24}(?:公报|报告|数据|对比|统计|运行|榜|排行|成绩单|"
    r"投入|年报|情况|盘点|指标|数目|数字|人数|人次|总值|生产总值|GDP|经济|游客|旅客|出口)|"
    r"(?:in|for|of|,|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)) "
    r"((?:19|20)\d{2})\b|"
    rf"(?i:\b(?:{_DOCUMENTS})),? ((?:19|20)\d{{2}})\b|"
    rf"\b((?:19|20)\d{{2}}) (?:[\w'’&-]+ ){{0,6}}(?i:{_DOCUMENTS})\b"
)

#: 数据截至2024年12月31日: what the figures of a page are of.
_AS_OF = re.compile(
    r"(?:数据|资料|统计)(?:均|全部|口径)?(?:截至|截止|更新至|采集至|取自|来自|为|均为)(?:到|于)?((?:19|"
    r"20)\d{2})年|"
    r"(?:通报|总结|回顾|盘点)了?((?:19|20)\d{2})年(?!第?[一二三四前上下])[^,。;]{0,16}(?:工作|情况|成绩|成效|进展)|"
    r"\b(?:[Dd]ata|[Ff]igures) (?:are|is|were|refer|relate)?(?: (?:as of|for|to|at the end of|"
    r"from))+ (?:[A-Z]?[a-z]* ?\d{0,2},? )?((?:19|20)\d{2})\b"
)

_DATED = re.compile(
    r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}|\b(?:19|20)\d{2}\b|^(?:by|文|作者|记者|原创)\b",
    re.IGNORECASE,
)


def find_headings(lines: Sequence[Line]) -> list[Line]:
    """Find the lines right above the article that may be its title and dateline."""
    kept = [i for i, line in enumerate(lines) if line.keep and line.kind == "text"]
    first = kept[0] if kept else len(lines)
    asked = len(kept) > 1 and _is_headline(lines[first], lines[first + 1 : kept[1]])
    if asked:  # a headline that ends like a sentence: "谁在掉队?"
        first = kept[1]
    return [
        line
        for line in lines[max(0, first - 12) : first]
        if (not line.keep and line.reason != "front matter") or (asked and line is lines[kept[0]])
    ]


def _is_headline(line: Line, following: Sequence[Line]) -> bool:
    """Tell a question above the byline from the first sentence of the article."""
    text = line.text.strip(" #*")
    short = len(text) <= (120 if is_latin(text) else 50)
    return short and text[-1:] in "?!" and any(_DATED.search(other.text) for other in following)


def find_title(headings: Sequence[Line], given: str, body: str = "") -> str:
    """Choose the title among the lines above the article: the one whose words the article takes up again.

    A line of spam may be longer and better punctuated than the title, but the article does not speak of it.
    """
    if given:
        return fold(given)
    fitting = [
        line.text.strip(" #*")
        for line in headings
        if 8 <= len(line.text.strip()) <= 120
        and line.reason == "not a sentence"
        and line.text.count("|") < 2
        and not re.search(r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}", line.text[:12])
        and not is_dated_line(line.text)
        and not _BYLINE.match(line.text)
        and not _OFFERED.match(line.text)
    ]
    spam = {text for text in fitting if body and taken_up(text, body) < 0.2}
    return max(
        [text for text in fitting if text not in spam],
        key=lambda text: (bool(re.search(r"[?!:,：]|\d{4}", text)), len(text)),
        default="",
    )


#: "Subscribe today: $1 for 6 months": what the paper sells is no title.
_OFFERED = re.compile(
    r"\W*(?:subscribe|sign (?:up|in)|log in|register|donate|support (?:us|our))\b", re.IGNORECASE
)
#: "Posted by A. Writer on 3 October in Notes", "Words: A. Writer. Photographs: B. Maker".
_BYLINE = re.compile(
    r"[\s#*_>]*(?:(?:posted|published|written|filed|updated|reported) (?:by\b|on\b|in\b|at\b|\d)|"
    r"by (?-i:[A-Z])|"
    r"(?:words|text|story|photographs?|photos?|reportage)[:.] |(?:文|图|撰文|记者|作者)[/|丨::])",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?,?)? (?:19|20)\d{2}\b|"
    r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}日?"
)
_DAY_OR_ISSUE = re.compile(r"\b(?:[Vv]ol|[Nn]o|[Ii]ssue)\b|\b\d{1,2}(?:st|nd|rd|th)?,? |[-/.月]\d")
_BESIDE_DATE = re.compile(
    r"\b(?:by|published|updated|posted|last|on|at|vol|no|issue|page|of|am|pm|gmt|media|press|news|release|"
    r"edition|min|read|[a-z]{3,6}day)\b|发布|发表|时间|日期|来源|作者|编辑|记者|阅读|浏览|更新|星期.",
    re.IGNORECASE,
)


def is_dated_line(text: str) -> bool:
    """Tell a dateline, masthead or byline with a full date ("COIMBATORE, December 14, 2024") from a title."""
    date = _FULL_DATE.search(text)
    if date is None or not _DAY_OR_ISSUE.search(text):
        return False
    rest = _BESIDE_DATE.sub(" ", text[: date.start()] + " " + text[date.end() :])
    return len(re.findall(r"[A-Za-zÀ-ɏ]{3,}", rest)) + len(re.findall(r"[\u4e00-\u9fff]", rest)) / 2 <= 4


def find_opening(text: str, lines: Sequence[Line]) -> str:
    """Give the first line of a text as its title where it is one although it reads like a sentence.

    "Leeds or Bradford: who leads?" is a question and stands alone, short, above a longer text.
    """
    first = next((line for line in lines if line.text.strip()), None)
    if first is None or not first.keep or first.kind != "text":
        return ""
    line = text[first.start : first.end].strip(" #*\t")
    alone = re.match(r"[ \t]*\r?\n[ \t]*\r?\n", text[first.end :]) is not None
    rest = sum(len(other.text) for other in lines if other.keep) - len(first.text)
    short = 6 <= len(line) <= 110 and len(re.findall(r"[。!?]|(?<!No)\.", fold(line))) <= 1
    return line if short and (alone or line[-1] in "?？") and rest > 4 * len(line) else ""


_SECTION = re.compile(
    r"^[\s#*]*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|第[一二三四五六七八九十]+部分|\d{1,2}[.、]|#)?\s*"
    r"(?:[^,。;!?\d]{0,12}|(?<=[#] )[A-Za-z ]{0,40})(?P<y>(?:19|"
    r"20)\d{2})年?(?![\d年]*[-/.月]\d),?[^,。;!?%\d]{0,24}$"
)

_NUMBERED = re.compile(
    r"[\s#*]*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|#|第[一二三四五六七八九十]+部分)"
)

#: A line of no more characters, without the end of a sentence, that names a year and no figure is a heading.
_HEADING = 32


def find_sections(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find headings that give a section its year ("一、2023年工作回顾"): where they end, and the year."""
    inside = False
    sections = []
    for line in lines:
        inside = inside or line.keep
        numbered = _NUMBERED.match(line.text)
        if line.kind == "table" or not (inside or numbered):
            continue
        found = _SECTION.match(line.text.strip(" *_"))
        if found and (line.reason == "not a sentence" or len(line.text) <= _HEADING):
            sections.append((line.end, int(found.group("y"))))
    return sections


#: Before May a report on a year is one on the year before.
_FIRST_MONTHS = 5


def find_calendar(
    text: str, title: str, headings: Sequence[Line], year: int | None, region: str, lines: Sequence[Line]
) -> Calendar:
    """Find the year of publication, the year that the title names, and which calendar is used."""
    first = next((line.start for line in lines if line.keep), 0)
    head = "\n".join(line.text for line in headings)
    opening = fold(text[first : first + 300])
    published = year or publication_year(head) or publication_year(fold(text[:first])) or _dateline(opening)
    if region == "TW":
        published = published or minguo_year("\n".join(line.text for line in lines[:40])[:3000])
    published = (
        published
        or _masthead_year(lines)
        or publication_year(opening[:100])
        or _byline_year(headings)
        or _opening_year(opening)
    )
    title = _in_digits(title)
    about = _ABOUT_YEAR.search(title)
    document = int(next(g for g in about.groups() if g)) if about else None
    if document is not None and published is not None and document > published:
        document = None  # "Fleet of the future 2030" is no report on that year
    as_of = _AS_OF.search(fold(text[first : first + 3000]))
    if as_of is not None and (document is None or document == published):
        document = int(next(filter(None, as_of.groups())))
    report = _WORK_REPORT.search(title) or _SAID_REPORT.search(opening)
    spoken_in = int(report.group(1) or published or 0) if report is not None else 0
    if spoken_in:
        published = spoken_in if published is None or published > spoken_in else published
        document = spoken_in - 1
    if published is None and document is None:
        document = _captions_year(lines)
    if published is None and document is not None and (dateline_month(opening) or 12) < _FIRST_MONTHS:
        published = document + 1  # "JOS, Feb 5 (Wire) - The economy grew 5.4% in 2025"
    return Calendar(published, document, minguo=region == "TW")


#: 2018年政府工作报告: read in January of the year, on the year before; pages repeat it later.
_WORK_REPORT = re.compile(r"(?:((?:19|20)\d{2})年?[^,。;\d]{0,16})?政府工作报告")
#: 细读2019年某省政府工作报告: an article on one.
_SAID_REPORT = re.compile(r"((?:19|20)\d{2})年?[^,。;\d]{0,16}政府工作报告")
#: 表1 2024年10月份新房价格指数表, "Table 2: Exports, May 2023".
_CAPTION = re.compile(r"^\s*(?:附?[表图] ?[\d一二三四五六]|(?:Table|Figure|Chart) \d)[^。]{0,60}$")


def _captions_year(lines: Sequence[Line]) -> int | None:
    """Find the one year of all captions: "10月份" in a text that names no year is of it."""
    captions = [line.text for line in lines if len(line.text) < 90 and _CAPTION.match(line.text)]
    years = {int(year) for text in captions for year in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", text)}
    return years.pop() if len(years) == 1 else None


_HAN_YEAR = re.compile(r"[一二][〇零一二三四五六七八九]{3}(?=年)")


def _in_digits(title: str) -> str:
    """Write the years of a title in digits: 二零零四年 as 2004年."""
    return _HAN_YEAR.sub(
        lambda found: "".join(str("〇一二三四五六七八九".find(c.replace("零", "〇"))) for c in found.group()),
        title,
    )


_MONTH_OF = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\.?,? ((?:19|20)\d{2})\b"
)

_ISSUE = re.compile(r"\b[Ii]ssue \d|\b[Vv]ol\b|\bN[or]\.? ?\d")


def _byline_year(headings: Sequence[Line]) -> int | None:
    """Find the month of a byline or of an issue: "Words: A. B. February 2026", "Issue 41, Spring 2025"."""
    told = (line.text for line in headings if _BYLINE.match(line.text) or _ISSUE.search(line.text))
    found = next((found for text in told if (found := _MONTH_OF.search(text)) is not None), None)
    return int(found.group(1)) if found is not None else None


#: "Querétaro, October 2026. Twenty years ago": where and when a report was written.
_WRITTEN = re.compile(
    r"[A-ZÀ-Þ][\w’' -]{2,30}, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* ((?:19|"
    r"20)\d{2})\.? [A-Z—–-]"
)


def _opening_year(opening: str) -> int | None:
    found = _WRITTEN.match(opening)
    return int(found.group(1)) if found is not None else None


def _masthead_year(lines: Sequence[Line]) -> int | None:
    """Find a date in the short lines near the top: "Published 14th May 2024", "2024年9月18日 21:06"."""
    for line in lines[:40]:
        short = not line.keep or len(line.text) < 90
        if short and (year := publication_year(line.text) or _stamp(line.text)) is not None:
            return year
    issues = (issue_year(line.text) for line in lines[:12] if not line.keep and len(line.text) < 60)
    return next((year for year in issues if year is not None), None)


def _stamp(text: str) -> int | None:
    """Find a date written as eight digits: "AW20240806-0417"."""
    found = re.search(r"(?<!\d)(20[0-4]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)", text)
    return int(found.group(1)) if found else None


def _latest(body: Sequence[Paragraph], calendar: Calendar) -> int | None:
    """Guess the year of publication of an article that says "last year": the latest that is no aim."""
    if not any(_RELATIVE.search(paragraph.text) for paragraph in body[:200]):
        return None
    newest = _newest(_timed(body, calendar))
    if newest is None or newest == calendar.document:
        return newest
    # who writes "this year" and "last year" names other years, unless with their months or again and again
    months = re.compile(
        rf"{newest}年?[-/.]?\d{{1,2}}月|[A-Z][a-z]{{2,8}}\.? (?:\d{{1,2}}, )?{newest}\b|"
        rf"{newest}年(?:[上下]半年|[前首一二三四第]|已|以来|至今|迄今)|"
        rf"(?:half|quarter|months?|weeks|far|rest|remainder) (?:of|in) {newest}\b|"
        rf"(?:months?|weeks|days) (?:to|until|before|left (?:to|until)) (?:the )?end of {newest}\b"
    )
    own = any(months.search(paragraph.text) for paragraph in body[:200])
    often = sum(paragraph.text.count(str(newest)) for paragraph in body[:200]) > 2
    return newest if own or often else newest + 1


def _timed(body: Sequence[Paragraph], calendar: Calendar) -> list[tuple[str, TimeMention]]:
    """Find the years of an article, each with its paragraph."""
    return [
        (paragraph.text, mention)
        for paragraph in body[:200]
        for mention in find_periods(paragraph.text, 0, min(len(paragraph.text), 3000), calendar)
        if mention.period.year
    ]


def _newest(timed: Sequence[tuple[str, TimeMention]]) -> int | None:
    """Find the latest year that an article names and that is neither aimed at nor expected."""
    years = [
        mention.period.year
        for text, mention in timed
        if mention.period.year
        and not _EXPECTED.search(text[max(0, mention.start - 40) : mention.start])
        and not _TO_COME.match(text, mention.end)
    ]
    return max(years, default=None)


#: 2028年会把, "in 2027, when it opens".
_TO_COME = re.compile(
    r"(?:年)?(?:底|末|前|初|年)?(?:会|将|有望|要|可望|预计|计划|力争|建成|完工|通车|投产|启用|之前)|"
    r",? (?:will|would|is expected|are expected|is due|is to|when it (?:opens|is))\b"
)
_EXPECTED = re.compile(
    r"(?:到|(?<!截)至|力争|目标|规划|\bby|\bby (?:the end of|end-|late|early|mid-?)|"
    r"\btarget(?: for| of)?|\bto) ?$|"
    r"(?:预计|预期|预测|展望|有望|计划|目标)[^,。;]{0,12}$|"
    r"\b(?:projected|(?:we|it|they) projects?|forecasts?|expect(?:s|ed)?|predict(?:s|ed)?|"
    r"plan(?:s|ned)?|will)\b[^,;.]*$|"
    r"\b(?:promised|scheduled|due|slated|opens?|opening|starts?|starting|comes?|coming|from)\b[^.;,]{0,20}"
    r"\b(?:in|by|from|late|early|mid-?)(?: late| early| mid)? ?$"
)

_RELATIVE = re.compile(r"去年|今年|\b(?:last|this) year\b", re.IGNORECASE)

#: "the November 2014 rate".
_HELD = re.compile(r" (?:rate|level|figure|total|mark)s?\b")


def with_main_year(calendar: Calendar, body: Sequence[Paragraph]) -> Calendar:
    """Take the year that most of the article is of, where the title names none."""
    if calendar.published is None:
        calendar = replace(calendar, published=_latest(body, calendar))
    if calendar.document is not None:
        return calendar
    years: Counter[int] = Counter()
    timed = _timed(body, calendar)
    if all(text.endswith(" ago", m.start, m.end) for text, m in timed) and calendar.published:
        return calendar  # "12th a year ago": no figure beside it is of that year
    for _, mention in timed:
        if mention.period.year and not mention.compared:
            years[mention.period.year] += 1
    if not years:  # "under the November 2014 rate": the page is of the year after
        held = [m.period.year for text, m in timed if m.period.year and _HELD.match(text, m.end)]
        return replace(calendar, leading=max(held) + 1) if held and calendar.published is None else calendar
    foils = {m.period.year for _, m in timed if m.compared}
    calendar = replace(calendar, leading=_leading(years, foils, calendar.published), newest=_newest(timed))
    if calendar.month is None:
        calendar = replace(calendar, month=_month_at_least(timed, calendar.published))
    year, count = years.most_common(1)[0]
    alone = len(years) == 1 and (calendar.published is None or year < calendar.published)
    leads = next(iter(years)) == year and year != calendar.published
    alone = alone or (
        leads and count >= 2 and count > sum(years.values()) - count - years[calendar.published or 0]
    )
    main = alone or (count >= 3 and 2 * count > sum(years.values()) and year != calendar.published)
    return replace(calendar, main=year) if main else calendar


_PART_ENDED = re.compile(r"-(?:Q1-)?Q(?P<q>\d)$|-H(?P<h>\d)$|-(?:M\d\d-M)?(?P<m>\d\d)$")


def _month_at_least(timed: Sequence[tuple[str, TimeMention]], published: int | None) -> int | None:
    """Tell by 2025年前三季度 that a page of that year is of its last months; None where that is no news."""
    ended = 0
    for _, mention in timed:
        found = _PART_ENDED.search(mention.period.label or "") if mention.period.year == published else None
        if found is not None and not mention.bare:
            ended = max(ended, int(found["q"] or 0) * 3, int(found["h"] or 0) * 6, int(found["m"] or 0))
    return min(ended, 12) if ended > LATE else None


def _leading(years: Counter[int], held: set[int | None], published: int | None) -> int | None:
    """Choose the year that a text most likely speaks of: named most, not held against others, newest."""
    past = [year for year in years if published is None or year <= published]
    return max(past, key=lambda year: (years[year], year not in held, year), default=None)


def _dateline(opening: str) -> int | None:
    """Find a date at the beginning of the first paragraph: "(本报2024年3月5日讯)"."""
    found = re.match(r"^.{0,30}?((?:19|20)\d{2})(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}日?", opening)
    return int(found.group(1)) if found else None


def has_few_years(body: Sequence[Paragraph], calendar: Calendar) -> bool:
    """Tell whether an article speaks of few years, so that a year may outlive its paragraph."""
    years = {mention.period.year for _, mention in _timed(body, calendar) if not mention.compared}
    return len(years) <= 4
