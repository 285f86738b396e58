"""Counts that are only listed from a least number on: a place that is not listed has fewer, not none.

Counts are ``(..., places)`` with NaN for "not listed"; leading axes are simulated worlds. Leaving such
places out would make every rate too high; taking them as 0 would make it too low.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels.incidence.counts import Array, chance_of_at_least, check_counts, tail_of
from poliscope.kernels.incidence.looks import Exceedance, adjust_for_looks
from poliscope.kernels.incidence.shrinkage import LARGEST_SHAPE, Shrinkage

__all__ = ["censored_exceedance", "censored_rate", "draw_censored_ratios", "shrink_censored_ratios"]


def censored_rate(observed: ArrayLike, exposure: ArrayLike, *, least: int) -> Array:
    """Estimate one rate for all places by maximum likelihood (EM).

    Parameters
    ----------
    observed : array_like (..., places)
        Counts; NaN for a place that is not listed because it has fewer than `least`.
    exposure : array_like (places,)
        Positive.
    least : int
        Smallest count that is listed.

    Returns
    -------
    ndarray (...)
        Expected count for one unit of exposure.

    Raises
    ------
    ArrayError
        If a listed count is below `least`, or no place is listed.

    References
    ----------
    Dempster, A. P., Laird, N. M. and Rubin, D. B. (1977). Maximum likelihood from incomplete data via
    the EM algorithm. JRSS B 39, 1-38.
    """
    count, size = _checked(observed, exposure, least)
    hidden = np.isnan(count)
    listed, whole = np.where(hidden, 0.0, count).sum(axis=-1), size.sum()
    rate = listed / whole
    for _ in range(10_000):
        guess = _expected_below(rate[..., None] * size, least)
        better = (listed + np.where(hidden, guess, 0.0).sum(axis=-1)) / whole
        settled = np.all(np.abs(better - rate) <= 1e-12 * np.maximum(better, 1e-300))
        rate = better
        if settled:
            break
    return np.asarray(rate)


def _checked(observed: ArrayLike, exposure: ArrayLike, least: int) -> tuple[Array, Array]:
    count, size = check_counts(observed, exposure)
    if least < 1 or size.ndim != 1 or np.isnan(size).any():
        raise ArrayError("listed counts need one known exposure a place, and a least count of 1 or more")
    if (count < least).any():
        cells = [(int(at[-1]), 0) for at in np.argwhere(count < least)[:10]]
        raise ArrayError(f"a listed count is below {least}, from which on places are listed", cells=cells)
    return count, size


def _expected_below(mean: Array, least: int) -> Array:
    """Mean of a Poisson count that is known to be below `least`: m P(Y <= c - 1) / P(Y <= c)."""
    from scipy.special import pdtr

    if least == 1:
        return np.zeros_like(mean)
    inside = pdtr(least - 1, mean)
    return np.where(inside > 0, mean * pdtr(least - 2, mean) / np.where(inside > 0, inside, 1.0), least - 1.0)


def censored_exceedance(
    observed: ArrayLike, exposure: ArrayLike, *, least: int, rng: np.random.Generator, draws: int = 10_000
) -> Exceedance:
    """Ask how likely counts so high are if places differed by exposure only.

    The rate is estimated as in :func:`censored_rate`. In each simulated world counts below `least` are
    hidden and the rate is estimated anew, so that `simultaneous` holds the doubt about the rate too.

    Parameters
    ----------
    observed : array_like (places,)
        Whole counts; NaN where not listed.
    exposure : array_like (places,)
        Positive.
    least : int
        Smallest count that is listed.
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Simulated worlds.

    Returns
    -------
    Exceedance
        NaN for places that are not listed.
    """
    count, size = _checked(observed, exposure, least)
    if count.ndim != 1 or np.isnan(count).all() or (count != np.round(count))[~np.isnan(count)].any():
        raise ArrayError("chances are asked of whole counts of one list of places, some of them listed")
    expected = float(censored_rate(count, size, least=least)) * size
    alone = np.where(np.isnan(count), np.nan, chance_of_at_least(np.nan_to_num(count), expected))
    worlds = rng.poisson(expected, size=(draws, len(size))).astype(np.float64)
    worlds[worlds < least] = np.nan
    worlds = worlds[~np.isnan(worlds).all(axis=1)]
    rates = censored_rate(worlds, size, least=least)
    chances = chance_of_at_least(np.nan_to_num(worlds), rates[:, None] * size)
    smallest = np.sort(np.where(np.isnan(worlds), 1.0, chances).min(axis=1))
    rank = np.searchsorted(smallest, np.nan_to_num(alone, nan=1.0) * (1 + 1e-12), side="right")
    simultaneous = np.where(np.isnan(alone), np.nan, np.minimum((rank + 1) / (len(smallest) + 1), 1.0))
    # places that are not listed were looked at too: the least that they can be is unremarkable
    looked = np.where(np.isnan(alone), 1.0, alone)

    def adjusted(method: Any) -> Array:
        return np.where(np.isnan(alone), np.nan, adjust_for_looks(looked, method=method))

    return Exceedance(alone, adjusted("holm"), simultaneous, adjusted("false_discovery"))


def shrink_censored_ratios(
    observed: ArrayLike, expected: ArrayLike, *, least: int, level: float = 0.95
) -> Shrinkage:
    """Draw ratios towards their mean by as much as they are luck, where small counts are not listed.

    As :func:`~poliscope.kernels.incidence.shrink_ratios`; a place that is not listed enters the marginal
    likelihood with the probability of fewer than `least`, and its posterior is the mixture over the
    counts it may have.

    Parameters
    ----------
    observed : array_like (places,)
        Counts; NaN where not listed.
    expected : array_like (places,)
        Expected counts.
    least : int
        Smallest count that is listed.
    level : float
        Probability in the intervals.

    Returns
    -------
    Shrinkage

    References
    ----------
    Clayton, D. and Kaldor, J. (1987). Empirical Bayes estimates of age-standardized relative risks for
    use in disease mapping. Biometrics 43, 671-681 (without the hidden counts).
    """
    from scipy.optimize import minimize
    from scipy.special import chdtrc

    count, should = _checked(observed, expected, least)
    tail_of(level)
    pooled = float(censored_rate(count, should, least=least))
    flat = -_log_likelihood(count, should, np.inf, pooled, least)

    def loss(at: Array) -> float:
        return -_log_likelihood(count, should, float(np.exp(at[0])), float(np.exp(at[1])), least)

    options = {"xatol": 1e-8, "fatol": 1e-11, "maxiter": 4000}
    starts = [[np.log(shape), np.log(pooled)] for shape in (0.5, 3.0, 50.0)]
    fits = [minimize(loss, start, method="Nelder-Mead", options=options) for start in starts]
    best = min(fits, key=lambda one: float(one.fun))
    gain, shape, mean = flat - float(best.fun), float(np.exp(best.x[0])), float(np.exp(best.x[1]))
    if gain <= 1e-6 or shape > 0.99 * LARGEST_SHAPE:
        same = np.full(count.shape, pooled)
        return Shrinkage(same, same, same, np.zeros_like(same), np.inf, pooled, 0.0, 1.0)
    p_value = 0.5 * float(chdtrc(1, 2 * gain))
    b = shape / mean + should
    weights, counts = _hidden_counts(should, shape, mean, least)
    known = np.where(np.isnan(count), (weights * counts).sum(axis=1), count)
    lower, upper = _mixture_limits(count, weights, shape, b, level)
    return Shrinkage((shape + known) / b, lower, upper, should / b, shape, mean, 1 / np.sqrt(shape), p_value)


def _log_likelihood(count: Array, should: Array, shape: float, mean: float, least: int) -> float:
    from scipy.special import betainc, gammaln, pdtr

    hidden = np.isnan(count)
    y, m = np.where(hidden, 0.0, count), mean * should
    if np.isinf(shape):
        listed = y * np.log(m) - m - gammaln(y + 1)
        below = pdtr(least - 1, m)
    else:
        share = m / (m + shape)
        listed = gammaln(y + shape) - gammaln(shape) - gammaln(y + 1)
        listed = listed + y * np.log(share) + shape * np.log1p(-share)
        below = 1.0 - betainc(float(least), shape, share)
    return float(np.where(hidden, np.log(np.maximum(below, 1e-300)), listed).sum())


def _hidden_counts(should: Array, shape: float, mean: float, least: int) -> tuple[Array, Array]:
    """Probabilities ``(places, least)`` of the counts that a place that is not listed may have."""
    from scipy.special import gammaln

    k = np.arange(least, dtype=np.float64)
    share = (mean * should / (mean * should + shape))[:, None]
    logs = gammaln(k + shape) - gammaln(k + 1) + k * np.log(share)
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True), k


def _mixture_limits(
    count: Array, weights: Array, shape: float, rate: Array, level: float
) -> tuple[Array, Array]:
    """Quantiles of gamma posteriors: exact where listed, by bisection of the mixture where not."""
    from scipy.special import gammainc, gammaincinv

    tail = tail_of(level)
    k = np.arange(weights.shape[1], dtype=np.float64)
    limits = []
    for p in (tail, 1 - tail):
        exact = gammaincinv(shape + np.nan_to_num(count), p)
        low = np.zeros(len(rate))
        high = np.full(len(rate), gammaincinv(shape + k[-1], p) + 1e-12)
        for _ in range(100):  # halving
            middle = 0.5 * (low + high)
            under = (weights * gammainc(shape + k, middle[:, None])).sum(axis=1) < p
            low, high = np.where(under, middle, low), np.where(under, high, middle)
        limits.append(np.where(np.isnan(count), high, exact) / rate)
    return limits[0], limits[1]


def draw_censored_ratios(
    observed: ArrayLike,
    expected: ArrayLike,
    *,
    shape: float,
    mean: float,
    least: int,
    draws: int,
    rng: np.random.Generator,
) -> Array:
    """Draw true ratios from their posterior, ``(draws, places)``; hidden counts are drawn first.

    Parameters
    ----------
    observed, expected, least
        As in :func:`shrink_censored_ratios`.
    shape, mean : float
        As it gives them; `shape` finite.
    draws : int
        Number of draws.
    rng : numpy.random.Generator
        Source of randomness.
    """
    count, should = _checked(observed, expected, least)
    if not np.isfinite(shape):
        raise ArrayError("if true ratios do not differ they have no ranks", code="no-differences")
    weights, _ = _hidden_counts(should, shape, mean, least)
    pick = rng.random((draws, len(should)))
    drawn = (pick[..., None] > np.cumsum(weights, axis=1)[None, :, :-1]).sum(axis=-1)
    y = np.where(np.isnan(count), drawn, np.nan_to_num(count))
    return np.asarray(rng.standard_gamma(shape + y) / (shape / mean + should))
