"""When an article was published: the month beside the year, as a caller or the page gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.tables.rows import Line
from poliscope.data.quantities.numerals import fold
from poliscope.errors import DataError, Problem

__all__ = ["dateline_month", "find_month", "read_date"]

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE = re.compile(
    r"(?P<y>(?:19|20)\d{2}) ?[-/.年] ?(?P<m>1[0-2]|0?[1-9])(?![\d%]|[-—~至到]\d{1,2}月)(?: ?[-/.月]|$|\s)"
)
_MONTH_EN = rf"(?P<m>{'|'.join(_NAMES)})[a-z]{{0,6}}\.?"
_DATE_EN = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH_EN}"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?P<y>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
#: "JOS, Nigeria, Feb 5 (Wire) -", 本报太原3月5日讯: a day without its year.
_DATELINE = re.compile(
    rf"\b[A-Z]{{3,}}[A-Za-z, ]{{0,30}},? {_MONTH_EN} \d{{1,2}}(?:,? \([A-Z]| ?[-–—(])|"
    r"(?<![\d年])(?P<zh>1[0-2]|[1-9])月\d{1,2}日(?:讯|电|[^,。]{0,6}(?:报道|消息))",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"((?:19|20|21)\d{2})(?:-(1[0-2]|0?[1-9])(?:-\d{1,2})?)?")


def read_date(given: int | str | None) -> tuple[int | None, int | None]:
    """Read a year, or a year and month, as a caller gives it.

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-date``.

    Examples
    --------
    >>> read_date(2025), read_date("2025-03"), read_date(None)
    ((2025, None), (2025, 3), (None, None))
    """
    if given is None:
        return None, None
    found = _GIVEN.fullmatch(str(given).strip())
    if found is None:
        what = f"{given!r} is no date of publication"
        raise DataError(Problem("unreadable-date", what, None, "write a year, or a year and month: 2025-03"))
    return int(found[1]), int(found[2]) if found[2] else None


def find_month(
    year: int | None, date: str | None, headings: Sequence[Line], text: str, lines: Sequence[Line]
) -> int | None:
    """Find the month of publication beside a year that is known.

    Parameters
    ----------
    year : int or None
        Of publication.
    date : str or None
        As the page's own data give it: "2025-03-12T08:00".
    headings : sequence of Line
        The lines right above the article.
    lines : sequence of Line
        Its lines.

    Returns
    -------
    int or None
        None where no date of that year stands where pages have it.
    """
    first = next((line.start for line in lines if line.keep), 0)
    places = (date or "", *(line.text for line in headings), fold(text[max(0, first - 2000) : first + 80]))
    short = (line.text for line in lines[:40] if not line.keep and len(line.text) < 60)  # under a summary
    for place in (*places, *short):
        for pattern in (_DATE, _DATE_EN):
            for found in pattern.finditer(place):
                if int(found["y"]) == year:
                    return _number(found["m"])
    return dateline_month(fold(text[first : first + 160]))


def dateline_month(opening: str) -> int | None:
    """Find the month of a dateline, which has its year only from the rest of the page."""
    dateline = _DATELINE.search(opening[:160])
    return _number(dateline["m"] or dateline["zh"]) if dateline is not None else None


def _number(month: str) -> int:
    """Give the number of a month, as digits or by the first letters of its name."""
    return int(month) if month.isdigit() else _NAMES.index(month[:3].lower()) + 1
