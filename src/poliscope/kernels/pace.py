"""Targets and pace: growth that was, growth that is needed, and whether units converge.

Levels are positive arrays ``(..., units)``; a history is ``(periods, ..., units)`` with the years of its
periods. NaN is missing. Rates are fractions a year: 0.05 is 5 %.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError

__all__ = [
    "BetaConvergence",
    "Pace",
    "SigmaConvergence",
    "Trend",
    "annual_growth",
    "beta_convergence",
    "growth_advantage",
    "pace_to_target",
    "sigma_convergence",
    "trend_growth",
    "years_to_target",
]

Array = NDArray[np.float64]


class Pace(NamedTuple):
    """What :func:`pace_to_target` gives."""

    actual: Array
    """(..., units): growth a year so far."""
    required: Array
    """(..., units): growth a year needed from now on; 0 or less if a target to rise to is reached."""
    projected: Array
    """(..., units): level in the target year at the actual pace."""
    shortfall: Array
    """(..., units): by how much the projected level misses the target; 0 or less is on course."""
    on_course: NDArray[np.bool_]
    """(..., units)."""


class Trend(NamedTuple):
    """What :func:`trend_growth` gives."""

    rate: Array
    """(..., units): growth a year of the fitted line."""
    lower: Array
    """(..., units)."""
    upper: Array
    """(..., units)."""
    periods: NDArray[np.intp]
    """(..., units): periods with a value."""


class BetaConvergence(NamedTuple):
    """What :func:`beta_convergence` gives."""

    slope: float
    """Change of annual growth for one unit of the logarithm of the initial level; below 0 converges."""
    standard_error: float
    """Robust to unequal variances (HC1)."""
    lower: float
    """Bound of the slope."""
    upper: float
    """Bound of the slope: convergence is shown where it is below 0."""
    p_value: float
    """Two-sided."""
    speed: float
    """Share of the gap that closes in a year; NaN where the slope is too steep to have one."""
    half_life: float
    """Years until half of the gap is closed; infinite without convergence."""
    r_squared: float
    units: int


class SigmaConvergence(NamedTuple):
    """What :func:`sigma_convergence` gives."""

    dispersion: Array
    """(periods,): standard deviation of the logarithms."""
    trend: float
    """Change of the dispersion a year; below 0 converges."""
    lower: float
    upper: float
    units: int
    """Units with a value in every period: the only ones used, so that nobody comes or goes."""


def annual_growth(before: ArrayLike, after: ArrayLike, *, years: ArrayLike) -> Array:
    """Compound annual growth between two levels, ``(after / before) ** (1 / years) - 1``.

    Parameters
    ----------
    before, after : array_like (..., units)
        Levels; NaN where one is missing or not positive.
    years : array_like
        Time between them, above 0.

    Returns
    -------
    ndarray (..., units)
    """
    span = _span(years)
    return np.asarray(np.expm1((_log(after) - _log(before)) / span))


def _span(years: ArrayLike) -> Array:
    span = np.asarray(years, dtype=np.float64)
    if not (span > 0).all():
        raise ArrayError("growth needs a time of more than 0 years", code="not-a-time")
    return span


def _log(values: ArrayLike) -> Array:
    x = np.asarray(values, dtype=np.float64)
    return np.log(np.where(x > 0, x, np.nan))


def growth_advantage(growth: ArrayLike, reference: ArrayLike) -> tuple[Array, Array]:
    """Compare growth rates with those of something else, GDP say.

    Parameters
    ----------
    growth, reference : array_like (..., units)
        Rates.

    Returns
    -------
    points : ndarray (..., units)
        Difference: 0.024 is 2.4 percentage points faster.
    elasticity : ndarray (..., units)
        Growth for each point of the reference's; NaN where that does not grow.
    """
    own, other = np.asarray(growth, dtype=np.float64), np.asarray(reference, dtype=np.float64)
    return own - other, own / np.where(other > 0, other, np.nan)


def years_to_target(level: ArrayLike, target: ArrayLike, rate: ArrayLike, *, falling: bool = False) -> Array:
    """Count the years until a target is reached at a constant rate of growth.

    Parameters
    ----------
    level, target, rate : array_like (..., units)
        Levels now and then, and growth a year.
    falling : bool
        The level is to fall to the target.

    Returns
    -------
    ndarray (..., units)
        0 if it is reached already; infinite if the level does not move towards the target; NaN if
        something is missing.
    """
    sign = -1.0 if falling else 1.0
    gap = sign * (_log(target) - _log(level))
    speed = sign * np.log1p(np.asarray(rate, dtype=np.float64))
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.where(speed > 0, gap / speed, np.inf)
    return np.where(np.isnan(gap) | np.isnan(speed), np.nan, np.where(gap <= 0, 0.0, years))


def pace_to_target(
    start: ArrayLike,
    level: ArrayLike,
    target: ArrayLike,
    *,
    elapsed: ArrayLike,
    left: ArrayLike,
    falling: bool = False,
) -> Pace:
    """Hold the growth so far against the growth that a target needs.

    Parameters
    ----------
    start, level : array_like (..., units)
        Levels at the beginning and now.
    target : array_like (..., units)
        Level to be reached.
    elapsed, left : array_like
        Years from the beginning until now, and from now until the target year; above 0.
    falling : bool
        The level is to fall to the target.

    Returns
    -------
    Pace
    """
    actual = annual_growth(start, level, years=elapsed)
    required = annual_growth(level, target, years=left)
    projected = np.asarray(np.exp(_log(level) + np.log1p(actual) * _span(left)))
    sign = -1.0 if falling else 1.0
    shortfall = sign * (np.asarray(target, dtype=np.float64) - projected)
    # at exactly the pace that is needed rounding must not decide
    ahead = sign * (actual - required) >= -1e-12
    return Pace(actual, required, projected, shortfall, np.asarray(ahead))


def trend_growth(history: ArrayLike, years: ArrayLike, *, level: float = 0.95) -> Trend:
    """Annual growth of the straight line through the logarithms of a history.

    Unlike the growth between two ends it does not hang on two single years.

    Parameters
    ----------
    history : array_like (periods, ..., units)
        Levels; NaN and values that are not positive are left out.
    years : array_like (periods,)
        When.
    level : float
        Probability in the interval (errors independent and alike over the years).

    Returns
    -------
    Trend
        NaN with fewer than two periods; no interval with fewer than three.
    """
    from scipy.special import stdtrit

    logs = _log(history)
    time = np.asarray(years, dtype=np.float64)
    if logs.ndim < 1 or time.shape != logs.shape[:1] or not 0 < level < 1:
        raise ArrayError("a trend needs one year for each period, and a level between 0 and 1")
    known = ~np.isnan(logs)
    n = known.sum(axis=0)
    t = np.where(known, time.reshape(-1, *([1] * (logs.ndim - 1))), 0.0)
    y = np.where(known, logs, 0.0)
    count = np.maximum(n, 1)
    t = np.where(known, t - t.sum(axis=0) / count, 0.0)
    y = np.where(known, y - y.sum(axis=0) / count, 0.0)
    spread = (t**2).sum(axis=0)
    slope = (t * y).sum(axis=0) / np.where(spread > 0, spread, np.nan)
    left = ((y - slope * t) ** 2).sum(axis=0)
    freedom = np.where(n > 2, n - 2.0, np.nan)
    half = stdtrit(freedom, (1 + level) / 2) * np.sqrt(left / freedom / np.where(spread > 0, spread, np.nan))
    return Trend(np.expm1(slope), np.expm1(slope - half), np.expm1(slope + half), np.asarray(n))


def beta_convergence(
    before: ArrayLike, after: ArrayLike, *, years: float, level: float = 0.95
) -> BetaConvergence:
    """Ask whether units that began lower grew faster.

    Least squares of annual growth of the logarithm on the logarithm of the initial level. A measuring
    error in the initial level alone makes the slope negative (Galton's fallacy): see
    :func:`sigma_convergence` too.

    Parameters
    ----------
    before, after : array_like (units,)
        Levels; units where one is missing or not positive are left out.
    years : float
        Time between them.
    level : float
        Probability in the interval of the slope.

    Returns
    -------
    BetaConvergence

    Raises
    ------
    ArrayError
        With fewer than three units, or initial levels that are all the same.

    References
    ----------
    Barro, R. J. and Sala-i-Martin, X. (1992). Convergence. Journal of Political Economy 100, 223-251.
    MacKinnon, J. G. and White, H. (1985). Some heteroskedasticity-consistent covariance matrix
    estimators with improved finite sample properties. Journal of Econometrics 29, 305-325 (HC1).
    """
    from scipy.special import stdtr, stdtrit

    span = float(_span(years))
    x, y = _log(before), (_log(after) - _log(before)) / span
    known = ~(np.isnan(x) | np.isnan(y))
    x, y = x[known], y[known]
    n = len(x)
    if n < 3 or np.ptp(x) == 0:
        raise ArrayError("convergence needs three units with different initial levels", code="too-few-units")
    t, g = x - x.mean(), y - y.mean()
    square = t @ t
    slope = float(t @ g / square)
    left = g - slope * t
    error = float(np.sqrt(n / (n - 2) * ((t * left) ** 2).sum()) / square)
    half = float(stdtrit(n - 2, (1 + level) / 2)) * error
    p_value = 2.0 * float(stdtr(n - 2, -abs(slope) / error)) if error > 0 else 0.0
    speed = -float(np.log1p(slope * span)) / span if slope * span > -1 else np.nan
    half_life = float(np.log(2) / speed) if speed > 0 else (np.nan if np.isnan(speed) else np.inf)
    explained = 1.0 - float(left @ left / (g @ g)) if g @ g > 0 else np.nan
    return BetaConvergence(slope, error, slope - half, slope + half, p_value, speed, half_life, explained, n)


def sigma_convergence(history: ArrayLike, years: ArrayLike, *, level: float = 0.95) -> SigmaConvergence:
    """Ask whether units have come nearer to each other: the dispersion of their logarithms over time.

    Parameters
    ----------
    history : array_like (periods, units)
        Levels; units without a positive level in every period are left out.
    years : array_like (periods,)
        When.
    level : float
        Probability in the interval of the trend (errors independent over the periods, which short
        histories seldom are).

    Returns
    -------
    SigmaConvergence

    Raises
    ------
    ArrayError
        With fewer than two units or two periods.

    References
    ----------
    Sala-i-Martin, X. (1996). The classical approach to convergence analysis. Economic Journal 106,
    1019-1036.
    """
    from scipy.special import stdtrit

    logs, time = _log(history), np.asarray(years, dtype=np.float64)
    if logs.ndim != 2 or time.shape != logs.shape[:1] or len(time) < 2 or not 0 < level < 1:
        raise ArrayError("sigma convergence needs two or more periods of units, with one year each")
    always = ~np.isnan(logs).any(axis=0)
    if always.sum() < 2:
        raise ArrayError("sigma convergence needs two units with all periods", code="too-few-units")
    dispersion = logs[:, always].std(axis=1, ddof=1)
    t, s = time - time.mean(), dispersion - dispersion.mean()
    trend = float(t @ s / (t @ t))
    freedom = len(time) - 2
    error = np.sqrt(((s - trend * t) ** 2).sum() / max(freedom, 1) / (t @ t)) if freedom else np.nan
    half = float(stdtrit(max(freedom, 1), (1 + level) / 2) * error)
    return SigmaConvergence(dispersion, trend, trend - half, trend + half, int(always.sum()))
