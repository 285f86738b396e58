"""Treatments that cut: winsorising, and clipping at percentiles or at Tukey's fences."""

from __future__ import annotations

from typing import Self

import numpy as np
from pydantic import Field, model_validator

from poliscope.kernels import FloatArray
from poliscope.kernels.columns import quantiles
from poliscope.kernels.outliers import fence_bounds
from poliscope.methods.base import Layout
from poliscope.methods.treat.family import Tested, Treated, Treatment, before_and_after, in_stages
from poliscope.methods.treat.stages import CUT, WinMax, cut_to, limit_of, winsorise

__all__ = ["FenceClip", "PercentileClip", "Winsorise"]


class Winsorise(Tested, name="winsorise"):
    """Winsorising: the most extreme values get the value next to them, until the indicator passes.

    An indicator fails when its skewness and its kurtosis are both beyond their thresholds. Tied values
    move together; nothing moves past the median, and an indicator is never made constant.

    Parameters
    ----------
    winmax : int or "unlimited"
        How many values of an indicator may be moved; ties may exceed it. "unlimited" for as many as it takes.
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    force : bool
        Move `winmax` values of every indicator, whether it passes or not.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.

    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    winmax: WinMax = 5
    skewness: float = Field(default=2.0, ge=0)
    kurtosis: float = 3.5
    force: bool = False

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.force and self.winmax == "unlimited":
            raise ValueError("force needs a number as winmax")
        return self

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        test = (self.skewness, self.kurtosis)
        stage = winsorise(limit_of(self.winmax), test, force=self.force)
        return in_stages(x, [stage], [CUT], layout=layout, test=test, force=self.force)


class PercentileClip(Treatment, name="percentiles"):
    """Percentiles: values beyond two percentiles of an indicator get the value of the percentile.

    Parameters
    ----------
    low : float
        Lower percentile, 0 to 100.
    high : float
        Upper percentile.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    low: float = Field(default=2.5, ge=0, le=100)
    high: float = Field(default=97.5, ge=0, le=100)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        return self

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        bounds = quantiles(x, [self.low / 100, self.high / 100])
        return _clip(x, bounds[..., 0, :], bounds[..., 1, :])


class FenceClip(Treatment, name="fences"):
    """Fences: values beyond Tukey's fences, quartiles plus a multiple of their distance, get the fence.

    Parameters
    ----------
    reach : float
        How many times the distance between the quartiles the fences stand off, above 0; 1.5 for
        outliers, 3 for values far out.

    References
    ----------
    Tukey, J. W. (1977). Exploratory Data Analysis. Addison-Wesley.
    """

    reach: float = Field(default=1.5, gt=0)

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        quartiles = quantiles(x, [0.25, 0.75])
        return _clip(x, *fence_bounds(quartiles[..., 0, :], quartiles[..., 1, :], reach=self.reach))


def _clip(x: FloatArray, lower: FloatArray, upper: FloatArray) -> Treated:
    """Cut columns to bounds; leave alone what would become constant."""
    apart = lower < upper
    values, codes = cut_to(x, np.where(apart, lower, np.nan), np.where(apart, upper, np.nan))
    return Treated(values=values, points=codes, actions=CUT, details=before_and_after(x, values, codes))
