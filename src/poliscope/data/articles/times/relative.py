"""Times in English words that are relative to the day of publication: "last year", "next February"."""

from __future__ import annotations

from poliscope.data.articles.times.records import MONTHS, Calendar, Period
from poliscope.data.quantities.numerals import parse_english, parse_numeral

__all__ = ["MONTH_NUMBER", "relative_english", "years_back"]

MONTH_NUMBER = {name[:3].lower(): i + 1 for i, name in enumerate(MONTHS.split("|")[:12])}


def years_back(words: str) -> int:
    """Tell how many years "two years ago", "a year earlier" or "2 years before" go back."""
    numeral = parse_english(words.split()[0]) or parse_numeral(words.split()[0])
    each = 10 if " decade" in words else 1
    return each * (int(numeral.value) if numeral and numeral.value > 1 else 1)


#: Other words for a time that is counted from the one before.
_SAME_AS = {
    "the year as a whole": "同年", "the whole year": "同年", "the full year": "同年",
    "that year": "同年", "that same year": "同年", "the same year": "同年",
    "a year on": "a year later", "one year on": "a year later",
}  # fmt: skip
_PREVIOUS = (
    "prior",
    "prior year",
    "preceding year",
    "previous fiscal year",
    "previous financial year",
    "fiscal",
)
_COUNTED = ("earlier", "before", "previous year", "later", "同年")


def relative_english(word: str, calendar: Calendar) -> Period:
    """Read "last year", "next February", "two years ago", "a year earlier".

    Parameters
    ----------
    word : str
        In small letters.
    calendar : Calendar
        What it is relative to.

    Returns
    -------
    Period
        Without a year where it is counted from another time of the text.
    """
    word = _SAME_AS.get(word, "previous year" if word.endswith(_PREVIOUS) else word)
    if word.startswith("within "):
        word = f"{word.removeprefix('within ')} later"
    if word.endswith(_COUNTED) and "ago" not in word:
        return Period(word, None, 0.5)
    if calendar.published is None:
        return Period(None, None, 0.3)
    if word.startswith("next ") and word != "next year":
        return _next(word.split()[1], calendar)
    if word.endswith((" fiscal year", " financial year")):  # the one that ended, or ends, this year
        early = calendar.month is not None and calendar.month < 4
        year = calendar.published - early
        if not word.startswith("last"):
            year = calendar.published + (calendar.month is not None and not early)
        return Period(str(year), year, 0.7)
    if word.startswith(("this ", "full")):
        return Period(str(calendar.published), calendar.published, 0.8)
    if word in {"last week", "last month"}:
        back = word == "last month" and calendar.month == 1
        return Period(str(calendar.published - back), calendar.published - back, 0.7)
    return _years_from_now(word, calendar.published)


def _years_from_now(word: str, published: int) -> Period:
    shift = {"next year": 1, "next": 1}.get(word, -years_back(word))
    year = published + shift
    if word.endswith(("years ago", "decade ago", "decades ago")):
        return Period(f"{year}, {-shift} years before", year, 0.8)
    return Period(str(year), year, 0.85)


def _next(word: str, calendar: Calendar) -> Period:
    """Read "next February", which is this year's where the page was published before it."""
    year, month = calendar.published or 0, MONTH_NUMBER.get(word[:3])
    if word not in {"month", "week"} and month is not None:
        year += calendar.month is None or month <= calendar.month
    elif word not in {"month", "week"}:
        season = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[word]
        year += calendar.month is None or season <= calendar.month
    return Period(str(year), year, 0.7)
