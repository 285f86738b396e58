"""Growth over periods."""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray, IntArray

__all__ = ["compound_growth", "end_figures", "fitted_line", "period_change"]


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
        below 0 and the other is not (no rate leads from one to the other); infinite from 0. Of two figures
        below 0 it is the growth of their size: -0.5 from -10 to -5.
    """
    first, last = _ends(x)
    y0, y1 = end_figures(x)
    time = periods[last] - periods[first]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = (y1 / y0) ** (1 / time) - 1
    return np.where((time > 0) & ((y0 < 0) == (y1 < 0)), rate, np.nan)


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
        through all figures; below 0 where the line rises from below 0.
    """
    slope, start = fitted_line(x, periods)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(100 * slope * per / start)


def fitted_line(x: FloatArray, periods: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the ordinary least-squares line through all figures.

    Parameters
    ----------
    x : array, (periods, ...)
        NaN is missing.
    periods : array, (periods,)
        Times, rising.

    Returns
    -------
    slope, start : array, (...)
        Rise in one period, and the height at the first figure; NaN with fewer than two figures.
    """
    present = np.isfinite(x)
    t = np.where(present, periods.reshape(-1, *([1] * (x.ndim - 1))), 0.0)
    count = present.sum(axis=0)
    value = np.where(present, x, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        t_mean, y_mean = t.sum(axis=0) / count, value.sum(axis=0) / count
        away = np.where(present, t - t_mean, 0.0)
        slope = np.where(count > 1, (away * value).sum(axis=0) / (away**2).sum(axis=0), np.nan)
        first, _ = _ends(x)
        return slope, np.asarray(y_mean + slope * (periods[first] - t_mean))


def end_figures(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the first and the last figure along the first axis; NaN where there is none."""
    first, last = _ends(x)
    return _at(x, first), _at(x, last)


def _ends(x: FloatArray) -> tuple[IntArray, IntArray]:
    """Return the positions of the first and the last figure along time."""
    present = np.isfinite(x)
    last = x.shape[0] - 1 - np.argmax(present[::-1], axis=0)
    return np.argmax(present, axis=0), last


def _at(x: FloatArray, where: IntArray) -> FloatArray:
    return np.asarray(np.take_along_axis(x, where[None], axis=0)[0])
