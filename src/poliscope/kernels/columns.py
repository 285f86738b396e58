"""Constants of each column: minimum, mean, quantiles, ranks, with missing cells left out.

``x`` is ``(..., units, indicators)``; constants are ``(..., indicators)``, NaN where a column has no
value. Nothing here warns: what cannot be computed is NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.statistics import CONSTANT

__all__ = [
    "Ties",
    "count",
    "divide",
    "maximum",
    "mean",
    "median",
    "minimum",
    "quantiles",
    "spread",
    "standard_deviation",
    "tied_ranks",
]

Ties = Literal["min", "average", "max"]

TIE = 1e-12
"""Neighbours closer than this share of their size are tied: the difference is rounding."""


def count(x: FloatArray) -> IntArray:
    """Return the number of values in each column.

    Returns
    -------
    int array, (..., indicators)
    """
    present: IntArray = (~np.isnan(x)).sum(axis=-2)
    return present


def minimum(x: FloatArray) -> FloatArray:
    """Return the smallest value of each column.

    Returns
    -------
    array, (..., indicators)
    """
    smallest: FloatArray = np.fmin.reduce(x, axis=-2, initial=np.nan)
    return smallest


def maximum(x: FloatArray) -> FloatArray:
    """Return the largest value of each column.

    Returns
    -------
    array, (..., indicators)
    """
    largest: FloatArray = np.fmax.reduce(x, axis=-2, initial=np.nan)
    return largest


def spread(x: FloatArray) -> FloatArray:
    """Return maximum less minimum of each column; 0 where the difference is mere rounding.

    Returns
    -------
    array, (..., indicators)
    """
    low, high = minimum(x), maximum(x)
    with np.errstate(over="ignore", invalid="ignore"):
        gap = high - low
    return np.where(gap <= CONSTANT * np.fmax(np.abs(low), np.abs(high)), 0.0, gap)


def mean(x: FloatArray) -> FloatArray:
    """Return the mean of each column.

    Returns
    -------
    array, (..., indicators)
    """
    present = ~np.isnan(x)
    with np.errstate(over="ignore", invalid="ignore"):
        total = np.where(present, x, 0.0).sum(axis=-2)
    return divide(total, present.sum(axis=-2).astype(np.float64))


def standard_deviation(x: FloatArray) -> FloatArray:
    """Return the sample standard deviation (n - 1) of each column.

    Returns
    -------
    array, (..., indicators)
        0 for a constant column, NaN with fewer than 2 values.
    """
    n = count(x)
    with np.errstate(over="ignore", invalid="ignore"):
        deviation = x - mean(x)[..., None, :]
        deviation[np.isnan(deviation)] = 0.0
        squares = np.einsum("...uc,...uc->...c", deviation, deviation)
    root = np.sqrt(squares / np.maximum(n - 1, 1))
    return np.where(n > 1, np.where(spread(x) == 0, 0.0, root), np.nan)


def median(x: FloatArray) -> FloatArray:
    """Return the median of each column.

    Returns
    -------
    array, (..., indicators)
    """
    return quantiles(x, [0.5])[..., 0, :]


def quantiles(x: FloatArray, shares: Sequence[float]) -> FloatArray:
    """Return quantiles of each column, by linear interpolation (type 7).

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is left out.
    shares : sequence of float
        Each between 0 and 1.

    Returns
    -------
    array, (..., shares, indicators)

    References
    ----------
    Hyndman, R. J. and Fan, Y. (1996). Sample quantiles in statistical packages. The American
    Statistician 50(4), 361-365.
    """
    if x.shape[-2] == 0:
        return np.full((*x.shape[:-2], len(shares), x.shape[-1]), np.nan)
    ordered = np.sort(x, axis=-2)  # NaN last
    place = np.maximum(count(x) - 1, 0)[..., None, :] * np.asarray(shares)[:, None]
    below = np.floor(place).astype(np.intp)
    low = np.take_along_axis(ordered, below, axis=-2)
    high = np.take_along_axis(ordered, np.ceil(place).astype(np.intp), axis=-2)
    with np.errstate(over="ignore", invalid="ignore"):
        between: FloatArray = low + (place - below) * (high - low)
    return between


def tied_ranks(x: FloatArray, *, ties: Ties = "min", reference: FloatArray | None = None) -> FloatArray:
    """Rank the values of each column upwards: 1 is the smallest.

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is not ranked.
    ties : {"min", "average", "max"}
        The rank that tied values share. Values that differ by rounding only are tied.
    reference : array, (units', indicators), optional
        Rank among these values instead of among those of `x`.

    Returns
    -------
    array, (..., units, indicators)
        NaN where `x` is NaN.
    """
    pool = x
    if reference is not None:
        pool = np.concatenate([np.broadcast_to(reference, (*x.shape[:-2], *reference.shape)), x], axis=-2)
    lines = np.ascontiguousarray(np.swapaxes(pool, -1, -2))  # sorting is fastest along memory
    order = np.argsort(lines, axis=-1)  # which of equal values comes first makes no difference
    smaller, not_larger = _tallies(np.take_along_axis(lines, order, axis=-1))
    if reference is not None:
        tally = np.cumsum(order < reference.shape[0], axis=-1)
        tally = np.concatenate([np.zeros_like(tally[..., :1]), tally], axis=-1)
        smaller = np.take_along_axis(tally, smaller, axis=-1)
        not_larger = np.take_along_axis(tally, not_larger, axis=-1)
    shared = {"min": smaller + 1.0, "max": 1.0 * not_larger, "average": (smaller + 1 + not_larger) / 2}[ties]
    ranks = np.empty(lines.shape)
    np.put_along_axis(ranks, order, shared, axis=-1)
    ranks[np.isnan(lines)] = np.nan
    return np.ascontiguousarray(np.swapaxes(ranks[..., pool.shape[-2] - x.shape[-2] :], -1, -2))


def divide(above: FloatArray, below: FloatArray) -> FloatArray:
    """Divide, with NaN where the divisor is 0 or missing.

    Returns
    -------
    array
        Of the shape that the two broadcast to.
    """
    with np.errstate(all="ignore"):
        return np.where(below == 0, np.nan, np.true_divide(above, below))


def _tallies(ordered: FloatArray) -> tuple[IntArray, IntArray]:
    """Return, for each place in sorted rows, how many values are smaller and how many not larger."""
    length = ordered.shape[-1]
    lower, upper = ordered[..., :-1], ordered[..., 1:]
    starts = np.ones(ordered.shape, dtype=bool)
    with np.errstate(over="ignore", invalid="ignore"):
        starts[..., 1:] = ~(upper - lower <= TIE * np.maximum(np.abs(lower), np.abs(upper)))
    position = np.arange(length)
    smaller = np.maximum.accumulate(np.where(starts, position, 0), axis=-1)
    ends = np.ones_like(starts)
    ends[..., :-1] = starts[..., 1:]
    upwards = np.where(ends, position + 1, length)[..., ::-1]
    return smaller, np.minimum.accumulate(upwards, axis=-1)[..., ::-1]
