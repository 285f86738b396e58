"""What each indicator looks like: moments, and how many values are there, zero or the same.

``x`` is ``(..., units, indicators)``, NaN is missing (see :mod:`poliscope.kernels`); constants are
taken over units, the second axis from the end.
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray

__all__ = ["kurtosis", "skewness", "skewness_and_kurtosis"]

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
    return skewness_and_kurtosis(x)[0]


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
    return skewness_and_kurtosis(x)[1]


def skewness_and_kurtosis(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return :func:`skewness` and :func:`kurtosis` of each indicator in one pass over the data.

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is left out.

    Returns
    -------
    tuple of array, (..., indicators)
    """
    with np.errstate(all="ignore"):  # too few, all the same, or beyond floating point: NaN, below
        n, m2, m3, m4 = _moments(x)
        g1 = m3 / m2**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
        g2 = ((n + 1) * (m4 / m2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return np.where((n >= 3) & (m2 > 0), g1, np.nan), np.where((n >= 4) & (m2 > 0), g2, np.nan)


def _moments(x: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return n and the central moments 2 to 4, of values scaled to a spread of one."""
    present = np.isfinite(x)
    n = present.sum(axis=-2).astype(np.float64)
    size = np.maximum(n, 1)
    filled = np.where(present, x, 0.0)
    largest = np.maximum(filled.max(axis=-2, initial=0.0), -filled.min(axis=-2, initial=0.0))
    centre = filled.sum(axis=-2) / size
    filled -= centre[..., None, :]
    filled[~present] = 0.0
    spread = np.maximum(filled.max(axis=-2, initial=0.0), -filled.min(axis=-2, initial=0.0))
    spread = np.where(spread > CONSTANT * largest, spread, np.inf)
    # both measures are free of scale; without this the fourth power of 1e90 would overflow
    filled /= spread[..., None, :]
    squared = filled * filled
    m2 = squared.sum(axis=-2)
    m4 = np.einsum("...ij,...ij->...j", squared, squared)
    squared *= filled
    return n, m2 / size, squared.sum(axis=-2) / size, m4 / size
