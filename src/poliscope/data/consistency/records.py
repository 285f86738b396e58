"""Intervals, and what a check finds: checks, derived figures, comparisons."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

__all__ = [
    "Check",
    "ClaimLike",
    "Comparison",
    "Derived",
    "Interval",
    "Levels",
    "alike",
    "interval_of",
    "levels_of",
    "share_parts",
    "standing",
]


class ClaimLike(Protocol):
    """What a claim must offer to be checked."""

    @property
    def claim(self) -> str:
        """Its name."""
        ...

    @property
    def unit(self) -> str | None:
        """The place."""
        ...

    @property
    def indicator(self) -> str | None:
        """The code of what is measured."""
        ...

    @property
    def value(self) -> float:
        """The number."""
        ...

    @property
    def unit_of_measure(self) -> str | None:
        """Its unit."""
        ...

    @property
    def period(self) -> str | None:
        """Its period."""
        ...

    @property
    def year(self) -> int | None:
        """The year of the period."""
        ...

    @property
    def kind(self) -> str:
        """Level, growth, share, difference, ratio, rank or target."""
        ...

    @property
    def low(self) -> float:
        """Low end of what the print leaves open."""
        ...

    @property
    def high(self) -> float:
        """High end."""
        ...

    @property
    def qualifier(self) -> str | None:
        """Over, under, nearly, about, or None."""
        ...

    @property
    def polarity(self) -> str:
        """Asserted, fall, denied or corrected."""
        ...

    @property
    def reference_unit(self) -> str | None:
        """The second place of a difference or ratio."""
        ...

    @property
    def quote(self) -> str:
        """The sentence."""
        ...

    @property
    def start(self) -> int:
        """Where the number stands."""
        ...

    @property
    def value_text(self) -> str:
        """The number as written."""
        ...


@dataclass(frozen=True, slots=True)
class Interval:
    """What a number can be.

    Parameters
    ----------
    low, high : float
        Ends; infinite where a qualifier leaves one open.
    """

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        products = [
            a * b for a in (self.low, self.high) for b in (other.low, other.high) if not _undefined(a, b)
        ]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            return Interval(-math.inf, math.inf)
        return self * Interval(1 / other.high, 1 / other.low)

    def scaled(self, factor: float) -> Interval:
        """Multiply by a positive number."""
        return Interval(self.low * factor, self.high * factor)

    def meets(self, other: Interval) -> bool:
        """Tell whether two intervals have a number in common (up to rounding of the arithmetic)."""
        slack = 1e-9 * max(
            1.0, *(abs(x) for x in (self.low, self.high, other.low, other.high) if math.isfinite(x))
        )
        return self.low <= other.high + slack and other.low <= self.high + slack


def _undefined(a: float, b: float) -> bool:
    return (math.isinf(a) and b == 0) or (math.isinf(b) and a == 0)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of claims against each other or against data.

    Attributes
    ----------
    kind : str
        "sum", "difference", "ratio", "product", "growth", "repeat", "release", "later", "against".
    verdict : str
        "consistent", "inconsistent", "doubtful" or "cannot tell".
    message : str
        What was compared, with the numbers.
    claims : tuple of str
        The claims in it.
    stated, computed : Interval or None
        What the text says, and what follows from the other figures.
    """

    kind: str
    verdict: str
    message: str
    claims: tuple[str, ...]
    stated: Interval | None = None
    computed: Interval | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that follows from claims.

    Attributes
    ----------
    unit, indicator, period : str or None
        Its address.
    low, high : float
        Interval.
    unit_of_measure : str or None
    formula : str
        Where it comes from: "digital_core_value_added / digital_core_share_of_gdp".
    claims : tuple of str
        The claims in it.
    """

    unit: str | None
    indicator: str
    period: str | None
    low: float
    high: float
    unit_of_measure: str | None
    formula: str
    claims: tuple[str, ...]

    @property
    def value(self) -> float:
        """The middle of the interval; the finite end where one is open."""
        if math.isinf(self.high):
            return self.low
        return self.high if math.isinf(self.low) else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """A is ahead of B in an indicator, as two claims have it."""

    indicator: str
    ahead: str
    behind: str
    period: str | None
    claims: tuple[str, str]


Levels = Mapping[tuple[str, str, str | None], ClaimLike]

#: Shares whose base and whole do not follow from their code.
_SHARES = {
    "rd_intensity": ("rd_expenditure", "gdp"),
    "digital_core_share_of_gdp": ("digital_core_value_added", "gdp"),
    "gdp_share_primary": ("primary_value_added", "gdp"),
    "gdp_share_secondary": ("secondary_value_added", "gdp"),
    "gdp_share_tertiary": ("tertiary_value_added", "gdp"),
}


def interval_of(claim: ClaimLike) -> Interval:
    """Give what a claim leaves open as an interval."""
    return Interval(claim.low, claim.high)


#: Measures of what is counted one by one.
_COUNTED = frozenset({"count", "persons", None})


def alike(*claims: ClaimLike) -> bool:
    """Tell whether figures are in one unit of measure: yuan and dollars neither add up nor compare."""
    measures = {None if c.unit_of_measure in _COUNTED else c.unit_of_measure for c in claims}
    return len(measures) == 1


def standing(claims: Iterable[ClaimLike]) -> list[ClaimLike]:
    """Leave out what the text denies and what is an aim."""
    return [c for c in claims if c.polarity != "denied" and c.kind != "target" and c.indicator and c.unit]


def levels_of(claims: Iterable[ClaimLike]) -> dict[tuple[str, str, str | None], ClaimLike]:
    """Index plain figures by unit, indicator and period; the first of each stands."""
    index: dict[tuple[str, str, str | None], ClaimLike] = {}
    for claim in claims:
        if claim.kind in {"level", "share"} or (
            claim.kind == "growth" and str(claim.indicator).endswith("_growth")
        ):
            index.setdefault((str(claim.unit), str(claim.indicator), claim.period), claim)
    return index


def share_parts(code: str, note: str = "") -> tuple[str, str]:
    """Give the part and the whole of a share, by their codes; empty where it is none.

    The reader calls a share of GDP as any other and says in its note of what it is.
    """
    if code in _SHARES:
        return _SHARES[code]
    if code.endswith("_share") and "share of gdp" in note:
        return code.removesuffix("_share"), "gdp"
    return (code.removesuffix("_share_of_gdp"), "gdp") if code.endswith("_share_of_gdp") else ("", "")
