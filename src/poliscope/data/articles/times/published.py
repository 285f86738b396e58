"""The year of publication as the lines around an article tell it: a full date, a stamp, an issue."""

from __future__ import annotations

import re

from poliscope.data.articles.times.records import CN_DIGITS, MONTHS, year_of

__all__ = ["issue_year", "minguo_year", "publication_year"]

_MINGUO_DATE = re.compile(
    r"(?<![\d.])(1[0-3]\d)(?:年|[-/.])(?:1[0-2]|0?[1-9])(?:月|[-/.])(?:3[01]|[12]\d|0?[1-9])(?:日|(?![\d.]))"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_SEASONS = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
#: In this order; 2023年1-10月 is no day of publication.
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"((?:19|20)\d{{2}})(?:年(?:0?[1-9]|1[0-2])月|[-/.](?:0?[1-9]|1[0-2])[-/.]){_DAY}",
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})|(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?),? "
        r"((?:19|20)\d{2})\b",
        r"(?<![\d.])\d{1,2}[./]\d{1,2}[./]((?:19|20)\d{2})(?!\d)",
        rf"\b(?:{MONTHS}) ((?:19|20)\d{{2}}) (?:issue|edition)\b",
        r"((?:19|20)\d{2})年(?:总?第\d{1,4}期|\d{1,2}月(?:刊|号)|[春夏秋冬]季?[刊号])",
        r"/(20[0-4]\d)/(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/",
        rf"([一二][{CN_DIGITS}]{{3}})年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日",
        r"\d{1,2}月\d{1,2}日[电讯]?\(((?:19|20)\d{2})年\)",
    )
)
#: "12 May '24".
_SHORT_YEAR = re.compile(rf"\b(?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS})\.? \d{{1,2}}),? ['’](\d\d)\b")
#: "May 2024", "Spring 2024 issue", "Q2 2024 newsletter", "Vol. 12 No. 4 (2024)": a line of its own.
_ISSUE = re.compile(
    rf"\W*(?:(?:[A-Z][\w&.]* ){{0,4}}(?:{MONTHS}|{_SEASONS}|Q[1-4]),? ((?:19|20)\d{{2}})"
    r"(?: (?:issue|edition|newsletter|bulletin|update|number))?|"
    r"[Vv]ol(?:ume)?\.? ?\d+.{0,24}\(((?:19|20)\d{2})\))\W*"
)


def minguo_year(text: str) -> int | None:
    """Find the year of a full date of the Republic of China: "114年5月27日" is 2025."""
    found = _MINGUO_DATE.search(text)
    return int(found.group(1)) + 1911 if found else None


def publication_year(text: str) -> int | None:
    """Find the year of publication in the lines around an article: the first full date."""
    for pattern in _DATES:
        if found := pattern.search(text):
            return year_of(found.group(1).replace("零", "〇"))
    short = _SHORT_YEAR.search(text)
    return 2000 + int(short.group(1)) if short else None


def issue_year(line: str) -> int | None:
    """Read a line that is the date of an issue and nothing else: "May 2024", "Spring 2024 issue"."""
    found = _ISSUE.fullmatch(line)
    return int(found.group(1) or found.group(2)) if found else None
