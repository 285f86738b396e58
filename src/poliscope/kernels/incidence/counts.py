"""Expected counts, ratios, their exact limits, funnels, and chances of a count."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError

__all__ = [
    "chance_of_at_least",
    "check_counts",
    "expected_counts",
    "funnel_limits",
    "incidence_ratio",
    "ratio_limits",
    "tail_of",
]

Array = NDArray[np.float64]


def expected_counts(observed: ArrayLike, exposure: ArrayLike) -> Array:
    """Share out the total of the counts by exposure.

    Parameters
    ----------
    observed : array_like (..., places)
        Counts of 0 and more.
    exposure : array_like (..., places)
        Positive; NaN leaves the place out.

    Returns
    -------
    ndarray (..., places)
        Adds up to the total of the counts.

    Raises
    ------
    ArrayError
        If a count is negative or an exposure not positive.
    """
    count, size = check_counts(observed, exposure)
    used = ~(np.isnan(count) | np.isnan(size))
    total = np.where(used, count, 0.0).sum(axis=-1, keepdims=True)
    whole = np.where(used, size, 0.0).sum(axis=-1, keepdims=True)
    return np.where(used, size * total / np.where(whole > 0, whole, np.nan), np.nan)


def check_counts(observed: ArrayLike, exposure: ArrayLike) -> tuple[Array, Array]:
    """Check that counts are 0 or more and exposures above 0, of the same places; NaN may stand."""
    count, size = np.asarray(observed, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    if count.shape[-1:] != size.shape[-1:] or count.ndim == 0:
        raise ArrayError(
            f"counts {count.shape} and exposures {size.shape} are not of the same places",
            code="shapes-differ",
        )
    if (count < 0).any() or np.isinf(count).any():
        raise ArrayError(
            "a count of successes is 0 or more",
            cells=[(int(place[-1]), 0) for place in np.argwhere((count < 0) | np.isinf(count))[:10]],
            code="not-a-count",
        )
    if (size <= 0).any() or np.isinf(size).any():
        raise ArrayError(
            "an exposure is above 0",
            cells=[(int(place[-1]), 1) for place in np.argwhere((size <= 0) | np.isinf(size))[:10]],
            help="leave out places where nothing could have happened, or give NaN",
            code="not-an-exposure",
        )
    return count, size


def incidence_ratio(observed: ArrayLike, expected: ArrayLike) -> Array:
    """Observed over expected counts (standardised incidence ratio), ``(..., places)``."""
    count, should = check_counts(observed, expected)
    return np.asarray(count / should)


def ratio_limits(observed: ArrayLike, expected: ArrayLike, *, level: float = 0.95) -> tuple[Array, Array]:
    """Exact Poisson limits of the standardised incidence ratio.

    Parameters
    ----------
    observed, expected : array_like (..., places)
        Counts, and expected counts taken as known.
    level : float
        The limits hold the true ratio with at least this probability.

    Returns
    -------
    lower, upper : ndarray (..., places)

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    """
    from scipy.special import gammaincinv

    count, should = check_counts(observed, expected)
    tail = tail_of(level)
    low = np.where(count > 0, gammaincinv(np.where(count > 0, count, 1.0), tail), 0.0)
    return np.asarray(low / should), np.asarray(gammaincinv(count + 1.0, 1.0 - tail) / should)


def tail_of(level: float) -> float:
    """Give the probability below an interval of this level."""
    if not 0 < level < 1:
        raise ArrayError("the level of an interval lies between 0 and 1")
    return (1.0 - level) / 2.0


def funnel_limits(
    expected: ArrayLike, *, levels: ArrayLike = (0.95, 0.998), overdispersion: float = 1.0
) -> tuple[Array, Array]:
    """Limits within which ratios lie by chance alone, by expected count: the funnel of a plot.

    Parameters
    ----------
    expected : array_like (...)
        Expected counts, for example a grid along the axis of the plot.
    levels : array_like (levels,)
        Probabilities inside the limits.
    overdispersion : float
        Variance over mean that is taken as ordinary; 1 for a Poisson count.

    Returns
    -------
    lower, upper : ndarray (levels, ...)
        Ratios; quantiles interpolated between counts, so that the lines are smooth.

    References
    ----------
    Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in
    Medicine 24, 1185-1202.
    """
    should = np.asarray(expected, dtype=np.float64)
    level = np.asarray(levels, dtype=np.float64).reshape(-1, *([1] * should.ndim))
    if not np.all((level > 0) & (level < 1)) or not (should > 0).all():
        raise ArrayError("a funnel needs expected counts above 0 and levels between 0 and 1")
    bounds = [_poisson_quantile(tail, should) / should for tail in ((1 - level) / 2, (1 + level) / 2)]
    if overdispersion != 1.0:
        bounds = [1.0 + (bound - 1.0) * np.sqrt(overdispersion) for bound in bounds]
    return np.maximum(bounds[0], 0.0), bounds[1]


def _poisson_quantile(p: Array, mean: Array) -> Array:
    """Interpolated quantile: q less the share of its probability that lies above p."""
    from scipy.special import pdtr, pdtrik

    q = np.maximum(np.ceil(pdtrik(p, mean)), 0.0)
    q = np.where(pdtr(np.maximum(q - 1, 0), mean) >= p, np.maximum(q - 1, 0), q)
    above = pdtr(q, mean)
    below = np.where(q > 0, pdtr(np.maximum(q - 1, 0), mean), 0.0)
    return np.asarray(np.maximum(q - (above - p) / np.maximum(above - below, 1e-300), 0.0))


def chance_of_at_least(count: ArrayLike, expected: ArrayLike, *, total: ArrayLike | None = None) -> Array:
    """Compute the probability of a count or more where only exposure matters.

    Parameters
    ----------
    count : array_like (...)
        Successes, 0 and more.
    expected : array_like (...)
        Expected count of the place.
    total : array_like (...), optional
        Number of successes in all places: then they are dealt out one by one with chances in the ratio
        of exposures (binomial). Without it the total is open too (Poisson).

    Returns
    -------
    ndarray (...)
    """
    from scipy.special import betainc, gammainc

    c, should = np.asarray(count, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    if (c < 0).any() or (should < 0).any():
        raise ArrayError("counts and expected counts are 0 or more", code="not-a-count")
    some = np.where(c > 0, c, 1.0)
    if total is None:
        return np.where(c > 0, gammainc(some, should), 1.0)
    n = np.asarray(total, dtype=np.float64)
    left = np.maximum(n - c + 1.0, 1e-300)
    tail = np.where(c > n, 0.0, betainc(some, left, np.clip(should / n, 0.0, 1.0)))
    return np.where(c > 0, tail, 1.0)
