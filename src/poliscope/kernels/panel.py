"""Fill gaps along time: ``x`` is ``(..., periods, units, indicators)``, NaN is missing.

Periods may come in any order and need not be evenly spaced. Each series, of one unit and one indicator,
is filled from its own values only; observed values stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.columns import divide

__all__ = ["carry_forward", "hold_constant", "interpolate", "source_periods"]


def carry_forward(x: FloatArray, periods: FloatArray, *, max_age: float | None = None) -> FloatArray:
    """Fill each gap with the latest value before it.

    Parameters
    ----------
    x : array, (..., periods, units, indicators)
        NaN is missing.
    periods : array, (periods,)
        The periods as numbers, all different.
    max_age : float, optional
        A value that is older than this, in the unit of `periods`, is not used.

    Returns
    -------
    array, (..., periods, units, indicators)
        A gap before the first value, or too long after it, stays.
    """

    def fill(x: FloatArray, periods: FloatArray) -> FloatArray:
        return np.where(np.isnan(x), _take(x, _latest(x, periods, max_age)), x)

    return _in_order(fill, x, periods)


def source_periods(x: FloatArray, periods: FloatArray, *, max_age: float | None = None) -> FloatArray:
    """Return the period that each value of :func:`carry_forward` was observed in.

    Parameters
    ----------
    x : array, (..., periods, units, indicators)
        Before filling.
    periods : array, (periods,)
        The periods as numbers, all different.
    max_age : float, optional
        As given to :func:`carry_forward`.

    Returns
    -------
    array, (..., periods, units, indicators)
        NaN where there is no value.
    """

    def trace(x: FloatArray, periods: FloatArray) -> FloatArray:
        place = _latest(x, periods, max_age)
        return np.where(place < 0, np.nan, periods[place])

    return _in_order(trace, x, periods)


def hold_constant(x: FloatArray, periods: FloatArray) -> FloatArray:
    """Fill each gap with the latest value before it, and gaps before the first value with that.

    Parameters
    ----------
    x : array, (..., periods, units, indicators)
        NaN is missing.
    periods : array, (periods,)
        The periods as numbers, all different.

    Returns
    -------
    array, (..., periods, units, indicators)
        A series without values stays empty.
    """

    def fill(x: FloatArray, periods: FloatArray) -> FloatArray:
        before = _take(x, _latest(x, periods, None))
        return np.where(np.isnan(before), _take(x, _next(x)), before)

    return _in_order(fill, x, periods)


def interpolate(x: FloatArray, periods: FloatArray, *, extend: bool = True) -> FloatArray:
    """Fill each gap on the straight line between the values around it.

    Parameters
    ----------
    x : array, (..., periods, units, indicators)
        NaN is missing.
    periods : array, (periods,)
        The periods as numbers, all different.
    extend : bool
        Fill gaps before the first and after the last value with that value; a series with one value
        becomes constant.

    Returns
    -------
    array, (..., periods, units, indicators)
        A series without values stays empty.
    """

    def fill(x: FloatArray, periods: FloatArray) -> FloatArray:
        earlier, later = _latest(x, periods, None), _next(x)
        before, after = _take(x, earlier), _take(x, later)
        now, gap = periods[:, None, None] - periods[earlier], periods[later] - periods[earlier]
        between = before + (after - before) * divide(now, gap)
        filled = np.where(np.isnan(x), between, x)
        if not extend:
            return filled
        ends = np.where(np.isnan(before), after, before)
        return np.where(np.isnan(filled), ends, filled)

    return _in_order(fill, x, periods)


def _in_order(
    work: Callable[[FloatArray, FloatArray], FloatArray], x: FloatArray, periods: FloatArray
) -> FloatArray:
    """Do the work with periods from old to new, and give back the order in which they came."""
    order = np.argsort(periods)
    result = np.empty(x.shape)
    result[..., order, :, :] = work(x[..., order, :, :], np.asarray(periods, dtype=np.float64)[order])
    return result


def _latest(x: FloatArray, periods: FloatArray, max_age: float | None) -> IntArray:
    """Return the place of the latest value at each period, -1 where there is none or it is too old."""
    place = np.where(np.isnan(x), -1, np.arange(x.shape[-3])[:, None, None])
    latest = np.maximum.accumulate(place, axis=-3)
    if max_age is None:
        return latest
    return np.where(periods[:, None, None] - periods[latest] > max_age, -1, latest)


def _next(x: FloatArray) -> IntArray:
    """Return the place of the next value at each period, -1 where there is none."""
    length = x.shape[-3]
    place = np.where(np.isnan(x), length, np.arange(length)[:, None, None])
    upcoming = np.minimum.accumulate(place[..., ::-1, :, :], axis=-3)[..., ::-1, :, :]
    return np.where(upcoming == length, -1, upcoming)


def _take(x: FloatArray, place: IntArray) -> FloatArray:
    found = np.take_along_axis(x, np.maximum(place, 0), axis=-3)
    return np.where(place < 0, np.nan, found)
