"""Screening: which units have enough data to be ranked (Handbook step 2)."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
from pydantic import Field

from poliscope.kernels import BoolArray, FloatArray
from poliscope.methods.base import Layout, Method

__all__ = [
    "Availability",
    "AvailabilityAndNonZero",
    "NoScreening",
    "NonZero",
    "Screening",
    "screening_summary",
]

ROUNDING = 1e-12
"""A share is a ratio of small integers: 45 of 50 must not fall short of 0.9 by rounding."""


class Screening(Method, family="screen"):
    """Which units stay.

    Parameters
    ----------
    include, exclude : tuple of str
        Units that stay, or go, whatever the rule says; applied where names are known.
    """

    include: tuple[str, ...] = Field(default=(), description="Units that stay, whatever the rule says.")
    exclude: tuple[str, ...] = Field(default=(), description="Units that go, whatever the rule says.")

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        """Return which units stay.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Values before screening, NaN where missing.

        Returns
        -------
        bool array, (..., units)
        """


class NoScreening(Screening, name="none"):
    """No screening: every unit stays."""

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        return np.ones(x.shape[:-1], dtype=bool)


class Availability(Screening, name="availability"):
    """Availability: units stay that have values for a large enough share of the indicators.

    Parameters
    ----------
    minimum : float
        The share of indicators with a value that a unit needs, 0 to 1.
    include : tuple of str
        Units that stay, whatever the rule says.
    exclude : tuple of str
        Units that go, whatever the rule says.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    minimum: float = Field(default=2 / 3, ge=0, le=1)

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        return ~screening_summary(x, availability=self.minimum)["low_availability"].astype(bool)


class NonZero(Screening, name="non-zero"):
    """Non-zero: units stay whose values are not zero for a large enough share.

    Parameters
    ----------
    minimum : float
        The share of its values that must not be zero, 0 to 1. A unit without values has none.
    include : tuple of str
        Units that stay, whatever the rule says.
    exclude : tuple of str
        Units that go, whatever the rule says.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    minimum: float = Field(default=2 / 3, ge=0, le=1)

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        return ~screening_summary(x, nonzero=self.minimum)["low_nonzero"].astype(bool)


class AvailabilityAndNonZero(Screening, name="availability-and-non-zero"):
    """Availability and non-zero: units stay that have enough values, few enough of them zero.

    Parameters
    ----------
    availability : float
        The share of indicators with a value that a unit needs, 0 to 1.
    nonzero : float
        The share of its values that must not be zero, 0 to 1.
    include : tuple of str
        Units that stay, whatever the rule says.
    exclude : tuple of str
        Units that go, whatever the rule says.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    availability: float = Field(default=2 / 3, ge=0, le=1)
    nonzero: float = Field(default=2 / 3, ge=0, le=1)

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        summary = screening_summary(x, availability=self.availability, nonzero=self.nonzero)
        return ~summary["low"].astype(bool)


def screening_summary(
    x: FloatArray, *, availability: float | None = None, nonzero: float | None = None
) -> dict[str, FloatArray]:
    """Return how much data each unit has, and by which rule it falls short.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Values before screening, NaN where missing.
    availability : float, optional
        The share of indicators with a value that a unit needs; without it none falls short.
    nonzero : float, optional
        The share of its values that must not be zero; without it none falls short.

    Returns
    -------
    mapping of str to array, (..., units)
        ``missing``, ``zero`` and ``missing_or_zero`` count cells; ``availability`` is the share of
        indicators with a value, ``nonzero`` the share of values that are not zero (NaN without values);
        ``low_availability``, ``low_nonzero`` and ``low`` (either) are 1 or 0.
    """
    missing, zero = np.isnan(x).sum(axis=-1), (x == 0).sum(axis=-1)
    indicators = x.shape[-1]
    present = indicators - missing
    available = present / max(indicators, 1)
    not_zero = np.where(present > 0, 1 - zero / np.maximum(present, 1), np.nan)
    low_availability = _below(available, availability)
    low_nonzero = _below(not_zero, nonzero)
    columns = {
        "missing": missing,
        "zero": zero,
        "missing_or_zero": missing + zero,
        "availability": available,
        "nonzero": not_zero,
        "low_availability": low_availability,
        "low_nonzero": low_nonzero,
        "low": low_availability | low_nonzero,
    }
    return {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()}


def _below(share: FloatArray, minimum: float | None) -> BoolArray:
    if minimum is None:
        return np.zeros(share.shape, dtype=bool)
    return ~(share >= minimum - ROUNDING)
