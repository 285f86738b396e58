"""What each indicator looks like: moments, and how many values are there, zero or the same.

``x`` is ``(..., units, indicators)``, NaN is missing (see :mod:`poliscope.kernels`); constants are
taken over units, the second axis from the end.
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray

__all__ = ["kurtosis", "skewness"]

CONSTANT = 1e-13
"""A spread below this share of the largest absolute value is rounding, not variation."""


def skewness(x: FloatArray) -> FloatArray:
    """Return the sample skewness of each indicator, adjusted for the sample size (type 2).

    ``G1 = g1 sqrt(n (n - 1)) / (n - 2)`` with ``g1 = m3 / m2^(3/2)``, as in SAS, SPSS, Excel's SKEW.

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is left out.

    Returns
    -------
    array, (..., indicators)
        NaN with fewer than 3 values, or where all values are the same.

    References
    ----------
    Joanes, D. N. and Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis. The
    Statistician 47(1), 183-189.
    """
    n, m2, moment = _moments(x, order=3)
    with np.errstate(divide="ignore", invalid="ignore"):
        adjusted = moment / m2**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
    return np.where((n >= 3) & (m2 > 0), adjusted, np.nan)


def kurtosis(x: FloatArray) -> FloatArray:
    """Return the sample excess kurtosis of each indicator, adjusted for the sample size (type 2).

    ``G2 = ((n + 1) g2 + 6) (n - 1) / ((n - 2)(n - 3))`` with ``g2 = m4 / m2^2 - 3``, as in SAS, SPSS,
    Excel's KURT.

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is left out.

    Returns
    -------
    array, (..., indicators)
        NaN with fewer than 4 values, or where all values are the same.

    References
    ----------
    Joanes, D. N. and Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis. The
    Statistician 47(1), 183-189.
    """
    n, m2, moment = _moments(x, order=4)
    with np.errstate(divide="ignore", invalid="ignore"):
        adjusted = ((n + 1) * (moment / m2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return np.where((n >= 4) & (m2 > 0), adjusted, np.nan)


def _moments(x: FloatArray, *, order: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return n, the second and the ``order``-th central moment, of values scaled to a spread of one."""
    present = np.isfinite(x)
    n = present.sum(axis=-2).astype(np.float64)
    filled = np.where(present, x, 0.0)
    centre = filled.sum(axis=-2) / np.maximum(n, 1)
    deviation = np.where(present, x - centre[..., None, :], 0.0)
    spread = np.abs(deviation).max(axis=-2, initial=0.0)
    spread = np.where(spread > CONSTANT * np.abs(filled).max(axis=-2, initial=0.0), spread, np.inf)
    # both measures are free of scale; without this the fourth power of 1e90 would overflow
    scaled = deviation / spread[..., None, :]
    size = np.maximum(n, 1)
    return n, (scaled**2).sum(axis=-2) / size, (scaled**order).sum(axis=-2) / size
