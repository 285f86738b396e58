"""The order of periods and the distance between them: "2023", "2023-06", "2023-Q3", "2018/19"."""

from __future__ import annotations

import math
import re

__all__ = ["distance", "time_key"]

_PERIOD = re.compile(r"(\d{4})(?:[-/. ]?([QqSsHh])(\d)|[-/.](\d{1,2})(?:[-/.]\d{1,2})?|[-/]\d{2,4})?年?$")


def time_key(period: str) -> tuple[float, str]:
    """Order periods by their number where they have one, then by name; no period comes first."""
    return (time(period), period) if period else (-math.inf, "")


def time(period: str) -> float:
    """Return a period as a number of years; infinite where it has none."""
    if found := _PERIOD.match(period):
        return int(found[1]) + _part_of_year(found[2], found[3] or found[4])
    try:
        number = float(period)
    except ValueError:
        return math.inf
    return number if math.isfinite(number) else math.inf


def _part_of_year(kind: str | None, digits: str | None) -> float:
    """Return how far into the year a quarter, half-year or month begins; 0 for a span such as 2018-19."""
    parts = 12 if kind is None else 4 if kind in "Qq" else 2
    number = int(digits or 1)
    return (number - 1) / parts if 1 <= number <= parts else 0.0


def distance(period: str, wanted: str) -> float:
    """Return how many years a period is away from another; infinite where one has no number."""
    if period == wanted:
        return 0.0
    away = abs(time(period) - time(wanted))
    return math.inf if math.isnan(away) else away
