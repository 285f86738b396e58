"""Order-m benefit of the doubt: against m units drawn at random, so that outliers weigh little."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from poliscope.kernels import FloatArray, IntArray
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

    def expected(ratio: FloatArray, count: IntArray) -> FloatArray:
        absent = ratio.shape[-1] - count[..., None]
        below = np.maximum(np.arange(ratio.shape[-1] + 1) - absent, 0) / np.maximum(count[..., None], 1)
        chance = np.diff(below**m, axis=-1)
        return np.asarray((np.sort(ratio, axis=-1) * chance[..., None, :]).sum(axis=-1))

    return _order_m(x, x if reference is None else reference, expected, 2)


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
    chance = rng.uniform(size=(draws, m))

    def sampled(ratio: FloatArray, count: IntArray) -> FloatArray:
        drawn = (chance * count[..., None, None]).astype(np.intp).reshape(*count.shape, 1, -1)
        shape = (*ratio.shape[:-1], drawn.shape[-1])
        found = np.take_along_axis(ratio, np.broadcast_to(drawn, shape), axis=-1)
        return np.asarray(found.reshape(*ratio.shape[:-1], draws, m).max(axis=-1).mean(axis=-1))

    return _order_m(x, frontier, sampled, 2 * draws * m // max(frontier.shape[-2], 1) + 1)


def _order_m(
    x: FloatArray, reference: FloatArray, mean: Callable[[FloatArray, IntArray], FloatArray], size: int
) -> FloatArray:
    """Score units by the mean, over draws, of the best ratio; `size` is what a ratio takes up in the mean.

    ``mean(ratios, count)``: only the first `count` units to draw from have values; the others have ratio 0.
    """
    refuse_negative(x, reference)
    own, has = own_values(x, reference)
    best, count = _those_with_values(reference)
    units = x.shape[-2]
    pair = 8 * (x.shape[-1] + size) * best[..., 0].size
    block = max(1, BLOCK // max(pair, 1))
    scores = np.empty(x.shape[:-1])
    for start in range(0, units, block):
        rows = (..., slice(start, start + block), None, slice(None))
        ratio = best[..., None, :, :] / np.where(has, own, 1.0)[rows]
        ratio = np.where(has[rows], ratio, np.inf).min(axis=-1)
        able = np.asarray(has[..., start : start + block, :].any(axis=-1))
        average = mean(np.where(able[..., None], ratio, 0.0), count)
        scores[..., start : start + block] = np.divide(
            1.0, average, out=np.where(able, np.inf, 0.0), where=able & (average > 0)
        )
    return np.where(np.isfinite(x).any(axis=-1), scores, np.nan)


def _those_with_values(reference: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return the units that have any value first, with zero for what they miss, and their number."""
    empty = ~np.isfinite(reference).any(axis=-1)
    order = np.argsort(empty, axis=-1, kind="stable")[..., None]
    values = np.where(np.isfinite(reference), reference, 0.0)
    return np.take_along_axis(values, order, axis=-2), np.asarray((~empty).sum(axis=-1))
