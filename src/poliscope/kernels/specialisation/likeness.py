"""How alike regions are by what they do, as specialisation sees it."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, row_totals, to_dense
from poliscope.kernels.specialisation.quotients import location_quotient

__all__ = ["finger_kreinin", "quotient_correlation"]


def finger_kreinin(x: Any) -> Array:
    """Overlap of the activity mixes of each pair of regions: the sum of the smaller shares; 0 to 1.

    Parameters
    ----------
    x : array_like (regions, activities) or scipy.sparse
        Amounts.

    Returns
    -------
    ndarray (regions, regions)
        Symmetric, 1 on the diagonal; NaN for empty regions.

    References
    ----------
    Finger, J. M. and Kreinin, M. E. (1979). A measure of "export similarity" and its possible uses.
    Economic Journal 89, 905-912.
    """
    from scipy.spatial.distance import cdist

    values = _one_table(x)
    totals = row_totals(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = values / totals[:, None]
    # min(a, b) = (a + b - |a - b|) / 2, and shares add up to 1
    overlap = 1.0 - 0.5 * cdist(shares, shares, "cityblock")
    filled = totals > 0
    overlap[filled, filled] = 1.0
    return np.asarray(np.clip(overlap, 0.0, 1.0))


def quotient_correlation(x: Any, *, offset: float = 0.1) -> Array:
    """Correlation of ``log(location quotient + offset)`` of each pair of regions; -1 to 1.

    Parameters
    ----------
    x : array_like (regions, activities) or scipy.sparse
        Amounts.
    offset : float
        Keeps the logarithm of an absent activity finite; the result depends on it.

    Returns
    -------
    ndarray (regions, regions)
        NaN for empty regions; activities that nobody has are left out.

    References
    ----------
    Bahar, D., Hausmann, R. and Hidalgo, C. A. (2014). Neighbors and the evolution of the comparative
    advantage of nations. Journal of International Economics 92, 111-123.
    """
    if not offset > 0:
        raise ArrayError("the logarithm of an absent activity needs an offset above 0")
    quotient = location_quotient(_one_table(x))
    used = ~np.isnan(quotient).all(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation = np.corrcoef(np.log(quotient[:, used] + offset))
    return np.atleast_2d(np.asarray(correlation, dtype=np.float64))


def _one_table(x: Any) -> Array:
    values = to_dense(check_table(x))
    if values.ndim != 2:
        raise ArrayError("pairs of regions are compared in one table at a time", code="not-a-table")
    return values
