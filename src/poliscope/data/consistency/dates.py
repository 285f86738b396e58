"""Whether a text can know its figures: official ones come out late, and what is not over has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from poliscope.data.consistency.records import Check, ClaimLike

__all__ = ["RELEASE_LAG", "Published", "check_later", "check_release"]

#: Year of publication, and its month where it is known.
Published = tuple[int, int | None]
#: Months after the end of a year before its official figure is out, at the earliest.
RELEASE_LAG = {
    "rd_intensity": 8,
    "rd_expenditure": 8,
    "business_rd_expenditure": 8,
    "basic_research": 8,
    "rd_personnel": 8,
}
_WHOLE_YEAR = re.compile(r"全年|(?:\bfull[- ]year|\bwhole (?:of|year)|\bannual total)", re.IGNORECASE)
_SPAN = re.compile(r"\d{4}-\d{4}")  # "2022-23" may be a fiscal year that ends in March
_PERIOD = re.compile(r"(?:\d{4}-)?(\d{4})(?:-(?:(Q)(?:\d-Q)?([1-4])|(H)([12])|(?:M\d{2}-M)?(\d{2})))?")


def check_release(claims: Sequence[ClaimLike], published: Published | None) -> list[Check]:
    """Check that the year can have a figure yet: those of R&D come out late in the next."""
    latest = max((c.year for c in claims if c.year is not None), default=0)
    found: dict[tuple[Any, ...], list[ClaimLike]] = {}
    for claim in claims:
        lag = RELEASE_LAG.get(str(claim.indicator))
        # a company's accounts are out long before official statistics
        if lag is None or claim.year is None or getattr(claim, "place_kind", None) == "organisation":
            continue
        if not _is_later(claim, published) and _is_early(claim.year, lag, published, latest):
            found.setdefault((claim.unit, claim.indicator, claim.year), []).append(claim)
    where = f" in a text of {_month(published)}" if published is not None else ""
    why = "" if published is not None else "the text has no later year, and "
    return [
        Check(
            "release",
            "doubtful",
            f"{indicator} of {unit} for {year}{where}: {why}official figures take "
            f"{RELEASE_LAG[indicator]} months or more after the year; it may be of {year - 1}",
            tuple(claim.claim for claim in together),
        )
        for (unit, indicator, year), together in found.items()
    ]


def _is_early(year: int, lag: int, published: Published | None, latest: int) -> bool:
    """Tell a year whose official figure was not out when a text was published, as far as that is known."""
    if published is None:
        return year >= latest
    if published[1] is None:
        return year >= published[0] - 1
    return 12 * (published[0] - year - 1) + published[1] < lag


def check_later(claims: Sequence[ClaimLike], published: Published | None) -> list[Check]:
    """Check that what a figure is of was over when the text was published."""
    if published is None:
        return []
    found: dict[tuple[Any, ...], list[ClaimLike]] = {}
    for claim in claims:
        if _is_later(claim, published):
            found.setdefault((claim.unit, claim.indicator, claim.period), []).append(claim)
    return [
        Check(
            "later",
            "doubtful",
            f"{indicator} of {unit} for {period} stands in a text of {_month(published)}: "
            "a forecast, an aim, or misread",
            tuple(claim.claim for claim in together),
        )
        for (unit, indicator, period), together in found.items()
    ]


def _month(published: Published) -> str:
    return str(published[0]) if published[1] is None else f"{published[0]}-{published[1]:02d}"


def _is_later(claim: ClaimLike, published: Published | None) -> bool:
    """Tell a figure of a time that was not over; of a year only where the sentence names the year itself."""
    over = _over(claim.period)
    if published is None or over is None:
        return False
    year, month = over
    if published[1] is None or year != published[0] or _SPAN.fullmatch(claim.period or ""):
        return year > published[0]
    if len(claim.period or "") == 4:  # "this year" in May is a figure of five months
        return (
            published[1] < 12 and claim.kind in {"level", "share"} and bool(_WHOLE_YEAR.search(claim.quote))
        )
    return month > published[1]


def _over(period: str | None) -> tuple[int, int] | None:
    """Return the year and month in which a period ends; None for windows and words."""
    found = _PERIOD.fullmatch(period or "")
    if found is None:
        return None
    if found[2] or found[4]:
        return int(found[1]), 3 * int(found[3]) if found[2] else 6 * int(found[5])
    return int(found[1]), int(found[6] or 12)
