"""Scales that keep the order only: ranks, Borda, percentile ranks, categories, above or below the mean."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

import numpy as np
from pydantic import Field, model_validator

from poliscope.kernels import FloatArray
from poliscope.kernels.columns import Ties, count, divide, mean, quantiles, spread, tied_ranks
from poliscope.methods.base import Layout
from poliscope.methods.normalise.family import Normalisation, RangedNormalisation, directed

__all__ = ["AroundMean", "Borda", "Categorical", "PercentileRank", "Rank"]

PLACE = (
    "(IF({direction}=1,RANK({x},{xs},1),RANK({x},{xs},0))*{smallest}"
    "+(COUNT({xs})+1-IF({direction}=1,RANK({x},{xs},0),RANK({x},{xs},1)))*(1-{smallest}))"
)
"""The rank upwards as a formula: the smallest of tied places, the largest, or half of each."""


class _Ranked(Normalisation):
    """Opens no family: ranks, on their own scale or stretched onto an interval."""

    ties: Ties = Field(default="min", description="Which of their places tied units share.")

    def constants(self, layout: Layout) -> dict[str, FloatArray]:
        """Return the parameters, and ``smallest``: the share of the smallest of tied places."""
        share = {"min": 1.0, "average": 0.5, "max": 0.0}[self.ties]
        return super().constants(layout) | {"smallest": np.full(layout.leaves, share)}

    def _places(
        self, x: FloatArray, layout: Layout | None, reference: FloatArray | None
    ) -> tuple[FloatArray, FloatArray]:
        """Return the ranks upwards, and the number of values that they are taken among."""
        turned, source, _ = directed(x, layout, reference)
        ranks = tied_ranks(turned, ties=self.ties, reference=None if reference is None else source)
        return ranks, np.asarray(count(source), dtype=np.float64)


class Rank(_Ranked, name="rank"):
    """Rank: 1 for the worst unit, up to the number of units for the best.

    Parameters
    ----------
    ties : {"min", "average", "max"}
        Which of their places tied units share.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    excel = "=IF(ISNUMBER({x})," + PLACE + ',"")'

    def gives_positive(self) -> bool:
        """Say yes: the lowest rank is 1."""
        return True

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        return self._places(x, layout, reference)[0]


class Borda(_Ranked, name="borda"):
    """Borda points: how many units are worse, 0 for the worst unit.

    Parameters
    ----------
    ties : {"min", "average", "max"}
        Which of their places tied units share.

    References
    ----------
    de Borda, J.-C. (1784). Mémoire sur les élections au scrutin. Histoire de l'Académie Royale des
    Sciences pour 1781. Paris.
    """

    excel = "=IF(ISNUMBER({x})," + PLACE + '-1,"")'

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        return self._places(x, layout, reference)[0] - 1


class PercentileRank(RangedNormalisation, _Ranked, name="percentile-rank"):
    """Percentile rank: the share of the other units that are worse.

    Parameters
    ----------
    low : float
        Score of the worst unit. Give 1 or more where a geometric mean follows.
    high : float
        Score of the best unit.
    ties : {"min", "average", "max"}
        Which of their places tied units share.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    low: float = 0.0
    high: float = 1.0

    excel = "=IF(ISNUMBER({x}),{low}+({high}-{low})*(" + PLACE + '-1)/(COUNT({xs})-1),"")'

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        ranks, number = self._places(x, layout, reference)
        ranks -= 1
        ranks = divide(ranks, number[..., None, :] - 1)
        ranks *= self.high - self.low
        ranks += self.low
        return ranks


class Categorical(Normalisation, name="categorical"):
    """Categories: a score for each band of percentiles.

    Parameters
    ----------
    percentiles : tuple of float
        Where a band ends and the next begins, rising, between 0 and 100.
    scores : tuple of float
        Score of each band from the worst to the best, one more than there are percentiles.

    Notes
    -----
    A unit at a percentile belongs to the band above it. Differences within a band are lost, and a
    constant indicator gives all units the best score or, where nothing varies, none: it is missing.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    percentiles: tuple[float, ...] = (15.0, 25.0, 65.0, 85.0, 95.0)
    scores: tuple[float, ...] = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len(self.scores) != len(self.percentiles) + 1:
            raise ValueError("give one score more than percentiles")
        if not all(a < b for a, b in pairwise((0.0, *self.percentiles, 100.0))):
            raise ValueError("percentiles must rise, between 0 and 100")
        if not all(a < b for a, b in pairwise(self.scores)):
            raise ValueError("scores must rise")
        return self

    def gives_positive(self) -> bool:
        """Say whether the score of the worst band is above 0."""
        return self.scores[0] > 0

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, _ = directed(x, layout, reference)
        bounds = quantiles(source, [p / 100 for p in self.percentiles])
        steps = np.diff(self.scores)
        result = np.where(np.isnan(turned), np.nan, self.scores[0])
        for band, step in enumerate(steps):
            result += step * (turned >= bounds[..., band, None, :])
        return np.where((spread(source) == 0)[..., None, :], np.nan, result)


class AroundMean(RangedNormalisation, name="around-mean"):
    """Above or below the mean: one score above a band around the mean, one within it, one below it.

    Parameters
    ----------
    threshold : float
        Half the width of the band, as a share of the mean, 0 or more.
    low : float
        Score below the band.
    high : float
        Score above the band; half-way between the two within it.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    threshold: float = Field(default=0.2, ge=0)
    low: float = -1.0
    high: float = 1.0

    excel = (
        '=IF(ISNUMBER({x}),IF(MAX({xs})=MIN({xs}),"",({low}+{high})/2+({high}-{low})/2*'
        "(IF({direction}*({x}-AVERAGE({xs}))>{threshold}*MAX(AVERAGE({xs}),-AVERAGE({xs})),1,0)-"
        'IF({direction}*(AVERAGE({xs})-{x})>{threshold}*MAX(AVERAGE({xs}),-AVERAGE({xs})),1,0))),"")'
    )

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, _ = directed(x, layout, reference)
        centre = mean(source)[..., None, :]
        side = np.where(
            np.abs(turned - centre) > self.threshold * np.abs(centre), np.sign(turned - centre), 0
        )
        half = (self.high - self.low) / 2
        missing = np.isnan(turned) | (spread(source) == 0)[..., None, :]
        return np.where(missing, np.nan, (self.low + self.high) / 2 + half * side)
