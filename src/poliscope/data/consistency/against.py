"""Whether the claims of a text agree with a table of data: the figure, its year, its definition."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from poliscope.data.consistency.records import Check, ClaimLike, Interval, standing

__all__ = ["RELATED", "compare_claims"]

#: Yearly series that a sum over years adds up.
_YEARLY = {"invention_patents": ("invention_patent_grants",), "patents": ("patent_grants",)}
#: Indicators that are often mistaken for each other.
RELATED = {
    "invention_patents": ("patent_grants", "patents", "patent_applications"),
    "invention_patent_grants": ("patent_grants", "patent_applications"),
    "hightech_firms": ("technology_smes", "firms"),
    "rd_intensity": ("business_rd_intensity",),
    "population": ("registered_population",),
    "industrial_output": ("industrial_value_added",),
}


def _numbers(observations: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[tuple[str, float]]]:
    index: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in observations:
        value = float(row["value"])
        if math.isfinite(value):
            index.setdefault((str(row["unit"]), str(row["indicator"])), []).append(
                (str(row["period"]), value)
            )
    return index


def _near(claim: ClaimLike, value: float, tolerance: float) -> bool:
    slack = tolerance * abs(value)
    return Interval(claim.low - slack, claim.high + slack).meets(Interval(value, value))


#: Windows that are told in words, and their years.
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "decade": 10,
}  # fmt: skip
_DIGITS = {"两": 2, **{digit: n for n, digit in enumerate("一二三四五六七八九", 1)}}
_NUMERAL = re.compile(r"([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=[个多余來来]*年)")
_PLAN = re.compile(r"十[一二三四五六]五|five[- ]year plan", re.IGNORECASE)


def _window(claim: ClaimLike) -> int | None:
    """Tell over how many years a figure is summed: "近10年" is 10, "“十四五”期间" is 5."""
    if claim.year is not None or claim.period is None:
        return None
    if _PLAN.search(claim.period):
        return 5
    if found := re.search(r"\d+", claim.period):
        return int(found[0])
    if found := re.search(
        r"([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=[个多余來来]*年)", claim.period
    ):
        tens = (_DIGITS.get(found[1], 1) * 10) if found[2] else _DIGITS.get(found[1], 0)
        if tens:
            return tens + _DIGITS.get(found[3], 0)
    words = re.findall(r"[a-z]+", claim.period.lower())
    return next((_WORDS[word] for word in words if word in _WORDS), None)


def _against_window(
    claim: ClaimLike, years: int, index: Mapping[tuple[str, str], list[tuple[str, float]]]
) -> Check | None:
    """Compare a sum over years with yearly figures of the same and of related indicators."""
    yearly = claim.value / years
    own_codes = (str(claim.indicator), *_YEARLY.get(str(claim.indicator), ()))
    codes = (*own_codes, *RELATED.get(str(claim.indicator), ()))
    fits = {}
    for code in codes:
        values = [value for _, value in index.get((str(claim.unit), code), ())]
        if values:
            fits[code] = 0.4 <= yearly / (sum(values) / len(values)) <= 1.25
    own = [code for code in fits if code in own_codes]
    others = [code for code in fits if fits[code] and code not in own]
    if own and not any(fits[code] for code in own) and others:
        message = (
            f"{claim.value_text} over {years} years is {yearly:,.0f} a year: too many for {claim.indicator}, "
            f"but fits {others[0]}: ask for the definition"
        )
        return Check("against", "other definition", message, (claim.claim,))
    if own and any(fits[code] for code in own):
        return Check(
            "against",
            "agrees",
            f"{claim.value_text} over {years} years fits the yearly figures",
            (claim.claim,),
        )
    return None


def _against(
    claim: ClaimLike, index: Mapping[tuple[str, str], list[tuple[str, float]]], tolerance: float
) -> Check | None:
    """Compare one claim with the data: agrees, other year, other definition, disagrees."""
    if (years := _window(claim)) is not None:
        # a rate over several years is no sum of yearly ones
        return _against_window(claim, years, index) if claim.kind == "level" else None
    rows = index.get((str(claim.unit), str(claim.indicator)), [])
    same = [value for period, value in rows if period == claim.period]
    name = f"{claim.indicator} of {claim.unit}"
    if any(_near(claim, value, tolerance) for value in same):
        return Check(
            "against",
            "agrees",
            f"{name}: {claim.value_text} agrees with the data of {claim.period}",
            (claim.claim,),
        )
    others = [period for period, value in rows if period != claim.period and _near(claim, value, tolerance)]
    if others and (same or claim.period is not None):
        return Check(
            "against",
            "other year",
            f"{name}: {claim.value_text} is the figure of {others[0]} in the data, not of {claim.period}",
            (claim.claim,),
        )
    if others:
        return Check(
            "against",
            "agrees",
            f"{name}: {claim.value_text} is the figure of {others[0]} in the data",
            (claim.claim,),
        )
    for code in RELATED.get(str(claim.indicator), ()):
        if any(_near(claim, value, tolerance) for _, value in index.get((str(claim.unit), code), [])):
            return Check(
                "against",
                "other definition",
                f"{name}: {claim.value_text} is {code} in the data",
                (claim.claim,),
            )
    if not same:
        return None
    listed = ", ".join(f"{value:g}" for value in same)
    return Check(
        "against",
        "disagrees",
        f"{name}: {claim.value_text} against {listed} in the data of {claim.period}",
        (claim.claim,),
    )


def compare_claims(
    claims: Iterable[ClaimLike], observations: Iterable[Mapping[str, Any]], *, tolerance: float = 0.005
) -> list[Check]:
    """Compare claims with a table of data.

    Parameters
    ----------
    claims : iterable of claims
    observations : iterable of mapping
        Rows with ``unit, indicator, period, value`` in the claims' names and units of measure; with
        ``unit_of_measure`` "rank" where the indicator is the rank in a published list.
    tolerance : float
        Relative difference that revisions may make.

    Returns
    -------
    list of Check
        Verdicts "agrees", "other year", "other definition" or "disagrees"; claims without a
        counterpart are not listed.
    """
    observations = list(observations)
    index = _numbers(observations)
    # a rank is compared only with an indicator that is one itself, such as the rank in a published list
    ranked = {row["indicator"] for row in observations if row.get("unit_of_measure") == "rank"}
    found = (
        _against(claim, index, tolerance)
        for claim in standing(claims)
        if claim.kind in {"level", "share", "growth"} or (claim.kind == "rank" and claim.indicator in ranked)
    )
    return [check for check in found if check is not None]
