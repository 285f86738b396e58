"""What a time in a text is: a period with its year, where it stands, and the calendar it refers to."""

from __future__ import annotations

from dataclasses import dataclass

from poliscope.data.quantities.numerals import parse_numeral

__all__ = [
    "CN_DIGITS",
    "DASH",
    "MONTHS",
    "YEAR",
    "Calendar",
    "Period",
    "TimeMention",
    "is_month",
    "last_year",
    "small_number",
    "year_of",
]

CN_DIGITS = "〇零一二三四五六七八九"
YEAR = rf"(?:(?:19|20)\d{{2}}|[一二][{CN_DIGITS}]{{3}})"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
#: Between the two halves of a year that begins in spring or autumn: "2021-22", "2021/22", "2021‑22".
DASH = r" ?[-/‐‑‒–—−] ?"
_DIGITS = {
    c: str(i % 10) for c, i in zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
}


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


#: Where no month of publication is known, "in October" and later is more likely the year before's.
LATE = 8


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
    newest : int or None
        The last year that it names and does not only expect: "now" is not long after it.
    month : int or None
        Month of publication.
    minguo : bool
        Whether years of the Republic of China are likely (Taiwan's press).
    """

    published: int | None = None
    document: int | None = None
    main: int | None = None
    leading: int | None = None
    newest: int | None = None
    minguo: bool = False
    month: int | None = None

    def latest(self, month: int) -> int | None:
        """Give the year of the last such month: "in November", read in March, is last year's."""
        if self.published is None:
            return None
        last = self.month if self.month is not None else LATE
        return self.published - (month > last)


def year_of(text: str) -> int:
    """Read a year in digits of either script: 二〇二四."""
    return int("".join(_DIGITS.get(c, c) for c in text))


def small_number(text: str | None) -> int | None:
    """Read a small Chinese number; None for none."""
    if not text:
        return None
    numeral = parse_numeral(text.replace("两", "二"))
    return int(numeral.value) if numeral else None


def is_month(year: int, digits: str) -> bool:
    """Tell the month of "2025-09" from the second year of "2025-26"; "1999-00" are two years."""
    return len(digits) == 2 and 1 <= int(digits) <= 12 and int(digits) < year % 100


def last_year(first: int, last: str) -> int:
    """Give the year in which "1999-00" ends."""
    if len(last) == 4:
        return int(last)
    return first // 100 * 100 + int(last) + (100 if int(last) < first % 100 else 0)
