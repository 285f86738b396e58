"""Growth over periods."""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray, IntArray

__all__ = ["compound_growth", "period_change"]


def compound_growth(x: FloatArray, periods: FloatArray) -> FloatArray:
    """Return the compound growth rate for one period between the first and the last figure.

    Parameters
    ----------
    x : array, (periods, ...)
        NaN is missing.
    periods : array, (periods,)
        Times, rising.

    Returns
    -------
    array, (...)
        ``(last / first) ** (1 / time) - 1``. NaN with fewer than two figures, or where one figure is
        below 0 and the other is not (no rate leads from one to the other); infinite from 0.
    """
    first, last = _ends(x)
    y0, y1 = _at(x, first), _at(x, last)
    time = periods[last] - periods[first]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = (y1 / y0) ** (1 / time) - 1
    return np.where(time > 0, rate, np.nan)


def period_change(x: FloatArray, periods: FloatArray, *, per: float = 10.0) -> FloatArray:
    """Return the change in per cent of the first figure, scaled to a number of periods.

    Parameters
    ----------
    x : array, (periods, ...)
        NaN is missing.
    periods : array, (periods,)
        Times, rising.
    per : float
        Periods to which the change is scaled.

    Returns
    -------
    array, (...)
        ``100 * (fit_last - fit_first) / fit_first * per / time`` for the ordinary least-squares line
        through all figures.
    """
    present = np.isfinite(x)
    t = np.where(present, periods.reshape(-1, *([1] * (x.ndim - 1))), 0.0)
    count = present.sum(axis=0)
    value = np.where(present, x, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        t_mean, y_mean = t.sum(axis=0) / count, value.sum(axis=0) / count
        away = np.where(present, t - t_mean, 0.0)
        slope = (away * value).sum(axis=0) / (away**2).sum(axis=0)
        first, _ = _ends(x)
        start = y_mean + slope * (periods[first] - t_mean)
        change = 100 * slope * per / start
    return np.where(count > 1, change, np.nan)


def _ends(x: FloatArray) -> tuple[IntArray, IntArray]:
    """Return the positions of the first and the last figure along time."""
    present = np.isfinite(x)
    last = x.shape[0] - 1 - np.argmax(present[::-1], axis=0)
    return np.argmax(present, axis=0), last


def _at(x: FloatArray, where: IntArray) -> FloatArray:
    return np.asarray(np.take_along_axis(x, where[None], axis=0)[0])
