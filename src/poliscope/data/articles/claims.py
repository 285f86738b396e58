"""A claim: one number of a text, with what it is said of, and where it stands."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["COLUMNS", "Claim", "Confidence", "LeftOut"]

#: The evidence columns, in their order, and what a reader of articles adds.
COLUMNS = (
    "unit",
    "indicator",
    "period",
    "value",
    "unit_of_measure",
    "source",
    "address",
    "locator",
    "quote",
    "status",
    "standard_error",
)
EXTRA = (
    "claim",
    "kind",
    "year",
    "value_high",
    "qualifier",
    "polarity",
    "reference_unit",
    "low",
    "high",
    "value_text",
    "indicator_text",
    "period_text",
    "start",
    "end",
    "quote_start",
    "quote_end",
    "confidence",
    "confidence_unit",
    "confidence_indicator",
    "confidence_period",
    "confidence_value",
    "note",
)


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the reader is of each field, from 0 to 1."""

    unit: float = 0.0
    indicator: float = 0.0
    period: float = 0.0
    value: float = 0.0

    @property
    def all(self) -> float:
        """How sure the reader is of the whole claim: the product."""
        return self.unit * self.indicator * self.period * self.value


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that a text claims.

    Attributes
    ----------
    claim : str
        Name of the claim within its article: "c001".
    unit : str or None
        The place or organisation, by the study's name or as the text writes it.
    indicator : str or None
        Code of the framework or the lexicon; the text's own words where neither knows it.
    value : float
        With its scale applied, in ``unit_of_measure``; a fall is negative; the low end of a range.
    unit_of_measure : str or None
        "%", "pp", a currency code, "persons", "count", "km2", "rank", "times", ...
    period : str or None
        "2024", "2024-Q1", "2024-06", "2019-2023", or the words of a window.
    kind : str
        "level", "growth", "change", "share", "difference", "ratio", "rank" or "target".
    year : int or None
        Year of the period.
    value_high : float
        The high end of a range, else NaN.
    qualifier : str or None
        "over", "under", "nearly", "about", "target", "range".
    polarity : str
        "asserted", "fall", "denied" or "corrected".
    reference_unit : str or None
        The second place of a difference, a ratio or a comparison.
    low, high : float
        Interval from the printed digits and the qualifier.
    value_text, indicator_text, period_text : str
        As the original writes them.
    start, end : int
        Where the number stands in the original.
    quote, quote_start, quote_end
        The sentence, verbatim, and where it stands in the original.
    confidence : Confidence
    status : str
        "proposed", until a person accepts, corrects or rejects it.
    source, address : str or None
        Title or publisher, and the file or link.
    note : str
        What to look at: ambiguity, size classes, definitions.
    place, place_kind : str or None
        Name and kind of the place in the gazetteer.
    """

    claim: str
    unit: str | None
    indicator: str | None
    value: float
    unit_of_measure: str | None
    period: str | None
    kind: str
    year: int | None
    value_high: float
    qualifier: str | None
    polarity: str
    reference_unit: str | None
    low: float
    high: float
    value_text: str
    indicator_text: str
    period_text: str
    start: int
    end: int
    quote: str
    quote_start: int
    quote_end: int
    confidence: Confidence = field(default_factory=Confidence)
    status: str = "proposed"
    source: str | None = None
    address: str | None = None
    note: str = ""
    place: str | None = None
    place_kind: str | None = None
    whole: str | None = None

    @property
    def locator(self) -> str:
        """Where the number stands: "characters 618-623"."""
        return f"characters {self.start}-{self.end}"

    @property
    def standard_error(self) -> float:
        """No text states one; NaN."""
        return math.nan

    def to_row(self) -> dict[str, Any]:
        """Give the claim as a row of evidence: the evidence columns first, then the reader's own."""
        sure = self.confidence
        own: Mapping[str, Any] = {
            "confidence": round(sure.all, 3),
            "confidence_unit": sure.unit,
            "confidence_indicator": sure.indicator,
            "confidence_period": sure.period,
            "confidence_value": sure.value,
        }
        return {name: own[name] if name in own else getattr(self, name) for name in (*COLUMNS, *EXTRA)}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the page that was not read, and why."""

    start: int
    end: int
    text: str
    reason: str
