"""Order-m benefit of the doubt: against m units drawn at random, so that outliers weigh little."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from poliscope.kernels import FloatArray
from poliscope.kernels.frontier.units import BLOCK, own_values, refuse_negative

__all__ = ["order_m_benefit", "sampled_order_m_benefit"]


def order_m_benefit(x: FloatArray, *, m: int, reference: FloatArray | None = None) -> FloatArray:
    """Score each unit against the best of m units drawn at random, in expectation and without drawing.

    A unit is compared with ``max over the m drawn of min over indicators of y / x``. Over all draws with
    replacement from N units the largest of m has the distribution function ``(k / N)^m`` at the k-th
    smallest, so the mean is a sum of N terms; the score is one over that mean. An outlier is rarely
    drawn, and a unit beyond the m drawn scores above 1.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.
    m : int
        Number of units drawn.
    reference : array, (..., reference units, indicators), optional
        Units to draw from.

    Returns
    -------
    array, (..., units)

    References
    ----------
    Cazals, C., Florens, J.-P. and Simar, L. (2002). Nonparametric frontier estimation: a robust approach.
    Journal of Econometrics 106(1), 1-25.

    Vidoli, F. and Mazziotta, C. (2013). Robust weighted composite indicators by means of frontier methods
    with an application to European infrastructure endowment. Statistica Applicata 23(2), 259-282.
    """

    def expected(ratio: FloatArray) -> FloatArray:
        count = ratio.shape[-1]
        below = (np.arange(count + 1) / count) ** m
        return np.asarray(np.sort(ratio, axis=-1) @ np.diff(below))

    return _order_m(x, x if reference is None else reference, expected, 1)


def sampled_order_m_benefit(
    x: FloatArray, *, m: int, draws: int, rng: np.random.Generator, reference: FloatArray | None = None
) -> FloatArray:
    """Estimate :func:`order_m_benefit` from random draws, the same for all units.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.
    m : int
        Number of units in a draw.
    draws : int
        Number of draws.
    rng : Generator
        Where randomness comes from.
    reference : array, (..., reference units, indicators), optional
        Units to draw from.

    Returns
    -------
    array, (..., units)
    """
    frontier = x if reference is None else reference
    drawn = rng.integers(frontier.shape[-2], size=(draws, m))

    def sampled(ratio: FloatArray) -> FloatArray:
        return np.asarray(ratio[..., drawn].max(axis=-1).mean(axis=-1))

    return _order_m(x, frontier, sampled, draws * m // max(frontier.shape[-2], 1) + 1)


def _order_m(
    x: FloatArray, frontier: FloatArray, mean: Callable[[FloatArray], FloatArray], size: int
) -> FloatArray:
    """Score units by the mean, over draws, of the best ratio; `size` is what a ratio takes up in the mean."""
    refuse_negative(x, frontier)
    own, has = own_values(x, frontier)
    best = np.where(np.isfinite(frontier), frontier, 0.0)
    units = x.shape[-2]
    pair = 8 * (x.shape[-1] + size) * best[..., 0].size
    block = max(1, BLOCK // max(pair, 1))
    scores = np.empty(x.shape[:-1])
    for start in range(0, units, block):
        rows = (..., slice(start, start + block), None, slice(None))
        ratio = np.where(has[rows], best[..., None, :, :] / np.where(has, own, 1.0)[rows], np.inf).min(
            axis=-1
        )
        able = np.asarray(has[..., start : start + block, :].any(axis=-1))
        average = mean(np.where(able[..., None], ratio, 0.0))
        scores[..., start : start + block] = np.divide(
            1.0, average, out=np.where(able, np.inf, 0.0), where=able & (average > 0)
        )
    return np.where(np.isfinite(x).any(axis=-1), scores, np.nan)
