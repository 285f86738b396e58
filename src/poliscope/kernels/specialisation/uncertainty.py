"""How sure a quotient is, when the amounts are counts: bounds, probability of presence, draws."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, row_totals, to_dense

__all__ = ["presence_probability", "quotient_bounds", "sample_tables", "share_undecided"]


def quotient_bounds(x: Any, *, level: float = 0.95, overdispersion: float = 1.0) -> tuple[Array, Array]:
    """Bounds of the location quotient when each region's amounts are a draw from its true mix.

    The share of the activity in the region and its share in all other regions get Jeffreys intervals;
    Donner and Zou's method turns the two into an interval of their ratio, and the quotient against the
    total (which holds the region itself) is an increasing function of that ratio.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Counts, or amounts that vary like `overdispersion` times a count.
    level : float
        Probability that the interval holds the true quotient.
    overdispersion : float
        Variance over mean of an amount: 1 for counts; for jobs that come in plants of 20, about 20.

    Returns
    -------
    lower, upper : ndarray (..., regions, activities)
        NaN where the quotient is. The upper bound of an activity that no other region has is the
        largest quotient a region of that size can have.

    References
    ----------
    Donner, A. and Zou, G. Y. (2012). Closed-form confidence intervals for functions of the normal mean
    and standard deviation. Statistical Methods in Medical Research 21, 347-359.
    Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial proportion.
    Statistical Science 16, 101-133.
    """
    values, region, own, other, rest = _split(x, overdispersion)
    if not 0 < level < 1:
        raise ArrayError("the level of an interval lies between 0 and 1")
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = _ratio_bounds(_jeffreys(own, region, level), _jeffreys(other, rest, level))
        weight = region / (region + rest)
        lower, upper = low / (weight * low + 1 - weight), high / (weight * high + 1 - weight)
        upper = np.where(np.isinf(high), 1 / weight, upper)
    undefined = (region == 0) | (column_totals(values)[..., None, :] == 0)
    return np.where(undefined, np.nan, lower), np.where(undefined, np.nan, upper)


def presence_probability(x: Any, *, threshold: float = 1.0, overdispersion: float = 1.0) -> Array:
    """Fractional presence: the probability that the true location quotient reaches the threshold.

    The region's share has the Jeffreys posterior of a share; the benchmark is all other regions, taken
    as known.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Counts, or amounts that vary like `overdispersion` times a count.
    threshold : float
        Smallest quotient of a presence.
    overdispersion : float
        As in :func:`quotient_bounds`.

    Returns
    -------
    ndarray (..., regions, activities)
        0 to 1; 0 for empty regions and for activities that nobody has.
    """
    from scipy.special import betainc

    values, region, own, other, rest = _split(x, overdispersion)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = region / (region + rest)
        share = other / rest
        # quotient = s / (w s + (1 - w) b) >= t  <=>  s >= t (1 - w) b / (1 - t w)
        cut = threshold * (1 - weight) * share / (1 - threshold * weight)
    cut = np.where(threshold * weight >= 1, 1.0, np.clip(cut, 0.0, 1.0))
    probability = 1.0 - betainc(own + 0.5, np.maximum(region - own, 0.0) + 0.5, cut)
    # a single region is its own benchmark: its quotients are 1 whatever its mix
    probability = np.where(rest == 0, float(threshold <= 1), probability)
    undefined = (region == 0) | (column_totals(values)[..., None, :] == 0)
    return np.where(undefined, 0.0, probability)


def share_undecided(lower: ArrayLike, upper: ArrayLike, *, threshold: float = 1.0) -> Array:
    """Share of cells whose bounds lie on both sides of the threshold, ``(...)``; NaN cells left out."""
    low, high = np.asarray(lower, dtype=np.float64), np.asarray(upper, dtype=np.float64)
    known = ~(np.isnan(low) | np.isnan(high))
    open_cells = known & (low < threshold) & (high >= threshold)
    with np.errstate(invalid="ignore"):
        return np.asarray(open_cells.sum(axis=(-2, -1)) / known.sum(axis=(-2, -1)))


def sample_tables(
    x: Any, *, draws: int, rng: np.random.Generator, overdispersion: float = 1.0
) -> NDArray[np.float64]:
    """Draw tables that could have been observed instead: each cell gamma with its amount as mean.

    The Bayesian counterpart of a Poisson bootstrap: mean x, variance `overdispersion` times x, and what
    is 0 stays 0. Run any kernel on the stack to see how much of its result is chance.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    draws : int
        Number of tables.
    rng : numpy.random.Generator
        Source of randomness.
    overdispersion : float
        As in :func:`quotient_bounds`.

    Returns
    -------
    ndarray (draws, ..., regions, activities)
    """
    values = to_dense(check_table(x))
    if draws < 1 or not overdispersion > 0:
        raise ArrayError("draws needs to be 1 or more and overdispersion above 0")
    return rng.standard_gamma(values / overdispersion, size=(draws, *values.shape)) * overdispersion


def _split(x: Any, overdispersion: float) -> tuple[Array, Array, Array, Array, Array]:
    """Give the table, then region totals, own amounts, the others' amounts and the others' total."""
    if not overdispersion > 0:
        raise ArrayError("overdispersion needs to be above 0")
    values = to_dense(check_table(x)) / overdispersion
    region = row_totals(values)[..., None]
    other = np.maximum(column_totals(values)[..., None, :] - values, 0.0)
    rest = np.maximum(values.sum(axis=(-2, -1))[..., None, None] - region, 0.0)
    return values, region, values, other, rest


def _jeffreys(own: Array, total: Array, level: float) -> tuple[Array, Array, Array]:
    """Estimate and Jeffreys bounds of a share; the bound at 0 (at 1) where nothing (all) was seen."""
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    estimate = own / total
    # the others' amounts come from a difference, so they can exceed their total by rounding
    left = np.maximum(total - own, 0.0)
    low = np.where(own > 0, betaincinv(own + 0.5, left + 0.5, tail), 0.0)
    high = np.where(left > 0, betaincinv(own + 0.5, left + 0.5, 1 - tail), 1.0)
    # for a fraction of one count the bound can pass the estimate
    return estimate, np.minimum(low, estimate), np.maximum(high, estimate)


def _ratio_bounds(top: tuple[Array, Array, Array], bottom: tuple[Array, Array, Array]) -> tuple[Array, Array]:
    """Bounds of top / bottom by the method of variance estimates recovery (Donner and Zou)."""
    a, a_low, a_high = top
    b, b_low, b_high = bottom
    ab = a * b
    over, under = a_low * (2 * a - a_low), b_low * (2 * b - b_low)
    # the lower root in its rationalised form: 2 b - b_high can be 0
    low = over / (ab + _root(ab**2 - over * b_high * (2 * b - b_high)))
    high = (ab + _root(ab**2 - a_high * (2 * a - a_high) * under)) / under
    low = np.where(a_low == 0, 0.0, low)
    return low, np.where((b == 0) | (b_low == 0), np.inf, high)


def _root(square: Array) -> Array:
    return np.asarray(np.sqrt(np.maximum(square, 0.0)))
