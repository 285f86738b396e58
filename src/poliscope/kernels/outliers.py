"""Find outliers by the shape of a distribution, and the bounds that bring them in.

A column is suspect when its skewness and its kurtosis are both beyond a threshold. Winsorising gives
the most extreme value the value next to it, again and again, until the column passes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from poliscope.kernels import BoolArray, FloatArray, IntArray

__all__ = ["fails_shape", "fence_bounds", "winsorising_bounds"]

BLOCK = 2**20
"""Cells of the columns that are worked on at once; bounds the memory, whatever the size of the data."""


def fails_shape(
    skew: FloatArray, kurt: FloatArray, *, skewness: float = 2.0, kurtosis: float = 3.5
) -> BoolArray:
    """Say which columns have both a skewness and an excess kurtosis beyond the thresholds.

    Parameters
    ----------
    skew, kurt : array, (...)
        Of each column; NaN (too few values, or all the same) does not fail.
    skewness : float
        Threshold of the absolute skewness.
    kurtosis : float
        Threshold of the excess kurtosis.

    Returns
    -------
    bool array, (...)

    References
    ----------
    Groeneveld, R. A. and Meeden, G. (1984). Measuring skewness and kurtosis. The Statistician 33(4),
    391-399.
    """
    return (np.abs(skew) > skewness) & (kurt > kurtosis)


def winsorising_bounds(
    x: FloatArray,
    *,
    limit: int | None = 5,
    skewness: float = 2.0,
    kurtosis: float = 3.5,
    force: bool = False,
) -> tuple[FloatArray, FloatArray]:
    """Return the bounds to which each column is to be cut so that its shape passes.

    The highest value, where the skewness is positive, and else the lowest, is moved to its neighbour
    until the column passes, or `limit` points have been moved. Values that are tied move together, so
    that the limit may be exceeded. Nothing is moved past the median, and a column is never made constant.

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is left out.
    limit : int, optional
        How many points may move; None for as many as it takes.
    skewness, kurtosis : float
        Thresholds, see :func:`fails_shape`.
    force : bool
        Move up to `limit` points, whatever the shape.

    Returns
    -------
    tuple of array, (..., indicators)
        Lower and upper bounds, -inf and inf where nothing is to be moved at that end.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """
    units, shape = x.shape[-2], (*x.shape[:-2], x.shape[-1])
    if x.size == 0:
        return np.full(shape, -np.inf), np.full(shape, np.inf)
    columns = np.moveaxis(x, -2, -1).reshape(-1, units)
    bounds = np.empty((2, len(columns)))
    size = max(1, BLOCK // units)
    for start in range(0, len(columns), size):  # blocks bound the memory; all their columns run at once
        block = slice(start, start + size)
        bounds[:, block] = _bounds_of(
            columns[block], limit=units if limit is None else limit, test=(skewness, kurtosis), force=force
        )
    return bounds[0].reshape(shape), bounds[1].reshape(shape)


def fence_bounds(low: FloatArray, high: FloatArray, *, reach: float) -> tuple[FloatArray, FloatArray]:
    """Return Tukey's fences: the quartiles, widened by a multiple of the distance between them.

    Parameters
    ----------
    low, high : array, (..., indicators)
        First and third quartile.
    reach : float
        The multiple, usually 1.5 (outliers) or 3 (far out).

    Returns
    -------
    tuple of array, (..., indicators)

    References
    ----------
    Tukey, J. W. (1977). Exploratory Data Analysis. Addison-Wesley.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return low - reach * (high - low), high + reach * (high - low)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Sorted columns, with all that a step needs to know in constant time.

    `ordered` is (columns, units), NaN last; `powers` (4, columns, units) sums ``z^p`` from the median
    out to each place, ``z`` being the distance from the median, which keeps its digits however far out
    the outliers lie; `first` and `last` are the ends of the run of ties that a place is in.
    """

    ordered: FloatArray
    z: FloatArray
    powers: FloatArray
    first: IntArray
    last: IntArray
    count: IntArray
    middle: IntArray


def _bounds_of(columns: FloatArray, *, limit: int, test: tuple[float, float], force: bool) -> FloatArray:
    data = _sort(columns)
    lowest, highest = np.zeros_like(data.count), np.maximum(data.count - 1, 0)
    active = np.flatnonzero(data.count > 3) if limit > 0 else np.empty(0, dtype=np.intp)
    while active.size:
        skew, kurt = _shape(data, active, lowest[active], highest[active])
        fails = fails_shape(skew, kurt, skewness=test[0], kurtosis=test[1])
        going = np.isfinite(skew) if force else fails
        active, skew = active[going], skew[going]
        low, high, moved = _step(data, active, lowest[active], highest[active], up=skew >= 0)
        lowest[active], highest[active] = low, high
        done = low + data.count[active] - 1 - high
        active = active[moved & (done < limit)]
    row = np.arange(len(columns))
    lower = np.where(lowest > 0, data.ordered[row, lowest], -np.inf)
    upper = np.where(highest < data.count - 1, data.ordered[row, highest], np.inf)
    return np.stack([lower, upper])


def _sort(columns: FloatArray) -> _Sorted:
    ordered = np.sort(columns, axis=1)
    count = (~np.isnan(ordered)).sum(axis=1)
    middle = count // 2
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        z = ordered - np.take_along_axis(ordered, middle.clip(max=ordered.shape[1] - 1)[:, None], axis=1)
        z[np.isnan(z)] = 0.0
        z /= np.maximum(np.abs(z).max(axis=1, initial=0.0), np.finfo(float).tiny)[:, None]
    place = np.arange(ordered.shape[1])
    starts = np.ones(ordered.shape, dtype=bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    ends = np.ones_like(starts)
    ends[:, :-1] = starts[:, 1:]
    last = np.where(ends, place, len(place))[:, ::-1]
    return _Sorted(
        ordered=ordered,
        z=z,
        powers=_sums_from_middle(z),
        first=np.maximum.accumulate(np.where(starts, place, 0), axis=1),
        last=np.minimum.accumulate(last, axis=1)[:, ::-1],
        count=count,
        middle=middle,
    )


def _sums_from_middle(z: FloatArray) -> FloatArray:
    above, below = np.maximum(z, 0.0), np.minimum(z, 0.0)
    sums = np.empty((4, *z.shape))
    up, down = np.ones_like(z), np.ones_like(z)
    for power in range(4):
        up *= above
        down *= below
        # one of the two is 0 at every place, so that their sum holds both
        sums[power] = np.cumsum(up, axis=1)
        sums[power] += np.cumsum(down[:, ::-1], axis=1)[:, ::-1]
    return sums


def _shape(data: _Sorted, rows: IntArray, low: IntArray, high: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return skewness and excess kurtosis (type 2) of columns cut to their places `low` to `high`."""
    n = data.count[rows].astype(np.float64)
    below, above = low.astype(np.float64), n - 1 - high
    a, b = data.z[rows, low], data.z[rows, high]
    power = np.arange(1, 5)[:, None]
    total = data.powers[:, rows, low] + data.powers[:, rows, high] + below * a**power + above * b**power
    r1, r2, r3, r4 = total / n
    m2 = r2 - r1**2
    m3 = r3 - 3 * r1 * r2 + 2 * r1**3
    m4 = r4 - 4 * r1 * r3 + 6 * r1**2 * r2 - 3 * r1**4
    with np.errstate(all="ignore"):
        skew = np.where(m2 > 0, m3 / m2**1.5 * np.sqrt(n * (n - 1)) / (n - 2), np.nan)
        kurt = ((n + 1) * (m4 / m2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skew, np.where(m2 > 0, kurt, np.nan)


def _step(
    data: _Sorted, rows: IntArray, low: IntArray, high: IntArray, *, up: BoolArray
) -> tuple[IntArray, IntArray, BoolArray]:
    """Move the extreme value of each column, with its ties, to the neighbour; say where that was possible."""
    down_to, up_to = data.first[rows, high] - 1, data.last[rows, low] + 1
    middle = data.middle[rows]
    new_low, new_high = np.where(up, low, up_to), np.where(up, down_to, high)
    inside = (new_high >= middle) & (new_low <= middle)
    new_low, new_high = np.where(inside, new_low, low), np.where(inside, new_high, high)
    moved = inside & (data.ordered[rows, new_low] < data.ordered[rows, new_high])
    return np.where(moved, new_low, low), np.where(moved, new_high, high), moved
