"""Linear scales: min-max, z-score, fixed bounds, goalposts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from pydantic import Field

from poliscope.kernels import FloatArray
from poliscope.kernels.columns import mean, minimum, spread, standard_deviation
from poliscope.methods.base import Layout
from poliscope.methods.normalise.family import (
    Normalisation,
    RangedNormalisation,
    directed,
    refuse,
    stretch,
)

__all__ = ["Goalposts", "MinMax", "Scaled", "ZScore"]


class MinMax(RangedNormalisation, name="minmax"):
    """Min-max: stretch each indicator onto a fixed interval, from the worst unit to the best.

    Parameters
    ----------
    low : float
        Score of the worst unit. Give 1 or more where a geometric mean follows.
        By indicator: ``minmax_lower``.
    high : float
        Score of the best unit. By indicator: ``minmax_upper``.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    low: float = 0.0
    high: float = 100.0

    per_indicator: ClassVar[Mapping[str, str]] = {"low": "minmax_lower", "high": "minmax_upper"}
    excel = (
        '=IF(ISNUMBER({x}),IF(MAX({xs})=MIN({xs}),"",{low}+({high}-{low})*'
        'IF({direction}=1,{x}-MIN({xs}),MAX({xs})-{x})/(MAX({xs})-MIN({xs}))),"")'
    )

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, layout = directed(x, layout, reference)
        fixed = self.constants(layout)
        bottom = minimum(source)
        return stretch(turned, bottom, bottom + spread(source), fixed["low"], fixed["high"])


class ZScore(Normalisation, name="zscore"):
    """Z-score: the distance from the mean in standard deviations.

    Parameters
    ----------
    mean : float
        Mean of the scores. By indicator: ``zscore_mean``.
    sd : float
        Standard deviation of the scores, above 0. By indicator: ``zscore_sd``.

    Notes
    -----
    Scores have no lower bound: a geometric or harmonic mean may meet values below 0.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    mean: float = 0.0
    sd: float = Field(default=1.0, gt=0)

    per_indicator: ClassVar[Mapping[str, str]] = {"mean": "zscore_mean", "sd": "zscore_sd"}
    excel = (
        '=IF(ISNUMBER({x}),IF(MAX({xs})=MIN({xs}),"",'
        '{mean}+{sd}*{direction}*({x}-AVERAGE({xs}))/STDEV({xs})),"")'
    )

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, layout = directed(x, layout, reference)
        fixed = self.constants(layout)
        centre, deviation = mean(source), standard_deviation(source)
        turned -= centre[..., None, :]
        turned /= np.where(deviation == 0, np.nan, deviation)[..., None, :]
        turned *= fixed["sd"]
        turned += fixed["mean"]
        return turned


class Scaled(RangedNormalisation, name="scaled"):
    """Scaled: measure each indicator against fixed bounds that are the same in every year.

    Parameters
    ----------
    lower : float
        Lower bound in raw units: the bottom of the scale, or its top where lower is better.
        By indicator: ``scaled_lower``.
    upper : float
        Upper bound in raw units. By indicator: ``scaled_upper``.
    low : float
        Score at the worse bound. A value beyond the bounds scores beyond this.
    high : float
        Score at the better bound. By indicator: ``scale_factor``.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    lower: float = 0.0
    upper: float = 100.0
    low: float = 0.0
    high: float = 100.0

    per_indicator: ClassVar[Mapping[str, str]] = {
        "lower": "scaled_lower",
        "upper": "scaled_upper",
        "high": "scale_factor",
    }
    excel = (
        "=IF(ISNUMBER({x}),{low}+({high}-{low})*"
        'IF({direction}=1,{x}-{lower},{upper}-{x})/({upper}-{lower}),"")'
    )

    def gives_positive(self) -> bool:
        """Say no: a value may lie beyond the bounds."""
        return False

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, _, layout = directed(x, layout, None)
        return between_posts(turned, layout, self.constants(layout))


class Goalposts(RangedNormalisation, name="goalposts"):
    """Goalposts: measure each indicator between its own two posts, and cut off what lies beyond.

    The posts are given for each indicator, in raw units; ``goalpost_lower`` and ``goalpost_upper`` in
    a table.

    Parameters
    ----------
    low : float
        Score at the worse post. Give 1 or more where a geometric mean follows.
    high : float
        Score at the better post. By indicator: ``goalpost_scale``.
    truncate : bool
        Whether a value beyond a post scores as the post. By indicator: ``goalpost_trunc2posts``.

    References
    ----------
    UNDP (2010). Human Development Report 2010, Technical note 1.

    Mazziotta, M. and Pareto, A. (2016). On a generalized non-compensatory composite index for measuring
    socio-economic phenomena. Social Indicators Research 127(3), 983-1003.
    """

    low: float = 0.0
    high: float = 100.0
    truncate: bool = True

    per_indicator: ClassVar[Mapping[str, str]] = {
        "high": "goalpost_scale",
        "truncate": "goalpost_trunc2posts",
    }
    excel = (
        "=IF(ISNUMBER({x}),{low}+({high}-{low})*IF({truncate}=1,"
        "MAX(0,MIN(1,IF({direction}=1,{x}-{lower},{upper}-{x})/({upper}-{lower}))),"
        'IF({direction}=1,{x}-{lower},{upper}-{x})/({upper}-{lower})),"")'
    )

    def gives_positive(self) -> bool:
        """Say whether the range lies above 0 and nothing may fall out of it."""
        return self.low > 0 and self.truncate

    def constants(self, layout: Layout) -> dict[str, FloatArray]:
        """Return the posts in raw units, as ``lower`` and ``upper``, besides the parameters.

        Raises
        ------
        ArrayError
            An indicator has no posts.
        """
        posts = {
            "lower": _first_given(layout.low, layout.parameters.get("goalpost_lower"), layout.leaves),
            "upper": _first_given(layout.high, layout.parameters.get("goalpost_upper"), layout.leaves),
        }
        refuse(
            np.isnan(posts["lower"]) | np.isnan(posts["upper"]),
            "goalposts are missing",
            help="give each indicator goalposts in its raw units, or choose another normalisation",
            code="goalposts-missing",
        )
        return super().constants(layout) | posts

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, _, layout = directed(x, layout, None)
        fixed = self.constants(layout)
        scores = between_posts(turned, layout, fixed)
        cut = fixed["truncate"] == 1
        floor, ceiling = np.where(cut, fixed["low"], -np.inf), np.where(cut, fixed["high"], np.inf)
        return np.clip(scores, floor, ceiling, out=scores)


def between_posts(turned: FloatArray, layout: Layout, fixed: Mapping[str, FloatArray]) -> FloatArray:
    """Score turned values between posts in raw units, in place.

    Parameters
    ----------
    turned : array, (..., units, indicators)
        Higher is better; overwritten.
    layout : Layout
        Directions.
    fixed : mapping
        ``lower`` and ``upper`` in raw units, ``low`` and ``high`` as scores; each (indicators,).

    Raises
    ------
    ArrayError
        A lower post is not below the upper one.
    """
    lower, upper = fixed["lower"], fixed["upper"]
    refuse(
        ~(lower < upper),
        "the lower bound is not below the upper one",
        help="give bounds in raw units, the smaller number as the lower one, whatever the direction",
        code="goalposts-order",
    )
    up = layout.direction > 0
    bottom, top = np.where(up, lower, -upper), np.where(up, upper, -lower)
    return stretch(turned, bottom, top, fixed["low"], fixed["high"])


def _first_given(first: FloatArray | None, second: FloatArray | None, indicators: int) -> FloatArray:
    found = np.full(indicators, np.nan)
    for given in (first, second):
        if given is not None:
            found = np.where(np.isnan(found), given, found)
    return found
