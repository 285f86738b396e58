"""Bend a skewed column: logarithms and Box-Cox. The order of the units stays as it is.

``x`` is ``(..., units, indicators)``. A constant column stays as it is.
"""

from __future__ import annotations

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.columns import divide, maximum, minimum, spread
from poliscope.kernels.statistics import skewness

__all__ = ["box_cox", "log_gii", "log_offset", "log_plus_one", "log_two_sided"]

OFFSET = 0.01
"""Share of the range that keeps the smallest value away from the logarithm of 0."""


def log_offset(x: FloatArray) -> FloatArray:
    """Return ``log(x - min + 0.01 (max - min))``: the logarithm of the COIN Tool as COINr has it.

    Returns
    -------
    array, (..., units, indicators)

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """
    offset = OFFSET * spread(x)[..., None, :]
    return _unless_constant(x, np.log(_positive(x - minimum(x)[..., None, :] + offset)))


def log_two_sided(x: FloatArray) -> FloatArray:
    """Return :func:`log_offset`, mirrored where the column is skewed to the left.

    There it is ``-log(max - x + 0.01 (max - min))``, which pulls in the long tail below.

    Returns
    -------
    array, (..., units, indicators)

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """
    side = np.where(skewness(x) < 0, -1.0, 1.0)[..., None, :]
    return side * log_offset(x * side)


def log_plus_one(x: FloatArray) -> FloatArray:
    """Return ``log(x - min + 1)``: the logarithm of the JRC COIN Tool.

    Returns
    -------
    array, (..., units, indicators)
        What it does depends on the unit of measure.

    References
    ----------
    Becker, W., Benavente, D., Dominguez Torreiro, M. et al. (2019). COIN Tool user guide. Publications
    Office of the European Union.
    """
    return _unless_constant(x, np.log(_positive(x - minimum(x)[..., None, :] + 1)))


def log_gii(x: FloatArray, *, direction: FloatArray | None = None, scale: float | None = None) -> FloatArray:
    """Return the logarithm of the Global Innovation Index, which runs from 0 to ``log(max f)``.

    Where higher is better, ``log((max f - 1)(x - min) / (max - min) + 1)``; where lower is better,
    ``log((max f - 1)(max - x) / (max - min) + 1)`` with its sign turned, so that values stay in the
    direction in which they came.

    Parameters
    ----------
    x : array, (..., units, indicators)
        The largest value of each column above 0.
    direction : array, (..., indicators), optional
        1 or -1.
    scale : float, optional
        The factor ``f``; without it the smallest power of ten, 1 or more, that brings ``max f`` to 2
        or more.

    Returns
    -------
    array, (..., units, indicators)

    Raises
    ------
    ArrayError
        The largest value of a column, scaled, is not above 1.

    References
    ----------
    Cornell University, INSEAD and WIPO (2020). The Global Innovation Index 2020, Appendix IV.
    """
    low, high = minimum(x), maximum(x)
    with np.errstate(all="ignore"):
        powers = 10.0 ** np.maximum(np.ceil(np.log10(2 / np.maximum(high, 0))), 0)
        top = high * (powers if scale is None else scale)
    unfit = (spread(x) > 0) & ~((top > 1) & np.isfinite(top))
    bad = np.asarray(unfit.any(axis=tuple(range(unfit.ndim - 1))))
    if bad.any():
        raise ArrayError(
            "the logarithm of the Global Innovation Index needs a largest value above 0",
            cells=[(-1, int(column)) for column in np.flatnonzero(bad)[:10]],
            help="use the logarithm log or log-two-sided for this indicator",
        )
    side = np.ones(x.shape[-1]) if direction is None else direction
    rest = np.where(side < 0, high[..., None, :] - x, x - low[..., None, :])
    share = divide(rest, (high - low)[..., None, :])
    # the formula for bads turns them into goods; the sign turns them back, direction is dealt with later
    return _unless_constant(x, side * np.log((top[..., None, :] - 1) * share + 1))


def box_cox(x: FloatArray, *, power: float = 0.0) -> FloatArray:
    """Return Box and Cox's transformation of ``y = x - min + 1``: ``(y^power - 1) / power``, or ``log(y)``.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Any values: the shift makes them 1 or more.
    power : float
        Their lambda; 0 is the logarithm, 1 no more than a shift.

    Returns
    -------
    array, (..., units, indicators)

    References
    ----------
    Box, G. E. P. and Cox, D. R. (1964). An analysis of transformations. Journal of the Royal Statistical
    Society B 26(2), 211-252.
    """
    if power == 0:
        return log_plus_one(x)
    with np.errstate(over="ignore", invalid="ignore"):
        shifted = x - minimum(x)[..., None, :] + 1
        return _unless_constant(x, (shifted**power - 1) / power)


def _positive(x: FloatArray) -> FloatArray:
    """Replace what has no logarithm by NaN; happens in constant columns only."""
    return np.where(x > 0, x, np.nan)


def _unless_constant(x: FloatArray, bent: FloatArray) -> FloatArray:
    return np.where((spread(x) == 0)[..., None, :], x, bent)
