"""What the words around a figure say of it: from when a growth is counted, and who is the higher one."""

from __future__ import annotations

import re
from typing import NamedTuple

from poliscope.data.consistency.records import ClaimLike

__all__ = ["Start", "direction_of", "is_excess", "starts_of"]

_COMPOUND = re.compile(
    r"年均|年平均|复合|複合|\b(?:CAGR|compound|per year|per annum|(?:each|every) year|an average of)\b"
    r"|\b(?:annual(?:ised|ized)? average|average annual|annually|a year on average|on average)\b"
)
_A_YEAR = re.compile(r"\s*a year\b(?! (?:earlier|ago|on|before|later|to))")  # "8% a year"
_BASE = re.compile(
    r"(?:比|较|較|与|與|自|从|從)\s*(\d{4})\s*年"
    r"|\b(?:from|since|over|on|than in|than|compared (?:with|to)|against|versus)\s+(\d{4})\b"
)
#: Growth since a time that is not told, and growth within a year.
_UNTOLD = re.compile(
    r"累计|累計|年来|年來|以来|以來|年间|年間|环比|環比|上月|上季|"
    r"\b(?:cumulative(?:ly)?|decade|since|the (?:past|last|previous)|(?:month|quarter)[ -](?:on|over)[ -])"
)
_BREAK = re.compile(r"[，；。;]|,(?!\d)")
_YEAR, _SPAN = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(\d{4})")
_PART = re.compile(r"(\d{4})(-(?:Q[1-4]|H[12]|\d{2}))")
_LONGEST = 15

_HIGHER_BEFORE = re.compile(r"(?:高出|高于|高|多出|多|快于|快|领先|超出|超过)[^，,。;；\d]{0,8}$")
_LOWER_BEFORE = re.compile(r"(?:低于|低|少|慢于|慢|落后|不及)[^，,。;；\d]{0,8}$")
_HIGHER_AFTER = re.compile(r"^[^,.;]{0,24}?\b(?:higher|more|above|ahead|faster|larger|greater)\b")
_LOWER_AFTER = re.compile(r"^[^,.;]{0,24}?\b(?:lower|less|fewer|below|behind|slower|smaller)\b")
_EXCESS_BEFORE = re.compile(
    r"[比较較][^,，。;；\d]{1,16}?(?:多|高|大|快|增长|增加|长)(?:出|了)?(?:将?近|约|约为|超|超过|逾|足足)?$"
)


class Start(NamedTuple):
    """From when a growth may be counted."""

    period: str
    """Of the level before."""
    years: int
    """Time between the two levels."""
    root: int
    """Number of years of which the growth is the average; 1 where it is told as a whole."""


def _sides(claim: ClaimLike) -> tuple[str, str]:
    """Return the clause of a figure, before and after it."""
    at = max(0, claim.quote.find(claim.value_text))
    before, after = claim.quote[max(0, at - 60) : at], claim.quote[at + len(claim.value_text) :][:60]
    return _BREAK.split(before)[-1], _BREAK.split(after)[0]


def starts_of(claim: ClaimLike) -> list[Start]:
    """Tell from when a growth may be counted; empty where the text leaves it open.

    Parameters
    ----------
    claim : claim
        Of the kind "growth", with a period and a year.

    Returns
    -------
    list of Start
        One where there is no doubt. Several for an average over years that are not named, and for a span
        such as "2021-2025", which may begin with the level of 2021 or with that of the year before.
    """
    period, year = claim.period or "", claim.year
    if year is None:
        return []
    before, after = _sides(claim)
    at = max(0, claim.quote.find(claim.value_text))
    compound = bool(_COMPOUND.search(before) or _COMPOUND.search(after) or _A_YEAR.match(after))
    named = _BASE.search(claim.quote[max(0, at - 24) : at]) or _BASE.search(after)
    if _YEAR.fullmatch(period) and named is not None:
        return _over([year - int(named[1] or named[2])], year, compound)
    if span := _SPAN.fullmatch(period):
        years = int(span[2]) - int(span[1])
        return _over([years, years + 1], int(span[2]), compound)
    if not compound and _UNTOLD.search(before + " " + after):
        return []
    if _YEAR.fullmatch(period):
        return _over(range(1, _LONGEST + 1) if compound else [1], year, compound)
    part = _PART.fullmatch(period)
    return [] if part is None or compound else [Start(f"{int(part[1]) - 1}{part[2]}", 1, 1)]


def _over(spans: list[int] | range, year: int, compound: bool) -> list[Start]:
    return [Start(str(year - n), n, n if compound else 1) for n in spans if n > 0]


def direction_of(claim: ClaimLike) -> int:
    """Tell whether a difference says that its unit is higher (1) or lower (-1); 0 where it does not say."""
    at = max(0, claim.quote.find(claim.value_text))
    before, after = claim.quote[max(0, at - 24) : at], claim.quote[at + len(claim.value_text) :][:60]
    higher = bool(_HIGHER_BEFORE.search(before) or _HIGHER_AFTER.search(after))
    lower = bool(_LOWER_BEFORE.search(before) or _LOWER_AFTER.search(after))
    return int(higher) - int(lower)


def is_excess(claim: ClaimLike) -> bool:
    """Tell whether a ratio counts what is beyond the other: "比合肥多一倍" is twice as many."""
    at = max(0, claim.quote.find(claim.value_text))
    return bool(_EXCESS_BEFORE.search(claim.quote[max(0, at - 24) : at]))
